"""From what was pasted to what can be published."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.report import header, inline, lines
from twimeditor.core.report.layout import Layout
from twimeditor.core.report.values import NOBODY, Change, Fix, Notice, Person, Report

LONGEST = 200_000
MOST_LINES = 6_000
"""Characters and lines beyond which a text is taken as it is: nobody should wait for it, and it is no report."""

ENTRY_LEVEL = 4
SECTION_LEVEL = 3
ALL = frozenset(Fix)

Step: TypeAlias = Callable[[Layout], tuple[str, int]]
"""Puts something right; also tells how often."""

_LINE_END = lazy_pattern(r"\r\n?|[\u2028\u2029\u0085]")
_MOJIBAKE = lazy_pattern(r"[ÃÂâ][\u0080-\u00bf€™œžŸš]|\uf8ff|√[©°®±¶§†]|\ufffd")
_PICTURE = lazy_pattern(r"!\[[^\[\]\n]*\]\(|<img\b", re.IGNORECASE)
_ROUNDS = 5


def read_report(
    text: str, *, level: int = ENTRY_LEVEL, without: frozenset[Fix] = frozenset(), notices: tuple[Notice, ...] = ()
) -> Report:
    """Read a report: Markdown, or text that was never meant as such.

    Headings in it begin at `level`. What is in `without` is left as it came.
    """
    if is_too_long(text):
        return Report(text, text, notices=(*notices, Notice.TOO_LONG))
    if not text.strip():
        return Report(text, "", notices=notices)
    work = _Work(_LINE_END.sub("\n", text).strip("\n"), level, ALL - without)
    work.begin()
    work.put_right()
    found = (*notices, *_noticed(work.text))
    return Report(text, work.text, work.author, work.title, work.website, work.changes(), found)


def read_reports(
    text: str, *, level: int = ENTRY_LEVEL, without: frozenset[Fix] = frozenset(), notices: tuple[Notice, ...] = ()
) -> tuple[Report, ...]:
    """Read a text in which several people may report one after the other."""
    return tuple(read_report(one, level=level, without=without, notices=notices) for one in split_reports(text))


def split_reports(text: str) -> list[str]:
    """Cut a text in which several people report into their reports; one of a single report stays as it is."""
    if is_too_long(text):
        return [text]
    texts = header.several(_LINE_END.sub("\n", text).strip("\n"))
    return texts if len(texts) > 1 else [text]


def is_too_long(text: str) -> bool:
    """Tell whether a text is taken as it is."""
    return len(text) > LONGEST or text.count("\n") > MOST_LINES


def as_it_was(report: Report) -> Report:
    """Return the report with its text as it came, and nothing read off it."""
    return Report(report.raw, _LINE_END.sub("\n", report.raw).strip("\n"), notices=report.notices)


def _noticed(text: str) -> tuple[Notice, ...]:
    found = ((Notice.MOJIBAKE, _MOJIBAKE), (Notice.PICTURES, _PICTURE))
    return tuple(notice for notice, pattern in found if pattern.search(text))


@dataclass(slots=True)
class _Work:
    """A text on its way."""

    text: str
    level: int
    fixes: frozenset[Fix]
    author: Person = NOBODY
    title: str = ""
    website: str = ""
    counts: dict[Fix, int] = field(default_factory=dict)
    layout: Layout = field(default_factory=lambda: Layout(""))

    def changes(self) -> tuple[Change, ...]:
        """Return what was put right, in the order of `Fix`."""
        return tuple(Change(fix, self.counts[fix]) for fix in Fix if self.counts.get(fix))

    def begin(self) -> None:
        """Take off what comes before the report itself."""
        before = self.text
        self._take_all()
        if self.author and Fix.AUTHOR in self.fixes and header.author_of(self.text.lstrip()):
            # Two names, one after the other: nobody can tell who reports.
            self.text, self.author, self.title, self.website = before, NOBODY, "", ""
            self.counts = {}
        if Fix.PREFIX in self.fixes:
            self._count(Fix.PREFIX, header.without_call_at_end(self.text))

    def _take_all(self) -> None:
        steps = (self._take_call, self._take_author, self._take_title)
        while sum(step() for step in steps):
            self.text = self.text.lstrip("\n")

    def _take_call(self) -> bool:
        start = header.called_at(self.text.lstrip()) if Fix.PREFIX in self.fixes else 0
        if start:
            self._count(Fix.PREFIX, self.text.lstrip()[start:])
        return bool(start)

    def _take_author(self) -> bool:
        if self.author or Fix.AUTHOR not in self.fixes:
            return False
        bare = self.text.lstrip()
        found = header.author_of(bare)
        if found is None:
            return False
        self.author = found.author
        self._count(Fix.AUTHOR, bare[found.end :])
        return True

    def _take_title(self) -> bool:
        if self.title or Fix.TITLE not in self.fixes:
            return False
        found = lines.take_title(self._laid_out(), self.level)
        if found is None:
            return False
        self.title, self.website, rest = found
        self._count(Fix.TITLE, rest)
        return True

    def put_right(self) -> None:
        """Make of the report what the site publishes as it was meant.

        Again until nothing changes: what was no code may be some, now that it is no HTML.
        """
        for _ in range(_ROUNDS):
            before = self.text
            for fix, step in self._steps():
                self._do(fix, step)
            self.text = self.text.strip("\n").rstrip()
            if self.text == before:
                return

    def _steps(self) -> Iterator[tuple[Fix, Step]]:
        yield Fix.TAGS, lambda layout: _edited(layout, frozenset({Fix.TAGS}))
        yield Fix.BLANKS, lines.ruled
        yield Fix.LISTS, lines.regular_lists
        yield Fix.HEADINGS, lambda layout: lines.lowered(layout, self.level)
        yield Fix.BLANKS, lines.spaced
        yield Fix.SHORTCODES, _protected
        yield Fix.LINKS, lambda layout: _edited(layout, frozenset({Fix.LINKS}))
        yield Fix.MENTIONS, lambda layout: _edited(layout, frozenset({Fix.MENTIONS}))

    def _do(self, fix: Fix, step: Step) -> None:
        if fix in self.fixes:
            changed, count = step(self._laid_out())
            if changed != self.text:
                self.text = changed
                self.counts[fix] = self.counts.get(fix, 0) + count

    def _laid_out(self) -> Layout:
        if self.layout.text != self.text:
            self.layout = Layout(self.text)
        return self.layout

    def _count(self, fix: Fix, text: str) -> None:
        if text != self.text:
            self.text = text
            self.counts[fix] = self.counts.get(fix, 0) + 1


def _edited(layout: Layout, fixes: frozenset[Fix]) -> tuple[str, int]:
    found = inline.edits(layout, fixes)
    return inline.applied(layout.text, found), len(found)


def _protected(layout: Layout) -> tuple[str, int]:
    found = inline.protected(layout.text)
    return inline.applied(layout.text, found), len(found)
