"""A user's shared library that has the static library in itself shows only what is its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def exports(
    compiled: Callable[..., Path], prefix: Path, require: Callable[[str], str], run: Callable[..., str]
) -> Callable[..., set[str]]:
    """Builds the user's library, with more flags, and gives the names that it exports."""

    def build(*flags: str) -> set[str]:
        archive = prefix / "lib" / "libtcenvelope.a"
        library = compiled("plugin.c", "-shared", "-fPIC", f"-I{prefix / 'include'}", *flags, archive)
        printed = run(require("nm"), "-D", "--defined-only", "--format=posix", library)
        return {line.split()[0] for line in printed.splitlines()}

    return build


def test_exclude_libs(exports: Callable[..., set[str]]) -> None:
    assert exports("-Wl,--exclude-libs,libtcenvelope.a") == {"plugin_length_of_code"}


def test_is_needed(exports: Callable[..., set[str]]) -> None:
    """Why docs/install.md says to name the flag. If this fails, it need not any more."""
    assert "tce_response_decode" in exports()
