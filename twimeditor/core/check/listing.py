"""All that the rules find in an issue by itself, as data that JSON can hold."""

from typing import Any

from twimeditor.core.check.layout import layout
from twimeditor.core.check.run import Run
from twimeditor.core.model import Issue


def problems(issue: Issue) -> list[dict[str, Any]]:
    """Describe what is wrong with an issue, with lines and columns of its text from 1; nothing around it is known."""
    found = Run().problems(issue)
    laid_out = layout(issue)
    return [
        {
            "rule": problem.rule,
            "severity": problem.severity.value,
            "line": line,
            "column": column,
            "message": problem.message,
        }
        for problem in found
        for line, column in [laid_out.line_column(laid_out.span(problem.place)[0])]
    ]
