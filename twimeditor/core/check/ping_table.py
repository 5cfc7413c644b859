"""R21: the ranking by ping has its columns, its ranks and its order."""

from collections.abc import Iterator

from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Rule
from twimeditor.core.model import Issue


def rankings(_issue: Issue, _known: Knowledge) -> Iterator[Problem]:
    """Yield what is wrong with the tables of the section about ping."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R21",
        title="The ping table",
        demand="The table has three columns, its ranks go from 1 on, and each median is as great as the one before "
        "it or greater.",
        why="A row that was lost or is out of order ranks a server wrongly.",
        wrong="|1|a.example|300|\n|3|b.example|200|",
        right="|1|b.example|200|\n|2|a.example|300|",
        mends="Counts the ranks anew where the order is right.",
        in_issue=rankings,
    ),
)
