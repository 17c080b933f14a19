"""What the sets with frozen numbers have in common."""

from __future__ import annotations

import enum

from tcenvelope._native import describe_category, describe_retry


class Number(enum.IntEnum):
    """A member of a set; as text it is the name that every language uses."""

    @property
    def label(self) -> str:
        """The name that every language and the documentation use.

        >>> import tcenvelope
        >>> tcenvelope.Retry.BACKOFF_IF_IDEMPOTENT.label
        'BackoffIfIdempotent'
        """
        return "".join(word.capitalize() for word in self.name.split("_"))

    def __str__(self) -> str:
        return self.label

    # Python 3.11 gives an IntEnum that of int, 3.10 does not.
    def __format__(self, format_spec: str) -> str:
        return format(self.label, format_spec)


class Described(Number):
    """A member that a person is told something about."""

    @property
    def description(self) -> str:
        """What it means, in a sentence for a person.

        >>> import tcenvelope
        >>> tcenvelope.Category.THROTTLED.description.isascii()
        True
        """
        return self._texts()[0]

    @property
    def advice(self) -> str:
        """Who must do what.

        >>> import tcenvelope
        >>> "again" in tcenvelope.Retry.BACKOFF.advice
        True
        """
        return self._texts()[1]

    @property
    def description_zh(self) -> str:
        """The description in Chinese.

        >>> import tcenvelope
        >>> tcenvelope.Category.THROTTLED.description_zh.isascii()
        False
        """
        return self._texts()[2]

    @property
    def advice_zh(self) -> str:
        """The advice in Chinese.

        >>> import tcenvelope
        >>> tcenvelope.Retry.BACKOFF.advice_zh.isascii()
        False
        """
        return self._texts()[3]

    def _texts(self) -> list[str]:
        raise NotImplementedError


class DescribedCategory(Described):
    """See `Category`."""

    def _texts(self) -> list[str]:
        return describe_category(self)


class DescribedRetry(Described):
    """See `Retry`."""

    def _texts(self) -> list[str]:
        return describe_retry(self)
