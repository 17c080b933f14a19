"""The examples that fetch with libcurl: they say of whatever a server sends what the Python module says of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import samples as official
import server as http
import tcenvelope

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
COMPILERS = {"fetch.c": ("cc", "-std=c99"), "fetch.cpp": ("c++", "-std=c++17")}
VALGRIND = ["-q", "--error-exitcode=9", "--leak-check=full", "--errors-for-leak-kinds=definite,possible"]
DESCRIPTIONS = Path(__file__).parents[2] / "core" / "data" / "descriptions.tsv"
# What each retry advises in English.
ADVICE = {
    row[1]: row[4]
    for row in (line.split("\t") for line in DESCRIPTIONS.read_text(encoding="utf-8").splitlines())
    if row[0] == "retry"
}
RATE_LIMITED = (
    b'{"Response":{"Error":{"Code":"RequestLimitExceeded.UinLimitExceeded","Message":""},"RequestId":"ed93"}}'
)
# libcurl hands it over in many pieces, with the fields behind them.
LARGE = b'{"Response":{"Padding":"%s","InstanceSet":[{"InstanceName":"last"}],"TotalCount":7,"RequestId":"b5b4"}}' % (
    b"x" * 300_000
)
ESCAPES = rb'{"Response":{"InstanceSet":[{"InstanceName":"a \u4e2d \ud83d\ude00"}],"TotalCount":-1,"RequestId":"b5b4"}}'
WRONG_KINDS = b'{"Response":{"InstanceSet":[{"InstanceName":1}],"TotalCount":1.0,"RequestId":"b5b4"}}'
TOO_LARGE = b'{"Response":{"InstanceSet":[],"TotalCount":18446744073709551616,"RequestId":"b5b4"}}'


def curl_flags() -> list[str]:
    """How to compile and link with libcurl."""
    for command in (["curl-config", "--cflags", "--libs"], ["pkg-config", "--cflags", "--libs", "libcurl"]):
        if shutil.which(command[0]) is not None:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode == 0:
                return done.stdout.split()
    pytest.skip("neither curl-config nor pkg-config knows of libcurl's headers")


@pytest.fixture(scope="module")
def flags() -> list[str]:
    return curl_flags()


@pytest.fixture(scope="module", params=["static", "shared"])
def linked(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=COMPILERS)
def program(
    request: pytest.FixtureRequest,
    root: Path,
    library: Path,
    require: Callable[[str], str],
    run: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
    flags: list[str],
    linked: str,
) -> Path:
    """The example, built as its first lines say, with every warning."""
    compiler, standard = COMPILERS[request.param]
    built = tmp_path_factory.mktemp("curl") / "fetch"
    how = {
        "static": [f"{library}/libtcenvelope.a"],
        "shared": [f"-L{library}", "-ltcenvelope", f"-Wl,-rpath,{library}"],
    }[linked]
    source = root / "examples" / "curl" / request.param
    run(require(compiler), standard, *WARNINGS, "-g", f"-I{root / 'include'}", source, *how, *flags, "-o", built)
    return built


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[http.Server]:
    """Plays, by path, every sample of a product, the odd bodies, and some that are made for this."""
    bodies = [sample.body for sample in official.read(root) if sample.product == "lighthouse"]
    assert len(bodies) == 124
    bodies += [RATE_LIMITED, LARGE, ESCAPES, WRONG_KINDS, TOO_LARGE]
    with http.Server() as running:
        answers = [http.Answer(body) for body in bodies] + list(http.ODD.values())
        running.answers.update({f"/{number}": answer for number, answer in enumerate(answers)})
        yield running


def fetch(command: list[str | Path], url: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    words = [*map(str, command), url]
    return subprocess.run(words, capture_output=True, encoding="utf-8", env=environment, timeout=60, check=False)


def expected(answer: http.Answer) -> tuple[int, str]:
    """The exit status and what is printed."""
    if answer.lost:
        return 4, ""
    try:
        response = tcenvelope.decode(answer.body)
    except tcenvelope.DecodeError:
        return 3, ""
    if not response.ok:
        return 1, f"{response.summary()}\n{ADVICE['Backoff' if answer.body == RATE_LIMITED else 'Never']}\n"
    return 0, f"{count_line(response)}\n{name_line(response)}\n"


def count_line(response: tcenvelope.Response) -> str:
    if "TotalCount" not in response:
        return "no count: NotFound"
    count = response["TotalCount"]
    if isinstance(count, float):
        return "no count: NotInteger"
    assert isinstance(count, int)
    return f"{count} instances" if -(2**63) <= count < 2**63 else "no count: OutOfRange"


def name_line(response: tcenvelope.Response) -> str:
    missing = object()
    name = response.pointer("/InstanceSet/0/InstanceName", missing)
    if name is missing:
        return "no name: NotFound"
    return f"the first is {name}" if isinstance(name, str) else "no name: WrongKind"


def test_whatever_the_server_sends(program: Path, server: http.Server) -> None:
    seen = set()
    for path, answer in server.answers.items():
        done = fetch([program], f"http://{server.address}{path}")
        assert (done.returncode, done.stdout) == expected(answer), (answer.body[:200], done.stderr)
        # What is neither success nor failure is told on standard error, in one line, and nothing else is.
        assert done.stderr.count("\n") == int(done.returncode > 1)
        assert ("may have run" in done.stderr) == (done.returncode == 3)
        seen.add((done.returncode, done.stdout))
    assert {status for status, _ in seen} == {0, 1, 3, 4}
    assert (0, "7 instances\nthe first is last\n") in seen
    assert (0, "-1 instances\nthe first is a \u4e2d \U0001f600\n") in seen
    assert (0, "1 instances\nthe first is lighthouse-test\n") in seen


@pytest.mark.parametrize("linked", ["shared"], indirect=True)
def test_memory(program: Path, server: http.Server, require: Callable[[str], str]) -> None:
    """One body for each way through the program."""
    bodies = [LARGE, ESCAPES, RATE_LIMITED, http.ODD["HTML 502"].body, b""]
    chosen = [path for path, answer in server.answers.items() if answer.body in bodies or answer.lost]
    assert len(chosen) == 6
    for path in chosen:
        url = f"http://{server.address}{path}"
        plain, checked = fetch([program], url), fetch([require("valgrind"), *VALGRIND, program], url)
        # Nothing but what the program says: valgrind would add its complaints.
        assert (checked.returncode, checked.stdout, checked.stderr) == (plain.returncode, plain.stdout, plain.stderr)


def test_no_server_and_wrong_usage(program: Path, server: http.Server) -> None:
    with http.Server() as gone:
        address = gone.address
    assert fetch([program], f"http://{address}/").returncode == 4
    assert fetch([program, f"http://{server.address}/0"], "one too many").returncode == 2


def test_the_examples_are_short(root: Path) -> None:
    for name in COMPILERS:
        lines = (root / "examples" / "curl" / name).read_text(encoding="utf-8").splitlines()
        assert len(lines) < 85
        assert max(map(len, lines)) <= 120
