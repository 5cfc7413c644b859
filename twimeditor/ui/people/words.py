"""What people and projects, and where their values come from, are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from twimeditor.core.archive.corrections import Who
from twimeditor.core.archive.directory import Author, Project, Value

_MONTHS: Final = "January February March April May June July August September October November December"
"""Whatever the locale is."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a field is called: its heading, one of it, and what it is for a new one."""

    heading: str
    one: str


FIELDS: Final[Mapping[Who, Mapping[str, Wording]]] = {
    Who.PEOPLE: {
        "names": Wording("Names", "name"),
        "verbs": Wording("Verbs", "verb"),
        "projects": Wording("Projects", "project"),
        "sections": Wording("Sections", "section"),
    },
    Who.PROJECTS: {
        "titles": Wording("Titles", "title"),
        "websites": Wording("Websites", "website"),
        "descriptions": Wording("Descriptions", "description"),
        "sections": Wording("Sections", "section"),
        "authors": Wording("Usual reporters", "reporter’s Matrix id"),
    },
}


def day_words(day: date) -> str:
    """Return a day as it is read."""
    return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"


def origin_words(value: Value) -> str:
    """Return where a value comes from, how often and when last it was published."""
    parts = [value.origin.value]
    if value.count:
        parts.append("once" if value.count == 1 else f"{value.count:,} times")
    if value.seen is not None:
        parts.append(f"last {day_words(value.seen)}")
    return ", ".join(parts)


def seen_words(subject: Author | Project) -> str:
    """Return in how many issues somebody or something was, and when last."""
    days = subject.days
    if not days:
        return "In no past issue"
    issues = "1 issue" if len(days) == 1 else f"{len(days):,} issues"
    first = f", first {day_words(days[0])}" if len(days) > 1 else ""
    return f"In {issues}{first}, last {day_words(days[-1])}"
