#!/usr/bin/env python3
"""Runs every test and adds up what the runners say. `make test` calls it.

The last line is `N passed, N failed`, with `, N skipped` if checks were skipped because a tool is missing.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "build" / "pytest.xml"
CARGO = os.environ.get("CARGO", "cargo")
# The Python module and the fuzz target are built and run by checks of their own.
RUST_TESTS = [
    [CARGO, "test", "--locked", "--workspace", "--exclude", "tcenvelope-python", "--exclude", "tcenvelope-fuzz"],
    # The promise about the stack is one of the release build, and only that is fast enough for all cases of the ways.
    [CARGO, "test", "--locked", "--release", "--package", "tcenvelope", "--test", "limits", "--test", "ways"],
]


def run(command: list[str]) -> tuple[int, str]:
    """Runs a command, showing what it prints while it runs, and returns its exit status and output."""
    print(f"$ {' '.join(command)}", flush=True)
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    return process.wait(), "".join(lines)


def run_rust(command: list[str]) -> tuple[int, int]:
    """How many Rust tests passed and failed; a run that ends before its tests counts as one failure."""
    status, output = run(command)
    results = re.findall(r"^test result: .*? (\d+) passed; (\d+) failed;", output, flags=re.MULTILINE)
    passed = sum(int(passed) for passed, _ in results)
    failed = sum(int(failed) for _, failed in results)
    return passed, max(failed, int(status != 0 or passed == 0))


def run_pytest() -> tuple[int, int, int]:
    """How many of the other checks passed, failed and were skipped."""
    REPORT.unlink(missing_ok=True)
    # Two at a time, for most keep one processor busy. The tests of a file share what they build, so they stay together.
    workers = ["--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder"]
    status, _ = run([sys.executable, "-m", "pytest", "-q", "--durations=25", *workers, f"--junitxml={REPORT}"])
    if not REPORT.exists():
        return 0, 1, 0
    suites = list(xml.parse(REPORT).getroot().iter("testsuite"))
    total, failures, errors, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    passed = total - failed - skipped
    return passed, max(failed, int(status != 0 or passed == 0)), skipped


def main() -> int:
    rust = [run_rust(command) for command in RUST_TESTS]
    passed, failed, skipped = run_pytest()
    passed += sum(passed for passed, _ in rust)
    failed += sum(failed for _, failed in rust)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
