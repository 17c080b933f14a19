"""Importing the package is cheap, and gives the names that it lists."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys

import tcenvelope

MODULES = {
    "",
    "._advise",
    "._anomaly",
    "._categories",
    "._classify",
    "._code",
    "._errors",
    "._native",
    "._number",
    "._numbers",
    ".catalogue",
}
NEW_MODULES = "import sys; old = set(sys.modules); import {}; print(*sorted(set(sys.modules) - old))"


def imported_by(statement: str) -> set[str]:
    command = [sys.executable, "-I", "-c", NEW_MODULES.format(statement)]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def test_little_else_is_imported() -> None:
    others = imported_by("tcenvelope") - imported_by("__future__, collections.abc, enum, functools")
    assert others == {f"tcenvelope{name}" for name in MODULES}


def test_the_version_is_that_of_the_package() -> None:
    assert tcenvelope.__version__ == importlib.metadata.version("tcenvelope")


def test_the_package_needs_no_other() -> None:
    assert not importlib.metadata.requires("tcenvelope")


def test_public_names_live_in_the_package() -> None:
    for name in tcenvelope.__all__:
        thing = getattr(tcenvelope, name)
        assert name in {"__version__", "catalogue"} or (thing.__module__, thing.__qualname__) == ("tcenvelope", name)
