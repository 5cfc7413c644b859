"""Node ids: small integers, handed out once and never again in a session."""

from collections.abc import Iterator
from itertools import count


class IdSource:
    """Hand out ids in rising order.

    The session owns one for its whole life, so that an id that undo has taken back is never given to another node.
    """

    __slots__ = ("_numbers",)

    def __init__(self, first: int = 1) -> None:
        self._numbers: Iterator[int] = count(first)

    def take(self) -> int:
        """Return an id that was never returned before; any thread may ask, as those that work out an edit aside."""
        return next(self._numbers)
