"""Sets with frozen numbers: what an error code means.

Made by `cargo xtask generate` from the lists in the Rust core. Do not edit.
"""

from __future__ import annotations

from tcenvelope._native import category_fault
from tcenvelope._number import DescribedCategory, DescribedRetry, Number


class Category(DescribedCategory):
    """What happened. More may be added.

    >>> import tcenvelope
    >>> print(tcenvelope.Code("RequestLimitExceeded").category)
    Throttled
    """

    UNKNOWN = 0
    """Nothing is known about this code."""

    AUTHENTICATION = 1
    """The credential or the signature of the call was refused."""

    AUTHORIZATION = 2
    """The account may not do this."""

    PAYMENT_REQUIRED = 3
    """The account is in arrears, or its balance does not suffice."""

    INVALID_REQUEST = 4
    """A parameter is missing, malformed, out of range or contradicts another one."""

    PAYLOAD_TOO_LARGE = 5
    """The request or its answer has too many bytes."""

    NO_SUCH_API = 6
    """There is no such action, version or product."""

    NOT_FOUND = 7
    """What the request names does not exist."""

    ALREADY_EXISTS = 8
    """It exists already, or is done already."""

    CONFLICT = 9
    """Another operation holds the resource; that passes by itself."""

    FAILED_PRECONDITION = 10
    """The state forbids it until somebody acts; a service that is not activated, too."""

    THROTTLED = 11
    """Requests come too often."""

    QUOTA = 12
    """A limit of the account or of a resource is reached."""

    CAPACITY = 13
    """The cloud has no more of what was asked for."""

    UNAVAILABLE = 14
    """The service, or what it depends on, is not able to answer now."""

    UNSUPPORTED = 15
    """This cannot be done here at all."""

    OPERATION_FAILED = 16
    """It was tried and failed, and the code does not say why."""

    INTERNAL = 17
    """An error inside the service."""

    DRY_RUN = 18
    """A dry run, which would have worked."""

    @property
    def fault(self) -> Fault:
        """Who must act.

        >>> import tcenvelope
        >>> print(tcenvelope.Category.THROTTLED.fault)
        Caller
        """
        return Fault(category_fault(self))


class Retry(DescribedRetry):
    """What to do next with the same request. More may be added.

    `NEVER` is false, all others are true.

    >>> import tcenvelope
    >>> if retry := tcenvelope.Code("RequestLimitExceeded").retry:
    ...     print(retry)
    Backoff
    """

    NEVER = 0
    """Do not send it again: that is not known to help."""

    BACKOFF = 1
    """It was not executed. Send it again after a second or more, with jitter."""

    BACKOFF_IF_IDEMPOTENT = 2
    """It may have been executed. Send it again after a while only if doing it twice does no harm."""

    AFTER_STATE_CHANGE = 3
    """What holds it passes by itself. Wait for that, for a bounded time, and send it again."""

    AFTER_RESIGN = 4
    """Correct the clock or take fresh credentials, sign it anew, and send it once more."""


class Basis(Number):
    """How a judgement is known; a higher number is firmer ground. More may be added.

    >>> import tcenvelope
    >>> print(tcenvelope.Code("ResourceNotFound.PublishedTomorrow").basis)
    Family
    """

    NONE = 0
    """Nothing is known about this code."""

    FAMILY = 1
    """By what stands before the first dot."""

    DETAIL = 2
    """By words in the detail."""

    CODE = 3
    """This code was judged from its documentation."""

    PRODUCT = 4
    """This code was judged from its documentation for this product."""


class Fault(Number):
    """Who must act. More may be added.

    >>> import tcenvelope
    >>> print(tcenvelope.Code("LimitExceeded").fault)
    Account
    """

    UNKNOWN = 0
    """Nobody can tell from the code."""

    CALLER = 1
    """Who sends the request: another request, or fewer of them."""

    ACCOUNT = 2
    """Who administers the account: a permission, a payment, a quota."""

    SERVICE = 3
    """Tencent Cloud."""

    NOBODY = 4
    """Nobody: it passes by itself, or nothing is wrong."""
