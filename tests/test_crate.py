"""The Rust crate as it is published: packaged without a warning, whole without this repository, and documented.

It is compiled and tested with the oldest Rust that it promises (`rust-version`), too.
"""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CARGO = os.environ.get("CARGO", "cargo")


@pytest.fixture(scope="module")
def build_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty one: the files of a package have one and the same old date, by which Cargo would miss a change."""
    return tmp_path_factory.mktemp("target")


@pytest.fixture(scope="module")
def package(root: Path, build_folder: Path, run: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, unpacked where nothing of this repository is beside it. Packing it gives no warning."""
    pack = [CARGO, "package", "--offline", "--locked", "--no-verify", "--allow-dirty", "--package", "tcenvelope"]
    assert "warning" not in run(*pack, "--target-dir", build_folder, cwd=root)
    (archive,) = (build_folder / "package").glob("tcenvelope-*.crate")
    folder = tmp_path_factory.mktemp("package")
    with tarfile.open(archive) as files:
        files.extractall(folder)
    return next(folder.iterdir())


@functools.cache
def oldest_rust(root: Path) -> tuple[str, Path | None]:
    """The version promised, and the folder of its cargo and rustc: rustup's, or one on the path."""
    version = re.findall(r'^rust-version = "([\d.]+)"$', (root / "Cargo.toml").read_text("utf-8"), re.MULTILINE)[0]
    folders = [Path(folder) for folder in os.get_exec_path()]
    if shutil.which("rustup"):
        for name in (version, f"{version}.0"):
            asked = ["rustup", "which", "--toolchain", name, "rustc"]
            found = subprocess.run(asked, capture_output=True, text=True, check=False)
            folders += [Path(found.stdout.strip()).parent] if found.returncode == 0 else []
    for folder in folders:
        tools = [folder / "cargo", folder / "rustc"]
        if all(os.access(tool, os.X_OK) and is_version(tool, version) for tool in tools):
            return version, folder
    return version, None


def is_version(tool: Path, version: str) -> bool:
    printed = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout
    return f" {version}." in printed


def test_the_package_has_what_it_needs(root: Path, package: Path) -> None:
    for name in ("LICENSE-APACHE", "LICENSE-MIT"):
        assert (package / name).read_bytes() == (root / name).read_bytes()
    manifest = (package / "Cargo.toml").read_text("utf-8")
    for key in ("description", "documentation", "readme", "keywords", "categories", "license", "rust-version"):
        assert re.search(rf"^{key} = ", manifest, re.MULTILINE), key
    assert "\n[package.metadata.docs.rs]\n" in manifest
    readme = (package / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", readme)
    assert all(link.startswith("https://") or (package / link).exists() for link in links)


def test_features_are_documented(root: Path, package: Path) -> None:
    """In the crate's page and in its README, with what is on by default."""
    manifest = (package / "Cargo.toml").read_text("utf-8").partition("\n[features]\n")[2].partition("\n\n")[0]
    features = set(re.findall(r"^(\w+) = ", manifest, re.MULTILINE)) - {"default"}
    default = set(re.findall(r'"(\w+)"', manifest.partition("default = [")[2].partition("]")[0]))
    assert features == {"catalogue", "http", "reasons"}
    rows = re.findall(r"^\| `(\w+)` \| (yes|no) \|", (package / "README.md").read_text("utf-8"), re.MULTILINE)
    page = (root / "core" / "src" / "lib.rs").read_text("utf-8")
    points = re.findall(r"^//! \* `(\w+)`, (on|off) by default", page, re.MULTILINE)
    assert {feature for feature, _ in rows} == {feature for feature, _ in points} == features
    assert {feature for feature, on in rows if on == "yes"} == {f for f, on in points if on == "on"} == default


def test_the_examples_of_both_readmes_are_the_same(root: Path) -> None:
    """That of the crate is run as a documentation test."""
    blocks = [
        re.findall(r"^```rust\n.*?^```$", (root / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
        for page in ("README.md", "core/README.md")
    ]
    assert len(blocks[0]) == 1
    assert blocks[0] == blocks[1]


def test_the_package_compiles_with_each_feature(package: Path, build_folder: Path, run: Callable[..., str]) -> None:
    for features in (["--no-default-features"], ["--all-features", "--all-targets"]):
        run(CARGO, "check", "--locked", *features, "--target-dir", build_folder, cwd=package)


def test_the_package_passes_its_tests_with_the_oldest_rust(
    root: Path, package: Path, run: Callable[..., str], tmp_path: Path
) -> None:
    version, folder = oldest_rust(root)
    if folder is None:
        pytest.skip(f"Rust {version} is not installed")
    environment = {**os.environ, "RUSTC": str(folder / "rustc"), "CARGO_TARGET_DIR": str(tmp_path)}
    # Cargo is asked by its path: rustup would give the one that it set as the default.
    printed = run(folder / "cargo", "test", "--locked", "--lib", "--tests", cwd=package, env=environment)
    results = re.findall(r"^test result: ok\. (\d+) passed; 0 failed;", printed, re.MULTILINE)
    assert sum(map(int, results)) > 50


@pytest.fixture(scope="module")
def index(root: Path, build_folder: Path, run: Callable[..., str]) -> dict[str, Any]:
    """What rustdoc knows of the crate. It gives that as JSON only to who claims to have a nightly one."""
    ask = [CARGO, "rustdoc", "--locked", "--package", "tcenvelope", "--all-features", "--target-dir", build_folder]
    environment = {**os.environ, "RUSTC_BOOTSTRAP": "1", "PYO3_PYTHON": sys.executable}
    run(*ask, "--", "-Z", "unstable-options", "--output-format", "json", cwd=root, env=environment)
    return dict(json.loads((build_folder / "doc" / "tcenvelope.json").read_text("utf-8")))


def public_items(index: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the crate exports, with its documentation: types, functions, constants, and the methods of types."""
    items = index["index"]
    for used in items[str(index["root"])]["inner"]["module"]["items"]:
        item = items[str(used)]
        item = items[str(item["inner"]["use"]["id"])] if "use" in item["inner"] else item
        kind, inner = next(iter(item["inner"].items()))
        if kind in ("impl", "module") or is_hidden(item):
            continue
        yield item["name"], item
        for implementation in inner.get("impls", []) if isinstance(inner, dict) else []:
            methods = items.get(str(implementation), {"inner": {"impl": {"trait": "foreign"}}})["inner"]["impl"]
            for method in methods["items"] if methods["trait"] is None else []:
                found = items[str(method)]
                if found["visibility"] == "public" and not is_hidden(found):
                    yield f"{item['name']}::{found['name']}", found


def is_hidden(item: dict[str, Any]) -> bool:
    return "hidden" in json.dumps(item["attrs"])


def test_every_public_item_has_an_example(index: dict[str, Any]) -> None:
    """A type, function or constant has one of its own; a method stands in one, its own or another."""
    items = dict(public_items(index))
    assert {"decode", "Envelope", "Envelope::request_id", "Catalogue", "VERSION"} <= items.keys()
    pages = [item["docs"] or "" for item in [*items.values(), index["index"][str(index["root"])]]]
    examples = "\n".join(block for page in pages for block in re.findall(r"```.*?```", page, re.DOTALL))
    missing = set()
    for name, item in items.items():
        method = name.partition("::")[2]
        shown = re.search(rf"\b{method}\b", examples) if method else "```" in (item["docs"] or "")
        missing |= set() if shown else {name}
    assert not missing, sorted(missing)
