"""What is looked for, and how it becomes a pattern."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

import regex

from twimeditor.core.errors import SearchError

PATIENCE: Final = 0.5
"""Seconds that a pattern may take for one field: one that backtracks for ever is given up."""

_REASONS: Final = {
    "missing )": "a “(” is never closed",
    "unterminated character set": "a “[” is never closed",
    "nothing to repeat": "there is nothing before the sign that repeats",
    "multiple repeat": "two signs that repeat follow each other",
    "bad escape (end of pattern)": "it ends in a backslash",
    "unbalanced parenthesis": "a “)” has no “(”",
}


class Scope(Enum):
    """Where is looked."""

    ALL = "all"
    TITLES = "titles"
    QUOTES = "quotes"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and what is to stand in its place; None where nothing is to be replaced.

    `case` makes capitals count, `words` takes whole words only, `pattern` reads both texts as a regular expression and
    its template. In a `loose` query white space of any kind and length is the same; else a space is one, or a line end.
    """

    text: str = ""
    case: bool = False
    words: bool = False
    pattern: bool = False
    scope: Scope = Scope.ALL
    replacement: str | None = None
    loose: bool = False

    def __bool__(self) -> bool:
        return bool(self.text.strip() if self.loose else self.text)


def compiled(query: Query) -> "regex.Pattern[str]":
    """Return the pattern of a query; raise `SearchError`, in words, where it is none."""
    source = query.text if query.pattern else _literal(query)
    if query.words:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    flags = regex.VERSION0 | regex.MULTILINE | (0 if query.case else regex.IGNORECASE)
    try:
        return regex.compile(source, flags)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise SearchError(f"This is no regular expression: {_reason(error)}.") from error


def _literal(query: Query) -> str:
    if query.loose:
        return r"\s+".join(regex.escape(word) for word in query.text.split())
    return "[ \\n]".join(regex.escape(word) for word in query.text.split(" "))


def _reason(error: Exception) -> str:
    words, _, at = str(error).rpartition(" at position ")
    if not at.isdecimal():
        return str(error)
    return f"{_REASONS.get(words, words)}, at character {int(at) + 1}"
