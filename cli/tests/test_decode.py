"""`tcenvelope decode`: the screen, the statuses, the values that are shown only when asked for."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

FAILURE = b"""{"Response": {"Error": {"Code": "LimitExceeded.TooFrequentlyCalled", "Message": "slow\xe2\x80\xae down"},
 "RequestId": null, "TotalCount": 3, "Set": [{"SecretKey": "abc"}, 2], "Name\\u001b": "x"}}"""
FAILURE_SCREEN = """\
outcome     failure
request id  none
code        LimitExceeded.TooFrequentlyCalled
meaning     Requests come faster than a rate limit allows.
next        Caller: lower the rate of requests and spread them over time.
category    Throttled
side        Caller
retry       Backoff: The request was refused for its rate, and it may be sent again at a slower pace.
anomaly     request_id_null: `RequestId` is null.
fields      3
  TotalCount  number
  Set         array of 2
  Name\\u{1b}  string
"""
SUCCESS = (
    b'{"Response": {"InstanceSet": [{"InstanceId": "ins-1", "Id": 12345678901234567890}], "RequestId": "b5b41468"}}'
)


def test_a_failure_on_a_screen(tcenvelope: Run) -> None:
    done = tcenvelope("decode", body=FAILURE)
    assert done.stdout.decode() == FAILURE_SCREEN
    assert (done.returncode, done.stderr) == (1, b"")


def test_values_are_shown_only_when_asked_for(tcenvelope: Run) -> None:
    for arguments in ([], ["--json"]):
        assert b"abc" not in tcenvelope("decode", *arguments, body=FAILURE).stdout
        assert b"down" not in tcenvelope("decode", *arguments, body=FAILURE).stdout
    shown = tcenvelope("decode", "--values", body=FAILURE).stdout.decode()
    assert '  Set         array of 2  [{"SecretKey": "abc"}, 2]\n' in shown
    assert "message     slow\\u{202e} down\n" in shown
    facts = json.loads(tcenvelope("decode", "--values", "--json", body=FAILURE).stdout)
    assert facts["message"] == "slow\u202e down"
    assert [field.get("value") for field in facts["fields"]] == [3, [{"SecretKey": "abc"}, 2], "x"]


def test_a_long_value_is_cut_with_a_mark(tcenvelope: Run) -> None:
    body = b'{"Response": {"A": "' + "中".encode() * 300 + b'", "RequestId": "1"}}'
    shown = tcenvelope("decode", "--values", body=body).stdout.decode()
    assert '  A  string  "' + 255 * "中" + "… (902 bytes; --pointer or --json shows all)\n" in shown


def test_no_digit_is_lost(tcenvelope: Run) -> None:
    assert b"12345678901234567890" in tcenvelope("decode", "--values", "--json", body=SUCCESS).stdout
    assert tcenvelope("decode", "--pointer", "/InstanceSet/0/Id", body=SUCCESS).stdout == b"12345678901234567890\n"


def test_json_is_one_line_that_no_terminal_acts_on(tcenvelope: Run) -> None:
    body = '{"Response": {"A": {\n"B":\t"\u202e\x7f"}, "RequestId": "1"}}'.encode()
    printed = tcenvelope("decode", "--values", "--json", body=body).stdout
    assert printed.count(b"\n") == 1 and printed.isascii()
    assert json.loads(printed)["fields"][0]["value"] == {"B": "\u202e\x7f"}


def test_one_value(tcenvelope: Run) -> None:
    pointer = ["decode", "--pointer"]
    assert tcenvelope(*pointer, "/InstanceSet/0/InstanceId", body=SUCCESS).stdout == b"ins-1\n"
    assert tcenvelope(*pointer, "/InstanceSet/0/InstanceId", "--json", body=SUCCESS).stdout == b'"ins-1"\n'
    assert tcenvelope(*pointer, "/Error/Message", body=FAILURE).stdout == "slow\u202e down\n".encode()
    assert tcenvelope(*pointer, "/InstanceSet/0", body=SUCCESS).stdout.startswith(b'{"InstanceId": "ins-1"')


@pytest.mark.parametrize(
    ("body", "pointer", "status", "text"),
    [
        (SUCCESS, "/Nothing", 2, "NotFound"),
        (SUCCESS, "Nothing", 2, "InvalidPointer"),
        (FAILURE, "/InstanceId", 1, "failure code=LimitExceeded.TooFrequentlyCalled"),
        (b"<html>", "/InstanceId", 3, "the body looks like an HTML page"),
    ],
)
def test_a_pointer_that_finds_nothing(tcenvelope: Run, body: bytes, pointer: str, status: int, text: str) -> None:
    """A script reads standard output: only the value may be there."""
    done = tcenvelope("decode", "--pointer", pointer, body=body)
    assert (done.returncode, done.stdout) == (status, b"")
    assert text in done.stderr.decode()


@pytest.mark.parametrize(("body", "status"), [(FAILURE, 1), (b"<html>", 3), (b"HTTP/1.1 200 OK\r\n\r\n{}", 3)])
def test_a_remark_that_cannot_be_written_changes_nothing(command: Path, body: bytes, status: int) -> None:
    words = [str(command), "decode", "--pointer", "/Nothing"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, input=body, stderr=full, stdout=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (status, b"")


def test_a_dry_run(tcenvelope: Run) -> None:
    body = b'{"Response": {"Error": {"Code": "DryRunOperation", "Message": ""}, "RequestId": "1"}}'
    done = tcenvelope("decode", body=body)
    assert done.returncode == 1
    assert "a dry run that would have worked" in done.stdout.decode()


def test_a_product_and_a_language(tcenvelope: Run) -> None:
    body = b'{"Response": {"Error": {"Code": "UnauthorizedOperation.Unknown", "Message": ""}, "RequestId": "1"}}'
    assert json.loads(tcenvelope("decode", "--json", body=body).stdout)["category"] == "Authorization"
    facts = json.loads(tcenvelope("decode", "--json", "--product", "ecdn", "--lang", "zh", body=body).stdout)
    assert (facts["product"], facts["category"], facts["basis"]) == ("ecdn", "Internal", "Product")
    assert re.search("[\u4e00-\u9fff]", facts["description"])


def test_http_as_curl_prints_it(tcenvelope: Run) -> None:
    head = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/2 429 \r\nRetry-After: 3\r\nX-TC-RequestId: ed93f3cb\r\n\r\n"
    facts = json.loads(tcenvelope("decode", "--http", "--json", body=head + b"slow down").stdout)
    assert (facts["outcome"], facts["request_id"], facts["retry"]) == ("no_envelope", "ed93f3cb", "Backoff")
    assert (facts["http_status"], facts["retry_after"]) == (429, 3)
    shown = tcenvelope("decode", "--http", body=head + b'{"Response": {}}').stdout.decode()
    assert "request id   ed93f3cb\n" in shown
    assert "retry after  3 s\n" in shown
    done = tcenvelope("decode", "--http", body=SUCCESS)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"without --http it is taken for a body" in done.stderr


def caret(tcenvelope: Run, body: bytes) -> tuple[str, str]:
    """The shown part of the line, and what stands above the caret."""
    done = tcenvelope("decode", body=body)
    assert done.returncode == 3
    *_, line, below, end = done.stdout.decode().split("\n")
    assert end == "" and below.rstrip().endswith("^"), done.stdout.decode()
    # Every Chinese character takes two columns.
    wide = "".join(character * (2 if "\u2e80" <= character <= "\uffef" else 1) for character in line)
    return line, wide[below.index("^") :]


def test_the_caret_stands_at_the_byte(tcenvelope: Run) -> None:
    assert caret(tcenvelope, b'{"Response":\n {"A": nul}}')[1] == "nul}}"[3:]
    assert caret(tcenvelope, b'{"Response": {"A": tru}}')[1] == "}}"
    assert caret(tcenvelope, b"{}")[1] == "{}"
    assert caret(tcenvelope, b'{"Response": {')[1] == ""
    assert caret(tcenvelope, b'{"A": "\xff"}')[1] == '\ufffd"}'


def test_the_caret_in_a_long_line_of_chinese(tcenvelope: Run) -> None:
    body = '{"Response": {"A": "' + "中文" * 20_000 + '", "B": nil, "C": "' + "文字" * 9_000 + '"}}'
    assert len(body.encode()) > 100_000
    line, at = caret(tcenvelope, body.encode())
    assert len(line) <= 100
    assert at.startswith('il, "C": ')


def test_what_a_terminal_would_act_on_is_not_shown_beside_the_caret(tcenvelope: Run) -> None:
    acting = "\x07\x1b[2J\x7f\x80\x9b2J\u061c\u200e\u200f\u2028\u2029\u202e\u2066"
    for body in (f'{{"{acting}', f'{{"a": "{acting}"', f"{{x{acting}"):
        done = tcenvelope("decode", body=body.encode())
        assert done.returncode == 3
        shown = done.stdout.decode()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202e\u2066]", shown), body
        assert "\ufffd" in shown


@pytest.mark.parametrize(
    "words", [["decode", "{}"], ["scan", "--html", "{}/x", "-"], ["--{}"], ["decode", "--lang", "{}"]]
)
def test_words_do_nothing_to_a_terminal(tcenvelope: Run, words: list[str]) -> None:
    acting = "\x1b[31m\n\u009b2J\u202e"
    done = tcenvelope(*(word.format(acting) for word in words))
    assert (done.returncode, done.stdout) == (2, b"")
    assert "\\u{1b}[31m\\u{a}\\u{9b}2J\\u{202e}" in done.stderr.decode()
    assert not re.search("[\x1b\u009b\u202e]", done.stderr.decode())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [["--help"], ["completions", "bash"], ["explain", "X"]])
def test_what_cannot_be_written_is_said(command: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([command, *words], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2
    assert b"No space left" in done.stderr


def test_a_file(tcenvelope: Run, tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_bytes(SUCCESS)
    assert tcenvelope("decode", path).stdout == tcenvelope("decode", body=SUCCESS).stdout
    done = tcenvelope("decode", tmp_path / "none")
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        done.stderr.decode() == f"tcenvelope: cannot read {tmp_path / 'none'}: No such file or directory (os error 2)\n"
    )


def test_what_is_too_long_is_not_held_in_memory(command: Path) -> None:
    """A body of a gigabyte within 512 MiB of memory."""
    done = subprocess.run(
        ["sh", "-c", f"ulimit -v 524288; head -c 1000000000 /dev/zero | '{command}' decode --json"],
        capture_output=True,
        timeout=60,
        check=False,
    )
    facts = json.loads(done.stdout)
    assert (done.returncode, facts["kind"], facts["offset"]) == (3, "TooLarge", 64 << 20)


def test_the_vectors(program: Path, root: Path, tmp_path: Path) -> None:
    """The program says of every vector what all languages say."""
    import run as conformance

    compared = 0
    for vector in conformance.load(root / "conformance" / "vectors"):
        options = [line.partition(" ")[::2] for line in vector.options]
        if {"max_depth", "max_bytes"} & {name for name, _ in options}:
            continue
        status = [value for name, value in options if name == "http_status"]
        headers = [value for name, value in options if name == "header"]
        head = "".join(f"{line}\n" for line in (f"HTTP/1.1 {status[0]}", *headers, "")) if status else ""
        arguments = [f"--product={value}" for name, value in options if name == "product"]
        path = tmp_path / "answer"
        path.write_bytes(head.encode() + vector.body)
        words = ["decode", "--json", "--values", *arguments, *(["--http"] if head else [])]
        done = subprocess.run([program, *words, path], capture_output=True, timeout=60, check=False)
        facts = json.loads(done.stdout, parse_int=str, parse_float=str)
        assert lines(facts) == expected(vector.want), vector.name
        assert done.returncode == {"success": 0, "failure": 1, "no_envelope": 3}[facts["outcome"]], vector.name
        compared += 1
    assert compared > 1300


def lines(facts: dict[str, object]) -> list[str]:
    """What the command says, as the canonical dump says it."""
    if facts["outcome"] == "no_envelope":
        places = " ".join(f"{name}={facts[name]}" for name in ("line", "column"))
        means = f"hint={facts['hint'] or 'none'} category={facts['category']} retry={facts['retry']}"
        return [f"decode_error {facts['kind']} {facts['offset']} {places} {means}", *http_lines(facts)]
    said = [f"outcome {facts['outcome']}"]
    said.append("request_id none" if facts["request_id"] is None else f"request_id {quoted(facts['request_id'])}")
    if facts["code"] is not None:
        judged = " ".join(f"{name}={facts[name]}" for name in ("category", "retry", "basis", "fault"))
        said += [f"code {quoted(facts['code'])} {judged}", f"message {quoted(facts['message'])}"]
    said += [f"anomaly {name}" for name in facts["anomalies"]]  # type: ignore[attr-defined]
    fields = {field["name"]: field["kind"] for field in facts["fields"]}  # type: ignore[attr-defined]
    said += [f"field {quoted(name)} {kind}" for name, kind in fields.items()]
    return said + http_lines(facts)


def http_lines(facts: dict[str, object]) -> list[str]:
    if facts["http_status"] is None:
        return []
    times = " ".join(f"{name}={facts[name] or 'none'}" for name in ("retry_after", "server_time"))
    return [f"http {facts['http_status']} {times}"]


def expected(want: tuple[str, ...]) -> list[str]:
    """The lines of the canonical dump that the command says something of."""
    kept = []
    for line in want:
        line = re.sub(r'^(code "(?:[^"\\]|\\.)*") family=.* (category=.*) common=.*', r"\1 \2", line)
        line = re.sub(r'^(field "(?:[^"\\]|\\.)*" \w+) .*', r"\1", line)
        if re.match("outcome|request_id|code|message|anomaly|field|http|decode_error", line):
            kept.append(line)
    return kept


def quoted(text: object) -> str:
    escaped = re.sub(r'(["\\])', r"\\\1", str(text))
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\x{ord(found[0]):02x}", escaped) + '"'


def test_the_head_of_an_http_answer_is_told_of_its_option(tcenvelope: Run) -> None:
    answer = b"HTTP/1.1 502 Bad Gateway\r\n\r\n<html>"
    assert tcenvelope("decode", body=answer).stderr == b"tcenvelope: --http reads the head, too\n"
    assert tcenvelope("decode", "--http", body=answer).stderr == b""
