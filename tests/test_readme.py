"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def block(root: Path, language: str) -> str:
    """The README's example in a language; there is one."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(rf"^```{re.escape(language)}\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1, f"{len(blocks)} examples in {language}"
    return str(blocks[0])


OUTPUT = "AuthFailure.SignatureFailure ed93f3cb\n"
MEANING = "Authentication, retry Never\n"


@pytest.mark.parametrize("linked", ["static", "shared"])
@pytest.mark.parametrize(
    ("language", "suffix", "compiler", "standard"),
    [("c", ".c", "cc", "-std=c99"), ("cpp", ".cpp", "c++", "-std=c++17")],
)
def test_the_compiled_examples(
    root: Path,
    library: Path,
    run: Callable[..., str],
    require: Callable[[str], str],
    tmp_path: Path,
    language: str,
    suffix: str,
    compiler: str,
    standard: str,
    linked: str,
) -> None:
    source = tmp_path / f"example{suffix}"
    source.write_text(block(root, language), encoding="utf-8")
    program = tmp_path / "example"
    how = {
        "static": [str(library / "libtcenvelope.a")],
        "shared": [f"-L{library}", "-ltcenvelope", f"-Wl,-rpath,{library}"],
    }[linked]
    strict = [standard, "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]
    run(require(compiler), *strict, f"-I{root / 'include'}", source, "-o", program, *how)
    assert run(program) == OUTPUT + MEANING


def test_the_python_example(root: Path, run: Callable[..., str], tmp_path: Path) -> None:
    source = tmp_path / "example.py"
    source.write_text(block(root, "python"), encoding="utf-8")
    assert run(sys.executable, source) == OUTPUT
    run(sys.executable, "-m", "mypy", "--strict", source)


def test_the_rust_example_is_short_too(root: Path) -> None:
    """It is run as a documentation test of the core; here only its place and size are checked."""
    assert "#![doc" not in block(root, "rust")
    for language in ("c", "cpp", "python", "rust"):
        code = [line for line in block(root, language).splitlines() if line.strip() and "#include" not in line]
        assert len(code) <= 16, f"{language}: {len(code)} lines"


def test_names_the_two_commands_and_living_links(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", readme)
    assert links
    for link in links:
        assert link.startswith("https://") or (root / link).exists(), link
