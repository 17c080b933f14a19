"""`make install` puts every file where it belongs, and `make uninstall` takes each away again."""

from __future__ import annotations

import filecmp
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CMAKE = ["config", "config-version", "layout", "targets"]
TERMS = [
    f"{folder}/{name}"
    for folder in ("tcenvelope", "tcenvelope-command")
    for name in ("LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY.txt")
]
MAN_PAGES = ["", "-completions", "-decode", "-explain", "-scan"]


def files(tree: Path) -> set[str]:
    return {str(path.relative_to(tree)) for path in tree.rglob("*") if not path.is_dir()}


def test_what_is_installed(prefix: Path, version: str) -> None:
    vectors = "share/tcenvelope/conformance/vectors/"
    assert {name for name in files(prefix) if not name.startswith(vectors)} == {
        "bin/tcenvelope",
        "include/tcenvelope.h",
        "include/tcenvelope.hpp",
        "lib/libtcenvelope.a",
        "lib/libtcenvelope.so",
        "lib/libtcenvelope.so.0",
        f"lib/libtcenvelope.so.{version}",
        *(f"lib/cmake/tcenvelope/tcenvelope-{name}.cmake" for name in CMAKE),
        "lib/pkgconfig/tcenvelope.pc",
        "share/bash-completion/completions/tcenvelope",
        *(f"share/doc/{name}" for name in TERMS),
        "share/fish/vendor_completions.d/tcenvelope.fish",
        *(f"share/man/man1/tcenvelope{name}.1" for name in MAN_PAGES),
        "share/tcenvelope/conformance/README.md",
        "share/zsh/site-functions/_tcenvelope",
    }
    library = prefix / "lib"
    assert (library / "libtcenvelope.so").readlink() == Path("libtcenvelope.so.0")
    assert (library / "libtcenvelope.so.0").readlink() == Path(f"libtcenvelope.so.{version}")
    assert all(path.stat().st_mode & 0o444 == 0o444 for path in prefix.rglob("*")), "everybody may read all of it"


def test_the_vectors_come_along(prefix: Path, root: Path) -> None:
    theirs, ours = prefix / "share/tcenvelope/conformance/vectors", root / "conformance" / "vectors"
    names = files(ours)
    assert files(theirs) == names and len(names) > 1000
    _, different, unreadable = filecmp.cmpfiles(ours, theirs, names, shallow=False)
    assert not different and not unreadable


def test_the_abi_is_in_the_soname(
    prefix: Path, root: Path, version: str, require: Callable[[str], str], run: Callable[..., str]
) -> None:
    """And it is the number that the header says. cargo-c takes it from the version: they must agree."""
    header = (root / "include" / "tcenvelope.h").read_text("utf-8")
    abi = re.search(r"^#define TCE_ABI_VERSION (\d+)$", header, flags=re.MULTILINE)
    assert abi and abi[1] == version.split(".")[0]
    printed = run(require("readelf"), "--dynamic", prefix / "lib" / "libtcenvelope.so")
    assert f"Library soname: [libtcenvelope.so.{abi[1]}]" in printed


def test_the_version_is_everywhere_the_same(prefix: Path, root: Path, version: str) -> None:
    assert f'#define TCE_VERSION "{version}"' in (prefix / "include" / "tcenvelope.h").read_text("utf-8")
    assert f"Version: {version}\n" in (prefix / "lib/pkgconfig/tcenvelope.pc").read_text("utf-8")
    written = [*(root / "packaging").iterdir(), root / "CMakeLists.txt", root / "Makefile"]
    assert not [path.name for path in written if re.search(rf"\b{re.escape(version)}\b", path.read_text("utf-8"))]


def test_the_archive_has_no_debug_information(
    prefix: Path, library: Path, require: Callable[[str], str], run: Callable[..., str]
) -> None:
    sections = [require("readelf"), "--section-headers", "--wide"]
    assert " .debug_" not in run(*sections, prefix / "lib" / "libtcenvelope.a")
    built = (library / "libtcenvelope.a").stat().st_size
    assert (prefix / "lib" / "libtcenvelope.a").stat().st_size < 0.8 * built


def test_destdir_and_uninstall(make: Callable[..., str], tmp_path: Path) -> None:
    """A packager installs into a folder what will later lie elsewhere. Other people's files stay."""
    where = [f"DESTDIR={tmp_path}", "PREFIX=/opt/our", "LIBDIR=/opt/our/lib64"]
    other = tmp_path / "opt/our/include/other.h"
    other.parent.mkdir(parents=True)
    other.write_text("", "utf-8")

    make("install", *where)
    described = (tmp_path / "opt/our/lib64/pkgconfig/tcenvelope.pc").read_text("utf-8")
    assert "prefix=/opt/our\nlibdir=/opt/our/lib64\n" in described
    holding = [path for path in tmp_path.rglob("*") if path.suffix in {".pc", ".cmake"}]
    assert not [path for path in holding if str(tmp_path) in path.read_text("utf-8")]

    make("install", *where)  # a second time, over the first
    make("uninstall", *where)
    assert files(tmp_path) == {"opt/our/include/other.h"}
    assert not list(tmp_path.rglob("*tcenvelope*"))


@pytest.mark.parametrize("goal", ["install", "uninstall"])
@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("PREFIX={}/a b", "no white space"),
        ("LIBDIR={}/a b", "no white space"),
        ("DESTDIR={}/a b", "no white space"),
        ("PREFIX={}/a&b", "no white space"),
        ("PREFIX={}/a;b", "no white space"),
        ("PREFIX={}/a'b", "no white space"),
        ("PREFIX=build/local", "must begin at the root"),
        ("LIBDIR=lib", "must begin at the root"),
    ],
)
def test_a_path_that_would_be_misread(goal: str, where: str, said: str, root: Path, tmp_path: Path) -> None:
    """Half of a path with a space would be what `rm -rf` gets."""
    kept = tmp_path / "a"
    kept.write_text("kept")
    paths = [f"DESTDIR={tmp_path}", where.format(tmp_path)] if "{}" in where else [where]
    command = ["make", goal, *paths]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and said in done.stderr, done.stderr
    assert kept.read_text() == "kept"


def test_who_has_no_cargo_gets_what_was_built(make: Callable[..., str], tmp_path: Path) -> None:
    """`sudo make install` runs without the user's cargo."""
    make("install", f"PREFIX={tmp_path}", "CARGO=no-cargo-here")
    assert (tmp_path / "lib" / "libtcenvelope.so").exists()
