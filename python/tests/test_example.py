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
        "decode_error Empty 0 line=1 column=1 hint=none category=Unknown retry=Never\n"
        "# text Empty at byte 0 (line 1, column 1): there is nothing, or only white space\n"
    )


def test_frames(dump: Dump) -> None:
    frame = b'body 17\n{"Response":\r\n{}}'
    done = dump("--frames", frames=b"max_depth 1\n" + frame + frame)
    assert done.returncode == 0
    assert done.stdout.startswith(
        b"decode_error TooDeep 14 line=2 column=1 hint=none category=Unknown retry=Never\n# text "
    )
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


def test_what_is_known_beside_the_body(dump: Dump) -> None:
    """And none of it is left for the next frame."""
    body = b'{"Response": {"Error": {"Code": "UnauthorizedOperation.Unknown", "Message": ""}}}'
    date = b"header Date: Sun, 23 Nov 2025 02:10:40 GMT\n"
    known = (
        b"product ecdn\nhttp_status 200\nheader retry-after: 9\nheader Retry-After: 3\nheader x-tc-requestid:r\n" + date
    )
    asked = b"attempt 2\nidempotent 1\nlimit 3\nresigned 0\nrandom 9223372036854775808\n"
    frame = b"body %d\n%s" % (len(body), body)
    first, second, _ = dump("--frames", frames=known + asked + frame + frame).stdout.decode().split("end\n")
    shown = [line for line in first.splitlines() if not line.startswith("#")]
    parts = 'family="UnauthorizedOperation" detail="Unknown"'
    assert shown == [
        "outcome failure",
        'request_id "r"',
        f'code "UnauthorizedOperation.Unknown" {parts} category=Internal retry=BackoffIfIdempotent basis=Product '
        "fault=Service common=no",
        'message ""',
        "anomaly request_id_missing",
        "anomaly request_id_fallback",
        "summary failure code=UnauthorizedOperation.Unknown request_id=r "
        "anomalies=request_id_missing,request_id_fallback",
        "http 200 retry_after=3 server_time=1763863840",
        "next_step Wait 3500000000",
    ]
    remarks = [line.split()[1] for line in first.splitlines() if line.startswith("#")]
    assert remarks == ["description", "advice", "description_zh", "advice_zh"]
    assert "request_id none\n" in second
    assert "category=Authorization" in second
    assert "http " not in second
    assert "next_step" not in second


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


@pytest.mark.parametrize(
    "frames", [b"body 5\nab", b"body\n", b"max_width 5\nbody 0\n", b"max_depth 0\nbody 0\n", b"http_status 5\nbody 0\n"]
)
def test_what_is_no_frame(dump: Dump, frames: bytes) -> None:
    done = dump("--frames", frames=frames)
    assert done.returncode == 2
    assert done.stderr.startswith(b"dump.py: ")


def test_wrong_usage(dump: Dump, tmp_path: Path) -> None:
    assert dump().returncode == 2
    assert dump(tmp_path / "missing").returncode == 2
