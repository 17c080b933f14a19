"""What an error code says of itself."""

from __future__ import annotations

from tcenvelope._native import split_code


class Code(str):
    """An error code: `family[.detail]`, split at the first dot.

    It is the str that was sent: equal to it, the same key in a dict, the same text in JSON. White space
    around it and dots behind it are left out of family and detail.

    >>> import tcenvelope
    >>> code = tcenvelope.Code("InvalidParameterValue.Zone.NotFound")
    >>> code == "InvalidParameterValue.Zone.NotFound"
    True
    >>> code.family, code.detail
    ('InvalidParameterValue', 'Zone.NotFound')
    """

    __slots__ = ()

    @property
    def family(self) -> str:
        """What stands before the first dot; all of it if there is none.

        >>> import tcenvelope
        >>> tcenvelope.Code("InternalError").family
        'InternalError'
        """
        return split_code(self)[0]

    @property
    def detail(self) -> str:
        """What stands behind the first dot; empty if there is none.

        >>> import tcenvelope
        >>> tcenvelope.Code("AuthFailure.SignatureExpire").detail
        'SignatureExpire'
        """
        return split_code(self)[1]
