"""The two ways in which there is no answer: the bytes are no envelope, or the API said no."""

from __future__ import annotations

from tcenvelope._code import Code
from tcenvelope._native import Response, failure_summary

# Type checkers take this name for true. `typing` itself is slow to import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal, TypeAlias

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
    """What this package raises of its own: a `DecodeError` or an `ApiError`, and nothing is both.

    Its text is one line for a person, and never shows a message or the value of a field.

    >>> import tcenvelope
    >>> try:
    ...     tcenvelope.decode("").raise_for_error()
    ... except tcenvelope.Error as error:
    ...     print(error)
    Empty at byte 0 (line 1, column 1): there is nothing but white space
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
            the text of the error, **it shows values**. Control and bidirectional characters are escaped.

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
    ) -> None:
        super().__init__(text)
        self.kind = kind
        self.offset = offset
        self.line = line
        self.column = column
        self.hint = hint
        self.excerpt = excerpt


class ApiError(Error):
    """The API said no. The body was understood, and the code says why.

    Its text is the summary of the response: code and request id, never the message.

    Attributes:
        code: The error code as it was sent, for programs. Empty if the body gives none; the anomalies of the
            response then say why.
        message: The message as it was sent, for people. It changes at any time, so decide nothing by it; and
            it can hold values that do not belong in a log. Empty if the body gives none.
        request_id: The identifier that support asks for, or None.
        response: The response that holds the error; None if the error comes from no response.

    Tests of code that handles errors can make their own.

    >>> import tcenvelope
    >>> error = tcenvelope.ApiError("LimitExceeded.Rate", message="too many", request_id="b5b41468")
    >>> print(error)
    failure code=LimitExceeded.Rate request_id=b5b41468
    >>> error.code.family
    'LimitExceeded'
    """

    code: Code
    message: str
    request_id: str | None
    response: Response | None

    def __init__(
        self,
        code: str,
        message: str = "",
        *,
        request_id: str | None = None,
        response: Response | None = None,
    ) -> None:
        # Only the line becomes `args`, which is what many tools print of an exception.
        super().__init__(response.summary() if response is not None else failure_summary(code, request_id))
        self.code = Code(code)
        self.message = message
        self.request_id = request_id
        self.response = response


def _restore(kind: type[Error], args: tuple[Any, ...]) -> Error:
    """Makes a pickled exception again; not by `__init__`, for `args` are not its arguments."""
    return kind.__new__(kind, *args)
