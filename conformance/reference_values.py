"""JSON values as RFC 8259 and RFC 6901 have them, and the lines of the canonical dump that show them.

The lower half of reference.py beside this file, and like it written from README.md and not from the library. Nothing
here knows what an envelope is.
"""

from __future__ import annotations

import json
import math
import re
import struct
import sys
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
INDEX = re.compile(r"0|[1-9][0-9]*")
# The longest integer of 64 bits, its sign counted. Python refuses to read one of many thousand digits.
LONGEST_INTEGER = 20


class NoEnvelope(ValueError):
    """No envelope, or one that has a second member of a fixed name, or exceeds a limit."""


class NotFound(LookupError):
    """A JSON pointer to nothing."""


class InvalidPointer(LookupError):
    """No JSON pointer, or not one into the array that it meets."""


class Missing:
    """Stands for a member that is not there, which is not the same as null."""


class Number(str):
    """A number as its literal text, for `1.50` and `1e400` must come out as they went in."""


class Members(list[tuple[str, Any]]):
    """An object as (name, value) pairs: order and duplicates stay visible."""

    def values_of(self, name: str) -> list[Any]:
        return [value for member, value in self if member == name]

    def last(self, name: str) -> Any:
        return (self.values_of(name) or [Missing()])[-1]

    def refuse_second(self, *names: str) -> None:
        for name in names:
            if len(self.values_of(name)) > 1:
                raise NoEnvelope(f"a second {name}")

    def as_read(self) -> dict[str, Any]:
        """Each name once, as it reads: where it stands first, with the last value."""
        return {read(name): value for name, value in self}


def parse(body: bytes, max_depth: int) -> Any:
    """The value that the bytes stand for, if RFC 8259 allows every one of them."""
    try:
        text = body.removeprefix(BYTE_ORDER_MARK).decode("utf-8", "strict")
        if depth(text) > max_depth:
            raise NoEnvelope(f"deeper than {max_depth}")
        # json and the dump recurse for each level, and Python allows a thousand calls.
        sys.setrecursionlimit(max(sys.getrecursionlimit(), 2000 + 4 * max_depth))
        numbers: dict[str, Any] = {"parse_int": Number, "parse_float": Number, "parse_constant": refuse_constant}
        return json.loads(text, object_pairs_hook=Members, **numbers)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise NoEnvelope(str(error)) from error


def depth(text: str) -> int:
    """How deep brackets stand in each other: counted before json recurses, which has a limit of its own."""
    steps = (1 if bracket in "[{" else -1 for bracket in re.findall(r"[\[{}\]]", STRING.sub("", text)))
    return max(accumulate(steps), default=0)


def refuse_constant(name: str) -> Any:
    raise NoEnvelope(f"{name} is no JSON")


def read(text: str) -> str:
    """A string as it reads: half of a surrogate pair is no character."""
    return LONE_SURROGATE.sub("\ufffd", text)


def quoted(text: str) -> str:
    """A string as the dump shows it: whole, and on one line."""
    text = re.sub(r'["\\]', r"\\\g<0>", text)
    return '"' + re.sub("[\0-\x1f\x7f]", lambda found: f"\\x{ord(found[0]):02x}", text) + '"'


def head(value: Any) -> str:
    """The kind of a value, and what it is if it holds no other."""
    match value:
        case None:
            return "null"
        case bool():
            return f"bool {json.dumps(value)}"
        case Number():
            return f"number {value}"
        case str():
            return f"string {quoted(read(value))}"
        case Members():
            return f"object {len(value.as_read())}"
    return f"array {len(value)}"


def member_lines(label: str, members: dict[str, Any], indent: str = "") -> Iterator[str]:
    """The members of an object, each with all that it holds."""
    for name, value in members.items():
        yield f"{indent}{label} {quoted(name)} {head(value)}"
        yield from inner_lines(value, indent + "  ")


def inner_lines(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Members):
        yield from member_lines("member", value.as_read(), indent)
    elif isinstance(value, list):
        for element in value:
            yield f"{indent}element {head(element)}"
            yield from inner_lines(element, indent + "  ")


def pointer_line(value: Any, pointer: str) -> str:
    """What a JSON pointer that starts at the value gives."""
    try:
        found = look_up(value, pointer)
    except LookupError as error:
        return f"pointer {quoted(pointer)} {type(error).__name__}"
    getters = f" {number_getters(found)}" if isinstance(found, Number) else ""
    return f"pointer {quoted(pointer)} {head(found)}{getters}"


def look_up(value: Any, pointer: str) -> Any:
    """RFC 6901. A pointer that is none is so wherever its fault is; an index is judged when it meets an array."""
    start, *tokens = pointer.split("/")
    if start or re.search("~(?![01])", pointer):
        raise InvalidPointer
    for token in tokens:
        if isinstance(value, Members):
            members, name = value.as_read(), token.replace("~1", "/").replace("~0", "~")
            if name not in members:
                raise NotFound
            value = members[name]
        elif isinstance(value, list):
            if not INDEX.fullmatch(token):
                raise InvalidPointer
            # No array is so long that its index has more digits.
            if len(token) > LONGEST_INTEGER or int(token) >= len(value):
                raise NotFound
            value = value[int(token)]
        else:
            raise NotFound
    return value


def number_getters(literal: str) -> str:
    i64 = integer(literal, -(2**63), 2**63 - 1)
    u64 = integer(literal, 0, 2**64 - 1)
    # Python rounds correctly.
    number = float(literal)
    f64 = struct.pack(">d", number).hex() if math.isfinite(number) else "OutOfRange"
    return f"i64={i64} u64={u64} f64={f64}"


def integer(literal: str, lowest: int, highest: int) -> str:
    if not re.fullmatch("-?[0-9]+", literal):
        return "NotInteger"
    if len(literal) > LONGEST_INTEGER or not lowest <= int(literal) <= highest:
        return "OutOfRange"
    return str(int(literal))
