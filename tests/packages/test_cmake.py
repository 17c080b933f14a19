"""find_package(tcenvelope) gives targets that need nothing else to be said."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


def test_programs(
    cmake_programs: Callable[..., dict[str, Path]],
    asks_for: Callable[[Path], list[str]],
    prefix: Path,
    run: Callable[..., str],
    answer: str,
) -> None:
    for name, program in cmake_programs("find_package", f"-DCMAKE_PREFIX_PATH={prefix}").items():
        assert run(program, env={}) == answer
        assert asks_for(program) == (["libtcenvelope.so.0"] if name.endswith("-shared") else [])


def configures(require: Callable[[str], str], project: Path, out: Path, *settings: str) -> tuple[bool, str]:
    command = [require("cmake"), "-S", str(project), "-B", str(out), *settings]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode == 0, done.stdout


def wanted(version: str) -> dict[str, bool]:
    """What users may ask for, and whether this version will do. Before 1.0 a minor version may break them."""
    major, minor, patch = (int(number) for number in version.split("."))
    return {
        "": True,
        f"{major}.{minor}": True,
        f"{version};EXACT": True,
        f"{major}.{minor}.{patch + 1}": False,
        f"{major}.{minor + 1}": False,
        f"{major + 1}": False,
        f"{major}.{minor}...<{major + 1}": True,
        f"{major}.{minor + 1}...{major + 1}": False,
        f"0.0...<{version}": False,
        f"0.0...{version}": True,
    }


def test_versions(consumers: Path, prefix: Path, require: Callable[[str], str], version: str, tmp_path: Path) -> None:
    project = consumers / "versions"
    for number, (words, will_do) in enumerate(wanted(version).items()):
        settings = [f"-DWANTED={words}", f"-DCMAKE_PREFIX_PATH={prefix}"]
        found, printed = configures(require, project, tmp_path / str(number), *settings)
        assert found == will_do, f"{words}: {printed}"
        assert not found or f"found tcenvelope {version}" in printed


@pytest.mark.parametrize(
    "folder", ["lib/cmake/tcenvelope", "lib/any-architecture/cmake/tcenvelope", "share/cmake/tcenvelope"]
)
def test_finds_itself_wherever_it_was_put(
    cmake_programs: Callable[..., dict[str, Path]],
    prefix: Path,
    run: Callable[..., str],
    answer: str,
    tmp_path: Path,
    folder: str,
) -> None:
    """Distributions have their own folders, and a tree may be moved."""
    moved = tmp_path / "moved"
    for part in ("include", "lib"):
        shutil.copytree(prefix / part, moved / part, symlinks=True)
    if folder != "lib/cmake/tcenvelope":
        (moved / folder).parent.mkdir(parents=True)
        (moved / "lib/cmake/tcenvelope").rename(moved / folder)
    program = cmake_programs("find_package", f"-Dtcenvelope_DIR={moved / folder}", programs=["c-shared"])
    assert run(program["c-shared"], env={}) == answer
