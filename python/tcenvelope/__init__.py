"""Opens what the Tencent Cloud API 3.0 sends back.

Every action of every product answers with one JSON object that holds one member, `Response`; a failure has
an `Error` with a `Code` and a `Message` in it. This package says whether a body is such an envelope, whether
the call succeeded, which request it was, what the error code is, what that means, and what to do next; on
untrusted bytes, without ever guessing.

*These bytes are no envelope* (`DecodeError`) and *the API said no* (`ApiError`) are different things: no
exception is both. A decode error never says that the action did not run.

>>> import tcenvelope
>>> response = tcenvelope.decode(b'{"Response": {"TotalCount": 0, "RequestId": "b5b41468"}}')
>>> response.raise_for_error().request_id
'b5b41468'

`ApiError` has one subclass a category, such as `Throttled`: `except` can name it.

>>> try:
...     tcenvelope.decode('{"Response": {"Error": {"Code": "RequestLimitExceeded"}}}').raise_for_error()
... except tcenvelope.Throttled as error:
...     print(tcenvelope.advise(error, attempt=1, random=0).seconds)
1.0

`__version__` is the version of the library as a str, such as "0.1.0".
"""

from functools import lru_cache

from tcenvelope import _errors, catalogue
from tcenvelope._advise import NextStep, advise
from tcenvelope._anomaly import Anomaly
from tcenvelope._categories import *
from tcenvelope._classify import classify
from tcenvelope._code import Code
from tcenvelope._errors import ApiError, DecodeError, Error, SdkError
from tcenvelope._native import Fields, Response, __version__, adopt, decode, decode_http
from tcenvelope._numbers import Basis, Category, Fault, Retry

__all__ = [
    "Anomaly",
    "ApiError",
    "Basis",
    "Category",
    "Code",
    "DecodeError",
    "Error",
    "Fault",
    "Fields",
    "NextStep",
    "Response",
    "Retry",
    "SdkError",
    "__version__",
    "advise",
    "catalogue",
    "classify",
    "decode",
    "decode_http",
]
# This list, as the module that the names are from, is made by `cargo xtask generate`.
__all__ += [
    "AlreadyExists",
    "Authentication",
    "Authorization",
    "Capacity",
    "Conflict",
    "DryRun",
    "FailedPrecondition",
    "Internal",
    "InvalidRequest",
    "NoSuchApi",
    "NotFound",
    "OperationFailed",
    "PayloadTooLarge",
    "PaymentRequired",
    "Quota",
    "Throttled",
    "Unavailable",
    "Unknown",
    "Unsupported",
]

# Tracebacks and pickles name the module that users import, not the one that happens to hold the definition.
for _name in __all__:
    if _name not in {"Fields", "Response", "__version__", "catalogue"}:
        globals()[_name].__module__ = __name__
del _name

# Programs meet the same few codes again and again, and nearly always no anomaly.
adopt(
    judged=_errors.judged,
    known=lru_cache(maxsize=512)(_errors.judged),
    of_response=_errors.of_response,
    anomalies=lru_cache(maxsize=64)(Anomaly),
)
del adopt, lru_cache
