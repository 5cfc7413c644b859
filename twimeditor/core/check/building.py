"""What keeps the site’s generator from building a post, beside its shortcodes and links."""

from collections.abc import Iterator

from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import Node

NAME = "build"


def front_matter_refused(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield what the site’s generator refuses in the front matter."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="What the site can be built with",
        demand="The front matter is valid TOML, with the keys that the site’s generator knows and values of their "
        "kinds.",
        why="The generator stops at the first post that it cannot read: no page of the site is published then.",
        wrong='date = "4 January 2030"',
        right='date = "2030-01-04T18:00:00Z"',
        in_node=front_matter_refused,
    ),
)
