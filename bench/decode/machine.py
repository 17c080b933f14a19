"""What machine and which versions a result is about. Nothing that names the machine itself."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import subprocess
from pathlib import Path

HERE = Path(__file__).parent


def describe() -> dict[str, str]:
    return {
        "processor": processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "system": f"{system()}, {platform.machine()}",
        "load at the start": f"{os.getloadavg()[0]:.1f}",
    }


def processor() -> str:
    fields: dict[str, str] = {}
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        fields.setdefault(name.strip(), value.strip())
    flags = fields.get("flags", "").split()
    wide = [name for flag, name in (("avx2", "AVX2"), ("avx512bw", "AVX-512")) if flag in flags]
    family = f"family {fields.get('cpu family')}, model {fields.get('model')}"
    return f"{fields.get('model name', 'unknown')} ({family}; {', '.join(wide) or 'no AVX2'})"


def system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def versions(native: dict[str, str]) -> dict[str, str]:
    """Of the compilers, of the peers, and of tcenvelope."""
    found = {"Rust": first_line("rustc", "--version").split()[1], "C++": first_line("c++", "--version")}
    found["Python"] = platform.python_version()
    found |= native
    lock = (HERE / "Cargo.lock").read_text(encoding="utf-8")
    rust = dict(re.findall(r'^name = "(.+)"\nversion = "(.+)"$', lock, flags=re.MULTILINE))
    found |= {name: rust[name] for name in ("tcenvelope", "serde_json", "sonic-rs", "simd-json", "jiter")}
    return found | {name: importlib.metadata.version(name) for name in ("orjson", "msgspec", "pysimdjson")}


def first_line(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[0]
