"""The sources are formatted, free of warnings, and documented."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CARGO = os.environ.get("CARGO", "cargo")
# The Python module is built for the interpreter that runs this.
ENVIRONMENT = {**os.environ, "PYO3_PYTHON": sys.executable}
RUST = ["--locked", "--workspace", "--exclude", "tcenvelope-fuzz"]


ROOT = Path(__file__).parents[1]
C_SUFFIXES = (".c", ".cpp", ".h", ".hpp")
COPIED = sorted(path for path in (ROOT / "examples").rglob("*.c*") if path.suffix in C_SUFFIXES)


def tool(name: str) -> str:
    """A program that was installed with the Python that runs this, of the version that is pinned there."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is not installed for {sys.executable}")
    return found


def require_subcommand(name: str) -> None:
    found = subprocess.run([CARGO, name, "--version"], capture_output=True, check=False)
    if found.returncode != 0:
        pytest.skip(f"cargo {name} is not installed")


def test_rust_is_formatted(root: Path, run: Callable[..., str]) -> None:
    require_subcommand("fmt")
    run(CARGO, "fmt", "--check", cwd=root)


def test_rust_has_no_warnings(root: Path, run: Callable[..., str]) -> None:
    require_subcommand("clippy")
    run(CARGO, "clippy", *RUST, "--all-targets", "--", "-D", "warnings", cwd=root, env=ENVIRONMENT)


def test_rust_documentation_is_complete(root: Path, run: Callable[..., str]) -> None:
    environment = {**ENVIRONMENT, "RUSTDOCFLAGS": "-D warnings"}
    run(CARGO, "doc", "--locked", "--no-deps", "--package", "tcenvelope", cwd=root, env=environment)


def test_python_has_no_warnings(root: Path, run: Callable[..., str]) -> None:
    run(sys.executable, "-m", "ruff", "check", ".", cwd=root)


def test_python_is_formatted(root: Path, run: Callable[..., str]) -> None:
    run(sys.executable, "-m", "ruff", "format", "--check", ".", cwd=root)


@pytest.mark.parametrize(
    "files",
    [[], ["ffi-c/tests/*.py"], ["bench/decode/run.py"], ["bench/scan/run.py"], ["cli/tests/conftest.py"]],
    ids=["all", "ffi-c", "bench-decode", "bench-scan", "cli"],
)
def test_python_is_typed(root: Path, run: Callable[..., str], files: list[str]) -> None:
    """All that `mypy.ini` names; and by themselves the modules that are called like another."""
    if importlib.util.find_spec("simdjson") is None:
        pytest.skip("what the bench measures is not installed: make build/venv/bench-tools")
    run(sys.executable, "-m", "mypy", *(path for pattern in files for path in sorted(root.glob(pattern))), cwd=root)


def c_sources(root: Path) -> list[Path]:
    """Those that people write: cbindgen lays out tcenvelope.h."""
    folders = ("include", "examples", "ffi-c/tests", "tests/packages/consumers", "bench/decode/peers")
    found = [path for folder in folders for path in (root / folder).rglob("*.*") if path.suffix in C_SUFFIXES]
    return sorted(path for path in found if path.name != "tcenvelope.h")


def test_c_is_formatted(root: Path, run: Callable[..., str]) -> None:
    sources = c_sources(root)
    assert {".c", ".cpp", ".h", ".hpp"} == {path.suffix for path in sources}
    run(tool("clang-format"), "--dry-run", "-Werror", *sources, cwd=root)


# What users compile or copy. The programs of the checks do on purpose what is wrong, and run under valgrind.
@pytest.mark.parametrize("source", COPIED, ids=lambda source: source.relative_to(ROOT).as_posix())
def test_c_has_no_warnings(root: Path, run: Callable[..., str], source: Path) -> None:
    standard = "c99" if source.suffix == ".c" else "c++17"
    run(tool("clang-tidy"), "--quiet", source, "--", f"-std={standard}", "-Iinclude", cwd=root)


def test_a_fault_in_c_is_noticed(root: Path, tmp_path: Path) -> None:
    """In a header of this name, too."""
    header, source = tmp_path / "include" / "tcenvelope.h", tmp_path / "fault.c"
    header.parent.mkdir()
    header.write_text("static inline int divided(int by) { return by == 0 ? 1 / by : by; }\n")
    source.write_text(
        '#include "include/tcenvelope.h"\nint fault(int by);\nint fault(int by) { return divided(by); }\n'
    )
    checked: list[str | Path] = [
        tool("clang-tidy"),
        "--quiet",
        f"--config-file={root / '.clang-tidy'}",
        source,
        "--",
        "-std=c99",
    ]
    done = subprocess.run(checked, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "clang-analyzer-core.DivideZero" in done.stdout
    formatted: list[str | Path] = [
        tool("clang-format"),
        f"--style=file:{root / '.clang-format'}",
        "--dry-run",
        "-Werror",
        source,
    ]
    assert subprocess.run(formatted, capture_output=True, check=False).returncode != 0


def test_shell_has_no_warnings(root: Path, run: Callable[..., str]) -> None:
    run(tool("shellcheck"), root / ".ci" / "run", cwd=root)
