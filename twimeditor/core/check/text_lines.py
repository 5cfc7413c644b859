"""The lines of a text as compilers and linters count them: from 1, at line feeds alone."""

import re
from bisect import bisect_left

from twimeditor.core.lazy import lazy_pattern

_LINE_FEED = lazy_pattern(re.escape("\n"))


class TextLines:
    """Knows where the lines of a text are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.start() for found in _LINE_FEED.finditer(text)]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of a character, both from 1."""
        line = bisect_left(self._ends, offset)
        return line + 1, offset - (self._ends[line - 1] if line else -1)

    def span(self, number: int) -> tuple[int, int]:
        """Return where a line begins and ends, its line end left out; the nearest line's where there is none."""
        line = min(max(number, 1), len(self._ends) + 1)
        start = self._ends[line - 2] + 1 if line > 1 else 0
        end = self._ends[line - 1] if line <= len(self._ends) else len(self._text)
        return start, max(end - 1, start) if self._text.endswith("\r", start, end) else end

    def character(self, number: int, byte: int) -> int:
        """Return the character that begins with a byte of a line."""
        start, end = self.span(number)
        line = self._text[start:end]
        if line.isascii():
            return min(start + byte, end)
        before = line.encode("utf-8", "replace")[:byte]
        return min(start + len(before.decode("utf-8", "replace")), end)
