#!/usr/bin/env python3
"""Writes docs/official-failures.md: what every failure among the official samples is judged to be.

The judgements are those of conformance/reference.py, which all languages agree with. `make generate` calls this;
with `--check` it only says whether the page is as it would be made.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "conformance"), str(ROOT / "tests")]

import pytest  # noqa: E402
import reference  # noqa: E402
import reference_codes  # noqa: E402
import samples as official  # noqa: E402
from reference_values import Members, NoEnvelope, parse, read  # noqa: E402

PAGE = ROOT / "docs" / "official-failures.md"
EXPLANATION = """\
Made by `tests/official_failures.py`; do not edit. The official command line tools {packages}
ship sample answers of the actions that they know. Of {samples:,} answers {refused} are no envelope (nearly all of
these no JSON) and {failures} are failures, with {codes} different codes. Each is judged as one of the product that the
sample is of. The messages are other people's sentences, and are not shown.

How to read a judgement: [codes](../conformance/README.md#how-a-code-is-judged). `Never` on the ground of a family means
"not known to help".
"""


class Failure(NamedTuple):
    """A failure among the samples."""

    product: str
    code: str
    judgement: reference_codes.Judgement


def failures(samples: list[official.Sample]) -> tuple[list[Failure], int]:
    """The failures, and how many samples are no envelope."""
    found = []
    refused = 0
    for product, _, _, body in samples:
        try:
            top = parse(body, 128)
            error, _ = reference.deciding_error(top, reference.response_of(top))
        except NoEnvelope:
            refused += 1
            continue
        if error is not None:
            code = reference.trim(read(reference.code_of(error))) if isinstance(error, Members) else ""
            found.append(Failure(product, code, reference_codes.judge(code, product)))
    return found, refused


def page(samples: list[official.Sample]) -> str:
    found, refused = failures(samples)
    packages = " and ".join(f"`{package}`" for package in official.COUNTS)
    codes = {failure.code for failure in found}
    explanation = EXPLANATION.format(
        packages=packages, samples=len(samples), refused=refused, failures=len(found), codes=len(codes)
    )
    lines = ["# Failures among the official samples", "", explanation]
    for name, index in (("category", 0), ("retry", 1), ("basis", 2)):
        counts = Counter(failure.judgement[index] for failure in found)
        lines += table((name, "failures"), [(value, str(count)) for value, count in counts.most_common()])
    rows = []
    for code, judgement in sorted({(failure.code, failure.judgement) for failure in found}):
        of_it = [failure.product for failure in found if (failure.code, failure.judgement) == (code, judgement)]
        shown = f"`{code}`" if code else "(none)"
        rows.append((shown, str(len(of_it)), *judgement, ", ".join(sorted(set(of_it)))))
    return "\n".join([*lines, *table(("code", "failures", "category", "retry", "basis", "products"), rows)])


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows]
    return [*(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines), ""]


def main(arguments: list[str]) -> int:
    try:
        made = page(official.read_all(ROOT))
    except pytest.skip.Exception as error:
        print(f"{PAGE.name}: left as it is: {error}")
        return 0
    if arguments == ["--check"]:
        same = PAGE.read_text("utf-8") == made
        print(f"{PAGE.name}: {'as it should be' if same else 'out of date; run `make generate`'}")
        return int(not same)
    PAGE.write_text(made, "utf-8", newline="\n")
    print(f"{PAGE.name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
