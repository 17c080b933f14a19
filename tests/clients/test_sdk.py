"""The official Python SDK and tcenvelope read the same bytes: where the SDK is right they agree.

A local server plays official samples, every documented error code of five products, and odd bodies. The SDK asks for
them through its typed clients and through `call_json` and `call`.
"""

from __future__ import annotations

import importlib
import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import samples as official
import server as http
import tcenvelope
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

# How many samples each has, and how many of them are failures; how many error codes are documented.
VERSIONS = {
    ("sqlserver", "v20180328"): (162, 0, 95),
    ("dcdb", "v20180411"): (89, 0, 131),
    ("lighthouse", "v20200324"): (124, 0, 298),
    ("redis", "v20180412"): (128, 0, 112),
    ("wedata", "v20210820"): (331, 12, 49),
    ("wedata", "v20250806"): (231, 3, 34),
}
# The action that the failures are sent for.
ACTIONS = {
    ("sqlserver", "v20180328"): "DescribeDBInstances",
    ("dcdb", "v20180411"): "DescribeDCDBInstances",
    ("lighthouse", "v20200324"): "DescribeInstances",
    ("redis", "v20180412"): "DescribeInstances",
    ("wedata", "v20210820"): "DescribeProject",
    ("wedata", "v20250806"): "ListProjects",
}
each_version = pytest.mark.parametrize(("product", "version"), VERSIONS, ids="-".join)


class Caller:
    """The SDK's clients of one version of a product, and the server that answers them."""

    def __init__(self, server: http.Server, product: str, version: str) -> None:
        package = f"tencentcloud.{product}.{version}"
        client = getattr(importlib.import_module(f"{package}.{product}_client"), f"{product.capitalize()}Client")
        # There is nothing to hide: the server checks no signature.
        profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=server.address, reqTimeout=10))
        credential = Credential("id", "key")
        self.client = client(credential, "ap-guangzhou", profile)
        self.common = CommonClient(product, client._apiVersion, credential, "ap-guangzhou", profile)
        self.models = importlib.import_module(f"{package}.models")
        self.codes = importlib.import_module(f"{package}.errorcodes")
        self._answers = server.answers
        self._prefix = f"{product}/{client._apiVersion}/"

    def play(self, action: str, answer: http.Answer) -> None:
        self._answers[self._prefix + action] = answer

    def typed(self, action: str) -> Any:
        """As most programs call: a request object in, a response object out."""
        return getattr(self.client, action)(getattr(self.models, f"{action}Request")())

    def call_json(self, action: str) -> Any:
        return self.common.call_json(action, {})

    def call(self, action: str) -> bytes:
        body = self.client.call(action, {})
        assert isinstance(body, bytes)
        return body


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[http.Server]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with http.Server() as running:
        yield running


@pytest.fixture
def caller(server: http.Server) -> Callable[[str, str], Caller]:
    return lambda product, version: Caller(server, product, version)


@pytest.fixture(scope="module")
def samples(root: Path) -> list[official.Sample]:
    return official.read(root)


def assert_same_failure(caller: Caller, action: str, ours: tcenvelope.Response) -> None:
    """Each way to call raises what `raise_for_error` raises."""
    with pytest.raises(tcenvelope.ApiError) as raised:
        ours.raise_for_error()
    expected = (raised.value.code, raised.value.message, raised.value.request_id)
    for call in (caller.typed, caller.call_json, caller.call):
        with pytest.raises(TencentCloudSDKException) as theirs:
            call(action)
        assert (theirs.value.code, theirs.value.message, theirs.value.requestId) == expected


def leaves(value: Any, pointer: str = "", *keys: str | int) -> Iterator[tuple[str, tuple[str | int, ...], Any]]:
    """Every value that is neither object nor array: its JSON pointer, the way there, and itself."""
    if isinstance(value, dict):
        for name, member in value.items():
            token = name.replace("~", "~0").replace("/", "~1")
            yield from leaves(member, f"{pointer}/{token}", *keys, name)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from leaves(element, f"{pointer}/{index}", *keys, index)
    else:
        yield pointer, keys, value


def attribute(model: Any, keys: tuple[str | int, ...]) -> Any:
    """What the SDK's object has there; LookupError if its class has no such attribute."""
    for key in keys:
        if isinstance(key, int):
            model = model[key]
        elif hasattr(model, key):
            model = getattr(model, key)
        else:
            raise LookupError(key)
    return model


@each_version
def test_every_sample(
    caller: Callable[[str, str], Caller], samples: list[official.Sample], product: str, version: str
) -> None:
    sdk = caller(product, version)
    chosen = [sample for sample in samples if (sample.product, sample.version) == (product, version)]
    failures = compared = unknown = 0
    for sample in chosen:
        sdk.play(sample.action, http.Answer(sample.body))
        ours = tcenvelope.decode(sample.body)
        if not ours.ok:
            failures += 1
            assert_same_failure(sdk, sample.action, ours)
            continue
        assert sdk.call(sample.action) == sample.body
        assert sdk.call_json(sample.action) == {"Response": {**ours.to_dict(), "RequestId": ours.request_id}}
        typed = sdk.typed(sample.action)
        assert typed.RequestId == ours.request_id
        for name, value in ours.fields.items():
            if not isinstance(value, (dict, list)):
                assert getattr(typed, name) == ours[name] == value, (sample.action, name)
        for pointer, keys, value in leaves(ours.to_dict()):
            try:
                theirs = attribute(typed, keys)
            except LookupError:
                unknown += 1
                continue
            assert theirs == ours.pointer(pointer) == value, (sample.action, pointer)
            compared += 1
    print(product, version, len(chosen), failures, compared, unknown)


@each_version
def test_every_documented_code(caller: Callable[[str, str], Caller], product: str, version: str) -> None:
    sdk = caller(product, version)
    codes = [code for name, code in vars(sdk.codes).items() if name.isupper()]
    assert len(codes) == VERSIONS[product, version][2]
    action = ACTIONS[product, version]
    for number, code in enumerate(codes):
        error = {"Code": code, "Message": f'Nothing to see: "{number}"\n\u64cd\u4f5c\u5931\u8d25 \U0001f600'}
        envelope = {"Response": {"Error": error, "RequestId": f"ed93f3cb-{number}"}}
        # Both ways to write what is not ASCII.
        body = json.dumps(envelope, ensure_ascii=number % 2 == 0).encode()
        sdk.play(action, http.Answer(body))
        ours = tcenvelope.decode(body)
        assert ours.error is not None and ours.error.code == code
        assert_same_failure(sdk, action, ours)
