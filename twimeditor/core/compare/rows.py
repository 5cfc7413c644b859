"""The rows of a comparison: a line of the old text beside its line of the new one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from twimeditor.core.compare.lines import matches
from twimeditor.core.compare.words import Span, word_changes
from twimeditor.core.lazy import lazy_pattern

AROUND: Final = 2
"""So many lines that are the same are shown on either side of a change."""

MOST_MARKED: Final = 2000
"""In so many pairs of lines the words are compared; nobody reads more."""

_LEAST_LIKE: Final = 0.3
"""Lines that are less alike than this share no more than chance: no word of them is told apart."""

_HEADING = lazy_pattern(r"#{2,3} +(?P<title>\S.*)")


class Kind(Enum):
    """What a row says."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    SKIPPED = "skipped"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line; `changed` when the other side does not have it."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, from 1."""

    number: int
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Return the whole line."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of either side, or of one; a title names the entry, and `skipped` lines that are the same are left out."""

    kind: Kind
    old: Line | None = None
    new: Line | None = None
    title: str = ""
    skipped: int = 0

    @property
    def is_change(self) -> bool:
        """Tell whether the two sides differ here."""
        return self.kind in {Kind.CHANGED, Kind.REMOVED, Kind.ADDED}


def compare(old: str, new: str) -> tuple[Row, ...]:
    """Return the rows of what differs, with the lines around and the entry's title; none when nothing does.

    How lines end does not count.
    """
    olds, news = old.splitlines(), new.splitlines()
    rows = tuple(_aligned(olds, news))
    return tuple(_shortened(rows)) if any(row.is_change for row in rows) else ()


def changes(rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the numbers of the rows at which a run of changes begins."""
    befores = (None, *rows)
    return tuple(
        number
        for number, (before, row) in enumerate(zip(befores, rows, strict=False))
        if row.is_change and not (before is not None and before.is_change)
    )


def _aligned(olds: Sequence[str], news: Sequence[str]) -> Iterator[Row]:
    """Yield a row for each line."""
    here_old, here_new, left = 0, 0, MOST_MARKED
    for start_old, start_new, count in (*matches(olds, news), (len(olds), len(news), 0)):
        yield from _replaced((here_old, olds[here_old:start_old]), (here_new, news[here_new:start_new]), left)
        left = max(left - min(start_old - here_old, start_new - here_new), 0)
        for step in range(count):
            one, other = start_old + step, start_new + step
            yield Row(Kind.SAME, _plain(one, olds[one]), _plain(other, news[other]))
        here_old, here_new = start_old + count, start_new + count


def _replaced(old: tuple[int, Sequence[str]], new: tuple[int, Sequence[str]], marked: int) -> Iterator[Row]:
    """Yield the rows of lines in whose place others have come: one beside the other as far as they go.

    In the first of them, `marked` many, the words that differ are told apart.
    """
    (old_from, olds), (new_from, news) = old, new
    shared = min(len(olds), len(news))
    for step in range(shared):
        one, other = _plain(old_from + step, olds[step]), _plain(new_from + step, news[step])
        yield _changed(one, other) if step < marked else _both_changed(one, other)
    for step in range(shared, len(olds)):
        yield Row(Kind.REMOVED, old=_all_changed(_plain(old_from + step, olds[step])))
    for step in range(shared, len(news)):
        yield Row(Kind.ADDED, new=_all_changed(_plain(new_from + step, news[step])))


def _changed(old: Line, new: Line) -> Row:
    found = word_changes(old.text, new.text)
    kept = len(old.text) - sum(end - start for (start, end), _ in found)
    if 2 * kept < _LEAST_LIKE * (len(old.text) + len(new.text)):
        return _both_changed(old, new)
    gone, fresh = [change[0] for change in found], [change[1] for change in found]
    return Row(Kind.CHANGED, replace(old, parts=_marked(old.text, gone)), replace(new, parts=_marked(new.text, fresh)))


def _both_changed(old: Line, new: Line) -> Row:
    return Row(Kind.CHANGED, _all_changed(old), _all_changed(new))


def _marked(text: str, changed: Sequence[Span]) -> tuple[Part, ...]:
    """Return a line in parts, those at the places `changed` told apart."""
    parts: list[Part] = []
    done = 0
    for start, end in changed:
        parts += Part(text[done:start]), Part(text[start:end], changed=True)
        done = end
    return tuple(part for part in (*parts, Part(text[done:])) if part.text)


def _plain(number: int, text: str) -> Line:
    return Line(number + 1, (Part(text),) if text else ())


def _all_changed(line: Line) -> Line:
    return replace(line, parts=tuple(replace(part, changed=True) for part in line.parts))


def _shortened(rows: Sequence[Row]) -> Iterator[Row]:
    """Leave out what is the same and far from any change; name the entry in front of each part that stays."""
    near = _near(rows)
    title, told, skipped = "", "", 0
    for number, row in enumerate(rows):
        title = _title(row) or title
        if number not in near:
            skipped += 1
            continue
        if skipped:
            yield Row(Kind.SKIPPED, skipped=skipped)
        if title != told:
            yield Row(Kind.TITLE, title=title)
        told, skipped = title, 0
        yield row
    if skipped:
        yield Row(Kind.SKIPPED, skipped=skipped)


def _near(rows: Sequence[Row]) -> set[int]:
    changed = (number for number, row in enumerate(rows) if row.is_change)
    return {near for number in changed for near in range(max(number - AROUND, 0), number + AROUND + 1)}


def _title(row: Row) -> str:
    """Return the title of the section or entry that begins in this row."""
    line = row.new or row.old
    found = _HEADING.match(line.text) if line is not None else None
    return found["title"] if found else ""
