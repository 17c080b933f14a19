"""A CMake project builds tcenvelope from its sources, with cargo, and gets the same targets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize("project", ["add_subdirectory", "fetch_content"])
def test_programs(
    cmake_programs: Callable[..., dict[str, Path]],
    asks_for: Callable[[Path], list[str]],
    consumers: Path,
    root: Path,
    require: Callable[[str], str],
    run: Callable[..., str],
    answer: str,
    project: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both with one folder for cargo: it builds once."""
    require("cargo")
    # That it is fast is no matter here.
    monkeypatch.setenv("CARGO_PROFILE_RELEASE_LTO", "off")
    monkeypatch.setenv("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
    (consumers / "add_subdirectory" / "tcenvelope").symlink_to(root)
    settings = [
        f"-DFETCHCONTENT_SOURCE_DIR_TCENVELOPE={root}",
        f"-DTCENVELOPE_TARGET_DIR={root / 'build' / 'from-source'}",
    ]
    for name, program in cmake_programs(project, *settings).items():
        assert run(program, env={}) == answer
        assert asks_for(program) == (["libtcenvelope.so.0"] if name.endswith("-shared") else [])
