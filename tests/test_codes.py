"""Every documented code, and every code that a product means in its own way, as a failure through every driver."""

from __future__ import annotations

import json

import pytest
import reference
import reference_codes
import run as runner
from reference_http import Given

DOCUMENTED = 12_793
# How many frames a driver gets: each code alone, and each that stands in product_codes.tsv with its product.
Asked = list[tuple[str, str | None]]


@pytest.fixture(scope="module")
def asked() -> Asked:
    documented: Asked = [(row["code"], None) for row in reference_codes.rows("catalogue.tsv")]
    assert len(documented) == DOCUMENTED
    judged: Asked = [(code, None) for code in reference_codes.codes()]
    of_products: Asked = [(code, product) for product, code in reference_codes.product_codes()]
    return list(dict.fromkeys(documented + judged + of_products))


@pytest.fixture(scope="module")
def wants(asked: Asked) -> list[list[str]]:
    return [runner.facts(reference.dump(body_of(code), Given(product=product))) for code, product in asked]


def body_of(code: str) -> bytes:
    return json.dumps({"Response": {"Error": {"Code": code, "Message": "m"}, "RequestId": "r-1"}}).encode()


def frame(code: str, product: str | None) -> bytes:
    options = () if product is None else (f"product {product}",)
    return runner.frame(runner.Vector(code, body_of(code), options, ()))


@pytest.mark.parametrize("language", ["C", "C++", "Python", "Rust"])
def test_every_code_is_judged_as_the_reference_judges_it(
    language: str, drivers: dict[str, list[str]], asked: Asked, wants: list[list[str]]
) -> None:
    answers = runner.run_driver(drivers[language], [frame(code, product) for code, product in asked])
    differing = [
        (code, product, runner.difference(want, runner.facts(answer)))
        for (code, product), want, answer in zip(asked, wants, answers, strict=True)
        if runner.facts(answer) != want
    ]
    assert not differing, f"{len(differing)} differ; the first: {differing[0]}"
    # A person is told something of every one of them, too.
    assert all(len(runner.remarks(answer)) == 4 for answer in answers)


def test_the_comparison_notices_a_difference(
    drivers: dict[str, list[str]], wants: list[list[str]], asked: Asked
) -> None:
    """Without its product such a code is judged in another way."""
    code, product = asked[-1]
    assert product is not None
    with_product, without = runner.run_driver(drivers["Rust"], [frame(code, product), frame(code, None)])
    assert runner.facts(with_product) == wants[-1] != runner.facts(without)
