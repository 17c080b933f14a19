"""`decode`: what it takes, what it refuses, and what it copies."""

from __future__ import annotations

import array
import inspect
import sys
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
import tcenvelope

BODY = '{"Response": {"Name": "中文", "RequestId": "b5b41468-中"}}'.encode()
LONE_SURROGATE = '{"Response": {"RequestId": "\ud800"}}'


class MyBytes(bytes):
    def __bytes__(self) -> bytes:
        return b"not asked"

    def __len__(self) -> int:
        return 3


class MyByteArray(bytearray):
    def __bytes__(self) -> bytes:
        return b"not asked"


class MyStr(str):
    def encode(self, *arguments: Any) -> bytes:
        return b"not asked"

    def __str__(self) -> str:
        return "not asked"


def pickled_body(response: tcenvelope.Response) -> object:
    """The object that the response holds."""
    return response.__reduce__()[1][0]


def strided(body: bytes) -> memoryview:
    """Every second byte of a buffer twice as long."""
    return memoryview(b"".join(bytes([byte, 0]) for byte in body))[::2]


@pytest.mark.parametrize(
    "make",
    [
        bytes,
        bytes.decode,
        bytearray,
        memoryview,
        strided,
        lambda body: memoryview(body[::-1])[::-1],
        lambda body: memoryview(bytearray(body)),
        lambda body: memoryview(body + b" " * (-len(body) % 4)).cast("I"),
        lambda body: memoryview(array.array("B", body)),
        MyBytes,
        MyByteArray,
        lambda body: MyStr(body, "utf-8"),
    ],
)
def test_takes_every_kind_of_body(make: Callable[[bytes], Any]) -> None:
    response = tcenvelope.decode(make(BODY))
    assert response.ok
    assert response.request_id == "b5b41468-中"


@pytest.mark.parametrize("body", [None, 5, 1.5, ["{}"], {"Response": {}}, object(), bytes, array.array("B", BODY)])
def test_refuses_other_types(body: Any) -> None:
    message = f"^body must be bytes, str, bytearray or memoryview, not {type(body).__name__}$"
    with pytest.raises(TypeError, match=message):
        tcenvelope.decode(body)


def test_refuses_a_released_memoryview() -> None:
    view = memoryview(BODY)
    view.release()
    with pytest.raises(ValueError, match="released"):
        tcenvelope.decode(view)


@pytest.mark.parametrize(
    ("arguments", "options"),
    [((), {}), ((BODY, 5), {}), ((BODY,), {"depth": 5}), ((), {"body": BODY, "service": "cvm"})],
)
def test_refuses_other_arguments(arguments: tuple[Any, ...], options: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        tcenvelope.decode(*arguments, **options)


def test_body_may_be_named() -> None:
    assert tcenvelope.decode(body=BODY)


@pytest.mark.parametrize("option", ["max_depth", "max_bytes"])
@pytest.mark.parametrize("wrong", [None, "5", 5.0, b"5", [5]])
def test_limits_are_integers(option: str, wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"^{option} must be int, not {type(wrong).__name__}"):
        tcenvelope.decode(BODY, **{option: wrong})


@pytest.mark.parametrize("wrong", [0, -1, -(2**70), 1025, 2**63, 2**70])
def test_max_depth_has_a_range(wrong: int) -> None:
    with pytest.raises(ValueError, match=r"^max_depth must be 1 to 1024$") as caught:
        tcenvelope.decode(BODY, max_depth=wrong)
    assert type(caught.value) is ValueError


@pytest.mark.parametrize("wrong", [0, -1, -(2**63), -(2**70)])
def test_max_bytes_has_a_range(wrong: int) -> None:
    with pytest.raises(ValueError, match=r"^max_bytes must be 1 or more$") as caught:
        tcenvelope.decode(BODY, max_bytes=wrong)
    assert type(caught.value) is ValueError


@pytest.mark.parametrize("enough", [len(BODY), sys.maxsize, 2**63, 2**64 - 1, 2**70])
def test_max_bytes_may_be_more_than_any_body_has(enough: int) -> None:
    assert tcenvelope.decode(BODY, max_bytes=enough)


def test_limits_take_what_counts_as_an_integer() -> None:
    class Two:
        def __index__(self) -> int:
            return 2

    assert tcenvelope.decode('{"Response": {}}', max_depth=Two())  # type: ignore[arg-type]


def test_wrong_arguments_are_reported_before_a_wrong_body() -> None:
    with pytest.raises(ValueError, match="max_depth"):
        tcenvelope.decode(b"", max_depth=0)


def nested(depth: int) -> str:
    lists = depth - 2
    return '{"Response": {"Deep": ' + "[" * lists + "]" * lists + "}}"


def kind(body: Any, **limits: Any) -> str:
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode(body, **limits)
    return caught.value.kind


def test_max_depth_counts_brackets() -> None:
    assert tcenvelope.decode(nested(10), max_depth=10)
    assert kind(nested(11), max_depth=10) == "TooDeep"
    assert tcenvelope.decode(nested(1024), max_depth=1024)


def test_max_bytes_counts_bytes_of_utf8() -> None:
    assert tcenvelope.decode(BODY.decode(), max_bytes=len(BODY))
    assert kind(BODY.decode(), max_bytes=len(BODY) - 1) == "TooLarge"
    assert kind(BODY, max_bytes=len(BODY) - 1) == "TooLarge"


def test_default_limits_are_those_of_the_signature() -> None:
    parameters = inspect.signature(tcenvelope.decode).parameters
    assert list(parameters) == ["body", "product", "max_depth", "max_bytes"]
    max_depth, max_bytes = parameters["max_depth"].default, parameters["max_bytes"].default
    assert (max_depth, max_bytes) == (128, 64 * 1024 * 1024)
    assert tcenvelope.decode(nested(max_depth))
    assert kind(nested(max_depth + 1)) == "TooDeep"
    assert kind(b" " * max_bytes) == "Empty"
    assert kind(b" " * (max_bytes + 1)) == "TooLarge"


def test_a_lone_surrogate_in_a_str_is_invalid_utf8() -> None:
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode(LONE_SURROGATE)
    assert (caught.value.kind, caught.value.offset) == ("InvalidUtf8", LONE_SURROGATE.index("\ud800"))
    assert kind(MyStr(LONE_SURROGATE)) == "InvalidUtf8"


def test_a_fault_before_a_lone_surrogate_comes_first() -> None:
    assert kind("{]" + LONE_SURROGATE) == "InvalidJson"


def test_positions_in_a_str_count_bytes() -> None:
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode('{"中": \n "文" nul}')
    error = caught.value
    assert (error.offset, error.line, error.column) == (16, 2, 8)


@pytest.mark.parametrize("body", [BODY, BODY.decode()])
def test_bytes_and_str_are_kept_and_not_copied(body: bytes | str) -> None:
    before = sys.getrefcount(body)
    response = tcenvelope.decode(body)
    assert pickled_body(response) is body
    assert sys.getrefcount(body) == before + 1
    del response
    assert sys.getrefcount(body) == before


@pytest.mark.parametrize("body", [MyBytes(BODY), MyByteArray(BODY), bytearray(BODY), memoryview(BODY), strided(BODY)])
def test_other_bodies_are_copied_into_bytes(body: Any) -> None:
    before = sys.getrefcount(body)
    response = tcenvelope.decode(body)
    assert type(pickled_body(response)) is bytes
    assert pickled_body(response) == BODY
    assert sys.getrefcount(body) == before


def test_changing_a_bytearray_does_not_change_the_response() -> None:
    body = bytearray(BODY)
    response = tcenvelope.decode(body)
    body.clear()
    assert response.request_id == "b5b41468-中"
    assert pickled_body(response) == BODY


LARGE = b'{"Response": {"Large": "' + b"x" * 4_000_000 + b'", "RequestId": "b5b41468"}}'


def traced_peak(body: Any) -> int:
    """How much memory Python took for a decode, in bytes."""
    tracemalloc.start()
    try:
        tcenvelope.decode(body)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("body", [LARGE, LARGE.decode()])
def test_decoding_bytes_and_ascii_takes_no_memory_to_speak_of(body: bytes | str) -> None:
    assert traced_peak(body) < 10_000


@pytest.mark.parametrize("body", [bytearray(LARGE), memoryview(LARGE), MyBytes(LARGE), MyStr(LARGE, "ascii")])
def test_decoding_others_takes_one_copy(body: Any) -> None:
    assert len(LARGE) <= traced_peak(body) < len(LARGE) * 1.1
