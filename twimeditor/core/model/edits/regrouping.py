"""What holds after every edit of the tree: it is grouped as its text would be read, and each paragraph has its role."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from operator import is_
from typing import Concatenate, ParamSpec

from twimeditor.core.model import roles
from twimeditor.core.model.tree import Issue, Section

_P = ParamSpec("_P")


def regroups(edit: Callable[Concatenate[Issue, _P], Issue]) -> Callable[Concatenate[Issue, _P], Issue]:
    """Let what an edit has changed in the tree be grouped, and its paragraphs have the roles of their new places."""

    @wraps(edit)
    def regrouping(issue: Issue, /, *args: _P.args, **kwargs: _P.kwargs) -> Issue:
        return _with_roles(issue, _grouped(edit(issue, *args, **kwargs)))

    return regrouping


def _grouped(issue: Issue) -> Issue:
    """Let only the first section be without a heading, and only as long as it has entries and nothing else."""
    if not any(section.heading is None for section in issue.sections):
        return issue
    lead = issue.lead
    sections: list[Section] = []
    for section in issue.sections:
        if section.heading is not None:
            sections.append(section)
        elif sections:
            sections[-1] = _continued(sections[-1], section)
        else:
            lead += section.nodes
            sections += [replace(section, nodes=()) if section.nodes else section] if section.entries else []
    same = lead is issue.lead and len(sections) == len(issue.sections) and all(map(is_, sections, issue.sections))
    return issue if same else replace(issue, lead=lead, sections=tuple(sections))


def _continued(section: Section, more: Section) -> Section:
    """Return a section with what stands behind it without a heading of its own."""
    if not section.entries:
        return replace(section, nodes=section.nodes + more.nodes, entries=more.entries)
    *others, last = section.entries
    return replace(section, entries=(*others, replace(last, nodes=last.nodes + more.nodes), *more.entries))


def _with_roles(before: Issue, after: Issue) -> Issue:
    """Return `after` with the roles right in its lead and its sections, as far as they are not those of `before`."""
    kept = {id(section) for section in before.sections}
    sections = tuple(section if id(section) in kept else roles.of_section(section) for section in after.sections)
    lead = after.lead if after.lead is before.lead else roles.in_lead(after.lead)
    if lead is after.lead and all(map(is_, sections, after.sections)):
        return after
    return replace(after, lead=lead, sections=sections)
