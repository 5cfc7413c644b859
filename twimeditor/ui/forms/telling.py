"""Brings the problems of an issue to the fields of a form that they are in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from twimeditor.core.check import Problem
from twimeditor.services.editing import Session
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.page import Page
from twimeditor.ui.forms.pieces import Piece, pieces
from twimeditor.ui.forms.spec import FieldSpec
from twimeditor.ui.forms.told import Told

_TITLES = {"section.title", "entry.title"}
"""The fields under which stands what is wrong with a section or an entry as a whole."""


class Problems(Protocol):
    """What is known to be wrong with the document as it is now; `changed` tells that it is something else."""

    @property
    def changed(self) -> SignalInstance: ...
    def of_node(self, node: int) -> tuple[Problem, ...]: ...
    def misspelt_in(self, node: int) -> tuple[Problem, ...]: ...


@dataclass(frozen=True, slots=True)
class _Known:
    """What was told of a node, and of which texts in which fields."""

    fields: tuple[Field, ...]
    problems: tuple[Problem, ...]
    shown: tuple[str, ...]
    told: tuple[tuple[Field, Told], ...]


class Telling(QObject):
    """Tells each field of a page what is wrong in it: with each key, so that no line is under another text."""

    def __init__(self, page: Page, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._session = session
        self._problems: Problems | None = None
        self._fields: dict[int, list[Field]] = {}
        self._known: dict[int, _Known] = {}
        page.made.connect(self._look_again)

    def use(self, problems: Problems) -> None:
        """Tell of these problems from now on."""
        self._problems = problems
        problems.changed.connect(self._refresh)
        self._look_again()

    def _look_again(self) -> None:
        """Take note of other fields."""
        if self._problems is not None:
            self._fields = _by_node(self._page.fields())
            self._known = {node: known for node, known in self._known.items() if node in self._fields}
            self._refresh()

    def _refresh(self) -> None:
        if self._problems is None:
            return
        told: dict[Field, list[Told]] = {}
        for node, fields in self._fields.items():
            found = (*self._problems.of_node(node), *self._problems.misspelt_in(node))
            for field, one in self._told_of(node, fields, found):
                told.setdefault(field, []).append(one)
        for field in self._page.fields():
            field.tell(tuple(told.get(field, ())))

    def _told_of(self, node: int, fields: Sequence[Field], found: tuple[Problem, ...]) -> Iterable[tuple[Field, Told]]:
        shown = tuple(field.editor.value() for field in fields) if found else ()
        known, state = self._known.get(node), (tuple(fields), found, shown)
        if known is None or (known.fields, known.problems, known.shown) != state:
            known = self._known[node] = _Known(*state, tuple(self._shared_out(fields, found)))
        return known.told

    def _shared_out(self, fields: Sequence[Field], found: Iterable[Problem]) -> Iterator[tuple[Field, Told]]:
        """Yield each problem with the field that shows its place, else with the first field of its node.

        What is wrong with the issue as a whole is kept by the front matter, and is said of no field.
        """
        issue = self._session.document
        whole = issue.front.id if issue.front is not None else None
        parts = [(field, part) for field in fields for part in pieces(issue, field.spec, field.editor.value())]
        for problem in found:
            if problem.place.field or problem.node != whole:
                yield _told(fields[0], parts, problem)


def _told(first: Field, parts: Sequence[tuple[Field, Piece]], problem: Problem) -> tuple[Field, Told]:
    for field, part in parts:
        span = part.span(problem.place)
        if span is not None:
            return field, Told(problem, span)
    return first, Told(problem)


def _by_node(fields: Iterable[Field]) -> dict[int, list[Field]]:
    found: dict[int, list[Field]] = {}
    for field in fields:
        for node in _nodes(field.spec):
            found.setdefault(node, []).append(field)
    return found


def _nodes(spec: FieldSpec) -> Iterator[int]:
    if spec.node is not None:
        yield spec.node
    yield from spec.also
    if spec.name in _TITLES and spec.target != spec.node:
        yield spec.target
