"""What the C API promises, one program of behaviour/ for each concept, with the archive and with the shared library."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = sorted((Path(__file__).parent / "behaviour").glob("*.c"))


@pytest.mark.parametrize("linked", ["libtcenvelope.a", "libtcenvelope.so"])
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_behaviour(
    build: Callable[..., Path], library: Path, run: Callable[..., str], program: Path, linked: str
) -> None:
    run(build(program, "-std=c99", f"-Wl,-rpath,{library}", against=library / linked))


def test_every_function_is_called(declarations: list[Any], tests: Path) -> None:
    """And what takes a pointer or a text is called with NULL."""
    calls = "".join(path.read_text("utf-8") for path in PROGRAMS)
    null_calls = (tests / "behaviour" / "null.c").read_text("utf-8")
    for function in (d for d in declarations if d.kind == "function"):
        assert re.search(rf"\b{function.name}\(", calls), function.name
        if re.search(r"\*|tce_str ", function.text.partition("(")[2]):
            assert re.search(rf"\b{function.name}\(", null_calls), function.name
