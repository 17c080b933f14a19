"""What an error code means: category, retry, basis, fault, and whether it is a common one.

Like reference.py beside this file it is written from README.md and the tables in `core/data`, and not from the library.
Nothing here knows where a code comes from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent.parent / "core" / "data"

ANY_INVALID = "Invalid*"

FAULTS = {
    "Caller": (
        "Authentication InvalidRequest PayloadTooLarge NoSuchApi NotFound AlreadyExists FailedPrecondition Throttled "
        "Unsupported"
    ),
    "Account": "Authorization PaymentRequired Quota",
    "Service": "Capacity Unavailable Internal",
    "Nobody": "Conflict DryRun",
    "Unknown": "Unknown OperationFailed",
}
FAULT_OF = {category: fault for fault, categories in FAULTS.items() for category in categories.split()}


class Judgement(NamedTuple):
    """What happened, what to do next, and how that is known."""

    category: str
    retry: str
    basis: str

    @property
    def fault(self) -> str:
        return FAULT_OF[self.category]


# In bytes. What is longer is judged by its family alone.
LONGEST_DETAIL = 256


class Rule(NamedTuple):
    """A row of rules.tsv."""

    words: list[str]
    exceptions: list[str]
    families: list[str]
    judgement: Judgement

    def matches(self, family: str, detail: str) -> bool:
        return (
            len(detail.encode("utf-8", "surrogatepass")) <= LONGEST_DETAIL
            and family in self.families
            and any(word in detail for word in self.words)
            and not any(word in detail for word in self.exceptions)
        )


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, each a mapping of the names in its first line."""
    head, *lines = (DATA / name).read_text("utf-8").removesuffix("\n").split("\n")
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


def judgement_in(row: dict[str, str], basis: str) -> Judgement:
    return Judgement(row["category"], row["retry"], basis)


@cache
def product_codes() -> dict[tuple[str, str], Judgement]:
    return {(row["product"], row["code"]): judgement_in(row, "Product") for row in rows("product_codes.tsv")}


@cache
def codes() -> dict[str, Judgement]:
    return {row["code"]: judgement_in(row, "Code") for row in rows("codes.tsv")}


@cache
def common_codes() -> set[str]:
    return {row["code"] for row in rows("codes.tsv") if row["common"] == "common"}


@cache
def rules() -> list[Rule]:
    def words(text: str) -> list[str]:
        return text.split("|") if text else []

    return [
        Rule(words(row["words"]), words(row["except"]), words(row["families"]), judgement_in(row, "Detail"))
        for row in rows("rules.tsv")
    ]


@cache
def families() -> dict[str, Judgement]:
    return {row["family"]: judgement_in(row, "Family") for row in rows("families.tsv")}


def split(code: str) -> tuple[str, str]:
    """Family and detail of a trimmed code."""
    family, _, detail = code.partition(".")
    return family, detail


def judge(code: str, product: str | None = None) -> Judgement:
    """The judgement of a trimmed code: the first source that knows it."""
    family, detail = split(code)
    if product is not None and (product, code) in product_codes():
        return product_codes()[product, code]
    if code in codes():
        return codes()[code]
    for rule in rules():
        if rule.matches(family, detail):
            return rule.judgement
    if family in families():
        return families()[family]
    if family.startswith("Invalid"):
        return families()[ANY_INVALID]
    return Judgement("Unknown", "Never", "None")


def facts(code: str, product: str | None = None) -> str:
    """The judgement of a trimmed code as the line `code` of the dump ends."""
    judgement = judge(code, product)
    common = "yes" if code in common_codes() else "no"
    category, retry, basis = judgement
    return f"category={category} retry={retry} basis={basis} fault={judgement.fault} common={common}"


def judge_decode_error(kind: str, http_status: int | None) -> tuple[str, str]:
    """Category and retry of bytes that are no envelope."""
    if http_status == 429:
        return "Throttled", "Backoff"
    if http_status in (500, 502, 503, 504) or kind == "Truncated":
        return "Unavailable", "BackoffIfIdempotent"
    return "Unknown", "Never"
