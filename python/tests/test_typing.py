"""The types are right: the stub is what the module has, and what users write checks."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

USAGE = """
import tcenvelope
from tcenvelope import testing
import email.message
from collections.abc import Mapping
from datetime import datetime
from typing import Any, assert_type

for body in (b"", bytearray(), memoryview(b"")):
    tcenvelope.decode(body)
response = tcenvelope.decode("", max_depth=5, max_bytes=100)
assert_type(testing.success({"A": 1}, request_id=None, B=[]), bytes)
assert_type(testing.failure(tcenvelope.Code("X"), "", {"A": 1}, B=None), bytes)
assert_type(response, tcenvelope.Response)
headers: Mapping[str, str] = {"Retry-After": "3"}
response = tcenvelope.decode_http(b"", status=200, headers=headers, product="cvm")
tcenvelope.decode_http(b"", status=200, headers={b"retry-after": b"3"})
tcenvelope.decode_http(b"", status=200, headers=email.message.Message())
tcenvelope.decode_http(b"", status=200)
assert_type(response.product, str | None)
assert_type(response.http_status, int | None)
assert_type(response.retry_after, int | None)
assert_type(response.server_time, datetime | None)
assert_type(response.ok, bool)
assert_type(response.request_id, str | None)
assert_type(response.error, tcenvelope.ApiError | None)
assert_type(response.code, tcenvelope.Code | None)
assert_type(response.anomalies, tcenvelope.Anomaly)
assert_type(response.summary(), str)
assert_type(response.raise_for_error(), tcenvelope.Response)
assert_type(response.fields, tcenvelope.Fields)
mapping: Mapping[str, Any] = response.fields
for name, value in response.fields.items():
    assert_type(name, str)
count: int = response["TotalCount"]
assert_type("TotalCount" in response, bool)
assert_type(response.get("TotalCount", 0), Any)
assert_type(response.pointer("/InstanceSet/0"), Any)
assert_type(response.pointer("/InstanceSet/0", None), Any)
assert_type(response.pointer("/InstanceSet/0", default=5), Any)
assert_type(response.raw("/InstanceSet"), bytes)
assert_type(response.to_dict(), dict[str, Any])
assert_type(tcenvelope.__version__, str)

error = response.error or tcenvelope.ApiError(code="X", message="no", request_id=None, response=response)
assert_type(error.code, tcenvelope.Code)
assert_type(error.code.family, str)
assert_type(error.code.detail, str)
assert_type(error.code.category, tcenvelope.Category)
assert_type(error.code.products, list[str])
assert_type(error.code.documented("cvm"), bool)
assert_type(error.category, tcenvelope.Category)
assert_type(error.category.label, str)
assert_type(error.category.description_zh, str)
assert_type(error.retry, tcenvelope.Retry)
assert_type(error.basis, tcenvelope.Basis)
assert_type(error.fault, tcenvelope.Fault)
assert_type(error.to_dict(message=True), dict[str, Any])
assert_type(tcenvelope.Throttled("RequestLimitExceeded"), tcenvelope.Throttled)
assert_type(tcenvelope.catalogue.codes("redis"), list[tcenvelope.Code])
assert_type(tcenvelope.catalogue.nearest("X"), list[tcenvelope.Code])
classified = tcenvelope.classify(ValueError())
assert_type(classified, tcenvelope.ApiError | tcenvelope.DecodeError | tcenvelope.SdkError)
for problem in (response, error, classified):
    step = tcenvelope.advise(problem, 1, idempotent=True)
    assert_type(step, tcenvelope.NextStep)
    assert_type(step.seconds, float)
    assert_type(step.server_time, datetime | None)
assert_type(error.message, str)
assert_type(error.request_id, str | None)
assert_type(error.response, tcenvelope.Response | None)
assert_type(tcenvelope.Anomaly.ERROR_NULL | response.anomalies, tcenvelope.Anomaly)

try:
    response.raise_for_error()
except tcenvelope.DecodeError as decode_error:
    assert_type(decode_error.offset, int)
    assert_type(decode_error.line, int)
    assert_type(decode_error.column, int)
    assert_type(decode_error.excerpt, str)
    text: str = decode_error.kind
    hint: str | None = decode_error.hint
    both: ValueError = decode_error
    assert_type(decode_error.http_status, int | None)
    assert_type(decode_error.retry, tcenvelope.Retry)
except tcenvelope.Throttled as throttled:
    assert_type(throttled.retry, tcenvelope.Retry)
    of_category: tcenvelope.ApiError = throttled
except tcenvelope.ApiError as api_error:
    base: tcenvelope.Error = api_error
"""

MISUSE = [
    ("tcenvelope.decode(None)", "arg-type"),
    ('tcenvelope.decode(["{}"])', "arg-type"),
    ('tcenvelope.decode("", "cvm")', "call-arg|misc"),
    ('tcenvelope.decode("", max_depth="5")', "arg-type"),
    ('tcenvelope.decode("").request_id.upper()', "union-attr"),
    ('tcenvelope.decode("").error.code', "union-attr"),
    ('tcenvelope.decode("").ok = True', "misc"),
    ('len(tcenvelope.decode(""))', "arg-type"),
    ('tcenvelope.decode("")[0]', "index"),
    ('tcenvelope.decode("")["A"] = 1', "index"),
    ('tcenvelope.decode("").fields["A"] = 1', "index"),
    ('tcenvelope.decode("").pointer(5)', "arg-type"),
    ('tcenvelope.decode("").raw("/A", b"")', "call-arg"),
    ("class Wider(tcenvelope.Fields): ...", "misc"),
    ("class Mine(tcenvelope.Response): ...", "misc"),
    ("tcenvelope.ApiError()", "call-arg"),
    ("tcenvelope.Throttled()", "call-arg"),
    ('tcenvelope.decode_http("")', "call-arg"),
    ('tcenvelope.decode_http("", status="200")', "arg-type"),
    ('tcenvelope.decode_http("", status=200, headers=[("Date", "")])', "arg-type"),
    ("tcenvelope.Code(b'X')", "arg-type"),
    ('tcenvelope.Code("X").product = "cvm"', "misc"),
    ("tcenvelope.advise(ValueError(), 1)", "arg-type"),
    ('tcenvelope.advise(tcenvelope.ApiError("X"), 1, True)', "call-arg|misc"),
    ('def h(s: tcenvelope.NextStep) -> bool: return s.kind == "Wiat"', "comparison-overlap"),
    ('tcenvelope.classify("X")', "arg-type"),
    ("import tcenvelope.testing; tcenvelope.testing.failure()", "call-arg"),
    ("import tcenvelope.testing; tcenvelope.testing.success([1])", "arg-type"),
    ('def f(e: tcenvelope.DecodeError) -> bool: return e.kind == "Trucated"', "comparison-overlap"),
    ('def g(e: tcenvelope.DecodeError) -> bool: return e.hint == "Gzip"', "comparison-overlap"),
]


# As users run it: mypy.ini would find the sources before the package that is installed.
ALONE = ["--config-file="]


@pytest.fixture
def mypy(root: Path, run: Callable[..., str]) -> Callable[..., str]:
    """Runs a module of mypy from the project's root, and gives what it says."""
    if importlib.util.find_spec("mypy") is None:
        pytest.skip(f"mypy is not installed for {sys.executable}")

    def run_mypy(module: str, *arguments: str | Path) -> str:
        return run(sys.executable, "-m", module, *arguments, cwd=root)

    return run_mypy


def test_the_stub_is_what_the_module_has(mypy: Callable[..., str]) -> None:
    mypy("mypy.stubtest", "tcenvelope")


def test_the_package_is_typed(mypy: Callable[..., str]) -> None:
    mypy("mypy", *ALONE, "--strict", "--package", "tcenvelope")


def test_every_public_name_has_a_known_type(run: Callable[..., str], root: Path) -> None:
    """As pyright sees the package of whoever installs it; mypy is less strict with what is inferred."""
    if importlib.util.find_spec("pyright") is None:
        pytest.skip(f"pyright is not installed for {sys.executable}")
    if shutil.which("node") is None:
        pytest.skip("node, which runs pyright, is not installed")
    # It looks at the packages of the Python that comes first.
    environment = {**os.environ, "PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]}
    report = run(sys.executable, "-m", "pyright", "--verifytypes", "tcenvelope", cwd=root, env=environment)
    assert "Type completeness score: 100%" in report
    assert "tcenvelope.testing" in report


def test_usage_is_typed(mypy: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "usage.py").write_text(USAGE, "utf-8")
    mypy("mypy", *ALONE, "--strict", "--python-version=3.12", tmp_path / "usage.py")


def test_every_kind_and_hint_is_typed(mypy: Callable[..., str], root: Path, tmp_path: Path) -> None:
    """A comparison with a name that mypy does not know is an error, so it must know all that the vectors have."""
    wanted = "\n".join(path.read_text("utf-8") for path in (root / "conformance/vectors").rglob("*.want"))
    kinds = set(re.findall(r"^decode_error (\w+)", wanted, flags=re.MULTILINE))
    hints = set(re.findall(r"^decode_error .* hint=(\w+) ", wanted, flags=re.MULTILINE)) - {"none"}
    assert (len(kinds), len(hints)) == (8, 8)
    lines = ["import tcenvelope", "def check(error: tcenvelope.DecodeError) -> None:"]
    lines += [f'    print(error.kind == "{kind}")' for kind in sorted(kinds)]
    lines += [f'    print(error.hint == "{hint}")' for hint in sorted(hints)]
    (tmp_path / "kinds.py").write_text("\n".join([*lines, ""]), "utf-8")
    mypy("mypy", *ALONE, "--strict", tmp_path / "kinds.py")


def test_misuse_is_found(mypy: Callable[..., str], tmp_path: Path) -> None:
    """Each line has an error of its own: `ignore` with the wrong code, or without need, would be one more."""
    lines = [f"{line}  # type: ignore[{codes.partition('|')[0]}]" for line, codes in MISUSE]
    (tmp_path / "misuse.py").write_text("\n".join(["import tcenvelope", *lines, ""]), "utf-8")
    mypy("mypy", *ALONE, "--strict", "--warn-unused-ignores", tmp_path / "misuse.py")
