"""`make deb`: a Debian package that needs no flags once it is installed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = "libtcenvelope-dev"


@pytest.fixture(scope="module")
def package(root: Path, make: Callable[..., str], require: Callable[[str], str]) -> Path:
    require("cargo-deb")
    require("dpkg-shlibdeps")
    make("deb")
    (found,) = (root / "build" / "deb").glob(f"{PACKAGE}_*.deb")
    return found


def test_says_what_it_is(package: Path, version: str, require: Callable[[str], str], run: Callable[..., str]) -> None:
    control = run(require("dpkg-deb"), "--field", package)
    assert f"Package: {PACKAGE}\n" in control
    assert f"Version: {version}-1\n" in control
    assert "Depends: libc6 (>= 2." in control
    listed = run(require("dpkg-deb"), "--contents", package)
    assert "./usr/lib/libtcenvelope.so.0 -> libtcenvelope.so." in listed
    assert f"./usr/share/doc/{PACKAGE}/copyright" in listed


def test_the_command_has_a_package_of_its_own(
    package: Path, root: Path, version: str, require: Callable[[str], str], run: Callable[..., str], tmp_path: Path
) -> None:
    (command,) = package.parent.glob("tcenvelope_*.deb")
    control = run(require("dpkg-deb"), "--field", command)
    assert f"Package: tcenvelope\nVersion: {version}-1\n" in control
    run(require("dpkg-deb"), "--extract", command, tmp_path)
    assert run(tmp_path / "usr" / "bin" / "tcenvelope", "--version") == f"tcenvelope {version}\n"
    pages = {path.name.split(".")[0] for path in (tmp_path / "usr/share/man/man1").iterdir()}
    assert pages == {path.stem for path in (root / "cli" / "man").iterdir()}


@pytest.mark.parametrize("source", ["main.c", "main.cpp"])
def test_unpacked(
    package: Path,
    compiled: Callable[..., Path],
    require: Callable[[str], str],
    run: Callable[..., str],
    answer: str,
    tmp_path: Path,
    source: str,
) -> None:
    system = tmp_path / "system"
    run(require("dpkg-deb"), "--extract", package, system)
    library = system / "usr" / "lib"
    program = compiled(source, f"-I{system / 'usr' / 'include'}", f"-L{library}", "-ltcenvelope")
    assert run(program, env={"LD_LIBRARY_PATH": str(library)}) == answer


@pytest.fixture
def installed(package: Path, require: Callable[[str], str], run: Callable[..., str]) -> Iterator[None]:
    """Installed for good, and only on a machine that is there for tests: a person's is not changed."""
    if not os.environ.get("CI") or os.geteuid() != 0:
        pytest.skip("a package is installed in CI only, by root; it was used unpacked")
    dpkg = require("dpkg")
    run(dpkg, "--install", package)
    yield
    run(dpkg, "--purge", PACKAGE)
    assert not Path("/usr/include/tcenvelope.h").exists()


@pytest.mark.usefixtures("installed")
def test_installed(
    compiled: Callable[..., Path],
    cmake_programs: Callable[..., dict[str, Path]],
    require: Callable[[str], str],
    run: Callable[..., str],
    answer: str,
) -> None:
    """No folder is named: the compiler, the loader, pkg-config and CMake all find it."""
    for source in ("main.c", "main.cpp"):
        assert run(compiled(source, "-ltcenvelope"), env={}) == answer
    said = run(require("pkg-config"), "--cflags", "--libs", "tcenvelope").split()
    assert run(compiled("main.c", *said), env={}) == answer
    for program in cmake_programs("find_package").values():
        assert run(program, env={}) == answer
    listed = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=False)
    assert "libtcenvelope.so.0" in listed.stdout
