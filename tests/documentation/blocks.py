"""The fenced blocks of the project's pages, and what the pages say that the programs among them print."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Block:
    """One fenced block of a page."""

    page: str
    line: int
    language: str
    code: str
    printed: str  # the `text` block behind it; empty if there is none

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def stem(self) -> str:
        """A name for files and modules."""
        return re.sub(r"\W", "_", f"{self.page.removesuffix('.md')}_{self.line}").lower()


def pages() -> list[str]:
    """All Markdown files of the project, new ones too."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted(page for page in done.stdout.splitlines() if (ROOT / page).exists())


def blocks_of(page: str) -> Iterator[Block]:
    """The blocks of a page, in order. What a program prints stands in the next block, with nothing between the two."""
    text = (ROOT / page).read_text(encoding="utf-8")
    fence = re.compile(r"^```([^`\n]*)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
    behind = re.compile(r"\n\n```text\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
    for found in fence.finditer(text):
        output = behind.match(text, found.end())
        line = text.count("\n", 0, found.start()) + 1
        yield Block(page, line, found[1], found[2], output[1] if output else "")


PAGES = pages()
BLOCKS = [block for page in PAGES for block in blocks_of(page)]


def of_language(language: str) -> list[Block]:
    """The blocks in a language; what stands on several pages is there once."""
    first: dict[tuple[str, str], Block] = {}
    for block in BLOCKS:
        if block.language == language:
            first.setdefault((block.code, block.printed), block)
    return list(first.values())
