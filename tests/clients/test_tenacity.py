"""The example that retries with tenacity gets through where that does no harm, and else sends nothing twice."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import server as http
import tcenvelope

# So that a test takes milliseconds.
HURRY = 10_000.0
AUTH = b'{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":""},"RequestId":"ed93f3cb"}}'


@pytest.fixture(scope="module")
def server() -> Iterator[http.Server]:
    with http.Server() as running:
        yield running


@pytest.fixture
def session() -> str:
    return uuid.uuid4().hex


@pytest.fixture(scope="module")
def example(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("retry_example", root / "examples" / "python" / "retry.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def retry(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    command: list[str | Path] = [
        sys.executable,
        root / "examples" / "python" / "retry.py",
        "--hurry",
        str(HURRY),
        *arguments,
    ]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=60, check=False)


def address(server: http.Server, session: str) -> str:
    return f"http://{server.address}/{http.RETRY}?{http.SESSION}={session}"


def test_what_is_idempotent_gets_through(root: Path, server: http.Server, session: str) -> None:
    done = retry(root, "--idempotent", address(server, session))
    assert (done.returncode, done.stdout) == (0, "success request_id=b5b41468\n"), done.stderr
    assert server.requests[session] == 4
    told = [line.partition("; again in ")[0] for line in done.stderr.splitlines()]
    assert told[:2] == ["failure code=RequestLimitExceeded request_id=ed93f3cb"] * 2
    assert told[2].endswith("; HTTP status 502")
    assert len(told) == 3


def test_a_creation_is_not_sent_again_after_the_502(root: Path, server: http.Server, session: str) -> None:
    """It is after the refusals, which say that nothing was created."""
    done = retry(root, address(server, session))
    assert (done.returncode, done.stdout) == (3, "")
    assert server.requests[session] == 3
    assert done.stderr.endswith("; HTTP status 502; the action may have run\n")


def test_what_no_attempt_helps_is_sent_once(root: Path, server: http.Server) -> None:
    server.answers["/no"] = http.Answer(b'{"Response":{"Error":{"Code":"ResourceNotFound"},"RequestId":"ed93f3cb"}}')
    done = retry(root, "--idempotent", f"http://{server.address}/no")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("failure code=ResourceNotFound request_id=ed93f3cb")


def test_it_ends(example: ModuleType) -> None:
    """After six attempts it raises what the last one raised, not an exception of tenacity's."""
    sent = []

    def send() -> tcenvelope.Response:
        sent.append(1)
        return tcenvelope.decode(http.RATE_LIMITED.body)

    with pytest.raises(tcenvelope.Throttled):
        example.call(send, example.Advice(hurry=HURRY))
    assert len(sent) == 6


def test_it_is_signed_anew_once(example: ModuleType) -> None:
    sent = []

    def send() -> tcenvelope.Response:
        sent.append(1)
        return tcenvelope.decode(AUTH)

    with pytest.raises(tcenvelope.Authentication):
        example.call(send, example.Advice(hurry=HURRY))
    assert len(sent) == 2


def test_a_mistake_of_the_program_is_not_repeated(example: ModuleType) -> None:
    sent = []

    def send() -> tcenvelope.Response:
        sent.append(1)
        raise KeyError("a mistake")

    with pytest.raises(KeyError):
        example.call(send, example.Advice(idempotent=True, hurry=HURRY))
    assert len(sent) == 1
