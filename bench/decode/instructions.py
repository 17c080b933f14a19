"""How many instructions a body takes, counted by callgrind: a number that no neighbour on the machine disturbs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

NUMBERS = re.compile(r"Collected : ([\d ]+)")
PROFILED_BYTES = 10_000_000
OWN_SHARE = ("--threshold=99", "--tree=none", "--inclusive=no", "--auto=no")
LINE = re.compile(r"^ *([\d,]+) \(\s*([\d.]+)%\)\s+(.*)$")


def missing() -> str | None:
    """Why nothing can be counted."""
    return None if shutil.which("valgrind") else "valgrind is not installed"


def count(program: Path, name: str, corpus: Path, bodies: int, scratch: Path) -> dict[str, float]:
    """Instructions and mispredicted branches a body: what two passes take more than one."""
    one, two = (collected(program, name, corpus, passes, scratch) for passes in (1, 2))
    executed, *branches = (after - before for before, after in zip(one, two, strict=True))
    _, conditional, _, indirect = branches
    return {"instructions": executed / bodies, "mispredictions": (conditional + indirect) / bodies}


def collected(program: Path, name: str, corpus: Path, passes: int, scratch: Path) -> list[int]:
    command = ["valgrind", "--tool=callgrind", "--branch-sim=yes", f"--callgrind-out-file={scratch}"]
    command += [str(program), "pass", name, str(corpus), str(passes)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = NUMBERS.search(done.stderr)
    assert found is not None, done.stderr
    return [int(number) for number in found[1].split()]


def profile(program: Path, name: str, corpus: Path, scratch: Path, most: int = 8) -> list[tuple[str, float]]:
    """The functions that most instructions are spent in themselves, with their share in percent."""
    # So many that starting the program does not show.
    collected(program, name, corpus, 2 + PROFILED_BYTES // corpus.stat().st_size, scratch)
    done = subprocess.run(
        ["callgrind_annotate", "--show=Ir", *OWN_SHARE, str(scratch)], check=True, capture_output=True, text=True
    )
    shares: dict[str, float] = {}
    for line in done.stdout.splitlines():
        found = LINE.match(line)
        if found and "PROGRAM TOTALS" not in line:
            # The name comes after the file, and before the program that it is in.
            name = found[3].partition(":")[2].rpartition(" [")[0] or found[3].partition(":")[2]
            shares[name] = shares.get(name, 0) + float(found[2])
    return sorted(shares.items(), key=lambda item: -item[1])[:most]


def measure(program: Path, names: list[str], corpora: dict[str, tuple[Path, int]], scratch: Path) -> dict[str, Any]:
    """For each corpus and candidate, and where tcenvelope's go."""
    counts: dict[str, Any] = {}
    profiles: dict[str, Any] = {}
    for corpus, (path, bodies) in corpora.items():
        counts[corpus] = {}
        for name in names:
            counts[corpus][name] = count(program, name, path, bodies, scratch)
            if name == "tcenvelope":
                profiles[corpus] = profile(program, name, path, scratch)
    return {"counts": counts, "profiles": profiles}
