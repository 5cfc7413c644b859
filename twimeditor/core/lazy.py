"""Patterns that are compiled when they are first used: most of some three hundred are not before the first window."""

import re
from functools import cached_property
from typing import AnyStr, Generic, cast


class _LazyPattern(Generic[AnyStr]):
    """Stands in for a compiled pattern, and keeps each of its methods once it was asked for: they cost no more."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._source: AnyStr = pattern
        self._options = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self._source, self._options)

    def __getattr__(self, name: str) -> object:
        found: object = getattr(self._compiled, name)
        self.__dict__[name] = found
        return found


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what can be used like `re.compile(pattern, flags)`, as long as nothing asks for its type."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
