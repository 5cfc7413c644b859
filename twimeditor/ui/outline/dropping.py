"""Where what is dragged would go: the place under the pointer, in words of the issue."""

from dataclasses import dataclass
from enum import Enum, auto

from twimeditor.core.model import find
from twimeditor.core.model.nodes import Blank
from twimeditor.core.model.tree import Issue
from twimeditor.ui.bridge import LEAD
from twimeditor.ui.outline.rows import Kind, Row
from twimeditor.ui.outline.sync import ROOT, Shape


class Edge(Enum):
    """Where the mark is drawn: a line over a row or under all that belongs to it, or a frame around it."""

    OVER = auto()
    UNDER = auto()
    AROUND = auto()


@dataclass(frozen=True, slots=True)
class Drop:
    """A place to drop at: behind `after` in the container `to`, shown by a mark at `row`."""

    to: int
    after: int | None
    row: int
    edge: Edge


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the pointer is: over which row (None: under all), in its upper half or not; `open_` tells of its rows."""

    row: int | None
    upper: bool = False
    open_: bool = False


def place_for(kind: Kind, shape: Shape, issue: Issue, spot: Spot) -> Drop | None:
    """Return where rows of that kind would go, None where they cannot."""
    if kind is Kind.SECTION:
        return _for_section(shape, spot)
    if kind is Kind.ENTRY:
        return _for_entry(shape, issue, spot)
    return _for_part(shape, issue, spot)


def _for_section(shape: Shape, spot: Spot) -> Drop | None:
    sections = [row for row in shape.children[ROOT] if shape.rows[row].kind is Kind.SECTION]
    if not sections:
        return None
    if spot.row is None:
        return Drop(LEAD, sections[-1], sections[-1], Edge.UNDER)
    path = _path(shape, spot.row)
    if path[0] not in sections:
        return _before_section(shape, sections, sections[0])
    if _nearer_to_top(shape, path, spot):
        return _before_section(shape, sections, path[0])
    return Drop(LEAD, path[0], path[0], Edge.UNDER)


def _nearer_to_top(shape: Shape, path: list[int], spot: Spot) -> bool:
    if len(path) == 1:
        return spot.upper or spot.open_
    children = shape.children[path[0]]
    return children.index(path[1]) < len(children) // 2


def _before_section(shape: Shape, sections: list[int], section: int) -> Drop | None:
    place = sections.index(section)
    if place == 0 and not shape.rows[section].renames:
        return None  # without a heading it stands before all others
    return Drop(LEAD, sections[place - 1] if place else None, section, Edge.OVER)


def _for_entry(shape: Shape, issue: Issue, spot: Spot) -> Drop | None:
    if spot.row is None:
        return _at_end_of(shape, issue.sections[-1].id) if issue.sections else None
    top, *below = _path(shape, spot.row)
    if shape.rows[top].kind is not Kind.SECTION:
        return None
    entries = [row for row in shape.children[top] if shape.rows[row].kind is Kind.ENTRY]
    if below and below[0] in entries:
        return _beside_entry(top, entries, below[0], upper=spot.row == below[0] and spot.upper)
    if entries and (below or (spot.open_ and not spot.upper)):
        return Drop(top, None, entries[0], Edge.OVER)
    return _at_end_of(shape, top)


def _beside_entry(section: int, entries: list[int], entry: int, *, upper: bool) -> Drop:
    place = entries.index(entry)
    if not upper:
        return Drop(section, entry, entry, Edge.UNDER)
    return Drop(section, entries[place - 1] if place else None, entry, Edge.OVER)


def _at_end_of(shape: Shape, section: int) -> Drop:
    entries = [row for row in shape.children[section] if shape.rows[row].kind is Kind.ENTRY]
    return Drop(section, entries[-1] if entries else None, section, Edge.AROUND)


def _for_part(shape: Shape, issue: Issue, spot: Spot) -> Drop | None:
    row = shape.rows.get(spot.row) if spot.row is not None else None
    if row is None or row.kind in {Kind.FRONT, Kind.LEAD}:
        return None
    if row.kind in {Kind.SECTION, Kind.ENTRY}:
        holder = find.container(issue, row.id)
        last = [node.id for node in find.nodes_of(holder) if not isinstance(node, Blank)]
        return Drop(row.id, last[-1] if last else row.id, row.id, Edge.AROUND)
    return _beside_part(shape, issue, row, upper=spot.upper)


def _beside_part(shape: Shape, issue: Issue, row: Row, *, upper: bool) -> Drop:
    to = shape.parents[row.id]
    holder = find.container(issue, to)
    nodes = [node.id for node in find.nodes_of(holder) if not isinstance(node, Blank)]
    update = find.update_in(holder, row.id)
    own = [leaf.id for leaf in update.leaves()] if update is not None else [row.id]
    if not upper:
        return Drop(to, own[-1], row.id, Edge.UNDER)
    before = nodes[: nodes.index(own[0])]
    return Drop(to, before[-1] if before else to, row.id, Edge.OVER)


def _path(shape: Shape, row: int) -> list[int]:
    """Return a row and those that it stands in, the outermost first."""
    path = [row]
    while (parent := shape.parents[path[0]]) != ROOT:
        path.insert(0, parent)
    return path
