"""Every link from one page of the project to another leads somewhere. `test_site.py` has those of the built site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from blocks import PAGES

CODE = re.compile(r"^ *(```+|~~~+).*?^ *\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in links."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> list[str]:
    """Where a page links to, pictures included; what stands in code is no link."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return re.findall(r"\]\(([^)\s]+)[^)]*\)", text) + re.findall(r"<(?:a|img)\b[^>]* (?:href|src)=\"([^\"]+)\"", text)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(root: Path, page: str) -> None:
    for link in links(root / page):
        if link.startswith(("https://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (root / page).parent / name if name else root / page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_there_are_pages() -> None:
    assert {"README.md", "docs/faq.md", "docs/guide/c.md", "conformance/README.md"} <= set(PAGES)
