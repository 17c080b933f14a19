"""`cargo cinstall`: run by `make cargo-c` before a release, for cargo-c itself takes long to build."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., str]


@pytest.fixture(scope="module")
def by_cargo_c(root: Path, require: Callable[[str], str], run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    require("cargo-cinstall")
    where = tmp_path_factory.mktemp("cargo-c")
    cargo = os.environ.get("CARGO", "cargo")
    words = ["--release", "--locked", "--package", "tcenvelope-c", f"--prefix={where}", f"--libdir={where / 'lib'}"]
    run(cargo, "cinstall", *words, f"--target-dir={root / 'build' / 'cargo-c'}", cwd=root)
    return where


@pytest.mark.parametrize("source", ["main.c", "main.cpp"])
def test_with_pkg_config(
    by_cargo_c: Path,
    compiled: Callable[..., Path],
    asks_for: Callable[[Path], list[str]],
    require: Callable[[str], str],
    run: Run,
    version: str,
    answer: str,
    source: str,
) -> None:
    library = by_cargo_c / "lib"
    environment = {**os.environ, "PKG_CONFIG_PATH": str(library / "pkgconfig")}
    said = run(require("pkg-config"), "--cflags", "--libs", "tcenvelope", env=environment).split()
    assert run(require("pkg-config"), "--modversion", "tcenvelope", env=environment) == f"{version}\n"
    program = compiled(source, *said)
    assert asks_for(program) == ["libtcenvelope.so.0"]
    assert run(program, env={"LD_LIBRARY_PATH": str(library)}) == answer


def test_with_cmake(by_cargo_c: Path, cmake_programs: Callable[..., dict[str, Path]], run: Run, answer: str) -> None:
    for program in cmake_programs("find_package", f"-DCMAKE_PREFIX_PATH={by_cargo_c}").values():
        assert run(program, env={}) == answer
