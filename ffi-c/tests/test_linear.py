"""A walk over all members costs as much as there are members: counted in instructions, which no other load changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

FEW, MANY = 100_000, 200_000


def test_a_walk_over_many_members_is_linear(
    build: Callable[..., Path], instructions: Callable[..., int], tests: Path
) -> None:
    program = build(tests / "linear.c", "-std=c99", "-O2")
    few, many = (instructions(program, str(members)) for members in (FEW, MANY))
    assert 1.8 < many / few < 2.2
    # About 40 bytes of text, made, decoded, looked through and walked over. One look at all of them for each member
    # would be millions.
    assert many / MANY < 5000


def test_a_million_members(build: Callable[..., Path], run: Callable[..., str], tests: Path) -> None:
    """A walk that is not linear would take hours."""
    run(build(tests / "linear.c", "-std=c99", "-O2"), "1000000", timeout=60)
