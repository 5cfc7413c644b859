"""Cutting nodes out of a container, copying them, and finding where they go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model.find import Container, nodes_of, update_in
from twimeditor.core.model.nodes import Attribution, Blank, Node
from twimeditor.core.model.tree import Entry, Section, Update, parts

_N = TypeVar("_N", bound=Node)


def position(nodes: Sequence[Node], wanted: int) -> int:
    """Return the position of the node with the id `wanted`."""
    for index, leaf in enumerate(nodes):
        if leaf.id == wanted:
            return index
    raise EditError(f"{wanted} does not stand here")


def span(nodes: Sequence[Node], update: Update) -> tuple[int, int]:
    """Return the positions from the update's first node to behind its last."""
    leaves = list(update.leaves())
    return position(nodes, leaves[0].id), position(nodes, leaves[-1].id) + 1


def span_of(holder: Container, wanted: int) -> tuple[int, int]:
    """Return what is meant by the node `wanted`: its whole update when it is the author or the first quote."""
    nodes = nodes_of(holder)
    place = position(nodes, wanted)
    update = update_in(holder, wanted)
    if update is not None and (update.id == wanted or isinstance(nodes[place], Attribution)):
        return span(nodes, update)
    return place, place + 1


def span_of_update(holder: Container, wanted: int) -> tuple[int, int]:
    """Return the whole update that the node `wanted` belongs to, or else only that node."""
    update = update_in(holder, wanted)
    return span(nodes_of(holder), update) if update else span_of(holder, wanted)


def first_place_for_update(holder: Container) -> int:
    """Return where the first of a container's updates goes: before the others, else at the end."""
    nodes = nodes_of(holder)
    for part in parts(nodes):
        if isinstance(part, Update):
            return span(nodes, part)[0]
    return end_of_content(nodes)


def end_of_content(nodes: Sequence[Node]) -> int:
    """Return the position behind the last node that is not blank."""
    last = (index + 1 for index in range(len(nodes) - 1, -1, -1) if not isinstance(nodes[index], Blank))
    return next(last, 0)


def without(nodes: Sequence[Node], start: int, end: int) -> tuple[Node, ...]:
    """Return `nodes` without some, and without one of the two blank runs that set them off."""
    follows_blank = start > 0 and isinstance(nodes[start - 1], Blank)
    if follows_blank and end < len(nodes) and isinstance(nodes[end], Blank):
        end += 1
    elif follows_blank and end == len(nodes):
        start -= 1
    return (*nodes[:start], *nodes[end:])


def copies(nodes: Iterable[_N], ids: IdSource) -> list[_N]:
    """Return copies with new ids that are written as their models are."""
    models = list(nodes)
    numbers = new_ids(models, ids)
    return [copy_of(node, numbers) for node in models]


def new_ids(nodes: Iterable[Node], ids: IdSource) -> dict[int, int]:
    """Return a new id for the id of each node."""
    return {node.id: ids.take() for node in nodes}


def copy_of(node: _N, numbers: Mapping[int, int]) -> _N:
    """Return a node under its new id, next to the copy of the node that it is glued to."""
    source = node.source
    if source is not None and source.glued_to is not None:
        source = replace(source, glued_to=numbers.get(source.glued_to))
    return replace(node, id=numbers[node.id], source=source)


def entry_copy(entry: Entry, ids: IdSource, numbers: Mapping[int, int]) -> Entry:
    """Return a copy of an entry whose nodes get the new ids in `numbers`."""
    nodes = tuple(copy_of(node, numbers) for node in entry.nodes)
    return replace(entry, id=ids.take(), heading=copy_of(entry.heading, numbers), nodes=nodes)


def section_copy(section: Section, ids: IdSource) -> Section:
    """Return a copy of a section and of all that it holds, under new ids."""
    numbers = new_ids(section.leaves(), ids)
    heading = copy_of(section.heading, numbers) if section.heading is not None else None
    nodes = tuple(copy_of(node, numbers) for node in section.nodes)
    return Section(ids.take(), heading, nodes, tuple(entry_copy(entry, ids, numbers) for entry in section.entries))
