"""A place with the words around it, on one line."""

from dataclasses import dataclass
from typing import Final

from twimeditor.core.search import Hit

_BEFORE: Final = 40
_AFTER: Final = 200
_LONGEST: Final = 300
_ENDS: Final = str.maketrans({"\n": "⏎", "\r": "⏎", "\t": " "})


@dataclass(frozen=True, slots=True)
class Line:
    """What a row of the results shows; `new` is None where nothing is to be replaced."""

    field: str
    before: str
    text: str
    new: str | None
    after: str


def line_of(hit: Hit, field: str, *, replacing: bool) -> Line:
    """Return the line of a place: the end of what stands before it, and the beginning of what follows."""
    start = max(hit.start - _BEFORE, hit.value.rfind("\n", 0, hit.start) + 1)
    before = ("…" if start and hit.value[start - 1] != "\n" else "") + hit.value[start : hit.start]
    after = hit.value[hit.end : hit.end + _AFTER].partition("\n")[0]
    return Line(field, _one_line(before), _one_line(hit.text), _one_line(hit.new) if replacing else None, after)


def said(line: Line) -> str:
    """Return the line as it is read to those who do not see what stands out in it."""
    whole = f"{line.field}: {line.before}{line.text}{line.after}"
    return whole if line.new is None else f"{whole}. “{line.text}” becomes “{line.new}”"


def _one_line(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return short.translate(_ENDS)
