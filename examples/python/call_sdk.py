#!/usr/bin/env python3
"""Calls an action through the official SDK and decodes what it is answered: `call_sdk.py PRODUCT VERSION ACTION`.

The key is taken from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY. `--endpoint HOST` asks another host, without
TLS, for a try-out. It needs tencentcloud-sdk-python-common.
"""

from __future__ import annotations

import argparse
import sys

import tcenvelope
from tencentcloud.common.common_client import CommonClient  # type: ignore[import-untyped]
from tencentcloud.common.credential import EnvironmentVariableCredential  # type: ignore[import-untyped]
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException  # type: ignore[import-untyped]
from tencentcloud.common.profile.client_profile import ClientProfile  # type: ignore[import-untyped]
from tencentcloud.common.profile.http_profile import HttpProfile  # type: ignore[import-untyped]


def call(client: CommonClient, product: str, action: str) -> tcenvelope.Response:
    """What the action is answered, or an exception of tcenvelope's."""
    try:
        # `call` gives the bytes, of any client of the SDK. It looks for an error first, and overlooks some: so do both.
        return tcenvelope.decode(client.call(action, {}), product=product).raise_for_error()
    except TencentCloudSDKException as error:
        raise tcenvelope.classify(error, product=product) from error


def main() -> int:
    parser = argparse.ArgumentParser(description="calls an action without parameters")
    parser.add_argument("product")
    parser.add_argument("version", help="such as 2017-03-12")
    parser.add_argument("action")
    parser.add_argument("--region", default="ap-guangzhou")
    parser.add_argument("--endpoint", metavar="HOST", help="ask this host, without TLS")
    given = parser.parse_args()

    profile = HttpProfile(reqTimeout=10)
    if given.endpoint:
        profile = HttpProfile(protocol="http", endpoint=given.endpoint, reqTimeout=10)
    credential = EnvironmentVariableCredential().get_credential()
    if credential is None:
        print("TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set", file=sys.stderr)
        return 2
    client = CommonClient(given.product, given.version, credential, given.region, ClientProfile(httpProfile=profile))
    try:
        response = call(client, given.product, given.action)
    except tcenvelope.ApiError as error:  # the API said no
        print(error, error.category, error.retry)
        return 1
    except tcenvelope.DecodeError as error:  # no envelope: the action may have run all the same
        print(f"{error}; the action may have run", file=sys.stderr)
        return 3
    except tcenvelope.SdkError as error:  # the SDK got no answer, or sent nothing
        print(error, file=sys.stderr)
        return 4
    except Exception as error:  # what the SDK does not expect in an answer ends in a KeyError and others like it
        print(f"{type(error).__name__}; the action may have run", file=sys.stderr)
        return 4
    print(response.summary(), *response.fields)
    return 0


if __name__ == "__main__":
    sys.exit(main())
