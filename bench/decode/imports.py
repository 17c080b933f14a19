"""How long Python takes to import a package, beyond starting at all."""

from __future__ import annotations

import subprocess
import sys
import time

from stats import Spread, spread

PACKAGES = ["tcenvelope", "json", "orjson", "msgspec", "simdjson"]


def measure(rounds: int) -> dict[str, Spread]:
    """Milliseconds that `python -c "import X"` takes more than `python -c pass` of the same round."""
    extra: dict[str, list[float]] = {package: [] for package in PACKAGES}
    run("pass")
    for _ in range(rounds):
        nothing = run("pass")
        for package in PACKAGES:
            extra[package].append(run(f"import {package}") - nothing)
    return {package: spread(numbers) for package, numbers in extra.items()}


def run(code: str) -> float:
    start = time.perf_counter_ns()
    subprocess.run([sys.executable, "-c", code], check=True)
    return (time.perf_counter_ns() - start) / 1e6
