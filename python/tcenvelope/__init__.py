"""Opens what the Tencent Cloud API 3.0 sends back.

Every action of every product answers with one JSON object that holds one member, `Response`; a failure has
an `Error` with a `Code` and a `Message` in it. This package says whether a body is such an envelope, whether
the call succeeded, which request it was, and what the error code is; on untrusted bytes, without ever
guessing.

*These bytes are no envelope* (`DecodeError`) and *the API said no* (`ApiError`) are different things: no
exception is both. A decode error never says that the action did not run.

>>> import tcenvelope
>>> response = tcenvelope.decode(b'{"Response": {"TotalCount": 0, "RequestId": "b5b41468"}}')
>>> response.raise_for_error().request_id
'b5b41468'

`__version__` is the version of the library as a str, such as "0.1.0".
"""

from tcenvelope._anomaly import Anomaly
from tcenvelope._code import Code
from tcenvelope._errors import ApiError, DecodeError, Error
from tcenvelope._native import Fields, Response, __version__, decode

__all__ = [
    "Anomaly",
    "ApiError",
    "Code",
    "DecodeError",
    "Error",
    "Fields",
    "Response",
    "__version__",
    "decode",
]

# Tracebacks and pickles name the module that users import, not the one that happens to hold the definition.
for _public in (Anomaly, ApiError, Code, DecodeError, Error, decode):
    _public.__module__ = __name__
del _public
