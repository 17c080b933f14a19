"""The candidates in Python that find out what a body says: outcome, request id, code.

Each is written as its library advises, with nothing made anew that can be used again, and has its own loop: a call a
body would be a good part of the time that is measured.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import orjson
import simdjson
import tcenvelope

# Successes, failures, refused bodies, characters of all request ids, characters of all codes.
Answer = tuple[int, int, int, int, int]


def ours(bodies: list[bytes]) -> Answer:
    decode = tcenvelope.decode
    successes = failures = refused = ids = codes = 0
    for body in bodies:
        try:
            response = decode(body)
        except tcenvelope.DecodeError:
            refused += 1
            continue
        if response.ok:
            successes += 1
        else:
            failures += 1
            codes += len(response.code)  # type: ignore[arg-type]  # a failure has one
        ids += len(response.request_id or "")
    return successes, failures, refused, ids, codes


def as_the_sdk(bodies: list[bytes]) -> Answer:
    """The official SDK parses a body to see whether it has an error, and parses it again to fill its model."""
    loads = json.loads
    successes = failures = refused = ids = codes = 0
    for body in bodies:
        try:
            response = loads(body)["Response"]
            if "Error" in response:
                failures += 1
                codes += len(response["Error"]["Code"])
                ids += len(response.get("RequestId") or "")
            else:
                response = loads(body)["Response"]
                successes += 1
                ids += len(response.get("RequestId") or "")
        except (ValueError, TypeError, KeyError):
            refused += 1
    return successes, failures, refused, ids, codes


def with_loads(loads: Callable[[bytes], object]) -> Callable[[list[bytes]], Answer]:
    """A parser that builds the whole tree of dicts and lists."""

    def run(bodies: list[bytes]) -> Answer:
        successes = failures = refused = ids = codes = 0
        for body in bodies:
            try:
                response = loads(body)["Response"]  # type: ignore[index]
                error = response.get("Error")
                if error is None:
                    successes += 1
                else:
                    failures += 1
                    codes += len(error["Code"])
                ids += len(response.get("RequestId") or "")
            except (ValueError, TypeError, KeyError):
                refused += 1
        return successes, failures, refused, ids, codes

    return run


class Failure(msgspec.Struct):
    Code: str = ""


class Response(msgspec.Struct):
    RequestId: str | None = None
    Error: Failure | None = None


class Envelope(msgspec.Struct):
    Response: Response


def msgspec_typed(bodies: list[bytes]) -> Answer:
    """A decoder into a struct, which skips what the struct does not name."""
    decode = msgspec.json.Decoder(Envelope).decode
    successes = failures = refused = ids = codes = 0
    for body in bodies:
        try:
            response = decode(body).Response
        except msgspec.MsgspecError:
            refused += 1
            continue
        if response.Error is None:
            successes += 1
        else:
            failures += 1
            codes += len(response.Error.Code)
        ids += len(response.RequestId or "")
    return successes, failures, refused, ids, codes


def pysimdjson(bodies: list[bytes]) -> Answer:
    """simdjson's tree, of which only what is asked for becomes Python. Nothing of a body may outlive the next parse."""
    parse = simdjson.Parser().parse
    successes = failures = refused = ids = codes = 0
    tree: Any = None
    response: Any = None
    error: Any = None
    for body in bodies:
        tree = response = error = None
        try:
            tree = parse(body)
            response = tree["Response"]
            error = response.get("Error")
            if error is None:
                successes += 1
            else:
                failures += 1
                codes += len(error["Code"])
            ids += len(response.get("RequestId") or "")
        except (ValueError, TypeError, KeyError):
            refused += 1
    return successes, failures, refused, ids, codes


CANDIDATES: dict[str, Callable[[list[bytes]], tuple[int, ...]]] = {
    "tcenvelope": ours,
    "msgspec typed": msgspec_typed,
    "pysimdjson": pysimdjson,
    "orjson": with_loads(orjson.loads),
    "json": with_loads(json.loads),
    "json as in the SDK": as_the_sdk,
}
