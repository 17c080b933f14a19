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
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import tcenvelope

I64 = range(-(2**63), 2**63)
U64 = range(2**64)


@dataclass
class Frame:
    """What is known beside a body, and what is asked about it."""

    options: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    pointers: list[str] = field(default_factory=list)
    attempt: dict[str, Any] = field(default_factory=dict)

    def read(self, key: str, value: str) -> None:
        """Reads one line `KEY VALUE`."""
        if key in {"max_depth", "max_bytes"}:
            self.options[key] = int(value)
        elif key == "http_status":
            self.options["status"] = int(value)
        elif key == "product":
            self.options[key] = value
        elif key == "header":
            name, _, text = value.partition(":")
            self.headers[name.lower()] = text.removeprefix(" ")
        elif key == "pointer":
            self.pointers.append(value)
        elif key in {"attempt", "limit", "idempotent", "resigned", "random"}:
            self.attempt[key] = int(value)
        else:
            raise ValueError(f"no option of a frame: {key}")

    def decode(self, body: bytes) -> tcenvelope.Response:
        if "status" in self.options:
            return tcenvelope.decode_http(body, headers=self.headers, **self.options)
        return tcenvelope.decode(body, **self.options)


def dump(body: bytes, frame: Frame) -> Iterator[str]:
    """The lines that describe a body, and what is asked about it."""
    answer: tcenvelope.Response | tcenvelope.DecodeError
    try:
        answer = frame.decode(body)
    except tcenvelope.DecodeError as error:
        answer = error
        yield from dump_decode_error(error)
    else:
        yield from dump_response(answer, frame.pointers)
    if answer.http_status is not None:
        yield from dump_http(answer)
    if "attempt" in frame.attempt:
        yield dump_next_step(tcenvelope.advise(answer, **{"random": 0, **frame.attempt}))


def dump_http(answer: tcenvelope.Response | tcenvelope.DecodeError) -> Iterator[str]:
    wait = "none" if answer.retry_after is None else answer.retry_after
    yield f"http {answer.http_status} retry_after={wait} server_time={timestamp(answer.server_time)}"


def dump_next_step(step: tcenvelope.NextStep) -> str:
    if step.kind == "Resign":
        return f"next_step Resign {timestamp(step.server_time)}"
    return f"next_step {step.kind} {step.nanoseconds}" if step else f"next_step {step.kind}"


def timestamp(time: datetime | None) -> str:
    return "none" if time is None else str(int(time.timestamp()))


def dump_response(response: tcenvelope.Response, pointers: Sequence[str]) -> Iterator[str]:
    yield f"outcome {'success' if response else 'failure'}"
    yield f"request_id {'none' if response.request_id is None else quoted(response.request_id)}"
    if error := response.error:
        code = error.code
        parts = f"family={quoted(code.family)} detail={quoted(code.detail)}"
        judged = f"category={code.category} retry={code.retry} basis={code.basis} fault={code.fault}"
        yield f"code {quoted(code)} {parts} {judged} common={'yes' if code.common else 'no'}"
        yield f"# description {code.description}"
        yield f"# advice {code.advice}"
        yield f"# description_zh {code.description_zh}"
        yield f"# advice_zh {code.advice_zh}"
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
    judged = f"category={error.category} retry={error.retry}"
    yield f"decode_error {error.kind} {place} hint={error.hint or 'none'} {judged}"
    yield f"# text {error}"


def quoted(text: str) -> str:
    escaped = re.sub(r'["\\]', r"\\\g<0>", text)
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\x{ord(match[0]):02x}", escaped) + '"'


def dump_frames(frames: BinaryIO) -> Iterator[str]:
    """Each frame is lines `OPTION VALUE`, the line `body LENGTH`, and that many bytes."""
    frame = Frame()
    for line in iter(frames.readline, b""):
        key, _, value = line.decode().removesuffix("\n").partition(" ")
        if key != "body":
            frame.read(key, value)
            continue
        body = frames.read(int(value))
        if len(body) < int(value):
            raise EOFError("the last frame is cut short")
        yield from dump(body, frame)
        yield "end"
        frame = Frame()


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
                out.writelines(f"{line}\n".encode() for line in dump(Path(file).read_bytes(), Frame()))
    except (EOFError, OSError, ValueError) as error:
        print(f"dump.py: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
