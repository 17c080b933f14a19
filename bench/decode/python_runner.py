"""Times the candidates in Python in turns, and prints the same JSON as the program in src/.

The collector of cyclic garbage is off while a turn lasts: it would stop whoever happens to be running.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import python_envelope
import python_everything

# A turn decodes at least this much: a shorter one would measure the clock.
TURN_BYTES = 1 << 19
GROUPS: dict[str, dict[str, Callable[[list[bytes]], tuple[int, ...]]]] = {
    "envelope": python_envelope.CANDIDATES,
    "everything": python_everything.CANDIDATES,
}


def read(path: str) -> list[bytes]:
    content = Path(path).read_bytes()
    bodies = []
    start = 0
    while start < len(content):
        end = start + 8 + int.from_bytes(content[start : start + 8], "little")
        bodies.append(content[start + 8 : end])
        start = end
    return bodies


def differing(group: str, name: str, first: str, bodies: list[bytes]) -> list[int]:
    """The places of the bodies of which a candidate says something else than the first one."""

    def says(name: str, body: bytes) -> Any:
        return python_everything.fields(name, body) if group == "everything" else GROUPS[group][name]([body])

    return [place for place, body in enumerate(bodies) if says(name, body) != says(first, body)]


def rounds(candidates: list[Callable[[list[bytes]], Any]], bodies: list[bytes], count: int) -> list[list[float]]:
    """Nanoseconds for one pass over the bodies: for each candidate, one number a round."""
    passes = -(-TURN_BYTES // sum(map(len, bodies)))
    times: list[list[float]] = [[] for _ in candidates]
    for number in range(count):
        for turn in range(len(candidates)):
            chosen = (number + turn) % len(candidates)
            run = candidates[chosen]
            gc.collect()
            gc.disable()
            start = time.thread_time_ns()
            for _ in range(passes):
                run(bodies)
            times[chosen].append((time.thread_time_ns() - start) / passes)
            gc.enable()
    return times


def timed(group: str, count: int, bodies: list[bytes]) -> dict[str, Any]:
    candidates = GROUPS[group]
    first = next(iter(candidates))
    checked = {
        name: {"answer": run(bodies), "differing": differing(group, name, first, bodies)}
        for name, run in candidates.items()
    }
    times = rounds(list(candidates.values()), bodies, count)
    results = [
        {"name": name, **checked[name], "nanoseconds": nanoseconds}
        for name, nanoseconds in zip(candidates, times, strict=True)
    ]
    return {"bodies": len(bodies), "bytes": sum(map(len, bodies)), "candidates": results}


def high_water_mark() -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise OSError("the system does not say how much memory was used")


def growth(run: Callable[[list[bytes]], Any], bodies: list[bytes]) -> int:
    """Bytes between what is resident before and the most that is resident during one pass."""
    gc.collect()
    # Sets the high-water mark to what is resident now.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = high_water_mark()
    run(bodies)
    return high_water_mark() - before


def main(words: list[str]) -> None:
    match words:
        case ["time", group, count, path]:
            print(json.dumps(timed(group, int(count), read(path))))
        case ["memory", group, name, path]:
            print(growth(GROUPS[group][name], read(path)))
        case ["names", group]:
            print(json.dumps(list(GROUPS[group])))
        case _:
            sys.exit("time GROUP ROUNDS CORPUS | memory GROUP CANDIDATE CORPUS | names GROUP")


if __name__ == "__main__":
    main(sys.argv[1:])
