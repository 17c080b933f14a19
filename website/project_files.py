"""Pages of the site that stand elsewhere in the project, and links to files of the project.

A page links to what it means where that stands: `../include/tcenvelope.h`, `../CHANGELOG.md`. That works for whoever
browses the sources. In the site, what is linked to becomes a page under `project/`, be it text or code, and the links
are rewritten. MkDocs calls the functions whose names begin with `on_`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
# Files that have a place of their own among the pages; all others are under `project/`.
PLACES = {"README.md": "index.md", "README.zh-CN.md": "zh-CN/index.md"}
CODE = re.compile(r"^ *(?P<fence>```+|~~~+).*?^ *(?P=fence) *$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
# More files than these are no list for a person.
LIST_LIMIT = 200
# A page of more bytes than these is no pleasure to read.
LENGTH_LIMIT = 100_000


def links(markdown: str, change: Callable[[str], str]) -> str:
    """The text with the target of each link to a file changed; what looks like a link in code is none."""
    parts, at = [], 0
    for code in [*CODE.finditer(markdown), None]:
        text = markdown[at : code.start() if code else len(markdown)]
        parts.append(LINK.sub(lambda link: f"]({change(link[1])}", text))
        if code:
            parts.append(code[0])
            at = code.end()
    return "".join(parts)


def targets(markdown: str, name: str) -> Iterator[str]:
    """The files and folders of the project that a file of it links to."""
    for link in LINK.findall(CODE.sub("", markdown)):
        yield target(link, name)


def target(link: str, name: str) -> str:
    """What a link in a file means, as a path in the project."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), link))


def place(name: str) -> str:
    """Where a file of the project is among the sources of the site."""
    if name.startswith("docs/"):
        return name.removeprefix("docs/")
    if name in PLACES:
        return PLACES[name]
    return f"project/{name}" if name.endswith(".md") or not is_page(ROOT / name) else f"project/{name}.md"


def is_page(path: Path) -> bool:
    """Whether a page can show it; what is no text, or very long, is put into the site as it is."""
    if not path.is_file():
        return True
    body = path.read_bytes()
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(body) <= LENGTH_LIMIT


def name_of(page: Page) -> str:
    """Where a page stands in the project."""
    places = {place: name for name, place in PLACES.items()}
    uri = page.file.src_uri
    if uri in places:
        return places[uri]
    if uri.startswith("project/"):
        name = uri.removeprefix("project/")
        return name if (ROOT / name).is_file() else name.removesuffix(".md")
    return f"docs/{uri}"


def content(path: Path, name: str) -> str:
    """The Markdown of a page that shows a file or a folder of the project."""
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    head = f"---\nsearch:\n  exclude: true\n---\n\n# {name}\n\n"
    if path.is_dir():
        files = sorted(file.relative_to(path).as_posix() for file in path.rglob("*") if is_shown(file))
        if len(files) > LIST_LIMIT:
            raise PluginError(f"{name} has {len(files)} files: link to one of them instead")
        return head + "".join(f"* [{file}]({path.name}/{file})\n" for file in files)
    language = {".h": "c", ".hpp": "cpp", ".rs": "rust", ".toml": "toml"}.get(path.suffix, path.suffix[1:])
    code = path.read_text(encoding="utf-8").removesuffix("\n")
    return f"{head}~~~~~~ {{.{language or 'text'}}}\n{code}\n~~~~~~\n"


def is_shown(path: Path) -> bool:
    """Whether a file is one of the project, and not made by running or building it."""
    return path.is_file() and not {"__pycache__", "node_modules", "target"}.intersection(path.parts)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages that stand elsewhere, and all that any page links to."""
    waiting = [name for name in PLACES if (ROOT / name).exists()]
    seen = set(waiting)

    def visit(markdown: str, name: str) -> None:
        for wanted in targets(markdown, name):
            if wanted not in seen and not wanted.startswith("docs/") and (ROOT / wanted).exists():
                seen.add(wanted)
                waiting.append(wanted)

    for file in files.documentation_pages():
        visit(file.content_string, f"docs/{file.src_uri}")
    while waiting:
        name = waiting.pop()
        if not is_page(ROOT / name):
            files.append(File.generated(config, place(name), abs_src_path=str(ROOT / name)))
            continue
        text = content(ROOT / name, name)
        level = InclusionLevel.INCLUDED if name.endswith(".md") else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, place(name), content=text, inclusion=level))
        visit(text, name)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Makes the links lead to where things are in the site."""
    name = name_of(page)
    folder = posixpath.dirname(page.file.src_uri)

    def change(link: str) -> str:
        wanted = target(link, name)
        if name.startswith("docs/") and wanted.startswith("docs/"):
            return link
        return posixpath.relpath(place(wanted), folder or ".")

    return links(markdown, change)
