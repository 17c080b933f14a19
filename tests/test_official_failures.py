"""docs/official-failures.md lists what the samples hold today, and nobody's sentences."""

from __future__ import annotations

import json
import re
from pathlib import Path

import official_failures
import pytest
import reference_codes
import samples as official

# 263 of tccli and 54 of its international edition.
FAILURES = 317


@pytest.fixture(scope="module")
def samples(root: Path) -> list[official.Sample]:
    return official.read_all(root)


def test_the_page_is_up_to_date(samples: list[official.Sample]) -> None:
    assert official_failures.PAGE.read_text("utf-8") == official_failures.page(samples), "run `make generate`"


def test_the_page_has_every_failure(samples: list[official.Sample]) -> None:
    assert len(official_failures.failures(samples)[0]) == FAILURES
    page = official_failures.PAGE.read_text("utf-8")
    listed = page.partition("| code |")[2]
    counts = re.findall(r"^\| (?:`[^`]+`|\(none\)) \| (\d+) \|", listed, re.MULTILINE)
    assert sum(map(int, counts)) == FAILURES


def test_a_changed_judgement_is_noticed(samples: list[official.Sample], monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = reference_codes.Judgement("Unknown", "Never", "None")
    monkeypatch.setattr(reference_codes, "judge", lambda code, product: unknown)
    assert official_failures.PAGE.read_text("utf-8") != official_failures.page(samples)


def test_the_page_shows_no_message(samples: list[official.Sample]) -> None:
    page = official_failures.PAGE.read_text("utf-8")
    messages = set()
    for sample in samples:
        try:
            error = json.loads(sample.body)["Response"]["Error"]
            messages.add(str(error["Message"]))
        except (ValueError, KeyError, TypeError):
            continue
    sentences = {message for message in messages if " " in message or not message.isascii()}
    assert len(sentences) > 100
    assert not [message for message in sentences if message in page]
