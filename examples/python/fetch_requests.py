#!/usr/bin/env python3
"""Posts to a URL with requests and prints what it is answered: `fetch_requests.py URL`.

It signs nothing: a real request to the API has a signature.
"""

from __future__ import annotations

import sys

import requests
import tcenvelope


def fetch(session: requests.Session, url: str) -> tcenvelope.Response:
    answer = session.post(url, data=b"{}", timeout=10)
    # Not `raise_for_status` or `json()`: an envelope wins over the status, and what is none is a DecodeError.
    return tcenvelope.decode_http(answer.content, status=answer.status_code, headers=answer.headers)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: fetch_requests.py URL", file=sys.stderr)
        return 2
    try:
        with requests.Session() as session:
            response = fetch(session, arguments[0]).raise_for_error()
    except tcenvelope.ApiError as error:  # the API said no
        print(error)
        return 1
    except tcenvelope.DecodeError as error:  # no envelope: the action may have run all the same
        print(f"{error}; the action may have run", file=sys.stderr)
        return 3
    except requests.RequestException as error:  # no answer: the action may have run all the same
        print(f"{type(error).__name__}; the action may have run", file=sys.stderr)
        return 4
    print(response.summary(), *response.fields)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
