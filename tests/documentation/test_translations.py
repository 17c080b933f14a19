"""The pages in Chinese show the code of those in English, to the letter, so that neither falls behind.

Comments of commands and settings (`sh`, `cmake`, `toml`) are for people, and translated; comments in programs are not.
"""

from __future__ import annotations

import re

import pytest
from blocks import PAGES, ROOT, blocks_of

TRANSLATED = [page for page in PAGES if page.startswith("docs/guide/") or page == "docs/command.md"]
CHINESE = {page: page.replace("docs/", "docs/zh-CN/", 1) for page in TRANSLATED}
CHINESE["README.md"] = "README.zh-CN.md"


def shown(page: str) -> list[tuple[str, str]]:
    blocks = [(block.language, block.code) for block in blocks_of(page)]
    return [
        (
            language,
            re.sub(r"(^|\s+)# .*$", "", code, flags=re.MULTILINE) if language in {"sh", "cmake", "toml"} else code,
        )
        for language, code in blocks
    ]


@pytest.mark.parametrize(("english", "chinese"), CHINESE.items(), ids=CHINESE)
def test_the_same_code(english: str, chinese: str) -> None:
    assert chinese in PAGES
    assert shown(english) and shown(chinese) == shown(english)


@pytest.mark.parametrize(("english", "chinese"), CHINESE.items(), ids=CHINESE)
def test_the_same_headings_and_links(english: str, chinese: str) -> None:
    """The same number of each heading's level, and links to the same places."""
    texts = [(ROOT / page).read_text(encoding="utf-8") for page in (english, chinese)]
    fence = re.compile(r"^```.*?^```$", flags=re.MULTILINE | re.DOTALL)
    headings = [re.findall(r"^(#+) ", fence.sub("", text), flags=re.MULTILINE) for text in texts]
    assert headings[0] == headings[1]
    assert places(english) == places(chinese)


@pytest.mark.parametrize(("english", "chinese"), CHINESE.items(), ids=CHINESE)
def test_the_same_names_and_numbers_in_tables(english: str, chinese: str) -> None:
    assert cells(english) == cells(chinese)


def cells(page: str) -> tuple[list[str], list[str]]:
    """What is code in the tables of a page, and the cells that are a number; words may be in another order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    rows = "\n".join(re.findall(r"^\|.*\|$", text, flags=re.MULTILINE))
    return sorted(re.findall(r"`[^`]+`", rows)), re.findall(r"(?<=\| )[\d.]+(?= \|)", rows)


def places(page: str) -> set[str]:
    """Where a page links to, in English; the links from one language to the other are left out."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = set()
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        place = link if link.startswith("https://") else str(((ROOT / page).parent / link).resolve().relative_to(ROOT))
        found.add(next((english for english, chinese in CHINESE.items() if place == chinese), place))
    return found - {next(english for english, chinese in CHINESE.items() if page in (english, chinese))}


@pytest.mark.parametrize(("english", "chinese"), CHINESE.items(), ids=CHINESE)
def test_each_leads_to_the_other(english: str, chinese: str) -> None:
    for page, other in ((english, chinese), (chinese, english)):
        head = (ROOT / page).read_text(encoding="utf-8").partition("\n## ")[0]
        links = re.findall(r"\]\(([^)#]+)\)", head)
        assert ROOT / other in [((ROOT / page).parent / link).resolve() for link in links]


def test_no_page_is_without_its_english_one() -> None:
    assert {page for page in PAGES if page.startswith("docs/zh-CN/")} <= set(CHINESE.values())
