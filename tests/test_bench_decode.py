"""The bench beside other parsers builds and runs, and notices when its candidates disagree. No time is judged here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# Last: other folders have a module `run`, too.
sys.path.append(str(Path(__file__).parents[1] / "bench" / "decode"))

import checks
import get_parsers
import layout
from corpora import Corpus

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "bench" / "decode"
PEERS = {
    "simdjson On-Demand",
    "simdjson DOM",
    "yyjson",
    "sonic-rs typed",
    "serde_json typed",
    "simd-json tape",
    "jiter",
}


@pytest.fixture(scope="module")
def result(run: Callable[..., str]) -> dict[str, Any]:
    """What a short run measured; compiled in a hurry, which is all the same to who says what."""
    try:
        get_parsers.get(ROOT / "build" / "bench")
    except subprocess.CalledProcessError:
        pytest.skip("the peers in C and C++ cannot be downloaded")
    run(sys.executable, FOLDER / "run.py", "--quick", "--profile", "quick", cwd=ROOT)
    return dict(json.loads((ROOT / "build" / "bench" / "result-quick.json").read_text(encoding="utf-8")))


def test_every_candidate_is_timed_on_every_corpus(result: dict[str, Any]) -> None:
    corpora = {corpus["name"] for corpus in result["corpora"]}
    assert len(corpora) == 9
    for group in (result["native"]["portable"], *result["python"].values()):
        assert set(group) == corpora
        for timed in group.values():
            assert all(len(candidate["nanoseconds"]) == 3 for candidate in timed["candidates"])
    timed = result["native"]["portable"]["official"]["candidates"]
    assert {candidate["name"] for candidate in timed} >= PEERS
    assert not any(candidate["answer"]["refused"] for candidate in timed)


def test_the_page_has_every_table(result: dict[str, Any]) -> None:
    page = (ROOT / "build" / "bench" / "performance.md").read_text(encoding="utf-8")
    assert "the figures say nothing about speed" in page
    assert page.count("<!-- begin") == page.count("<!-- end") == 11
    assert "<!-- begin targets -->\n\n| against |" in page
    assert str(ROOT) not in page


def test_a_disagreement_ends_the_run() -> None:
    """One body more that a candidate reads differently must not go by as a deviation."""
    corpus = Corpus("made", "", [b"{}", b"{}"], ["first", "second"], frozenset({0}))
    candidate = {"name": "somebody", "differing": [0]}
    timed = {"bodies": 2, "bytes": 4, "candidates": [candidate]}
    assert checks.deviations(corpus, timed) == {"somebody": ["first"]}
    candidate["differing"] = [0, 1]
    with pytest.raises(checks.Disagreement, match="somebody differs on 1 bodies of made: second"):
        checks.deviations(corpus, timed)


def test_the_program_notices_who_differs(result: dict[str, Any], tmp_path: Path) -> None:
    """A request id in the wrong place is found by tcenvelope alone, and the program says so of everybody else."""
    bodies = [b'{"Response":{"RequestId":"r"}}', b'{"Response":{},"RequestId":"r"}']
    corpus = tmp_path / "made.bodies"
    corpus.write_bytes(b"".join(len(body).to_bytes(8, "little") + body for body in bodies))
    program = ROOT / "build" / "bench" / "target" / "quick" / "bench-decode"
    done = subprocess.run([program, "time", "1", corpus], check=True, capture_output=True, text=True)
    for candidate in json.loads(done.stdout)["candidates"]:
        assert candidate["differing"] == ([] if candidate["name"].startswith("tcenvelope") else [1]), candidate["name"]


def test_layout_changes_white_space_only() -> None:
    text = '{"a" : [1, -0.50e1 ,{}, [ ]],\t"b\\" ,:":"x  y\\u0041"}\n'
    small = '{"a":[1,-0.50e1,{},[]],"b\\" ,:":"x  y\\u0041"}'
    assert layout.minified(text) == small
    pretty = layout.pretty(text, 1)
    assert layout.minified(pretty) == small
    assert pretty.splitlines()[:3] == ["{", ' "a": [', "  1,"]


def test_the_candidates_are_formatted(run: Callable[..., str]) -> None:
    run(os.environ.get("CARGO", "cargo"), "fmt", "--check", "--manifest-path", FOLDER / "Cargo.toml")
