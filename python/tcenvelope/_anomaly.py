"""How a body can deviate from the documentation and still be understood.

Made by `cargo xtask generate` from the list in the Rust core. Do not edit.
"""

from __future__ import annotations

import enum


class Anomaly(enum.Flag):
    """A set of deviations that were understood all the same; empty, and false, for a body that is as documented.

    There is no strict mode: test this set where strictness is wanted.

    >>> import tcenvelope
    >>> anomalies = tcenvelope.decode('{"Response": {"RequestId": null}}').anomalies
    >>> tcenvelope.Anomaly.REQUEST_ID_NULL in anomalies
    True
    """

    MESSAGE_MISSING = 0x1
    """`Message` in `Error` is missing or null."""

    MESSAGE_NOT_STRING = 0x2
    """`Message` in `Error` is no string; the message is empty."""

    ERROR_NULL = 0x4
    """`Error` in `Response` is null; that alone is a success."""

    UNEXPECTED_MEMBER = 0x8
    """Members stand beside `Response` and were ignored."""

    ERROR_OUTSIDE = 0x10
    """The error stands beside `Response`, not in it."""

    CODE_MISSING = 0x20
    """`Code` in `Error` is missing, null or blank; the code is empty."""

    CODE_NOT_STRING = 0x40
    """`Code` in `Error` is no string; the code is the literal of a number, else empty."""

    ERROR_NOT_OBJECT = 0x80
    """`Error` is neither an object nor null; a string is the message."""

    REQUEST_ID_MISSING = 0x100
    """`RequestId` is missing."""

    REQUEST_ID_NULL = 0x200
    """`RequestId` is null."""

    REQUEST_ID_EMPTY = 0x400
    """`RequestId` is the empty string."""

    REQUEST_ID_NOT_STRING = 0x800
    """`RequestId` is no string; the id is the literal of a number, else absent."""

    REQUEST_ID_FALLBACK = 0x1000
    """The request id comes from `RequestID`, or from beside `Response`."""

    NESTED_RESPONSE = 0x2000
    """`Response` holds an object called `Response`; the outer one decided."""

    CODE_UNTRIMMED = 0x4000
    """White space stands around the code, or a dot behind it."""

    LONE_SURROGATE = 0x8000
    """Half a surrogate pair stands in request id, code or message, and reads as U+FFFD."""

    BYTE_ORDER_MARK = 0x10000
    """The body begins with a UTF-8 byte order mark."""
