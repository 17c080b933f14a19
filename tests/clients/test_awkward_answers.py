"""docs/awkward-answers.md says what the official SDKs and tcenvelope do today.

The Python SDK and tcenvelope are run anew; the Node SDK where npm gives it. What the others did was recorded by hand.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import awkward_answers
import pytest
import server as http
from awkward_answers import ANSWERS, OBSERVED, PAGE
from observations import LESSER, RIGHT, WRONG, Truth, judge, of_tcenvelope, show
from sdk_caller import PROXIES

VERSION = "2018-04-12"
FAILURE = Truth("failure", "r-1", "A.B", None, message=True)
SUCCESS = Truth("success", "r-1", None, 9007199254740993, message=False)
NO_ENVELOPE = Truth("Truncated", None, None, None, message=False)


def test_the_page_is_up_to_date() -> None:
    text = PAGE.read_text("utf-8")
    assert awkward_answers.page(text) == text, "run `make answers`"


def test_each_answer_stands_there_once() -> None:
    vectors = [answer.vector for answer in ANSWERS]
    assert len(set(vectors)) == len(vectors) == 20
    for name, other in json.loads(OBSERVED.read_text("utf-8")).items():
        assert list(other["outcomes"]) == vectors, name


def test_another_answer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The SDK reads a failure as one as soon as no charset stands behind the content type."""
    played = awkward_answers.Awkward.played
    monkeypatch.setattr(
        awkward_answers.Awkward, "played", lambda answer: replace(played(answer), content_type=http.JSON)
    )
    text = PAGE.read_text("utf-8")
    changed = set(awkward_answers.page(text).splitlines()) - set(text.splitlines())
    assert [line.split(" | ")[2:4] for line in changed if "charset" in line] == [
        ["error `AuthFailure.SecretIdNotFound`"] * 2
    ]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.vector)
def test_tcenvelope_does_what_the_decision_table_says(answer: awkward_answers.Awkward) -> None:
    given, _ = of_tcenvelope(answer.body, answer.status, answer.headers)
    true = answer.truth
    if true.outcome in ("success", "failure"):
        assert judge(given, true) == RIGHT
        assert (given.get("error") or given["returns"])["RequestId"] == true.request_id
    else:
        assert given == {"raises": true.outcome}


@pytest.mark.parametrize(
    ("given", "true", "mark"),
    [
        ({"error": {"Code": "A.B", "Message": "m", "RequestId": "r-1"}}, FAILURE, RIGHT),
        ({"error": {"Code": "A.B", "Message": "m", "RequestId": ""}}, FAILURE, LESSER),
        ({"error": {"Code": "A.B", "Message": None, "RequestId": "r-1"}}, FAILURE, LESSER),
        ({"error": {"Code": "A.B", "Message": 7, "RequestId": "r-1"}}, FAILURE, LESSER),
        ({"error": {"Code": "A.B", "Message": "\ud800", "RequestId": "r-1"}}, FAILURE, LESSER),
        ({"error": {"Code": 404, "Message": "m", "RequestId": "r-1"}}, FAILURE._replace(code="404"), LESSER),
        ({"error": {"Code": None, "Message": "m", "RequestId": "r-1"}}, FAILURE._replace(code=""), RIGHT),
        ({"error": {"Code": "KeyError", "RequestId": None}}, FAILURE, WRONG),
        ({"raises": "KeyError"}, FAILURE, WRONG),
        ({"returns": {"RequestId": "r-1", "TotalCount": None}}, FAILURE, WRONG),
        ({"returns": {"RequestId": "r-1", "TotalCount": 9007199254740993}}, SUCCESS, RIGHT),
        ({"returns": {"RequestId": None, "TotalCount": 9007199254740993}}, SUCCESS, LESSER),
        ({"returns": {"RequestId": "r-1", "TotalCount": 9007199254740992}}, SUCCESS, WRONG),
        ({"error": {"Code": "A.B", "Message": "m", "RequestId": "r-1"}}, SUCCESS, WRONG),
        ({"crash": "panics"}, SUCCESS, WRONG),
        ({"error": {"Code": "JSONDecodeError", "RequestId": None}}, NO_ENVELOPE, RIGHT),
        ({"raises": "JSONDecodeError"}, NO_ENVELOPE, LESSER),
        ({"returns": {"RequestId": "r-1", "TotalCount": None}}, NO_ENVELOPE, WRONG),
        ({"crash": "panics"}, NO_ENVELOPE, WRONG),
    ],
)
def test_marks(given: dict[str, object], true: Truth, mark: str) -> None:
    assert judge(given, true) == mark
    assert show(given, true).startswith(mark)


@pytest.mark.optional
def test_node(require: Callable[[str], str], tmp_path: Path) -> None:
    """The same as was recorded, with the version that the lock file names."""
    machine, packages = require("node"), require("npm")
    program = tmp_path / "node"
    shutil.copytree(Path(__file__).with_name("node"), program, ignore=shutil.ignore_patterns("node_modules"))
    install = [packages, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    done = subprocess.run(install, cwd=program, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"npm does not give the SDK: {done.stderr.strip().splitlines()[:1]}")
    recorded = json.loads(OBSERVED.read_text("utf-8"))["Node.js"]["outcomes"]
    with http.Server() as server:
        actions = [f"Answer{number}" for number in range(len(ANSWERS))]
        for action, answer in zip(actions, ANSWERS, strict=True):
            # The SDK takes the first part of the host's name for the product.
            server.answers[f"127/{VERSION}/{action}"] = answer.played()
        command = [machine, str(program / "observe.js"), server.address, VERSION, *actions]
        direct = {name: value for name, value in os.environ.items() if name not in PROXIES}
        printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=direct).stdout
    observed = [json.loads(line) for line in printed.splitlines()]
    for answer, given in zip(ANSWERS, observed, strict=True):
        assert show(given, answer.truth) == show(recorded[answer.vector], answer.truth), answer.vector


def test_others_can_be_tried_out() -> None:
    command = [sys.executable, awkward_answers.__file__, "--serve"]
    serving = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert serving.stdout is not None
    lines = [serving.stdout.readline().rstrip("\n").split("\t") for _ in ANSWERS]
    assert [vector for _, vector, _ in lines] == [answer.vector for answer in ANSWERS]
    direct = build_opener(ProxyHandler({}))
    with direct.open(f"{lines[0][0]}/any", timeout=10) as response:
        assert response.read() == ANSWERS[0].body
        assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    serving.communicate("\n", timeout=10)
    assert serving.returncode == 0
