"""Files that are made from others are as they would be made today."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# What is made, and something that stands in it; nothing for tables of bytes, where any byte will do.
GENERATED = {
    "include/tcenvelope.h": b"null",
    "cli/man/tcenvelope.1": b"Exit status",
    "cli/man/tcenvelope-completions.1": b"fish",
    "cli/man/tcenvelope-decode.1": b"curl",
    "cli/man/tcenvelope-explain.1": b"Throttled",
    "cli/man/tcenvelope-scan.1": b"zstd",
    "python/tcenvelope/__init__.py": b'"Throttled"',
    "python/tcenvelope/_anomaly.py": b"null",
    "python/tcenvelope/_categories.py": b"class Throttled",
    "python/tcenvelope/_numbers.py": b"THROTTLED",
    "core/src/code/tables/catalogue.bin": b"",
    "core/src/code/tables/code_reasons.bin": b"",
    "core/src/code/tables/codes.bin": b"",
    "core/src/code/tables/descriptions.bin": b"",
    "core/src/code/tables/families.bin": b"",
    "core/src/code/tables/family_reasons.bin": b"",
    "core/src/code/tables/product_code_reasons.bin": b"",
    "core/src/code/tables/product_codes.bin": b"",
    "core/src/code/tables/products.bin": b"",
    "core/src/code/tables/rules.rs": b"RULES",
    "docs/code-reference.md": b"### RequestLimitExceeded",
    "docs/codes.md": b"| Throttled | 1",
}


def generate(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    cargo = os.environ.get("CARGO", "cargo")
    command = [cargo, "xtask", "generate", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_generated_files_are_up_to_date(root: Path) -> None:
    done = generate(root, "--check")
    assert done.returncode == 0, done.stderr
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == GENERATED.keys()


def test_a_stale_file_is_noticed(root: Path, tmp_path: Path) -> None:
    for name in GENERATED:
        copy = tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((root / name).read_bytes())
    assert generate(root, "--check", "--into", str(tmp_path)).returncode == 0
    for name, part in GENERATED.items():
        copy = tmp_path / name
        made = copy.read_bytes()
        assert part in made
        copy.write_bytes(made.replace(part, b"stale", 1))
    done = generate(root, "--check", "--into", str(tmp_path))
    assert done.returncode == 1
    assert {line.partition(": out of date")[0] for line in done.stderr.splitlines()} == GENERATED.keys()
