"""What an issue holds, counted: entries, reports, and those in which something lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from twimeditor.core.check.projects import is_described
from twimeditor.core.model import Blank, Entry, Issue, Node, Update, parts
from twimeditor.core.model.roles import boilerplate

_OPEN = frozenset({"to do", "asked"})


@dataclass(frozen=True, slots=True)
class Contents:
    """How many entries of projects and reports there are, and which lack something or are marked as not done yet."""

    entries: int
    undescribed: tuple[Entry, ...]
    updates: int
    unnamed: tuple[Update, ...]
    marked: tuple[Entry, ...]


def contents(issue: Issue) -> Contents:
    """Return what an issue holds."""
    projects = tuple(_projects(issue))
    updates = tuple(_updates(issue))
    return Contents(
        entries=len(projects),
        undescribed=tuple(entry for entry in projects if not is_described(entry)),
        updates=len(updates),
        unnamed=tuple(update for update in updates if update.attribution is None),
        marked=tuple(entry for entry in issue.entries if entry.mark in _OPEN),
    )


def _projects(issue: Issue) -> Iterator[Entry]:
    """Yield the entries that are about projects: not those of pings, and none that is empty."""
    for section in issue.sections:
        if boilerplate(section.heading) is None:
            yield from (entry for entry in section.entries if boilerplate(entry.heading) is None and _is_filled(entry))


def _is_filled(entry: Entry) -> bool:
    return any(not isinstance(node, Blank) for node in entry.nodes)


def _updates(issue: Issue) -> Iterator[Update]:
    for nodes in _groups(issue):
        yield from (part for part in parts(nodes) if isinstance(part, Update))


def _groups(issue: Issue) -> Iterator[tuple[Node, ...]]:
    for section in issue.sections:
        yield section.nodes
        yield from (entry.nodes for entry in section.entries)
