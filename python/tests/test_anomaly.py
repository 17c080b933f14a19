"""`Anomaly` is the core's list, and each of its flags is set by some body."""

from __future__ import annotations

import re
from pathlib import Path

import tcenvelope
from tcenvelope import Anomaly


def test_bits_and_names_are_those_of_the_decoder(root: Path) -> None:
    """The summary names the anomalies in the core, the flag has its mask: they must say the same."""
    seen = Anomaly(0)
    for path in sorted((root / "conformance" / "vectors").rglob("*.json")):
        try:
            response = tcenvelope.decode(path.read_bytes(), max_depth=1024)
        except tcenvelope.DecodeError:
            continue
        flags = [flag for flag in Anomaly if flag in response.anomalies]
        listed = re.search(r" anomalies=([a-z_0-9,]+)$", response.summary())
        assert [str(flag.name).lower() for flag in flags] == (listed[1].split(",") if listed else []), path
        seen |= response.anomalies
    assert [flag for flag in Anomaly if flag not in seen] == []


def test_each_flag_is_one_bit_from_the_lowest_on() -> None:
    assert [flag.value for flag in Anomaly] == [1 << bit for bit in range(len(Anomaly))]
    assert Anomaly.MESSAGE_MISSING.value == 1
    assert Anomaly.BYTE_ORDER_MARK.value == 1 << 16


def test_a_set_can_be_tested() -> None:
    anomalies = tcenvelope.decode('{"Response": {}, "Trace": 1}').anomalies
    assert anomalies == Anomaly.UNEXPECTED_MEMBER | Anomaly.REQUEST_ID_MISSING
    assert anomalies
    assert not anomalies & Anomaly.ERROR_NULL
    assert not anomalies & ~(Anomaly.UNEXPECTED_MEMBER | Anomaly.REQUEST_ID_MISSING)
