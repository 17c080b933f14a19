"""Every example in a header is a program that compiles and is right."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

INCLUDE = Path(__file__).parents[2] / "include"


def examples(header: str) -> list[str]:
    """What stands between @code and @endcode, without the comment's margin."""
    text = (INCLUDE / header).read_text("utf-8")
    blocks = re.findall(r"@code\n(.*?)\n[^\n]*@endcode", text, re.DOTALL)
    assert len(blocks) == text.count("@code")
    return [textwrap.dedent(re.sub(r"^ *(\*|///)", "", block, flags=re.MULTILINE)) for block in blocks]


C = """\
#undef NDEBUG
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "tcenvelope.h"

int main(void) {
%s
    return 0;
}
"""

CPP = """\
#undef NDEBUG
#include <cassert>
#include <iostream>
#include "tcenvelope.hpp"

int main() {
%s
}
"""


@pytest.mark.parametrize("suffix", ["c", "cpp"])
@pytest.mark.parametrize("example", examples("tcenvelope.h"))
def test_example_of_the_c_header(
    build: Callable[..., Path], run: Callable[..., str], tmp_path: Path, example: str, suffix: str
) -> None:
    source = tmp_path / f"example.{suffix}"
    source.write_text(C % textwrap.indent(example, "    "), "utf-8")
    run(build(source, "-std=c11" if suffix == "c" else "-std=c++17"))


@pytest.mark.parametrize("example", examples("tcenvelope.hpp"))
def test_example_of_the_cpp_header(
    build: Callable[..., Path], run: Callable[..., str], tmp_path: Path, example: str
) -> None:
    source = tmp_path / "example.cpp"
    source.write_text(CPP % textwrap.indent(example, "    "), "utf-8")
    run(build(source, "-std=c++17"))


def test_the_examples_are_found() -> None:
    """And each of them checks something."""
    found = [*examples("tcenvelope.h"), *examples("tcenvelope.hpp")]
    assert len(found) >= 10
    assert all("assert(" in example for example in found)
