"""What an exception of the official SDK means."""

from __future__ import annotations

from tcenvelope._code import Code
from tcenvelope._errors import SDK_CODES, ApiError, DecodeError, SdkError
from tcenvelope._native import Response, decode
from tcenvelope._numbers import Basis


def classify(exc: BaseException, *, product: str | None = None) -> ApiError | DecodeError | SdkError:
    """Gives the error of this package that an exception of the official SDK stands for. It is not raised.

    The SDK is not imported: its `TencentCloudSDKException` is known by its name and by what it has. The SDK
    makes codes of its own as well, and they say less than they seem to:

    * A code that the API sent, which comes with a request id, and any code that is none of the below: an `ApiError`.
    * `ServerNetworkError`, the HTTP status was not 200: the body decides, which is an `ApiError` if the API said no
      in it, or a `DecodeError`. The SDK does not keep the status, so an HTML page of a gateway is Unknown, Never;
      programs that want to send such requests again get the status by `decode_http`. Nor does it keep headers: a
      `Retry-After` is lost on this way.
    * `JSONDecodeError` and `UnicodeDecodeError`, which its typed clients call codes: the body decides in the same
      way, if the exception still has it. A body that was cut is Unavailable, BackoffIfIdempotent.
    * `ClientNetworkError`, no answer came, and `ChunkedEncodingError`, the connection was lost within the answer:
      an `SdkError`, Unavailable, BackoffIfIdempotent, for the action may have run.
    * `ClientError`, `ClientParamsError` and others, the SDK refused to send it: an `SdkError`, InvalidRequest, Never.
    * `InvalidCredential`, `ClientSideError`, there are no credentials: an `SdkError`, Authentication, Never.
    * `KeyError`, `TypeError` and other exceptions that its typed clients call codes: an `SdkError`, Unknown, Never,
      for the action may have run, or failed in a way that the SDK does not understand.

    Args:
        exc: A `TencentCloudSDKException`, or an error of this package, which comes back as it is.
        product: The product that was called, as for `decode`.

    Raises:
        TypeError: It is any other exception.

    >>> import tcenvelope
    >>> class TencentCloudSDKException(Exception):
    ...     code, message, requestId = "RequestLimitExceeded", "too often", "b5b41468"
    >>> tcenvelope.classify(TencentCloudSDKException())
    <tcenvelope.Throttled failure code=RequestLimitExceeded request_id=b5b41468>
    """
    if isinstance(exc, (ApiError, DecodeError, SdkError)):
        return exc
    if not any(kind.__name__ == "TencentCloudSDKException" for kind in type(exc).__mro__):
        raise TypeError(f"exc must be a TencentCloudSDKException, not {type(exc).__name__}")
    code = _text(_get(exc, "get_code", "code"))
    message = _get(exc, "get_message", "message")
    request_id = _text(_get(exc, "get_request_id", "requestId")) or None
    # What the API sent comes with a request id, all but never without. The SDK's own has none.
    if request_id is None:
        if code == "ServerNetworkError":
            return _of_body(message, code, product)
        original = _original(exc, code)
        # Both have the text that could not be read.
        body = getattr(original, "doc", getattr(original, "object", None))
        if isinstance(original, ValueError) and isinstance(body, (str, bytes)):
            return _of_body(body, code, product)
        if code in SDK_CODES or original is not None or _names_exception(code):
            return SdkError(code, _text(message))
    return ApiError(code, _text(message), request_id=request_id, product=product)


def _get(exc: BaseException, getter: str, attribute: str) -> object:
    """As the SDK's own getter gives it, or from where the SDK keeps it."""
    method = getattr(exc, getter, None)
    if callable(method):
        return method()
    try:
        return getattr(exc, attribute)
    except AttributeError:
        raise TypeError(f"{type(exc).__name__} has neither {getter} nor {attribute}") from None


def _text(value: object) -> str:
    """As `decode` reads it where the API sends another type: a number is its digits, all else is nothing."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _original(exc: BaseException, code: str) -> BaseException | None:
    """The exception whose name a typed client took for a code."""
    original = exc.__context__
    return original if type(original).__name__ == code else None


def _names_exception(code: str) -> bool:
    """Whether a code is the name of an exception, as far as that can be told when the exception itself is lost."""
    return code.isidentifier() and code.endswith(("Error", "Exception")) and Code(code).basis is Basis.NONE


def _of_body(body: object, code: str, product: str | None) -> ApiError | DecodeError | SdkError:
    response: Response
    try:
        response = decode(body if isinstance(body, (str, bytes)) else b"", product=product)
    except DecodeError as error:
        # Nobody raised it.
        return error.with_traceback(None)
    return response.error or SdkError(code, response=response)
