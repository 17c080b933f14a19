"""abi.c freezes every number, layout and signature of the C ABI, and no new one can be forgotten."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def compiles(tests: Path, require: Callable[[str], str]) -> Callable[[Path], bool]:
    """Whether abi.c holds against the header in a folder."""
    command = [require("gcc"), "-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", str(tests / "abi.c"), "-I"]

    def check(include: Path) -> bool:
        return subprocess.run([*command, str(include)], capture_output=True, check=False).returncode == 0

    return check


def test_the_abi_is_as_it_was(compiles: Callable[[Path], bool], include: Path) -> None:
    assert compiles(include)


def changed(declaration: Any) -> str:
    """The declaration with another number, layout or signature."""
    text = str(declaration.text)
    match declaration.kind:
        case "constant":
            return re.sub(r"= (\d+)", lambda number: f"= {int(number[1]) + 1000}", text)
        case "macro":
            return re.sub(r"(0x|\b)(\d+)(\)?)$", r"\g<1>7\2\3", text)
        case "field":
            return f"{text[:-1].partition('[')[0]}[3];"
        case "function":
            return re.sub(r"^.*?(?=tce_\w+\()", "double ", text)
    raise AssertionError(declaration.kind)


def test_every_change_is_noticed(
    compiles: Callable[[Path], bool], include: Path, declarations: list[Any], tmp_path: Path
) -> None:
    """Each number, field and function of the header is changed in turn: what abi.c does not freeze would compile."""
    header = (include / "tcenvelope.h").read_text("utf-8")
    numbers = r"#define TCE_\w+ (UINT64_C\(0x\w+\)|\d+)"
    frozen = [d for d in declarations if d.kind in {"constant", "field", "function"} or re.fullmatch(numbers, d.text)]
    assert len(frozen) >= 75
    missed = []
    for declaration in frozen:
        before, after = header[: declaration.at], header[declaration.at + len(declaration.text) :]
        assert changed(declaration) != declaration.text, declaration
        mutant = before + changed(declaration) + after
        (tmp_path / "tcenvelope.h").write_text(mutant, "utf-8")
        if compiles(tmp_path):
            missed.append(declaration.name)
    assert not missed
