"""Every sample response that the official command line tools ship, through the reference and every driver."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import reference
import reference_codes
import run as runner
import samples as official
from reference_values import NoEnvelope

# What is no envelope among them: 12 and 550 that are not JSON (translated ones have bare quotes in strings), 10 and 6
# without an object `Response`.
REJECTED = 578


@pytest.fixture(scope="module")
def samples(root: Path) -> list[bytes]:
    return [sample.body for sample in official.read_all(root)]


@pytest.fixture(scope="module")
def wants(samples: list[bytes]) -> list[str | None]:
    """The reference's dump of each sample, or None for what it refuses."""

    def dump(body: bytes) -> str | None:
        try:
            return reference.dump(body)
        except NoEnvelope:
            return None

    return [dump(body) for body in samples]


@pytest.mark.parametrize("language", ["C", "C++", "Python", "Rust"])
def test_every_sample_is_what_the_reference_says(
    language: str, drivers: dict[str, list[str]], samples: list[bytes], wants: list[str | None]
) -> None:
    frames = [b"body %d\n" % len(body) + body for body in samples]
    answers = runner.run_driver(drivers[language], frames)
    assert len(answers) == sum(official.COUNTS.values())
    differing: list[tuple[object, ...]] = []
    rejected = 0
    for body, want, answer in zip(samples, wants, answers, strict=True):
        lines = [line for line in answer.split("\n") if not line.startswith("#")]
        if want is None:
            rejected += 1
            position = r"decode_error (?P<kind>\w+) (?P<offset>\d+) line=\d+ column=\d+ hint=\w+"
            refused = re.fullmatch(rf"{position} category=(?P<category>\w+) retry=(?P<retry>\w+)\n", "\n".join(lines))
            judged = refused and reference_codes.judge_decode_error(refused["kind"], None)
            if refused is None or int(refused["offset"]) > len(body) or refused.group("category", "retry") != judged:
                differing.append((body[:200], answer[:400]))
        elif lines != want.split("\n"):
            differing.append((body[:200], answer[:400], want[:400]))
    assert not differing, f"{len(differing)} differ; the first: {differing[0]}"
    assert rejected == REJECTED


def test_the_comparison_notices_a_difference(
    drivers: dict[str, list[str]], samples: list[bytes], wants: list[str | None]
) -> None:
    """A driver that is fed another body must not pass for one that is right."""
    changed = samples[0].replace(b"RequestId", b"requestid")
    assert changed != samples[0]
    [answer] = runner.run_driver(drivers["Rust"], [b"body %d\n" % len(changed) + changed])
    assert answer != wants[0]
