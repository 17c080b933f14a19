"""A small HTTP server that plays recorded bodies to real clients: on 127.0.0.1, for as long as a `with` lasts.

A body is asked for by the product, version and action of a signed request (`redis/2018-04-12/DescribeInstances`: the
scope of the signature, X-TC-Version, X-TC-Action), or by a path (`/some/path`) where no action is named.

The action `TestRetry`, of any product and version, and the path `/TestRetry` play `RETRY_SCRIPT` instead: one answer
a request, the last one again and again. Each session plays it from the beginning; a request names its session in the
header `X-Test-Session` or in the query (`/TestRetry?X-Test-Session=NAME`), and is of the session "" if it names none.
`Server.requests` counts the requests of each.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

JSON = "application/json"


@dataclass(frozen=True)
class Answer:
    """What the server sends."""

    body: bytes
    content_type: str | None = JSON
    status: int = 200
    lost: int = 0  # so many bytes more are announced, and never come
    headers: Mapping[str, str] = field(default_factory=dict)


RETRY = "TestRetry"
SESSION = "X-Test-Session"
RATE_LIMITED = Answer(
    b'{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"too often"},"RequestId":"ed93f3cb"}}'
)
# Two refusals that say that nothing was done, one that leaves open whether anything was, and the answer.
RETRY_SCRIPT = (
    RATE_LIMITED,
    RATE_LIMITED,
    Answer(b"<html><h1>502 Bad Gateway</h1></html>", "text/html", 502),
    Answer(b'{"Response":{"InstanceIdSet":["ins-1"],"RequestId":"b5b41468"}}'),
)


UNKNOWN = Answer(b"nothing is recorded for this", "text/plain", 404)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Otherwise every answer waits 40 ms for an acknowledgement.
    disable_nagle_algorithm = True
    # A client that never finishes its request does not keep a thread.
    timeout = 30
    answers: Mapping[str, Answer]
    otherwise: Answer
    requests: Counter[str]
    counting: threading.Lock

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        answer = self._next_of_script() if self._is_retry() else self.answers.get(self._key(), self.otherwise)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.content_type is not None:
            self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body) + answer.lost))
        self.end_headers()
        self.wfile.write(answer.body)
        self.close_connection = answer.lost > 0

    do_POST = do_GET

    def _is_retry(self) -> bool:
        return RETRY in (self.headers.get("X-TC-Action"), urlsplit(self.path).path.removeprefix("/"))

    def _next_of_script(self) -> Answer:
        in_query = parse_qs(urlsplit(self.path).query).get(SESSION, [""])
        session = self.headers.get(SESSION, in_query[-1])
        with self.counting:
            self.requests[session] += 1
            return RETRY_SCRIPT[min(self.requests[session], len(RETRY_SCRIPT)) - 1]

    def _key(self) -> str:
        action = self.headers.get("X-TC-Action")
        if action is None:
            return self.path
        scope = re.search(r"Credential=[^/]+/[^/]+/([^/]+)/tc3_request", self.headers.get("Authorization", ""))
        product = scope[1] if scope else ""
        return f"{product}/{self.headers.get('X-TC-Version')}/{action}"

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the checks print what they need."""


class Server:
    """Plays `answers`, which may change while it runs, and `otherwise` where none is recorded.

    `requests` counts those of each session of `TestRetry`.
    """

    def __init__(self, otherwise: Answer = UNKNOWN) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: Counter[str] = Counter()
        state = {
            "answers": self.answers,
            "requests": self.requests,
            "counting": threading.Lock(),
            "otherwise": otherwise,
        }
        handler = type("Handler", (_Handler,), state)
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        # Connections that a client keeps open for later are not waited for.
        self._http.block_on_close = False
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self.address = f"127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Server:  # noqa: PYI034 - typing has Self from 3.11 on
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def _failure(error: bytes, request_id: bytes = b'"RequestId":"ed93f3cb"') -> bytes:
    return b'{"Response":{"Error":{' + error + b"}" + (b"," + request_id if request_id else b"") + b"}}"


def _success(fields: bytes) -> bytes:
    return b'{"Response":{' + fields + b',"RequestId":"b5b41468"}}'


_CODE = b'"Code":"FailedOperation"'
_FAILURE = _failure(_CODE + b',"Message":"no"')

# Bodies that differ from the documentation, or that something on the way has changed. Real services, proxies and
# attackers send them, and clients disagree on them.
ODD = {
    "failure, content type with a charset": Answer(_FAILURE, "application/json; charset=utf-8"),
    "failure, no content type": Answer(_FAILURE, None),
    "failure, HTTP status 500": Answer(_FAILURE, status=500),
    "failure, RequestId missing": Answer(_failure(_CODE + b',"Message":"no"', b"")),
    "failure, RequestId null": Answer(_failure(_CODE + b',"Message":"no"', b'"RequestId":null')),
    "failure, Message missing": Answer(_failure(_CODE)),
    "failure, Message null": Answer(_failure(_CODE + b',"Message":null')),
    "failure, Code missing": Answer(_failure(b'"Message":"no"')),
    "failure, Code null": Answer(_failure(b'"Code":null,"Message":"no"')),
    "failure, Code a number": Answer(_failure(b'"Code":4100,"Message":"no"')),
    "failure, half a surrogate pair": Answer(_failure(_CODE + rb',"Message":"\ud83d"')),
    "failure, Error a string": Answer(_success(b'"Error":"no"')),
    "failure, Error beside Response": Answer(b'{"Response":{"RequestId":"ed93f3cb"},"Error":{' + _CODE + b"}}"),
    "success, Error null": Answer(_success(b'"Error":null')),
    "success, RequestId missing": Answer(b'{"Response":{"TotalCount":1}}'),
    "success, byte order mark": Answer(b"\xef\xbb\xbf" + _success(b'"TotalCount":1')),
    "success, an integer above 2 to the 53": Answer(_success(b'"TotalCount":9007199254740993')),
    "success, 120 deep": Answer(_success(b'"Deep":' + b"[" * 118 + b"]" * 118)),
    "200 deep": Answer(_success(b'"Deep":' + b"[" * 198 + b"]" * 198)),
    "200,000 deep": Answer(_success(b'"Deep":' + b"[" * 200_000 + b"]" * 200_000)),
    "two Response, the second a success": Answer(_FAILURE[:-1] + b',"Response":{"RequestId":"b5b41468"}}'),
    "two Error": Answer(_FAILURE[:-2] + b',"Error":{"Code":"InternalError","Message":"yes"}}}'),
    "NaN": Answer(_success(b'"TotalCount":NaN')),
    "UTF-16": Answer(_success(b'"TotalCount":1').decode().encode("utf-16-le")),
    "half a surrogate pair in UTF-8": Answer(_failure(_CODE + b',"Message":"\xed\xa0\xbd"')),
    "invalid UTF-8": Answer(_failure(_CODE + b',"Message":"\xff"')),
    "body null": Answer(b"null"),
    "API 2.0": Answer(b'{"code":4100,"message":"no","codeDesc":"AuthFailure"}'),
    "HTML 502": Answer(b"<html><h1>502 Bad Gateway</h1></html>", "text/html", 502),
    "HTML 200": Answer(b"<html><h1>Log in</h1></html>", "text/html"),
    "truncated": Answer(_success(b'"TotalCount":1')[:-9]),
    "connection lost": Answer(_success(b'"TotalCount":1')[:-9], lost=9),
    "empty": Answer(b""),
}
