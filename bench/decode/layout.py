"""The same JSON with other white space. Numbers, escapes and order stay as they are."""

from __future__ import annotations

import re

STRING = r'"(?:[^"\\]|\\.)*"'
WHITE_SPACE = re.compile(rf"({STRING})|[ \t\r\n]+", re.DOTALL)
TOKEN = re.compile(rf"{STRING}|[{{}}\[\],:]|[^\s{{}}\[\],:\"]+", re.DOTALL)


def minified(text: str) -> str:
    return WHITE_SPACE.sub(lambda match: match[1] or "", text)


def pretty(text: str, indent: int = 4) -> str:
    """One member or element a line."""
    pieces: list[str] = []
    depth = 0
    before = ""
    for token in TOKEN.findall(text):
        if token in "}]":
            depth -= 1
            # An empty object or array stays on its line.
            if before not in "{[":
                pieces.append("\n" + " " * indent * depth)
        elif before and before in "{[,":
            pieces.append("\n" + " " * indent * depth)
        pieces.append(": " if token == ":" else token)
        if token in "{[":
            depth += 1
        before = token
    return "".join(pieces)
