"""Finding entries again in another reading of their post, to give them the editors' own marks and notes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from twimeditor.core.model.nodes import Attribution, Quote, Text
from twimeditor.core.model.tree import Entry, Issue, Section

_ALIKE: Final = 0.6
_GIST: Final = 400


@dataclass(frozen=True, slots=True)
class Remembered:
    """What editors noted about an entry, and what the entry is known by; `gist` is how its text begins."""

    section: str
    title: str
    author: str
    gist: str
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recalled:
    """An issue with its marks and notes, and what was remembered of entries that it does not have."""

    issue: Issue
    left: tuple[Remembered, ...] = ()


def remembered(issue: Issue) -> tuple[Remembered, ...]:
    """Return what is noted about the entries of an issue."""
    return tuple(
        _known_by(section, entry) for section in issue.sections for entry in section.entries if entry.mark or entry.note
    )


def recalled(issue: Issue, known: Sequence[Remembered]) -> Recalled:
    """Give entries that have neither mark nor note what is remembered of them.

    They are known by section, title and author; else by title and author, by title, or by similar text.
    """
    entries = {entry.id: _known_by(section, entry) for section in issue.sections for entry in section.entries}
    free = {number: one for number, one in entries.items() if not (one.mark or one.note)}
    found: dict[int, Remembered] = {}
    left = _without(known, [one for one in entries.values() if one.mark or one.note])
    for alike in (_same, _same_project, _same_title, _similar):
        for one in tuple(left):
            number = next((number for number, other in free.items() if alike(one, other)), None)
            if number is not None:
                found[number] = one
                del free[number]
                left.remove(one)
    return Recalled(_with(issue, found) if found else issue, tuple(left))


def _without(known: Sequence[Remembered], noted: Sequence[Remembered]) -> list[Remembered]:
    """Return what is remembered of others than the entries that are `noted` already."""
    left = list(known)
    for one in noted:
        same = (other for other in left if (other.mark, other.note) == (one.mark, one.note))
        match = next((other for other in same if _same_project(one, other) or _similar(one, other)), None)
        if match is not None:
            left.remove(match)
    return left


def _known_by(section: Section, entry: Entry) -> Remembered:
    authors = (node.target or node.name or node.lead for node in entry.nodes if isinstance(node, Attribution))
    return Remembered(section.title, entry.heading.title, next(authors, ""), _gist(entry), entry.mark, entry.note)


def _gist(entry: Entry) -> str:
    return " ".join(" ".join(_texts(entry)).split())[:_GIST]


def _texts(entry: Entry) -> Iterator[str]:
    for node in entry.nodes:
        if isinstance(node, Quote | Text):
            yield node.values[0][:_GIST]


def _same(one: Remembered, other: Remembered) -> bool:
    return one.section == other.section and _same_project(one, other)


def _same_project(one: Remembered, other: Remembered) -> bool:
    return one.author == other.author and _same_title(one, other)


def _same_title(one: Remembered, other: Remembered) -> bool:
    return bool(one.title) and one.title == other.title


def _similar(one: Remembered, other: Remembered) -> bool:
    matcher = SequenceMatcher(None, one.gist, other.gist, autojunk=False)
    tests: tuple[Callable[[], float], ...] = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return bool(one.gist) and all(test() >= _ALIKE for test in tests)


def _with(issue: Issue, found: dict[int, Remembered]) -> Issue:
    return replace(issue, sections=tuple(_section_with(section, found) for section in issue.sections))


def _section_with(section: Section, found: dict[int, Remembered]) -> Section:
    if section.ids.isdisjoint(found):
        return section
    return replace(section, entries=tuple(_entry_with(entry, found) for entry in section.entries))


def _entry_with(entry: Entry, found: dict[int, Remembered]) -> Entry:
    one = found.get(entry.id)
    return entry if one is None else replace(entry, mark=one.mark, note=one.note)
