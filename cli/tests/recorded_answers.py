"""A day of recorded answers as a gateway could log them: made up, and the same on every run."""

from __future__ import annotations

import gzip
import json
import math
import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

BEGIN = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)
STEPS = 96
STEP = timedelta(minutes=15)
# Somebody starts too many instances, and then the proxy before the API gives up.
OUTAGE = range(61, 66)

ACTIONS = {
    "DescribeInstances": 40,
    "DescribeImages": 18,
    "RunInstances": 12,
    "DescribeSecurityGroupPolicies": 9,
    "SendSms": 7,
    "TerminateInstances": 4,
    "ModifyInstancesAttribute": 2,
}
CODES = {
    "RequestLimitExceeded": 30,
    "InvalidParameterValue.InvalidIpAddress": 14,
    "ResourceNotFound.InstanceNotFound": 12,
    "AuthFailure.SignatureExpire": 9,
    "UnauthorizedOperation.CamNoAuth": 7,
    "LimitExceeded.TooFrequentlyCalled": 6,
    "InternalError": 5,
    "FailedOperation.InsufficientBalance": 3,
    "ResourceInUse.DiskRollbacking": 2,
    "DryRunOperation": 2,
}
OUTAGE_CODES = {"RequestLimitExceeded": 5, "ResourceInsufficient.CloudDiskUnavailable": 3, "InternalError": 1}
# What a server sends can be written to harm whoever reads the report.
HOSTILE = '<script>alert(1)</script>\u202egnp."onload=x'
LONG = "FailedOperation." + "NoEndOfThisNameIsInSight" * 12


def records() -> Iterator[dict[str, object]]:
    """The records in the order of time."""
    numbers = random.Random(7)
    for step in range(STEPS):
        for _ in range(round(100 + 60 * math.sin((step - 30) / STEPS * math.tau))):
            moment = BEGIN + STEP * step + timedelta(seconds=numbers.randrange(900))
            yield {
                "ts": moment.isoformat().replace("+00:00", "Z"),
                "action": choice(numbers, ACTIONS),
                "resp": body(numbers, step in OUTAGE),
            }


def choice(numbers: random.Random, weights: dict[str, int]) -> str:
    return numbers.choices(list(weights), list(weights.values()))[0]


def body(numbers: random.Random, outage: bool) -> object:
    """What the API sent: an object, or the text of what is none."""
    request_id = f"{numbers.getrandbits(32):08x}-520d-4192-b42f-595cc34b6c1c"
    chance = numbers.random()
    if chance < (0.12 if outage else 0.002):
        return "<html><body><h1>502 Bad Gateway</h1></body></html>"
    if chance < (0.4 if outage else 0.06):
        code = choice(numbers, OUTAGE_CODES if outage else CODES)
        return {"Response": {"Error": {"Code": code, "Message": "made up"}, "RequestId": request_id}}
    if chance > 0.998:
        return {"Response": {"RequestId": None}}
    if chance > 0.997:
        return '{"Response": {"RequestId": "cut'
    return {"Response": {"TotalCount": numbers.randrange(9), "RequestId": request_id}}


def write(folder: Path) -> None:
    """Writes files, packed and plain: one ends too early, and one has what is rare."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(record).encode() + b"\n" for record in records()]
    lines, last = lines[:-150], gzip.compress(b"".join(lines[-150:]), mtime=0)
    (folder / "gateway-1.ndjson.gz").write_bytes(gzip.compress(b"".join(lines[::2]), mtime=0))
    (folder / "gateway-2.ndjson").write_bytes(b"".join(lines[1::2]))
    (folder / "gateway-3.ndjson.gz").write_bytes(last[: len(last) // 2])
    rare: list[dict[str, object]] = [
        {"action": "查询实例", "resp": {"Response": {"Error": {"Code": code}, "RequestId": "1"}}}
        for code in (HOSTILE, LONG, "")
    ]
    rare += [{"ts": BEGIN.isoformat(), "resp": {"code": 4000, "message": "made up", "codeDesc": "InvalidParameter"}}]
    rare += [{"ts": BEGIN.isoformat(), "action": "DescribeInstances"}]
    (folder / "rare.ndjson").write_text("".join(json.dumps(record) + "\n" for record in rare), encoding="utf-8")
