"""R11: links to the site’s own pages name the page’s file, which is there, as is the place in it."""

from collections.abc import Iterator

from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Rule
from twimeditor.core.model import Issue


def own_links(_issue: Issue, _known: Knowledge) -> Iterator[Problem]:
    """Yield links to pages of the site that lead nowhere, or by an address that may change."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R11",
        title="Links to the site’s own pages",
        demand="A link to a page of the site names the page’s file with @/ in front, the file is there, and so is the "
        "heading that the link leads to.",
        why="The site’s generator checks such links and refuses to build the site with one that leads nowhere. An "
        "address is checked by nobody, and breaks unnoticed when the page moves.",
        wrong="[last week](https://matrix.org/blog/2030/01/04/this-week-in-matrix-2030-01-04)",
        right="[last week](@/blog/2030/01/2030-01-04-twim.md)",
        mends="Names the page’s file where there is one.",
        in_issue=own_links,
    ),
)
