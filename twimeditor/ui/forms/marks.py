"""Places in a field's text that something is said of, and their lines under the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPalette, QTextLayout, QTextLine

from twimeditor.core.check.problem import SPELLING, Problem, Severity
from twimeditor.ui.theme.tones import Tone, tone_colour
from twimeditor.ui.widgets.texts import utf16_length
from twimeditor.ui.widgets.underlines import DEPTH, draw_underline

_LEAST = 6.0
"""How long the line of a place without characters is."""
_REACH = 2
"""How many pixels beside its line a place is still pointed at."""
_ORDER = (Tone.ERROR, Tone.WARNING, Tone.HINT, Tone.SPELLING)
_TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.HINT: Tone.HINT}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a text, and the problem that they are."""

    start: int
    end: int
    problem: Problem

    @property
    def tone(self) -> Tone:
        """Return how it is drawn."""
        return Tone.SPELLING if self.problem.rule == SPELLING else _TONES[self.problem.severity]

    def moved(self, by: int) -> "Mark":
        """Return the same mark, `by` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)

    def covers(self, index: int) -> bool:
        """Tell whether a caret before the character at `index` touches the mark."""
        return self.start <= index <= self.end


class Marks:
    """The marks of one text, in their order; asked for those in a part of it, however many there are."""

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self.all = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
        self._starts = [mark.start for mark in self.all]
        self._reach = list(accumulate((mark.end for mark in self.all), max))

    def __bool__(self) -> bool:
        return bool(self.all)

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that have, or touch, any of the characters from `start` to `end`."""
        first = bisect_left(self._reach, start)
        last = bisect_right(self._starts, end)
        return (mark for mark in self.all[first:last] if mark.end >= start)

    def lines(self, start: int, end: int) -> Iterator[Mark]:
        """Yield those of a part that are drawn: of several at the very same characters only the worst."""
        best: dict[tuple[int, int], Mark] = {}
        for mark in _worst(self.within(start, end)):
            best.setdefault((mark.start, mark.end), mark)
        yield from best.values()

    def at(self, index: int) -> tuple[Mark, ...]:
        """Return the marks that a caret touches, the worst first, then the shortest."""
        return _worst(mark for mark in self.within(index, index) if mark.covers(index))

    def worst(self) -> tuple[Mark, ...]:
        """Return all marks, the worst first."""
        return _worst(self.all)

    def moved(self, other: "Marks", by: int) -> tuple[Mark, ...]:
        """Return what is another one here than in `other` but for being moved, behind a change, by `by` characters."""
        mine, yours = _keys(self.all), _keys(other.all)
        head = 0
        while head < min(len(mine), len(yours)) and mine[head] == yours[head]:
            head += 1
        tail = 0
        while tail < min(len(mine), len(yours)) - head and _is_moved(yours[-1 - tail], mine[-1 - tail], by):
            tail += 1
        return self.all[head : len(mine) - tail] + other.all[head : len(yours) - tail]


def stretches(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """Yield where the units from `start` to `end` stand, line by line, in the layout's own coordinates."""
    start, end = _laid_out(layout, start, by=1), _laid_out(layout, end)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, behind = line.textStart(), line.textStart() + line.textLength()
        if first <= end and start <= behind and (start < behind or number == layout.lineCount() - 1):
            left, right = (caret_x(line, place) for place in (max(start, first), min(end, behind)))
            left, right = min(left, right), max(left, right)
            yield QRectF(left, line.y(), max(right - left, _LEAST), line.ascent() + DEPTH + 1)


def _laid_out(layout: QTextLayout, unit: int, by: int = 0) -> int:
    """Return where a unit of the text is in its layout, which also has what an input method composes there.

    What is composed right before it comes before it with `by=1`, else behind it.
    """
    composed = layout.preeditAreaText()
    is_behind = unit + by > layout.preeditAreaPosition()
    return unit + utf16_length(composed) if composed and is_behind else unit


def draw(painter: QPainter, tone: Tone, palette: QPalette, area: QRectF) -> None:
    """Draw a mark's line under a stretch of text."""
    top = area.bottom() - DEPTH
    draw_underline(painter, tone, tone_colour(tone, palette), area.left(), area.right(), top)


def is_over(area: QRectF, point: QPointF) -> bool:
    """Tell whether a stretch is pointed at."""
    return area.adjusted(-_REACH, -_REACH, _REACH, 2 * _REACH).contains(point)


def caret_x(line: QTextLine, unit: int) -> float:
    """Return where a caret before a unit of a line stands: Qt tells the unit as well, which its types do not know."""
    found: Any = line.cursorToX(unit)
    return float(found[0])


def _worst(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (_ORDER.index(mark.tone), mark.end - mark.start)))


def _keys(marks: Sequence[Mark]) -> list[tuple[int, int, Tone]]:
    return [(mark.start, mark.end, mark.tone) for mark in marks]


def _is_moved(before: tuple[int, int, Tone], after: tuple[int, int, Tone], by: int) -> bool:
    return (before[0] + by, before[1] + by, before[2]) == after
