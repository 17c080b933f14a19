"""A body over `max_bytes` is refused before it is copied."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
import tcenvelope

LARGE = 8_000_000


@pytest.mark.parametrize(
    "make",
    [
        lambda: b" " * LARGE,
        lambda: bytearray(LARGE),
        lambda: memoryview(bytearray(LARGE)),
        lambda: memoryview(bytearray(LARGE)).cast("I"),
        lambda: " " * LARGE,
        lambda: "中" * LARGE,
    ],
    ids=["bytes", "bytearray", "memoryview", "memoryview of int", "str", "str that is not ASCII"],
)
def test_what_is_too_large_is_not_copied(make: Callable[[], Any]) -> None:
    body = make()
    tracemalloc.start()
    try:
        with pytest.raises(tcenvelope.DecodeError) as caught:
            tcenvelope.decode(body, max_bytes=100)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (caught.value.kind, caught.value.offset) == ("TooLarge", 100)
    assert peak < LARGE // 10


@pytest.mark.parametrize("kind", [bytearray, memoryview, bytes.decode])
def test_the_error_is_the_same_for_every_type(kind: Callable[[bytes], Any]) -> None:
    """The excerpt reaches 40 bytes beyond the limit, and a character that is cut there goes on."""
    body = "\n".join(["中文😀" * 20] * 20).encode()
    for max_bytes in range(1, 200):
        with pytest.raises(tcenvelope.DecodeError) as caught:
            tcenvelope.decode(kind(body), max_bytes=max_bytes)
        with pytest.raises(tcenvelope.DecodeError) as expected:
            tcenvelope.decode(body, max_bytes=max_bytes)
        assert vars(caught.value) == vars(expected.value)
