"""Threads share a response; helgrind watches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def program(build: Callable[..., Path], tests: Path) -> Path:
    return build(tests / "threads.c", "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-pthread", "-g")


def test_threads(program: Path, run: Callable[..., str]) -> None:
    run(program)


def test_threads_under_helgrind(program: Path, run: Callable[..., str], require: Callable[[str], str]) -> None:
    run(require("valgrind"), "--tool=helgrind", "--error-exitcode=9", "-q", program)
