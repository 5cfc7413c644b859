"""Reading what the linters print: from their lines, columns and bytes to the characters that they mean."""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from twimeditor.core.check.finding_words import named
from twimeditor.core.check.findings import Finding
from twimeditor.core.check.problem import TYPOS
from twimeditor.core.check.text_lines import TextLines
from twimeditor.core.lazy import lazy_pattern

_MARKS = lazy_pattern(r"[ \t]*(?:>[ \t]*)*")
_ITEM = lazy_pattern(r"(?:[-*+]|\d{1,9}[.)])[ \t]*")
_LABEL = lazy_pattern(r"!?\[((?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]", re.DOTALL)
_TURNED = lazy_pattern(r"\([^()\n]*\)\[[^\[\]\n]*\]")
_CODE = lazy_pattern(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_NOTHING = "No markdown files found"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a linter points: a character of a line of the text, and what it says."""

    text: str
    at: int
    start: int
    end: int
    message: str

    @classmethod
    def at_column(cls, text: str, line: Span, column: int, message: str) -> "Spot":
        """Return the character in a column, from 1, of a line."""
        start, end = line
        return cls(text, min(start + max(column - 1, 0), end), start, end, message)

    def of(self, pattern: re.Pattern[str], group: int = 0) -> Span:
        """Return what a pattern finds right here, else the rest of the line."""
        found = pattern.match(self.text, self.at)
        return found.span(group) if found is not None else self.rest()

    def rest(self) -> Span:
        """Return what the line has from here on, all of it where that is nothing."""
        end = self.start + len(self.text[self.start : self.end].rstrip())
        return (self.at, end) if self.at < end else self.line()

    def line(self) -> Span:
        """Return what the line says, without quotation marks and space around."""
        inside = self.text[self.start : self.end].rstrip()
        marks = _MARKS.match(inside)
        start = marks.end() if marks is not None and marks.end() < len(inside) else 0
        return self.start + start, self.start + len(inside)


def rumdl_findings(output: str, text: str) -> Iterator[Finding]:
    """Yield what rumdl's JSON tells of a text; raise ValueError where it is none.

    Where its configuration leaves the post out, it says so instead.
    """
    lines = TextLines(text)
    if output.startswith(_NOTHING):
        return
    for one in _listed(json.loads(output)):
        rule, message = str(one.get("rule") or "rumdl"), str(one.get("message", ""))
        spot = Spot.at_column(text, lines.span(_number(one, "line")), _number(one, "column"), message)
        start, end = _SPANS.get(rule, Spot.rest)(spot)
        fix = one.get("fix")
        replacement = fix.get("replacement") if isinstance(fix, dict) else None
        yield Finding(rule, message, start, end, replacement=replacement)


def typos_findings(output: str, text: str) -> Iterator[Finding]:
    """Yield what typos' lines of JSON tell of a text and its file's name; raise ValueError where they are none."""
    lines = TextLines(text)
    for line in filter(str.strip, output.split("\n")):
        one = json.loads(line)
        kind = one.get("type") if isinstance(one, dict) else None
        if kind == "binary_file":
            raise ValueError("it takes the post for something else than text")
        if kind != "typo":
            continue
        word = str(one.get("typo", ""))
        corrections = tuple(map(str, one.get("corrections") or ()))
        start = lines.character(_number(one, "line_num"), _number(one, "byte_offset")) if "line_num" in one else 0
        yield Finding(TYPOS, word, start, start + len(word) if "line_num" in one else 0, corrections)


def _listed(found: object) -> Iterator[dict[str, Any]]:
    if not isinstance(found, list):
        raise ValueError("it is no list")  # noqa: TRY004 - as of all that is not what it should be
    yield from (one for one in found if isinstance(one, dict))


def _number(one: Mapping[str, object], name: str) -> int:
    value = one.get(name)
    return value if isinstance(value, int) else 0


def _named(spot: Spot) -> Span:
    return _words(spot, named(spot.message))


def _behind_colon(spot: Spot) -> Span:
    return _words(spot, spot.message.partition(": ")[2])


def _words(spot: Spot, words: str) -> Span:
    """Return the words that a message names, where they stand nearest to the column."""
    behind = spot.text.find(words, spot.at, spot.end)
    start = behind if behind >= 0 else spot.text.rfind(words, spot.start, spot.end)
    return (start, start + len(words)) if words and start >= 0 else spot.rest()


def _item(spot: Spot) -> Span:
    """Return the mark of an item with the spaces behind it; the column is the first of these."""
    marks = [found.span() for found in _ITEM.finditer(spot.text, spot.start, spot.end)]
    number = bisect_left(marks, (spot.at, 0)) - 1
    return marks[number] if number >= 0 and marks[number][1] >= spot.at else spot.rest()


def _label(spot: Spot) -> Span:
    return spot.of(_LABEL, 1)


_SPANS: Mapping[str, Callable[[Spot], Span]] = {
    "MD001": Spot.line,
    "MD003": Spot.line,
    "MD011": lambda spot: spot.of(_TURNED),
    "MD022": Spot.line,
    "MD030": _item,
    "MD031": Spot.line,
    "MD032": Spot.line,
    "MD034": _named,
    "MD038": lambda spot: spot.of(_CODE),
    "MD039": _label,
    "MD042": _behind_colon,
    "MD056": Spot.line,
    "MD058": Spot.line,
}
"""What each rule's selection is; of others, the line from the column on."""
