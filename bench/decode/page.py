"""Writes what a run measured into the page: between the markers, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tables

BLOCKS: dict[str, Callable[[dict[str, Any]], str]] = {
    "run": tables.run,
    "targets": tables.verdicts,
    "corpora": tables.corpora,
    "native": tables.native,
    "by-corpus": tables.by_corpus,
    "python": tables.python,
    "instructions": tables.instructions,
    "memory": tables.memory,
    "sizes": tables.sizes,
    "ahead": tables.ahead,
    "deviations": tables.deviations,
}


def write(template: Path, page: Path, result: dict[str, Any]) -> None:
    text = template.read_text(encoding="utf-8")
    for name, block in BLOCKS.items():
        begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        marked = re.compile(f"{begin}.*?{end}", re.DOTALL)
        parts = marked.split(text)
        if len(parts) != 2:
            raise ValueError(f"{template.name} must have one place between {begin} and {end}")
        before, after = parts
        text = f"{before}{begin}\n\n{block(result)}\n\n{end}{after}"
    page.write_text(text, encoding="utf-8")
