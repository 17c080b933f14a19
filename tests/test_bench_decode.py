"""The bench beside other parsers builds and runs, and notices when its candidates disagree. No time is judged here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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
def result(run: Callable[..., str]) -> dict[str, object]:
    """What a short run measured; compiled in a hurry, which is all the same to who says what."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]
    done = subprocess.run([*install, str(FOLDER / "requirements.txt")], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"the peers cannot be installed: {done.stderr.strip()[-200:]}")
    run(sys.executable, FOLDER / "run.py", "--quick", "--profile", "quick", cwd=ROOT)
    return json.loads((ROOT / "build" / "bench" / "result.json").read_text(encoding="utf-8"))


def test_every_candidate_is_timed_on_every_corpus(result: dict) -> None:
    corpora = {corpus["name"] for corpus in result["corpora"]}
    assert len(corpora) == 9
    for group in (result["native"]["portable"], *result["python"].values()):
        assert set(group) == corpora
        for timed in group.values():
            assert all(len(candidate["nanoseconds"]) == 3 for candidate in timed["candidates"])
    timed = result["native"]["portable"]["official"]["candidates"]
    assert {candidate["name"] for candidate in timed} >= PEERS
    assert not any(candidate["answer"]["refused"] for candidate in timed)


def test_the_page_has_every_table(result: dict) -> None:
    page = (ROOT / "build" / "bench" / "performance.md").read_text(encoding="utf-8")
    assert "The figures say nothing about speed" in page or "the figures say nothing about speed" in page
    assert page.count("<!-- begin") == page.count("<!-- end") == 11
    assert "<!-- begin targets -->\n\n| against |" in page
    assert str(ROOT) not in page


def test_a_disagreement_ends_the_run(result: dict, run: Callable[..., str]) -> None:
    """One body more that a candidate reads differently must not go by as a deviation."""
    sys.path.insert(0, str(FOLDER))
    try:
        import checks
        from corpora import Corpus
    finally:
        sys.path.remove(str(FOLDER))
    corpus = Corpus("made", "", [b"{}", b"{}"], ["first", "second"], frozenset({0}))
    candidate = {"name": "somebody", "differing": [0]}
    timed = {"bodies": 2, "bytes": 4, "candidates": [candidate]}
    assert checks.deviations(corpus, timed) == {"somebody": ["first"]}
    candidate["differing"] = [0, 1]
    with pytest.raises(checks.Disagreement, match="somebody differs on 1 bodies of made: second"):
        checks.deviations(corpus, timed)


def test_the_candidates_are_formatted(run: Callable[..., str]) -> None:
    run("cargo", "fmt", "--check", "--manifest-path", FOLDER / "Cargo.toml")
