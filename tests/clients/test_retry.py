"""The examples that retry: they get through when doing it twice does no harm, and send nothing twice when it does."""

from __future__ import annotations

import os
import re
import subprocess
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import server as http
from test_curl import VALGRIND, WARNINGS, curl_flags, fetch

COMPILERS = {"c/retry.c": ("cc", "-std=c99"), "cpp/retry.cpp": ("c++", "-std=c++17")}
CARGO = os.environ.get("CARGO", "cargo")
# So that a test takes milliseconds; the waits that are told are those of the library.
HURRY = ["--hurry", "1000"]
REFUSED = "failure code=RequestLimitExceeded request_id=ed93f3cb\n"


@pytest.fixture(scope="module", params=[*COMPILERS, "rust/retry.rs"])
def program(
    request: pytest.FixtureRequest,
    root: Path,
    library: Path,
    require: Callable[[str], str],
    run: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The example, built as its first lines say, with every warning."""
    if request.param == "rust/retry.rs":
        run(CARGO, "build", "--quiet", "--locked", "--package", "dump", "--example", "retry", cwd=root)
        return root / "target" / "debug" / "examples" / "retry"
    compiler, standard = COMPILERS[request.param]
    built = tmp_path_factory.mktemp("retry") / "retry"
    source, archive = root / "examples" / request.param, library / "libtcenvelope.a"
    flags = [standard, *WARNINGS, "-g", f"-I{root / 'include'}"]
    run(require(compiler), *flags, source, archive, *curl_flags(), "-o", built)
    return built


@pytest.fixture(scope="module")
def server() -> Iterator[http.Server]:
    with http.Server() as running:
        yield running


@pytest.fixture
def session() -> str:
    return uuid.uuid4().hex


def retry(
    command: list[str | Path], server: http.Server, session: str
) -> tuple[subprocess.CompletedProcess[str], list[float]]:
    """What a run came to, and the seconds that the library asked to wait."""
    done = fetch(command, f"http://{server.address}/{http.RETRY}?{http.SESSION}={session}")
    return done, [float(wait) for wait in re.findall(r"^again in (\S+) s$", done.stderr, re.MULTILINE)]


def test_what_is_idempotent_gets_through(program: Path, server: http.Server, session: str) -> None:
    done, waits = retry([program, "--idempotent", *HURRY], server, session)
    assert done.returncode == 0, done.stderr
    assert server.requests[session] == 4
    assert done.stdout == REFUSED * 2 + "success request_id=b5b41468\n"
    assert done.stderr.count("may have run") == 1 and "HTTP status 502" in done.stderr
    assert len(waits) == 3
    # What is told is rounded.
    for wait, most in zip(waits, [2, 3, 5], strict=True):
        assert 1 <= wait <= most + 0.05


def test_a_creation_is_not_sent_again_after_the_502(program: Path, server: http.Server, session: str) -> None:
    """It is after the refusals, which say that nothing was created."""
    done, waits = retry([program, *HURRY], server, session)
    assert done.returncode == 3
    assert server.requests[session] == 3
    assert done.stdout == REFUSED * 2
    assert done.stderr.count("may have run") == 1
    assert len(waits) == 2


def test_the_waits_are_random(program: Path, server: http.Server) -> None:
    """Ten runs that all wait the same would be a thundering herd."""
    third_waits = set()
    for _ in range(10):
        _, waits = retry([program, "--idempotent", *HURRY], server, uuid.uuid4().hex)
        third_waits.add(waits[2])
    assert len(third_waits) > 1


@pytest.mark.parametrize("odd", ["failure, HTTP status 500", "HTML 200", "UTF-16"])
def test_what_cannot_help_is_not_tried(program: Path, server: http.Server, odd: str) -> None:
    server.answers["/odd"] = http.ODD[odd]
    done = fetch([program, "--idempotent", *HURRY], f"http://{server.address}/odd")
    assert done.returncode == (1 if odd.startswith("failure") else 3)
    assert "again in" not in done.stderr


@pytest.mark.parametrize(("asked", "wait"), [("7", 7), ("300", 300), ("301", None)])
def test_retry_after_is_heeded(program: Path, server: http.Server, asked: str, wait: int | None) -> None:
    """With five attempts to wait for, this needs more hurry."""
    refused = http.RATE_LIMITED
    server.answers["/asked"] = http.Answer(refused.body, headers={"Retry-After": asked})
    done = fetch([program, "--hurry", "1000000"], f"http://{server.address}/asked")
    waits = [float(wait) for wait in re.findall(r"again in (\S+) s", done.stderr)]
    assert done.returncode == 1
    assert done.stdout == REFUSED * (1 if wait is None else 6)
    if wait is None:
        assert waits == []
    else:
        # 17 s is the longest wait after the fifth attempt, if nothing is asked for.
        assert len(waits) == 5 and all(wait <= told <= max(wait + 1, 17) + 0.05 for told in waits)


def test_no_server_and_wrong_usage(program: Path, server: http.Server) -> None:
    with http.Server() as gone:
        address = gone.address
    assert fetch([program, "--idempotent"], f"http://{address}/").returncode == 4
    for wrong in (["--hurry", "0"], ["--hurry"], ["--twice", "1"]):
        assert fetch([program, *wrong], f"http://{server.address}/{http.RETRY}").returncode == 2
    assert server.requests[""] == 0


@pytest.mark.parametrize("program", COMPILERS, indirect=True)
def test_memory(program: Path, server: http.Server, session: str, require: Callable[[str], str]) -> None:
    done, waits = retry([require("valgrind"), *VALGRIND, program, "--idempotent", *HURRY], server, session)
    assert done.returncode == 0 and len(waits) == 3
    assert "==" not in done.stderr
