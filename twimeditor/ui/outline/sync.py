"""Turn one tree of rows into another by inserting, removing and really moving rows.

The receiver's hooks are called around each step as Qt's ``begin…``/``end…`` want them, so that selection and
expansion survive. A step's positions are those in force when it is taken.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol

from twimeditor.ui.outline.rows import Row

ROOT = -1
"""Stands for the parent of the top rows."""


class Receiver(Protocol):
    """Takes the steps; `parent` is a row's id or `ROOT`."""

    def insert(self, parent: int, place: int, row: Row) -> None: ...

    def remove(self, parent: int, place: int) -> None: ...

    def move(self, parent: int, place: int, to: int, to_place: int) -> None: ...

    def update(self, row: Row) -> None: ...


class Shape:
    """Who stands under whom, in which order: the state that the steps change."""

    def __init__(self) -> None:
        self.children: dict[int, list[int]] = {ROOT: []}
        self.parents: dict[int, int] = {}
        self.rows: dict[int, Row] = {}

    def place(self, row: int) -> int:
        """Return a row's position under its parent."""
        return self.children[self.parents[row]].index(row)

    def add(self, parent: int, place: int, row: Row) -> None:
        """Take note of a row without its children."""
        self.children[parent].insert(place, row.id)
        self.children[row.id] = []
        self.parents[row.id] = parent
        self.rows[row.id] = row

    def drop(self, row: int) -> None:
        """Forget a row and all below it."""
        self.children[self.parents.pop(row)].remove(row)
        self._forget(row)

    def shift(self, row: int, parent: int, place: int) -> None:
        """Put a row elsewhere; `place` is a position after it was taken out."""
        self.children[self.parents[row]].remove(row)
        self.children[parent].insert(place, row)
        self.parents[row] = parent

    def _forget(self, row: int) -> None:
        del self.rows[row]
        for child in self.children.pop(row):
            del self.parents[child]
            self._forget(child)


def sync(shape: Shape, wanted: Sequence[Row], receiver: Receiver) -> None:
    """Lead `shape` to `wanted`, a step at a time."""
    if _only_values_differ(shape, ROOT, wanted):
        _update_values(shape, wanted, receiver)
        return
    target = {ROOT: [row.id for row in wanted]}
    rows: dict[int, Row] = {}
    for row in _outer_first(wanted):
        target[row.id] = [child.id for child in row.children]
        rows[row.id] = row
    parents = {row: parent for parent, children in target.items() for row in children}
    for parent, order in target.items():
        _insert(shape, parent, order, rows, receiver)
    _change_parents(shape, parents, receiver)
    _remove(shape, rows, receiver)
    for parent, order in target.items():
        _reorder(shape, parent, order, receiver)
    _update_values(shape, wanted, receiver)


def _outer_first(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows and all below them, a level at a time."""
    while rows:
        yield from rows
        rows = [child for row in rows for child in row.children]


def _only_values_differ(shape: Shape, parent: int, wanted: Sequence[Row]) -> bool:
    if shape.children.get(parent) != [row.id for row in wanted]:
        return False
    return all(row is shape.rows[row.id] or _only_values_differ(shape, row.id, row.children) for row in wanted)


def _update_values(shape: Shape, wanted: Sequence[Row], receiver: Receiver) -> None:
    for row in wanted:
        old = shape.rows[row.id]
        if row is old:
            continue
        shape.rows[row.id] = row
        if row.shown != old.shown:
            receiver.update(row)
        _update_values(shape, row.children, receiver)


def _insert(shape: Shape, parent: int, order: Sequence[int], rows: dict[int, Row], receiver: Receiver) -> None:
    place = 0
    for row in order:
        if row not in shape.rows:
            receiver.insert(parent, place, rows[row])
        if shape.parents[row] == parent:
            place = shape.place(row) + 1


def _change_parents(shape: Shape, parents: dict[int, int], receiver: Receiver) -> None:
    for row, parent in parents.items():
        if row in shape.parents and shape.parents[row] != parent:
            receiver.move(shape.parents[row], shape.place(row), parent, len(shape.children[parent]))


def _remove(shape: Shape, rows: dict[int, Row], receiver: Receiver) -> None:
    for row in [row for row in shape.rows if row not in rows]:
        if row in shape.rows:
            receiver.remove(shape.parents[row], shape.place(row))


def _reorder(shape: Shape, parent: int, order: Sequence[int], receiver: Receiver) -> None:
    now = shape.children[parent]
    if now == order:
        return
    staying = set(_longest_rising([now.index(row) for row in order]))
    fixed = {now[place] for place in staying}
    for number, row in enumerate(order):
        if row in fixed:
            continue
        before = order[number - 1] if number else None
        place = now.index(before) + 1 if before is not None else 0
        receiver.move(parent, now.index(row), parent, place)


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return a longest rising subsequence: those that need not be moved."""
    ends: list[int] = []
    chains: list[list[int]] = []
    for number in numbers:
        place = bisect_left(ends, number)
        chain = [*(chains[place - 1] if place else []), number]
        ends[place : place + 1] = [number]
        chains[place : place + 1] = [chain]
    return chains[-1] if chains else []
