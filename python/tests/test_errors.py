"""`DecodeError` and `ApiError`: two things, each with all that is known."""

from __future__ import annotations

import pytest
import tcenvelope


def decode_error(body: str | bytes) -> tcenvelope.DecodeError:
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode(body)
    return caught.value


def test_a_decode_error_has_it_all() -> None:
    error = decode_error('{"Response":\n {"RequestId": "b5b41468"')
    assert (error.kind, error.offset, error.line, error.column) == ("Truncated", 38, 2, 26)
    assert error.hint is None
    assert error.excerpt == '{"Response":\\u{a} {"RequestId": "b5b41468"'
    assert str(error) == "Truncated at byte 38 (line 2, column 26): the body ends before its JSON does"
    assert repr(error) == f"<tcenvelope.DecodeError {error}>"
    assert error.args == (str(error),)
    assert type(error.kind) is str


def test_a_hint_says_what_the_body_may_be() -> None:
    error = decode_error(b"\x1f\x8b\x08")
    assert error.hint == "LooksLikeGzip"
    assert str(error).endswith("; the body looks like gzip data that was not decompressed")


def test_an_excerpt_is_short_and_escaped() -> None:
    error = decode_error('{"Response": {"A": "' + "x" * 1000 + '", "\u202e": nul}}')
    assert error.excerpt.endswith('x", "\\u{202e}": nul}}')
    assert len(error.excerpt) < 80


def test_users_can_make_a_decode_error() -> None:
    error = tcenvelope.DecodeError("Empty at byte 0", kind="Empty", offset=0, line=1, column=1)
    assert (error.kind, error.hint, error.excerpt) == ("Empty", None, "")


def test_users_can_make_an_api_error() -> None:
    error = tcenvelope.ApiError(code="LimitExceeded.Rate", message="too many", request_id="b5b41468")
    assert type(error.code) is tcenvelope.Code
    assert error.code.family == "LimitExceeded"
    assert (error.message, error.request_id, error.response) == ("too many", "b5b41468", None)
    assert str(error) == "failure code=LimitExceeded.Rate request_id=b5b41468"
    assert repr(error) == f"<tcenvelope.Quota {error}>"
    least = tcenvelope.ApiError("InternalError")
    assert (least.message, least.request_id) == ("", None)
    assert str(least) == "failure code=InternalError request_id=-"


@pytest.mark.parametrize(
    "body",
    [
        '{"Response": {"Error": {"Code": "X", "Message": ""}, "RequestId": "b5b41468"}}',
        '{"Response": {"Error": {"Code": " X\\n", "Message": 5}, "RequestId": null}}',
        '{"Response": {}, "Error": {"Code": "\\u202e"}}',
    ],
)
def test_the_text_of_an_api_error_is_the_summary(body: str) -> None:
    response = tcenvelope.decode(body)
    assert str(response.error) == response.summary()


@pytest.mark.parametrize("text", ["\ud800", "X\udfff.\ud800"])
def test_the_text_of_an_error_is_never_an_error(text: str) -> None:
    error = tcenvelope.ApiError(text, request_id=text)
    assert str(error).encode("utf-8")
    assert error.code == text


def test_the_hierarchy() -> None:
    assert issubclass(tcenvelope.Error, Exception)
    assert tcenvelope.DecodeError.__bases__ == (tcenvelope.Error, ValueError)
    assert tcenvelope.ApiError.__bases__ == (tcenvelope.Error,)
    assert not issubclass(tcenvelope.ApiError, (tcenvelope.DecodeError, ValueError))
    assert not issubclass(tcenvelope.DecodeError, tcenvelope.ApiError)


def test_an_error_can_be_raised_again_and_chained() -> None:
    error = tcenvelope.decode('{"Response": {"Error": {"Code": "X"}}}').error
    assert error
    with pytest.raises(tcenvelope.ApiError) as caught:
        raise error from decode_error("")
    assert caught.value is error
    assert isinstance(error.__cause__, ValueError)


def test_an_api_error_refuses_arguments_that_contradict() -> None:
    success = tcenvelope.decode('{"Response": {"RequestId": "r"}}')
    failure = tcenvelope.decode('{"Response": {"Error": {"Code": "X"}, "RequestId": "r"}}')
    with pytest.raises(TypeError, match="code must be str, not bytes"):
        tcenvelope.ApiError(b"X")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="response must be the failure"):
        tcenvelope.ApiError("X", response=success, request_id="r")
    with pytest.raises(ValueError, match="response must be the failure"):
        tcenvelope.ApiError("X", response=failure, request_id="other")
    assert tcenvelope.ApiError("X", response=failure, request_id="r").response is failure


@pytest.mark.parametrize("code", ["X", "", "LimitExceeded", "UnauthorizedOperation.Unknown", "X" * 1000])
@pytest.mark.parametrize("product", [None, "ecdn", "y" * 1000])
def test_the_error_of_a_response_is_the_one_that_users_make(code: str, product: str | None) -> None:
    body = f'{{"Response": {{"Error": {{"Code": "{code}", "Message": "no"}}, "RequestId": "1"}}}}'
    response = tcenvelope.decode(body, product=product)
    # Made twice: the second time from what is known.
    for _ in range(2):
        made = tcenvelope.ApiError(code, "no", request_id="1", response=response)
        error = response.error
        assert error is not None
        assert (type(error), error.args, vars(error)) == (type(made), made.args, vars(made))
        assert error is not response.error
        for found in error.code, response.code:
            assert type(found) is tcenvelope.Code
            assert (found, found.product) == (code, product)
    without = tcenvelope.decode(body).code
    assert without == code
    assert without is not None
    assert without.product is None


def test_a_success_has_no_code() -> None:
    assert tcenvelope.decode('{"Response": {"Error": null}}').code is None


def test_long_codes_are_not_kept() -> None:
    body = '{"Response": {"Error": {"Code": "%s"}}}'
    assert tcenvelope.decode(body % "short").code is tcenvelope.decode(body % "short").code
    assert tcenvelope.decode(body % ("x" * 201)).code is not tcenvelope.decode(body % ("x" * 201)).code
