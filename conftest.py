"""What the Python-driven checks share: where things are, which tools there are, and the drivers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
# Those that take longest begin first, so that the two workers of tests/run_all.py end at about the same time.
LONGEST = (
    "tests/test_fuzz.py",
    "tests/test_wheels.py",
    "tests/test_bench_decode.py",
    "ffi-c/tests/test_long_bodies.py",
    "tests/test_crate.py",
    "tests/test_sources.py",
)
BUILD = ROOT / "build"
LIBRARY = ROOT / "target" / "release"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def library() -> Path:
    """The folder with libtcenvelope.so and libtcenvelope.a, release build."""
    return LIBRARY


@pytest.fixture(scope="session")
def require() -> Callable[[str], str]:
    """Gives the path of a tool, or skips the check with a reason. In CI a skip is a failure."""

    def find(tool: str) -> str:
        path = shutil.which(tool)
        if path is None:
            pytest.skip(f"{tool} is not installed")
        return path

    return find


@pytest.fixture(scope="session")
def run() -> Callable[..., str]:
    """Runs a command that must succeed and returns what it printed; a failure shows all of it."""

    def run_command(*command: str | Path, **options: object) -> str:
        done = subprocess.run(  # type: ignore[call-overload]
            [str(word) for word in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **options,
        )
        assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}"
        return str(done.stdout)

    return run_command


@pytest.fixture(scope="session")
def instructions(require: Callable[[str], str]) -> Callable[..., int]:
    """Runs a command that must succeed and counts its instructions, which no other load on the machine changes."""

    def count(*command: str | Path) -> int:
        valgrind = [require("valgrind"), "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
        done = subprocess.run([*valgrind, *command], capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr[-4000:]
        counted = re.search(r"I +refs: +([\d,]+)", done.stderr)
        assert counted, done.stderr
        return int(counted[1].replace(",", ""))

    return count


@pytest.fixture(scope="session")
def drivers() -> dict[str, list[str]]:
    """The conformance drivers, one a language; `make build` makes them."""
    return {
        "C": [str(BUILD / "dump-c")],
        "C++": [str(BUILD / "dump-cpp")],
        "Python": [sys.executable, str(ROOT / "examples" / "python" / "dump.py")],
        "Rust": [str(LIBRARY / "dump")],
    }


@pytest.fixture(scope="session")
def make(root: Path, require: Callable[[str], str], run: Callable[..., str]) -> Callable[..., str]:
    """Runs `make` with a target and settings."""

    def run_make(*words: str, **options: object) -> str:
        return run(require("make"), "--no-print-directory", *words, cwd=root, **options)

    return run_make


@pytest.fixture(scope="session")
def prefix(make: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it is installed, for good: nothing may change this tree."""
    where = tmp_path_factory.mktemp("prefix")
    make("install", f"PREFIX={where}")
    return where


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {ROOT / name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """In CI every tool is installed: a check that skips itself there has failed, unless it is marked as optional."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") and item.get_closest_marker("optional") is None:
        report.outcome = "failed"
        _, _, reason = report.longrepr
        report.longrepr = f"skipped in CI: {reason.removeprefix('Skipped: ')}"
