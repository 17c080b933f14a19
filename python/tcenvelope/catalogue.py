"""Which product documents which error codes.

These are facts for a look-up and for a person's help, from the official SDK packages of both editions. No
judgement depends on them: a code may be sent long before it is listed.

>>> from tcenvelope import catalogue
>>> len(catalogue.codes("redis"))
112
>>> catalogue.nearest("AuthFailure.SignatureExpired", limit=1)
['AuthFailure.SignatureExpire']
"""

from __future__ import annotations

from tcenvelope import _native
from tcenvelope._code import Code

__all__ = ["codes", "documented", "nearest", "products"]


def codes(product: str) -> list[Code]:
    """The codes that a product documents in any version of its API, in order; none for a product that is not known.

    >>> from tcenvelope import catalogue
    >>> [str(code.category) for code in catalogue.codes("sqlserver") if code == "InternalError"]
    ['Internal']
    """
    return [Code(code, product) for code in _native.codes(product)]


def products(code: str) -> list[str]:
    """The products that document a code, in the order of their names.

    >>> from tcenvelope import catalogue
    >>> "redis" in catalogue.products("FailedOperation.AddInstanceInfoFailed")
    True
    """
    return _native.products(code)


def documented(code: str, product: str | None = None, version: str | None = None) -> bool:
    """Whether a code is documented: by any product, by one, or by one version (`2017-03-12`) of it.

    >>> from tcenvelope import catalogue
    >>> catalogue.documented("InvalidInstanceId.NotFound", product="cvm", version="2017-03-12")
    True
    """
    return _native.is_documented(code, product, version)


def nearest(code: str, product: str | None = None, limit: int = 3) -> list[Code]:
    """The documented codes that a misspelt one is nearest to, the nearest first; of one product, or of all.

    It compares with every code: that takes milliseconds, so it is for a person's help. What has less than two
    thirds of its letters in common is not near.

    >>> from tcenvelope import catalogue
    >>> catalogue.nearest("ResourceNotfound.InstanceNotExist", product="redis", limit=1)
    ['ResourceNotFound.InstanceNotExists']
    """
    if limit < 0:
        raise ValueError("limit must be 0 or more")
    return [Code(near, product) for near in _native.nearest(code, product, limit)]
