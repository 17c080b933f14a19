"""Nothing leaks: neither Python objects nor the memory of the native module."""

from __future__ import annotations

import copy
import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tcenvelope

ROUNDS = 10_000
LONG = "\\u0041" * 100
SUCCESS = b'{"Response": {"RequestId": "%s"}}' % LONG.encode()
FAILURE = f'{{"Response": {{"Error": {{"Code": "{LONG}", "Message": "{LONG}"}}, "RequestId": "{LONG}"}}}}'
STATM = Path("/proc/self/statm")


VALUES = b'{"Response": {"A": [{"B": "\\u0041%s", "C": -1.5, "D": 1%s}, {"B": []}], "RequestId": "1"}}' % (
    b"x" * 200,
    b"0" * 50,
)
HUGE = b'{"Response": {"A": [[{"B": "x", "C": %s}]]}}' % (b"1" * 5000)


def refuse(body: str | bytes, **limits: Any) -> None:
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


def read_fields() -> None:
    response = tcenvelope.decode(VALUES)
    fields = response.fields
    repr((response["A"], response.get("B"), "A" in response, response.pointer("/A/0/B"), response.raw("/A")))
    repr((fields["A"], fields, list(fields), dict(fields), fields.items(), fields["A"], len(fields)))
    assert response == tcenvelope.decode(VALUES + b" ")
    assert fields == response.to_dict()


def miss(body: str | bytes) -> None:
    response = tcenvelope.decode(body)
    for look_up in response.__getitem__, response.fields.__getitem__, response.pointer, response.raw:
        try:
            look_up("/Zones")
        except KeyError as error:
            repr(error)
    refuse_pointer(response)


def refuse_pointer(response: tcenvelope.Response) -> None:
    try:
        response.pointer("Zones", None)
    except ValueError as error:
        repr(error)


def read_huge() -> None:
    """Half of the value was made when it fails."""
    try:
        tcenvelope.decode(HUGE).to_dict()
    except ValueError as error:
        repr(error)


HEADERS = {"Date": "Sun, 23 Nov 2025 02:10:40 GMT", b"retry-after": b"3", "X-TC-RequestId": "r", "Other": "1"}


def read_http(body: str | bytes) -> None:
    response = tcenvelope.decode_http(body, status=200, headers=HEADERS, product="cvm")
    repr((response.server_time, response.retry_after, response.http_status, response.product))
    copy.copy(response)
    if error := response.error:
        repr((error.to_dict(), error.code.products, error.code.documented("cvm"), error.code.advice_zh))
        assert copy.copy(error).code.product == "cvm"


def refuse_http(headers: Any) -> None:
    try:
        tcenvelope.decode_http("<html>", status=502, headers=headers)
    except (tcenvelope.DecodeError, TypeError) as error:
        repr(error)
        if isinstance(error, tcenvelope.DecodeError):
            repr((error.to_dict(), tcenvelope.advise(error, 1, idempotent=True, random=5)))


class TencentCloudSDKException(Exception):
    code, message, requestId = "ServerNetworkError", FAILURE, None


WORK: dict[str, Callable[[], object]] = {
    "bytes": lambda: read_all(SUCCESS),
    "str": lambda: read_all(FAILURE),
    "bytearray": lambda: read_all(bytearray(SUCCESS)),
    "memoryview": lambda: tcenvelope.decode(memoryview(SUCCESS)[::1]),
    "raise": raise_error,
    "fields": read_fields,
    "miss on a success": lambda: miss(SUCCESS),
    "miss on a failure": lambda: miss(FAILURE),
    "huge": read_huge,
    "copy": lambda: copy.copy(tcenvelope.decode(FAILURE)),
    "copy of an error": lambda: copy.copy(tcenvelope.decode(FAILURE).error),
    "malformed": lambda: refuse(FAILURE[:-1]),
    "lone surrogate": lambda: refuse(FAILURE + "\ud800"),
    "http": lambda: read_http(SUCCESS),
    "http, failure": lambda: read_http(FAILURE),
    "http, malformed": lambda: refuse_http(HEADERS),
    "http, wrong header": lambda: refuse_http({"Date": 5}),
    "classify": lambda: tcenvelope.classify(TencentCloudSDKException()),
    "code": lambda: copy.copy(tcenvelope.Code("InternalError", "cvm")).category.advice,
    "catalogue": lambda: tcenvelope.catalogue.products("InternalError"),
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
