"""Every place of an issue where something was found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

from twimeditor.core.errors import SearchError
from twimeditor.core.model import Issue, Node
from twimeditor.core.model.find import LEAD
from twimeditor.core.post.fields import fields
from twimeditor.core.search.fields import areas
from twimeditor.core.search.query import PATIENCE, Query, compiled

_SLOW = "This pattern takes too long: it tries the same text again and again."
_NO_GROUP = "The replacement names a group that the pattern does not have."
_NO_TEMPLATE = "The replacement has a backslash that means nothing there; write two for one."


@dataclass(frozen=True, slots=True)
class Hit:
    r"""A place: characters `start` to `end` of the `value` that the node's field has.

    `container` is what the outline shows of it: the front matter's id, `LEAD`, a section's or an entry's. `new` is what
    is to stand there, groups filled in.
    """

    container: int
    node: int
    field: str
    start: int
    end: int
    value: str
    new: str = ""

    @property
    def text(self) -> str:
        """Return what was found."""
        return self.value[self.start : self.end]


def hits(issue: Issue, query: Query, is_off: Callable[[], bool] = lambda: False) -> Iterator[Hit]:
    """Yield what a query finds, in file order; raise `SearchError` where it is no pattern, or takes too long.

    Nothing is found where nothing is looked for, and no place is empty. Before each node `is_off` is asked whether
    nobody waits any more.
    """
    if query:
        pattern = compiled(query)
        for container, node in _leaves(issue):
            if is_off():
                return
            yield from _in_node(container, node, query, pattern)


def tally(issue: Issue, query: Query) -> Iterator[tuple[int, int]]:
    """Yield for each node where it is, and how often it has what is looked for."""
    if query:
        pattern = compiled(query)
        for container, node in _leaves(issue):
            yield container, sum(1 for _ in _in_node(container, node, query, pattern))


def _leaves(issue: Issue) -> Iterator[tuple[int, Node]]:
    if issue.front is not None:
        yield issue.front.id, issue.front
    yield from ((LEAD, node) for node in issue.lead)
    for section in issue.sections:
        if section.heading is not None:
            yield section.id, section.heading
        yield from ((section.id, node) for node in section.nodes)
        for entry in section.entries:
            yield from ((entry.id, node) for node in entry.leaves())


def _in_node(container: int, node: Node, query: Query, pattern: "regex.Pattern[str]") -> Iterator[Hit]:
    for field, value in fields(node):
        try:
            for start, end in areas(node, field, value, query.scope):
                for found in pattern.finditer(value[start:end], concurrent=True, timeout=PATIENCE):
                    if found[0]:
                        place = start + found.start(), start + found.end()
                        yield Hit(container, node.id, field, *place, value, _filled(found, query))
        except TimeoutError as error:
            raise SearchError(_SLOW) from error


def _filled(found: "regex.Match[str]", query: Query) -> str:
    if not query.pattern or not query.replacement:
        return query.replacement or ""
    try:
        return found.expand(query.replacement)
    except IndexError as error:
        raise SearchError(_NO_GROUP) from error
    except (regex.error, ValueError, KeyError, OverflowError) as error:
        raise SearchError(_NO_TEMPLATE) from error
