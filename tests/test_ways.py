"""Every official sample is decoded to the same, by the byte, in all ways: scalar, portable, with vector instructions."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import samples as official


@pytest.fixture(scope="module")
def program(root: Path, run: Callable[..., str]) -> Path:
    """`core/examples/all_ways.rs`."""
    cargo = os.environ.get("CARGO", "cargo")
    folder = root / "target"
    build = [cargo, "build", "--locked", "--release", "--package", "tcenvelope", "--example", "all_ways"]
    run(*build, "--target-dir", folder, cwd=root)
    return folder / "release" / "examples" / "all_ways"


def compare(program: Path, file: Path, bodies: list[bytes]) -> subprocess.CompletedProcess[str]:
    file.write_bytes(b"".join(b"body %d\n" % len(body) + body for body in bodies))
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
