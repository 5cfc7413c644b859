"""Problems of a version of the issue, told of a later one: what is told is never about a text that is not there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, compress, count
from operator import ne
from typing import Final

from twimeditor.core.check.fix import Change, Fix, Replacement
from twimeditor.core.check.numbered import Numbered
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem
from twimeditor.core.errors import EditError
from twimeditor.core.model import Entry, Issue, Node, Section, find
from twimeditor.core.model.changes import ChangeSet, diff
from twimeditor.core.post.fields import fields


def carried(problems: Numbered, before: Issue, after: Issue, changes: ChangeSet | None = None) -> Numbered:
    """Return what of the problems of `before` holds in `after`, in their order.

    What lies in a field that is the same stays as it is; what lies outside the changed characters of a field, or in
    lines between them, moves with its text; all else goes until the issue is checked anew. Fixes move likewise, or go.
    Where all holds, the very same value comes back. `changes` are the difference where it is known.
    """
    touched = problems.touched(_touched(before, after, diff(before, after) if changes is None else changes))
    carrier = _Carrier(before, after)
    moved = {number: carrier.problem(problem) for number, problem in touched.items()}
    others = {number: problem for number, problem in moved.items() if problem is not touched[number]}
    return problems.turned(others) if others else problems


def _touched(before: Issue, after: Issue, changes: ChangeSet) -> frozenset[int]:
    """Return the ids of all places that may have become others."""
    lead = () if before.lead is after.lead and _front(before) == _front(after) else (find.LEAD,)
    return frozenset().union(changes.changed, changes.added, changes.removed, changes.containers, lead)


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters `start` to `end` of the text before became others; what follows has moved by `shift`."""

    start: int
    end: int
    shift: int


@dataclass(frozen=True, slots=True)
class _Edit:
    """What made `value` of the text before: runs of characters that became others, in their order."""

    runs: tuple[_Run, ...]
    value: str

    @classmethod
    def between(cls, old: str, new: str) -> "_Edit":
        """Return a small one that makes `new` of `old`."""
        return cls(tuple(_runs(old, new)), new)

    def moved(self, place: Place) -> Place | None:
        """Return where the characters of a place are now; None where they, or what they touch, were changed."""
        shift = 0
        for run in self.runs:
            if place.end < run.start:
                break
            if place.start <= run.end:
                return None
            shift = run.shift
        return replace(place, start=place.start + shift, end=place.end + shift, value=self.value)


_NOTHING: Final = _Edit((), "")
_MOST_LINES: Final = 100
"""Of so many changed lines it is found out which of them are the same; of more that takes longer than a check."""


def _runs(old: str, new: str) -> Iterator[_Run]:
    """Yield what became other characters: one run, or where that goes over several lines those that are no more."""
    whole = _run(old, new)
    lines = old[whole.start : whole.end].splitlines(keepends=True)
    others = new[whole.start : whole.end + whole.shift].splitlines(keepends=True)
    if len(lines) < 2 or max(len(lines), len(others)) > _MOST_LINES:
        yield whole
    else:
        yield from _by_lines(lines, others, whole.start)


def _by_lines(lines: list[str], others: list[str], start: int) -> Iterator[_Run]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - not needed by keys

    starts, shift = list(accumulate(map(len, lines), initial=start)), 0
    for tag, first, last, other_first, other_last in SequenceMatcher(None, lines, others, autojunk=False).get_opcodes():
        if tag != "equal":
            run = _run("".join(lines[first:last]), "".join(others[other_first:other_last]))
            shift += run.shift
            yield _Run(starts[first] + run.start, starts[first] + run.end, shift)


def _run(old: str, new: str) -> _Run:
    """Return the smallest run that makes `new` of `old`."""
    shared = min(len(old), len(new))
    start = next(compress(count(), map(ne, old, new)), shared)
    tail = next(compress(count(), map(ne, reversed(old), reversed(new))), shared)
    tail = min(tail, shared - start)
    return _Run(start, len(old) - tail, len(new) - len(old))


class _Carrier:
    """Moves places from one version to the next; what it has found out about a field it keeps."""

    def __init__(self, before: Issue, after: Issue) -> None:
        self._before = before
        self._after = after
        self._edits: dict[tuple[int, str], _Edit | None] = {}

    def problem(self, problem: Problem) -> Problem | None:
        place = self._place(problem.place)
        if place is None:
            return None
        fixes = tuple(self._fixes(problem.fixes))
        return (
            problem if place == problem.place and fixes == problem.fixes else replace(problem, place=place, fixes=fixes)
        )

    def _fixes(self, fixes: Iterable[Fix]) -> Iterator[Fix]:
        for fix in fixes:
            changes = [self._change(change) for change in fix.changes]
            kept = tuple(change for change in changes if change is not None)
            if len(kept) == len(changes):
                yield fix if kept == fix.changes else replace(fix, changes=kept)

    def _change(self, change: Change) -> Change | None:
        if isinstance(change, Replacement):
            place = self._place(change.place)
            return None if place is None else replace(change, place=place)
        return change if self._stands(change.node) else None

    def _place(self, place: Place) -> Place | None:
        if not place.field:
            return place if self._stands(place.node) else None
        node = _node(self._after, place.node)
        if node is None:
            return None
        if (place.node, place.field) not in self._edits:
            self._edits[place.node, place.field] = self._edit(node, place)
        edit = self._edits[place.node, place.field]
        if edit is None:
            return None
        return place if edit.value == place.value else edit.moved(place)

    def _edit(self, node: Node, place: Place) -> _Edit | None:
        value = dict(fields(node)).get(place.field)
        if value is None:  # a key that the front matter does not have is nowhere, and stays so
            return None if place.value else _NOTHING
        return _Edit.between(place.value, value)

    def _stands(self, number: int) -> bool:
        """Tell whether what a place is as a whole is the same, or has the same parts."""
        old, new = _whole(self._before, number), _whole(self._after, number)
        if old is None or new is None:
            return False
        return old == new


def _node(issue: Issue, number: int) -> Node | None:
    try:
        return find.node(issue, number)
    except EditError:
        return None


def _whole(issue: Issue, number: int) -> object:
    """Return what must be equal for a problem of a whole to stay: of a node all, else the heading and the parts."""
    node = _node(issue, number)
    if node is not None:
        return node
    try:
        holder = find.container(issue, number)
    except EditError:
        return None
    if isinstance(holder, Section | Entry):
        return holder.heading, holder.ids
    return _front(issue), tuple(node.id for node in issue.lead)


def _front(issue: Issue) -> int | None:
    return issue.front.id if issue.front is not None else None
