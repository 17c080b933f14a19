"""The documentation site: it is whole, its links lead somewhere, and it needs nothing from elsewhere."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import tcenvelope

# Attributes whose address a browser fetches by itself.
FETCHED = {"src", "srcset", "poster", "data", "xlink:href"}
# A `link` fetches nothing if it only says what the page is related to.
RELATIONS = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}


@dataclass
class Page(HTMLParser):
    """What a page names: places in it, where it leads, and what it loads."""

    text: str
    places: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    loads: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self.places |= {given[name] for name in ("id", "name") if name in given}
        if tag in {"a", "area"} and "href" in given:
            self.links.add(given["href"])
        elif tag in {"link", "image", "use"} and not RELATIONS.intersection(given.get("rel", "").split()):
            self.loads.add(given.get("href", ""))
        self.loads |= {given[name] for name in FETCHED.intersection(given)}
        self.loads |= addresses(given.get("style", ""))


def addresses(style: str) -> set[str]:
    """What a style sheet loads."""
    return {match[1] for match in re.finditer(r"(?:url\(|@import) *[\"']?([^\"')\s]+)", style)}


def is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme not in {"", "data", "javascript"} or bool(parts.netloc)


@pytest.fixture(scope="module")
def site(root: Path, run: Callable[..., str]) -> Path:
    """The site as `make docs` builds it. A page that is missing, or in no navigation, ends the build."""
    run(sys.executable, "-m", "mkdocs", "build", "--strict", cwd=root)
    return root / "build" / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    # A server shows this one for any address, so its links begin at the top of the server.
    paths = [path for path in site.rglob("*.html") if path != site / "404.html"]
    return {path: Page(path.read_text(encoding="utf-8")) for path in paths}


def test_pages_load_nothing_from_elsewhere(site: Path, pages: dict[Path, Page]) -> None:
    loads = {(path, load) for path, page in pages.items() for load in page.loads}
    loads |= {(path, load) for path in site.rglob("*.css") for load in addresses(path.read_text(encoding="utf-8"))}
    assert len(loads) > 1000
    assert not [(path.name, load) for path, load in loads if is_elsewhere(load)]
    # The theme's script fetches a program for drawings when a page has one.
    assert not [path.name for path, page in pages.items() if re.search(r"class=\"[^\"]*\bmermaid\b", page.text)]


def test_what_pages_load_is_there(pages: dict[Path, Page]) -> None:
    loads = {(path, load) for path, page in pages.items() for load in page.loads if not urlsplit(load).scheme}
    assert not [(path.name, load) for path, load in loads if not file_of(path, load).is_file()]


def file_of(page: Path, address: str) -> Path:
    """The file that a relative address in a page means."""
    name = unquote(urlsplit(address).path)
    return Path(page.parent, name).resolve() if name else page


def test_links_lead_somewhere(pages: dict[Path, Page]) -> None:
    checked = 0
    for path, page in pages.items():
        for link in page.links:
            if is_elsewhere(link) or urlsplit(link).scheme:
                continue
            target, anchor = file_of(path, link), urlsplit(link).fragment
            assert target.exists(), f"{path}: {link}"
            # rustdoc makes anchors of lines when it is asked for them; Doxygen links to a list of private classes.
            is_made = "/reference/rust/src/" in str(target) or link == "#nested-classes"
            if anchor and target in pages and not is_made:
                assert {anchor, unquote(anchor)} & pages[target].places, f"{path}: {link}"
            checked += 1
    assert checked > 5000


def test_the_search_index_is_there(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert "Throttled" in found["code-reference.html#requestlimitexceeded"]
    assert not [location for location in found if location.startswith("project/include")]
    # For those who open the pages without a web server.
    assert (site / "search" / "search_index.js").read_text(encoding="utf-8").startswith("var __index = {")


def test_each_code_has_a_place(root: Path, pages: dict[Path, Page], site: Path) -> None:
    rows = (root / "core" / "data" / "descriptions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    reference = pages[site / "code-reference.html"]
    for row in rows:
        kind, name, *texts = row.split("\t")
        if kind != "family":
            assert re.sub(r"[^\w]", "", name.lower()) in reference.places, name
        assert name in reference.text
        assert all(text.replace("'", "&#39;") in reference.text or text in reference.text for text in texts), name
    assert len(rows) == 193


def test_every_name_of_c_is_in_its_reference(
    root: Path, site: Path, pages: dict[Path, Page], require: Callable[[str], str]
) -> None:
    require("doxygen")
    header = (root / "include" / "tcenvelope.h").read_text(encoding="utf-8")
    functions = set(re.findall(r"^[\w ]+[ *](tce_\w+)\(", header, flags=re.MULTILINE))
    assert len(functions) > 70
    text = pages[site / "reference" / "c" / "tcenvelope_8h.html"].text
    # What has a description of its own.
    headings = re.findall(r"class=\"memname\">(.*?)</td>", text)
    described = {re.sub(r"<[^>]*>", "", heading).split()[-1] for heading in headings}
    assert not functions - described
    assert {f"classtcenvelope_1_1{name}.html" for name in ("Response", "Result", "Value", "Code")} <= {
        path.name for path in (site / "reference" / "c").iterdir()
    }


def test_an_item_without_a_comment_is_an_error(
    root: Path, tmp_path: Path, require: Callable[[str], str], run: Callable[..., str]
) -> None:
    doxygen = require("doxygen")
    for folder in ("include", "website"):
        shutil.copytree(root / folder, tmp_path / folder)
    run(doxygen, "website/Doxyfile", cwd=tmp_path)
    header = tmp_path / "include" / "tcenvelope.hpp"
    text = header.read_text(encoding="utf-8")
    header.write_text(text.replace("/// Whether", "// Whether"), encoding="utf-8")
    assert header.read_text(encoding="utf-8") != text
    with pytest.raises(AssertionError, match="not documented"):
        run(doxygen, "website/Doxyfile", cwd=tmp_path)


def test_every_name_of_python_is_in_its_reference(site: Path, pages: dict[Path, Page]) -> None:
    folder = site / "reference" / "python"
    places = pages[folder / "tcenvelope.html"].places
    assert set(tcenvelope.__all__) - places == {"catalogue"}
    assert {"Response.pointer", "Fields.items", "Code.advice_zh"} <= places
    assert "nearest" in pages[folder / "tcenvelope" / "catalogue.html"].places
    assert "failure" in pages[folder / "tcenvelope" / "testing.html"].places
    # The native part has types only in its stub.
    assert "max_bytes" in pages[folder / "tcenvelope.html"].text
    assert re.search(r"<span class=\"nb\">memoryview</span>", pages[folder / "tcenvelope.html"].text)


def test_every_name_of_rust_is_in_its_reference(root: Path, site: Path) -> None:
    source = (root / "core" / "src" / "lib.rs").read_text(encoding="utf-8")
    uses = re.findall(r"^(#\[doc\(hidden\)\]\n)?pub use \w+::(\{[^}]*\}|\w+);", source, flags=re.MULTILINE)
    names = {name for hidden, list_ in uses if not hidden for name in re.findall(r"\w+", list_)}
    names |= set(re.findall(r"^pub (?:fn|const) (\w+)", source, flags=re.MULTILINE))
    assert len(names) > 30
    folder = site / "reference" / "rust" / "tcenvelope"
    assert not names - {path.name.split(".")[1] for path in folder.glob("*.*.html")}


def test_what_cannot_be_made_is_left_out_of_the_navigation(root: Path) -> None:
    spec = importlib.util.spec_from_file_location("references", root / "website" / "references.py")
    assert spec and spec.loader
    references = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(references)
    nav = [{"Start": "index.md"}, {"C": [{"C": "reference/c/a.html"}, {"C++": "reference/c/b.html"}]}]
    assert references.without(nav, "reference/c/") == [{"Start": "index.md"}]
    assert references.without(nav, "reference/c/a") == [{"Start": "index.md"}, {"C": [{"C++": "reference/c/b.html"}]}]
