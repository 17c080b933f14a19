"""What the command says of itself is so: the examples of its help run; man pages and completions know every option."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

SUBCOMMANDS = ("decode", "explain", "scan", "completions")
# What an example prints, where that is more than something.
PRINTED = {
    "tcenvelope decode --pointer /InstanceSet/0/InstanceId answer.json": "ins-1\n",
    "tcenvelope scan --body /resp --html report.html logs/*.gz": "RequestLimitExceeded",
    "curl -si cvm.tencentcloudapi.com | tcenvelope decode --http --product cvm": "HTTP status  200",
}
ANSWER = {"Response": {"InstanceSet": [{"InstanceId": "ins-1"}], "RequestId": "b5b41468"}}
FAILURE = {"Response": {"Error": {"Code": "RequestLimitExceeded", "Message": "m"}, "RequestId": "ed93f3cb"}}


def help_of(program: Path, subcommand: str) -> str:
    done = subprocess.run([program, subcommand, "--help"], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def examples(program: Path, subcommand: str) -> list[str]:
    _, examples, behind = help_of(program, subcommand).partition("Examples:\n")
    assert examples, f"{subcommand} has no examples"
    return re.findall(r"^  (\S.*)$", behind.split("\n\n")[0], flags=re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where somebody stands who tries an example."""
    (tmp_path / "answer.json").write_text(json.dumps(ANSWER), "utf-8")
    (tmp_path / "answers.ndjson").write_text(f"{json.dumps(ANSWER)}\n{json.dumps(FAILURE)}\n", "utf-8")
    record = {"ts": "2026-11-23T04:30:31Z", "action": "RunInstances", "resp": FAILURE}
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "a.gz").write_bytes(gzip.compress(json.dumps(record).encode()))
    (tmp_path / ".config" / "fish" / "completions").mkdir(parents=True)
    # No test calls a server of others.
    curl = tmp_path / "bin" / "curl"
    curl.parent.mkdir()
    curl.write_text(f"#!/bin/sh\nprintf 'HTTP/2 200 \\r\\n\\r\\n%s' '{json.dumps(FAILURE)}'\n", "utf-8")
    curl.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_the_examples_run(
    program: Path, command: Path, require: Callable[[str], str], folder: Path, subcommand: str
) -> None:
    paths = os.pathsep.join([str(folder / "bin"), str(command.parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": paths, "HOME": str(folder)}
    lines = examples(program, subcommand)
    assert len(lines) >= 2
    assert max(map(len, lines)) <= 78, "a terminal of 80 columns would break it"
    for line in lines:
        done = subprocess.run(
            [require("bash"), "-c", line],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        # One of the answers is a failure.
        assert (done.returncode, done.stderr) == (int("curl" in line), ""), line
        assert PRINTED.get(line, "") in done.stdout, line
        assert done.stdout or ">" in line or "source" in line, line
    if subcommand == "scan":
        assert "RequestLimitExceeded" in (folder / "report.html").read_text("utf-8")
    for line in PRINTED:
        assert f"tcenvelope {subcommand}" not in line or line in lines, f"{line} is no example any more"


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_the_man_page_has_every_option(program: Path, root: Path, subcommand: str) -> None:
    options = set(re.findall(r"^ +(?:-\w, )?(--[a-z]+)", help_of(program, subcommand), flags=re.MULTILINE))
    assert "--help" in options
    page = (root / "cli" / "man" / f"tcenvelope-{subcommand}.1").read_text("utf-8").replace("\\-", "-")
    assert options <= set(re.findall("--[a-z]+", page))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_taken_by_the_shell(tcenvelope: Run, shell: str) -> None:
    script = tcenvelope("completions", shell).stdout
    for subcommand in SUBCOMMANDS:
        assert subcommand.encode() in script
    path = shutil.which(shell)
    if path is not None:  # bash is everywhere; the others are tried where they are
        done = subprocess.run([path, "-n"], input=script, capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_bash_completes(tcenvelope: Run, require: Callable[[str], str]) -> None:
    script = tcenvelope("completions", "bash").stdout.decode()
    ask = (
        "COMP_WORDS=(tcenvelope explain --li); COMP_CWORD=2; _tcenvelope tcenvelope --li explain; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(
        [require("bash"), "-c", script + ask], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "--list\n", done.stderr
