"""A body cannot overflow a stack: any decode needs at most 8 KiB of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def test_small_stack(build: Callable[..., Path], run: Callable[..., str], tests: Path) -> None:
    run(build(tests / "small_stack.c", "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-pthread"))
