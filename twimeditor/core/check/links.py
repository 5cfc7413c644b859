"""R12, R14: links lead where they say, and say where they lead."""

from collections.abc import Iterator

from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import Node


def targets(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the links whose target ends in punctuation, is written with spaces around it, or is empty."""
    yield from ()


def wordless(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the links whose text does not tell what is behind them."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R12",
        title="Targets of links",
        demand="A link’s target does not end in the punctuation of the sentence, and has no space before or behind it.",
        why="A full stop at the end of an address leads to a page that does not exist.",
        wrong="[the release](https://example.org/release.).",
        right="[the release](https://example.org/release).",
        mends="Takes the punctuation or the spaces out of the target.",
        in_node=targets,
    ),
    Rule(
        name="R14",
        title="Words of links",
        demand="The text of a link names what is behind it.",
        why="Who goes from link to link, or has the page read out, hears the text alone: ten links that are "
        "called “here” tell nothing.",
        wrong="The release is [here](https://example.org/release).",
        right="Get [the release](https://example.org/release).",
        in_node=wordless,
    ),
)
