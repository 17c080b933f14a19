"""What pkg-config says is all that a C or C++ compiler needs to be told."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

BOTH = pytest.mark.parametrize("source", ["main.c", "main.cpp"])
PkgConfig = Callable[..., list[str]]


@pytest.fixture
def pkg_config(prefix: Path, require: Callable[[str], str], run: Callable[..., str]) -> PkgConfig:
    environment = {**os.environ, "PKG_CONFIG_PATH": str(prefix / "lib" / "pkgconfig")}

    def ask(*options: str) -> list[str]:
        return run(require("pkg-config"), *options, "tcenvelope", env=environment).split()

    return ask


@BOTH
def test_shared(
    pkg_config: PkgConfig,
    compiled: Callable[..., Path],
    asks_for: Callable[[Path], list[str]],
    prefix: Path,
    run: Callable[..., str],
    answer: str,
    source: str,
) -> None:
    program = compiled(source, *pkg_config("--cflags", "--libs"))
    assert asks_for(program) == ["libtcenvelope.so.0"]
    assert run(program, env={"LD_LIBRARY_PATH": str(prefix / "lib")}) == answer


@BOTH
def test_static(
    pkg_config: PkgConfig,
    compiled: Callable[..., Path],
    asks_for: Callable[[Path], list[str]],
    run: Callable[..., str],
    answer: str,
    source: str,
) -> None:
    """Our archive in a program that is shared otherwise."""
    program = compiled(source, *pkg_config("--cflags"), *pkg_config("--variable=static_libs"))
    assert asks_for(program) == []
    assert run(program, env={}) == answer


@BOTH
def test_nothing_shared_at_all(
    pkg_config: PkgConfig,
    compiled: Callable[..., Path],
    require: Callable[[str], str],
    run: Callable[..., str],
    answer: str,
    source: str,
) -> None:
    program = compiled(source, "-static", *pkg_config("--static", "--cflags", "--libs"))
    assert "(NEEDED)" not in run(require("readelf"), "--dynamic", program)
    assert run(program, env={}) == answer


def test_the_system_libraries_are_those_that_rust_asks_for(
    pkg_config: PkgConfig, root: Path, tmp_path: Path, run: Callable[..., str]
) -> None:
    """All but libc and gcc_s, which compilers link unasked, and the two that have been empty since glibc 2.2."""
    source = tmp_path / "empty.rs"
    source.write_text("", "utf-8")
    rustc = os.environ.get("RUSTC", "rustc")
    printed = run(rustc, "--crate-type=staticlib", "--print=native-static-libs", source, cwd=tmp_path)
    line = next(line for line in printed.splitlines() if "native-static-libs:" in line)
    wanted = set(line.split("native-static-libs:")[1].split()) - {"-lc", "-lgcc_s", "-lutil", "-lrt"}
    private = [word for word in pkg_config("--static", "--libs") if word not in pkg_config("--libs")]
    assert set(private) >= wanted
    targets = (root / "packaging" / "tcenvelope-targets.cmake").read_text("utf-8")
    assert f'INTERFACE_LINK_LIBRARIES "{";".join(private)}"' in targets


def test_says_the_version_and_where_the_vectors_are(pkg_config: PkgConfig, version: str) -> None:
    assert pkg_config("--modversion") == [version]
    (vectors,) = pkg_config("--variable=vectors")
    assert (Path(vectors) / "official" / "success.json").is_file()


def test_the_file_is_valid(prefix: Path, require: Callable[[str], str]) -> None:
    command = [require("pkg-config"), "--validate", str(prefix / "lib/pkgconfig/tcenvelope.pc")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
