"""R13: rooms and people in the text are links."""

from collections.abc import Iterator

from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import Node


def unlinked(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the room addresses and user ids of a text that are no links."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R13",
        title="Rooms and people",
        demand="The address of a room and the id of a user in a text are links through matrix.to.",
        why="Readers can join the room, or write to the person, with one click; else they have to copy it.",
        wrong="Join #news:example.com!",
        right="Join [#news:example.com](https://matrix.to/#/#news:example.com)!",
        mends="Makes it a link.",
        in_node=unlinked,
    ),
)
