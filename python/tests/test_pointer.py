"""`Response.pointer` and `Response.raw`: RFC 6901, all of it."""

from __future__ import annotations

from typing import Any

import pytest
import tcenvelope

# The example of RFC 6901, section 5, in the answer of an action.
RFC = r"""{"Response": {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6,
    " ": 7, "m~n": 8, "RequestId": "b5b41468"}}"""
RESPONSE = tcenvelope.decode(RFC)
SET = tcenvelope.decode(
    b'{"Response": {"Set": [ {"Id": "i-1", "Id": "i-2", "": [1.10, -0, 1e400]}, [], {} ] , "Null": null,'
    b' "Zone": "\xe4\xb8\xad\\u0041", "RequestId": "b5b41468"}}'
)
FAILURE = tcenvelope.decode(
    '{"Response": {"Error": {"Code": "LimitExceeded.Rate", "Message": "no"}, "RequestId": "ed93f3cb"}}'
)

FOUND = [
    (RESPONSE, "/foo", ["bar", "baz"]),
    (RESPONSE, "/foo/0", "bar"),
    (RESPONSE, "/", 0),
    (RESPONSE, "/a~1b", 1),
    (RESPONSE, "/c%d", 2),
    (RESPONSE, "/e^f", 3),
    (RESPONSE, "/g|h", 4),
    (RESPONSE, "/i\\j", 5),
    (RESPONSE, '/k"l', 6),
    (RESPONSE, "/ ", 7),
    (RESPONSE, "/m~0n", 8),
    (RESPONSE, "/RequestId", "b5b41468"),
    (SET, "/Set/0/Id", "i-2"),
    (SET, "/Set/0//1", 0),
    (SET, "/Set/1", []),
    (SET, "/Set/2", {}),
    (SET, "/Zone", "中A"),
    (SET, "/Null", None),
    (FAILURE, "/Error/Code", "LimitExceeded.Rate"),
    (FAILURE, "/Error", {"Code": "LimitExceeded.Rate", "Message": "no"}),
    (FAILURE, "", {"Error": {"Code": "LimitExceeded.Rate", "Message": "no"}, "RequestId": "ed93f3cb"}),
]
MISSING = [
    "/Response",
    "/foo/2",
    "/foo/99999999999999999999999999",
    "/foo/0/0",
    "/bar/-",
    "//",
    "/m~01n",
    "/FOO",
    "/中",
]
INVALID = ["foo", " /foo", "#/foo", "/m~n", "/m~", "/m~2", "/bar/~", "/foo/-", "/foo/01", "/foo/", "/foo/+1", "/foo/1 "]


@pytest.mark.parametrize(("response", "pointer", "value"), FOUND)
def test_found(response: tcenvelope.Response, pointer: str, value: object) -> None:
    assert response.pointer(pointer) == response.pointer(pointer, "default") == value
    assert type(response.pointer(pointer)) is type(value)


@pytest.mark.parametrize("pointer", MISSING)
def test_missing(pointer: str) -> None:
    assert RESPONSE.pointer(pointer, None) is None
    assert RESPONSE.pointer(pointer, default=(default := object())) is default
    for look_up in RESPONSE.pointer, RESPONSE.raw:
        with pytest.raises(LookupError) as caught:
            look_up(pointer)
        assert type(caught.value) is KeyError
        assert caught.value.args == (pointer,)


@pytest.mark.parametrize("pointer", [*INVALID, "/\ud800"])
def test_invalid(pointer: str) -> None:
    """A pointer that is none is a mistake in the program, so no default hides it."""
    for look_up in (
        lambda: RESPONSE.pointer(pointer),
        lambda: RESPONSE.pointer(pointer, None),
        lambda: RESPONSE.raw(pointer),
    ):
        with pytest.raises(ValueError) as caught:
            look_up()
        if pointer in INVALID:
            assert type(caught.value) is ValueError
            assert str(caught.value).startswith("InvalidPointer: ")
            assert str(caught.value).endswith(f": {pointer!r}")


def test_a_miss_on_a_failure_says_that_it_failed() -> None:
    for look_up in FAILURE.pointer, FAILURE.raw:
        with pytest.raises(KeyError) as caught:
            look_up("/InstanceSet/0")
        assert caught.value.args == (
            "'/InstanceSet/0' (the call failed: failure code=LimitExceeded.Rate request_id=ed93f3cb)",
        )
    assert FAILURE.pointer("/InstanceSet", []) == []


@pytest.mark.parametrize(
    ("pointer", "raw"),
    [
        ("/Set/0/Id", b'"i-2"'),
        ("/Set/0/", b"[1.10, -0, 1e400]"),
        ("/Set/0//0", b"1.10"),
        ("/Set/0//1", b"-0"),
        ("/Set/0//2", b"1e400"),
        ("/Set", b'[ {"Id": "i-1", "Id": "i-2", "": [1.10, -0, 1e400]}, [], {} ]'),
        ("/Zone", b'"\xe4\xb8\xad\\u0041"'),
        ("/Null", b"null"),
        ("/RequestId", b'"b5b41468"'),
    ],
)
def test_raw_is_what_the_body_has(pointer: str, raw: bytes) -> None:
    assert SET.raw(pointer) == raw
    assert type(SET.raw(pointer)) is bytes


@pytest.mark.parametrize("make", [bytes, bytearray, memoryview, lambda body: str(body, "utf-8")])
def test_raw_of_every_kind_of_body(make: Any) -> None:
    body = '\ufeff {"Trace": "中", "Response" : { "中": "文" } } '.encode()
    response = tcenvelope.decode(make(body))
    assert response.raw("") == '{ "中": "文" }'.encode()
    assert response.raw("/中") == '"文"'.encode()
    assert response["中"] == response.pointer("/中") == "文"


@pytest.mark.parametrize("wrong", [None, 5, b"/foo", ["foo"]])
def test_a_pointer_is_a_str(wrong: Any) -> None:
    for look_up in RESPONSE.pointer, RESPONSE.raw:
        with pytest.raises(TypeError):
            look_up(wrong)


def test_wrong_arguments() -> None:
    calls: list[Any] = [
        lambda response: response.pointer(),
        lambda response: response.pointer("/foo", 1, 2),
        lambda response: response.raw("/foo", b""),
    ]
    for call in calls:
        with pytest.raises(TypeError):
            call(RESPONSE)
