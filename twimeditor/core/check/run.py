"""All rules over an issue, again and again: what is known of a node holds while all is the same that it depends on."""

from collections.abc import Callable, Iterator, Sequence

from twimeditor.core.check.days import is_current
from twimeditor.core.check.knowledge import NOTHING, Knowledge
from twimeditor.core.check.order import Order
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import Issue, Node, Writing
from twimeditor.core.post.regenerate import Manner
from twimeditor.core.style.observe import observe


class Run:
    """Finds problems, and remembers what it has found in which node.

    A rule that raises is no reason to be silent about all others: `failures` names those that did, with the error.
    """

    def __init__(self, rules: Sequence[Rule] | None = None) -> None:
        if rules is None:
            from twimeditor.core.check.rules import RULES  # noqa: PLC0415 - a run may have its own

            rules = RULES
        self._of_nodes = tuple(rule for rule in rules if rule.in_node is not None)
        self._of_issues = tuple(rule for rule in rules if rule.in_issue is not None)
        self._known: dict[int, tuple[Node, Around, tuple[Problem, ...]]] = {}
        self._knowledge = NOTHING
        self._is_current = True
        self._manner = Manner("\n", Writing)
        self._writing: Writing | None = None
        self.failures: dict[str, Exception] = {}

    def problems(self, issue: Issue, known: Knowledge = NOTHING) -> tuple[Problem, ...]:
        """Return all problems in file order."""
        self.failures = {}
        self._take(issue, known)
        arounds = dict(_depths(issue))
        self._known = {node.id: self._in_node(node, arounds[node.id]) for node in issue.leaves()}
        found = [problem for _, _, some in self._known.values() for problem in some]
        for rule in self._of_issues:
            if rule.in_issue is not None:
                found += self._tried(rule, rule.in_issue, issue, self._knowledge)
        return Order(issue).sorted(found)

    def _take(self, issue: Issue, known: Knowledge) -> None:
        """Keep the very values of before where those of now are equal: comparing them costs nothing then."""
        if known != self._knowledge:
            self._knowledge = known
        self._is_current = is_current(issue, self._knowledge)
        writing = observe(issue)
        if writing != self._writing:
            self._writing = writing
            self._manner = Manner("\n", lambda: writing, wary=True)

    def _in_node(self, node: Node, depth: int) -> tuple[Node, Around, tuple[Problem, ...]]:
        around = Around(depth, self._manner, self._knowledge, self._is_current)
        known = self._known.get(node.id)
        if known is not None and known[0] is node and known[1] == around:
            return known
        found = [
            problem
            for rule in self._of_nodes
            if rule.in_node is not None
            for problem in self._tried(rule, rule.in_node, node, around)
        ]
        return node, around, tuple(found)

    def _tried(self, rule: Rule, find_all: Callable[..., Iterator[Problem]], *what: object) -> list[Problem]:
        try:
            return list(find_all(*what))
        except Exception as error:  # noqa: BLE001 - whatever a defect raises; it is told, not hidden
            self.failures[rule.name] = error
            return []


def _depths(issue: Issue) -> Iterator[tuple[int, int]]:
    """Yield for each leaf the level of the heading that it stands under."""
    if issue.front is not None:
        yield issue.front.id, 1
    yield from ((node.id, 1) for node in issue.lead)
    for section in issue.sections:
        inside = frozenset[int]().union(*(entry.ids for entry in section.entries))
        yield from ((node.id, 3 if node.id in inside else 2) for node in section.leaves())
