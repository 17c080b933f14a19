#!/usr/bin/env python3
"""What the decision table says of a valid envelope, in plain Python.

This is the library's judge, so it knows nothing of the library: it is written from the tables of the design and from
README.md beside it, on the standard `json`. It gives the canonical dump of an envelope. Of bytes that are none it only
says that they are none: where and why is written by hand in the vectors, and it adds what follows from that.
reference_values.py knows JSON, reference_codes.py the codes, reference_http.py what is known beside a body, this file
the envelope.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import reference_codes
from reference_http import Given
from reference_values import (
    BYTE_ORDER_MARK,
    LONE_SURROGATE,
    Members,
    Missing,
    NoEnvelope,
    Number,
    member_lines,
    parse,
    pointer_line,
    quoted,
    read,
)

VECTORS = Path(__file__).parent / "vectors"

# In the order of their bits, which is the order they are printed in.
ANOMALIES = (
    "message_missing", "message_not_string", "error_null", "unexpected_member", "error_outside", "code_missing",
    "code_not_string", "error_not_object", "request_id_missing", "request_id_null", "request_id_empty",
    "request_id_not_string", "request_id_fallback", "nested_response", "code_untrimmed", "lone_surrogate",
    "byte_order_mark",
)  # fmt: skip

# The property White_Space, spelt out: str.strip() would take U+001C to U+001F as well, which do not have it.
WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

BARE = re.compile(r"(?!-\Z)[A-Za-z0-9._:/+-]{1,256}")
CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
LABEL_BYTES = 256

NOTHING = Given()


def text_of(value: Any) -> str:
    """The text that a string or a number gives; every other value gives none."""
    return value if isinstance(value, str) else ""


def is_string(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Number)


def is_absent(value: Any) -> bool:
    return value is None or isinstance(value, Missing)


def trim(code: str) -> str:
    return code.lstrip(WHITE_SPACE).rstrip(WHITE_SPACE + ".")


def code_of(error: Members) -> str:
    """The code as sent, or nothing if trimming leaves nothing."""
    code = text_of(error.last("Code"))
    return code if trim(code) else ""


def dump(body: bytes, given: Given = NOTHING) -> str:
    """The canonical dump of an envelope."""
    if len(body) > given.max_bytes:
        raise NoEnvelope(f"longer than {given.max_bytes}")
    top = parse(body, given.max_depth)
    response = response_of(top)
    anomalies: set[str] = set()

    error, outside = deciding_error(top, response)
    request_id, beside = request_id_of(top, response, given, anomalies)
    code, message = read_error(error, anomalies) if error is not None else ("", "")

    holds = {
        "byte_order_mark": body.startswith(BYTE_ORDER_MARK),
        "error_null": response.last("Error") is None,
        "error_outside": outside,
        "unexpected_member": len(top) > 1 + outside + beside,
        "nested_response": any(isinstance(inner, Members) for inner in response.values_of("Response")),
        "code_untrimmed": trim(code) != code,
        "lone_surrogate": any(map(LONE_SURROGATE.search, (request_id, code, message))),
    }
    anomalies.update(name for name, held in holds.items() if held)

    failed = error is not None
    request_id, code, message = map(read, (request_id, code, message))
    lines = [f"outcome {'failure' if failed else 'success'}"]
    lines.append(f"request_id {quoted(request_id) if request_id else 'none'}")
    if failed:
        lines += [code_line(code, given.product), f"message {quoted(message)}"]
    names = [name for name in ANOMALIES if name in anomalies]
    lines += [f"anomaly {name}" for name in names]
    fields = {name: value for name, value in response.as_read().items() if name not in ("RequestId", "Error")}
    lines += member_lines("field", fields)
    lines += [pointer_line(response, pointer) for pointer in given.pointers]
    lines.append(f"summary {summary(failed, request_id, code, names)}")
    lines += given.lines(reference_codes.judge(trim(code), given.product).retry if failed else "Never")
    return "\n".join([*lines, ""])


def complete(written: str, given: Given) -> str:
    """The dump of bytes that are no envelope, from the part of its first line that was written by hand."""
    found = re.match(r"decode_error (\w+) \d+ line=\d+ column=\d+ hint=(\w+)", written)
    if found is None:
        raise NoEnvelope("and its .want has no line decode_error up to hint=")
    kind, hint = found.groups()
    if hint == "none" and given.hint(kind) is not None:
        raise NoEnvelope(f"and its content type gives the hint {given.hint(kind)}")
    category, retry = reference_codes.judge_decode_error(kind, given.http_status)
    return "\n".join([f"{found[0]} category={category} retry={retry}", *given.lines(retry), ""])


def response_of(top: Any) -> Members:
    """The Response object, when no member stands twice that may stand once."""
    if not isinstance(top, Members):
        raise NoEnvelope("the body is no object")
    top.refuse_second("Response")
    response = top.last("Response")
    if not isinstance(response, Members):
        raise NoEnvelope("no Response object")
    response.refuse_second("Error", "RequestId")
    for error in top.values_of("Error") + response.values_of("Error"):
        if isinstance(error, Members):
            error.refuse_second("Code", "Message")
    return response


def deciding_error(top: Members, response: Members) -> tuple[Any, bool]:
    """The Error that makes the answer a failure, or None, and whether it stands beside Response."""
    inside = response.last("Error")
    if not is_absent(inside):
        return inside, False
    for error in reversed(top.values_of("Error")):
        if isinstance(error, Members) and code_of(error):
            return error, True
    return None, False


def request_id_of(top: Members, response: Members, given: Given, anomalies: set[str]) -> tuple[str, bool]:
    """The request id, or nothing, and whether it is the one beside Response."""
    value = response.last("RequestId")
    if isinstance(value, Missing):
        anomalies.add("request_id_missing")
    elif value is None:
        anomalies.add("request_id_null")
    elif not is_string(value):
        anomalies.add("request_id_not_string")
    elif value == "":
        anomalies.add("request_id_empty")
    if text_of(value):
        return text_of(value), False

    inside = text_of(response.last("RequestID"))
    beside = text_of(top.last("RequestId"))
    request_id = inside or beside or given.request_id
    if request_id:
        anomalies.add("request_id_fallback")
    return request_id, bool(beside and not inside)


def read_error(error: Any, anomalies: set[str]) -> tuple[str, str]:
    """Code and message of an Error, whatever it is."""
    if not isinstance(error, Members):
        anomalies.add("error_not_object")
        return "", error if is_string(error) else ""

    sent, message = error.last("Code"), error.last("Message")
    code = code_of(error)
    if not (is_absent(sent) or is_string(sent)):
        anomalies.add("code_not_string")
    elif not code:
        anomalies.add("code_missing")

    if is_string(message):
        return code, message
    anomalies.add("message_missing" if is_absent(message) else "message_not_string")
    return code, ""


def code_line(code: str, product: str | None) -> str:
    trimmed = trim(code)
    family, detail = map(quoted, reference_codes.split(trimmed))
    return f"code {quoted(code)} family={family} detail={detail} {reference_codes.facts(trimmed, product)}"


def summary(failed: bool, request_id: str, code: str, anomalies: Sequence[str]) -> str:
    """The library's line for a log."""
    outcome = f"failure code={label(code)}" if failed else "success"
    deviations = f" anomalies={','.join(anomalies)}" if anomalies else ""
    return f"{outcome} request_id={label(request_id)}{deviations}"


def label(text: str) -> str:
    """A string as the summary shows it: harmless in a log, and short."""
    if BARE.fullmatch(text):
        return text
    if not text:
        return "-"
    shown = ""
    for character in text:
        if CONTROL.match(character):
            character = f"\\u{{{ord(character):x}}}"
        elif character in '"\\':
            character = "\\" + character
        if len((shown + character).encode()) > LABEL_BYTES:
            return f'"{shown}…"'
        shown += character
    return f'"{shown}"'


def dump_file(path: Path) -> str:
    """The dump of one vector, under the options and with the pointers beside it."""
    given = Given.of(lines_of(path.with_suffix(".options")), lines_of(path.with_suffix(".ptr")))
    try:
        return dump(path.read_bytes(), given)
    except NoEnvelope as error:
        (written, *_) = [*lines_of(path.with_suffix(".want")), ""]
        if not written.startswith("decode_error "):
            raise
        try:
            return complete(written, given)
        except NoEnvelope as problem:
            raise NoEnvelope(f"{error}; {problem}") from error


def lines_of(path: Path) -> list[str]:
    """The lines of a file that need not be there. Only LF ends one: a pointer may hold any other character."""
    return path.read_bytes().decode("utf-8").split("\n")[:-1] if path.exists() else []


def check() -> int:
    """Compares every .want with what the table says now."""
    status = 0
    for path in sorted(VECTORS.rglob("*.json")):
        want_path = path.with_suffix(".want")
        want = want_path.read_bytes().decode("utf-8") if want_path.exists() else ""
        try:
            found = dump_file(path)
        except NoEnvelope as error:
            found = f"no envelope: {error}\n"
        if found != want:
            status = 1
            lines, name = (want.split("\n"), found.split("\n")), str(want_path.relative_to(VECTORS))
            print(*difflib.unified_diff(*lines, name, "reference.py", lineterm=""), sep="\n")
    return status


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="write NAME.want beside each file")
    parser.add_argument("--check", action="store_true", help="compare every .want")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    if options.check == bool(options.files):
        parser.error("either --check, or files")
    if options.check:
        return check()

    for path in options.files:
        try:
            text = dump_file(path)
        except NoEnvelope as error:
            sys.exit(f"{path}: no envelope: {error}")
        if options.write:
            path.with_suffix(".want").write_bytes(text.encode())
        else:
            print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
