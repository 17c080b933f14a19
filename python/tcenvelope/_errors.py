"""Why there is no answer: the bytes are no envelope, or the API said no, or the official SDK failed by itself."""

from __future__ import annotations

from tcenvelope._code import Code
from tcenvelope._native import Response, failure_summary, judge_no_envelope
from tcenvelope._numbers import Basis, Category, Fault, Retry

# Type checkers take this name for true. `typing` itself is slow to import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any, Literal, TypeAlias, TypeVar

    from typing_extensions import Self

    _Class = TypeVar("_Class", bound="type[ApiError]")

    _Kind: TypeAlias = Literal[
        "Empty",
        "Truncated",
        "InvalidUtf8",
        "InvalidJson",
        "TooDeep",
        "TooLarge",
        "DuplicateMember",
        "NotEnvelope",
    ]
    _Hint: TypeAlias = Literal[
        "LegacyApi",
        "LooksLikeHtml",
        "LooksLikeGzip",
        "LooksLikeDeflate",
        "LooksLikeZstd",
        "LooksLikeEventStream",
        "LooksLikeHttp",
        "LooksLikeUtf16",
    ]


class Error(Exception):
    """What this package raises of its own: a `DecodeError` or an `ApiError`, and nothing is both; or, from `classify`,
    an `SdkError`.

    Its text is one line for a person, and never shows a message or the value of a field.

    >>> import tcenvelope
    >>> try:
    ...     tcenvelope.decode("").raise_for_error()
    ... except tcenvelope.Error as error:
    ...     print(error)
    Empty at byte 0 (line 1, column 1): there is nothing, or only white space
    """

    def __repr__(self) -> str:
        return f"<{type(self).__module__}.{type(self).__qualname__} {self}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args), self.__dict__


class DecodeError(Error, ValueError):
    """These bytes are no envelope. It says nothing about whether the action ran.

    Attributes:
        kind: What is wrong. `Empty`: nothing but white space. `Truncated`: the beginning of a valid body, the
            rest was lost on the way. `InvalidUtf8`: not UTF-8. `InvalidJson`: RFC 8259 forbids what stands
            there. `TooDeep`, `TooLarge`: over `max_depth` or `max_bytes`. `DuplicateMember`: a member that
            decides stands there twice. `NotEnvelope`: valid JSON, but not an object with an object
            `Response`. Later versions may add kinds.
        offset: Where, in bytes from the start of the body, a byte order mark included; a str counts as UTF-8.
            For `Empty` and `Truncated` it is the length of the body.
        line: The line of the offset, from 1; lines end at LF.
        column: The column of the offset in its line, from 1, in bytes.
        hint: What the body may be instead, such as `LooksLikeHtml`; or None.
        excerpt: The body around the offset, up to 40 bytes on each side, for a person who may see it: unlike
            the text of the error, **it shows values**. Control and bidirectional characters are escaped. A
            pickle takes it along.
        request_id: The identifier that support asks for, if the header `X-TC-RequestId` gave one, or None.
        http_status: The HTTP status; None unless the body was decoded with `decode_http`, as the next two.
        retry_after: How many seconds the server asks to wait, or None.
        server_time: The server's clock as an aware datetime, or None.

    >>> import tcenvelope
    >>> try:
    ...     tcenvelope.decode("<html>502 Bad Gateway</html>")
    ... except tcenvelope.DecodeError as error:
    ...     print(error.kind, error.offset, error.line, error.column, error.hint)
    InvalidJson 0 1 1 LooksLikeHtml
    """

    kind: _Kind
    offset: int
    line: int
    column: int
    hint: _Hint | None
    excerpt: str
    request_id: str | None
    http_status: int | None
    retry_after: int | None
    server_time: datetime | None

    def __init__(
        self,
        text: str,
        *,
        kind: _Kind,
        offset: int,
        line: int,
        column: int,
        hint: _Hint | None = None,
        excerpt: str = "",
        request_id: str | None = None,
        http_status: int | None = None,
        retry_after: int | None = None,
        server_time: datetime | None = None,
    ) -> None:
        if http_status is not None and not 100 <= http_status <= 999:
            raise ValueError("http_status must be 100 to 999")
        super().__init__(text)
        self.kind = kind
        self.offset = offset
        self.line = line
        self.column = column
        self.hint = hint
        self.excerpt = excerpt
        self.request_id = request_id
        self.http_status = http_status
        self.retry_after = retry_after
        self.server_time = server_time

    @property
    def category(self) -> Category:
        """What happened, as far as the HTTP status (429, 500, 502, 503, 504) or a body that was cut tells.

        >>> import tcenvelope
        >>> try:
        ...     tcenvelope.decode_http("slow down", status=429)
        ... except tcenvelope.DecodeError as error:
        ...     print(error.category)
        Throttled
        """
        return Category(judge_no_envelope(self.kind, self.http_status)[0])

    @property
    def retry(self) -> Retry:
        """What to do next with the same request, by the same; false if that is nothing.

        >>> import tcenvelope
        >>> try:
        ...     tcenvelope.decode('{"Response": {')
        ... except tcenvelope.DecodeError as error:
        ...     print(error.retry)
        BackoffIfIdempotent
        """
        return Retry(judge_no_envelope(self.kind, self.http_status)[1])

    @property
    def fault(self) -> Fault:
        """Who must act; follows from the category.

        >>> import tcenvelope
        >>> try:
        ...     tcenvelope.decode_http("", status=502)
        ... except tcenvelope.DecodeError as error:
        ...     print(error.fault)
        Service
        """
        return self.category.fault

    def to_dict(self, *, excerpt: bool = False) -> dict[str, Any]:
        """A dict for a log, of what JSON has: no value of the body, unless the excerpt is asked for.

        >>> import tcenvelope
        >>> try:
        ...     tcenvelope.decode_http("<html></html>", status=502)
        ... except tcenvelope.DecodeError as error:
        ...     fields = error.to_dict()
        >>> fields["kind"], fields["hint"], fields["http_status"], fields["retry"]
        ('InvalidJson', 'LooksLikeHtml', 502, 'BackoffIfIdempotent')
        """
        fields = {"error": "DecodeError", "request_id": self.request_id}
        for name in ("kind", "offset", "line", "column", "hint", "http_status", "retry_after"):
            fields[name] = getattr(self, name)
        fields.update(_labels(self))
        if excerpt:
            fields["excerpt"] = self.excerpt
        return fields


class ApiError(Error):
    """The API said no. The body was understood, and the code says why.

    There is one subclass a category, and `ApiError(code)` itself gives the one of its code, so that
    `except tcenvelope.Throttled` works. Its text is the summary of the response: code and request id, never the
    message.

    Attributes:
        code: The error code as it was sent, for programs. Empty if the body gives none; the anomalies of the
            response then say why. It knows the product that was called, if that was said.
        message: The message as it was sent, for people. It changes at any time, so decide nothing by it; and
            it can hold values that do not belong in a log. Empty if the body gives none.
        request_id: The identifier that support asks for, or None.
        response: The response that holds the error; None if the error comes from no response.

    A pickle takes the response along, and with it the body, which can hold secrets.

    Tests of code that handles errors can make their own.

    >>> import tcenvelope
    >>> error = tcenvelope.ApiError("LimitExceeded.Rate", message="too many", request_id="b5b41468")
    >>> print(error)
    failure code=LimitExceeded.Rate request_id=b5b41468
    >>> error
    <tcenvelope.Quota failure code=LimitExceeded.Rate request_id=b5b41468>
    """

    code: Code
    message: str
    request_id: str | None
    response: Response | None

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        kind: type[Any] = cls
        if cls is ApiError:
            code = args[0] if args else kwargs.get("code")
            # What is no code is refused when the error is initialised.
            if isinstance(code, str):
                kind = _class_of(_code(code, kwargs.get("product"), kwargs.get("response")))
        error: Self = super().__new__(kind, *args)
        return error

    def __init__(
        self,
        code: str,
        message: str = "",
        *,
        request_id: str | None = None,
        response: Response | None = None,
        product: str | None = None,
    ) -> None:
        if not isinstance(code, str):
            raise TypeError(f"code must be str, not {type(code).__name__}")
        if response is not None and (response.ok or request_id != response.request_id):
            raise ValueError("response must be the failure with this request_id")
        # Only the line becomes `args`, which is what many tools print of an exception.
        super().__init__(response.summary() if response is not None else failure_summary(code, request_id))
        self.code = _code(code, product, response)
        self.message = message
        self.request_id = request_id
        self.response = response

    def __reduce__(self) -> tuple[Any, ...]:
        # The class is chosen anew where the pickle is read, by what is known there.
        if type(self) is _class_of(self.code):
            return _restore, (ApiError, self.args, self.code), self.__dict__
        return super().__reduce__()

    @property
    def category(self) -> Category:
        """What happened.

        >>> import tcenvelope
        >>> print(tcenvelope.ApiError("RequestLimitExceeded").category)
        Throttled
        """
        return self.code.category

    @property
    def retry(self) -> Retry:
        """What to do next with the same request; false if that is nothing. `advise` says when.

        >>> import tcenvelope
        >>> print(tcenvelope.ApiError("RequestLimitExceeded").retry)
        Backoff
        """
        return self.code.retry

    @property
    def basis(self) -> Basis:
        """How category and retry are known.

        >>> import tcenvelope
        >>> print(tcenvelope.ApiError("RequestLimitExceeded").basis)
        Code
        """
        return self.code.basis

    @property
    def fault(self) -> Fault:
        """Who must act; follows from the category.

        >>> import tcenvelope
        >>> print(tcenvelope.ApiError("InternalError").fault)
        Service
        """
        return self.code.fault

    @property
    def description(self) -> str:
        """What happened, in a sentence for a person; `code.description_zh` is in Chinese.

        >>> import tcenvelope
        >>> error = tcenvelope.ApiError("InternalError")
        >>> error.description == error.code.description
        True
        """
        return self.code.description

    @property
    def advice(self) -> str:
        """Who must do what; `code.advice_zh` is in Chinese. Whether to send the request again is what `retry.advice`
        says.

        >>> import tcenvelope
        >>> error = tcenvelope.ApiError("InternalError")
        >>> error.advice == error.code.advice
        True
        """
        return self.code.advice

    def to_dict(self, *, message: bool = False) -> dict[str, Any]:
        """A dict for a log, of what JSON has; `error` tells it from the dicts of the other errors. The message can hold
        what does not belong in a log: it is left out unless it is asked for. `logging` has a `message` of its own, so
        give it the dict as one field: `extra={"tencentcloud": error.to_dict()}`.

        >>> import tcenvelope
        >>> error = tcenvelope.ApiError("LimitExceeded.Rate", message="too many", request_id="b5b41468")
        >>> for name, value in error.to_dict().items():
        ...     print(name, value)
        error ApiError
        code LimitExceeded.Rate
        request_id b5b41468
        product None
        http_status None
        retry_after None
        category Quota
        retry Never
        fault Account
        basis Family
        """
        fields: dict[str, Any] = {"error": "ApiError", "code": str(self.code), "request_id": self.request_id}
        fields["product"] = self.code.product
        fields["http_status"] = None if self.response is None else self.response.http_status
        fields["retry_after"] = None if self.response is None else self.response.retry_after
        fields.update(_labels(self), basis=self.basis.label)
        if message:
            fields["message"] = self.message
        return fields


# What the SDK calls an error of its own, and what that means. Source: tencentcloud-sdk-python-common 3.1.195.
_NO_ANSWER = (Category.UNAVAILABLE, Retry.BACKOFF_IF_IDEMPOTENT)
_NOT_SENT = (Category.INVALID_REQUEST, Retry.NEVER)
_NO_CREDENTIALS = (Category.AUTHENTICATION, Retry.NEVER)
SDK_CODES = {
    "ClientNetworkError": _NO_ANSWER,
    "ChunkedEncodingError": _NO_ANSWER,
    "ConnectionError": _NO_ANSWER,
    "ClientError": _NOT_SENT,
    "ClientParamsError": _NOT_SENT,
    "CommonClient Parameter Error, credential region version service all required.": _NOT_SENT,
    "signMethod invalid": _NOT_SENT,
    "ClientError.MetadataError": _NO_CREDENTIALS,
    "ClientSideError": _NO_CREDENTIALS,
    "InvalidCredential": _NO_CREDENTIALS,
}


class SdkError(Error):
    """The official SDK failed by itself: no answer came, or none that it understood, or it sent nothing.

    `classify` gives it. It is neither a `DecodeError` nor an `ApiError`: there are no bytes to judge, and the API did
    not say no.

    Attributes:
        code: What the SDK calls it, such as `ClientNetworkError`. It is no code of the API.
        message: What the SDK says of it, for people. It can hold values that do not belong in a log.
        response: The answer, if it was a success that the SDK refused for its HTTP status; else None.

    >>> import tcenvelope
    >>> error = tcenvelope.SdkError("ClientNetworkError", "Connection refused")
    >>> print(error)
    the SDK failed by itself: code=ClientNetworkError
    """

    code: str
    message: str
    response: Response | None

    def __init__(self, code: str, message: str = "", *, response: Response | None = None) -> None:
        if not isinstance(code, str):
            raise TypeError(f"code must be str, not {type(code).__name__}")
        shown = failure_summary(code, None).removeprefix("failure ").removesuffix(" request_id=-")
        super().__init__(f"the SDK failed by itself: {shown}")
        self.code = str(code)
        self.message = message
        self.response = response

    @property
    def category(self) -> Category:
        """What happened, as far as the SDK tells.

        >>> import tcenvelope
        >>> print(tcenvelope.SdkError("ClientNetworkError").category)
        Unavailable
        """
        return SDK_CODES.get(self.code, (Category.UNKNOWN, Retry.NEVER))[0]

    @property
    def retry(self) -> Retry:
        """What to do next with the same request; false if that is nothing.

        >>> import tcenvelope
        >>> print(tcenvelope.SdkError("ClientNetworkError").retry)
        BackoffIfIdempotent
        """
        return SDK_CODES.get(self.code, (Category.UNKNOWN, Retry.NEVER))[1]

    @property
    def fault(self) -> Fault:
        """Who must act; follows from the category.

        >>> import tcenvelope
        >>> print(tcenvelope.SdkError("InvalidCredential").fault)
        Caller
        """
        return self.category.fault

    def to_dict(self, *, message: bool = False) -> dict[str, Any]:
        """A dict for a log, of what JSON has; with the message only if it is asked for.

        >>> import tcenvelope
        >>> tcenvelope.SdkError("KeyError", "'RequestId'").to_dict()
        {'error': 'SdkError', 'code': 'KeyError', 'category': 'Unknown', 'retry': 'Never', 'fault': 'Unknown'}
        """
        fields: dict[str, Any] = {"error": "SdkError", "code": self.code, **_labels(self)}
        if message:
            fields["message"] = self.message
        return fields


# The subclasses of `ApiError`, which are in a module of their own.
_CLASSES: dict[Category, type[ApiError]] = {}


def register(category: Category) -> Callable[[_Class], _Class]:
    """Makes a class the one of a category."""

    def remember(kind: _Class) -> _Class:
        _CLASSES[category] = kind
        return kind

    return remember


def _class_of(code: Code) -> type[ApiError]:
    return _CLASSES[code.category]


def _code(code: str, product: str | None, response: Response | None) -> Code:
    if response is not None:
        if not isinstance(response, Response):
            raise TypeError(f"response must be a Response, not {type(response).__name__}")
        if product is None:
            product = response.product
    return Code(code, product)


def judged(code: str, product: str | None) -> tuple[Code, type[ApiError]]:
    """A code, and the class of the errors that have it."""
    made = Code(code, product)
    return made, _class_of(made)


def of_response(
    response: Response, judged: tuple[Code, type[ApiError]], message: str, request_id: str | None
) -> ApiError:
    """What `ApiError(...)` gives for a failed response. All is known, so nothing is looked up or checked again."""
    code, kind = judged
    error: ApiError = Exception.__new__(kind, response.summary())
    error.code = code
    error.message = message
    error.request_id = request_id
    error.response = response
    return error


def _labels(error: ApiError | DecodeError | SdkError) -> dict[str, str]:
    return {"category": error.category.label, "retry": error.retry.label, "fault": error.fault.label}


def _restore(kind: type[Error], args: tuple[Any, ...], code: Code | None = None) -> Error:
    """Makes a pickled exception again; not by `__init__`, for `args` are not its arguments."""
    error = kind.__new__(kind, *args) if code is None else kind.__new__(kind, code)
    error.args = args
    return error
