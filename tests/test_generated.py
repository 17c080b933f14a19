"""Files that are made from others are as they would be made today."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

GENERATED = [
    "include/tcenvelope.h",
    "python/tcenvelope/_anomaly.py",
    "python/tcenvelope/_numbers.py",
    "core/src/code/tables/catalogue.bin",
    "core/src/code/tables/codes.bin",
    "core/src/code/tables/descriptions.bin",
    "core/src/code/tables/families.bin",
    "core/src/code/tables/product_codes.bin",
    "core/src/code/tables/products.bin",
    "core/src/code/tables/rules.rs",
    "docs/codes.md",
]


def generate(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    cargo = os.environ.get("CARGO", "cargo")
    command = [cargo, "xtask", "generate", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_generated_files_are_up_to_date(root: Path) -> None:
    done = generate(root, "--check")
    assert done.returncode == 0, done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == GENERATED


def test_a_stale_file_is_noticed(root: Path, tmp_path: Path) -> None:
    for name in GENERATED:
        copy = tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((root / name).read_bytes())
    assert generate(root, "--check", "--into", str(tmp_path)).returncode == 0
    for name in GENERATED:
        copy = tmp_path / name
        made = copy.read_bytes()
        copy.write_bytes(made + b"\n")
        done = generate(root, "--check", "--into", str(tmp_path))
        assert done.returncode == 1
        assert f"{name}: out of date" in done.stderr
        copy.write_bytes(made)
