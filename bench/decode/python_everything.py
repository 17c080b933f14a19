"""The candidates in Python that turn a whole body into dicts and lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import orjson
import tcenvelope


def ours(body: bytes) -> dict[str, Any]:
    return tcenvelope.decode(body).to_dict()


# A to_dict() leaves out the two fixed fields, which the response has already.
LOADS: dict[str, Callable[[bytes], Any]] = {
    "tcenvelope to_dict": ours,
    "orjson.loads": orjson.loads,
    "msgspec.json.decode": msgspec.json.Decoder().decode,
    "json.loads": json.loads,
}


def runner(load: Callable[[bytes], Any]) -> Callable[[list[bytes]], tuple[int]]:
    def run(bodies: list[bytes]) -> tuple[int]:
        filled = 0
        for body in bodies:
            # `is not` keeps the result alive for as long as any caller would.
            filled += load(body) is not None
        return (filled,)

    return run


def fields(name: str, body: bytes) -> Any:
    """What a candidate makes of a body, without the two fields that to_dict() leaves out."""
    loaded = LOADS[name](body)
    if name == "tcenvelope to_dict":
        return loaded
    return {name: value for name, value in loaded["Response"].items() if name not in ("RequestId", "Error")}


CANDIDATES: dict[str, Callable[[list[bytes]], tuple[int, ...]]] = {name: runner(load) for name, load in LOADS.items()}
