"""Whether the candidates agree. What they disagree on is named, and must be what was known to be odd before the run."""

from __future__ import annotations

from typing import Any

from corpora import Corpus


class Disagreement(Exception):
    """A comparison of times would compare different work."""


def deviations(corpus: Corpus, result: dict[str, Any]) -> dict[str, list[str]]:
    """For each candidate that differs, the labels of the bodies on which it does."""
    if result["bodies"] != len(corpus.bodies) or result["bytes"] != sum(map(len, corpus.bodies)):
        raise Disagreement(f"{corpus.name}: the runner did not read what was written")
    found = {}
    for candidate in result["candidates"]:
        unexpected = set(candidate["differing"]) - corpus.odd
        if unexpected:
            labels = ", ".join(corpus.labels[place] for place in sorted(unexpected)[:5])
            raise Disagreement(f"{candidate['name']} differs on {len(unexpected)} bodies of {corpus.name}: {labels}")
        if candidate["differing"]:
            found[candidate["name"]] = [corpus.labels[place] for place in candidate["differing"]]
    return found


def same_outcomes(corpus: Corpus, native: dict[str, Any], python: dict[str, Any]) -> None:
    """The two runners must have counted the same successes, failures and refused bodies."""
    ours = native["candidates"][0]["answer"]
    ours = [ours["successes"], ours["failures"], ours["refused"]]
    theirs = python["candidates"][0]["answer"][:3]
    if ours != theirs:
        raise Disagreement(f"{corpus.name}: {ours} in Rust, {theirs} in Python")
    if ours[2]:
        raise Disagreement(f"{corpus.name}: {ours[2]} bodies were refused")
