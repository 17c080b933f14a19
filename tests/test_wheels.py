"""The wheels and the source archive, as users get them: on every Python of this machine, and where there is little."""

from __future__ import annotations

import importlib.util
import os
import platform
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import interpreters
import pytest

# One that runs here, and one for the other processor and the other C library: they go through all of `wheels.py`.
MACHINE = platform.machine()
HERE = f"{MACHINE}-unknown-linux-gnu"
ELSEWHERE = {"x86_64": "aarch64", "aarch64": "x86_64"}.get(MACHINE, "") + "-unknown-linux-musl"
# Of the tests of the package, those that need nothing but pytest, and take little time.
TESTS = ("decode", "errors", "fields", "import", "pickling", "response", "testing", "threads", "to_dict")
SOURCES = ("pyproject.toml", "Cargo.lock", "core/src/lib.rs", "python/src/lib.rs", "tcenvelope/py.typed")


@pytest.fixture(scope="module")
def wheels(root: Path) -> Path:
    """The folder with what `wheels.py` made."""
    if sys.platform != "linux" or not ELSEWHERE.startswith(("x86_64", "aarch64")):
        pytest.skip(f"wheels are built on Linux only, x86-64 or aarch64, not on {sys.platform} {MACHINE}")
    if importlib.util.find_spec("ziglang") is None:
        pytest.skip(f"ziglang is not installed for {sys.executable}")
    done = subprocess.run(
        [sys.executable, root / "python" / "wheels.py", HERE, ELSEWHERE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    print(done.stdout)
    return root / "build" / "wheels"


@pytest.fixture(scope="module")
def wheel(wheels: Path) -> Path:
    (found,) = wheels.glob(f"*-cp310-abi3-manylinux*_{MACHINE}.whl")
    return found


@pytest.fixture(scope="module")
def source(wheels: Path) -> Path:
    (found,) = wheels.glob("*.tar.gz")
    return found


@pytest.fixture
def python(request: pytest.FixtureRequest, tmp_path: Path, run: Callable[..., str]) -> Path:
    """The Python of a new environment of a version."""
    found = interpreters.find(request.param)
    if found is None:
        pytest.skip(f"there is no Python {request.param}")
    run(found, "-m", "venv", tmp_path / "venv")
    return tmp_path / "venv" / "bin" / "python"


def install(run: Callable[..., str], python: Path, *packages: str | Path, **options: object) -> None:
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages, **options)


def run_tests(root: Path, run: Callable[..., str], python: Path) -> None:
    """All vectors, and most tests of the package."""
    run(
        sys.executable,
        root / "conformance" / "run.py",
        "--driver",
        f"Python={python} examples/python/dump.py",
        cwd=root,
    )
    install(run, python, "--constraint", root / "python" / "requirements-test.txt", "pytest")
    tests = [f"python/tests/test_{name}.py" for name in TESTS]
    # Whatever else is set for this run is not theirs.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "CI"))}
    run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, cwd=root, env=environment)


# What a machine seldom has is no check that misses its tool: it is tried where it is.
@pytest.mark.parametrize(
    "python", [*interpreters.EXPECTED, *filter(interpreters.find, interpreters.NEWER)], indirect=True
)
def test_the_wheel_on(root: Path, run: Callable[..., str], wheel: Path, python: Path) -> None:
    install(run, python, "--no-index", wheel)
    run_tests(root, run, python)


if FREE_THREADED := list(filter(interpreters.find, interpreters.FREE_THREADED)):

    @pytest.mark.parametrize("python", FREE_THREADED, indirect=True)
    def test_the_source_without_a_global_lock(root: Path, run: Callable[..., str], source: Path, python: Path) -> None:
        """The wheel for the stable ABI is not for them: pip builds the source."""
        install(run, python, source)
        run(python, "-W", "error", "-c", "import sys, tcenvelope; assert not sys._is_gil_enabled()")
        run_tests(root, run, python)


def test_the_source_archive_holds_what_builds_it_and_the_licences(source: Path) -> None:
    folder = source.name.removesuffix(".tar.gz")
    with tarfile.open(source) as archive:
        members = {member.name.removeprefix(f"{folder}/"): member for member in archive}
    assert members.keys() >= {*SOURCES, "LICENSE-APACHE", "LICENSE-MIT", "LICENSE-THIRD-PARTY"}
    assert all(member.isfile() for member in members.values())
    assert not [name for name in members if name.startswith(("ffi-c/", "target/", "build/"))]


def test_the_source_in_a_bare_environment(source: Path, run: Callable[..., str], tmp_path: Path) -> None:
    """An empty home, a bare folder, and nothing but Rust, the linker that it needs, and Python."""
    rust = run(os.environ.get("RUSTC", "rustc"), "--print", "sysroot").strip()
    home, folder = tmp_path / "home", tmp_path / "folder"
    home.mkdir()
    folder.mkdir()
    # That it is fast is no matter here, so it is not optimized: the wheels are.
    quick = {"CARGO_PROFILE_RELEASE_LTO": "off", "CARGO_PROFILE_RELEASE_OPT_LEVEL": "0"}
    bare = {"cwd": folder, "env": {"HOME": str(home), "PATH": f"{rust}/bin:/usr/bin:/bin", **quick}}
    python = tmp_path / "venv" / "bin" / "python"
    run(sys.executable, "-m", "venv", tmp_path / "venv", **bare)
    install(run, python, source, **bare)
    shown = run(python, "-c", "import tcenvelope; print(tcenvelope.decode('{\"Response\": {}}'))", **bare)
    assert shown == "<tcenvelope.Response success request_id=- anomalies=request_id_missing>\n"
    installed = {path.name for path in tmp_path.glob("venv/lib/*/site-packages/tcenvelope-*/licenses/*")}
    assert installed == {"LICENSE-APACHE", "LICENSE-MIT", "LICENSE-THIRD-PARTY"}


def test_the_wheel_holds_the_package_and_nothing_else(root: Path, wheel: Path) -> None:
    sources = {f"tcenvelope/{path.name}" for path in (root / "python" / "tcenvelope").iterdir() if path.is_file()}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name for name in names if ".dist-info/" not in name} == sources | {"tcenvelope/_native.abi3.so"}
    metadata = {name.partition(".dist-info/")[2] for name in names if ".dist-info/" in name}
    licenses = {f"licenses/LICENSE-{name}" for name in ("APACHE", "MIT", "THIRD-PARTY")}
    assert metadata == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", *licenses}


def test_there_is_no_wheel_for_a_target_of_others(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / "python" / "wheels.py", "wasm32-wasip1"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("no target of the wheels: wasm32-wasip1; there are x86_64-unknown-linux-gnu, ")
