"""What is known beside a body: limits, product, the HTTP answer that it came with, and the attempt that it ended.

Like reference.py beside this file it is written from README.md and not from the library. Nothing here knows what an
envelope is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# The three forms of RFC 9110, section 5.6.7.
DATES = [
    re.compile(
        form.replace("TIME", r"(?P<time>\d\d:\d\d:\d\d)").replace("MONTH", r"(?P<month>[A-Z][a-z]{2})"), re.ASCII
    )
    for form in (
        r"(?P<short>[A-Z][a-z]{2}), (?P<day>\d\d) MONTH (?P<year>\d{4}) TIME GMT",
        r"(?P<long>[A-Z][a-z]+), (?P<day>\d\d)-MONTH-(?P<year>\d\d) TIME GMT",
        r"(?P<short>[A-Z][a-z]{2}) MONTH (?P<day>\d\d| \d) TIME (?P<year>\d{4})",
    )
]
WHITE_SPACE = " \t\r\n\f"

LONGEST_RETRY_AFTER = 300
SECOND = 10**9


@dataclass(frozen=True)
class Given:
    """The options of a vector, and the pointers that are looked up."""

    max_depth: int = 128
    max_bytes: int = 64 * 1024 * 1024
    product: str | None = None
    http_status: int | None = None
    # By their names in lower case; of several with one name the last.
    headers: dict[str, str] = field(default_factory=dict)
    attempt: int | None = None
    limit: int = 6
    idempotent: bool = False
    resigned: bool = False
    random: int = 0
    pointers: Sequence[str] = ()

    @classmethod
    def of(cls, options: Sequence[str], pointers: Sequence[str] = ()) -> Given:
        """What the lines of an .options file and of a .ptr file say."""
        numbers: dict[str, int] = {}
        headers: dict[str, str] = {}
        product = None
        for key, _, value in (line.partition(" ") for line in options):
            if key == "product":
                product = value
            elif key == "header":
                name, _, value = value.partition(": ")
                headers[name.lower()] = value.strip(WHITE_SPACE)
            else:
                numbers[key] = int(value)
        flags = {name: bool(numbers.pop(name, 0)) for name in ("idempotent", "resigned")}
        return cls(product=product, headers=headers, pointers=pointers, **flags, **numbers)  # type: ignore[arg-type]

    @property
    def request_id(self) -> str:
        """The request id that HTTP gives, or nothing."""
        return self.headers.get("x-tc-requestid", "")

    @property
    def server_time(self) -> int | None:
        return seconds_of_date(self.headers.get("date", ""))

    @property
    def retry_after(self) -> int | None:
        """How many seconds the server asks to wait."""
        value = self.headers.get("retry-after", "")
        if re.fullmatch("[0-9]+", value):
            # Python converts no text of many thousand digits, and more than ten are too many for 32 bits.
            digits = value.lstrip("0")[:11]
            return min(int(digits or "0"), 2**32 - 1)
        until = seconds_of_date(value)
        if until is None or self.server_time is None:
            return None
        return min(max(until - self.server_time, 0), 2**32 - 1)

    def hint(self, kind: str) -> str | None:
        """What the content type says of a body that has no hint of its own."""
        if kind not in ("InvalidJson", "InvalidUtf8"):
            return None
        media_type = self.headers.get("content-type", "").partition(";")[0].strip(WHITE_SPACE).lower()
        return {"text/html": "LooksLikeHtml", "text/event-stream": "LooksLikeEventStream"}.get(media_type)

    def lines(self, retry: str) -> list[str]:
        """The last lines of the dump, when the judgement of the answer says to retry so."""
        lines = []
        if self.http_status is not None:
            retry_after, server_time = map(number, (self.retry_after, self.server_time))
            lines.append(f"http {self.http_status} retry_after={retry_after} server_time={server_time}")
        if self.attempt is not None:
            lines.append(f"next_step {self.next_step(retry, self.attempt)}")
        return lines

    def next_step(self, retry: str, attempt: int) -> str:
        """What to do after an attempt, as the dump says it."""
        attempt = max(attempt, 1)
        asked = self.retry_after
        if attempt >= self.limit or (asked is not None and asked > LONGEST_RETRY_AFTER):
            return "Stop"
        least = 0 if asked is None else asked * SECOND + self.part_of(SECOND)
        # A shift as far as the attempts go would take more memory than there is.
        doubled = 2 ** min(attempt - 1, 16)
        if retry == "Backoff" or (retry == "BackoffIfIdempotent" and self.idempotent):
            return f"Wait {max(SECOND + self.part_of(min(doubled, 32) * SECOND), least)}"
        if retry == "AfterStateChange":
            wait = min(5 * doubled, 60) * SECOND
            return f"WaitForState {max(wait + self.part_of(wait // 2), least)}"
        if retry == "AfterResign" and not self.resigned:
            return f"Resign {number(self.server_time)}"
        return "Stop"

    def part_of(self, nanoseconds: int) -> int:
        """The random part, rounded down."""
        return nanoseconds * self.random // 2**64


def number(value: int | None) -> str:
    return "none" if value is None else str(value)


def seconds_of_date(text: str) -> int | None:
    """An HTTP date in seconds since 1970, if it is one that exists, with the weekday that it has."""
    found = next(filter(None, (form.fullmatch(text) for form in DATES)), None)
    if found is None or found["month"] not in MONTHS:
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 1900 if year >= 70 else 2000
    hour, minute, second = map(int, found["time"].split(":"))
    try:
        month, day_of_month = MONTHS.index(found["month"]) + 1, int(found["day"])
        date = datetime(year, month, day_of_month, hour, minute, second, tzinfo=timezone.utc)
    except ValueError:
        return None
    names = found.groupdict()
    day = DAYS[date.weekday()]
    if year < 1970 or names.get("long", day) != day or names.get("short", day[:3]) != day[:3]:
        return None
    return int(date.timestamp())
