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
        "# text Empty at byte 0 (line 1, column 1): there is nothing, or only white space\n"
    )


def test_frames(dump: Dump) -> None:
    frame = b'body 17\n{"Response":\r\n{}}'
    done = dump("--frames", frames=b"max_depth 1\n" + frame + frame)
    assert done.returncode == 0
    assert done.stdout.startswith(b"decode_error TooDeep 14 line=2 column=1 hint=none\n# text ")
    assert done.stdout.endswith(b"\nsummary success request_id=- anomalies=request_id_missing\nend\n")
    assert done.stdout.count(b"end\n") == 2


def test_fields_and_pointers(dump: Dump) -> None:
    body = b'{"Response": {"Set": [{"a/b": 1.10}, null, {}], "RequestId": "1"}}'
    pointers = b"".join(
        b"pointer %s\n" % pointer for pointer in (b"/Set/0/a~1b", b"/Set/2", b"/Set/3", b"/Set/-", b"/ ")
    )
    done = dump("--frames", frames=pointers + b"body %d\n" % len(body) + body)
    assert done.stdout.decode().splitlines() == [
        "outcome success",
        'request_id "1"',
        'field "Set" array 3',
        "  element object 1",
        '    member "a/b" number 1.10',
        "  element null",
        "  element object 0",
        'pointer "/Set/0/a~1b" number 1.10 i64=NotInteger u64=NotInteger f64=3ff199999999999a',
        'pointer "/Set/2" object 0',
        'pointer "/Set/3" NotFound',
        'pointer "/Set/-" InvalidPointer',
        'pointer "/ " NotFound',
        "summary success request_id=1",
        "end",
    ]


@pytest.mark.parametrize(
    ("literal", "typed"),
    [
        ("-0", "i64=0 u64=0 f64=8000000000000000"),
        ("-1", "i64=-1 u64=OutOfRange f64=bff0000000000000"),
        ("9223372036854775807", "i64=9223372036854775807 u64=9223372036854775807 f64=43e0000000000000"),
        ("9223372036854775808", "i64=OutOfRange u64=9223372036854775808 f64=43e0000000000000"),
        ("-9223372036854775809", "i64=OutOfRange u64=OutOfRange f64=c3e0000000000000"),
        ("18446744073709551616", "i64=OutOfRange u64=OutOfRange f64=43f0000000000000"),
        ("1e3", "i64=NotInteger u64=NotInteger f64=408f400000000000"),
        ("-1e400", "i64=NotInteger u64=NotInteger f64=OutOfRange"),
        ("1" * 400, "i64=OutOfRange u64=OutOfRange f64=OutOfRange"),
    ],
)
def test_typed_numbers(dump: Dump, literal: str, typed: str) -> None:
    body = f'{{"Response": {{"A": {literal}}}}}'.encode()
    done = dump("--frames", frames=b"pointer /A\nbody %d\n" % len(body) + body)
    assert f'\npointer "/A" number {literal} {typed}\n' in done.stdout.decode()


@pytest.mark.parametrize("frames", [b"body 5\nab", b"body\n", b"max_width 5\nbody 0\n", b"max_depth 0\nbody 0\n"])
def test_what_is_no_frame(dump: Dump, frames: bytes) -> None:
    done = dump("--frames", frames=frames)
    assert done.returncode == 2
    assert done.stderr.startswith(b"dump.py: ")


def test_wrong_usage(dump: Dump, tmp_path: Path) -> None:
    assert dump().returncode == 2
    assert dump(tmp_path / "missing").returncode == 2
