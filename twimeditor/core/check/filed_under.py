"""R10: the author and the category of a post are among those that the site has."""

from collections.abc import Iterator

from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import Node


def filed_under(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the authors and categories of the front matter that no other post of the site has."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R10",
        title="Author and category",
        demand="The author and the category in the front matter are among those that other posts of the site have.",
        why="The site makes a page for each name. One that is spelled differently takes the post out of the list of "
        "newsletters, or of its author’s posts.",
        wrong='category = ["This week in Matrix"]',
        right='category = ["This Week in Matrix"]',
        mends="Takes the name of the site that is closest to it.",
        in_node=filed_under,
    ),
)
