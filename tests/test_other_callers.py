"""Programs in other languages use the same C library: Go by cgo, Java by JNA, Node by koffi. Each passes all vectors.

A language whose tools cannot be had is skipped, in CI too: nothing of the library is written in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import run as conformance

pytestmark = pytest.mark.optional

# Where the packages of Debian and Fedora put it.
JNA = Path(os.environ.get("JNA_JAR", "/usr/share/java/jna.jar"))
SAMPLE = b'{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure"},"RequestId":"ed93f3cb"}}'


@pytest.fixture(scope="module")
def prefix(root: Path, library: Path, run: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the library is installed for other programs."""
    prefix = tmp_path_factory.mktemp("prefix")
    run("make", "install", f"PREFIX={prefix}", cwd=root)
    return prefix


@pytest.fixture
def go(
    root: Path,
    prefix: Path,
    require: Callable[[str], str],
    run: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> list[str]:
    """The Go program. Nothing is downloaded for it. The cache is empty: Go's does not notice what pkg-config says."""
    command = [require("go"), "build", "-o", prefix / "dump-go", "."]
    require("pkg-config")
    require("gcc")
    environment = {"GOCACHE": str(tmp_path / "cache"), "GOPROXY": "off", "GOFLAGS": "-mod=mod", "CGO_ENABLED": "1"}
    environment["PKG_CONFIG_PATH"] = str(prefix / "lib" / "pkgconfig")
    run(*command, cwd=root / "examples" / "go", env={**os.environ, **environment})
    monkeypatch.setenv("LD_LIBRARY_PATH", str(prefix / "lib"))
    return [str(prefix / "dump-go")]


@pytest.fixture
def java(root: Path, prefix: Path, require: Callable[[str], str], run: Callable[..., str], tmp_path: Path) -> list[str]:
    compiler, machine = require("javac"), require("java")
    if not JNA.exists():
        pytest.skip("JNA's jna.jar is not installed; JNA_JAR may name it")
    sources = sorted((root / "examples" / "java").glob("*.java"))
    run(compiler, "--release", "17", "-Xlint:all", "-Werror", "-cp", JNA, "-d", tmp_path, *sources)
    return [machine, "-cp", f"{JNA}:{tmp_path}", f"-Djna.library.path={prefix / 'lib'}", "Dump"]


@pytest.fixture
def node(
    root: Path, prefix: Path, require: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> list[str]:
    """The Node program, in a folder of its own with koffi."""
    machine, packages = require("node"), require("npm")
    program = tmp_path / "node"
    shutil.copytree(root / "examples" / "node", program, ignore=shutil.ignore_patterns("node_modules"))
    # koffi comes built; its install script would only build it where it does not.
    install = [packages, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    done = subprocess.run(install, cwd=program, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"npm does not give koffi: {done.stderr.strip().splitlines()[:1]}")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(prefix / "lib"))
    return [machine, str(program / "dump.js")]


@pytest.fixture(params=["go", "java", "node"])
def driver(request: pytest.FixtureRequest) -> tuple[str, list[str]]:
    """A language, and the command of its program."""
    return request.param, request.getfixturevalue(request.param)


def test_passes_all_vectors(driver: tuple[str, list[str]], drivers: dict[str, list[str]], tmp_path: Path) -> None:
    """The C driver beside it, so that the remarks are compared as well; and files, which the vectors do not need."""
    name, command = driver
    both = {"C": drivers["C"], name: command}
    vectors = conformance.load(conformance.VECTORS)
    reports, failed = conformance.judge(vectors, both)
    assert not failed, "\n".join(reports[:20])
    body = tmp_path / "body.json"
    body.write_bytes(SAMPLE)
    dumps = [
        subprocess.run([*command, body, body], capture_output=True, check=True).stdout for command in both.values()
    ]
    assert dumps[0] == dumps[1]
    assert dumps[0].startswith(b"outcome failure\n")
    for wrong in ([], [tmp_path / "missing"]):
        assert subprocess.run([*command, *wrong], capture_output=True, check=False).returncode == 2
    for cut in (b"body 9\n{}", b"body 2", b"what 1\nbody 2\n{}"):
        assert subprocess.run([*command, "--frames"], input=cut, capture_output=True, check=False).returncode == 2
