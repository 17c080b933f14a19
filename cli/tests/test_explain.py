"""`tcenvelope explain`: the same answers as the library's, on a screen, for programs and as a list."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import tcenvelope as library
from tcenvelope import catalogue

Run = Any  # The fixture `tcenvelope` of conftest.py.

USUAL = "LimitExceeded.TooFrequentlyCalled"
OF_A_PRODUCT = "UnauthorizedOperation.Unknown"
MISSPELT = "AuthFailure.SignatureExpired"
# What stands in the first columns of a sheet.
LABEL = re.compile(r"^(\w+)  +(.*)$", re.MULTILINE)


def sheet(tcenvelope: Run, *arguments: str) -> dict[str, str]:
    """What a screen shows, by label."""
    done = tcenvelope("explain", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return dict(LABEL.findall(done.stdout.decode()))


def facts(tcenvelope: Run, *arguments: str) -> dict[str, Any]:
    done = tcenvelope("explain", "--json", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1
    return dict(json.loads(done.stdout))


def refused(tcenvelope: Run, *arguments: str) -> str:
    """One that is wrong: nothing is printed but the reason, which is returned."""
    done = tcenvelope("explain", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    return str(done.stderr.decode())


def test_a_sheet_says_all_that_is_known(tcenvelope: Run) -> None:
    code = library.Code(USUAL)
    shown = sheet(tcenvelope, USUAL)
    assert list(shown) == ["code", "meaning", "next", "category", "side", "retry", "basis", "common", "products"]
    assert shown["code"] == code
    assert (shown["meaning"], shown["next"]) == (code.description, code.advice)
    assert (shown["category"], shown["common"]) == ("Throttled", "no")
    assert shown["side"].startswith("Caller: ")
    assert shown["retry"] == f"Backoff: {code.retry.description}"
    assert shown["basis"] == "Detail: the detail speaks of how often requests come (Frequen)"
    assert shown["products"] == f"{len(code.products)}: {', '.join(code.products)}"


@pytest.mark.parametrize(
    ("arguments", "basis"),
    [
        (["ResourcesSoldOut.ChargeStatusException"], r"Code: .+ \(documentation of \w+/\d{4}-\d\d-\d\d\)"),
        (["InternalError"], r"Code: a common code \(Responses page\)"),
        ([OF_A_PRODUCT, "--product", "ecdn"], r"Product: unknown fault.* \(documentation of ecdn/2019-10-12\)"),
        (["FailedOperation.DbNotExistOrNotFound"], r"Detail: the detail says that .+ \(NotExist, NotFound\)"),
        (["ResourceNotFound.New"], r"Family: .+ \(the family ResourceNotFound\)"),
        (["InvalidVpcId.New"], r"Family: a parameter is wrong \(families that begin with Invalid\)"),
        (["New"], "None: nothing is known about this code"),
    ],
)
def test_the_basis_comes_with_its_reason(tcenvelope: Run, arguments: list[str], basis: str) -> None:
    assert re.fullmatch(basis, sheet(tcenvelope, *arguments)["basis"])


def test_a_code_of_a_product(tcenvelope: Run) -> None:
    assert sheet(tcenvelope, OF_A_PRODUCT)["category"].startswith("Authorization: ")
    shown = sheet(tcenvelope, OF_A_PRODUCT, "--product", "ecdn")
    assert (shown["category"], shown["product"]) == ("Internal", "ecdn: documents this code")
    assert sheet(tcenvelope, OF_A_PRODUCT, "--product", "cvm")["product"] == "cvm: does not document this code"
    unknown = sheet(tcenvelope, OF_A_PRODUCT, "--product", "cmv")
    assert unknown["product"].startswith("cmv: not known, so it changes nothing; nearest: cvm")
    assert unknown["category"].startswith("Authorization: ")


def test_chinese(tcenvelope: Run) -> None:
    code = library.Code("RequestLimitExceeded")
    shown = sheet(tcenvelope, code, "--lang", "zh")
    assert (shown["meaning"], shown["next"]) == (code.description_zh, code.advice_zh)
    assert not shown["retry"].isascii()
    given = facts(tcenvelope, code, "--lang", "zh")
    assert (given["description"], given["advice"]) == (code.description_zh, code.advice_zh)


def test_a_misspelt_code_has_its_nearest(tcenvelope: Run) -> None:
    assert sheet(tcenvelope, MISSPELT)["nearest"].split(", ") == catalogue.nearest(MISSPELT)
    for spelling in ("requestlimitexceeded", "REQUESTLIMITEXCEEDED"):
        assert sheet(tcenvelope, spelling)["nearest"].split(", ")[0] == "RequestLimitExceeded"
    assert sheet(tcenvelope, "Zz")["nearest"].startswith("none")
    assert "nearest" not in sheet(tcenvelope, "ActionOffline"), "it is common, though no package lists it"
    assert sheet(tcenvelope, "Zz")["products"].startswith("none")


def test_white_space_and_dots_are_left_out(tcenvelope: Run) -> None:
    plain = facts(tcenvelope, USUAL)
    untrimmed = facts(tcenvelope, f" {USUAL}. ")
    assert untrimmed.pop("code") == f" {USUAL}. "
    assert plain.pop("code") == USUAL
    assert untrimmed == plain
    assert facts(tcenvelope, "InternalError.")["products"] == catalogue.products("InternalError.")


def test_json_says_what_python_says(tcenvelope: Run) -> None:
    names = ["code", "product", "family", "detail", "documented", "common", "description", "advice", "category"]
    names += ["fault", "retry", "retry_description", "retry_advice", "basis", "reason", "products", "nearest"]
    sample: list[tuple[str, str | None]] = [
        (OF_A_PRODUCT, "ecdn"),
        ("InternalError", "cdn"),
        (MISSPELT, None),
        ("ActionOffline", None),
        *((str(code), None) for code in catalogue.codes("cvm")[::20]),
    ]
    for text, product in sample:
        code = library.Code(text, product)
        given = facts(tcenvelope, text, *(["--product", product] if product else []))
        assert list(given) == names
        compare(given, code)


def compare(given: dict[str, Any], code: library.Code) -> None:
    """Everything but the reason, which the package does not have."""
    for name in ("product", "family", "detail", "common", "description", "advice", "products"):
        assert given[name] == getattr(code, name), (code, name)
    for name in ("category", "fault", "retry", "basis"):
        assert given[name] == str(getattr(code, name)), (code, name)
    assert given["code"] == code
    assert given["documented"] == code.documented()
    assert (given["retry_description"], given["retry_advice"]) == (code.retry.description, code.retry.advice)
    assert given["nearest"] == ([] if code.documented() or code.common else catalogue.nearest(code, code.product))
    assert (given["reason"] is None) == (given["basis"] == "None")


def test_json_has_the_row_that_decided(tcenvelope: Run, root: Path) -> None:
    rows = [line.split("\t") for line in (root / "core" / "data" / "codes.tsv").read_text("utf-8").splitlines()[1:]]
    for code, category, retry, _, reason, source in rows[::400]:
        given = facts(tcenvelope, code)
        assert (given["category"], given["retry"], given["basis"]) == (category, retry, "Code")
        assert given["reason"] == {"text": reason, "source": source, "words": [], "family": None}
    assert facts(tcenvelope, "InvalidVpcId.New")["reason"]["family"] == "Invalid*"
    assert facts(tcenvelope, USUAL)["reason"]["words"] == ["Frequen"]


def test_the_list_has_a_line_a_code(tcenvelope: Run, root: Path) -> None:
    lines = tcenvelope("explain", "--list").stdout.decode().splitlines()
    rows = [line.split("\t") for line in lines]
    documented = (root / "core" / "data" / "catalogue.tsv").read_text("utf-8").splitlines()[1:]
    assert [code for code, *_ in rows] == [line.partition("\t")[0] for line in documented]
    for text, *judgement, common in rows[::50]:
        code = library.Code(text)
        assert judgement == [str(code.category), str(code.retry), str(code.basis)]
        assert common == ("common" if code.common else "-")
    in_all = {code for code, category, *_ in rows if category == "Throttled"}
    some = tcenvelope("explain", "--list", "--category", "throttled").stdout.decode().splitlines()
    assert len(some) == len(in_all) > 50
    assert {line.split("\t")[0] for line in some} == in_all


def test_the_list_of_a_product(tcenvelope: Run) -> None:
    lines = tcenvelope("explain", "--list", "--product", "ecdn").stdout.decode().splitlines()
    codes = catalogue.codes("ecdn")
    assert [line.split("\t")[:2] for line in lines] == [[code, str(code.category)] for code in codes]
    listed = tcenvelope("explain", "--list", "--product", "ecdn", "--category", "Internal", "--json").stdout
    given = [json.loads(line) for line in listed.splitlines()]
    assert [one["code"] for one in given] == [code for code in codes if str(code.category) == "Internal"]
    assert OF_A_PRODUCT in [one["code"] for one in given]
    for one in given:
        compare(one, library.Code(one["code"], "ecdn"))


def test_what_is_wrong_is_said(tcenvelope: Run) -> None:
    assert "<CODE>" in refused(tcenvelope)
    assert "nothing stands in it" in refused(tcenvelope, "")
    assert "nothing stands in it" in refused(tcenvelope, " . ")
    body = '{"Response": {"Error": {"Code": "InternalError", "Message": "secret"}, "RequestId": "1"}}'
    for text in (body, '"InternalError"', "the quota is reached", "实例不存在", "<html>"):
        reason = refused(tcenvelope, text)
        assert "is no error code" in reason
        assert "`tcenvelope decode`" in reason
        assert "secret" not in reason
        assert reason.count("\n") == 1
    categories = refused(tcenvelope, "--list", "--category", "nothing")
    assert all(str(category) in categories for category in library.Category)
    assert 'product "cmv" are documented; nearest: cvm' in refused(tcenvelope, "--list", "--product", "cmv")
    assert "\x1b" not in refused(tcenvelope, "--list", "--product", "\x1b[2J")
    refused(tcenvelope, USUAL, "--list")
    refused(tcenvelope, USUAL, "--category", "Quota")


def test_text_from_outside_is_escaped_and_cut(tcenvelope: Run) -> None:
    shown = sheet(tcenvelope, "Limit\u202e\x1bExceeded", "--product", "\x07")
    assert shown["code"] == "Limit\\u{202e}\\u{1b}Exceeded"
    assert shown["product"].startswith("\\u{7}: not known")
    long = sheet(tcenvelope, "A" * 10_000)["code"]
    assert long == "A" * 256 + "…"


def on_a_terminal(command: Path, columns: int, *arguments: str, **variables: str) -> str:
    """What the command prints on a terminal with so many columns."""
    screen, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CLICOLOR", "CI")}
    environment |= {"TERM": "xterm-256color", **variables}
    running = subprocess.Popen([command, "explain", *arguments], stdout=terminal, env=environment)
    os.close(terminal)
    printed = b""
    while True:
        try:
            piece = os.read(screen, 65536)
        except OSError:  # Linux says so that nobody writes any more.
            break
        if not piece:
            break
        printed += piece
    os.close(screen)
    assert running.wait(60) == 0
    return printed.decode().replace("\r\n", "\n")


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_terminal_gets_lines_that_fit(command: Path, columns: int, language: str) -> None:
    printed = on_a_terminal(command, columns, "InternalError", "--lang", language, NO_COLOR="1")
    assert "\x1b" not in printed
    lines = printed.splitlines()
    assert columns // 2 < max(map(width, lines)) <= columns
    assert len(lines) < 40
    assert all(re.match(r"(?=.{9} )(\w+| ) +\S", line) for line in lines), "all texts begin in the same column"
    assert "more (--json has all)" in re.sub(r"\s+", " ", printed)


def test_a_terminal_gets_colours_and_a_list_with_headings(command: Path, tcenvelope: Run) -> None:
    assert "\x1b[1m" in on_a_terminal(command, 80, USUAL)
    assert b"\x1b" not in tcenvelope("explain", USUAL).stdout
    wide = on_a_terminal(command, 120, "--list", "--category", "DryRun", NO_COLOR="1").splitlines()
    assert wide[0].split() == ["code", "category", "retry", "basis", "common"]
    assert wide[1].split() == ["DryRunOperation", "DryRun", "Never", "Code", "common"]
    for heading, text in ("category", "DryRun "), ("retry", "Never"):
        assert wide[0].index(heading) == wide[1].index(text)
