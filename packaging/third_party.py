#!/usr/bin/env python3
"""Writes THIRD-PARTY.txt: whose work is in the libraries, the command and the Python package, and under which terms.

Binaries hold the code of the crates that they are built from, and most licences want their text to go along. Of crates
that leave the choice it is the shortest text, MIT's. `--check` only says whether the file is as it would be made.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "THIRD-PARTY.txt"
# What is shipped as a binary. The file is the same on every machine: it is that of this platform.
SHIPPED = {"tcenvelope-c", "tcenvelope-cli", "tcenvelope-python"}
PLATFORM = "x86_64-unknown-linux-gnu"
IS_TEXT = re.compile(r"(LICEN[CS]E|COPYING|COPYRIGHT|NOTICE|UNLICENSE)", re.IGNORECASE)
HEAD = """\
The libraries of tcenvelope, its command and its Python package hold code of the crates below, each under the terms
that follow its name. tcenvelope itself is licensed under Apache-2.0 or MIT, as you like.
"""


def metadata() -> dict[str, Any]:
    command = [os.environ.get("CARGO", "cargo"), "metadata", "--locked", "--format-version=1"]
    done = subprocess.run([*command, f"--filter-platform={PLATFORM}"], cwd=ROOT, capture_output=True, check=True)
    known: dict[str, Any] = json.loads(done.stdout)
    return known


def shipped_crates(known: dict[str, Any]) -> list[dict[str, Any]]:
    """The crates of others that are linked into what is shipped: neither tools of the build nor of the tests."""
    packages = {package["id"]: package for package in known["packages"]}
    nodes = {node["id"]: node for node in known["resolve"]["nodes"]}
    waiting = [identity for identity, package in packages.items() if package["name"] in SHIPPED]
    assert len(waiting) == len(SHIPPED)
    found = set(waiting)
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            is_linked = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            target = next(iter(packages[dependency["pkg"]]["targets"]))
            if is_linked and "proc-macro" not in target["kind"] and dependency["pkg"] not in found:
                found.add(dependency["pkg"])
                waiting.append(dependency["pkg"])
    others = (packages[identity] for identity in found if packages[identity]["source"])
    return sorted(others, key=lambda package: (package["name"], package["version"]))


def texts(package: dict[str, Any]) -> list[str]:
    """The licences that lie in a crate, and in a library of others that it brings along."""
    folder = Path(package["manifest_path"]).parent
    files = [path for pattern in ("*", "*/*") for path in sorted(folder.glob(pattern)) if path.is_file()]
    files = [path for path in files if IS_TEXT.match(path.name) and path.suffix in ("", ".md", ".txt", "-MIT")]
    if package["license"] and re.search(r"\bOR\b|/", package["license"]):
        files = [path for path in files if "MIT" in path.name.upper()] or files
    found = [path.read_text("utf-8").replace("\r\n", "\n") for path in files]
    # Zstandard leaves the choice between this one and BSD's, and ours is BSD's.
    found = [text for text in found if "GNU GENERAL PUBLIC LICENSE" not in text] or found
    return ["\n".join(line.rstrip() for line in text.strip().splitlines()) for text in found]


def made() -> str:
    """The names of the crates with the same text stand together above it."""
    names: dict[str, list[str]] = {}
    for package in shipped_crates(metadata()):
        found = texts(package)
        name = f"{package['name']} {package['version']} ({package['license']})"
        if not found:
            found = [f"No text lies in the crate. {package['repository']} has it."]
        for text in found:
            names.setdefault(text, []).append(name)
    rule = "-" * 80
    parts = ["\n".join([rule, *group, "", text]) for text, group in names.items()]
    return "\n\n".join([HEAD.rstrip(), *parts]) + "\n"


def main(arguments: list[str]) -> int:
    text = made()
    if arguments == ["--check"]:
        is_fresh = OUTPUT.exists() and OUTPUT.read_text("utf-8") == text
        print(f"{OUTPUT.name}: {'as it should be' if is_fresh else 'out of date; run `make generate`'}")
        return 0 if is_fresh else 1
    OUTPUT.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
