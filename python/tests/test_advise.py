"""`advise`: what comes next. The conformance vectors hold its numbers; here is what Python adds."""

from __future__ import annotations

import copy
import datetime
import pickle
import random
from typing import Any

import pytest
import tcenvelope
from tcenvelope import ApiError, NextStep, advise

DATE = {"Date": "Sun, 23 Nov 2025 02:10:40 GMT"}
TIME = datetime.datetime(2025, 11, 23, 2, 10, 40, tzinfo=datetime.timezone.utc)
HALF = 1 << 63


def answer(code: str, **headers: str) -> tcenvelope.Response:
    body = f'{{"Response": {{"Error": {{"Code": "{code}"}}, "RequestId": "r"}}}}'
    return tcenvelope.decode_http(body, status=200, headers={name.replace("_", "-"): headers[name] for name in headers})


def no_envelope(body: str, status: int, **headers: str) -> tcenvelope.DecodeError:
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode_http(body, status=status, headers={name.replace("_", "-"): headers[name] for name in headers})
    return caught.value


@pytest.mark.parametrize(
    ("code", "attempt", "options", "expected"),
    [
        ("RequestLimitExceeded", 1, {}, NextStep("Wait", 1_500_000_000)),
        ("RequestLimitExceeded", 0, {}, NextStep("Wait", 1_500_000_000)),
        ("RequestLimitExceeded", 2, {}, NextStep("Wait", 2_000_000_000)),
        ("RequestLimitExceeded", 5, {"random": 0}, NextStep("Wait", 1_000_000_000)),
        ("RequestLimitExceeded", 5, {"random": 2**64 - 1}, NextStep("Wait", 16_999_999_999)),
        ("RequestLimitExceeded", 6, {}, NextStep("Stop")),
        ("RequestLimitExceeded", 6, {"limit": 7}, NextStep("Wait", 17_000_000_000)),
        ("RequestLimitExceeded", 1, {"limit": 1}, NextStep("Stop")),
        ("RequestLimitExceeded", 2**70, {"limit": 2**71}, NextStep("Stop")),
        ("InternalError", 1, {}, NextStep("Stop")),
        ("InternalError", 1, {"idempotent": True}, NextStep("Wait", 1_500_000_000)),
        ("ResourceInUse", 1, {}, NextStep("WaitForState", 6_250_000_000)),
        ("AuthFailure.SignatureExpire", 1, {}, NextStep("Resign")),
        ("AuthFailure.SignatureExpire", 1, {"resigned": True}, NextStep("Stop")),
        ("ResourceNotFound", 1, {"idempotent": True}, NextStep("Stop")),
        ("Tomorrow", 1, {"idempotent": True}, NextStep("Stop")),
    ],
)
def test_a_failure(code: str, attempt: int, options: dict[str, Any], expected: NextStep) -> None:
    options = {"random": HALF, **options}
    response = answer(code)
    assert response.error
    for problem in response, response.error, ApiError(code), pickle.loads(pickle.dumps(response.error)):
        assert advise(problem, attempt, **options) == expected


def test_after_a_success_there_is_nothing_to_do() -> None:
    response = tcenvelope.decode_http('{"Response": {}}', status=503, headers={"Retry-After": "1"})
    assert advise(response, 1, idempotent=True) == NextStep("Stop")


def test_the_product_counts() -> None:
    body = '{"Response": {"Error": {"Code": "UnauthorizedOperation.Unknown"}, "RequestId": "r"}}'
    for product, expected in {"ecdn": "Wait", "cdn": "Stop"}.items():
        response = tcenvelope.decode(body, product=product)
        assert response.error
        for problem in response, response.error, ApiError("UnauthorizedOperation.Unknown", product=product):
            assert advise(problem, 1, idempotent=True).kind == expected


def test_retry_after_is_granted() -> None:
    asked = answer("RequestLimitExceeded", Retry_After="10")
    assert asked.error
    for problem in asked, asked.error, no_envelope("", 429, Retry_After="10"):
        assert advise(problem, 1, random=HALF) == NextStep("Wait", 10_500_000_000)
    assert advise(answer("RequestLimitExceeded", Retry_After="301"), 1) == NextStep("Stop")
    assert advise(no_envelope("", 503, Retry_After="99999999999"), 1, idempotent=True) == NextStep("Stop")
    by_hand = tcenvelope.DecodeError("", kind="Empty", offset=0, line=1, column=1, http_status=429, retry_after=2**40)
    assert advise(by_hand, 1) == NextStep("Stop")


def test_a_new_signature_gets_the_time_of_the_server() -> None:
    late = answer("AuthFailure.SignatureExpire", **DATE)
    assert late.error
    for problem in late, late.error:
        assert advise(problem, 1) == NextStep("Resign", 0, TIME)
    assert advise(answer("RequestLimitExceeded", **DATE), 1).server_time is None
    assert advise(answer("ResourceNotFound", **DATE), 1) == NextStep("Stop")


def test_no_envelope() -> None:
    gateway = no_envelope("<html>", 502)
    assert advise(gateway, 1) == NextStep("Stop")
    assert advise(gateway, 1, idempotent=True, random=0) == NextStep("Wait", 1_000_000_000)
    assert advise(no_envelope("<html>", 200), 1, idempotent=True) == NextStep("Stop")
    assert advise(no_envelope("", 429), 1, random=0) == NextStep("Wait", 1_000_000_000)


def test_no_answer_at_all() -> None:
    error = tcenvelope.SdkError("ClientNetworkError")
    assert advise(error, 1) == NextStep("Stop")
    assert advise(error, 1, idempotent=True, random=0) == NextStep("Wait", 1_000_000_000)


def test_the_module_random_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def getrandbits(bits: int) -> int:
        asked.append(bits)
        return HALF

    monkeypatch.setattr(random, "getrandbits", getrandbits)
    problem = ApiError("RequestLimitExceeded")
    assert advise(problem, 1).seconds == 1.5
    assert asked == [64]
    advise(problem, 1, random=0)
    assert asked == [64]


def test_waits_differ() -> None:
    problem = ApiError("RequestLimitExceeded")
    waits = {advise(problem, 3).seconds for _ in range(100)}
    assert len(waits) > 90
    assert all(1 <= wait < 5 for wait in waits)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"problem": ValueError()}, TypeError, "problem must be a Response or an Error of tcenvelope, not ValueError"),
        ({"problem": None}, TypeError, "problem must be a Response or an Error of tcenvelope, not NoneType"),
        (
            {"problem": tcenvelope.Error("")},
            TypeError,
            "problem must be a Response or an Error of tcenvelope, not Error",
        ),
        ({"attempt": "1"}, TypeError, "attempt must be int, not str"),
        ({"attempt": -1}, ValueError, "attempt must be 0 or more"),
        ({"limit": 1.5}, TypeError, "limit must be int, not float"),
        ({"limit": -1}, ValueError, "limit must be 0 or more"),
        ({"random": 1 << 64}, ValueError, "random must have at most 64 bits"),
        ({"random": -1}, ValueError, "random must be 0 or more"),
        ({"random": 0.5}, TypeError, "random must be int, not float"),
    ],
)
def test_other_arguments_are_refused(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^{message}$"):
        advise(**{"problem": ApiError("X"), "attempt": 1, **arguments})


def test_a_next_step_is_a_value() -> None:
    step = NextStep("Resign", 0, TIME)
    assert step == NextStep("Resign", 0, TIME)
    assert len({step, NextStep("Resign", 0, TIME), NextStep("Resign")}) == 2
    assert step != ("Resign", 0, TIME)
    assert repr(NextStep("Wait", 5)) == "tcenvelope.NextStep('Wait', 5, None)"
    for again in copy.copy(step), copy.deepcopy(step), *(pickle.loads(pickle.dumps(step, n)) for n in range(6)):
        assert type(again) is NextStep
        assert again == step
    for name in "kind", "x":
        with pytest.raises(AttributeError):
            setattr(step, name, "Stop")
    with pytest.raises(AttributeError):
        del step.kind
    kind, seconds = step.kind, step.seconds
    step.__init__("Stop")  # type: ignore[misc]
    assert (step.kind, step.seconds) == (kind, seconds)
    assert [bool(NextStep(kind)) for kind in ("Stop", "Wait", "WaitForState", "Resign")] == [False, True, True, True]
    assert NextStep("WaitForState", 6_250_000_000).seconds == 6.25
    match step:
        case NextStep("Resign", server_time=time):
            assert time == TIME
        case _:
            pytest.fail("it is Resign")
