"""No driver reads or writes what it must not, or leaks, over all vectors; nor does any program of these checks."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import run as conformance

OPTIONS = ["-q", "--error-exitcode=9", "--leak-check=full", "--errors-for-leak-kinds=definite,possible"]


@pytest.fixture
def valgrind(require: Callable[[str], str]) -> list[str]:
    return [require("valgrind"), *OPTIONS]


@pytest.mark.parametrize(("example", "standard"), [("c/dump.c", "c99"), ("cpp/dump.cpp", "c++17")], ids=["C", "C++"])
def test_drivers(
    build: Callable[..., Path],
    valgrind: list[str],
    root: Path,
    capsys: pytest.CaptureFixture[str],
    example: str,
    standard: str,
) -> None:
    driver = build(root / "examples" / example, f"-std={standard}", "-g")
    command = shlex.join([*valgrind, str(driver)])
    assert conformance.main([f"--driver={example}={command}"]) == 0, capsys.readouterr().out


TESTS = Path(__file__).parent
# Tens of megabytes of body take valgrind half a minute.
PROGRAMS = [p for p in sorted((*TESTS.glob("behaviour/*.c"), *TESTS.glob("cpp/*.cpp"))) if p.stem != "options"]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_behaviour(build: Callable[..., Path], valgrind: list[str], run: Callable[..., str], program: Path) -> None:
    standard = "-std=c99" if program.suffix == ".c" else "-std=c++17"
    run(*valgrind, build(program, standard, "-g", "-pthread"))
