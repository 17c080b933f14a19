#!/usr/bin/env python3
"""Builds the source archive and the wheels into build/wheels, and checks each wheel: `make wheels` calls it.

`wheels.py [TARGET...]`, by default every target. A target whose standard library the Rust toolchain does not have is
left out, and named.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "build" / "wheels"
# The oldest C libraries that the standard library of Rust runs on, or older ones; what pip calls them.
TARGETS = {
    "x86_64-unknown-linux-gnu": "manylinux_2_17_x86_64",
    "aarch64-unknown-linux-gnu": "manylinux_2_17_aarch64",
    "x86_64-unknown-linux-musl": "musllinux_1_2_x86_64",
    "aarch64-unknown-linux-musl": "musllinux_1_2_aarch64",
}
LARGEST = 1_500_000
LICENSES = {"LICENSE-APACHE", "LICENSE-MIT", "LICENSE-THIRD-PARTY"}


class WheelError(Exception):
    """A wheel is not what it should be."""


def can_build(target: str) -> bool:
    """Whether the Rust toolchain has the standard library of a target."""
    command = [os.environ.get("RUSTC", "rustc"), "--print", "target-libdir", "--target", target]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.returncode == 0 and any(Path(found.stdout.strip()).glob("libstd-*.rlib"))


def maturin(*arguments: str | Path) -> None:
    environment = dict(os.environ)
    # Messages of panics would name the folder of whoever built it.
    cargo_home = Path(environment.get("CARGO_HOME", Path.home() / ".cargo"))
    hidden = {cargo_home / "registry" / "src": "registry", ROOT: "tcenvelope"}
    flags = [f"--remap-path-prefix={folder}={name}" for folder, name in hidden.items()]
    environment["CARGO_ENCODED_RUSTFLAGS"] = "\x1f".join(flags)
    # maturin looks for its zig among the modules of the Python that comes first.
    environment["PATH"] = str(Path(sys.executable).parent) + os.pathsep + environment.get("PATH", "")
    command = [sys.executable, "-m", "maturin", *arguments, "--out", OUTPUT]
    subprocess.run(command, cwd=ROOT / "python", env=environment, check=True)


def build(target: str) -> Path:
    """The wheel for a target. zig links it, for it has the C libraries of all of them."""
    platform = TARGETS[target]
    for older in OUTPUT.glob(f"*{platform}.whl"):
        older.unlink()
    compatibility = platform.removesuffix("_" + target.partition("-")[0])
    maturin("build", "--release", "--locked", "--zig", "--target", target, "--compatibility", compatibility)
    (wheel,) = OUTPUT.glob(f"*{platform}.whl")
    return wheel


def build_source() -> Path:
    for older in OUTPUT.glob("*.tar.gz"):
        older.unlink()
    maturin("sdist")
    (archive,) = OUTPUT.glob("*.tar.gz")
    return archive


def check(wheel: Path, platform: str) -> None:
    """Refuses a wheel that would not install, load or be allowed everywhere that its name says."""
    if wheel.stat().st_size > LARGEST:
        raise WheelError(f"{wheel.name} has {wheel.stat().st_size} bytes, more than {LARGEST}")
    if "-cp310-abi3-" not in wheel.name:
        raise WheelError(f"{wheel.name} is not for the stable ABI of 3.10")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        native = archive.read("tcenvelope/_native.abi3.so")
    if missing := LICENSES - {name.rpartition("/licenses/")[2] for name in names}:
        raise WheelError(f"{wheel.name} has no {', '.join(sorted(missing))}")
    for folder in {str(ROOT), str(Path.home())} - {"/"}:
        if folder.encode() in native:
            raise WheelError(f"{wheel.name} names {folder}")
    check_platform(wheel, platform)
    # Only functions that the stable ABI of 3.10 has, which it has for all later versions.
    run("abi3audit", "--strict", wheel)


def check_platform(wheel: Path, platform: str) -> None:
    """Refuses symbols and libraries that an older system of the platform may not have."""
    # The libraries of this machine say nothing: it may have another C library, or another processor.
    with tempfile.TemporaryDirectory() as nowhere:
        found = json.loads(run("auditwheel", "show", "--json", "--ldpaths", nowhere, wheel))
    # musl's loader takes this name, which zig gives it, for itself. Alpine's own name for it is what auditwheel knows.
    libraries = found["external_libs"].keys() - ({"libc.so"} if platform.startswith("musllinux") else set())
    if found["sym_tag"] != platform or libraries or found["unsupported_isa"]:
        raise WheelError(f"{wheel.name} is no {platform}: {json.dumps(found, indent=1)}")


def run(module: str, *arguments: str | Path) -> str:
    """What a program of this Python's prints."""
    done = subprocess.run([sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise WheelError(f"{module}: {done.stdout}{done.stderr}")
    return done.stdout


def main(targets: list[str]) -> int:
    if unknown := set(targets) - TARGETS.keys():
        print(f"no target of the wheels: {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}", file=sys.stderr)
        return 2
    made = [build_source()]
    for target in targets or TARGETS:
        if not can_build(target):
            print(f"no wheel for {target}: `rustup target add {target}` gets what it needs")
            continue
        wheel = build(target)
        check(wheel, TARGETS[target])
        made.append(wheel)
    for path in made:
        print(f"{path.stat().st_size:>9,} bytes  {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (WheelError, subprocess.CalledProcessError) as error:
        sys.exit(f"wheels.py: {error}")
