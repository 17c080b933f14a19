"""Everybody may use this under either licence, and all that it is built from allows that.

`cargo deny` would ask the same of the dependencies, but is built for four minutes.
"""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CARGO = os.environ.get("CARGO", "cargo")
TEXTS = ("LICENSE-APACHE", "LICENSE-MIT")
# What may be passed on with a program under either of our licences, if its text goes along.
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0"),
    *("Unicode-3.0", "Unlicense", "Zlib"),
    "Apache-2.0 WITH LLVM-exception",
}
# What only makes or tries what is shipped may have more, and is named here.
TOOLS = {"bench", "tcenvelope-fuzz", "xtask"}
OF_TOOLS = {
    "cbindgen": {"MPL-2.0"},  # xtask writes the header with it.
    "libfuzzer-sys": {"NCSA"},  # The search links it.
}


def is_allowed(expression: str, allowed: set[str]) -> bool:
    """Whether an SPDX expression, or the older form with a slash for `or`, leaves a choice that is allowed."""
    words = re.findall(r"[()]|[^\s()/]+(?:\s+WITH\s+[^\s()/]+)?|/", expression)

    def either() -> bool:
        found = both()
        while words and words[0] in ("OR", "/"):
            words.pop(0)
            found = both() or found
        return found

    def both() -> bool:
        found = one()
        while words and words[0] == "AND":
            words.pop(0)
            found = one() and found
        return found

    def one() -> bool:
        word = words.pop(0)
        if word != "(":
            return word in allowed
        found = either()
        assert words.pop(0) == ")", expression
        return found

    found = either()
    assert not words, expression
    return found


def refused(metadata: dict[str, Any]) -> set[str]:
    """What has a licence that is not allowed; more is, of what no shipped package is built from."""
    packages = {package["id"]: package for package in metadata["packages"]}
    members = set(metadata["workspace_members"])
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    waiting = [member for member in members if packages[member]["name"] not in TOOLS]
    shipped: set[str] = set()
    while waiting:
        if (package := waiting.pop()) not in shipped:
            shipped.add(package)
            needed = [
                dependency["pkg"]
                for dependency in nodes[package]["deps"]
                # A build dependency writes code that is shipped; the tests' are no part of anything.
                if any(kind["kind"] != "dev" for kind in dependency["dep_kinds"])
            ]
            waiting += needed
    found = set()
    for name, package in packages.items():
        extra = set() if name in shipped else OF_TOOLS.get(package["name"], set())
        if not is_allowed(package["license"] or "none", ALLOWED | extra):
            found.add(f"{package['name']} {package['version']}: {package['license']}")
    return found


@pytest.fixture
def metadata(root: Path, run: Callable[..., str]) -> Callable[[str], dict[str, Any]]:
    """What Cargo knows of a workspace and all that its lock file names."""

    @functools.cache
    def ask(manifest: str) -> dict[str, Any]:
        command = [CARGO, "metadata", "--quiet", "--locked", "--format-version", "1", "--manifest-path", manifest]
        return dict(json.loads(run(*command, cwd=root)))

    return ask


def test_every_package_that_is_published_has_both_texts(root: Path, metadata: Callable[[str], dict[str, Any]]) -> None:
    known = metadata("Cargo.toml")
    folders = [
        Path(package["manifest_path"]).parent
        for package in known["packages"]
        if package["source"] is None and (package["publish"] is None or package["name"] == "tcenvelope-python")
    ]
    assert {root / name for name in ("core", "ffi-c", "python")} <= set(folders)
    for folder in folders:
        for name in TEXTS:
            assert (folder / name).read_bytes() == (root / name).read_bytes(), folder
    assert {package["license"] for package in known["packages"] if package["source"] is None} == {"Apache-2.0 OR MIT"}


def test_both_texts_are_whole(root: Path) -> None:
    apache, mit = ((root / name).read_text("utf-8") for name in TEXTS)
    assert re.findall(r"^ {0,3}(\d+)\. ", apache, re.MULTILINE) == [str(number) for number in range(1, 10)]
    assert apache.rstrip().endswith("END OF TERMS AND CONDITIONS")
    assert re.search(r"^Copyright \(c\) \d{4} .+$", mit, re.MULTILINE)
    for part in ("without restriction", "substantial portions", 'PROVIDED "AS IS"', "DEALINGS IN THE\nSOFTWARE."):
        assert part in mit


@pytest.mark.parametrize("manifest", ["Cargo.toml", "bench/decode/Cargo.toml"])
def test_every_dependency_may_be_used(metadata: Callable[[str], dict[str, Any]], manifest: str) -> None:
    assert refused(metadata(manifest)) == set()


def test_a_licence_that_is_not_allowed_is_noticed(metadata: Callable[[str], dict[str, Any]]) -> None:
    """And so is one of a tool where it would be shipped."""
    known = json.loads(json.dumps(metadata("Cargo.toml")))
    named = {package["name"]: package for package in known["packages"]}
    named["strsim"]["license"] = "GPL-3.0-only"
    named["simdutf8"]["license"] = None
    assert refused(known) == {
        f"{name} {named[name]['version']}: {named[name]['license']}" for name in ("simdutf8", "strsim")
    }
    named["strsim"]["license"] = named["simdutf8"]["license"] = "MIT"
    assert refused(known) == set()
    core = next(node for node in known["resolve"]["nodes"] if node["id"] == named["tcenvelope"]["id"])
    core["deps"].append({"pkg": named["cbindgen"]["id"], "dep_kinds": [{"kind": None}]})
    assert refused(known) == {f"cbindgen {named['cbindgen']['version']}: MPL-2.0"}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("GPL-3.0-only/MIT", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR GPL-3.0-only) AND Unicode-3.0", True),
        ("MIT AND (GPL-3.0-only OR LGPL-2.1-or-later)", False),
        ("Apache-2.0 WITH LLVM-exception OR GPL-3.0-only", True),
        ("GPL-3.0-only WITH Classpath-exception-2.0", False),
    ],
)
def test_expressions(expression: str, expected: bool) -> None:
    assert is_allowed(expression, ALLOWED) is expected


def test_the_terms_of_all_that_is_shipped_go_along(root: Path) -> None:
    """What lies in the packages names every crate of others in them, as they are now."""
    done = subprocess.run(
        [sys.executable, root / "packaging" / "third_party.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    text = (root / "THIRD-PARTY.txt").read_text("utf-8")
    assert re.search(r"^zstd-sys .* \(BSD-3-Clause", text, flags=re.MULTILINE)
    assert "Copyright (c) Meta Platforms" in text
    assert "cbindgen" not in text
    assert "GENERAL PUBLIC LICENSE" not in text
