"""The library without the Cargo feature `catalogue`: the same functions, and a smaller library."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def bare(root: Path, require: Callable[[str], str], run: Callable[..., str]) -> Path:
    """The folder with a library that was built without the catalogue."""
    target = root / "build" / "no-catalogue"
    cargo = require(os.environ.get("CARGO", "cargo"))
    what = ["--package", "tcenvelope-c", "--no-default-features", "--target-dir", target]
    run(cargo, "build", "--quiet", "--release", "--locked", *what, cwd=root)
    return target / "release"


def test_it_finds_nothing(build: Callable[..., Path], run: Callable[..., str], tests: Path, bare: Path) -> None:
    run(build(tests / "no_catalogue.c", "-std=c11", against=bare / "libtcenvelope.a"))


def test_it_has_the_same_functions(
    library: Path, require: Callable[[str], str], run: Callable[..., str], bare: Path
) -> None:
    printed = [
        run(require("nm"), "-D", "--defined-only", "--format=posix", folder / "libtcenvelope.so")
        for folder in (library, bare)
    ]
    full, small = ({line.split()[0] for line in names.splitlines()} for names in printed)
    assert full == small and "tce_code_nearest" in small


def test_it_is_smaller(library: Path, bare: Path) -> None:
    """By what the catalogue weighs, which has a budget of 400 KB."""
    full, small = ((folder / "libtcenvelope.so").stat().st_size for folder in (library, bare))
    assert 100_000 < full - small < 400_000
