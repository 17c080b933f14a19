"""`make demo` shows four languages side by side and notices when they disagree."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

BODY = '{"Response": {"Error": {"Code": "LimitExceeded", "Message": "m"}, "RequestId": "r-1"}}'


def demo(root: Path, drivers: dict[str, list[str]], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "examples/demo.py"]
    for language, words in drivers.items():
        command += ["--driver", f"{language}={shlex.join(words)}"]
    return subprocess.run([*command, *arguments], cwd=root, capture_output=True, text=True, check=False)


def test_shows_four_bodies_in_four_languages(root: Path, drivers: dict[str, list[str]]) -> None:
    done = demo(root, drivers)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("C, C++, Python, Rust: all agree") == 4
    for title in ("a success", "a failure", "an anomaly", "a broken body"):
        assert f"== {title}" in done.stdout
    assert done.stdout.count("error_outside") == 4
    assert "hint=LooksLikeHtml" in done.stdout


def test_takes_the_users_file(root: Path, drivers: dict[str, list[str]], tmp_path: Path) -> None:
    body = tmp_path / "my body.json"
    body.write_text(BODY, encoding="utf-8")
    done = demo(root, drivers, str(body))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all agree" in done.stdout
    missing = demo(root, drivers, str(tmp_path / "missing"))
    assert missing.returncode == 1
    assert "No such file" in missing.stderr


def test_notices_a_language_that_disagrees(root: Path, drivers: dict[str, list[str]], tmp_path: Path) -> None:
    body = tmp_path / "body.json"
    body.write_text(BODY, encoding="utf-8")
    liar = tmp_path / "liar.py"
    liar.write_text("print('outcome success')", encoding="utf-8")
    done = demo(root, {**drivers, "Python": [sys.executable, str(liar)]}, str(body))
    assert done.returncode == 1
    assert "THEY DISAGREE" in done.stdout


@pytest.mark.parametrize(
    "target", ["help", "demo", "test", "conformance", "bench", "build", "generate", "format", "clean"]
)
def test_help_names_the_target(root: Path, target: str) -> None:
    listed = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    assert f"make {target} " in listed
