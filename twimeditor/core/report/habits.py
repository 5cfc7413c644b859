"""What people usually report on, read off issues: so that section, title and website can be proposed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twimeditor.core.model import Attribution, Entry, Issue, Section, Update, parts


@dataclass(frozen=True, slots=True)
class Habit:
    """Where a report of somebody stood; without a title it was an update of the section."""

    section: str
    title: str = ""
    website: str = ""


Habits = Mapping[str, tuple[Habit, ...]]
"""By the author's Matrix id; the latest first, each project once."""


def habits_of(issues: Iterable[Issue]) -> dict[str, tuple[Habit, ...]]:
    """Return who reported on what in issues of which the latest comes first."""
    found: dict[str, dict[str, Habit]] = {}
    for issue in issues:
        for author, habit in _habits(issue):
            found.setdefault(author, {}).setdefault(habit.title.casefold(), habit)
    return {author: tuple(habits.values()) for author, habits in found.items()}


def _habits(issue: Issue) -> Iterator[tuple[str, Habit]]:
    for section in issue.sections:
        if section.heading is not None:
            title = section.heading.title
            yield from ((author, Habit(title)) for author in _authors(section))
            for entry in section.entries:
                habit = Habit(title, entry.heading.title, entry.heading.website)
                yield from ((author, habit) for author in _authors(entry))


def _authors(holder: Section | Entry) -> Iterator[str]:
    for part in parts(holder.nodes):
        author = part.attribution if isinstance(part, Update) else None
        if isinstance(author, Attribution) and author.target.startswith("@"):
            yield author.target


def proposed(habits: Habits, author: str, text: str) -> Habit | None:
    """Return what a report is likely on: all that its author reports on, or the one project that the text names."""
    known = habits.get(author, ())
    if len(known) == 1:
        return known[0]
    named = [habit for habit in known if habit.title and habit.title.casefold() in text.casefold()]
    return named[0] if len(named) == 1 else None
