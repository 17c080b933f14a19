"""All ways to decode, scalar, portable and with vector instructions: every official sample is the same, and none of
them takes longer by the byte for a long body."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import samples as official
from long_bodies import LONG_GROWTH, MEBIBYTE, VALID


@pytest.fixture(scope="module")
def program(root: Path, run: Callable[..., str]) -> Path:
    """`core/examples/all_ways.rs`."""
    cargo = os.environ.get("CARGO", "cargo")
    folder = root / "target"
    build = [cargo, "build", "--locked", "--release", "--package", "tcenvelope", "--example", "all_ways"]
    run(*build, "--target-dir", folder, cwd=root)
    return folder / "release" / "examples" / "all_ways"


def frame(body: bytes) -> bytes:
    """With a line of the same length before all bodies: how they are aligned changes how many steps some take."""
    return b"body %08d\n" % len(body) + body


def compare(program: Path, file: Path, bodies: list[bytes]) -> subprocess.CompletedProcess[str]:
    file.write_bytes(b"".join(map(frame, bodies)))
    return subprocess.run([program, file], capture_output=True, text=True, check=False)


def test_every_sample_is_the_same_in_all_ways(root: Path, program: Path, tmp_path: Path) -> None:
    bodies = [sample.body for sample in official.read_all(root)]
    done = compare(program, tmp_path / "frames", bodies)
    assert done.returncode == 0, done.stderr[:2000]
    assert done.stdout == f"{sum(official.COUNTS.values())} bodies alike\n"


def test_what_is_no_frame_is_noticed(program: Path, tmp_path: Path) -> None:
    """A count could be right by chance if frames were read wrongly."""
    for frames in (b"body 5\n{}", b"{}", b"body x\n{}", b"body 2\n{} body 2\n{}"):
        file = tmp_path / "frames"
        file.write_bytes(frames)
        assert subprocess.run([program, file], capture_output=True, check=False).returncode == 1, frames


def test_all_ways_are_linear(program: Path, instructions: Callable[..., int], tmp_path: Path) -> None:
    """Their sum, so each of them. What users call is counted for longer bodies in `ffi-c/tests/test_long_bodies.py`."""
    nothing = tmp_path / "nothing"
    nothing.write_bytes(b"")
    to_start = instructions(program, nothing)

    def count(name: str, size: int) -> float:
        """Instructions a byte."""
        body = VALID[name].body(size)
        file = tmp_path / name
        file.write_bytes(frame(body))
        return (instructions(program, file) - to_start) / len(body)

    def growth(name: str) -> float:
        return count(name, MEBIBYTE // 2) / count(name, MEBIBYTE // 8)

    with ThreadPoolExecutor(2) as pool:
        growths = dict(zip(VALID, pool.map(growth, VALID), strict=True))
    assert not {name: found for name, found in growths.items() if found > LONG_GROWTH}
