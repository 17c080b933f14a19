"""Bodies as the API sends them, for people who test their own clients.

It is imported by its name: `import tcenvelope` does without it.

>>> import tcenvelope
>>> from tcenvelope import testing
>>> tcenvelope.decode(testing.success(TotalCount=0, InstanceSet=[]))["TotalCount"]
0
>>> tcenvelope.decode(testing.failure("RequestLimitExceeded")).code.category
<Category.THROTTLED: 11>
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import tcenvelope

__all__ = ["REQUEST_ID", "failure", "success"]

REQUEST_ID = "00000000-0000-4000-8000-000000000000"
"""The request id of bodies that are given none."""

_FIXED = ("Error", "RequestId")


def success(fields: Mapping[str, Any] | None = None, /, *, request_id: str | None = REQUEST_ID, **more: Any) -> bytes:
    """The body of a success with these fields of the action.

    Args:
        fields: Names and values, where a name cannot be written as a keyword argument.
        request_id: What `request_id` will be; None leaves it out, which no real answer does.
        more: The same as `fields`, written as keywords.

    Returns:
        JSON in ASCII: what is not is escaped.

    Raises:
        ValueError: A field would be one of the fixed ones, `Error` and `RequestId`; or a value is no JSON, such as NaN.
        TypeError: A field is given twice, a name is no str, or JSON has nothing for a value.

    >>> from tcenvelope import testing
    >>> testing.success({"TotalCount": 1}, request_id="b5b41468")
    b'{"Response":{"TotalCount":1,"RequestId":"b5b41468"}}'
    """
    return _body({}, fields, more, request_id)


def failure(
    code: str,
    message: str = "",
    fields: Mapping[str, Any] | None = None,
    /,
    *,
    request_id: str | None = REQUEST_ID,
    **more: Any,
) -> bytes:
    """The body of a failure with this code and message.

    Args:
        code: The error code, a `Code` too. An empty one would be no code.
        message: What the API says to people.
        fields: Fields of the action, which a few failures have; as keywords, too.
        request_id: What `request_id` will be; None leaves it out, which no real answer does.
        more: The same as `fields`, written as keywords.

    Returns:
        JSON in ASCII: what is not is escaped.

    Raises:
        ValueError: The code is empty; or what `success` raises it for.
        TypeError: The code or the message is no str; or what `success` raises it for.

    >>> from tcenvelope import testing
    >>> testing.failure("ResourceNotFound", "no such instance", request_id="ed93f3cb")
    b'{"Response":{"Error":{"Code":"ResourceNotFound","Message":"no such instance"},"RequestId":"ed93f3cb"}}'
    """
    for name, text in (("code", code), ("message", message)):
        if not isinstance(text, str):
            raise TypeError(f"{name} must be a str, not {type(text).__name__}")
    return _body({"Error": {"Code": code, "Message": message}}, fields, more, request_id)


def _body(
    error: dict[str, Any], fields: Mapping[str, Any] | None, more: dict[str, Any], request_id: str | None
) -> bytes:
    if not (request_id is None or isinstance(request_id, str)):
        raise TypeError(f"request_id must be a str or None, not {type(request_id).__name__}")
    given = {} if fields is None else dict(fields)
    if twice := sorted(given.keys() & more.keys()):
        raise TypeError(f"given twice: {', '.join(twice)}")
    given |= more
    for name in given:
        # A key that is no str would become one: `{1: ...}` the field "1".
        if not isinstance(name, str):
            raise TypeError(f"the name of a field must be a str, not {type(name).__name__}")
        if name in _FIXED:
            raise ValueError(f"{name} is no field of the action")
    fixed = {} if request_id is None else {"RequestId": request_id}
    body = {"Response": {**error, **given, **fixed}}
    made = json.dumps(body, allow_nan=False, separators=(",", ":")).encode("ascii")
    response = tcenvelope.decode(made, max_depth=1024)
    # White space is no code, and some fields are taken for a request id that is missing.
    if error and tcenvelope.Anomaly.CODE_MISSING in response.anomalies:
        raise ValueError("a failure needs a code")
    if response.request_id != (request_id or None):
        raise ValueError(f"with these fields the request id would be {response.request_id!r}")
    return made
