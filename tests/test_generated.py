"""Files that are made from others are as they would be made today."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# What is made, and something that stands in it.
GENERATED = {
    "include/tcenvelope.h": "null",
    "python/tcenvelope/__init__.py": '"Throttled"',
    "python/tcenvelope/_anomaly.py": "null",
    "python/tcenvelope/_categories.py": "class Throttled",
    "python/tcenvelope/_numbers.py": "THROTTLED",
}


def generate(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    cargo = os.environ.get("CARGO", "cargo")
    command = [cargo, "xtask", "generate", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_generated_files_are_up_to_date(root: Path) -> None:
    done = generate(root, "--check")
    assert done.returncode == 0, done.stderr
    assert all(name in done.stdout for name in GENERATED)


def test_a_stale_file_is_noticed(root: Path, tmp_path: Path) -> None:
    made = [line.partition(":")[0] for line in generate(root, "--check").stdout.splitlines()]
    assert GENERATED.keys() <= set(made)
    for name in made:
        copy = tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((root / name).read_bytes())
    assert generate(root, "--check", "--into", str(tmp_path)).returncode == 0
    for name, part in GENERATED.items():
        copy = tmp_path / name
        text = copy.read_text(encoding="utf-8")
        copy.write_text(text.replace(part, "stale", 1), encoding="utf-8")
        done = generate(root, "--check", "--into", str(tmp_path))
        assert done.returncode == 1
        assert f"{name}: out of date" in done.stderr
        copy.write_text(text, encoding="utf-8")
