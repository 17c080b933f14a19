"""Builds the program that times Rust, C and C++, and runs it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# How everything in the program is compiled: for any processor of the kind, or for the one that it runs on.
BUILDS = {"portable": "", "native": "native"}


class Native:
    """One build of the program."""

    def __init__(self, build: Path, parsers: Path, kind: str, profile: str) -> None:
        cpu = BUILDS[kind]
        target = build / (f"target-{kind}" if cpu else "target")
        environment = {
            **os.environ,
            "BENCH_PARSERS": str(parsers.resolve()),
            "RUSTFLAGS": f"-C target-cpu={cpu}" if cpu else "",
            "CFLAGS": f"-march={cpu}" if cpu else "",
            "CXXFLAGS": f"-march={cpu}" if cpu else "",
        }
        command = [os.environ.get("CARGO", "cargo"), "build", "--quiet", "--locked", "--profile", profile]
        command += ["--manifest-path", str(HERE / "Cargo.toml"), "--target-dir", str(target)]
        subprocess.run(command, check=True, env=environment)
        self.program = target / profile / "bench-decode"

    def ask(self, *words: str | Path) -> Any:
        done = subprocess.run([self.program, *words], check=True, capture_output=True, text=True)
        return json.loads(done.stdout)
