#!/usr/bin/env python3
"""Shows what C, C++, Python and Rust say of the same bodies, side by side: `make demo`, `make demo BODY=file`.

Each language's answer comes from its own driver program, which uses that language's interface only. Run it in the
project's folder.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import textwrap
from itertools import zip_longest
from pathlib import Path

VECTORS = Path("conformance") / "vectors"
SAMPLES = {
    "a success": VECTORS / "official" / "success.json",
    "a failure": VECTORS / "official" / "failure.json",
    "an anomaly": VECTORS / "beside" / "error-object-after.json",
    "a broken body": VECTORS / "hints" / "html-nginx-502.json",
}


def dump(command: str, body: Path) -> str:
    """What one driver prints for a body."""
    words = [*shlex.split(command), str(body)]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"{command}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout


def facts(printed: str) -> dict[str, str]:
    """The facts of a dump, one a line, anomalies joined; the summary repeats them and is left out."""
    found: dict[str, str] = {}
    for line in printed.splitlines():
        name, _, value = line.removeprefix("# ").partition(" ")
        if name != "summary":
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def table(answers: dict[str, dict[str, str]]) -> str:
    """One column a language, one row a fact; a long value goes on below itself."""
    names = list(dict.fromkeys(name for answer in answers.values() for name in answer))
    first = max(map(len, names))
    terminal = shutil.get_terminal_size(fallback=(120, 24)).columns
    width = max(20, (terminal - first - 4) // len(answers) - 2)

    def row(name: str, cells: list[str]) -> list[str]:
        wrapped = [textwrap.wrap(cell, width) or ["-"] for cell in cells]
        lines = zip_longest([name], *wrapped, fillvalue="")
        return ["  ".join([head.ljust(first), *(cell.ljust(width) for cell in line)]) for head, *line in lines]

    lines = row("", list(answers))
    for name in names:
        lines += row(name, [answer.get(name, "") for answer in answers.values()])
    return "\n".join(f"   {line.rstrip()}" for line in lines)


def preview(body: bytes, longest: int = 320) -> str:
    """The beginning of a body, with nothing in it that a terminal would act on."""
    text = body[:longest].decode("utf-8", errors="replace")
    lines = ["".join(c if c.isprintable() else "\ufffd" for c in line) for line in text.splitlines()]
    rest = [f"... {len(body) - longest} bytes more"] if len(body) > longest else []
    return "".join(f"   | {line}\n" for line in lines + rest)


def show(title: str, body: Path, drivers: dict[str, str]) -> bool:
    """Prints one body's answers; says whether they are the same to the letter."""
    dumps = {language: dump(command, body) for language, command in drivers.items()}
    print(f"== {title}: {body}")
    print(preview(body.read_bytes()))
    print(table({language: facts(printed) for language, printed in dumps.items()}))
    agree = len(set(dumps.values())) == 1
    print(f"   {', '.join(drivers)}: {'all agree' if agree else 'THEY DISAGREE'}\n")
    return agree


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driver", action="append", required=True, metavar="LANGUAGE=COMMAND")
    parser.add_argument("body", nargs="?", type=Path, help="a file with the body of an HTTP response")
    arguments = parser.parse_args()
    drivers = dict(driver.split("=", 1) for driver in arguments.driver)
    bodies = SAMPLES
    if arguments.body is not None:
        try:
            arguments.body.open("rb").close()
        except OSError as error:
            sys.exit(f"{arguments.body}: {error.strerror}")
        bodies = {"your body": arguments.body}
    agree = [show(title, body, drivers) for title, body in bodies.items()]
    return 0 if all(agree) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        # Whoever read along has seen enough. Nothing may be left to flush into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
