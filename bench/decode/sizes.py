"""How large what users load or link is."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = {
    "tcenvelope": "tcenvelope._native",
    "orjson": "orjson.orjson",
    "msgspec": "msgspec._core",
    "pysimdjson": "csimdjson",
}


def measure(scratch: Path) -> dict[str, int]:
    """Bytes, without the symbols for debuggers."""
    release = ROOT / "target" / "release"
    files = {f"C: {name}": release / name for name in ("libtcenvelope.so", "libtcenvelope.a")}
    for package, module in MODULES.items():
        found = importlib.util.find_spec(module)
        assert found is not None and found.origin is not None, module
        files[f"Python: native module of {package}"] = Path(found.origin)
    return {name: stripped(path, scratch) for name, path in files.items()}


def stripped(path: Path, scratch: Path) -> int:
    shutil.copyfile(path, scratch)
    if shutil.which("strip"):
        subprocess.run(["strip", "--strip-debug", str(scratch)], check=True, capture_output=True)
    return scratch.stat().st_size
