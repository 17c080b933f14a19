#!/usr/bin/env python3
"""Writes docs/awkward-answers.md: what the official SDKs make of awkward answers, and what tcenvelope does.

Each answer is a conformance vector: the body, and the status and the headers where it names some. A local server plays
it to the official Python SDK; `observed.json` has what the SDKs of other languages did. `make answers` calls this;
`--check` only says whether the page is as it would be made; `--serve` plays the answers for a try-out of another SDK.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "clients")]

import pytest  # noqa: E402
import server as http  # noqa: E402
from observations import LESSER, WRONG, Observation, Truth, of_sdk, of_tcenvelope, show, show_ours, truth  # noqa: E402
from sdk_caller import PROXIES, Caller  # noqa: E402

PAGE = ROOT / "docs" / "awkward-answers.md"
OBSERVED = Path(__file__).with_name("observed.json")
# What is between them is made; the rest of the page is written by hand.
BEGIN, END = "<!-- Made by tests/clients/awkward_answers.py; do not edit. -->\n", "<!-- The end of what is made. -->\n"
VECTORS = ROOT / "conformance" / "vectors"
PYTHON_PACKAGES = ("tencentcloud-sdk-python-common", "tencentcloud-sdk-python-redis")


class Awkward(NamedTuple):
    """An answer: the vector that has it, and what came in, in few words."""

    vector: str
    what: str

    @property
    def body(self) -> bytes:
        return (VECTORS / f"{self.vector}.json").read_bytes()

    @property
    def status(self) -> int:
        return int(self._options("http_status ")[-1]) if self._options("http_status ") else 200

    @property
    def headers(self) -> dict[str, str]:
        """The type that the real services send, unless the vector has another."""
        named = dict(line.split(": ", 1) for line in self._options("header "))
        return {"Content-Type": http.JSON, **named}

    @property
    def truth(self) -> Truth:
        return truth(VECTORS / f"{self.vector}.want")

    def played(self) -> http.Answer:
        headers = self.headers
        return http.Answer(self.body, headers.pop("Content-Type"), self.status, headers=headers)

    def _options(self, start: str) -> list[str]:
        options = VECTORS / f"{self.vector}.options"
        lines = options.read_text("utf-8").splitlines() if options.exists() else []
        return [line.removeprefix(start) for line in lines if line.startswith(start)]


ANSWERS = [
    Awkward("http/failure-with-a-charset", "a failure, `Content-Type: application/json; charset=utf-8`"),
    Awkward("http/failure-500", "a failure, HTTP status 500"),
    Awkward("peers/python-request-id-missing", "a failure without `RequestId`"),
    Awkward("peers/python-message-missing", "a failure without `Message`"),
    Awkward("peers/go-code-null", 'a failure, `"Code": null`'),
    Awkward("judgement/number", 'a failure, `"Code": 404`'),
    Awkward("message/lone-surrogate", "a failure, half a surrogate pair in `Message`"),
    Awkward("beside/error-object-after", "`Error` beside `Response`"),
    Awkward("duplicates/response-failure-then-success", "`Response` twice, a failure and then a success"),
    Awkward("fields/error-null-is-no-field", 'a success with `"Error": null`'),
    Awkward("numbers/total-count-beyond-two-to-the-53", "a success with the integer 2^53 + 1"),
    Awkward("success/byte-order-mark", "a success behind a byte order mark"),
    Awkward("success/code-and-message-as-fields", "a success with the fields `Code` and `Message`"),
    Awkward("syntax/nan", "`NaN` as a value"),
    Awkward("utf8/gbk-in-message", "a failure, `Message` in GBK, which is no UTF-8"),
    Awkward("peers/cpp-deep-nesting", "100,000 opening brackets"),
    Awkward("truncated/before-last-brace", "a success cut before its last brace"),
    Awkward("not-envelope/null", "the body `null`"),
    Awkward("hints/legacy-failure", "a failure of API 2.0"),
    Awkward("http/html-502", "a page in HTML, HTTP status 502"),
]


@contextmanager
def python_sdk() -> Iterator[Caller]:
    with pytest.MonkeyPatch.context() as patch, http.Server() as server:
        for name in PROXIES:
            patch.delenv(name, raising=False)
        yield Caller(server, "redis", "v20180412")


def observe_python(sdk: Caller, answer: Awkward) -> tuple[Observation, Observation]:
    """What the typed client and what `call_json` make of it."""
    action = "DescribeInstances"
    sdk.play(action, answer.played())

    def typed() -> tuple[Any, Any]:
        response = sdk.typed(action)
        return response.RequestId, response.TotalCount

    def call_json() -> tuple[Any, Any]:
        response = sdk.call_json(action)["Response"]
        return response.get("RequestId"), response.get("TotalCount")

    return of_sdk(typed), of_sdk(call_json)


def rows() -> list[list[str]]:
    """A row for each answer: what came in, what tcenvelope made of it, and what the SDKs did."""
    others = json.loads(OBSERVED.read_text("utf-8"))
    found = []
    with python_sdk() as sdk:
        for answer in ANSWERS:
            true = answer.truth
            ours = show_ours(*of_tcenvelope(answer.body, answer.status, answer.headers), true)
            theirs = [*observe_python(sdk, answer), *(other["outcomes"][answer.vector] for other in others.values())]
            vector = f"[{answer.what}](../conformance/vectors/{answer.vector}.json)"
            found.append([vector, ours, *(show(each, true) for each in theirs)])
    return found


def page(text: str) -> str:
    """The page with its table, and the list of what was run, made anew."""
    others = json.loads(OBSERVED.read_text("utf-8"))
    head = ["answer", "tcenvelope", "Python, typed client", "Python, `call_json`", *others]
    body = rows()
    for mark, name in ((WRONG, "wrong: ✗"), (LESSER, "nearly right: ~")):
        counts = [sum(row[column].startswith(mark) for row in body) for column in range(1, len(head))]
        body.append([f"**{name}**", *(f"**{count}**" for count in counts)])
    table = [f"| {' | '.join(line)} |" for line in (head, ["---"] * len(head), *body)]
    packages = " and ".join(f"`{package}` {version(package)}" for package in PYTHON_PACKAGES)
    ways = [f"* **Python**: {packages}. A test runs it anew each time."]
    ways += [f"* **{name}**: {other['version']}. {other['how']}" for name, other in others.items()]
    before, _, rest = text.partition(BEGIN)
    _, end, behind = rest.partition(END)
    assert end, f"{PAGE.name} has no place for what is made"
    return "\n".join([before + BEGIN, *table, "", *ways, "", end]) + behind


def serve() -> None:
    """Each answer on a port of its own, whatever is asked there, for a try-out of another SDK."""
    with ExitStack() as running:
        for answer in ANSWERS:
            server = running.enter_context(http.Server(answer.played()))
            print(f"http://{server.address}\t{answer.vector}\t{answer.what}", flush=True)
        input("Enter ends it\n")


def main(arguments: list[str]) -> int:
    if arguments == ["--serve"]:
        serve()
        return 0
    text = PAGE.read_text("utf-8")
    made = page(text)
    if arguments == ["--check"]:
        same = text == made
        print(f"{PAGE.name}: {'as it should be' if same else 'out of date; run `make answers`'}")
        return int(not same)
    PAGE.write_text(made, "utf-8", newline="\n")
    print(f"{PAGE.name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
