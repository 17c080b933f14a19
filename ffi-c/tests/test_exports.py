"""The shared library shows what the header declares, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_exports_are_the_declared_functions(
    library: Path, declarations: list[Any], require: Callable[[str], str], run: Callable[..., str]
) -> None:
    printed = run(require("nm"), "-D", "--defined-only", "--format=posix", library / "libtcenvelope.so")
    exported = {line.split()[0] for line in printed.splitlines()}
    declared = {d.name for d in declarations if d.kind == "function"}
    assert exported == declared
    assert all(name.startswith("tce_") for name in exported)
