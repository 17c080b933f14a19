#!/usr/bin/env python3
"""The bench: builds the candidates, checks that they agree, times them in turns, writes the page. See `make bench`."""

from __future__ import annotations

import argparse
import datetime
import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import checks
import corpora
import get_parsers
import imports
import instructions
import machine
import native
import page
import sizes

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "bench"
RESULT = BUILD / "result.json"
QUICK_RESULT = BUILD / "result-quick.json"
PAGE = ROOT / "docs" / "performance.md"
LARGE = "list 11 MB"
# Of small bodies: counting takes a hundred times as long as running.
COUNTED = ("examples", "official minified")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, a part of the bodies; leaves the page alone")
    parser.add_argument("--profile", default="release", help="how to compile: `quick` optimises nothing")
    parser.add_argument("--rewrite", action="store_true", help="only write the page again, from the last full run")
    options = parser.parse_args()
    try:
        last = options.rewrite and json.loads(RESULT.read_text(encoding="utf-8"))
        result = last or measure(options.quick, options.profile)
    except (checks.Disagreement, subprocess.CalledProcessError) as error:
        print(f"bench: {error}", file=sys.stderr)
        print(getattr(error, "stderr", None) or "", file=sys.stderr)
        return 1
    (QUICK_RESULT if result["quick"] else RESULT).write_text(json.dumps(result), encoding="utf-8")
    written = BUILD / "performance.md" if result["quick"] else PAGE
    page.write(PAGE, written, result)
    print(f"wrote {written.relative_to(ROOT)}")
    return 0


def say(what: str) -> None:
    print(f"bench: {what}", flush=True)


def measure(quick: bool, profile: str) -> dict[str, Any]:
    BUILD.mkdir(parents=True, exist_ok=True)
    about = machine.describe()
    say("fetching the parsers in C and C++")
    parsers = get_parsers.get(BUILD)
    say("writing the bodies")
    bodies = corpora.write(BUILD / "corpora", quick)
    paths = {corpus.name: corpora.file_of(BUILD / "corpora", corpus.name) for corpus in bodies}
    builds = {}
    for kind in ["portable"] if quick else list(native.BUILDS):
        say(f"compiling the candidates, {kind}")
        builds[kind] = native.Native(BUILD, parsers, kind, profile)
    portable = builds["portable"]

    rounds, python_rounds = (3, 3) if quick else (31, 11)
    result: dict[str, Any] = {
        "date": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
        "command": "make bench QUICK=1" if quick else "make bench",
        "quick": quick,
        "profile": profile,
        "rounds": rounds,
        "python_rounds": python_rounds,
        "machine": about,
        "versions": machine.versions(portable.ask("versions")),
        "corpora": [describe(corpus) for corpus in bodies],
        "native": {},
        "python": {},
        "deviations": {},
    }
    for kind, program in builds.items():
        run = lambda path, program=program: program.ask("time", str(rounds), path)  # noqa: E731
        result["native"][kind] = each(f"Rust, C, C++, {kind}", run, bodies, paths, result["deviations"])
    for group in ("envelope", "everything"):
        run = lambda path, group=group: python("time", group, str(python_rounds), path)  # noqa: E731
        result["python"][group] = each(f"Python, {group}", run, bodies, paths, result["deviations"])
    for corpus in bodies:
        checks.same_outcomes(
            corpus, result["native"]["portable"][corpus.name], result["python"]["envelope"][corpus.name]
        )

    result["instructions"] = counted(portable, result, bodies, paths, quick)
    say("memory")
    result["memory"] = memory(portable, result, paths[LARGE])
    say("sizes and import times")
    result["sizes"] = sizes.measure(BUILD / "stripped")
    result["imports"] = imports.measure(3 if quick else 41)
    return result


def describe(corpus: corpora.Corpus) -> dict[str, Any]:
    lengths = [len(body) for body in corpus.bodies]
    median = round(statistics.median(lengths))
    return {
        "name": corpus.name,
        "about": corpus.about,
        "bodies": len(lengths),
        "bytes": sum(lengths),
        "median": median,
    }


def each(
    what: str,
    run: Callable[[Path], Any],
    bodies: list[corpora.Corpus],
    paths: dict[str, Path],
    deviations: dict[str, dict[str, list[str]]],
) -> dict[str, Any]:
    """Times every corpus. The runners compare the candidates before they time them; here that is judged."""
    results = {}
    for corpus in bodies:
        say(f"{what}: {corpus.name}")
        results[corpus.name] = run(paths[corpus.name])
        deviations.setdefault(corpus.name, {}).update(checks.deviations(corpus, results[corpus.name]))
    return results


def python(*words: str | Path) -> Any:
    command = [sys.executable, str(HERE / "python_runner.py"), *map(str, words)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def candidates(results: dict[str, Any]) -> list[str]:
    return [candidate["name"] for candidate in results[LARGE]["candidates"]]


def counted(
    portable: native.Native,
    result: dict[str, Any],
    bodies: list[corpora.Corpus],
    paths: dict[str, Path],
    quick: bool,
) -> dict[str, Any]:
    missing = instructions.missing()
    if missing:
        say(f"not counting instructions: {missing}")
        return {"missing": missing}
    say("counting instructions")
    chosen = COUNTED[:1] if quick else COUNTED
    wanted = {corpus.name: (paths[corpus.name], len(corpus.bodies)) for corpus in bodies if corpus.name in chosen}
    names = candidates(result["native"]["portable"])[: 2 if quick else None]
    return instructions.measure(portable.program, names, wanted, BUILD / "callgrind.out")


def memory(portable: native.Native, result: dict[str, Any], path: Path) -> dict[str, dict[str, int]]:
    """Bytes that each candidate needs beyond the large body, each in a process of its own."""
    grown = {name: portable.ask("memory", name, path) for name in candidates(result["native"]["portable"])}
    found = {"Rust, C, C++": grown}
    for group, results in result["python"].items():
        names = candidates(results)
        found[f"Python, {group}"] = {name: python("memory", group, name, path) for name in names}
    return found


if __name__ == "__main__":
    sys.exit(main())
