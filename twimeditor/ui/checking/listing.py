"""Which problems the dock lists, in which groups, by what the user wants to see of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Final

from twimeditor.core.check import Problem, Severity
from twimeditor.core.check.order import Order
from twimeditor.core.model import Issue
from twimeditor.ui.actions.names import container_name

MOST: Final = 2000
"""So many rows are listed; nobody reads more, and each takes its time."""

Key = tuple[str, int, str, str, int]
"""What a problem is known by although the text around it changes: rule, node, field, the text meant, and which."""


@dataclass(frozen=True, slots=True)
class Row:
    """A problem in the list; `is_ignored` where the user does not want to hear of it."""

    key: Key
    problem: Problem
    is_ignored: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The problems of front matter, lead, a section or an entry."""

    container: int
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed; `total` counts also what is left out of a list that would be too long."""

    groups: tuple[Group, ...] = ()
    total: int = 0

    @property
    def shown(self) -> int:
        """Return how many rows there are."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Found:
    """All that is known of an issue: `problems` beside those that are `ignored`, and the words that are `misspelt`."""

    issue: Issue
    problems: tuple[Problem, ...] = ()
    ignored: tuple[Problem, ...] = ()
    misspelt: tuple[Problem, ...] = ()

    def counts(self) -> Counter[Severity]:
        """Return how many problems there are of each severity, ignored ones and spelling left out."""
        return Counter(problem.severity for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants to see: of which severity, with which text, and whether ignored ones and spelling too."""

    severities: frozenset[Severity] = frozenset(Severity)
    text: str = ""
    ignored: bool = False
    spelling: bool = False

    @property
    def is_narrow(self) -> bool:
        """Tell whether something is left out that is usually there."""
        return bool(self.text.strip()) or self.severities != frozenset(Severity)


def listed(found: Found, wanted: Wanted, most: int = MOST) -> Listed:
    """Return the groups of what is wanted, in the order of the file."""
    order = Order(found.issue)
    names = _Names(found.issue)
    words = wanted.text.casefold().split()
    marked = sorted(_marked(found, wanted), key=lambda one: order.of(one[0].place))
    rows = [row for row in _keyed(marked) if _has(row.problem, names.of(order.container(row.problem.node)), words)]
    groups = groupby(islice(rows, most), key=lambda row: order.container(row.problem.node))
    return Listed(tuple(Group(one, names.of(one), tuple(some)) for one, some in groups), len(rows))


def _marked(found: Found, wanted: Wanted) -> Iterator[tuple[Problem, bool]]:
    """Yield the problems of the kinds that are wanted, and whether they are ignored."""
    yield from ((problem, False) for problem in found.problems if problem.severity in wanted.severities)
    if wanted.ignored:
        yield from ((problem, True) for problem in found.ignored)
    if wanted.spelling:
        yield from ((problem, False) for problem in found.misspelt)


def _keyed(marked: Iterable[tuple[Problem, bool]]) -> Iterator[Row]:
    times = Counter[tuple[str, int, str, str]]()
    for problem, is_ignored in marked:
        place = problem.place
        plain = problem.rule, place.node, place.field, place.text
        yield Row((*plain, times[plain]), problem, is_ignored)
        times[plain] += 1


def _has(problem: Problem, title: str, words: Sequence[str]) -> bool:
    """Tell whether all words stand somewhere in a problem's row."""
    if not words:
        return True
    said = f"{title} {problem.rule} {problem.message} {problem.place.text}".casefold()
    return all(word in said for word in words)


class _Names:
    """Names containers, each once."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self._known: dict[int, str] = {}

    def of(self, container: int) -> str:
        if container not in self._known:
            self._known[container] = container_name(self._issue, container)
        return self._known[container]
