"""The sources are formatted, free of warnings, and documented."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CARGO = os.environ.get("CARGO", "cargo")
# The Python module is built for the interpreter that runs this.
ENVIRONMENT = {**os.environ, "PYO3_PYTHON": sys.executable}
RUST = ["--locked", "--workspace", "--exclude", "tcenvelope-fuzz"]


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


def test_python_tools_are_typed(root: Path, run: Callable[..., str]) -> None:
    tools = ["conformance/reference.py", "conformance/run.py", "examples/demo.py", "tests/run_all.py"]
    tools += ["xtask/catalogue.py", "python/wheels.py", "tests/clients/awkward_answers.py"]
    tools += ["website/project_files.py", "website/references.py"]
    run(sys.executable, "-m", "mypy", "--strict", *tools, cwd=root)
