"""The examples with requests, httpx and the official SDK say of whatever a server sends what tcenvelope says of it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
import server as http
import tcenvelope
from tcenvelope import testing

BODIES = {
    **http.ODD,
    "a success": http.Answer(testing.success(TotalCount=1, InstanceSet=[{"InstanceId": "ins-1"}])),
    "a failure": http.Answer(testing.failure("ResourceNotFound.InstanceNotFound", "no such instance")),
    "a failure of a product": http.Answer(testing.failure("UnauthorizedOperation.Unknown")),
}
SDK_ACTION = "ecdn/2019-10-12/DescribeDomains"
Example = Callable[[str], ModuleType]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def server() -> Iterator[http.Server]:
    with http.Server() as running:
        running.answers.update({f"/{number}": answer for number, answer in enumerate(BODIES.values())})
        yield running


@pytest.fixture(scope="module")
def example(root: Path) -> Example:
    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"example_{name}", root / "examples" / "python" / f"{name}.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


def url(server: http.Server, name: str) -> str:
    return f"http://{server.address}/{list(BODIES).index(name)}"


def expected(answer: http.Answer) -> tuple[int, str]:
    """The exit status and what is printed."""
    if answer.lost:
        return 4, ""
    try:
        response = tcenvelope.decode(answer.body).raise_for_error()
    except tcenvelope.ApiError as error:
        return 1, f"{error}\n"
    except tcenvelope.DecodeError:
        return 3, ""
    return 0, " ".join([response.summary(), *response.fields]) + "\n"


@pytest.mark.parametrize("name", ["fetch_requests", "fetch_httpx"])
def test_whatever_the_server_sends(
    example: Example, server: http.Server, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    main = example(name).main
    seen = set()
    for body, answer in BODIES.items():
        status = main([url(server, body)])
        shown = capsys.readouterr()
        assert (status, shown.out) == expected(answer), (body, shown.err)
        assert shown.err.count("\n") == int(status > 1), body
        assert ("may have run" in shown.err) == (status > 1), body
        seen.add(status)
    assert seen == {0, 1, 3, 4}


def test_many_at_once(example: Example, server: http.Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Each gets its own answer, in the order that was asked for, over whichever connection."""
    urls = [url(server, name) for name in BODIES] * 3
    assert example("fetch_httpx").main(["--async", *urls]) == 4
    shown = capsys.readouterr()
    assert shown.out == "".join(expected(answer)[1] for answer in BODIES.values()) * 3, shown.err


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ("fetch_requests", "ConnectionError"),
        ("fetch_httpx", "ConnectError"),
        ("fetch_httpx --async", "ConnectError"),
    ],
)
def test_no_server(example: Example, capsys: pytest.CaptureFixture[str], command: str, error: str) -> None:
    with http.Server() as gone:
        address = gone.address
    name, *options = command.split()
    assert example(name).main([*options, f"http://{address}/"]) == 4
    assert capsys.readouterr().err == f"{error}; the action may have run\n"


@pytest.mark.parametrize("name", ["fetch_requests", "fetch_httpx"])
def test_wrong_usage(example: Example, capsys: pytest.CaptureFixture[str], name: str) -> None:
    for arguments in ([], ["a", "b"]):
        assert example(name).main(arguments) == 2
    assert capsys.readouterr().err.startswith(f"usage: {name}.py URL")


# The SDK looks for an error before it gives the bytes. Where that ends in an exception that is none of its own, nobody
# can tell what was answered; and what it overlooks, `decode` finds.
SDK_STUMBLES = {
    "failure, RequestId missing": "KeyError",
    "failure, Message missing": "KeyError",
    "failure, Code missing": "KeyError",
    "failure, Error a string": "TypeError",
    "success, Error null": "TypeError",
    "200,000 deep": "RecursionError",
    "invalid UTF-8": "UnicodeDecodeError",
    "body null": "TypeError",
    "API 2.0": "KeyError",
    "truncated": "JSONDecodeError",
    "connection lost": "ChunkedEncodingError",
    "empty": "JSONDecodeError",
}
# The SDK's own reading of what is no envelope: the code of the last of two errors, and half a surrogate pair.
SDK_READS = {"two Error": "InternalError", "half a surrogate pair in UTF-8": "FailedOperation"}


def call_sdk(main: Callable[[], int], monkeypatch: pytest.MonkeyPatch, server: http.Server) -> int:
    monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", "id")
    monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", "key")
    monkeypatch.setattr(sys, "argv", ["call_sdk.py", *SDK_ACTION.split("/"), "--endpoint", server.address])
    return main()


@pytest.mark.parametrize("name", BODIES)
def test_the_official_sdk(
    example: Example,
    server: http.Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    server.answers[SDK_ACTION] = answer = BODIES[name]
    status = call_sdk(example("call_sdk").main, monkeypatch, server)
    shown = capsys.readouterr()
    if (stumbled := SDK_STUMBLES.get(name)) is not None:
        assert (status, shown.out, shown.err) == (4, "", f"{stumbled}; the action may have run\n")
        return
    if name in SDK_READS:
        assert (status, shown.out.split()[1]) == (1, f"code={SDK_READS[name]}")
        return
    exit_status, printed = expected(answer)
    assert status == exit_status, shown.err
    if status == 1:
        # The SDK does not say which anomalies there were.
        code = f"code={tcenvelope.decode(answer.body).code or '-'}"
        assert shown.out.split()[:2] == [*printed.split()[:1], code]
    else:
        assert shown.out == printed


def test_the_official_sdk_is_told_the_product(
    example: Example, server: http.Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same code is a denial in other products."""
    server.answers[SDK_ACTION] = BODIES["a failure of a product"]
    assert call_sdk(example("call_sdk").main, monkeypatch, server) == 1
    assert capsys.readouterr().out.endswith(" Internal BackoffIfIdempotent\n")


def test_the_official_sdk_without_a_key(
    example: Example, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TENCENTCLOUD_SECRET_ID", raising=False)
    monkeypatch.setattr(sys, "argv", ["call_sdk.py", *SDK_ACTION.split("/")])
    assert example("call_sdk").main() == 2
    assert "are not set" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["fetch_requests", "fetch_httpx"])
def test_as_a_command(root: Path, server: http.Server, name: str) -> None:
    command: list[str | Path] = [sys.executable, root / "examples/python" / f"{name}.py", url(server, "a failure")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == expected(BODIES["a failure"]), done.stderr
