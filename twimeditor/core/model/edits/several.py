"""Edits of several sections, entries, updates or blocks at once, and of the order of all sections."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import find
from twimeditor.core.model.edits.places import span_of
from twimeditor.core.model.edits.putting import same_end
from twimeditor.core.model.edits.regrouping import regroups
from twimeditor.core.model.edits.structure import duplicate, move, remove
from twimeditor.core.model.tree import Issue, Section

Rank = Callable[[Section], int | None]
"""A section's place in an order, None where the order does not know it."""


def outermost(issue: Issue, targets: Collection[int]) -> tuple[int, ...]:
    """Return `targets` in file order, without those that stand in others of them and those that are not there."""
    wanted = frozenset(targets)
    return tuple(_outermost(issue, wanted))


def remove_several(issue: Issue, ids: IdSource, *, targets: Collection[int]) -> Issue:
    """Take out sections, entries, updates and nodes."""
    for target in outermost(issue, targets):
        issue = remove(issue, ids, target=target)
    return issue


def duplicate_several(issue: Issue, ids: IdSource, *, targets: Collection[int]) -> Issue:
    """Put a copy of each directly behind it."""
    for target in outermost(issue, targets):
        issue = duplicate(issue, ids, target=target)
    return issue


def move_several(
    issue: Issue, ids: IdSource, *, targets: Collection[int], to: int = find.LEAD, after: int | None
) -> Issue:
    """Move things of one kind behind `after`, in their order; `after` may be one of them, whose place is kept then."""
    moved = outermost(issue, targets)
    place = _before(issue, after, frozenset(moved)) if after in moved else after
    for target in moved:
        last = _last_of(issue, target)
        issue = move(issue, ids, target=target, to=to, after=place)
        place = last
    return issue


@regroups
def reorder_sections(issue: Issue, ids: IdSource, *, order: Sequence[int]) -> Issue:  # noqa: ARG001
    """Put the sections into another order, which names each once."""
    sections = {section.id: section for section in issue.sections}
    if sorted(order) != sorted(sections):
        raise EditError("an order of the sections names each of them once")
    changed = tuple(sections[number] for number in order)
    return issue if changed == issue.sections else same_end(issue, replace(issue, sections=changed))


def in_order(sections: Sequence[Section], rank: Rank) -> tuple[int, ...]:
    """Return the ids of sections in an order; what it does not know stays behind its neighbour, or first."""
    groups: list[tuple[int, list[int]]] = [(-1, [])]
    for section in sections:
        place = rank(section) if section.heading is not None else None
        if place is None:
            groups[-1][1].append(section.id)
        else:
            groups.append((place, [section.id]))
    return tuple(number for _, group in sorted(groups, key=itemgetter(0)) for number in group)


def _outermost(issue: Issue, wanted: frozenset[int]) -> Iterator[int]:
    yield from (node.id for node in issue.lead if node.id in wanted)
    for section in issue.sections:
        if section.id in wanted:
            yield section.id
        elif not wanted.isdisjoint(section.ids):
            yield from (node.id for node in section.nodes if node.id in wanted)
            for entry in section.entries:
                inside = (node.id for node in entry.nodes if node.id in wanted)
                yield from (entry.id,) if entry.id in wanted else inside


def _last_of(issue: Issue, target: int) -> int:
    """Return what the next thing is put behind: the container itself, or an update's last node."""
    path = find.locate(issue, target)
    if path.index is None:
        return target
    holder = find.container_at(issue, path)
    return find.nodes_of(holder)[span_of(holder, target)[1] - 1].id


def _before(issue: Issue, after: int | None, moved: frozenset[int]) -> int | None:
    """Return the nearest section or entry before `after` that stays."""
    path = find.locate(issue, after) if after is not None else find.Path()
    if after is None or path.index is not None:
        return after
    row = [section.id for section in issue.sections]
    if path.entry is not None and path.section is not None:
        row = [entry.id for entry in issue.sections[path.section].entries]
    staying = [number for number in row[: row.index(after)] if number not in moved]
    return staying[-1] if staying else None
