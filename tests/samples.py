"""The sample responses that the official command line tool ships, for the checks that decode them.

They are in a package on PyPI, Tencent Cloud's own `tccli`. They are read from there and never copied in.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = "tccli==3.1.189.1"
COUNT = 18_263


class Sample(NamedTuple):
    """What one action of a product is documented to answer."""

    product: str
    version: str  # as the package names it: v20180412
    action: str
    body: bytes


def read(root: Path) -> list[Sample]:
    """All of them, in a fixed order; a check that needs them is skipped where they cannot be had."""
    folder = root / "build" / "samples"
    if not list(folder.glob("*.whl")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            pytest.skip(f"{PACKAGE} cannot be downloaded: {done.stderr.strip()[-200:]}")
    [wheel] = folder.glob("*.whl")
    found = []
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("tccli/services/") and name.endswith("/examples.json"):
                product, version = name.split("/")[2:4]
                for action, examples in json.loads(archive.read(name))["actions"].items():
                    found += [Sample(product, version, action, example["output"].encode()) for example in examples]
    assert len(found) == COUNT
    return found
