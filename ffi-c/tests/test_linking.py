"""Programs written from the headers alone link against the archive and against the shared library."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLES = pytest.mark.parametrize(
    ("example", "standard"), [("c/dump.c", "c99"), ("cpp/dump.cpp", "c++17")], ids=["c", "c++"]
)
WANTED = "outcome success\n"


@pytest.fixture
def body(root: Path) -> Path:
    return root / "conformance" / "vectors" / "official" / "success.json"


def needed(program: Path, require: Callable[[str], str], run: Callable[..., str]) -> bool:
    """Whether a program asks for the shared library when it starts."""
    return "libtcenvelope.so" in run(require("readelf"), "-d", program)


@EXAMPLES
def test_static(
    build: Callable[..., Path],
    require: Callable[[str], str],
    run: Callable[..., str],
    root: Path,
    body: Path,
    example: str,
    standard: str,
) -> None:
    """The archive needs no other library to be named."""
    program = build(root / "examples" / example, f"-std={standard}")
    assert not needed(program, require, run)
    assert run(program, body).startswith(WANTED)


@EXAMPLES
def test_shared(
    build: Callable[..., Path],
    require: Callable[[str], str],
    run: Callable[..., str],
    root: Path,
    library: Path,
    body: Path,
    example: str,
    standard: str,
) -> None:
    source, shared = root / "examples" / example, library / "libtcenvelope.so"
    program = build(source, f"-std={standard}", f"-Wl,-rpath,{library}", against=shared)
    assert needed(program, require, run)
    assert run(program, body).startswith(WANTED)

    program = build(source, f"-std={standard}", against=shared)
    assert run(program, body, env={"LD_LIBRARY_PATH": str(library)}).startswith(WANTED)
    elsewhere = subprocess.run([program, body], env={}, capture_output=True, text=True, check=False)
    assert elsewhere.returncode != 0 and "libtcenvelope.so" in elsewhere.stderr
