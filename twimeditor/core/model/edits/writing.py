"""Choosing how new text is written."""

from dataclasses import replace

from twimeditor.core.ids import IdSource
from twimeditor.core.model.tree import Issue
from twimeditor.core.model.writing import Writing


def choose_writing(issue: Issue, ids: IdSource, *, writing: Writing | None) -> Issue:  # noqa: ARG001 - an Edit's shape
    """Write what comes new as chosen, or as the issue itself shows; what is there stays as it is."""
    return issue if issue.writing == writing else replace(issue, writing=writing)
