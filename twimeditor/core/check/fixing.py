"""Doing fixes: as one edit that leaves everything else as it is, byte for byte."""

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from twimeditor.core.check.fix import Change, Fix, Level, Replacement
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.restructuring import Spans, restructured, spans_of
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Node
from twimeditor.core.post.fields import fields
from twimeditor.core.post.rewriting import Values, rewritten, spliced

Find: TypeAlias = Callable[[Issue], Iterable[Problem]]
"""Finds what is wrong with an issue."""

_MOST_ROUNDS = 8
"""How often what was put right may uncover something: a paragraph that is a list by now, an address in it."""


def fixed(issue: Issue, ids: IdSource, fixes: Sequence[Fix]) -> Issue:
    """Return `issue` with fixes done, in whatever order they come; an edit of the session once `fixes` is bound.

    A fix is done as a whole or not at all. It is left out where one of its places is another by now, and where it
    changes characters that a fix before it in the text changes otherwise. What comes of it is settled as when it had
    been typed.
    """
    spans = spans_of(issue)
    plan = _Plan({node.id: node for node in issue.leaves()}, spans)
    for fix in sorted(dict.fromkeys(fixes), key=plan.order):
        plan.add(fix)
    issue = restructured(issue, ids, spans, [one for one in plan.changes if not isinstance(one, Replacement)])
    return rewritten(issue, ids, _values(one for one in plan.changes if isinstance(one, Replacement)))


def safe_fixes(problems: Iterable[Problem]) -> tuple[Fix, ...]:
    """Return of each problem the first fix, if that needs no judgement."""
    return tuple(fix for fix in (problem.safe_fix for problem in problems) if fix is not None)


def all_fixed(issue: Issue, ids: IdSource, find: Find) -> Issue:
    """Return `issue` with all put right that needs no judgement, and with what comes to light by that as well."""
    return fixed_on(issue, ids, find)[0]


def fixed_on(issue: Issue, ids: IdSource, find: Find) -> tuple[Issue, tuple[Problem, ...]]:
    """Fix what `find` finds for as long as that changes anything; return what becomes of `issue`, and what is left."""
    left = tuple(find(issue))
    for _ in range(_MOST_ROUNDS):
        changed = fixed(issue, ids, safe_fixes(left))
        if changed == issue:
            break
        issue, left = changed, tuple(find(changed))
    return issue, left


@dataclass(slots=True)
class _Plan:
    """The changes of the fixes that can be done together: each once, and none that contradicts another."""

    nodes: Mapping[int, Node]
    spans: Spans
    changes: dict[Change, None] = field(default_factory=dict)
    values: dict[int, Values] = field(default_factory=dict)
    taken: defaultdict[tuple[int, str], list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    levels: set[int] = field(default_factory=set)
    reworded: set[int] = field(default_factory=set)

    def order(self, fix: Fix) -> tuple[tuple[int, int, int, str], ...]:
        """Return what orders fixes by where they begin in the text, always in the same way."""
        return tuple(self._key(change) for change in fix.changes)

    def add(self, fix: Fix) -> None:
        """Take a fix in, if it still fits the issue and the fixes that are in."""
        new = [change for change in fix.changes if change not in self.changes]
        if not all(self._fits(change) for change in new):
            return
        for change in new:
            self.changes[change] = None
            if isinstance(change, Replacement):
                place = change.place
                insort(self.taken[place.node, place.field], (place.start, place.end))
                self.reworded.add(place.node)
            elif isinstance(change, Level):
                self.levels.add(change.node)

    def _key(self, change: Change) -> tuple[int, int, int, str]:
        if isinstance(change, Replacement):
            place = change.place
            return self._number(place.node), place.start, place.end, f"{place.field} {change.new}"
        return self._number(change.node), 0, 0, repr(change)

    def _number(self, wanted: int) -> int:
        span = self.spans.of(wanted)
        return span[0] if span is not None else -1

    def _fits(self, change: Change) -> bool:
        if isinstance(change, Replacement):
            is_same = change.place.node not in self.levels  # with its level a heading gets other fields
            return is_same and self._is_current(change.place) and not self._overlaps(change.place)
        if isinstance(change, Level) and (change.node in self.levels or change.node in self.reworded):
            return False
        return self.spans.of(change.node) is not None

    def _is_current(self, place: Place) -> bool:
        """Tell whether the field still says what it said; a key that the front matter lacks says nothing."""
        node = self.nodes.get(place.node)
        if node is None or not place.field:
            return False
        if node.id not in self.values:
            self.values[node.id] = dict(fields(node))
        return self.values[node.id].get(place.field, "") == place.value

    def _overlaps(self, place: Place) -> bool:
        """Tell whether characters of the place are taken, or just the point that it is."""
        taken, wanted = self.taken[place.node, place.field], (place.start, place.end)
        at = bisect(taken, wanted)
        beside = taken[max(at - 1, 0) : at + 1]
        return any(one == wanted or (one[0] < wanted[1] and wanted[0] < one[1]) for one in beside)


def _values(changes: Iterable[Replacement]) -> Mapping[int, Values]:
    """Return what the fields of nodes become by several replacements in each."""
    by_field: defaultdict[tuple[int, str], list[Replacement]] = defaultdict(list)
    for change in changes:
        by_field[change.place.node, change.place.field].append(change)
    new: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for (node, name), own in by_field.items():
        parts = ((one.place.start, one.place.end, one.new) for one in own)
        new[node][name] = spliced(own[0].place.value, parts)
    return new
