#!/usr/bin/env python3
"""Posts to URLs with httpx and prints what each is answered: `fetch_httpx.py URL`, or `fetch_httpx.py --async URL...`
for several at once.

It signs nothing: a real request to the API has a signature.
"""

from __future__ import annotations

import asyncio
import sys

import httpx
import tcenvelope

AT_ONCE = httpx.Limits(max_connections=4)


def fetch(client: httpx.Client, url: str) -> tcenvelope.Response:
    return decode(client.post(url, content=b"{}"))


async def fetch_async(client: httpx.AsyncClient, url: str) -> tcenvelope.Response:
    # Decoding takes microseconds: it needs no thread of its own.
    return decode(await client.post(url, content=b"{}"))


def decode(answer: httpx.Response) -> tcenvelope.Response:
    # Not `raise_for_status` or `json()`: an envelope wins over the status, and what is none is a DecodeError.
    return tcenvelope.decode_http(answer.content, status=answer.status_code, headers=answer.headers)


async def fetch_all(urls: list[str]) -> list[tcenvelope.Response | BaseException]:
    # The API counts requests by the second. Those that wait for a connection do so for as long as it takes.
    async with httpx.AsyncClient(limits=AT_ONCE, timeout=httpx.Timeout(10, pool=None)) as client:
        return await asyncio.gather(*(fetch_async(client, url) for url in urls), return_exceptions=True)


def fetch_one(url: str) -> tcenvelope.Response | BaseException:
    try:
        with httpx.Client(timeout=10) as client:
            return fetch(client, url)
    except (tcenvelope.DecodeError, httpx.HTTPError) as error:
        return error


def show(answer: tcenvelope.Response | BaseException) -> int:
    """Prints one answer and gives its exit status."""
    if isinstance(answer, tcenvelope.DecodeError):  # no envelope: the action may have run all the same
        print(f"{answer}; the action may have run", file=sys.stderr)
        return 3
    if isinstance(answer, httpx.HTTPError):  # no answer: the action may have run all the same
        print(f"{type(answer).__name__}; the action may have run", file=sys.stderr)
        return 4
    if isinstance(answer, BaseException):
        raise answer
    try:
        print(answer.raise_for_error().summary(), *answer.fields)
    except tcenvelope.ApiError as error:  # the API said no
        print(error)
        return 1
    return 0


def main(arguments: list[str]) -> int:
    if len(arguments) > 1 and arguments[0] == "--async":
        return max(map(show, asyncio.run(fetch_all(arguments[1:]))))
    if len(arguments) == 1:
        return show(fetch_one(arguments[0]))
    print("usage: fetch_httpx.py URL | fetch_httpx.py --async URL...", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
