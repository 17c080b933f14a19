"""What was promised, and whether this run kept it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import stats

OFFICIAL = ("official", "official minified")
LISTS = ("list 228 KB", "list 11 MB")


class Target(NamedTuple):
    """How many times as long a peer has to take at least, and what would be better still."""

    peers: tuple[str, ...]
    corpora: tuple[str, ...]
    least: float
    stretch: float | None
    against: str = "tcenvelope"


NATIVE = (
    Target(("serde_json typed",), OFFICIAL, 2.8, 3.5),
    Target(("sonic-rs typed",), OFFICIAL, 2.2, 2.8),
    Target(("simd-json tape", "simd-json typed"), OFFICIAL, 2.2, 2.8),
    Target(("jiter",), OFFICIAL, 2.2, 2.8),
    Target(("simdjson DOM",), OFFICIAL, 1.5, 2.0),
    Target(("simdjson On-Demand",), OFFICIAL, 0.95, 1.1),
    Target(("yyjson",), LISTS, 2.0, None),
)
PYTHON = {
    "envelope": (
        Target(("msgspec typed",), OFFICIAL, 2.0, 3.0),
        Target(("orjson",), OFFICIAL, 5.0, 7.0),
        Target(("json as in the SDK",), OFFICIAL, 12.0, 16.0),
    ),
    "everything": (Target(("orjson.loads",), OFFICIAL, 0.9, 1.1, "tcenvelope to_dict"),),
}
C_NANOSECONDS = 40.0


class Verdict(NamedTuple):
    what: str
    wanted: str
    measured: str
    verdict: str


def verdicts(result: dict[str, Any]) -> Iterator[Verdict]:
    for target in NATIVE:
        yield verdict(target, list(result["native"].values()))
    worst = max(
        stats.difference(build[corpus], "tcenvelope C", "tcenvelope owned").median
        for build in result["native"].values()
        for corpus in OFFICIAL
    )
    met = "met" if worst < C_NANOSECONDS else f"not met, {worst - C_NANOSECONDS:.0f} ns over"
    yield Verdict("C ABI over an owned Rust response", f"under {C_NANOSECONDS:.0f} ns", f"{worst:.0f} ns", met)
    for group, targets in PYTHON.items():
        for target in targets:
            yield verdict(target, [result["python"][group]])


def verdict(target: Target, groups: list[dict[str, Any]]) -> Verdict:
    """The least of all ratios counts: each corpus, each build, each way of using the peer."""
    least = {
        corpus: min(
            stats.ratio(group[corpus], peer, target.against).median for group in groups for peer in target.peers
        )
        for corpus in target.corpora
    }
    ratio = min(least.values())
    measured = ", ".join(f"{corpus} {value:.2f}x" for corpus, value in least.items())
    wanted = f"{target.least}x" + (f" ({target.stretch}x)" if target.stretch else "")
    what = target.peers[0] if len(target.peers) == 1 else target.peers[0].split()[0]
    what += " over to_dict()" if "to_dict" in target.against else ""
    what += " (lists)" if target.corpora == LISTS else ""
    if target.stretch and ratio >= target.stretch:
        return Verdict(what, wanted, measured, "met, the better one too")
    if ratio >= target.least:
        return Verdict(what, wanted, measured, "met")
    return Verdict(what, wanted, measured, f"not met: {ratio / target.least:.0%} of it")
