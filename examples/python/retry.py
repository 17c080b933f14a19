#!/usr/bin/env python3
"""Posts to a URL until it is answered or there is no point in trying: `retry.py [--idempotent] [--hurry N] URL`.

tenacity repeats; tcenvelope says whether, and after how long. A request that only reads, or holds a ClientToken, is
idempotent; --hurry divides the waits by N, for a try-out. It signs nothing: a real `send` signs each attempt anew.
It needs tenacity and requests.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

import requests
import tcenvelope
from tenacity import RetryCallState, Retrying


class Advice:
    """What tenacity asks about one call: after each attempt first `retry`, then `wait`."""

    def __init__(self, *, idempotent: bool = False, hurry: float = 1.0) -> None:
        self._idempotent = idempotent
        self._hurry = hurry
        self._resigned = False
        self._step = tcenvelope.NextStep("Stop")

    def retry(self, state: RetryCallState) -> bool:
        """Whether there is a point in another attempt. If not, tenacity raises what the last one raised."""
        error = state.outcome.exception() if state.outcome else None
        if not isinstance(error, (tcenvelope.ApiError, tcenvelope.DecodeError, tcenvelope.SdkError)):
            return False
        self._step = tcenvelope.advise(
            error, state.attempt_number, idempotent=self._idempotent, resigned=self._resigned
        )
        # Whoever signs has step.server_time to correct the clock by.
        self._resigned = self._resigned or self._step.kind == "Resign"
        return bool(self._step)

    def wait(self, state: RetryCallState) -> float:
        return self._step.seconds / self._hurry


def call(send: Callable[[], tcenvelope.Response], advice: Advice) -> tcenvelope.Response:
    """Sends a request as often as it takes, and raises what the last attempt came to."""

    def attempt() -> tcenvelope.Response:
        return send().raise_for_error()

    # `advise` knows when to stop, too.
    return Retrying(retry=advice.retry, wait=advice.wait, before_sleep=tell)(attempt)


def tell(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    print(f"{error}; again in {state.upcoming_sleep:.3f} s", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description="posts to a URL until it is answered")
    parser.add_argument("--idempotent", action="store_true", help="doing it twice does no harm")
    parser.add_argument("--hurry", type=float, default=1.0, metavar="N", help="divide the waits by N")
    parser.add_argument("url")
    arguments = parser.parse_args()

    def send() -> tcenvelope.Response:
        answer = requests.post(arguments.url, data=b"{}", timeout=10)
        return tcenvelope.decode_http(answer.content, status=answer.status_code, headers=answer.headers)

    try:
        response = call(send, Advice(idempotent=arguments.idempotent, hurry=arguments.hurry))
    except tcenvelope.ApiError as error:  # the API said no
        print(error)
        return 1
    except tcenvelope.DecodeError as error:  # no envelope: the action may have run all the same
        print(f"{error}; the action may have run", file=sys.stderr)
        return 3
    except requests.RequestException as error:  # no answer: the action may have run all the same
        print(f"{type(error).__name__}; the action may have run", file=sys.stderr)
        return 4
    print(response.summary())
    return 0


if __name__ == "__main__":
    sys.exit(main())
