"""What to do next after an attempt that did not succeed."""

from __future__ import annotations

from tcenvelope._errors import ApiError, DecodeError, SdkError
from tcenvelope._native import Response, next_step
from tcenvelope._numbers import Retry

# Type checkers take this name for true. `typing` itself is slow to import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any, Literal, TypeAlias

    from typing_extensions import Self

    _Step: TypeAlias = Literal["Stop", "Wait", "WaitForState", "Resign"]


class NextStep:
    """What to do next, as `advise` says. It is false if that is nothing: `Stop`. It cannot be changed.

    Attributes:
        kind: `Stop`: do not send the request again. `Wait`: wait, then send it again. `WaitForState`: wait for what
            holds the resource to pass (or look at its state meanwhile), then send it again. `Resign`: sign it anew,
            once, with fresh credentials or with the clock set to `server_time`. Later versions may add kinds: take
            what is not known for `Stop`.
        nanoseconds: How long to wait; 0 unless the kind is `Wait` or `WaitForState`.
        server_time: The server's clock, an aware datetime, if the kind is `Resign` and HTTP said it; else None.

    >>> import tcenvelope
    >>> step = tcenvelope.advise(tcenvelope.ApiError("RequestLimitExceeded"), attempt=1, random=0)
    >>> step.kind, step.seconds, bool(step)
    ('Wait', 1.0, True)
    """

    __slots__ = ("kind", "nanoseconds", "server_time")
    __match_args__ = ("kind",)

    kind: _Step
    nanoseconds: int
    server_time: datetime | None

    def __new__(cls, kind: _Step, nanoseconds: int = 0, server_time: datetime | None = None) -> Self:
        self = super().__new__(cls)
        for name, value in zip(cls.__slots__, (kind, nanoseconds, server_time), strict=True):
            object.__setattr__(self, name, value)
        return self

    @property
    def seconds(self) -> float:
        """How long to wait, for `time.sleep`.

        >>> import tcenvelope
        >>> tcenvelope.NextStep("Wait", 1_500_000_000).seconds
        1.5
        """
        return self.nanoseconds / 1e9

    def __bool__(self) -> bool:
        return self.kind != "Stop"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a NextStep cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a NextStep cannot be changed: {name}")

    def _all(self) -> tuple[_Step, int, datetime | None]:
        return self.kind, self.nanoseconds, self.server_time

    def __eq__(self, other: object) -> bool:
        return self._all() == other._all() if isinstance(other, NextStep) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"tcenvelope.NextStep{self._all()}"

    def __reduce__(self) -> tuple[Any, ...]:
        return NextStep, self._all()


def advise(
    problem: Response | ApiError | DecodeError | SdkError,
    attempt: int,
    *,
    idempotent: bool = False,
    limit: int = 6,
    resigned: bool = False,
    random: int | None = None,
) -> NextStep:
    """Says what to do after an attempt at a request. Nothing here sleeps or reads a clock.

    Limits of this API are per second, so no wait is under a second; waits double from one attempt to the next
    up to a cap, and random bits spread them, so that many callers do not come back at once:

    | retry | after attempt n |
    |---|---|
    | Backoff | wait 1 s and a random part of min(2^(n-1), 32) s |
    | BackoffIfIdempotent | the same, if the request is idempotent; else stop |
    | AfterStateChange | wait min(5 * 2^(n-1), 60) s and a random part of half of that |
    | AfterResign | sign anew, once |
    | Never | stop |

    A `Retry-After` that asks for a longer wait is granted, and up to a second of random time is added; one of
    over five minutes is `Stop`, for then somebody should decide.

    Args:
        problem: What the attempt came to: a response, or an error of this package, such as `classify` gives. After
            a success it is `Stop`, too: there is nothing more to send.
        attempt: How often the request was sent, from 1; 0 counts as 1.
        idempotent: Whether the request does no harm when it is carried out twice: it only reads, or holds a
            `ClientToken`. It is taken for one that does unless told otherwise.
        limit: How many attempts there are at most.
        resigned: Whether the request was signed anew already, which helps at most once.
        random: 64 random bits; those of the module `random` unless given.

    Raises:
        TypeError: An argument has another type.
        ValueError: A number is below 0, or has more than 64 bits where they are random.

    >>> import tcenvelope
    >>> error = tcenvelope.ApiError("InternalError")  # nobody knows whether it was executed
    >>> tcenvelope.advise(error, attempt=1)
    tcenvelope.NextStep('Stop', 0, None)
    >>> tcenvelope.advise(error, attempt=2, idempotent=True, random=1 << 63).seconds
    2.0
    """
    retry = Retry.NEVER
    answer: Response | DecodeError | None = None
    if isinstance(problem, Response):
        answer = problem
        if error := problem.error:
            retry = error.retry
    elif isinstance(problem, ApiError):
        answer = problem.response
        retry = problem.retry
    elif isinstance(problem, DecodeError):
        answer = problem
        retry = problem.retry
    elif isinstance(problem, SdkError):
        retry = problem.retry
    else:
        raise TypeError(f"problem must be a Response or an Error of tcenvelope, not {type(problem).__name__}")
    if random is None:
        from random import getrandbits

        random = getrandbits(64)
    elif _natural("random", random) >= 1 << 64:
        raise ValueError("random must have at most 64 bits")
    # More attempts than this nobody counts.
    most = (1 << 32) - 1
    kind, nanoseconds = next_step(
        retry,
        min(_natural("attempt", attempt), most),
        limit=min(_natural("limit", limit), most),
        idempotent=bool(idempotent),
        resigned=bool(resigned),
        random=random,
        retry_after=None if answer is None else answer.retry_after,
    )
    server_time = answer.server_time if answer is not None and kind == "Resign" else None
    return NextStep(kind, nanoseconds, server_time)


def _natural(name: str, number: int) -> int:
    if not isinstance(number, int):
        raise TypeError(f"{name} must be int, not {type(number).__name__}")
    if number < 0:
        raise ValueError(f"{name} must be 0 or more")
    return number
