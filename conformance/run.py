#!/usr/bin/env python3
"""Feeds every vector to every driver and compares the answers with the .want files.

A driver is a program that speaks the frames protocol of README.md beside this file. The runner knows nothing of
envelopes: what is right stands in the .want files, and for `--truncations` it follows from the prefix alone.
"""

from __future__ import annotations

import argparse
import difflib
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

VECTORS = Path(__file__).parent / "vectors"
TIME_LIMIT = 120

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
WHITE_SPACE = b" \t\n\r"

# What may follow the name of an option; those that only tell more about another one need it beside them.
NUMBER = "[0-9]{1,20}"
OPTIONS = {
    "max_depth": NUMBER,
    "max_bytes": NUMBER,
    "product": ".*",
    "http_status": "[1-9][0-9]{2}",
    "header": "[!-9;-~]+: .*",
    "attempt": NUMBER,
    "limit": NUMBER,
    "idempotent": "[01]",
    "resigned": "[01]",
    "random": NUMBER,
}
NEEDS = {"header": "http_status", **dict.fromkeys(("limit", "idempotent", "resigned", "random"), "attempt")}
MAY_REPEAT = {"header"}

# Every prefix of a body is a frame of its own, so the work grows with the square of its length.
LONGEST_PREFIX = 4096
# One bug in a driver fails tens of thousands of prefixes.
PREFIX_REPORTS = 40


class VectorError(Exception):
    """The vectors cannot be run as they lie there."""


class DriverError(Exception):
    """A driver broke the protocol; `answered` tells how many answers it gave before."""

    def __init__(self, problem: str, answered: int = 0) -> None:
        super().__init__(problem)
        self.answered = answered


@dataclass(frozen=True)
class Vector:
    """A body, the options it is decoded with, the lines wanted, and the JSON pointers that are looked up."""

    name: str
    body: bytes
    options: tuple[str, ...]
    want: tuple[str, ...]
    pointers: tuple[str, ...] = ()


def load(directory: Path) -> list[Vector]:
    """Every vector below a directory, in the order of the names."""
    vectors = []
    for path in sorted(directory.rglob("*.json")):
        name = path.relative_to(directory).with_suffix("").as_posix()
        if not path.with_suffix(".want").exists():
            raise VectorError(f"{name} has no .want")
        options, want, pointers = (load_lines(path.with_suffix(suffix)) for suffix in (".options", ".want", ".ptr"))
        check_options(f"{name}.options", options)
        vectors.append(Vector(name, path.read_bytes(), options, want, pointers))
    if not vectors:
        raise VectorError(f"no vectors in {directory}")
    for suffix in (".want", ".options", ".ptr"):
        for path in sorted(directory.rglob(f"*{suffix}")):
            if not path.with_suffix(".json").exists():
                raise VectorError(f"{path.relative_to(directory).as_posix()} has no .json beside it")
    return vectors


def check_options(name: str, options: Sequence[str]) -> None:
    """A driver would only say that it does not take the frame; this says which line of which file is wrong."""
    keys = [line.partition(" ")[0] for line in options]
    for key, line in zip(keys, options, strict=True):
        if key not in OPTIONS:
            raise VectorError(f"{name}: no option is called so: {visible(line)}")
        if not re.fullmatch(f"{key} {OPTIONS[key]}", line):
            raise VectorError(f"{name}: {key} does not take this: {visible(line)}")
        if keys.count(key) > 1 and key not in MAY_REPEAT:
            raise VectorError(f"{name}: {key} stands there twice")
        if key in NEEDS and NEEDS[key] not in keys:
            raise VectorError(f"{name}: {key} without {NEEDS[key]}")


def load_lines(path: Path) -> tuple[str, ...]:
    """The lines of a file that need not be there, each of which LF must end."""
    if not path.exists():
        return ()
    *lines, rest = path.read_bytes().decode("utf-8").split("\n")
    if rest or not lines:
        raise VectorError(f"{path.name} does not end with LF")
    return tuple(lines)


def frame(vector: Vector) -> bytes:
    """The vector as a driver reads it."""
    pointers = (f"pointer {pointer}" for pointer in vector.pointers)
    head = "".join(f"{line}\n" for line in (*vector.options, *pointers, f"body {len(vector.body)}"))
    return head.encode() + vector.body


def run_driver(command: Sequence[str], frames: Sequence[bytes]) -> list[str]:
    """One answer for each frame, without its `end` line, from one process."""
    # A file as standard input: a pipe would need a thread, for both sides may block on a full one.
    with tempfile.TemporaryFile() as given:
        given.write(b"".join(frames))
        given.seek(0)
        try:
            done = subprocess.run(
                [*command, "--frames"], stdin=given, capture_output=True, timeout=TIME_LIMIT, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise DriverError(f"still running after {TIME_LIMIT} s") from error
        except OSError as error:
            raise DriverError(f"does not start: {error}") from error
    *answers, rest = re.split(r"^end\n", done.stdout.decode("utf-8", "surrogateescape"), flags=re.MULTILINE)
    if done.returncode != 0:
        complaint = done.stderr.decode("utf-8", "backslashreplace").strip()
        raise DriverError(f"exit status {done.returncode} {complaint}".strip(), len(answers))
    if rest:
        raise DriverError(f"output after the last `end` line: {visible(rest[:80])}", len(answers))
    if len(answers) != len(frames):
        raise DriverError(f"{len(answers)} answers to {len(frames)} bodies", len(answers))
    for number, answer in enumerate(answers):
        if re.search("[\ud800-\udfff]", answer):
            raise DriverError("an answer is not UTF-8", number)
    return answers


def facts(answer: str) -> list[str]:
    """The lines that a .want file has a say in."""
    return [line for line in lines_of(answer) if not line.startswith("#")]


def remarks(answer: str) -> list[str]:
    """The lines that only have to be the same in every driver."""
    return [line for line in lines_of(answer) if line.startswith("#")]


def lines_of(answer: str) -> list[str]:
    # Not splitlines(), which takes U+2028 and other characters of a value for line ends.
    return answer.removesuffix("\n").split("\n")


def truncations(vectors: Sequence[Vector]) -> list[Vector]:
    """Every proper prefix of every valid body, as a vector of its own."""
    prefixes = []
    for vector in vectors:
        # What HTTP and an attempt make of a cut, other vectors show.
        told_more = any(option.startswith(("http_status ", "attempt ")) for option in vector.options)
        if told_more or vector.want[0].startswith("decode_error "):
            continue
        lengths = range(len(vector.body))
        if len(lengths) > LONGEST_PREFIX + 1:
            print(f"{vector.name}: prefixes longer than {LONGEST_PREFIX} bytes are left out")
            lengths = range(LONGEST_PREFIX + 1)
        prefixes += [truncated(vector, length) for length in lengths]
    return prefixes


def truncated(vector: Vector, length: int) -> Vector:
    """A prefix of a valid body, and what every decoder must say of it."""
    body = vector.body[:length]
    want = vector.want
    # Without white space at its end a valid body is as valid; every other prefix misses at least the last brace.
    if body.rstrip(WHITE_SPACE) != vector.body.rstrip(WHITE_SPACE):
        kind = "Truncated" if body.removeprefix(BYTE_ORDER_MARK).strip(WHITE_SPACE) else "Empty"
        line, column = body.count(b"\n") + 1, length - body.rfind(b"\n")
        judged = "Unavailable retry=BackoffIfIdempotent" if kind == "Truncated" else "Unknown retry=Never"
        want = (f"decode_error {kind} {length} line={line} column={column} hint=none category={judged}",)
    return Vector(f"{vector.name}[:{length}]", body, vector.options, want, vector.pointers)


def judge(vectors: Sequence[Vector], drivers: dict[str, list[str]]) -> tuple[list[str], int]:
    """What to print, and how many pairs of a vector and a driver failed."""
    frames = [frame(vector) for vector in vectors]
    answers: dict[str, list[str]] = {}
    reports, failed = [], 0
    for driver, command in drivers.items():
        try:
            answers[driver] = run_driver(command, frames)
        except DriverError as error:
            asked = vectors[min(error.answered, len(vectors) - 1)].name
            reports.append(f"{asked}  {driver}\n    {error}\n    none of its answers counts")
            failed += len(vectors)

    for number, vector in enumerate(vectors):
        first: list[str] | None = None
        for driver, given in answers.items():
            found = difference(vector.want, facts(given[number]))
            said = remarks(given[number])
            first = said if first is None else first
            found += [f"{line}   (remarks must not differ between drivers)" for line in difference(first, said)]
            if found:
                reports.append("\n    ".join([f"{vector.name}  {driver}", *found]))
                failed += 1
    return reports, failed


def difference(want: Sequence[str], got: Sequence[str]) -> list[str]:
    """The lines that differ: `-` is wanted, `+` is what came."""
    lines = difflib.unified_diff(want, got, n=0, lineterm="")
    return [visible(line) for line in list(lines)[2:] if not line.startswith("@@")]


def visible(line: str) -> str:
    """The line with everything spelt out that a terminal would hide, or obey."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--driver", action="append", required=True, metavar="NAME=COMMAND", help="may be repeated")
    parser.add_argument("--vectors", type=Path, default=VECTORS, metavar="DIR")
    parser.add_argument("--truncations", action="store_true", help="run all prefixes of valid bodies instead")
    parser.add_argument("pattern", nargs="?", default="*", metavar="PATTERN", help="part of a name, or a glob")
    options = parser.parse_args(arguments)
    drivers = {}
    for driver in options.driver:
        name, _, command = driver.partition("=")
        if not name or not command or name in drivers:
            parser.error(f"not NAME=COMMAND, or not the first of that name: {driver}")
        drivers[name] = shlex.split(command)

    try:
        vectors = [v for v in load(options.vectors) if fnmatchcase(v.name, f"*{options.pattern}*")]
        if options.truncations:
            vectors = truncations(vectors)
        if not vectors:
            raise VectorError(f"no vector is called {options.pattern}")
    except VectorError as error:
        print(error)
        return 1

    reports, failed = judge(vectors, drivers)
    shown = reports[:PREFIX_REPORTS] if options.truncations else reports
    print(*shown, sep="\n", end="\n" if shown else "")
    if len(reports) > len(shown):
        print(f"... and {len(reports) - len(shown)} more")
    print(f"{len(vectors) * len(drivers) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
