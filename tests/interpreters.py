"""The Python interpreters that this machine has: on the path, or beside the one that pyenv has chosen."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path

# What every release is tried on; what else there is of the newer ones, and of those without a global lock. There is no
# 3.13t: pyo3 does not build for it.
EXPECTED = ("3.10", "3.11", "3.12", "3.13")
NEWER = ("3.14", "3.15", "3.16")
FREE_THREADED = ("3.14t", "3.15t", "3.16t")

WHICH = (
    "import sys, sysconfig; "
    "print('%d.%d' % sys.version_info[:2] + 't' * bool(sysconfig.get_config_var('Py_GIL_DISABLED')))"
)


@functools.cache
def find(version: str) -> Path | None:
    """An interpreter of a version that runs."""
    candidates = [Path(found) for found in [shutil.which(f"python{version}")] if found]
    candidates += sorted(pyenv_versions().glob(f"{version.rstrip('t')}.*/bin/python{version}"), reverse=True)
    return next((path for path in candidates if says(path) == version), None)


@functools.cache
def pyenv_versions() -> Path:
    if shutil.which("pyenv") is None:
        return Path(os.devnull)
    done = subprocess.run(["pyenv", "root"], capture_output=True, text=True, check=False)
    return Path(done.stdout.strip() or os.devnull) / "versions"


def says(python: Path) -> str:
    """The version that runs there; nothing for what only tells that none is chosen."""
    done = subprocess.run([python, "-c", WHICH], capture_output=True, text=True, check=False)
    return done.stdout.strip()
