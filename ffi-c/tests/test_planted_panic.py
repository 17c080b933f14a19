"""A bug of the library comes out as TCE_STATUS_INTERNAL, and the next call works."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def planted(root: Path, require: Callable[[str], str], run: Callable[..., str]) -> Path:
    """The archive of a library in which one body panics."""
    target = root / "build" / "planted-panic"
    environment = {**os.environ, "RUSTFLAGS": "--cfg tcenvelope_planted_panic"}
    command = [
        require(os.environ.get("CARGO", "cargo")),
        "build",
        "--quiet",
        "--locked",
        "--package",
        "tcenvelope-c",
        "--target-dir",
        target,
    ]
    run(*command, cwd=root, env=environment)
    return target / "debug" / "libtcenvelope.a"


def test_a_panic_becomes_a_status(
    build: Callable[..., Path], run: Callable[..., str], tests: Path, planted: Path
) -> None:
    printed = run(build(tests / "planted_panic.c", "-std=c11", against=planted), "planted")
    assert "planted" in printed, "the panic itself was not seen"


def test_the_release_library_has_no_such_body(build: Callable[..., Path], run: Callable[..., str], tests: Path) -> None:
    assert run(build(tests / "planted_panic.c", "-std=c11")) == ""
