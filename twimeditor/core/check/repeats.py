"""R20: what was told in the issue before, or in another past issue, is not told again."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date

from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.reading import read
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue, Node, Quote
from twimeditor.core.post.days import day_in_words

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
    """Yield what of an update the issue before has too, or another past issue."""
    told, published = around.known.paragraphs or frozenset(), around.known.published
    if not (told or published) or not isinstance(node, Quote):
        return
    is_short = len(node.body.strip()) < _SHORT
    found = again(node, told, published)
    for start, end in _joined(found, node.body):
        place = place_in(node, "body", start, end)
        words = f"this stood in {_where(node, (start, end), told, published)}, word for word: was it sent twice?"
        yield Problem(NAME, words, place, Severity.HINT if is_short else Severity.WARNING)
    if not found:
        yield from _links_again(node, published)


def _where(node: Quote, span: tuple[int, int], told: Container[str], published: Mapping[str, date]) -> str:
    """Return which issue has the paragraphs of a span: the one before, else the latest that has the first of them."""
    words = [words for start, _, words in paragraphs_in(node) if span[0] <= start < span[1]]
    older = [one for one in words if one not in told]
    return f"the issue of {day_in_words(published[older[0]])}" if len(older) == len(words) else "the issue before"


def _links_again(node: Quote, published: Mapping[str, date]) -> Iterator[Problem]:
    """Yield the links to news that past issues have."""
    if not any("://" in text and text in node.body for text in published):
        return
    for link in read(node.body).links:
        start, end = link.address or link.words
        day = published.get(node.body[start:end])
        if day is not None and not link.is_image:
            words = f"the issue of {day_in_words(day)} has this link already"
            yield Problem(NAME, words, place_in(node, "body", start, end), Severity.HINT)


def again(node: Quote, *told: Container[str]) -> tuple[tuple[int, int], ...]:
    """Return the paragraphs of an update that are among those told, none unless they are most of what it says."""
    found = tuple((start, end) for start, end, words in paragraphs_in(node) if any(words in one for one in told))
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
        title="Told before",
        demand="No paragraph of an update stood in the issue before, nor, where past issues are at hand, in any other; "
        "what stands in many issues may stand in one more.",
        why="What was published is no news: most often it was copied along, or sent twice.",
        wrong="> We have released Teapot 1.0, which pours without a drop beside the cup, whatever the cup is!",
        right="> We have released Teapot 1.1, which pours hot chocolate as well, and still without a drop!",
        in_node=repeats,
    ),
)
