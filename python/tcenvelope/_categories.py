"""One exception a category: what `except` can name.

Made by `cargo xtask generate` from the lists in the Rust core. Do not edit.
"""

from __future__ import annotations

from tcenvelope._errors import ApiError, register
from tcenvelope._numbers import Category

__all__ = [
    "AlreadyExists",
    "Authentication",
    "Authorization",
    "Capacity",
    "Conflict",
    "DryRun",
    "FailedPrecondition",
    "Internal",
    "InvalidRequest",
    "NoSuchApi",
    "NotFound",
    "OperationFailed",
    "PayloadTooLarge",
    "PaymentRequired",
    "Quota",
    "Throttled",
    "Unavailable",
    "Unknown",
    "Unsupported",
]


@register(Category.UNKNOWN)
class Unknown(ApiError):
    """Nothing is known about this code.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("FailedOperation.Other"), tcenvelope.Unknown)
    True
    """


@register(Category.AUTHENTICATION)
class Authentication(ApiError):
    """The credential or the signature of the call was refused.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("AuthFailure.MFAFailure"), tcenvelope.Authentication)
    True
    """


@register(Category.AUTHORIZATION)
class Authorization(ApiError):
    """The account may not do this.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("IpInBlacklist"), tcenvelope.Authorization)
    True
    """


@register(Category.PAYMENT_REQUIRED)
class PaymentRequired(ApiError):
    """The account is in arrears, or its balance does not suffice.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("FailedOperation.ErrOwed"), tcenvelope.PaymentRequired)
    True
    """


@register(Category.INVALID_REQUEST)
class InvalidRequest(ApiError):
    """A parameter is missing, malformed, out of range or contradicts another one.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("InvalidRequest"), tcenvelope.InvalidRequest)
    True
    """


@register(Category.PAYLOAD_TOO_LARGE)
class PayloadTooLarge(ApiError):
    """The request or its answer has too many bytes.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("RequestSizeLimitExceeded"), tcenvelope.PayloadTooLarge)
    True
    """


@register(Category.NO_SUCH_API)
class NoSuchApi(ApiError):
    """There is no such action, version or product.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("ActionOffline"), tcenvelope.NoSuchApi)
    True
    """


@register(Category.NOT_FOUND)
class NotFound(ApiError):
    """What the request names does not exist.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("ResourceNotFound"), tcenvelope.NotFound)
    True
    """


@register(Category.ALREADY_EXISTS)
class AlreadyExists(ApiError):
    """It exists already, or is done already.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("ResourceInUse.Role"), tcenvelope.AlreadyExists)
    True
    """


@register(Category.CONFLICT)
class Conflict(ApiError):
    """Another operation holds the resource; that passes by itself.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("ResourceInUse"), tcenvelope.Conflict)
    True
    """


@register(Category.FAILED_PRECONDITION)
class FailedPrecondition(ApiError):
    """The state forbids it until somebody acts; a service that is not activated, too.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("VpcIpIsUsed"), tcenvelope.FailedPrecondition)
    True
    """


@register(Category.THROTTLED)
class Throttled(ApiError):
    """Requests come too often.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("RequestLimitExceeded"), tcenvelope.Throttled)
    True
    """


@register(Category.QUOTA)
class Quota(ApiError):
    """A limit of the account or of a resource is reached.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("LimitExceeded"), tcenvelope.Quota)
    True
    """


@register(Category.CAPACITY)
class Capacity(ApiError):
    """The cloud has no more of what was asked for.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("ResourceInsufficient"), tcenvelope.Capacity)
    True
    """


@register(Category.UNAVAILABLE)
class Unavailable(ApiError):
    """The service, or what it depends on, is not able to answer now.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("ServiceUnavailable"), tcenvelope.Unavailable)
    True
    """


@register(Category.UNSUPPORTED)
class Unsupported(ApiError):
    """This cannot be done here at all.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("UnsupportedRegion"), tcenvelope.Unsupported)
    True
    """


@register(Category.OPERATION_FAILED)
class OperationFailed(ApiError):
    """It was tried and failed, and the code does not say why.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("FailedOperation"), tcenvelope.OperationFailed)
    True
    """


@register(Category.INTERNAL)
class Internal(ApiError):
    """An error inside the service.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("InternalError"), tcenvelope.Internal)
    True
    """


@register(Category.DRY_RUN)
class DryRun(ApiError):
    """A dry run, which would have worked.

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("DryRunOperation"), tcenvelope.DryRun)
    True
    """
