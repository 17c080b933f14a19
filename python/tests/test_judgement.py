"""What a code means: `Code`, the sets with frozen numbers, and one exception a category."""

from __future__ import annotations

import copy
import enum
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
import tcenvelope
from tcenvelope import ApiError, Basis, Category, Code, Fault, Retry

SETS: list[type[enum.IntEnum]] = [Category, Retry, Basis, Fault]
CLASSES = [getattr(tcenvelope, category.label) for category in Category]


@pytest.mark.parametrize(
    ("code", "product", "category", "retry", "basis", "fault"),
    [
        ("UnauthorizedOperation.Unknown", "ecdn", "Internal", "BackoffIfIdempotent", "Product", "Service"),
        ("UnauthorizedOperation.Unknown", "cdn", "Authorization", "Never", "Family", "Account"),
        ("RequestLimitExceeded", None, "Throttled", "Backoff", "Code", "Caller"),
        (" RequestLimitExceeded.\n", None, "Throttled", "Backoff", "Code", "Caller"),
        ("AuthFailure.SignatureExpire", None, "Authentication", "AfterResign", "Code", "Caller"),
        ("ResourceInUse", None, "Conflict", "AfterStateChange", "Code", "Nobody"),
        ("FailedOperation.TooFrequentlyTomorrow", None, "Throttled", "Backoff", "Detail", "Caller"),
        ("ResourceNotFound.Tomorrow", None, "NotFound", "Never", "Family", "Caller"),
        ("Tomorrow", None, "Unknown", "Never", "None", "Unknown"),
        ("", None, "Unknown", "Never", "None", "Unknown"),
        ("\ud800", "\ud800", "Unknown", "Never", "None", "Unknown"),
    ],
)
def test_judgement(code: str, product: str | None, category: str, retry: str, basis: str, fault: str) -> None:
    judged = Code(code, product=product)
    names = (judged.category.label, judged.retry.label, judged.basis.label, judged.fault.label)
    assert names == (category, retry, basis, fault)
    assert judged.category.fault is judged.fault
    assert type(judged.category) is Category
    error = ApiError(judged)
    assert (error.category, error.retry, error.basis, error.fault) == (
        judged.category,
        judged.retry,
        judged.basis,
        judged.fault,
    )


def test_the_numbers_are_frozen() -> None:
    """Those of other languages; more may be added at the end."""
    names = [
        "Unknown Authentication Authorization PaymentRequired InvalidRequest PayloadTooLarge NoSuchApi NotFound "
        "AlreadyExists Conflict FailedPrecondition Throttled Quota Capacity Unavailable Unsupported OperationFailed "
        "Internal DryRun",
        "Never Backoff BackoffIfIdempotent AfterStateChange AfterResign",
        "None Family Detail Code Product",
        "Unknown Caller Account Service Nobody",
    ]
    for kind, expected in zip(SETS, names, strict=True):
        assert [str(member) for member in kind] == expected.split()
        assert [int(member) for member in kind] == list(range(len(kind)))


@pytest.mark.parametrize("kind", SETS)
def test_a_member_is_its_number_and_shows_its_name(kind: type[enum.IntEnum]) -> None:
    for member in kind:
        label: str = member.label  # type: ignore[attr-defined]
        assert (f"{member}", str(member), f"{member:>20}") == (label, label, label.rjust(20))
        assert label.lower() == member.name.replace("_", "").lower()
        assert json.dumps(member) == str(member.value)
        assert pickle.loads(pickle.dumps(member)) is copy.deepcopy(member) is member


def test_only_never_is_false() -> None:
    assert [retry for retry in Retry if not retry] == [Retry.NEVER]
    assert not Code("ResourceNotFound").retry
    assert Code("InternalError").retry


@pytest.mark.parametrize(
    "thing", [*Category, *Retry, Code("RequestLimitExceeded"), Code("FailedOperation.X"), Code("")]
)
def test_a_person_is_told_in_two_languages(thing: Any) -> None:
    english = (thing.description, thing.advice)
    chinese = (thing.description_zh, thing.advice_zh)
    assert all(text.isascii() and text.endswith(".") for text in english)
    assert all(text.endswith("。") and not text.isascii() for text in chinese)
    assert len({*english, *chinese}) == 4


def test_common_codes_have_texts_of_their_own() -> None:
    code = Code("AuthFailure.SignatureExpire")
    assert code.description != code.category.description
    assert code.advice_zh != code.category.advice_zh
    assert Code("SomethingElse").advice == Category.UNKNOWN.advice


def test_common_codes() -> None:
    table = Path(__file__).parents[2].joinpath("core/data/codes.tsv").read_text("utf-8")
    common = re.findall(r"^([^\t]+)\t[^\t]*\t[^\t]*\tcommon\t", table, flags=re.MULTILINE)[1:]
    assert len(common) == 38
    assert all(Code(code).common and Code(code, "cvm").common for code in common)
    assert not Code("AuthFailure").common
    assert not Code("InvalidParameter.X").common


class Mine(Code):
    pass


@pytest.mark.parametrize("kind", [Code, Mine])
def test_a_code_keeps_its_product(kind: type[Code]) -> None:
    code = kind("X.Y", product="redis")
    assert code == "X.Y"
    assert hash(code) == hash("X.Y")
    assert Code("X.Y", "cvm") == code
    assert json.dumps([code]) == '["X.Y"]'
    assert Code(code).product == "redis"
    assert Code(code, "cvm").product == "cvm"
    assert ApiError(code).code.product == "redis"
    assert Code("X.Y").product is None
    if kind is Code:
        again = [copy.copy(code), copy.deepcopy(code), *(pickle.loads(pickle.dumps(code, n)) for n in range(6))]
        assert [(type(other), other, other.product) for other in again] == [(Code, "X.Y", "redis")] * 8
    assert type(copy.copy(code)) is kind
    assert copy.copy(code).product == "redis"


def test_a_code_refuses_other_types() -> None:
    with pytest.raises(TypeError, match=r"^code must be str, not bytes$"):
        Code(b"X")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^product must be str, not int$"):
        Code("X", product=5)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        Code("X").product = "cvm"  # type: ignore[misc]


def test_the_product_comes_from_the_caller_of_decode() -> None:
    body = '{"Response": {"Error": {"Code": "UnauthorizedOperation.Unknown"}, "RequestId": "1"}}'
    for response in tcenvelope.decode(body, product="ecdn"), tcenvelope.decode_http(body, status=200, product="ecdn"):
        assert response.product == "ecdn"
        error = response.error
        assert type(error) is tcenvelope.Internal
        assert (error.code.product, error.to_dict()["product"]) == ("ecdn", "ecdn")
        assert copy.copy(response).product == "ecdn"
        assert ApiError(error.code.family, request_id="1", response=response).code.product == "ecdn"
    assert type(tcenvelope.decode(body).error) is tcenvelope.Authorization
    with pytest.raises(TypeError):
        tcenvelope.decode(body, product=b"ecdn")  # type: ignore[arg-type]


def test_there_is_one_exception_a_category() -> None:
    assert len(CLASSES) == 19
    for category, kind in zip(Category, CLASSES, strict=True):
        assert kind.__bases__ == (ApiError,)
        assert (kind.__module__, kind.__qualname__) == ("tcenvelope", category.label)
        assert kind.__name__ in tcenvelope.__all__


def test_every_code_gives_the_exception_of_its_category() -> None:
    table = Path(__file__).parents[2].joinpath("core/data/codes.tsv").read_text("utf-8")
    seen = set()
    for line in table.splitlines()[1:]:
        code, category, retry, *_ = line.split("\t")
        error = ApiError(code)
        assert (type(error).__name__, error.category.label, error.retry.label) == (category, category, retry)
        seen.add(type(error))
    assert seen == set(CLASSES)


def test_except_names_a_category() -> None:
    body = '{"Response": {"Error": {"Code": "LimitExceeded.RateLimitExceeded"}, "RequestId": "1"}}'
    with pytest.raises(tcenvelope.Throttled) as caught:
        tcenvelope.decode(body).raise_for_error()
    assert caught.value.retry is Retry.BACKOFF
    assert str(caught.value).startswith("failure code=LimitExceeded.RateLimitExceeded ")
    assert not isinstance(caught.value, tcenvelope.Quota)


class Refused(ApiError):
    """A user's class with a constructor of its own, and no code among its arguments."""

    def __init__(self, attempt: int, *, why: str) -> None:
        super().__init__("InternalError", request_id="1")
        self.attempt = (attempt, why)


class Slow(tcenvelope.Throttled):
    """A user's class of a category."""


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_errors_pickle_with_their_class(protocol: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest imports this file under a name that nothing else can import.
    for kind in Refused, Slow:
        monkeypatch.setattr(tcenvelope, kind.__name__, kind, raising=False)
        monkeypatch.setattr(kind, "__module__", "tcenvelope")
    contradicting = tcenvelope.NotFound("RequestLimitExceeded")
    errors = [ApiError("RequestLimitExceeded"), Refused(3, why="x"), Slow("RequestLimitExceeded"), contradicting]
    for error in errors:
        other = pickle.loads(pickle.dumps(error, protocol))
        assert type(other) is type(error)
        assert (str(other), other.args, vars(other)) == (str(error), error.args, vars(error))
    assert [type(error) for error in errors] == [tcenvelope.Throttled, Refused, Slow, tcenvelope.NotFound]


def test_a_pickle_is_judged_where_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """By then a code may have another category: the class never contradicts what the error says."""
    pickled = pickle.dumps(ApiError("RequestLimitExceeded", "no"))
    assert b"Throttled" not in pickled
    monkeypatch.setitem(tcenvelope._errors._CLASSES, Category.THROTTLED, tcenvelope.Quota)
    assert type(pickle.loads(pickled)) is tcenvelope.Quota


def test_an_error_without_a_code_is_unknown() -> None:
    error = tcenvelope.decode('{"Response": {"Error": "no"}}').error
    assert type(error) is tcenvelope.Unknown
    assert (error.code, error.category, error.retry) == ("", Category.UNKNOWN, Retry.NEVER)


def test_arguments_are_checked_as_ever() -> None:
    for wrong in ((), (5,), (None,)):
        with pytest.raises(TypeError, match="code"):
            ApiError(*wrong)
    assert type(ApiError(code="LimitExceeded")) is tcenvelope.Quota
    assert type(ApiError("UnauthorizedOperation.Unknown", product="ecdn")) is tcenvelope.Internal


SECRET = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3"


def test_to_dict_is_for_logs() -> None:
    body = f'{{"Response": {{"Error": {{"Code": "LimitExceeded", "Message": "{SECRET}"}}, "RequestId": "r"}}}}'
    error = tcenvelope.decode_http(body, status=200, headers={"Retry-After": "3"}, product="cvm").error
    assert error
    assert (error.description, error.advice) == (error.code.description, error.code.advice)
    expected = {
        "error": "ApiError",
        "code": "LimitExceeded",
        "category": "Quota",
        "retry": "Never",
        "basis": "Code",
        "fault": "Account",
        "request_id": "r",
        "product": "cvm",
        "http_status": 200,
        "retry_after": 3,
    }
    assert error.to_dict() == expected
    assert json.loads(json.dumps(error.to_dict())) == expected
    assert {type(value) for value in error.to_dict().values()} == {str, int}
    assert error.to_dict(message=True) == {**expected, "message": SECRET}
    made = ApiError("X").to_dict()
    assert made.keys() == expected.keys()
    assert (made["request_id"], made["product"], made["http_status"]) == (None, None, None)


def test_to_dict_of_a_decode_error_shows_no_value() -> None:
    with pytest.raises(tcenvelope.DecodeError) as caught:
        tcenvelope.decode_http(f'{{"Key": "{SECRET}', status=503)
    error = caught.value
    fields = error.to_dict()
    assert SECRET not in json.dumps(fields)
    assert fields == {
        "error": "DecodeError",
        "request_id": None,
        "kind": "Truncated",
        "offset": 38,
        "line": 1,
        "column": 39,
        "hint": None,
        "http_status": 503,
        "retry_after": None,
        "category": "Unavailable",
        "retry": "BackoffIfIdempotent",
        "fault": "Service",
    }
    assert SECRET in error.to_dict(excerpt=True)["excerpt"]


def test_a_decode_error_that_users_make_is_judged_by_the_same_rule() -> None:
    def made(kind: Any, status: int | None = None) -> tcenvelope.DecodeError:
        return tcenvelope.DecodeError("", kind=kind, offset=0, line=1, column=1, http_status=status)

    for status in (-1, 99, 1000, 70_000):
        with pytest.raises(ValueError, match="http_status"):
            made("Empty", status)
    with pytest.raises(TypeError, match="response must be a Response, not int"):
        ApiError("X", response=3)  # type: ignore[arg-type]
    assert (made("Truncated").category, made("Truncated").retry) == (Category.UNAVAILABLE, Retry.BACKOFF_IF_IDEMPOTENT)
    assert (made("Empty").category, made("Empty").retry) == (Category.UNKNOWN, Retry.NEVER)
    assert made("Empty", 429).retry is made("Truncated", 429).retry is Retry.BACKOFF
    assert made("OfTomorrow", 502).fault is Fault.SERVICE
    assert made("OfTomorrow").fault is Fault.UNKNOWN
