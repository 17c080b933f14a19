"""What the tests of the command share: the two ways in which people have it, and how it is run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session")
def program(library: Path) -> Path:
    """The Rust program: for what is the same in both ways and takes its time."""
    return library / "tcenvelope"


@pytest.fixture(scope="session", params=["program", "console script"])
def command(request: pytest.FixtureRequest, program: Path) -> Path:
    """The Rust program, and the script that the Python package installs: one and the same for those who use it."""
    if request.param == "program":
        return program
    return Path(sys.executable).parent / "tcenvelope"


@pytest.fixture(scope="session")
def tcenvelope(command: Path) -> Run:
    """Runs the command with these arguments; `body` is its standard input."""

    def run_command(*arguments: str | Path, body: bytes = b"", **options: object) -> subprocess.CompletedProcess[bytes]:
        words = [str(word) for word in (command, *arguments)]
        return subprocess.run(words, input=body, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload, no-any-return]

    return run_command
