"""The time to decode grows with the length of the body and no faster: counted in instructions."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from long_bodies import INVALID, LONG, LONG_GROWTH, LONGEST, LONGEST_GROWTH, SHORT, VALID, Shape


@pytest.mark.parametrize(("status", "shapes"), [("valid", VALID), ("invalid", INVALID)], ids=["valid", "invalid"])
def test_a_decode_is_linear(
    status: str,
    shapes: dict[str, Shape],
    build: Callable[..., Path],
    instructions: Callable[..., int],
    tests: Path,
    tmp_path: Path,
) -> None:
    program = build(tests / "long_body.c", "-std=c99", "-O2")
    nearly_empty = tmp_path / "nearly empty"
    nearly_empty.write_bytes(b"{")
    to_start = instructions(program, nearly_empty)

    def count(name: str, size: int) -> float:
        """Instructions a byte."""
        body = shapes[name].body(size)
        file = tmp_path / name
        file.write_bytes(body)
        done = subprocess.run([program, file], capture_output=True, text=True, check=True)
        assert (done.stdout == "Ok\n") == (status == "valid"), done.stdout
        counted = instructions(program, file) - to_start
        file.unlink()
        return counted / len(body)

    def grows(name: str) -> str | None:
        """How, if it does."""
        allowed = {LONG: LONG_GROWTH} | ({LONGEST: LONGEST_GROWTH} if shapes[name].is_counted_longest else {})
        short = count(name, SHORT)
        for size, growth in allowed.items():
            if (found := count(name, size)) > growth * short:
                return f"{name}: {short:.3f} instructions a byte of {SHORT}, {found:.3f} of {size}"
        return None

    with ThreadPoolExecutor(2) as pool:
        growing = [found for found in pool.map(grows, shapes) if found is not None]
    assert not growing, "\n".join(growing)
