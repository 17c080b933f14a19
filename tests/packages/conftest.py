"""What the checks of the packages share: a project outside the tree that uses one, and an installed tree."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]
# What consumers/programs.cmake builds.
PROGRAMS = ("c-shared", "c-static", "cxx-shared", "cxx-static")


@pytest.fixture(scope="session")
def version(root: Path) -> str:
    """The one place where the version is written."""
    versions = re.findall(r'^version = "(.*)"$', (root / "Cargo.toml").read_text("utf-8"), flags=re.MULTILINE)
    assert len(versions) == 1
    return str(versions[0])


@pytest.fixture(scope="session")
def answer(version: str) -> str:
    """What each consumer prints."""
    return f"{version} ed93f3cb 3\n"


@pytest.fixture
def consumers(tmp_path: Path) -> Path:
    """A copy of the users' projects, where nothing of this project is near."""
    return Path(shutil.copytree(Path(__file__).parent / "consumers", tmp_path / "consumers"))


@pytest.fixture
def compiled(consumers: Path, require: Callable[[str], str], run: Callable[..., str]) -> Callable[..., Path]:
    """Compiles and links a consumer with the words that a package says."""

    def compile_consumer(name: str, *words: str | Path) -> Path:
        compiler, standard = ("cc", "c99") if name.endswith(".c") else ("c++", "c++17")
        program = consumers / f"{name}.out"
        run(require(compiler), f"-std={standard}", *WARNINGS, name, *words, "-o", program, cwd=consumers)
        return program

    return compile_consumer


@pytest.fixture(scope="session")
def asks_for(require: Callable[[str], str], run: Callable[..., str]) -> Callable[[Path], list[str]]:
    """The libraries of ours that a program asks for when it starts."""

    def needed(program: Path) -> list[str]:
        lines = run(require("readelf"), "--dynamic", program).splitlines()
        return [line.split("[")[1].rstrip("]") for line in lines if "(NEEDED)" in line and "tcenvelope" in line]

    return needed


@pytest.fixture
def cmake_programs(
    consumers: Path, require: Callable[[str], str], run: Callable[..., str]
) -> Callable[..., dict[str, Path]]:
    """Configures and builds a consumer with CMake; gives its programs by name, all or those that are named."""

    def build(project: str, *settings: str, programs: Sequence[str] = PROGRAMS) -> dict[str, Path]:
        cmake, out = require("cmake"), consumers / "out"
        flags = " ".join(WARNINGS)
        settings = (f"-DCMAKE_C_FLAGS={flags}", f"-DCMAKE_CXX_FLAGS={flags}", *settings)
        run(cmake, "-S", consumers / project, "-B", out, *settings)
        run(cmake, "--build", out, "--target", *programs)
        return {name: out / name for name in programs}

    return build
