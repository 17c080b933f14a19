"""Nothing leaks: neither Python objects nor the memory of the native module."""

from __future__ import annotations

import copy
import gc
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tcenvelope

ROUNDS = 10_000
LONG = "\\u0041" * 100
SUCCESS = b'{"Response": {"RequestId": "%s"}}' % LONG.encode()
FAILURE = f'{{"Response": {{"Error": {{"Code": "{LONG}", "Message": "{LONG}"}}, "RequestId": "{LONG}"}}}}'
STATM = Path("/proc/self/statm")


def refuse(body: str | bytes, **limits: int) -> None:
    try:
        tcenvelope.decode(body, **limits)
    except ValueError as error:
        repr(error)


def raise_error() -> None:
    try:
        tcenvelope.decode(FAILURE).raise_for_error()
    except tcenvelope.ApiError as error:
        repr(error)


def read_all(body: str | bytes | bytearray) -> None:
    response = tcenvelope.decode(body)
    repr((response.request_id, response.anomalies, response))
    if error := response.error:
        repr((error.code.family, error.code.detail, error.message, error))


WORK: dict[str, Callable[[], object]] = {
    "bytes": lambda: read_all(SUCCESS),
    "str": lambda: read_all(FAILURE),
    "bytearray": lambda: read_all(bytearray(SUCCESS)),
    "memoryview": lambda: tcenvelope.decode(memoryview(SUCCESS)[::1]),
    "raise": raise_error,
    "copy": lambda: copy.copy(tcenvelope.decode(FAILURE)),
    "copy of an error": lambda: copy.copy(tcenvelope.decode(FAILURE).error),
    "malformed": lambda: refuse(FAILURE[:-1]),
    "lone surrogate": lambda: refuse(FAILURE + "\ud800"),
    "wrong limit": lambda: refuse(SUCCESS, max_depth=0),
}


def resident() -> int:
    """Bytes of memory that the process has, or 0 where that is hard to tell."""
    return int(STATM.read_text().split()[1]) * 4096 if STATM.exists() else 0


@pytest.mark.parametrize("name", WORK)
def test_memory_is_steady(name: str) -> None:
    work = WORK[name]
    watched = (SUCCESS, FAILURE, tcenvelope.ApiError, tcenvelope.DecodeError, tcenvelope.Anomaly(0), None)
    for _ in range(500):
        work()
    gc.collect()
    blocks, memory = sys.getallocatedblocks(), resident()
    references = [sys.getrefcount(thing) for thing in watched]
    # So that whatever is in a cycle is found below, and not before.
    gc.disable()
    try:
        for _ in range(ROUNDS):
            work()
    finally:
        gc.enable()
    assert gc.collect() == 0
    assert sys.getallocatedblocks() - blocks < ROUNDS // 10
    assert resident() - memory < 1_000_000
    assert [sys.getrefcount(thing) - before for thing, before in zip(watched, references, strict=True)] == (
        pytest.approx([0] * len(watched), abs=ROUNDS // 10)
    )
