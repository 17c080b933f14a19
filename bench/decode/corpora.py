"""Writes the corpora, each a file of bodies, each body after its length."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from layout import minified, pretty
from made_bodies import EXAMPLES, chinese, escapes, listing, numbers

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "conformance"), str(ROOT / "tests")]

import reference  # noqa: E402
import samples  # noqa: E402
from reference_values import NoEnvelope  # noqa: E402

SEED = 20_260_101
QUICK_SAMPLES = 400


class Corpus(NamedTuple):
    """Bodies under a name."""

    name: str
    about: str
    bodies: list[bytes]
    labels: list[str]
    # Places of bodies of which a parser that knows nothing of the API says something else, and rightly so.
    odd: frozenset[int] = frozenset()


def write(folder: Path, quick: bool) -> list[Corpus]:
    folder.mkdir(parents=True, exist_ok=True)
    corpora = list(make(quick))
    for corpus in corpora:
        with file_of(folder, corpus.name).open("wb") as file:
            for body in corpus.bodies:
                file.write(len(body).to_bytes(8, "little") + body)
    return corpora


def file_of(folder: Path, name: str) -> Path:
    return folder / f"{name.replace(' ', '-')}.bodies"


def make(quick: bool) -> Iterator[Corpus]:
    chance = random.Random(SEED)
    # Again and again in one corpus, so that what a candidate sets up for one run over it does not count.
    repeated = [body.encode() for body in EXAMPLES] * 1000
    labels = ["success", "failure"] * 1000
    yield Corpus("examples", "one success and one failure of 100 to 200 bytes, in turns", repeated, labels)
    official = envelopes()
    chance.shuffle(official)
    official = official[:QUICK_SAMPLES] if quick else official
    places = [f"{sample.product} {sample.action}" for sample, _ in official]
    odd = frozenset(place for place, (_, is_odd) in enumerate(official) if is_odd)
    texts = [sample.body.decode() for sample, _ in official]
    source = f"all sample responses of {samples.PACKAGE.replace('==', ' ')} that are envelopes, shuffled, as they are"
    for name, about, layout in (
        ("official", source, str),
        ("official minified", "the same without white space", minified),
        ("official pretty", "the same indented by 4", pretty),
    ):
        yield Corpus(name, about, [layout(text).encode() for text in texts], places, odd)
    element = instance()
    for name, size in (("list 228 KB", 228_000), ("list 11 MB", 1_000_000 if quick else 11_000_000)):
        body = listing(element, size).encode()
        yield Corpus(name, "one body: the element of a real list many times over, minified", [body], [name])
    for name, maker in (("Chinese", chinese), ("escapes", escapes), ("numbers", numbers)):
        body = maker(chance, 100_000).encode()
        yield Corpus(name, f"one body of 100 KB. {maker.__doc__}", [body], [name])


def envelopes() -> list[tuple[samples.Sample, bool]]:
    """The official samples that are envelopes by the word of the reference, which is not the library's; and which of
    them have their request id elsewhere than where it belongs.
    """
    found = []
    for sample in samples.read(ROOT):
        try:
            dump = reference.dump(sample.body)
        except NoEnvelope:
            continue
        found.append((sample, "anomaly request_id_fallback" in dump.split("\n")))
    return found


def instance() -> str:
    """One element of the list that a real action answers, minified."""
    wanted = ("cvm", "v20170312", "DescribeInstances")
    sample = next(sample for sample in samples.read(ROOT) if sample[:3] == wanted)
    return json.dumps(json.loads(sample.body)["Response"]["InstanceSet"][0], ensure_ascii=False, separators=(",", ":"))
