"""The sample responses that the official command line tools ship, for the checks that decode them.

They are in packages on PyPI, Tencent Cloud's own `tccli` and its international edition. They are read from there and
never copied in.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = "tccli==3.1.189.1"
INTERNATIONAL = "tccli-intl-en==3.1.193.1"
COUNTS = {PACKAGE: 18_263, INTERNATIONAL: 10_602}


class Sample(NamedTuple):
    """What one action of a product is documented to answer."""

    product: str
    version: str  # as the package names it: v20180412
    action: str
    body: bytes


def read(root: Path, package: str = PACKAGE) -> list[Sample]:
    """All of a package, in a fixed order; a check that needs them is skipped where they cannot be had."""
    folder = root / "build" / "samples"
    name = package.replace("-", "_").replace("==", "-")
    if not list(folder.glob(f"{name}-*.whl")):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", scratch, package]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                pytest.skip(f"{package} cannot be downloaded: {done.stderr.strip()[-200:]}")
            for wheel in Path(scratch).iterdir():
                wheel.replace(folder / wheel.name)  # Whole or not at all: another check may look for it now.
    [wheel] = folder.glob(f"{name}-*.whl")
    found = []
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("tccli/services/") and name.endswith("/examples.json"):
                product, version = name.split("/")[2:4]
                for action, examples in json.loads(archive.read(name))["actions"].items():
                    found += [Sample(product, version, action, example["output"].encode()) for example in examples]
    assert len(found) == COUNTS[package]
    return found


def read_all(root: Path) -> list[Sample]:
    """Those of both packages."""
    return [sample for package in COUNTS for sample in read(root, package)]
