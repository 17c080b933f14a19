"""What a client made of an answer, as facts that are the same for every SDK; and how right that is.

An observation is a JSON object with one member: `returns` (RequestId and TotalCount of what was given back), `error`
(Code, Message and RequestId of the SDK's own exception; no Message where the SDK made it itself), `raises` (the name of
any other exception), or `crash` (how the program ended).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import tcenvelope
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException  # type: ignore[import-untyped]

Observation = dict[str, Any]
RIGHT, LESSER, WRONG = "", "~ ", "✗ "


class Truth(NamedTuple):
    """What the decision table says: the lines of a vector's `.want`. It is not asked of the library."""

    outcome: str  # success, failure, or the kind of a decode error
    request_id: str | None
    code: str | None  # of a failure; "" if it has none
    total_count: int | None
    message: bool  # whether a failure has one


def truth(want: Path) -> Truth:
    text = want.read_text("utf-8")

    def line(pattern: str) -> str | None:
        found = re.search(pattern, text, re.MULTILINE)
        return found[1] if found else None

    outcome = line("^outcome (.+)") or line("^decode_error ([A-Za-z0-9]+)")
    assert outcome, want
    count = line('^field "TotalCount" number (.+)')
    return Truth(
        outcome,
        line('^request_id "(.*)"$'),
        line('^code "([^"]*)"'),
        int(count) if count else None,
        line('^message "(.+)"$') is not None,
    )


def of_sdk(call: Callable[[], tuple[Any, Any]]) -> Observation:
    """`call` calls through the official SDK, and gives the request id and TotalCount."""
    try:
        request_id, count = call()
    except TencentCloudSDKException as error:
        return {"error": {"Code": error.code, "Message": error.message, "RequestId": error.requestId}}
    except Exception as error:
        return {"raises": type(error).__name__}
    return {"returns": {"RequestId": request_id, "TotalCount": count}}


def of_tcenvelope(body: bytes, status: int, headers: dict[str, str]) -> tuple[Observation, tuple[str, ...]]:
    """The same of tcenvelope, and what it remarks: the anomalies. A decode error is given as `raises` and its kind."""
    try:
        response = tcenvelope.decode_http(body, status=status, headers=headers)
    except tcenvelope.DecodeError as error:
        return {"raises": error.kind}, (error.hint,) if error.hint else ()
    anomalies = tuple(str(anomaly.name).lower() for anomaly in tcenvelope.Anomaly if anomaly in response.anomalies)
    if response.error is not None:
        code, message, request_id = response.error.code, response.error.message, response.error.request_id
        return {"error": {"Code": str(code), "Message": message, "RequestId": request_id}}, anomalies
    return {"returns": {"RequestId": response.request_id, "TotalCount": response.get("TotalCount")}}, anomalies


def lost(given: Observation, true: Truth) -> list[str]:
    """What an outcome of the right kind lacks or changes."""
    facts: dict[str, Any] = given.get("returns") or given.get("error") or {}
    found = []
    code, message = facts.get("Code"), facts.get("Message")
    if isinstance(code, (int, float)):
        found.append("code is a number")
    if "error" in given and true.message and message in (None, ""):
        found.append("message lost")
    if "error" in given and message is not None and not isinstance(message, str):
        found.append("message is no text")
    if isinstance(message, str) and re.search("[\ud800-\udfff]", message):
        found.append("message is no Unicode")
    if true.request_id and facts.get("RequestId") in (None, ""):
        found.append("request id lost")
    return found


def judge(given: Observation, true: Truth) -> str:
    """Right; right but something lost or changed; or wrong: it says something untrue, or crashes."""
    if "crash" in given:
        return WRONG
    if true.outcome == "success":
        right = "returns" in given and (
            true.total_count is None or given["returns"].get("TotalCount") == true.total_count
        )
    elif true.outcome == "failure":
        right = "error" in given and str(given["error"].get("Code") or "") == true.code
    else:
        right = "returns" not in given
        # An exception that is none of the SDK's passes by the handlers of those who know the SDK.
        return WRONG if not right else LESSER if "raises" in given else RIGHT
    return WRONG if not right else LESSER if lost(given, true) else RIGHT


def show(given: Observation, true: Truth) -> str:
    """In a few words, with the mark."""
    mark = judge(given, true)
    if "crash" in given:
        words = [given["crash"]]
    elif "raises" in given:
        words = [f"raises `{given['raises']}`"]
    elif "returns" in given:
        count = given["returns"].get("TotalCount")
        words = ["success" if true.total_count is None else f"success, {count}", *lost(given, true)]
    else:
        code = given["error"].get("Code")
        words = [f"error `{code}`" if code not in (None, "") else "error without code"]
        if mark != WRONG and true.outcome == "failure":
            words += lost(given, true)
    return mark + ", ".join(words)


def show_ours(given: Observation, remarks: tuple[str, ...], true: Truth) -> str:
    """The same of tcenvelope, by the same measure, with what it remarks."""
    if "raises" in given:
        words = ("" if given["raises"] == true.outcome else WRONG) + f"no envelope: {given['raises']}"
    else:
        words = show(given, true).replace("error", "failure", 1)
    return words + (f" ({', '.join(remarks)})" if remarks else "")
