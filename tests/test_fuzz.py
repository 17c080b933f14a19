"""A coverage-guided search for bodies on which the library and an answer made with serde_json disagree.

A search that finds nothing proves something only if it would have found a bug: it must find a planted one first.
"""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

TARGETS = {
    # What a failed comparison prints when the planted bug is found.
    "decode": "left: Answer { code: None",
    "fields": "assertion `left == right` failed",
}
SECONDS = int(os.environ.get("TCENVELOPE_FUZZ_SECONDS", "10"))
PLANTED_BUG_SECONDS = 120
TARGET = "x86_64-unknown-linux-gnu"
# What cargo-fuzz passes: coverage for libFuzzer, and the address sanitizer, which only an unlocked compiler takes.
RUSTFLAGS = [
    "-Zsanitizer=address",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
]


@pytest.fixture(scope="module")
def seeds(root: Path) -> list[str]:
    """The conformance vectors, and bodies with a pointer before them."""
    return [str(folder) for folder in [*sorted((root / "conformance" / "vectors").iterdir()), root / "fuzz" / "seeds"]]


@pytest.fixture(scope="module")
def build(root: Path, require: Callable[[str], str], run: Callable[..., str]) -> Callable[..., Path]:
    """Builds the search, with or without the planted bug."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        pytest.skip("the search is set up for Linux on x86-64")
    require("c++")
    environment = {**os.environ, "RUSTC_BOOTSTRAP": "1", "RUSTFLAGS": " ".join(RUSTFLAGS)}

    def build_target(*options: str) -> Path:
        folder = root / "build" / "fuzz"
        cargo = os.environ.get("CARGO", "cargo")
        command = [cargo, "build", "--locked", "--profile", "fuzz", "--package", "tcenvelope-fuzz"]
        run(*command, "--target", TARGET, "--target-dir", folder, *options, cwd=root, env=environment)
        return folder / TARGET / "fuzz"

    return build_target


def search(program: Path, corpus: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [
        program,
        "-max_len=4096",
        "-print_final_stats=1",
        f"-artifact_prefix={corpus}/",
        *arguments,
    ]
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )


@pytest.mark.parametrize("target", TARGETS)
def test_the_search_finds_a_planted_bug(
    target: str, build: Callable[..., Path], seeds: list[str], tmp_path: Path
) -> None:
    program = build("--features", "planted-bug") / target
    without_search = search(program, tmp_path, "-runs=0", *seeds)
    assert without_search.returncode == 0, f"a seed has the planted bug:\n{without_search.stdout}"
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    found = search(program, tmp_path, f"-max_total_time={PLANTED_BUG_SECONDS}", str(corpus), *seeds)
    assert found.returncode != 0, "the planted bug was not found: the search proves nothing"
    assert TARGETS[target] in found.stdout, found.stdout[-4000:]


@pytest.mark.parametrize("target", TARGETS)
def test_the_search_finds_nothing_else(
    target: str, build: Callable[..., Path], seeds: list[str], tmp_path: Path
) -> None:
    program = build() / target
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    done = search(program, tmp_path, f"-max_total_time={SECONDS}", str(corpus), *seeds)
    assert done.returncode == 0, done.stdout[-4000:]
    executed = int(done.stdout.split("stat::number_of_executed_units:")[1].split()[0])
    assert executed > 100 * SECONDS, f"only {executed} bodies were tried"
