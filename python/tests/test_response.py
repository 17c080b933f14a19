"""`Response`: what can be asked of it, and what cannot be done to it."""

from __future__ import annotations

import pytest
import tcenvelope

SUCCESS = tcenvelope.decode('{"Response": {"TotalCount": 0, "RequestId": "b5b41468"}}')
FAILURE = tcenvelope.decode(
    '{"Response": {"Error": {"Code": "LimitExceeded.Rate", "Message": "too many"}, "RequestId": "ed93f3cb"}}'
)


def test_success() -> None:
    assert SUCCESS.ok is True
    assert bool(SUCCESS) is True
    assert SUCCESS.request_id == "b5b41468"
    assert SUCCESS.error is None
    assert SUCCESS.anomalies is tcenvelope.Anomaly(0)
    assert SUCCESS.summary() == "success request_id=b5b41468"
    assert SUCCESS.raise_for_error() is SUCCESS


def test_failure() -> None:
    assert FAILURE.ok is False
    assert bool(FAILURE) is False
    assert FAILURE.request_id == "ed93f3cb"
    error = FAILURE.error
    assert type(error) is tcenvelope.Quota
    assert (error.code, error.message, error.request_id) == ("LimitExceeded.Rate", "too many", "ed93f3cb")
    assert type(error.code) is tcenvelope.Code
    assert error.response is FAILURE
    assert FAILURE.summary() == "failure code=LimitExceeded.Rate request_id=ed93f3cb"


def test_raise_for_error_raises_a_fresh_error() -> None:
    raised = []
    for _ in range(2):
        with pytest.raises(tcenvelope.ApiError, match=r"^failure code=LimitExceeded\.Rate ") as caught:
            FAILURE.raise_for_error()
        raised.append(caught.value)
    assert raised[0] is not raised[1]
    assert raised[0].response is FAILURE
    assert FAILURE.error is not None
    assert FAILURE.error.__traceback__ is None


def test_an_error_without_a_code_is_true_and_the_response_is_false() -> None:
    response = tcenvelope.decode('{"Response": {"Error": "no"}}')
    assert not response
    assert response.error
    assert (response.error.code, response.error.message) == ("", "no")
    assert response.summary() == ("failure code=- request_id=- anomalies=error_not_object,request_id_missing")


def test_request_id_may_be_missing() -> None:
    response = tcenvelope.decode('{"Response": {"RequestId": null}}')
    assert response.request_id is None
    assert response.anomalies is tcenvelope.Anomaly.REQUEST_ID_NULL


def test_strings_are_decoded() -> None:
    body = r'{"Response": {"Error": {"Code": "\u0041\u0000", "Message": "\ud83d\ude00\ud800"}, "RequestId": "\t"}}'
    response = tcenvelope.decode(body)
    assert response.error
    assert (response.error.code, response.error.message) == ("A\0", "\N{GRINNING FACE}\ufffd")
    assert response.request_id == "\t"


def test_repr_is_the_summary() -> None:
    for response in SUCCESS, FAILURE:
        assert repr(response) == str(response) == f"<tcenvelope.Response {response.summary()}>"


def test_users_cannot_make_one() -> None:
    for arguments in (), ("{}",):
        with pytest.raises(TypeError, match="cannot create"):
            tcenvelope.Response(*arguments)
    with pytest.raises(TypeError):
        type("Mine", (tcenvelope.Response,), {})


@pytest.mark.parametrize("name", ["ok", "request_id", "error", "anomalies", "fields", "anything"])
def test_it_cannot_be_changed(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(SUCCESS, name, None)
    with pytest.raises(AttributeError):
        delattr(SUCCESS, name)
