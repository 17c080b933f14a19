"""Everything pickles and copies, with every protocol and to other processes."""

from __future__ import annotations

import copy
import multiprocessing
import operator
import pickle
import pickletools
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest
import tcenvelope


def pickled(protocol: int) -> Callable[[Any], Any]:
    return lambda thing: pickle.loads(pickle.dumps(thing, protocol))


WAYS = {
    **{f"protocol {number}": pickled(number) for number in range(pickle.HIGHEST_PROTOCOL + 1)},
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}

SUCCESS = '{"Response": {"RequestId": "b5b41468-中"}, "Trace": 1}'
FAILURE = '{"Response": {"Error": {"Code": "X.Y", "Message": "no"}, "RequestId": "b5b41468"}}'
DEEP = '{"Response": ' + '{"Deep": ' * 1023 + "1" + "}" * 1023 + "}"


@pytest.fixture(params=WAYS)
def again(request: pytest.FixtureRequest) -> Callable[[Any], Any]:
    return WAYS[request.param]


@pytest.mark.parametrize("body", [SUCCESS, SUCCESS.encode(), bytearray(SUCCESS, "utf-8"), FAILURE])
def test_response(again: Callable[[Any], Any], body: Any) -> None:
    response = tcenvelope.decode(body)
    other = again(response)
    assert type(other) is tcenvelope.Response
    assert other.summary() == response.summary()
    assert other.anomalies is response.anomalies
    assert (other.error is None) == (response.error is None)


def test_a_response_pickles_whatever_its_limits_were(again: Callable[[Any], Any]) -> None:
    assert again(tcenvelope.decode(DEEP, max_depth=1024)).ok


def test_a_response_beyond_the_default_length_pickles() -> None:
    body = SUCCESS.encode() + b" " * 67_108_864
    assert copy.copy(tcenvelope.decode(body, max_bytes=2**30)).ok


def test_api_error(again: Callable[[Any], Any]) -> None:
    error = tcenvelope.decode(FAILURE).error
    assert error
    other = again(error)
    assert type(other) is tcenvelope.Unknown
    assert type(other.code) is tcenvelope.Code
    assert (other.code, other.message, other.request_id) == ("X.Y", "no", "b5b41468")
    assert (str(other), other.args) == (str(error), error.args)
    assert other.response is not None
    assert other.response.summary() == str(error)


def test_api_error_without_a_response(again: Callable[[Any], Any]) -> None:
    other = again(tcenvelope.ApiError("X", "no"))
    assert (other.code, other.message, other.request_id, other.response) == ("X", "no", None, None)


def test_decode_error(again: Callable[[Any], Any]) -> None:
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode('<html>\n"')
    error, other = caught.value, again(caught.value)
    assert type(other) is tcenvelope.DecodeError
    assert vars(other) == vars(error)
    assert vars(other).keys() == set(tcenvelope.DecodeError.__annotations__)
    assert (str(other), repr(other), other.args) == (str(error), repr(error), error.args)


class Refused(tcenvelope.ApiError):
    """A user's class, with a constructor of its own."""

    def __init__(self) -> None:
        super().__init__("Refused", request_id="b5b41468")
        self.attempt = 3


def test_a_users_error(again: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest imports this file under a name that nothing else can import.
    monkeypatch.setattr(tcenvelope, "Refused", Refused, raising=False)
    monkeypatch.setattr(Refused, "__module__", "tcenvelope")
    error = Refused()
    error.__notes__ = ["seen twice"]  # type: ignore[attr-defined, unused-ignore]
    other = again(error)
    assert type(other) is Refused
    assert (other.code, other.attempt, other.__notes__) == ("Refused", 3, ["seen twice"])
    assert str(other) == "failure code=Refused request_id=b5b41468"


def test_code(again: Callable[[Any], Any]) -> None:
    other = again(tcenvelope.Code("X.Y"))
    assert type(other) is tcenvelope.Code
    assert (other, other.family, other.detail) == ("X.Y", "X", "Y")


@pytest.mark.parametrize("bits", [0, 1, 1 << 16, 5, (1 << 17) - 1])
def test_anomaly(again: Callable[[Any], Any], bits: int) -> None:
    assert again(tcenvelope.Anomaly(bits)) is tcenvelope.Anomaly(bits)


def test_pickles_name_only_what_stays() -> None:
    """What is public, and the two functions that make things again: other versions must find them."""
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode("")
    things = [tcenvelope.decode(FAILURE).error, caught.value, tcenvelope.Anomaly.ERROR_NULL]
    named = {argument for code, argument, _ in pickletools.genops(pickle.dumps(things, 0)) if code.name == "GLOBAL"}
    assert {str(name).replace(" ", ".") for name in named if str(name).startswith("tcenvelope")} == {
        "tcenvelope.Anomaly",
        "tcenvelope.ApiError",
        "tcenvelope.Code",
        "tcenvelope.DecodeError",
        "tcenvelope._errors._restore",
        "tcenvelope._native.restore",
    }


def test_across_processes() -> None:
    """Results and exceptions come back whole from a process that shares nothing with this one."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        response = pool.submit(tcenvelope.decode, FAILURE).result()
        assert response.summary() == "failure code=X.Y request_id=b5b41468"
        with pytest.raises(tcenvelope.ApiError) as api:
            pool.submit(operator.methodcaller("raise_for_error"), response).result()
        assert (api.value.code, api.value.message) == ("X.Y", "no")
        with pytest.raises(tcenvelope.DecodeError) as decode:
            pool.submit(tcenvelope.decode, "{").result()
        assert (decode.value.kind, decode.value.offset) == ("Truncated", 1)
