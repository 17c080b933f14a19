"""The page that `scan --html` writes: well-formed, alone in its file, and readable on a phone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
import recorded_answers
from browser import Browser

SCAN = ["--body", "/resp", "--by", "action", "--time", "/ts"]
VOID = {"br", "meta", "wbr"}
STYLE = Path(__file__).parent.parent / "src" / "scan" / "report" / "report.css"


def scan(library: Path, folder: Path, *options: str) -> str:
    """The report of a day, with something of everything in it: a file that cannot be read whole, too."""
    recorded_answers.write(folder / "logs")
    command = [str(library / "tcenvelope"), "scan", *SCAN, *options, "--html", "report.html", "logs"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
    assert (folder / "report.html").exists(), done
    return (folder / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def report(library: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return scan(library, tmp_path_factory.mktemp("report"))


class Reader(HTMLParser):
    """Follows the elements, and fails where an end does not go with the open element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert len(dict(attributes)) == len(attributes), f"an attribute twice: {attributes}"
        self.seen.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.open, f"<{tag}/> does not end itself in HTML"
        self.seen.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> in {self.open}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


@pytest.fixture(scope="module")
def read(report: str) -> Reader:
    reader = Reader()
    reader.feed(report)
    reader.close()
    return reader


def test_it_is_well_formed(read: Reader) -> None:
    assert read.open == []
    ids = [attributes["id"] for _, attributes in read.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in read.seen:
        named = attributes.get("aria-labelledby")
        assert named is None or named in ids, named
        assert (attributes.get("href") or "#answers").removeprefix("#") in ids
        if tag == "svg":
            assert attributes["role"] == "img" and attributes["aria-label"]
    headings = [tag for tag, _ in read.seen if re.fullmatch(r"h\d", tag)]
    assert headings[:2] == ["h1", "h2"] and headings.count("h1") == 1


def test_it_loads_nothing_and_runs_nothing(report: str, read: Reader) -> None:
    assert {tag for tag, _ in read.seen}.isdisjoint(
        {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    )
    for _, attributes in read.seen:
        assert attributes.keys().isdisjoint({"src", "srcset", "action", "data"})
        assert not any(name.startswith("on") for name in attributes)
    for reference in ("http://", "https://", "url(", "@import", "javascript:"):
        assert reference not in report
    policy = next(attributes["content"] for tag, attributes in read.seen if "http-equiv" in attributes)
    assert policy is not None and policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_it_shows_what_was_recorded(read: Reader) -> None:
    for shown in (
        *recorded_answers.ACTIONS,
        *recorded_answers.CODES,
        "<script>alert(1)</script>\\u{202e}gnp.",
        "查询实例",
        "request_id_null",
        "InvalidJson, LooksLikeHtml",
        "NotEnvelope, LegacyApi",
        "gateway-3.ndjson.gz",
        "UTC · One column: ",
    ):
        assert shown in read.text, shown
    assert "\u202e" not in read.text and "made up" not in read.text and "cut" not in read.text


def test_it_is_the_same_on_every_run(report: str, library: Path, tmp_path: Path) -> None:
    assert scan(library, tmp_path, "--threads", "1") == report


def test_it_is_in_chinese_too(library: Path, tmp_path: Path) -> None:
    report = scan(library, tmp_path, "--lang", "zh")
    assert '<html lang="zh-CN">' in report and "请求频率高于" in report and "Failures" not in report


def luminance(colour: str) -> float:
    """As the Web Content Accessibility Guidelines define it."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_its_colours_differ_enough(scheme: str) -> None:
    """The numbers are those of the guidelines, level AA. Outcomes differ in lightness too, for those who see no hue."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(blocks) == 3
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blocks[["light", "dark", "print"].index(scheme)]))
    for text in ("text", "quiet", "link"):
        for ground in ("ground", "panel", "warning"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for shape in ("success", "failure", "no-envelope", "anomaly"):
        assert contrast(colours[shape], colours["panel"]) >= 3, shape
    outcomes = ("success", "failure", "no-envelope")
    for one, other in ((one, other) for one in outcomes for other in outcomes if one < other):
        assert contrast(colours[one], colours[other]) >= 1.3, (one, other)


@pytest.mark.optional
def test_it_needs_no_scrolling_sideways(require: Callable[[str], str], report: str) -> None:
    widths = [1280, 720, 390, 320]
    measured = Browser(require("chromium")).measure(report, widths)
    assert [size.frame for size in measured] == widths
    assert [size.content for size in measured] == widths
    heights = [size.height for size in measured]
    assert heights[0] > 1000 and heights == sorted(heights), "a column is so narrow that its text goes down the page"
