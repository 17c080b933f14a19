"""The official Python SDK's clients of one version of a product, asking a local server instead of the real one."""

from __future__ import annotations

import importlib
from typing import Any

import server as http
from tencentcloud.common.common_client import CommonClient  # type: ignore[import-untyped]
from tencentcloud.common.credential import Credential  # type: ignore[import-untyped]
from tencentcloud.common.profile.client_profile import ClientProfile  # type: ignore[import-untyped]
from tencentcloud.common.profile.http_profile import HttpProfile  # type: ignore[import-untyped]

# The SDK would ask through them, and they know nothing of a server that is only here.
PROXIES = ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")


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
