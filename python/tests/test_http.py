"""`decode_http`: an envelope wins over the status; else the error knows what HTTP said."""

from __future__ import annotations

import copy
import datetime
import email
import email.message
import http
import http.client
import inspect
import io
import pickle
from collections import UserDict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests.structures
import tcenvelope

FAILURE = b'{"Response": {"Error": {"Code": "RequestLimitExceeded", "Message": ""}, "RequestId": "r"}}'
NO_ID = b'{"Response": {"TotalCount": 1}}'
HTML = b"<html>502 Bad Gateway</html>"
HEADERS = {
    "Content-Type": "text/html",
    "X-TC-RequestId": "ed93f3cb",
    "Retry-After": "3",
    "Date": "Sun, 23 Nov 2025 02:10:40 GMT",
    "Set-Cookie": "a=b",
}
DATE = datetime.datetime(2025, 11, 23, 2, 10, 40, tzinfo=datetime.timezone.utc)


def from_http_client(headers: dict[str, str]) -> http.client.HTTPMessage:
    text = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return http.client.parse_headers(io.BytesIO(text.encode() + b"\r\n"))


def from_email(headers: dict[str, str]) -> email.message.Message:
    return email.message_from_string("".join(f"{name}: {value}\n" for name, value in headers.items()))


class Pairs:
    """Like the headers of other clients: no mapping, but with items."""

    def __init__(self, headers: dict[str, str]) -> None:
        self._headers = headers

    def items(self) -> Iterator[tuple[str, str]]:
        return iter([("Retry-After", "200"), *self._headers.items()])


@pytest.fixture(
    params=[
        dict,
        lambda headers: {name.upper(): value for name, value in headers.items()},
        lambda headers: {name.lower().encode(): f" {value}\t".encode() for name, value in headers.items()},
        UserDict,
        requests.structures.CaseInsensitiveDict,
        from_http_client,
        from_email,
        Pairs,
    ]
)
def headers(request: pytest.FixtureRequest) -> Any:
    return request.param(HEADERS)


def decode_error(body: bytes | str, status: int, headers: Any = None) -> tcenvelope.DecodeError:
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode_http(body, status=status, headers=headers)
    return caught.value


def test_an_envelope_knows_what_http_said(headers: Any) -> None:
    for body in FAILURE, NO_ID, NO_ID.decode(), bytearray(NO_ID):
        response = tcenvelope.decode_http(body, status=502, headers=headers)
        assert (response.http_status, response.retry_after, response.server_time) == (502, 3, DATE)
        assert response.server_time is not None
        assert response.server_time.utcoffset() == datetime.timedelta(0)
        assert response.ok == (body is not FAILURE)
        assert response.request_id == ("r" if body is FAILURE else "ed93f3cb")
        fell_back = tcenvelope.Anomaly.REQUEST_ID_FALLBACK in response.anomalies
        assert fell_back == (body is not FAILURE)


def test_a_decode_error_knows_what_http_said(headers: Any) -> None:
    error = decode_error(HTML, 502, headers)
    assert (error.http_status, error.retry_after, error.server_time) == (502, 3, DATE)
    assert (str(error.category), str(error.retry), error.hint) == (
        "Unavailable",
        "BackoffIfIdempotent",
        "LooksLikeHtml",
    )
    assert str(error).endswith("; HTTP status 502")


def test_without_http_there_is_nothing() -> None:
    response = tcenvelope.decode(NO_ID)
    assert (response.http_status, response.retry_after, response.server_time) == (None, None, None)
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode(HTML)
    error = caught.value
    assert (error.http_status, error.retry_after, error.server_time) == (None, None, None)
    assert (str(error.category), error.retry) == ("Unknown", tcenvelope.Retry.NEVER)


@pytest.mark.parametrize(
    ("status", "category", "retry"),
    [
        (429, "Throttled", "Backoff"),
        *((status, "Unavailable", "BackoffIfIdempotent") for status in (500, 502, 503, 504)),
        *((status, "Unknown", "Never") for status in (100, 200, 301, 403, 404, 501, 505, 999)),
    ],
)
def test_the_status_decides_where_there_is_no_envelope(status: int, category: str, retry: str) -> None:
    error = decode_error("no", status)
    assert (error.category.label, error.retry.label) == (category, retry)
    assert error.category.fault is error.fault
    cut = decode_error('{"Response": {', status)
    expected = ("Throttled", "Backoff") if status == 429 else ("Unavailable", "BackoffIfIdempotent")
    assert (cut.category.label, cut.retry.label) == expected


@pytest.mark.parametrize("headers", [None, {}, {"Other": "1"}, {"Retry-After": "soon", "Date": "today"}])
def test_what_is_not_there_is_none(headers: Any) -> None:
    response = tcenvelope.decode_http(FAILURE, status=http.HTTPStatus.OK, headers=headers)
    assert (response.http_status, response.retry_after, response.server_time) == (200, None, None)


def test_a_content_type_is_a_hint() -> None:
    assert decode_error("no", 200, {b"CONTENT-TYPE": b"Text/HTML; charset=utf-8"}).hint == "LooksLikeHtml"
    assert decode_error("no", 200, {"Content-Type": "text/plain"}).hint is None


@pytest.mark.parametrize(
    ("date", "year"), [("Thu, 01 Jan 1970 00:00:00 GMT", 1970), ("Fri, 31 Dec 9999 23:59:59 GMT", 9999)]
)
def test_dates_reach_far(date: str, year: int) -> None:
    server_time = tcenvelope.decode_http(NO_ID, status=200, headers={"Date": date}).server_time
    assert server_time is not None
    assert server_time.year == year


def test_headers_that_are_no_text_are_looked_at_only_where_they_count() -> None:
    odd = email.message_from_bytes(b"X-Other: \xff\nRetry-After: 3\n\n")
    assert not all(isinstance(value, str) for _, value in odd.items())
    assert tcenvelope.decode_http(NO_ID, status=200, headers=odd).retry_after == 3
    assert tcenvelope.decode_http(NO_ID, status=200, headers={"Content-Length": 31}).ok
    bytes_that_are_no_ascii = {b"x-tc-requestid": b"\xe9"}
    assert tcenvelope.decode_http(NO_ID, status=200, headers=bytes_that_are_no_ascii).request_id == "\xe9"
    surrogate = {"x-tc-requestid": "\ud800"}
    request_id = tcenvelope.decode_http(NO_ID, status=200, headers=surrogate).request_id
    assert request_id is not None
    assert set(request_id) == {"\ufffd"}


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ("Retry-After: 3", "headers must be a mapping, not str"),
        ([("Retry-After", "3")], "headers must be a mapping, not list"),
        (5, "headers must be a mapping, not int"),
        ({"Retry-After": 3}, "the header retry-after must be str or bytes, not int"),
        ({"DATE": DATE}, "the header date must be str or bytes, not datetime"),
        ({b"X-TC-RequestId": None}, "the header x-tc-requestid must be str or bytes, not NoneType"),
        ({"Content-Type": ["text/html"]}, "the header content-type must be str or bytes, not list"),
        ({5: "3"}, "the name of a header must be str or bytes, not int"),
    ],
)
def test_other_headers_are_refused(headers: Any, message: str) -> None:
    for body in FAILURE, HTML:
        with pytest.raises(TypeError, match=f"^{message}$"):
            tcenvelope.decode_http(body, status=200, headers=headers)


def test_an_error_of_the_mapping_comes_through() -> None:
    class Broken:
        def items(self) -> Any:
            raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        tcenvelope.decode_http(NO_ID, status=200, headers=Broken())


@pytest.mark.parametrize("status", [99, 1000, 0, -1, 2**16 + 200, 2**70])
def test_a_status_has_a_range(status: int) -> None:
    with pytest.raises(ValueError, match=r"^status must be 100 to 999\b"):
        tcenvelope.decode_http(NO_ID, status=status)


@pytest.mark.parametrize("status", ["200", None, 200.0])
def test_a_status_is_an_integer(status: Any) -> None:
    with pytest.raises(TypeError, match=f"^status must be int, not {type(status).__name__}\\b"):
        tcenvelope.decode_http(NO_ID, status=status)


def test_arguments_are_as_those_of_decode() -> None:
    with pytest.raises(TypeError):
        tcenvelope.decode_http(NO_ID)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="max_depth"):
        tcenvelope.decode_http(NO_ID, status=200, max_depth=0)
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode_http(NO_ID, status=502, max_bytes=5)
    assert (caught.value.kind, caught.value.http_status) == ("TooLarge", 502)
    ours, others = (inspect.signature(each).parameters for each in (tcenvelope.decode_http, tcenvelope.decode))
    assert list(ours) == ["body", "status", "headers", "product", "max_depth", "max_bytes"]
    assert [ours[name] for name in others] == list(others.values())


def by_pickle(protocol: int) -> Callable[[Any], Any]:
    return lambda thing: pickle.loads(pickle.dumps(thing, protocol))


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, *map(by_pickle, range(pickle.HIGHEST_PROTOCOL + 1))])
def test_what_http_said_goes_along(again: Callable[[Any], Any]) -> None:
    for body in FAILURE, NO_ID:
        response = tcenvelope.decode_http(body, status=200, headers=HEADERS, product="cvm")
        other = again(response)
        assert (other.http_status, other.retry_after, other.server_time) == (200, 3, DATE)
        assert (other.request_id, other.product, other.anomalies) == (response.request_id, "cvm", response.anomalies)
        assert other == response
    error = decode_error(HTML, 502, HEADERS)
    assert vars(again(error)) == vars(error)
    assert again(error).retry is tcenvelope.Retry.BACKOFF_IF_IDEMPOTENT


def test_a_pickle_takes_no_other_header_along() -> None:
    secret = {**HEADERS, "Set-Cookie": "AKIDz8krbsJ5yKBZQpn74WFkmLPx3"}
    response = tcenvelope.decode_http(FAILURE, status=200, headers=secret)
    assert b"AKID" not in pickle.dumps(response)


def test_a_decode_error_has_the_request_id_of_the_header() -> None:
    cases: list[tuple[dict[str, str], str | None]]
    cases = [({"x-tc-requestid": "ed93f3cb"}, "ed93f3cb"), ({"X-TC-RequestId": ""}, None), ({}, None)]
    for headers, request_id in cases:
        with pytest.raises(tcenvelope.DecodeError) as caught:
            tcenvelope.decode_http("<html></html>", status=502, headers=headers)
        assert caught.value.request_id == request_id
        assert caught.value.to_dict()["request_id"] == request_id
        assert pickle.loads(pickle.dumps(caught.value)).request_id == request_id
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode("")
    assert caught.value.request_id is None
