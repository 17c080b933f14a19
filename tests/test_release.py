"""`cargo xtask release --check` says in one line each what is not ready for a release, and what to do about it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CARGO = os.environ.get("CARGO", "cargo")
COMPARISONS = ["versions", "header and tables", "stubs", "changelog", "semver", "ABI numbers", "ABI"]
HEADER = "include/tcenvelope.h"
RELEASED = "ffi-c/released/tcenvelope.h"
# What the comparisons read, and the tables are not made of.
FILES = ["Cargo.toml", "Cargo.lock", "CHANGELOG.md", "python/pyproject.toml", "include", "docs"]
MANIFESTS = ["core", "ffi-c", "cli", "python", "xtask", "examples/rust", "fuzz", "bench"]
MADE = ["python/tcenvelope", "core/src/code/tables", "cli/man"]


def release(root: Path, *arguments: str | Path) -> tuple[int, dict[str, str]]:
    """The exit status, and what each comparison says."""
    command = [CARGO, "xtask", "release", *map(str, arguments)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    lines = [line.partition(": ") for line in done.stdout.splitlines()]
    return done.returncode, {name: finding for name, _, finding in lines}


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A copy of all that is compared, whose release before this one had the same header."""
    for name in [*FILES, *MADE, *(f"{folder}/Cargo.toml" for folder in MANIFESTS)]:
        copy = tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (root / name).is_dir() else shutil.copy)(root / name, copy)
    (tmp_path / RELEASED).parent.mkdir(parents=True)
    shutil.copy(tmp_path / HEADER, tmp_path / RELEASED)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_this_is_ready_for_a_release(root: Path) -> None:
    status, found = release(root, "--check")
    assert list(found) == COMPARISONS
    assert not [line for line in found.values() if line.startswith("FAILED")], found
    assert status == 0


@pytest.mark.parametrize(
    ("comparison", "file", "old", "new", "complaint"),
    [
        ("versions", "ffi-c/Cargo.toml", 'version = "=0.', 'version = "=9.', "ffi-c/Cargo.toml asks for =9."),
        ("versions", "bench/Cargo.toml", "version.workspace = true", 'version = "1.2.3"', "bench/Cargo.toml has one"),
        ("versions", HEADER, '#define TCE_VERSION "', '#define TCE_VERSION "9', "TCE_VERSION of include/tcenvelope.h"),
        ("versions", "Cargo.lock", 'name = "tcenvelope-c"\nversion = "', 'name = "tcenvelope-c"\nversion = "9', "lock"),
        ("versions", "python/pyproject.toml", '["version"]', '["readme"]', "python/pyproject.toml has one of its own"),
        ("header and tables", HEADER, "null", "nil", "include/tcenvelope.h out of date; run `cargo xtask generate`"),
        ("header and tables", "core/src/code/tables/rules.rs", "RULES", "RULE", "core/src/code/tables/rules.rs out of"),
        ("changelog", "CHANGELOG.md", "## Unreleased (0.", "## Unreleased (9.", "write `## Unreleased (0."),
        ("changelog", "CHANGELOG.md", "### Command line\n- ", "### Command line\n", "nothing under Command line"),
        ("changelog", "CHANGELOG.md", "### C++\n", "### C\n", "nothing under C++"),
        ("ABI numbers", HEADER, "#define TCE_ABI_VERSION 0", "#define TCE_ABI_VERSION 1", "it is 0 before 1.0.0"),
        ("ABI numbers", RELEASED, "#define TCE_ABI_VERSION 0", "#define TCE_ABI_VERSION 2", "it may only grow"),
    ],
)
def test_what_is_not_ready_is_said(
    root: Path, folder: Path, comparison: str, file: str, old: str, new: str, complaint: str
) -> None:
    change(folder / file, old, new)
    status, found = release(root, "--check", "--of", folder, "--only", comparison)
    assert status == 1
    assert found[comparison].startswith("FAILED: ")
    assert complaint in found[comparison]


def test_a_dated_version_is_one_that_is_released(root: Path, folder: Path) -> None:
    title = re.findall(r"^## Unreleased \((.*)\)$", (folder / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)[0]
    for date, good in (("2026-12-31", True), ("soon", False), ("2026-1-1", False)):
        change(folder / "CHANGELOG.md", f"## Unreleased ({title})", f"## {title} ({date})")
        assert (
            release(root, "--check", "--of", folder, "--only", "changelog")[1]["changelog"].startswith("FAILED") != good
        )
        change(folder / "CHANGELOG.md", f"## {title} ({date})", f"## Unreleased ({title})")


@pytest.mark.parametrize(
    ("old", "new", "compatible"),
    [
        ("bool tce_str_equal(struct tce_str left,", "bool tce_str_equal(const char *left,", False),
        ("uint32_t tce_abi_version(void);", "", False),
        ("uint32_t tce_abi_version(void);", "uint64_t tce_abi_version(void);", False),
        ("    size_t len;\n} tce_str;", "    uint32_t len;\n} tce_str;", False),
        ("    TCE_STATUS_TRUNCATED = 202,", "    TCE_STATUS_TRUNCATED = 210,", False),
        ("    TCE_FAULT_NOBODY = 4,", "    TCE_FAULT_NOBODY = 5,", False),
        ("UINT64_C(0x8)", "UINT64_C(0x800000)", False),
        ("#define TCE_SUMMARY_SIZE 1025", "#define TCE_SUMMARY_SIZE 1024", False),
        ("    TCE_STATUS_INTERNAL = 902,", "    TCE_STATUS_INTERNAL = 902,\n    TCE_STATUS_NEW = 903,", True),
        ("uint32_t tce_abi_version(void);", "uint32_t tce_abi_version(void);\nuint32_t tce_new(void);", True),
        (" * Every action of every product", " * Each action of each product", True),
    ],
)
def test_the_abi_of_the_last_release_is_compared(
    root: Path, folder: Path, require: Callable[[str], str], old: str, new: str, compatible: bool
) -> None:
    require("abidiff")
    require("cc")
    change(folder / HEADER, old, new)
    found = release(root, "--check", "--of", folder, "--only", "ABI")[1]["ABI"]
    assert found.startswith("compatible with " if compatible else "FAILED: not compatible with "), found
    assert compatible or "undo that, or raise the minor version" in found


def test_a_new_minor_version_may_break_before_1_0(root: Path, folder: Path, require: Callable[[str], str]) -> None:
    require("abidiff")
    change(folder / HEADER, "uint32_t tce_abi_version(void);", "")
    change(folder / RELEASED, '#define TCE_VERSION "0.', '#define TCE_VERSION "0.9')
    assert "see that CHANGELOG.md lists it" in release(root, "--check", "--of", folder, "--only", "ABI")[1]["ABI"]


def test_a_missing_tool_is_said(root: Path, folder: Path, tmp_path: Path) -> None:
    xtask = root / "target" / "debug" / "xtask"
    assert xtask.exists()
    done = subprocess.run(
        [xtask, "release", "--check", "--of", folder],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "\nABI: skipped: a C compiler (cc) and abidiff are needed" in done.stdout
    assert "\nstubs: skipped: " in done.stdout


def test_a_release_is_recorded(root: Path, folder: Path) -> None:
    (folder / RELEASED).unlink()
    (folder / RELEASED).parent.rmdir()
    assert release(root, "--check", "--of", folder, "--only", "ABI")[1]["ABI"].startswith("no release is recorded")
    assert release(root, "--record", "--of", folder)[0] == 0
    assert (folder / RELEASED).read_bytes() == (folder / HEADER).read_bytes()
