#!/usr/bin/env python3
"""How fast `tcenvelope scan` reads recorded bodies, and how much memory it takes.

The bodies are the sample responses of the official command line tools, over and over, with a failure in place of every
tenth: as a file of bodies, packed, and as logs that hold them as objects and in strings. `make command` first.

    python bench/scan/run.py --folder build/scan --megabytes 1000
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests")]

import samples  # noqa: E402

CODES = (
    "AuthFailure.SignatureExpire",
    "RequestLimitExceeded",
    "InvalidParameterValue",
    "ResourceNotFound",
    "InternalError",
)
# As if a call had been made every 37 milliseconds.
BEGIN, STEP = 1_790_000_000_000, 37

Make = Callable[[int, samples.Sample, object], object]


class Run(NamedTuple):
    """What one run took."""

    seconds: float
    processor_seconds: float
    peak_bytes: int


def bodies() -> Iterator[tuple[int, samples.Sample, object]]:
    """Samples that are JSON, without an end, with a number each."""
    parsed = []
    for sample in samples.read_all(ROOT):
        try:
            parsed.append((sample, json.loads(sample.body)))
        except ValueError:
            continue
    number = 0
    while True:
        for sample, body in parsed:
            if number % 10 == 0:
                error = {"Code": CODES[number // 10 % len(CODES)], "Message": "a message for people"}
                body = {"Response": {"Error": error, "RequestId": f"{number:08d}"}}
            yield number, sample, body
            number += 1


def compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def plain(number: int, sample: samples.Sample, body: object) -> object:
    return body


def with_object(number: int, sample: samples.Sample, body: object) -> object:
    return {"ts": BEGIN + number * STEP, "action": sample.action, "resp": body}


def with_string(number: int, sample: samples.Sample, body: object) -> object:
    return with_object(number, sample, compact(body))


def write(path: Path, size: int, make: Make) -> None:
    """Writes a line for each body until there are so many bytes; a file that is there is kept."""
    if path.exists() and path.stat().st_size >= size:
        return
    with path.open("wb") as file:
        for body in bodies():
            if file.tell() >= size:
                return
            file.write(compact(make(*body)).encode() + b"\n")


def pack(path: Path, *command: str) -> Path | None:
    """Packs a file with a program, if there is one."""
    packed = path.with_name(f"{path.name}.{command[0]}")
    if shutil.which(command[0]) is None:
        return None
    if not packed.exists():
        with path.open("rb") as source, packed.open("wb") as target:
            subprocess.run(command, stdin=source, stdout=target, check=True)
    return packed


# A process starts with the peak of the one that starts it, so a small one does.
WATCH = """
import os, subprocess, sys, time
begin = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
if status:
    sys.exit(f"it ended with {status}")
print(time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
"""


def measure(words: list[str]) -> Run:
    watch = [sys.executable, "-I", "-S", "-c", WATCH, *words]
    printed = subprocess.run(watch, stdout=subprocess.PIPE, check=True, text=True).stdout
    seconds, processor_seconds, peak_bytes = printed.split()
    return Run(float(seconds), float(processor_seconds), int(peak_bytes))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="where the files are made, and kept")
    parser.add_argument("--megabytes", type=int, default=1000, help="how large each unpacked file is")
    parser.add_argument("--runs", type=int, default=3, help="the fastest of so many counts")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    size = options.megabytes * 10**6
    bodies_file, objects, strings = (options.folder / name for name in ("bodies", "objects", "strings"))
    for path, make in ((bodies_file, plain), (objects, with_object), (strings, with_string)):
        write(path, size, make)
    members = ["--body", "/resp", "--by", "action", "--time", "/ts"]
    cases: list[tuple[str, Path | None, list[str]]] = [
        ("bodies, a line each", bodies_file, []),
        ("the same, gzip", pack(bodies_file, "gzip", "-c"), []),
        ("the same, zstd", pack(bodies_file, "zstd", "-qc"), []),
        ("`--body`, an object", objects, members[:2]),
        ("`--body`, an object, with `--by` and `--time`", objects, members),
        ("`--body`, a string, with `--by` and `--time`", strings, members),
    ]
    print("| records | threads | s | GB/s | processor s | GB/s of a processor | peak memory, MB |")
    print("|---|---|---|---|---|---|---|")
    program = ROOT / "target" / "release" / "tcenvelope"
    for name, path, arguments in cases:
        if path is None:
            continue
        for threads in (1, 2):
            words = [str(program), "scan", "--threads", str(threads), *arguments, str(path)]
            runs = [measure(words) for _ in range(options.runs)]
            fastest = min(run.seconds for run in runs)
            processor = min(run.processor_seconds for run in runs)
            peak = max(run.peak_bytes for run in runs)
            rates = f"{fastest:.2f} | {size / fastest / 1e9:.2f} | {processor:.2f} | {size / processor / 1e9:.2f}"
            print(f"| {name} | {threads} | {rates} | {peak / 1e6:.0f} |", flush=True)


if __name__ == "__main__":
    main()
