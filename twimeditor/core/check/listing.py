"""All problems of an issue as data that JSON can hold."""

from typing import Any

from twimeditor.core.check.node import node_problems
from twimeditor.core.check.problem import Problem
from twimeditor.core.model import Issue
from twimeditor.core.post.inspect import line_ranges


def problems(issue: Issue) -> list[dict[str, Any]]:
    """Describe what is wrong with an issue as it was read, with lines from 1."""
    lines = line_ranges(issue)
    return [
        {
            "rule": problem.rule,
            "severity": problem.severity.value,
            "line": lines[node.id][0] + _lines_before(problem),
            "message": problem.message,
        }
        for node in issue.leaves()
        for problem in node_problems(issue, node)
    ]


def _lines_before(problem: Problem) -> int:
    return problem.place.value.count("\n", 0, problem.start)
