"""What is special about the examples of the README: they are short, typed, and work with either library."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from blocks import Block, blocks_of

README = {block.language: block for block in blocks_of("README.md")}


@pytest.mark.parametrize("language", ["c", "cpp", "python", "rust"])
def test_it_is_short(language: str) -> None:
    code = [line for line in README[language].code.splitlines() if line.strip() and "#include" not in line]
    assert len(code) <= 16


@pytest.mark.parametrize(("block", "compiler"), [(README["c"], "cc"), (README["cpp"], "c++")], ids=str)
def test_it_works_with_the_static_library(
    block: Block,
    compiler: str,
    root: Path,
    library: Path,
    require: Callable[[str], str],
    run: Callable[..., str],
    tmp_path: Path,
) -> None:
    source = tmp_path / f"example.{block.language}"
    source.write_text(block.code, encoding="utf-8")
    run(require(compiler), f"-I{root / 'include'}", source, library / "libtcenvelope.a", "-o", tmp_path / "example")
    assert run(tmp_path / "example") == block.printed


def test_python_is_typed(run: Callable[..., str], tmp_path: Path) -> None:
    source = tmp_path / "example.py"
    source.write_text(README["python"].code, encoding="utf-8")
    run(sys.executable, "-m", "mypy", "--strict", source)


def test_names_the_two_commands(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme
