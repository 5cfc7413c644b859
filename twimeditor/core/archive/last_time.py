"""What past issues say of an entry's project: which one it is, and how often and when it was told of, in words."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from twimeditor.core.archive.directory import Directory, Project
from twimeditor.core.archive.keys import title_key, website_key
from twimeditor.core.archive.learning import cadence
from twimeditor.core.model import Attribution, Entry, Node, Section
from twimeditor.core.post.days import day_in_words, month_in_words
from twimeditor.core.post.inline import shown_title

Holder: TypeAlias = Entry | Section
"""What has updates: an entry, or a section that tells something itself."""

FIRST: Final = "First time in TWIM"

_NUMBERS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_ORDINALS: Final = {2: "second", 3: "third", 4: "fourth"}
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
_WEEK: Final = 7
_YEAR: Final = 365
_MONTH: Final = 30.4
_FEW_WEEKS: Final = 12
_FEW_MONTHS: Final = 23
_ENOUGH: Final = 3
"""So many reports have a rhythm."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about, as the archive is asked for it: keys of titles and of websites that are its alone."""

    titles: frozenset[str] = frozenset()
    websites: frozenset[str] = frozenset()
    project: Project | None = None

    def __bool__(self) -> bool:
        return bool(self.titles or self.websites)


def tellers(nodes: Iterable[Node]) -> dict[str, str]:
    """Return who tells updates, by their ids or else their names, each with the name that is shown.

    Of a sentence that may be an author line only the id counts.
    """
    authors = (node for node in nodes if isinstance(node, Attribution))
    sure = (one for one in authors if not one.guess or one.target.startswith("@"))
    named = ((one.target.strip() or one.name.strip(), shown_title(one.name) or one.target) for one in sure)
    return {key: name for key, name in named if key}


def subject(directory: Directory, title: str, website: str) -> Subject:
    """Return what an entry with that heading is about, under all names that it had; a title that is known counts most.

    A website that leads to another project, or to none since many share it, is not asked for.
    """
    own, site = title_key(title), website_key(website) if website else ""
    key = directory.titles.get(own) if own else None
    key = key if key is not None else directory.websites.get(site)
    project = directory.projects.get(key) if key is not None else None
    if project is None:
        return Subject(frozenset(filter(None, (own,))))
    titles = {own, *(title_key(value.text) for value in project.titles)}
    sites = {website_key(value.text) for value in project.websites}
    known = (one for one in sites if directory.websites.get(one) == project.key)
    return Subject(frozenset(filter(None, titles)), frozenset(filter(None, known)), project)


def last_told(about: Subject, issues: Sequence[date], today: date) -> str:
    """Return when a project was told of before the issue of a day, in words; "" where the entry has no name yet.

    `issues` are the days of all issues, rising.
    """
    if not about:
        return ""
    days = _days(about, today)
    return _last(days[-1], issues, today) if days else FIRST


def headline(about: Subject, issues: Sequence[date], today: date) -> str:
    """Return how it stands with a project in the issue of a day: when it was told of, how often, and how often now."""
    days = _days(about, today)
    last = last_told(about, issues, today)
    return f"{last} · {_counted(days, issues)}" if last and days else last


def silence(last: date, issues: Sequence[date], today: date) -> str:
    """Return for how long nothing was told; "" where the issue before has it."""
    if bisect_left(issues, today) <= bisect_left(issues, last) + 1:
        return ""
    weeks = max((today - last).days // _WEEK - 1, 1)  # not all issues need to be in the archive
    if weeks <= _FEW_WEEKS:
        return f"{_number(weeks)} {'week' if weeks == 1 else 'weeks'} silent"
    months = round((today - last).days / _MONTH)
    if months <= _FEW_MONTHS:
        return f"silent for {_number(max(months, 1))} {'month' if months <= 1 else 'months'}"
    return f"silent for {_number((today - last).days // _YEAR)} years"


def rhythm(days: Sequence[date], issues: Sequence[date]) -> str:
    """Return how often something is told, in words; "" where that cannot be said yet."""
    found = cadence(days, issues) if len(days) >= _ENOUGH else None
    if found is None:
        return ""
    weeks = round(found)
    if weeks <= 1:
        return "usually every week"
    if weeks > _FEW_WEEKS:
        return "now and then"
    return f"usually every {_ORDINALS[weeks]} week" if weeks in _ORDINALS else f"usually every {_number(weeks)} weeks"


def _days(about: Subject, today: date) -> tuple[date, ...]:
    days = about.project.days if about.project is not None else ()
    return days[: bisect_left(days, today)]


def _last(day: date, issues: Sequence[date], today: date) -> str:
    quiet = silence(day, issues, today)
    return f"Last on {day_in_words(day)}" + (f", {quiet}" if quiet else "")


def _counted(days: Sequence[date], issues: Sequence[date]) -> str:
    first = days[0]
    usual = rhythm(days, issues)
    return f"{_ordinal(len(days) + 1)} report since {month_in_words(first)}" + (f", {usual}" if usual else "")


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _ordinal(number: int) -> str:
    teens = number % 100 in {11, 12, 13}
    return f"{number:,}{'th' if teens else _ENDINGS.get(number % 10, 'th')}"
