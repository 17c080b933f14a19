#!/usr/bin/env python3
"""Prints what tcenvelope says of a body.

`dump.py FILE...` dumps files, `dump.py --frames` the conformance vectors; `conformance/README.md` describes
what is printed and what a frame is.
"""

from __future__ import annotations

import re
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import tcenvelope

I64 = range(-(2**63), 2**63)
U64 = range(2**64)


def dump(body: bytes, pointers: Sequence[str] = (), **limits: int) -> Iterator[str]:
    """The lines that describe a body, and what the pointers point to."""
    try:
        response = tcenvelope.decode(body, **limits)
    except tcenvelope.DecodeError as error:
        yield from dump_decode_error(error)
    else:
        yield from dump_response(response, pointers)


def dump_response(response: tcenvelope.Response, pointers: Sequence[str]) -> Iterator[str]:
    yield f"outcome {'success' if response else 'failure'}"
    yield f"request_id {'none' if response.request_id is None else quoted(response.request_id)}"
    if error := response.error:
        code = error.code
        yield f"code {quoted(code)} family={quoted(code.family)} detail={quoted(code.detail)}"
        yield f"message {quoted(error.message)}"
    for anomaly in tcenvelope.Anomaly:
        if anomaly in response.anomalies:
            yield f"anomaly {str(anomaly.name).lower()}"
    yield from dump_fields(response)
    for pointer in pointers:
        yield f"pointer {quoted(pointer)} {looked_up(response, pointer)}"
    yield f"summary {response.summary()}"


def dump_fields(response: tcenvelope.Response) -> Iterator[str]:
    """Each field, and below it whatever it holds. With a stack of its own: values may nest deeper than calls."""
    waiting = members("field", "", response.fields)
    while waiting:
        label, pointer, value = waiting.pop()
        yield f"{label} {described(response, pointer, value)}"
        indent = " " * (len(label) - len(label.lstrip()) + 2)
        if isinstance(value, dict):
            waiting += members(f"{indent}member", pointer, value)
        elif isinstance(value, list):
            elements = [(f"{indent}element", f"{pointer}/{index}", element) for index, element in enumerate(value)]
            waiting += reversed(elements)


def members(label: str, pointer: str, mapping: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    """What begins the line of each member, the pointer to it and its value; the first comes last."""
    found = []
    for name, value in mapping.items():
        token = name.replace("~", "~0").replace("/", "~1")
        found.append((f"{label} {quoted(name)}", f"{pointer}/{token}", value))
    return found[::-1]


def described(response: tcenvelope.Response, pointer: str, value: object) -> str:
    """The kind of a value and, for a scalar, the value; the length of what holds more."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return f"bool {str(value).lower()}"
    if isinstance(value, str):
        return f"string {quoted(value)}"
    if isinstance(value, list):
        return f"array {len(value)}"
    if isinstance(value, dict):
        return f"object {len(value)}"
    # As it was written, which the value does not tell.
    return f"number {response.raw(pointer).decode()}"


def looked_up(response: tcenvelope.Response, pointer: str) -> str:
    try:
        value = response.pointer(pointer)
    except KeyError:
        return "NotFound"
    except ValueError:
        return "InvalidPointer"
    shown = described(response, pointer, value)
    return shown + typed(shown.partition(" ")[2]) if shown.startswith("number ") else shown


def typed(literal: str) -> str:
    """What the typed getters of other languages give for a number."""
    double = float(literal)
    f64 = "OutOfRange" if abs(double) == float("inf") else struct.pack(">d", double).hex()
    if not literal.removeprefix("-").isdigit():
        return f" i64=NotInteger u64=NotInteger f64={f64}"
    number = int(literal)
    i64 = number if number in I64 else "OutOfRange"
    u64 = number if number in U64 else "OutOfRange"
    return f" i64={i64} u64={u64} f64={f64}"


def dump_decode_error(error: tcenvelope.DecodeError) -> Iterator[str]:
    place = f"{error.offset} line={error.line} column={error.column}"
    yield f"decode_error {error.kind} {place} hint={error.hint or 'none'}"
    yield f"# text {error}"


def quoted(text: str) -> str:
    escaped = re.sub(r'["\\]', r"\\\g<0>", text)
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\x{ord(match[0]):02x}", escaped) + '"'


def dump_frames(frames: BinaryIO) -> Iterator[str]:
    """Each frame is lines `OPTION NUMBER` and `pointer POINTER`, the line `body LENGTH`, and that many bytes."""
    limits: dict[str, int] = {}
    pointers: list[str] = []
    for line in iter(frames.readline, b""):
        key, _, value = line.decode().removesuffix("\n").partition(" ")
        if key == "pointer":
            pointers.append(value)
        elif key in {"max_depth", "max_bytes"}:
            limits[key] = int(value)
        elif key == "body":
            body = frames.read(int(value))
            if len(body) < int(value):
                raise EOFError("the last frame is cut short")
            yield from dump(body, pointers, **limits)
            yield "end"
            limits.clear()
            pointers.clear()
        else:
            raise ValueError(f"no frame: {line!r}")


def main(arguments: list[str]) -> int:
    if not arguments:
        print("usage: dump.py FILE... | dump.py --frames", file=sys.stderr)
        return 2
    # A body may have a number of any length. Programs that meet strangers' bodies keep Python's limit.
    sys.set_int_max_str_digits(0)
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
