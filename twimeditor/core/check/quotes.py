"""R1, R2: headings in an update stand below what it is about, and blank lines keep its blocks apart."""

from collections.abc import Iterator

from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import Node


def heading_levels(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the first heading of an update that stands at the wrong level."""
    yield from ()


def apart(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the blocks of an update that nothing keeps apart from their neighbours."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R1",
        title="Headings in updates",
        demand="Headings in an update begin one level below the heading that it stands under, with #### in an entry "
        "and ### in a section, and go down by one level at a time.",
        why="A heading of the same level as a section or an entry looks like the next one, in the page’s outline "
        "and to those who hear it read out.",
        wrong="> ## What is new",
        right="> #### What is new",
        mends="Moves all headings of the update, and keeps which of them belongs under which.",
        in_node=heading_levels,
    ),
    Rule(
        name="R2",
        title="Blank lines in updates",
        demand="A blank line stands before and behind a heading, a list, a picture and code in an update.",
        why="Without it the picture becomes part of the sentence above it, and one edit too many makes a "
        "paragraph of the list.",
        wrong="> New this week:\n> * faster",
        right="> New this week:\n>\n> * faster",
        mends="Puts the blank line in.",
        in_node=apart,
    ),
)
