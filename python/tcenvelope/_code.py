"""What an error code says of itself."""

from __future__ import annotations

from tcenvelope import _native
from tcenvelope._numbers import Basis, Category, Fault, Retry

# Type checkers take this name for true. `typing` itself is slow to import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Self


class Code(str):
    """An error code: `family[.detail]`, split at the first dot, and what it means.

    It is the str that was sent: equal to it, the same key in a dict, the same text in JSON. White space
    around it and dots behind it are left out of what is asked of it; but `products` and `documented` look it up as
    it stands.

    Some codes mean different things in different products. The envelope does not name the product, so whoever
    made the call says it: `Code(code, product="cvm")`, as in the name of the host that was called. A product
    that is not known changes nothing. Comparisons do not see the product; pickles and copies keep it.

    >>> import tcenvelope
    >>> code = tcenvelope.Code("InvalidParameterValue.Zone.NotFound")
    >>> code == "InvalidParameterValue.Zone.NotFound"
    True
    >>> code.family, code.detail
    ('InvalidParameterValue', 'Zone.NotFound')
    >>> print(code.category, code.retry)
    NotFound Never
    """

    __slots__ = ("_product",)
    _product: str | None

    def __new__(cls, code: str = "", product: str | None = None) -> Self:
        for name, value in ("code", code), ("product", product):
            if not isinstance(value, str) and (name == "code" or value is not None):
                raise TypeError(f"{name} must be str, not {type(value).__name__}")
        self = super().__new__(cls, code)
        self._product = code.product if product is None and isinstance(code, Code) else product
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self._product)

    @property
    def product(self) -> str | None:
        """The product that was said to have sent it, or None.

        >>> import tcenvelope
        >>> tcenvelope.Code("InternalError", product="cvm").product
        'cvm'
        """
        return self._product

    @property
    def family(self) -> str:
        """What stands before the first dot; all of it if there is none.

        >>> import tcenvelope
        >>> tcenvelope.Code("InternalError").family
        'InternalError'
        """
        return _native.split_code(self)[0]

    @property
    def detail(self) -> str:
        """What stands behind the first dot; empty if there is none.

        >>> import tcenvelope
        >>> tcenvelope.Code("AuthFailure.SignatureExpire").detail
        'SignatureExpire'
        """
        return _native.split_code(self)[1]

    @property
    def category(self) -> Category:
        """What happened.

        >>> import tcenvelope
        >>> tcenvelope.Code("LimitExceeded.TooFrequentlyCalled").category is tcenvelope.Category.THROTTLED
        True
        """
        return Category(_native.judge_code(self, self._product)[0])

    @property
    def retry(self) -> Retry:
        """What to do next with the same request; false if that is nothing.

        >>> import tcenvelope
        >>> bool(tcenvelope.Code("ResourceNotFound").retry)
        False
        >>> tcenvelope.Code("AuthFailure.SignatureExpire").retry is tcenvelope.Retry.AFTER_RESIGN
        True
        """
        return Retry(_native.judge_code(self, self._product)[1])

    @property
    def basis(self) -> Basis:
        """How category and retry are known. `Retry.NEVER` on the ground of a family means "not known to help".

        >>> import tcenvelope
        >>> print(tcenvelope.Code("UnauthorizedOperation.Unknown", product="ecdn").basis)
        Product
        """
        return Basis(_native.judge_code(self, self._product)[2])

    @property
    def fault(self) -> Fault:
        """Who must act; follows from the category.

        >>> import tcenvelope
        >>> print(tcenvelope.Code("InvalidParameter").fault)
        Caller
        """
        return Fault(_native.judge_code(self, self._product)[3])

    @property
    def common(self) -> bool:
        """Whether it is one of the 38 codes that the documentation says any action can give.

        >>> import tcenvelope
        >>> tcenvelope.Code("InternalError").common
        True
        """
        return _native.is_common(self)

    @property
    def description(self) -> str:
        """What happened, in a sentence for a person.

        >>> import tcenvelope
        >>> tcenvelope.Code("RequestLimitExceeded").description.isascii()
        True
        """
        return _native.describe_code(self, self._product)[0]

    @property
    def advice(self) -> str:
        """Who must do what. Whether to send the request again is what `retry.advice` says.

        >>> import tcenvelope
        >>> tcenvelope.Code("RequestLimitExceeded").advice.isascii()
        True
        """
        return _native.describe_code(self, self._product)[1]

    @property
    def description_zh(self) -> str:
        """The description in Chinese.

        >>> import tcenvelope
        >>> tcenvelope.Code("RequestLimitExceeded").description_zh.isascii()
        False
        """
        return _native.describe_code(self, self._product)[2]

    @property
    def advice_zh(self) -> str:
        """The advice in Chinese.

        >>> import tcenvelope
        >>> tcenvelope.Code("RequestLimitExceeded").advice_zh.isascii()
        False
        """
        return _native.describe_code(self, self._product)[3]

    @property
    def products(self) -> list[str]:
        """The products whose documentation lists it, in the order of their names; `catalogue` says more.

        >>> import tcenvelope
        >>> "redis" in tcenvelope.Code("FailedOperation.AddInstanceInfoFailed").products
        True
        """
        return _native.products(self)

    def documented(self, product: str | None = None, version: str | None = None) -> bool:
        """Whether it is documented: by any product, by one, or by one version (`2017-03-12`) of it.

        >>> import tcenvelope
        >>> tcenvelope.Code("InvalidInstanceId.NotFound").documented("cvm", "2017-03-12")
        True
        >>> tcenvelope.Code("InvalidInstanceId.NotFound").documented("redis")
        False
        """
        return _native.is_documented(self, product, version)
