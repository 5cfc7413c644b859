"""R20: no paragraph of the issue before is told again."""

from collections.abc import Container, Iterable, Iterator

from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue, Node, Quote

NAME = "R20"

_SHORTEST = 80
_SHARE = 0.5
"""How much of an update has to be told again: many end in the same words, an invitation or thanks, each time."""

_SHORT = 200
"""Thanks and invitations may be an update of their own: what is this short may well be meant."""

_BLANK = lazy_pattern(r"\n[ \t]*(?:\n[ \t]*)+")
_NO_PROSE = lazy_pattern(r"\s*(?:[-*+#|!<>]|\d+[.)]\s|```|~~~|\[[^\]]*\]:|\{[{%])")
_WORDS = lazy_pattern(r"\w+")

Paragraph = tuple[int, int, str]
"""Where a paragraph begins and ends, and what it says."""


def paragraphs_of(issue: Issue) -> frozenset[str]:
    """Return what the updates of an issue say, a paragraph each, so that it can be compared with another issue's."""
    return frozenset(words for node in issue.leaves() for _, _, words in paragraphs_in(node))


def news(issues: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the paragraphs of an issue, the first of several, that none before it has: others stand in each week."""
    first, *before = [*issues] or [frozenset[str]()]
    return first.difference(*before)


def repeats(node: Node, around: Around) -> Iterator[Problem]:
    """Yield the paragraphs of an update that the issue before has too."""
    told = around.known.paragraphs
    if not told or not isinstance(node, Quote):
        return
    is_short = len(node.body.strip()) < _SHORT
    for start, end in _joined(again(node, told), node.body):
        place = place_in(node, "body", start, end)
        words = "this stood in the issue before, word for word: was it sent twice?"
        yield Problem(NAME, words, place, Severity.HINT if is_short else Severity.WARNING)


def again(node: Quote, told: Container[str]) -> tuple[tuple[int, int], ...]:
    """Return the paragraphs of an update that are among those told, none unless they are most of what it says."""
    found = tuple((start, end) for start, end, words in paragraphs_in(node) if words in told)
    return found if sum(end - start for start, end in found) >= _SHARE * len(node.body.strip()) else ()


def _joined(found: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of paragraphs that follow each other as one."""
    first: tuple[int, int] | None = None
    for start, end in found:
        if first is not None and text[first[1] : start].strip():
            yield first
            first = None
        first = (first[0] if first is not None else start, end)
    if first is not None:
        yield first


def paragraphs_in(node: Node) -> Iterator[Paragraph]:
    """Yield the paragraphs of an update; lists, headings and pictures are none."""
    if not isinstance(node, Quote) or len(node.body) > LONGEST:
        return
    start = 0
    for part in _BLANK.split(node.body):
        at = node.body.index(part, start)
        start = at + len(part)
        text = part.strip()
        if len(text) >= _SHORTEST and _NO_PROSE.match(text) is None:
            first = at + len(part) - len(part.lstrip())
            yield first, first + len(text), " ".join(_WORDS.findall(text.casefold()))


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="Told last week",
        demand="No paragraph of an update stood in the issue before, but for what stands in every issue.",
        why="What was published a week ago is no news: most often it was copied along, or sent twice.",
        wrong="> We have released Teapot 1.0, which pours without a drop beside the cup, whatever the cup is!",
        right="> We have released Teapot 1.1, which pours hot chocolate as well, and still without a drop!",
        in_node=repeats,
    ),
)
