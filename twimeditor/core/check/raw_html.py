"""R24: raw HTML is only what the site’s posts use, and never a script."""

from collections.abc import Iterator

from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import Node


def foreign(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the HTML of a node that does not belong into a post."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R24",
        title="Raw HTML",
        demand="HTML in a post is for what Markdown has no word for, such as videos of known sites; scripts, styles "
        "and event handlers never stand there.",
        why="The site publishes it as it is, to all its readers: what runs there runs with the site’s name.",
        wrong='<img src="/blog/img/2030-01-04-a.png" onerror="run()">',
        right='<img src="/blog/img/2030-01-04-a.png" alt="The new room list">',
        in_node=foreign,
    ),
)
