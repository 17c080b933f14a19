"""Text for people never shows a value: an answer can hold a secret key."""

from __future__ import annotations

import io
import logging
import pickle
import traceback

import pytest
import tcenvelope

SECRET = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3"
FAILURE = (
    f'{{"Response": {{"Key": "{SECRET}", "{SECRET}": 1, "RequestId": "b5b41468", '
    f'"Error": {{"Code": "X.Y", "Message": "{SECRET}", "Extra": "{SECRET}"}}}}, "{SECRET}": "{SECRET}"}}'
)
MALFORMED = [
    f'{{"Response": {{"Key": "{SECRET}"',
    f'{{"Response": {{"Key": "{SECRET}\x01"}}}}',
    f'{{"Response": {{"Key": "{SECRET}" nul}}}}',
    f'{{"Response": {{"Key": "{SECRET}\ud800"}}}}',
    f'{{"Response": "{SECRET}"}}',
    f'"{SECRET}"',
    f'{{"Response": {{"RequestId": "{SECRET}", "RequestId": "{SECRET}"}}}}',
    f"<html>{SECRET}</html>",
]


def texts_of_error(error: BaseException) -> list[str]:
    """What logs, tracebacks and error trackers show of an exception."""
    log = io.StringIO()
    logger = logging.Logger("test")
    logger.addHandler(logging.StreamHandler(log))
    logger.error("%s %r", error, error, exc_info=error)
    shown = [str(error), repr(error), f"{error}", repr(error.args), log.getvalue()]
    return [*shown, *traceback.format_exception_only(type(error), error)]


def test_a_failure() -> None:
    response = tcenvelope.decode(FAILURE)
    error = response.error
    assert error
    assert error.message == SECRET
    again = pickle.loads(pickle.dumps(error))
    with pytest.raises(tcenvelope.ApiError) as caught:
        response.raise_for_error()
    made = tcenvelope.ApiError("X.Y", SECRET, request_id="b5b41468")
    texts = [response.summary(), repr(response), str(response), repr(response.anomalies)]
    for look_up in (response.fields.__getitem__, response.__getitem__, response.pointer, response.raw):
        with pytest.raises(KeyError) as missing:
            look_up("/Zones")
        texts += texts_of_error(missing.value)
    for each in error, again, caught.value, made:
        texts += texts_of_error(each)
    assert [text for text in texts if SECRET in text] == []
    assert all("X.Y" in text and "b5b41468" in text for text in texts_of_error(error))


def test_fields_show_names_only() -> None:
    body = f'{{"Response": {{"SecretKey": "{SECRET}", "Set": [{{"{SECRET}": 1}}], "RequestId": "b5b41468"}}}}'
    response = tcenvelope.decode(body)
    assert response["SecretKey"] == SECRET
    shown = "<tcenvelope.Fields ['SecretKey', 'Set']>"
    assert repr(response.fields) == str(response.fields) == f"{response.fields}" == shown
    with pytest.raises(ValueError) as caught:
        response.pointer("/Set/x")
    assert [text for text in texts_of_error(caught.value) if SECRET in text] == []


@pytest.mark.parametrize("body", MALFORMED)
def test_a_malformed_body(body: str) -> None:
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode(body)
    error = caught.value
    assert SECRET[:8] in error.excerpt
    for each in error, pickle.loads(pickle.dumps(error)):
        assert [text for text in texts_of_error(each) if SECRET[:8] in text] == []


def test_a_wrong_body_is_not_shown() -> None:
    with pytest.raises(TypeError) as caught:
        tcenvelope.decode([SECRET])  # type: ignore[arg-type]
    assert SECRET not in str(caught.value)


def test_a_body_cannot_forge_a_line() -> None:
    body = r'{"Response": {"Error": {"Code": "X\nsuccess\u202e\u001b[2J"}, "RequestId": "a\r\nb\u2028"}}'
    response = tcenvelope.decode(body)
    with pytest.raises(KeyError) as missing:
        response["a\n\u202e"]
    error = str(missing.value)
    for text in response.summary(), repr(response), str(response.error), repr(response.error), error:
        assert len(text.splitlines()) == 1
        assert text.isprintable()


def test_a_line_is_at_most_a_kibibyte() -> None:
    long = "中\u202e" * 10_000
    error = tcenvelope.ApiError(long, request_id=long)
    assert len(str(error).encode()) <= 1024
    assert "…" in str(error)
