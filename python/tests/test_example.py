"""examples/python/dump.py as a command; its dumps are compared by the conformance tests."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Dump = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def dump(root: Path) -> Dump:
    def run(*arguments: str | Path, frames: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, root / "examples" / "python" / "dump.py", *arguments]
        # An encoding that cannot write the dump: it is UTF-8 all the same.
        environment = {"PYTHONIOENCODING": "ascii"}
        return subprocess.run(command, input=frames, capture_output=True, env=environment, check=False)

    return run


def test_files(dump: Dump, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes('{"Response": {"RequestId": "中\\r\\n\\""}}'.encode())
    (tmp_path / "b").write_bytes(b"")
    done = dump(tmp_path / "a", tmp_path / "b")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == (
        "outcome success\n"
        'request_id "中\\x0d\\x0a\\""\n'
        'summary success request_id="中\\u{d}\\u{a}\\""\n'
        "decode_error Empty 0 line=1 column=1 hint=none\n"
        "# text Empty at byte 0 (line 1, column 1): there is nothing but white space\n"
    )


def test_frames(dump: Dump) -> None:
    frame = b'body 17\n{"Response":\r\n{}}'
    done = dump("--frames", frames=b"max_depth 1\n" + frame + frame)
    assert done.returncode == 0
    assert done.stdout.startswith(b"decode_error TooDeep 14 line=2 column=1 hint=none\n# text ")
    assert done.stdout.endswith(b"\nsummary success request_id=- anomalies=request_id_missing\nend\n")
    assert done.stdout.count(b"end\n") == 2


@pytest.mark.parametrize("frames", [b"body 5\nab", b"body\n", b"max_width 5\nbody 0\n", b"max_depth 0\nbody 0\n"])
def test_what_is_no_frame(dump: Dump, frames: bytes) -> None:
    done = dump("--frames", frames=frames)
    assert done.returncode == 2
    assert done.stderr.startswith(b"dump.py: ")


def test_wrong_usage(dump: Dump, tmp_path: Path) -> None:
    assert dump().returncode == 2
    assert dump(tmp_path / "missing").returncode == 2
