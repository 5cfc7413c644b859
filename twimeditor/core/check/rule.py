"""A rule as data: what it demands, how it is found, and how it is told in the help."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.model import Issue, Node
from twimeditor.core.post.regenerate import Manner


@dataclass(frozen=True, slots=True)
class Around:
    """What a node's problems depend on beside the node: while these are equal, they are the same.

    `depth` is the level of the heading that the node stands under: 1 before the first section, 2 in a section, 3 in an
    entry. `manner` is how the issue's new text is written, `is_current` tells whether today's habits hold for it.
    """

    depth: int
    manner: Manner
    known: Knowledge
    is_current: bool = True


InNode: TypeAlias = Callable[[Node, Around], Iterator[Problem]]
InIssue: TypeAlias = Callable[[Issue, Knowledge], Iterator[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the site's reviewers.

    `name` is stable (``R1``). `title` names its subject, `demand` is what a finished post does, `why` what happens
    otherwise; `wrong` and `right` are examples in Markdown, `mends` says what its fix does, if it has any; `severity`
    is that of its worst problems. A rule looks at one node (`in_node`), or at the issue as a whole (`in_issue`).
    """

    name: str
    title: str
    demand: str
    why: str
    wrong: str = ""
    right: str = ""
    mends: str = ""
    severity: Severity = Severity.WARNING
    in_node: InNode | None = None
    in_issue: InIssue | None = None
