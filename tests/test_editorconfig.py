"""The files that are in the repository are as `.editorconfig` says, which editors follow."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import editorconfig
import pytest


def faults(content: bytes, properties: Mapping[str, str]) -> list[str]:
    """What is not as the properties say; those that are `unset` say nothing."""
    found = []
    if properties.get("charset") == "utf-8":
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            found.append("is not UTF-8")
        if content.startswith(b"\xef\xbb\xbf"):
            found.append("begins with a byte order mark")
    if properties.get("end_of_line") == "lf" and b"\r" in content:
        found.append("has a carriage return")
    if properties.get("insert_final_newline") == "true" and content and not content.endswith(b"\n"):
        found.append("has no final newline")
    if properties.get("trim_trailing_whitespace") == "true" and re.search(rb"[ \t]+$", content, re.MULTILINE):
        found.append("has blanks at the end of a line")
    indented_otherwise = {"space": rb"^ *\t", "tab": rb"^ {2,}[^ *]"}.get(properties.get("indent_style", ""))
    if indented_otherwise and re.search(indented_otherwise, content, re.MULTILINE):
        found.append(f"is not indented by {properties['indent_style']}s")
    return found


def test_every_file_is_as_editors_would_leave_it(root: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is no clone: what belongs to the project is not known")
    names = [name for name in listed.stdout.decode("utf-8").split("\0") if (root / name).is_file()]
    assert len(names) > 1000
    wrong = {}
    for name in names:
        properties = editorconfig.get_properties(str(root / name))
        if found := faults((root / name).read_bytes(), properties):
            wrong[name] = found
    assert not wrong


FAULTS = [
    (b"a\n\xff\n", "is not UTF-8"),
    (b"\xef\xbb\xbfa\n", "begins with a byte order mark"),
    (b"a\r\n", "has a carriage return"),
    (b"a", "has no final newline"),
    (b"a \n", "has blanks at the end of a line"),
    (b"\ta\n", "is not indented by spaces"),
]


@pytest.mark.parametrize(("content", "fault"), FAULTS, ids=[fault for _, fault in FAULTS])
def test_a_fault_is_noticed(root: Path, content: bytes, fault: str) -> None:
    assert faults(content, editorconfig.get_properties(str(root / "README.md"))) == [fault]


def test_what_a_kind_of_file_says_is_noticed(root: Path) -> None:
    assert faults(b"all:\n    cc\n", editorconfig.get_properties(str(root / "Makefile"))) == ["is not indented by tabs"]
    vector = editorconfig.get_properties(str(root / "conformance/vectors/success/some.json"))
    assert faults(b"\xff \t\r", vector) == []
