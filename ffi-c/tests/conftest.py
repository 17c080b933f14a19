"""What the checks of the C and C++ headers share: how a program is built, and what the C header declares."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


@pytest.fixture(scope="session")
def warnings() -> list[str]:
    """What the headers and everything that uses them must be clean under."""
    return WARNINGS


@pytest.fixture(scope="session")
def include(root: Path) -> Path:
    return root / "include"


@pytest.fixture(scope="session")
def tests() -> Path:
    """The folder with the C and C++ programs of these checks."""
    return Path(__file__).parent


@pytest.fixture
def build(
    include: Path, library: Path, require: Callable[[str], str], run: Callable[..., str], tmp_path: Path
) -> Callable[..., Path]:
    """Compiles a program and links it: against the release library's archive, unless told otherwise."""

    def build_program(source: Path, *flags: str, against: Path = library / "libtcenvelope.a") -> Path:
        compiler = require("gcc" if source.suffix == ".c" else "g++")
        program = tmp_path / source.stem
        # By name, so that the program asks for the shared library by name and not by its path.
        libraries = [against] if against.suffix == ".a" else ["-L", against.parent, "-ltcenvelope"]
        run(compiler, *WARNINGS, *flags, "-I", include, source, *libraries, "-o", program)
        return program

    return build_program


@dataclass(frozen=True)
class Declaration:
    """Something that the header declares, and the comment right before it."""

    kind: str  # function, struct, enum, constant, field or macro
    name: str
    text: str
    comment: str
    at: int


BLANK = re.compile(r"\s+|//[^\n]*|#(?!define TCE_)[^\n]*")
COMMENT = re.compile(r"/\*(.*?)\*/", re.DOTALL)
DECLARATIONS = [
    # A run of macros shares one comment; so do the two forms of one macro.
    ("macro", re.compile(r"#define (TCE_\w+)(?:[^\n]*\\\n)*[^\n]*(?:\n#[^\n]*)*")),
    ("enum", re.compile(r"enum (tce_\w+)(?:\n#[^\n]*)?[\s:\w]*(?:\n#[^\n]*)?\s*\{")),
    ("struct", re.compile(r"typedef struct (tce_\w+)(?: \{| tce_\w+;)")),
    ("", re.compile(r"typedef (?:enum |uint32_t )[^;]*;|\}[^;\n]*;?|extern \"C\" \{")),
    ("constant", re.compile(r"(TCE_\w+) = (\d+),")),
    ("function", re.compile(r"[\w ]+[ *](tce_\w+)\([^;]*\);")),
    ("field", re.compile(r"[\w ]+[ *](\w+)(?:\[\w+\])?;")),
]


@pytest.fixture(scope="session")
def declarations(include: Path) -> list[Declaration]:
    """All that tcenvelope.h declares. What this cannot read is an error, so that nothing goes unseen."""
    text = (include / "tcenvelope.h").read_text("utf-8")
    found, comment, at = [], "", text.index("#include")
    while at < len(text):
        if blank := BLANK.match(text, at):
            at = blank.end()
        elif remark := COMMENT.match(text, at):
            comment, at = remark[1], remark.end()
        else:
            kind, match = next((kind, m) for kind, pattern in DECLARATIONS if (m := pattern.match(text, at)))
            names = re.findall(r"#define (TCE_\w+)", match[0]) if kind == "macro" else match.groups()[:1]
            found += [Declaration(kind, name, match[0], comment, at) for name in dict.fromkeys(names) if kind]
            comment, at = "", match.end()
    return found
