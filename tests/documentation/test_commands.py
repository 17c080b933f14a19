"""The commands on the pages do what they say, and settings for build systems are taken by these."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from blocks import BLOCKS, Block, of_language

# What is not run as it stands, and why.
NOT_RUN = {
    "pip install ./python": "it takes a minute; `make build` does it for all tests",
}
# The same for what CMake reads.
NOT_BUILT = {
    "include(FetchContent)": "the reader knows where the repository is; tests/packages/test_cmake_source.py runs it",
}


def test_every_language_is_known() -> None:
    known = {"c", "cpp", "python", "rust", "sh", "toml", "cmake", "json", "text"}
    assert [str(block) for block in BLOCKS if block.language not in known] == []


def test_the_lists_are_not_stale() -> None:
    lines = {line for block in of_language("sh") for line in commands(block)}
    assert NOT_RUN.keys() <= lines
    assert NOT_BUILT.keys() <= {block.code.partition("\n")[0] for block in of_language("cmake")}


def commands(block: Block) -> list[str]:
    """The lines without comments."""
    return [re.sub(r"(^|\s+)# .*$", "", line) for line in block.code.splitlines()]


@pytest.fixture
def folder(root: Path, prefix: Path, require: Callable[[str], str], tmp_path: Path) -> Path:
    """Where a reader stands: in a checkout, with an installed tree, and sources of their own."""
    consumers = root / "tests" / "packages" / "consumers"
    for name in ("main.c", "main.cpp", "plugin.c"):
        shutil.copy(consumers / name, tmp_path)
    for name in ("include", "target", "core", "examples"):
        (tmp_path / name).symlink_to(root / name)
    (tmp_path / "tcenvelope-VERSION-MACHINE").symlink_to(prefix)
    # What `make` would do is all that is wanted of it: others run its targets.
    (tmp_path / "bin").mkdir()
    make = tmp_path / "bin" / "make"
    make.write_text(f'#!/bin/sh\nexec {require("make")} --dry-run --directory={root} "$@" > /dev/null\n', "utf-8")
    make.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("block", of_language("sh"), ids=str)
def test_commands(
    block: Block, root: Path, folder: Path, prefix: Path, require: Callable[[str], str], run: Callable[..., str]
) -> None:
    lines = [line for line in commands(block) if line not in NOT_RUN]
    makefiles = "".join(path.read_text("utf-8") for path in [root / "Makefile", *(root / "packaging").glob("*.mk")])
    for line in lines:
        if line.startswith("make "):
            for setting in re.findall(r"(\w+)=", line):
                assert f"$({setting})" in makefiles or f"$(if $({setting})" in makefiles, setting
    if any("pkg-config" in line for line in lines):
        require("pkg-config")
    if any("-lcurl" in line for line in lines):
        require("curl-config")  # it comes with the headers
    environment = {
        **os.environ,
        "HOME": str(folder),
        "PATH": os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PKG_CONFIG_PATH": str(prefix / "lib" / "pkgconfig"),
        "LD_LIBRARY_PATH": str(prefix / "lib"),
        "TERM": "dumb",
    }
    script = "\n".join(lines)
    printed = run(require("bash"), "-euo", "pipefail", "-c", script, cwd=folder, env=environment)
    # A linker may warn.
    assert printed == block.printed or any(line.startswith(("cc ", "c++ ")) for line in lines)


@pytest.mark.parametrize("block", of_language("cmake"), ids=str)
def test_cmake(
    block: Block, folder: Path, prefix: Path, require: Callable[[str], str], run: Callable[..., str]
) -> None:
    """With what any project has before: its name, and a program."""
    if block.code.partition("\n")[0] in NOT_BUILT:
        return
    project = "cmake_minimum_required(VERSION 3.16)\nproject(reader C CXX)\nadd_executable(program main.c)\n"
    (folder / "CMakeLists.txt").write_text(project + block.code, encoding="utf-8")
    cmake, out = require("cmake"), folder / "out"
    run(cmake, "-S", folder, "-B", out, f"-DCMAKE_PREFIX_PATH={prefix}")
    run(cmake, "--build", out)
    assert " ed93f3cb 3" in run(out / "program")


@pytest.mark.parametrize("block", of_language("json"), ids=str)
def test_json(block: Block) -> None:
    """One document, or one a line."""
    try:
        json.loads(block.code)
    except ValueError:
        assert [json.loads(line) for line in block.code.splitlines()]
