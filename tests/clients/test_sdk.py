"""The official Python SDK and tcenvelope read the same bytes: where the SDK is right they agree.

A local server plays official samples, every documented error code of five products, and odd bodies. The SDK asks for
them through its typed clients and through `call_json` and `call`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import samples as official
import server as http
import tcenvelope
from sdk_caller import PROXIES, Caller
from tencentcloud.common.common_client import CommonClient  # type: ignore[import-untyped]
from tencentcloud.common.credential import Credential  # type: ignore[import-untyped]
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException  # type: ignore[import-untyped]
from tencentcloud.common.profile.client_profile import ClientProfile  # type: ignore[import-untyped]
from tencentcloud.common.profile.http_profile import HttpProfile  # type: ignore[import-untyped]


class Version(NamedTuple):
    """What there is of one version of a product's interface."""

    samples: int
    failures: int  # among the samples
    values: int  # in the fields of the others, objects and arrays not counted
    codes: int
    action: str  # the one that made-up failures are sent for


VERSIONS = {
    ("sqlserver", "v20180328"): Version(162, 0, 1584, 95, "DescribeDBInstances"),
    ("dcdb", "v20180411"): Version(89, 0, 611, 131, "DescribeDCDBInstances"),
    ("lighthouse", "v20200324"): Version(124, 0, 1143, 298, "DescribeInstances"),
    ("redis", "v20180412"): Version(128, 0, 1398, 112, "DescribeInstances"),
    ("wedata", "v20210820"): Version(331, 12, 8845, 49, "DescribeProject"),
    ("wedata", "v20250806"): Version(231, 3, 3771, 34, "ListProjects"),
}
each_version = pytest.mark.parametrize(("product", "version"), VERSIONS)
# The SDK warns of each old attribute that is read.
pytestmark = pytest.mark.filterwarnings("ignore:parameter:DeprecationWarning")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[http.Server]:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
    with http.Server() as running:
        yield running


@pytest.fixture
def caller(server: http.Server) -> Callable[[str, str], Caller]:
    return lambda product, version: Caller(server, product, version)


@pytest.fixture(scope="module")
def samples(root: Path) -> list[official.Sample]:
    return official.read(root)


def assert_same_failure(sdk: Caller, action: str, response: tcenvelope.Response) -> None:
    """Each way to call raises what `raise_for_error` raises."""
    with pytest.raises(tcenvelope.ApiError) as raised:
        response.raise_for_error()
    expected = (raised.value.code, raised.value.message, raised.value.request_id)
    for call in (sdk.typed, sdk.call_json, sdk.call):
        with pytest.raises(TencentCloudSDKException) as official_error:
            call(action)
        error = official_error.value
        assert (error.code, error.message, error.requestId) == expected
        classified = tcenvelope.classify(error)
        assert type(classified) is type(raised.value)
        assert isinstance(classified, tcenvelope.ApiError)
        assert (classified.code, classified.message, classified.request_id) == expected


def values(value: Any, *keys: str | int) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every value in it that is neither object nor array, and the way there."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from values(member, *keys, name)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from values(element, *keys, index)
    else:
        yield keys, value


def json_pointer(keys: tuple[str | int, ...]) -> str:
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)


def attribute(model: Any, keys: tuple[str | int, ...]) -> Any:
    """What an object of the SDK has there."""
    for key in keys:
        model = model[key] if isinstance(key, int) else getattr(model, key)
    return model


@each_version
def test_every_sample(
    caller: Callable[[str, str], Caller], samples: list[official.Sample], product: str, version: str
) -> None:
    """Each way to call gives what tcenvelope reads; the typed objects have every value under its name."""
    sdk = caller(product, version)
    chosen = [sample for sample in samples if (sample.product, sample.version) == (product, version)]
    failures = compared = 0
    for sample in chosen:
        sdk.play(sample.action, http.Answer(sample.body))
        response = tcenvelope.decode(sample.body)
        if not response.ok:
            failures += 1
            assert_same_failure(sdk, sample.action, response)
            continue
        assert sdk.call(sample.action) == sample.body
        # Four samples of wedata have an empty request id, which is none.
        untyped = sdk.call_json(sample.action)["Response"]
        assert (untyped.pop("RequestId") or None) == response.request_id
        assert untyped == response.to_dict() == dict(response.fields)
        typed = sdk.typed(sample.action)
        assert (typed.RequestId or None) == response.request_id
        for keys, value in values(response.to_dict()):
            compared += 1
            assert attribute(typed, keys) == response.pointer(json_pointer(keys)) == value, (sample.action, keys)
    assert (len(chosen), failures, compared) == VERSIONS[product, version][:3]


@each_version
def test_every_documented_code(caller: Callable[[str, str], Caller], product: str, version: str) -> None:
    sdk = caller(product, version)
    action = VERSIONS[product, version].action
    codes = [code for name, code in vars(sdk.codes).items() if name.isupper()]
    assert len(codes) == VERSIONS[product, version].codes
    for number, code in enumerate(codes):
        error = {"Code": code, "Message": f'Message "{number}"\n\u4fe1\u606f \U0001f4ac'}
        envelope = {"Response": {"Error": error, "RequestId": f"ed93f3cb-{number}"}}
        # Both ways to write what is not ASCII.
        body = json.dumps(envelope, ensure_ascii=number % 2 == 0).encode()
        sdk.play(action, http.Answer(body))
        response = tcenvelope.decode(body)
        assert response.error is not None
        assert (response.error.code, response.error.message) == (code, error["Message"])
        assert_same_failure(sdk, action, response)


# What a call came to: "success" and the request id; "failure", code, message and request id; for the SDK, "raises" and
# the exception that is none of its own; for tcenvelope, "no envelope" and the kind of the DecodeError.
Outcome = tuple[Any, ...]
FAILURE: Outcome = ("failure", "FailedOperation", "no", "ed93f3cb")
SUCCESS: Outcome = ("success", "b5b41468")

# What `call_json` does with each odd body, and what tcenvelope does. Where there is only one, they agree.
ODD: dict[str, tuple[Outcome] | tuple[Outcome, Outcome]] = {
    # Failures that the SDK calls successes.
    "failure, content type with a charset": (("success", "ed93f3cb"), FAILURE),
    "failure, no content type": (("success", "ed93f3cb"), FAILURE),
    "failure, Error beside Response": (("success", "ed93f3cb"), ("failure", "FailedOperation", "", "ed93f3cb")),
    "two Response, the second a success": (SUCCESS, ("no envelope", "DuplicateMember")),
    # Failures that the SDK loses the code or the request id of.
    "failure, HTTP status 500": (
        ("failure", "ServerNetworkError", http.ODD["failure, HTTP status 500"].body, None),
        FAILURE,
    ),
    "failure, RequestId missing": (("raises", "KeyError"), ("failure", "FailedOperation", "no", None)),
    "failure, Message missing": (("raises", "KeyError"), ("failure", "FailedOperation", "", "ed93f3cb")),
    "failure, Code missing": (("raises", "KeyError"), ("failure", "", "no", "ed93f3cb")),
    "failure, Error a string": (("raises", "TypeError"), ("failure", "", "no", "b5b41468")),
    "two Error": (("failure", "InternalError", "yes", "ed93f3cb"), ("no envelope", "DuplicateMember")),
    # Failures whose code or message is no str, or none that can be written to a file.
    "failure, Code null": (("failure", None, "no", "ed93f3cb"), ("failure", "", "no", "ed93f3cb")),
    "failure, Code a number": (("failure", 4100, "no", "ed93f3cb"), ("failure", "4100", "no", "ed93f3cb")),
    "failure, Message null": (
        ("failure", "FailedOperation", None, "ed93f3cb"),
        ("failure", "FailedOperation", "", "ed93f3cb"),
    ),
    "failure, half a surrogate pair": (
        ("failure", "FailedOperation", "\ud83d", "ed93f3cb"),
        ("failure", "FailedOperation", "\ufffd", "ed93f3cb"),
    ),
    # A success that the SDK cannot read.
    "success, Error null": (("raises", "TypeError"), SUCCESS),
    # What is no JSON, or not for everybody, and the SDK takes.
    "NaN": (SUCCESS, ("no envelope", "InvalidJson")),
    "UTF-16": (SUCCESS, ("no envelope", "InvalidJson")),
    "half a surrogate pair in UTF-8": (
        ("failure", "FailedOperation", "\ud83d", "ed93f3cb"),
        ("no envelope", "InvalidUtf8"),
    ),
    "200 deep": (SUCCESS, ("no envelope", "TooDeep")),
    # What is no envelope. Only tcenvelope says so; the SDK raises whatever happens.
    "200,000 deep": (("raises", "RecursionError"), ("no envelope", "TooDeep")),
    "invalid UTF-8": (("raises", "UnicodeDecodeError"), ("no envelope", "InvalidUtf8")),
    "body null": (("raises", "TypeError"), ("no envelope", "NotEnvelope")),
    "API 2.0": (("raises", "KeyError"), ("no envelope", "NotEnvelope")),
    "HTML 502": (("failure", "ServerNetworkError", http.ODD["HTML 502"].body, None), ("no envelope", "InvalidJson")),
    "HTML 200": (("raises", "JSONDecodeError"), ("no envelope", "InvalidJson")),
    "truncated": (("raises", "JSONDecodeError"), ("no envelope", "Truncated")),
    "connection lost": (("raises", "ChunkedEncodingError"), ("no envelope", "Truncated")),
    "empty": (("raises", "JSONDecodeError"), ("no envelope", "Empty")),
    # The same.
    "failure, RequestId null": (("failure", "FailedOperation", "no", None),),
    "success, RequestId missing": (("success", None),),
    "success, byte order mark": (SUCCESS,),
    "success, an integer above 2 to the 53": (SUCCESS,),
    "success, 120 deep": (SUCCESS,),
}


def theirs(call: Callable[[], str | None]) -> Outcome:
    """`call` gives the request id of a success."""
    try:
        return ("success", call())
    except TencentCloudSDKException as error:
        return ("failure", error.code, error.message, error.requestId)
    except Exception as error:
        return ("raises", type(error).__name__)


def ours(body: bytes) -> Outcome:
    try:
        response = tcenvelope.decode(body).raise_for_error()
    except tcenvelope.ApiError as error:
        return ("failure", error.code, error.message, error.request_id)
    except tcenvelope.DecodeError as error:
        return ("no envelope", error.kind)
    return ("success", response.request_id)


@pytest.fixture
def redis(caller: Callable[[str, str], Caller]) -> Caller:
    return caller("redis", "v20180412")


def test_every_odd_body_is_judged() -> None:
    assert ODD.keys() == http.ODD.keys()


@pytest.mark.parametrize("name", ODD)
def test_odd_bodies(redis: Caller, name: str) -> None:
    answer = http.ODD[name]
    redis.play("DescribeInstances", answer)
    assert theirs(lambda: redis.call_json("DescribeInstances")["Response"].get("RequestId")) == ODD[name][0]
    assert ours(answer.body) == ODD[name][-1]


@pytest.mark.parametrize("name", ODD)
def test_typed_clients_make_error_codes_of_python_exceptions(redis: Caller, name: str) -> None:
    """A program that looks at the code of a TencentCloudSDKException meets `KeyError` there."""
    redis.play("DescribeInstances", http.ODD[name])
    outcome = theirs(lambda: redis.typed("DescribeInstances").RequestId)
    expected = ODD[name][0]
    if expected[0] == "raises":
        assert (outcome[0], outcome[1], outcome[3]) == ("failure", expected[1], None)
        assert ours(http.ODD[name].body)[:2] != outcome[:2]
    else:
        assert outcome == expected


def test_integers_keep_every_digit(redis: Caller) -> None:
    answer = http.ODD["success, an integer above 2 to the 53"]
    redis.play("DescribeInstances", answer)
    response = tcenvelope.decode(answer.body)
    typed = redis.typed("DescribeInstances")
    assert typed.TotalCount == response["TotalCount"] == response.pointer("/TotalCount") == 2**53 + 1


def test_deep_bodies_are_for_those_who_ask(redis: Caller) -> None:
    answer = http.ODD["200 deep"]
    redis.play("DescribeInstances", answer)
    response = tcenvelope.decode(answer.body, max_depth=200)
    assert redis.call_json("DescribeInstances")["Response"]["Deep"] == response["Deep"]
    with pytest.raises(tcenvelope.DecodeError):
        tcenvelope.decode(answer.body, max_depth=199)


def test_what_is_not_recorded_is_no_answer(redis: Caller) -> None:
    """Otherwise the checks above could pass on the answer of another action."""
    redis.play("DescribeInstances", http.Answer(b'{"Response":{"RequestId":"b5b41468"}}'))
    with pytest.raises(TencentCloudSDKException) as raised:
        redis.typed("DescribeInstanceZoneInfo")
    assert raised.value.code == "ServerNetworkError"


def classified(call: Callable[[], object]) -> Outcome:
    """What `classify` makes of an exception of the SDK: class, kind or code, and retry."""
    with pytest.raises(TencentCloudSDKException) as raised:
        call()
    error = tcenvelope.classify(raised.value)
    if isinstance(error, tcenvelope.DecodeError):
        return ("DecodeError", error.kind, error.retry.label)
    kind = "ApiError" if isinstance(error, tcenvelope.ApiError) else "SdkError"
    return (kind, error.code, error.retry.label)


API_ERROR = ("ApiError", "FailedOperation", "Never")
CLASSIFIED: dict[str, Outcome] = {
    "failure, HTTP status 500": API_ERROR,
    "failure, RequestId missing": ("SdkError", "KeyError", "Never"),
    "failure, RequestId null": API_ERROR,
    "failure, Message missing": ("SdkError", "KeyError", "Never"),
    "failure, Message null": API_ERROR,
    "failure, Code missing": ("SdkError", "KeyError", "Never"),
    "failure, Code null": ("ApiError", "", "Never"),
    "failure, Code a number": ("ApiError", "4100", "Never"),
    "failure, half a surrogate pair": API_ERROR,
    "failure, Error a string": ("SdkError", "TypeError", "Never"),
    "success, Error null": ("SdkError", "TypeError", "Never"),
    "200,000 deep": ("SdkError", "RecursionError", "Never"),
    "two Error": ("ApiError", "InternalError", "BackoffIfIdempotent"),
    "half a surrogate pair in UTF-8": API_ERROR,
    "invalid UTF-8": ("DecodeError", "InvalidUtf8", "Never"),
    "body null": ("SdkError", "TypeError", "Never"),
    "API 2.0": ("SdkError", "KeyError", "Never"),
    "HTML 502": ("DecodeError", "InvalidJson", "Never"),
    "HTML 200": ("DecodeError", "InvalidJson", "Never"),
    "truncated": ("DecodeError", "Truncated", "BackoffIfIdempotent"),
    "connection lost": ("SdkError", "ChunkedEncodingError", "BackoffIfIdempotent"),
    "empty": ("DecodeError", "Empty", "Never"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_bodies_are_classified(redis: Caller, name: str) -> None:
    """Where the SDK raises at all."""
    redis.play("DescribeInstances", http.ODD[name])
    if ODD[name][0][0] == "success":
        assert name not in CLASSIFIED
        redis.typed("DescribeInstances")
    else:
        assert classified(lambda: redis.typed("DescribeInstances")) == CLASSIFIED[name]


def test_what_the_sdk_makes_itself_is_classified() -> None:
    """From where there is no server, and before anything is sent."""
    profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint="127.0.0.1:1", reqTimeout=5))
    unreachable = CommonClient("redis", "2018-04-12", Credential("id", "key"), "ap-guangzhou", profile)
    no_answer = ("SdkError", "ClientNetworkError", "BackoffIfIdempotent")
    assert classified(lambda: unreachable.call_json("DescribeInstances", {})) == no_answer
    assert classified(lambda: Credential("", "key")) == ("SdkError", "InvalidCredential", "Never")
    assert classified(lambda: Credential("id ", "key")) == ("SdkError", "InvalidCredential", "Never")
    assert classified(lambda: ClientProfile(language="fr")) == ("SdkError", "ClientError", "Never")
    wrong = ("SdkError", "CommonClient Parameter Error, credential region version service all required.", "Never")
    assert classified(lambda: CommonClient("redis", None, Credential("id", "key"), "ap-guangzhou")) == wrong
    profile.signMethod = "HmacMD5"
    assert classified(lambda: unreachable.call("DescribeInstances", {})) == ("SdkError", "ClientError", "Never")


def test_exceptions_that_are_not_of_the_sdk_are_not_classified(redis: Caller) -> None:
    """`call_json` lets them through as they are."""
    redis.play("DescribeInstances", http.ODD["failure, RequestId missing"])
    with pytest.raises(KeyError) as raised:
        redis.call_json("DescribeInstances")
    with pytest.raises(TypeError, match="KeyError"):
        tcenvelope.classify(raised.value)
