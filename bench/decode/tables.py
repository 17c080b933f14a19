"""The tables of the page, each from the result of one run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import stats
import targets

# What a candidate does with the parts of a body that nobody asks it for.
CHECKS = {
    "simdjson On-Demand": "not the grammar of what it skips",
    "serde_json typed": "all but the UTF-8 of strings it skips",
    "jiter": "all but the UTF-8 of strings it skips",
}
OFFICIAL = "official minified"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Numbers stand on the right of their column, words on the left."""
    cells = [[str(cell) for cell in row] for row in rows]
    rule = ["---:" if all(cell[:1].isdigit() for cell in column) else "---" for column in zip(*cells, strict=True)]
    return "\n".join("| " + " | ".join(line) + " |" for line in [list(head), rule, *cells])


def names(result: dict[str, Any]) -> list[str]:
    return [candidate["name"] for candidate in result["candidates"]]


def run(result: dict[str, Any]) -> str:
    machine = ", ".join(f"{name} {value}" for name, value in result["machine"].items())
    versions = ", ".join(f"{name} {value}" for name, value in result["versions"].items())
    rounds = f"{result['rounds']} rounds in Rust, C and C++; {result['python_rounds']} in Python"
    lines = [
        f"* Date: {result['date']}",
        f"* Machine: {machine}",
        f"* Versions: {versions}",
        f"* Command: `{result['command']}`: {rounds}",
    ]
    if result["profile"] != "release":
        lines.append("* **Compiled without optimisation: the figures say nothing about speed.**")
    elif result["quick"]:
        lines.append("* **A short run over a part of the bodies: do not quote its figures.**")
    return "\n".join(lines)


def corpora(result: dict[str, Any]) -> str:
    rows = [
        (about["name"], about["about"], about["bodies"], f"{about['bytes']:,}", f"{about['median']:,}")
        for about in result["corpora"]
    ]
    return table(("corpus", "what it is", "bodies", "bytes", "median body"), rows)


def verdicts(result: dict[str, Any]) -> str:
    return table(("against", "at least (better)", "measured", "verdict"), targets.verdicts(result))


def times(result: dict[str, Any], ours: str) -> str:
    rows = []
    for name in names(result):
        nanoseconds = stats.spread(stats.times(result, name))
        ratio = "1" if name == ours else str(stats.ratio(result, name, ours))
        checks = CHECKS.get(name, "all")
        rows.append((name, f"{nanoseconds.median:,.0f}", f"{stats.gigabytes(result, name):.2f}", ratio, checks))
    return table(("", "ns a body", "GB/s", "ratio (quartiles)", "checks"), rows)


def native(result: dict[str, Any]) -> str:
    parts = []
    for kind, build in result["native"].items():
        parts += [
            f"{corpus}, {BUILD_NAMES[kind]}:\n\n{times(build[corpus], 'tcenvelope')}"
            for corpus in (OFFICIAL, "official")
        ]
    return "\n\n".join(parts)


BUILD_NAMES = {"portable": "compiled for any x86-64", "native": "compiled for this processor"}


def matrix(group: dict[str, Any], ours: str) -> str:
    """For each corpus: how many times as long as tcenvelope."""
    some = next(iter(group.values()))
    rows = [
        (name, *(str(stats.ratio(result, name, ours)) for result in group.values()))
        for name in names(some)
        if name != ours
    ]
    return table(("ratio (quartiles)", *group), rows)


def speeds(group: dict[str, Any]) -> str:
    some = next(iter(group.values()))
    rows = [(name, *(f"{stats.gigabytes(result, name):.2f}" for result in group.values())) for name in names(some)]
    return table(("GB/s", *group), rows)


def by_corpus(result: dict[str, Any]) -> str:
    parts = []
    for kind, build in result["native"].items():
        parts += [f"{BUILD_NAMES[kind].capitalize()}:", matrix(build, "tcenvelope"), speeds(build)]
    return "\n\n".join(parts)


def python(result: dict[str, Any]) -> str:
    envelope, everything = result["python"]["envelope"], result["python"]["everything"]
    return "\n\n".join(
        [
            f"Outcome, request id and code, {OFFICIAL}:",
            times(envelope[OFFICIAL], "tcenvelope"),
            matrix(envelope, "tcenvelope"),
            f"The whole body as dicts and lists, {OFFICIAL}:",
            times(everything[OFFICIAL], "tcenvelope to_dict"),
            matrix(everything, "tcenvelope to_dict"),
        ]
    )


def instructions(result: dict[str, Any]) -> str:
    counted = result["instructions"]
    if "missing" in counted:
        return f"Not counted in this run: {counted['missing']}."
    counts = counted["counts"]
    some = next(iter(counts.values()))

    def cell(corpus: str, name: str) -> str:
        numbers = counts[corpus][name]
        return f"{numbers['instructions']:,.0f} / {numbers['mispredictions']:.1f}"

    rows = [(name, *(cell(corpus, name) for corpus in counts)) for name in some]
    parts = [table(("instructions / mispredicted branches a body", *counts), rows)]
    for corpus, profile in counted["profiles"].items():
        shares = ", ".join(f"`{name}` {share:.0f}%" for name, share in profile if share >= 1)
        parts.append(f"Where tcenvelope's instructions go, {corpus}: {shares}.")
    return "\n\n".join(parts)


def memory(result: dict[str, Any]) -> str:
    rows = [
        (language, name, f"{growth / 1e6:.2f}")
        for language, grown in result["memory"].items()
        for name, growth in grown.items()
    ]
    return table(("language", "", "MB beyond the body"), rows)


def sizes(result: dict[str, Any]) -> str:
    files = table(("", "MB"), [(name, f"{size / 1e6:.2f}") for name, size in result["sizes"].items()])
    head = ("import", "ms beyond starting Python (quartiles)")
    imports = table(head, [(name, str(stats.Spread(*spread))) for name, spread in result["imports"].items()])
    return f"{files}\n\n{imports}"


def ahead(result: dict[str, Any]) -> str:
    """Where somebody else is faster. A peer's row names the bodies, and how many times as fast it is there."""
    groups = [(BUILD_NAMES[kind], build, "tcenvelope") for kind, build in result["native"].items()]
    groups.append(("Python", result["python"]["envelope"], "tcenvelope"))
    groups.append(("Python, the whole body", result["python"]["everything"], "tcenvelope to_dict"))
    rows = []
    for where, group, ours in groups:
        for name in names(next(iter(group.values()))):
            ratios = {corpus: stats.ratio(timed, name, ours).median for corpus, timed in group.items()}
            faster = [f"{corpus} {1 / ratio:.2f}x" for corpus, ratio in ratios.items() if ratio < 1]
            if faster and not name.startswith("tcenvelope"):
                rows.append((name, where, CHECKS.get(name, "all"), ", ".join(faster)))
    return table(("who", "where", "checks", "bodies"), rows) if rows else "Nobody, in this run."


def deviations(result: dict[str, Any]) -> str:
    rows = []
    for corpus, found in result["deviations"].items():
        by_labels: dict[str, list[str]] = {}
        for name, labels in found.items():
            by_labels.setdefault(", ".join(labels), []).append(name)
        rows += [(corpus, labels, ", ".join(who)) for labels, who in by_labels.items()]
    return table(("corpus", "bodies", "who says something else"), rows) if rows else "None, in this run."
