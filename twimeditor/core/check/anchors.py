"""The ids on a page that links may lead to."""

import re
from dataclasses import replace

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import EntryHeading, Issue, Node, SectionHeading, SubHeading
from twimeditor.core.render import SiteTemplates, render_body

_ID = lazy_pattern(r"""\s(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_MAY_HAVE = lazy_pattern(
    r"^[ \t>]*#|^[ \t>]*(?:=+|-+)[ \t]*$|\b(?:id|name)\s*=|<!--|\[\^|\{[{%]", re.IGNORECASE | re.MULTILINE
)


def anchors(issue: Issue, templates: SiteTemplates | None = None) -> frozenset[str]:
    """Return the ids on an issue’s page in lower case: the site’s generator makes no difference there.

    They are those of its headings, and what its HTML has; only what can have any is rendered.
    """
    told = _with_ids(issue)
    return frozenset(found[1].casefold() for found in _ID.finditer(render_body(told, templates)))


def _with_ids(issue: Issue) -> Issue:
    """Return the part of an issue that ids can be in."""
    sections = (
        replace(
            section,
            nodes=_kept(section.nodes),
            entries=tuple(replace(entry, nodes=_kept(entry.nodes)) for entry in section.entries),
        )
        for section in issue.sections
    )
    return replace(issue, lead=_kept(issue.lead), sections=tuple(sections))


def _kept(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(node for node in nodes if _may_have_ids(node))


def _may_have_ids(node: Node) -> bool:
    if isinstance(node, SectionHeading | EntryHeading | SubHeading):
        return True
    return any(_MAY_HAVE.search(value) for value in node.values)
