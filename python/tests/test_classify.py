"""`classify`: exceptions of the official SDK, which is not imported here. `tests/clients` has the real ones."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from typing import Any

import pytest
import tcenvelope
from tcenvelope import ApiError, DecodeError, SdkError, classify


class TencentCloudSDKException(Exception):
    """As the official one, in both of its editions."""

    def __init__(self, code: Any = None, message: Any = None, requestId: Any = None) -> None:
        self.code = code
        self.message = message
        self.requestId = requestId

    def get_code(self) -> Any:
        return self.code

    def get_message(self) -> Any:
        return self.message

    def get_request_id(self) -> Any:
        return self.requestId


class Derived(TencentCloudSDKException):
    """Programs extend it."""


def wrapped(error: Exception) -> TencentCloudSDKException:
    """As a typed client raises it: the name of the exception is the code."""
    try:
        try:
            raise error
        except Exception as original:
            raise TencentCloudSDKException(type(original).__name__, str(original))  # noqa: B904 - as it does
    except TencentCloudSDKException as raised:
        return raised


def parsed(body: str | bytes) -> TencentCloudSDKException:
    """What a typed client raises for a body that is no JSON."""
    try:
        json.loads(body)
    except ValueError as error:
        return wrapped(error)
    pytest.fail("it is JSON")


@pytest.mark.parametrize("kind", [TencentCloudSDKException, Derived])
def test_a_code_of_the_api(kind: type[TencentCloudSDKException]) -> None:
    error = classify(kind("RequestLimitExceeded", "too often", "b5b41468"))
    assert type(error) is tcenvelope.Throttled
    assert (error.code, error.message, error.request_id, error.response) == (
        "RequestLimitExceeded",
        "too often",
        "b5b41468",
        None,
    )
    assert error.retry is tcenvelope.Retry.BACKOFF
    assert error.__traceback__ is None


def test_the_product_is_handed_on() -> None:
    code = ("UnauthorizedOperation.Unknown", "", "b5b41468")
    assert type(classify(TencentCloudSDKException(*code))) is tcenvelope.Authorization
    assert type(classify(TencentCloudSDKException(*code), product="ecdn")) is tcenvelope.Internal
    body = b'{"Response": {"Error": {"Code": "UnauthorizedOperation.Unknown"}}}'
    assert type(classify(TencentCloudSDKException("ServerNetworkError", body), product="ecdn")) is tcenvelope.Internal


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((4100, "no", "r"), ("4100", "no", "r")),
        ((None, None, "r"), ("", "", "r")),
        ((True, ["no"], "r"), ("", "", "r")),
        (("X", "no", ""), ("X", "no", None)),
        (("X", "no", 5), ("X", "no", "5")),
        (("X\ud800", "\ud83d", "r"), ("X\ud800", "\ud83d", "r")),
        # Without a request id it is the API's all the same, if the code looks like one.
        (("FailedOperation", "no", None), ("FailedOperation", "no", None)),
        (("InternalError", "no", None), ("InternalError", "no", None)),
        (("SystemError", "no", None), ("SystemError", "no", None)),
        (("Tomorrow.Error", "no", None), ("Tomorrow.Error", "no", None)),
        ((None, None, None), ("", "", None)),
        # With one, a name that the SDK uses is the API's.
        (("KeyError", "no", "r"), ("KeyError", "no", "r")),
        (("InvalidCredential", "no", "r"), ("InvalidCredential", "no", "r")),
        (("ServerNetworkError", "no", "r"), ("ServerNetworkError", "no", "r")),
    ],
)
def test_odd_parts_of_an_api_error(arguments: tuple[Any, ...], expected: tuple[Any, ...]) -> None:
    error = classify(TencentCloudSDKException(*arguments))
    assert isinstance(error, ApiError)
    assert (error.code, error.message, error.request_id) == expected
    assert type(error.message) is str


@pytest.mark.parametrize(
    ("code", "category", "retry", "fault"),
    [
        ("ClientNetworkError", "Unavailable", "BackoffIfIdempotent", "Service"),
        ("ChunkedEncodingError", "Unavailable", "BackoffIfIdempotent", "Service"),
        ("ClientError", "InvalidRequest", "Never", "Caller"),
        ("ClientParamsError", "InvalidRequest", "Never", "Caller"),
        (
            "CommonClient Parameter Error, credential region version service all required.",
            "InvalidRequest",
            "Never",
            "Caller",
        ),
        ("signMethod invalid", "InvalidRequest", "Never", "Caller"),
        ("InvalidCredential", "Authentication", "Never", "Caller"),
        ("ClientSideError", "Authentication", "Never", "Caller"),
        ("KeyError", "Unknown", "Never", "Unknown"),
        ("TypeError", "Unknown", "Never", "Unknown"),
        ("JSONDecodeError", "Unknown", "Never", "Unknown"),
        ("SomeException", "Unknown", "Never", "Unknown"),
    ],
)
def test_what_the_sdk_makes_itself(code: str, category: str, retry: str, fault: str) -> None:
    error = classify(TencentCloudSDKException(code, "why"))
    assert type(error) is SdkError
    assert (error.code, error.message, error.response) == (code, "why", None)
    assert (error.category.label, error.retry.label, error.fault.label) == (category, retry, fault)
    expected = {"error": "SdkError", "code": code, "category": category, "retry": retry, "fault": fault}
    assert error.to_dict() == expected
    assert error.to_dict(message=True)["message"] == "why"
    assert not isinstance(error, (ApiError, DecodeError, ValueError))
    assert isinstance(error, tcenvelope.Error)


def test_an_exception_that_a_typed_client_wraps_is_no_code() -> None:
    """Whatever its name is: the exception itself is at hand."""

    class Odd(Exception):
        pass

    for original in Odd("x"), SystemError("x"), KeyError("RequestId"), RecursionError("x"):
        error = classify(wrapped(original))
        assert type(error) is SdkError
        assert (error.code, error.retry) == (type(original).__name__, tcenvelope.Retry.NEVER)


HTML = "<html><h1>502 Bad Gateway</h1></html>"
FAILURE = '{"Response": {"Error": {"Code": "FailedOperation", "Message": "no"}, "RequestId": "ed93f3cb"}}'


@pytest.mark.parametrize("kind", [str, str.encode])
def test_the_body_of_another_status_decides(kind: Any) -> None:
    error = classify(TencentCloudSDKException("ServerNetworkError", kind(FAILURE)))
    assert type(error) is tcenvelope.OperationFailed
    assert (error.message, error.request_id) == ("no", "ed93f3cb")
    assert error.response is not None
    gateway = classify(TencentCloudSDKException("ServerNetworkError", kind(HTML)))
    assert type(gateway) is DecodeError
    assert (gateway.kind, gateway.hint, gateway.http_status) == ("InvalidJson", "LooksLikeHtml", None)
    # The SDK does not keep the status: nobody knows whether sending it again would help.
    assert (gateway.category.label, gateway.retry) == ("Unknown", tcenvelope.Retry.NEVER)
    assert gateway.__traceback__ is None
    cut = classify(TencentCloudSDKException("ServerNetworkError", kind(FAILURE[:20])))
    assert cut.retry is tcenvelope.Retry.BACKOFF_IF_IDEMPOTENT


@pytest.mark.parametrize("message", [None, b"", "", 5])
def test_a_status_without_a_body(message: Any) -> None:
    error = classify(TencentCloudSDKException("ServerNetworkError", message))
    assert type(error) is DecodeError
    assert (error.kind, error.retry) == ("Empty", tcenvelope.Retry.NEVER)


def test_a_success_with_another_status_is_no_failure_of_the_api() -> None:
    error = classify(TencentCloudSDKException("ServerNetworkError", b'{"Response": {"RequestId": "b5b41468"}}'))
    assert type(error) is SdkError
    assert error.response is not None
    assert (error.response.ok, error.response.request_id) == (True, "b5b41468")
    assert tcenvelope.advise(error, 1, idempotent=True).kind == "Stop"


@pytest.mark.parametrize(
    ("body", "kind", "hint", "retry"),
    [
        (HTML, "InvalidJson", "LooksLikeHtml", "Never"),
        (FAILURE[:-9], "Truncated", None, "BackoffIfIdempotent"),
        ("", "Empty", None, "Never"),
        (b'{"Response": {"A": "\xff"}}', "InvalidUtf8", None, "Never"),
    ],
)
def test_a_body_that_a_typed_client_could_not_read_decides(
    body: str | bytes, kind: str, hint: str | None, retry: str
) -> None:
    sdk_error = parsed(body)
    error = classify(sdk_error)
    assert type(error) is DecodeError
    assert (error.kind, error.hint, error.retry.label) == (kind, hint, retry)
    # A pickle loses the exception that it came from.
    again = classify(pickle_again(sdk_error))
    assert type(again) is SdkError
    assert again.retry is tcenvelope.Retry.NEVER


def pickle_again(error: TencentCloudSDKException) -> TencentCloudSDKException:
    return TencentCloudSDKException(error.code, error.message, error.requestId)


def test_without_getters_the_attributes_do() -> None:
    kind = type("TencentCloudSDKException", (Exception,), {"code": "InternalError", "message": "no", "requestId": "r"})
    error = classify(kind())
    assert type(error) is tcenvelope.Internal
    assert (error.message, error.request_id) == ("no", "r")
    with pytest.raises(TypeError, match=r"^TencentCloudSDKException has neither get_code nor code$"):
        classify(type("TencentCloudSDKException", (Exception,), {})())


def test_our_own_errors_come_back() -> None:
    own: list[Any] = [ApiError("X"), SdkError("ClientError")]
    with pytest.raises(DecodeError) as caught:
        tcenvelope.decode("")
    for error in [*own, caught.value]:
        assert classify(error) is error


@pytest.mark.parametrize(
    "other", [ValueError("x"), KeyError("x"), KeyboardInterrupt(), None, "X", TencentCloudSDKException]
)
def test_anything_else_is_refused(other: Any) -> None:
    with pytest.raises(TypeError, match=f"^exc must be a TencentCloudSDKException, not {type(other).__name__}$"):
        classify(other)


def test_an_sdk_error_is_an_error_like_the_others() -> None:
    secret = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3"
    error = SdkError("Client\nError\u202e", secret)
    assert str(error) == 'the SDK failed by itself: code="Client\\u{a}Error\\u{202e}"'
    assert repr(error) == f"<tcenvelope.SdkError {error}>"
    assert secret not in f"{error!r} {error.args}"
    for again in copy.copy(error), copy.deepcopy(error), *(pickle.loads(pickle.dumps(error, n)) for n in range(6)):
        assert type(again) is SdkError
        assert (again.args, vars(again)) == (error.args, vars(error))
    with pytest.raises(TypeError, match=r"^code must be str, not int$"):
        SdkError(5)  # type: ignore[arg-type]
    assert type(SdkError(tcenvelope.Code("X")).code) is str


def test_the_sdk_is_not_imported() -> None:
    program = (
        "import sys, tcenvelope\n"
        "class TencentCloudSDKException(Exception): code, message, requestId = 'InternalError', '', 'r'\n"
        "assert tcenvelope.classify(TencentCloudSDKException()).retry\n"
        "print([name for name in sys.modules if name.startswith('tencentcloud')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
