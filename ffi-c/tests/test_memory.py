"""A decode is one allocation, everything else none; without memory a decode says so, and the process lives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

ALLOCATORS = ["malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc", "free"]


def test_memory(build: Callable[..., Path], run: Callable[..., str], tests: Path) -> None:
    wrapped = ",".join(f"--wrap={name}" for name in ALLOCATORS)
    run(build(tests / "memory.c", "-std=c11", f"-Wl,{wrapped}"))
