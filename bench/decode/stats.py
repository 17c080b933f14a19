"""Medians and quartiles of what was timed. A ratio is formed within one round, whose conditions both shared."""

from __future__ import annotations

import statistics
from typing import Any, NamedTuple


class Spread(NamedTuple):
    """The middle of some numbers, and between what half of them lie."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.low:.2f} to {self.high:.2f})"


def spread(numbers: list[float]) -> Spread:
    if len(numbers) < 2:
        return Spread(numbers[0], numbers[0], numbers[0])
    low, median, high = statistics.quantiles(numbers, n=4, method="inclusive")
    return Spread(median, low, high)


def times(result: dict[str, Any], name: str) -> list[float]:
    """Nanoseconds a body, one number a round."""
    [found] = [candidate for candidate in result["candidates"] if candidate["name"] == name]
    return [nanoseconds / result["bodies"] for nanoseconds in found["nanoseconds"]]


def ratio(result: dict[str, Any], name: str, to: str) -> Spread:
    """How many times as long as `to` it takes."""
    pairs = zip(times(result, name), times(result, to), strict=True)
    return spread([one / other for one, other in pairs])


def difference(result: dict[str, Any], name: str, to: str) -> Spread:
    """How many nanoseconds a body it takes more than `to`."""
    pairs = zip(times(result, name), times(result, to), strict=True)
    return spread([one - other for one, other in pairs])


def gigabytes(result: dict[str, Any], name: str) -> float:
    """Bytes a nanosecond."""
    return float(result["bytes"] / result["bodies"] / spread(times(result, name)).median)
