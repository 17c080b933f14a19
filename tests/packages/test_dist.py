"""`make dist`: an archive that is unpacked anywhere and used with a compiler and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def archive(make: Callable[..., str], root: Path) -> Path:
    return root / make("dist").splitlines()[-1]


@pytest.fixture(scope="module")
def unpacked(
    archive: Path,
    version: str,
    require: Callable[[str], str],
    run: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """In an empty folder with a space in its name, as a user's may have."""
    folder = tmp_path_factory.mktemp("dist") / "empty folder"
    folder.mkdir()
    run(require("tar"), "-xzf", archive, cwd=folder)
    (top,) = folder.iterdir()
    assert top.name == archive.name.removesuffix(".tar.gz")
    assert top.name.startswith(f"tcenvelope-{version}-")
    return top


@pytest.mark.parametrize("linked", ["shared", "static"])
@pytest.mark.parametrize("source", ["main.c", "main.cpp"])
def test_with_a_compiler_only(
    unpacked: Path, compiled: Callable[..., Path], run: Callable[..., str], answer: str, source: str, linked: str
) -> None:
    library = unpacked / "lib"
    words = [f"-L{library}", "-ltcenvelope", f"-Wl,-rpath,{library}"]
    if linked == "static":
        words = [str(library / "libtcenvelope.a")]
    assert run(compiled(source, f"-I{unpacked / 'include'}", *words), env={}) == answer


def test_with_pkg_config(
    unpacked: Path,
    compiled: Callable[..., Path],
    require: Callable[[str], str],
    run: Callable[..., str],
    answer: str,
    tmp_path: Path,
) -> None:
    moved = tmp_path / "moved"  # where no space is: it would end a word of what pkg-config says
    shutil.copytree(unpacked, moved, symlinks=True, ignore=shutil.ignore_patterns("share"))
    environment = {**os.environ, "PKG_CONFIG_PATH": str(moved / "lib" / "pkgconfig")}
    said = run(require("pkg-config"), "--cflags", "--libs", "tcenvelope", env=environment).split()
    program = compiled("main.c", *said)
    assert run(program, env={"LD_LIBRARY_PATH": str(moved / "lib")}) == answer


def test_with_cmake(
    unpacked: Path, cmake_programs: Callable[..., dict[str, Path]], run: Callable[..., str], answer: str
) -> None:
    for program in cmake_programs("find_package", f"-DCMAKE_PREFIX_PATH={unpacked}").values():
        assert run(program, env={}) == answer


def test_nothing_in_it_names_where_it_was_made(unpacked: Path, root: Path) -> None:
    for path in unpacked.rglob("*"):
        if path.is_file() and "vectors" not in path.parts:
            assert str(root).encode() not in path.read_bytes(), path.name


def test_is_the_same_again(archive: Path, make: Callable[..., str]) -> None:
    before = archive.read_bytes()
    make("dist")
    assert archive.read_bytes() == before
