#!/usr/bin/env python3
"""Prints what tcenvelope says of a body.

`dump.py FILE...` dumps files, `dump.py --frames` the conformance vectors; `conformance/README.md` describes
what is printed and what a frame is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import tcenvelope


def dump(body: bytes, **limits: int) -> Iterator[str]:
    """The lines that describe a body."""
    try:
        response = tcenvelope.decode(body, **limits)
    except tcenvelope.DecodeError as error:
        yield from dump_decode_error(error)
    else:
        yield from dump_response(response)


def dump_response(response: tcenvelope.Response) -> Iterator[str]:
    yield f"outcome {'success' if response else 'failure'}"
    yield f"request_id {'none' if response.request_id is None else quoted(response.request_id)}"
    if error := response.error:
        code = error.code
        yield f"code {quoted(code)} family={quoted(code.family)} detail={quoted(code.detail)}"
        yield f"message {quoted(error.message)}"
    for anomaly in tcenvelope.Anomaly:
        if anomaly in response.anomalies:
            yield f"anomaly {str(anomaly.name).lower()}"
    yield f"summary {response.summary()}"


def dump_decode_error(error: tcenvelope.DecodeError) -> Iterator[str]:
    place = f"{error.offset} line={error.line} column={error.column}"
    yield f"decode_error {error.kind} {place} hint={error.hint or 'none'}"
    yield f"# text {error}"


def quoted(text: str) -> str:
    escaped = re.sub(r'["\\]', r"\\\g<0>", text)
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\x{ord(match[0]):02x}", escaped) + '"'


def dump_frames(frames: BinaryIO) -> Iterator[str]:
    """Each frame is lines `OPTION NUMBER`, the line `body LENGTH`, and that many bytes."""
    limits: dict[str, int] = {}
    for line in iter(frames.readline, b""):
        key, _, number = line.decode().strip().partition(" ")
        if key in {"max_depth", "max_bytes"}:
            limits[key] = int(number)
        elif key == "body":
            body = frames.read(int(number))
            if len(body) < int(number):
                raise EOFError("the last frame is cut short")
            yield from dump(body, **limits)
            yield "end"
            limits.clear()
        else:
            raise ValueError(f"no frame: {line!r}")


def main(arguments: list[str]) -> int:
    if not arguments:
        print("usage: dump.py FILE... | dump.py --frames", file=sys.stderr)
        return 2
    # As bytes: the dump is UTF-8 with LF, whatever the terminal's encoding is.
    out = sys.stdout.buffer
    try:
        if arguments == ["--frames"]:
            out.writelines(f"{line}\n".encode() for line in dump_frames(sys.stdin.buffer))
        else:
            for file in arguments:
                out.writelines(f"{line}\n".encode() for line in dump(Path(file).read_bytes()))
    except (EOFError, OSError, ValueError) as error:
        print(f"dump.py: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
