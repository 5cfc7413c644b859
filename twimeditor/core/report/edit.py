"""Putting reports into an issue: one edit, however many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from operator import itemgetter

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    Entry,
    EntryHeading,
    Issue,
    Node,
    Quote,
    Section,
    Update,
    edits,
    find,
    parts,
)
from twimeditor.core.style import HouseStyle, section_of, section_place, with_section


class Kind(Enum):
    """What a report becomes."""

    ENTRY = "entry"
    ENTRY_UPDATE = "entry update"
    SECTION_UPDATE = "section update"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where reports go: a section by its title, made where the style has it if it is not there yet.

    A new entry goes behind the entry `entry`, if that is in the section; an update of an entry goes into it.
    """

    kind: Kind = Kind.ENTRY
    section: str = ""
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A report as it is to be written."""

    title: str = ""
    website: str = ""
    name: str = ""
    user_id: str = ""
    verb: str = ""
    body: str = ""


def report_edit(issue: Issue, ids: IdSource, *, reports: Iterable[Filed], place: Place, style: HouseStyle) -> Issue:
    """Add reports, one behind the other, in a place."""
    if place.kind is Kind.ENTRY_UPDATE:
        if place.entry is None:
            raise EditError("there is no entry to put an update into")
        for report in reports:
            issue = _with_update(issue, ids, find.entry(issue, place.entry), report)
        return issue
    issue = _with_section(issue, ids, place.section, style)
    after = place.entry
    for report in reports:
        section = section_of(issue, place.section)
        if section is None or not place.section.strip():
            raise EditError("there is no section to put a report into")
        if place.kind is Kind.SECTION_UPDATE:
            issue = _with_update(issue, ids, section, report)
        else:
            issue, after = _with_entry(issue, ids, section, after, report)
    return issue


def reports_edit(issue: Issue, ids: IdSource, *, filed: Sequence[tuple[Place, Filed]], style: HouseStyle) -> Issue:
    """Add reports, each in its own place; neighbours of one place stand one behind the other."""
    for place, group in groupby(filed, key=itemgetter(0)):
        issue = report_edit(issue, ids, reports=[report for _, report in group], place=place, style=style)
    return issue


def lacking(before: Issue, after: Issue) -> tuple[Node | None, bool]:
    """Return the first new node in which something is lacking and True, else the first new one and False."""
    known = {leaf.id for leaf in before.leaves()}
    new = [leaf for leaf in after.leaves() if leaf.id not in known]
    for node in new:
        if _lacks(node):
            return node, True
    wanted = [node for node in new if isinstance(node, EntryHeading | Attribution)] or new
    return (wanted[0] if wanted else None), False


def _lacks(node: Node) -> bool:
    if isinstance(node, EntryHeading):
        return not node.title.strip()
    if isinstance(node, Attribution):
        return not (node.name.strip() and node.target.strip() and node.verb.strip())
    return isinstance(node, Quote) and not node.body.strip()


def _with_section(issue: Issue, ids: IdSource, title: str, style: HouseStyle) -> Issue:
    if not title.strip() or section_of(issue, title) is not None:
        return issue
    return with_section(issue, ids, title=title, style=style, after=section_place(issue, title, style))


def _with_entry(issue: Issue, ids: IdSource, section: Section, after: int | None, report: Filed) -> tuple[Issue, int]:
    known = {entry.id for entry in section.entries}
    last = section.entries[-1].id if section.entries else None
    place = after if after in known else last
    issue = edits.add_entry(
        issue, ids, section=section.id, after=place, title=report.title.strip(), website=report.website.strip()
    )
    entry = next(one for one in find.section(issue, section.id).entries if one.id not in known)
    return _with_update(issue, ids, entry, report), entry.id


def _with_update(issue: Issue, ids: IdSource, holder: Section | Entry, report: Filed) -> Issue:
    updates = [part for part in parts(holder.nodes) if isinstance(part, Update)]
    after = updates[-1].id if updates else None
    known = {leaf.id for leaf in issue.leaves()}
    issue = edits.add_update(issue, ids, container=holder.id, after=after, verb=report.verb.strip())
    for node in [leaf for leaf in issue.leaves() if leaf.id not in known]:
        issue = find.with_node(issue, node.id, _filled(node, report))
    return issue


def _filled(node: Node, report: Filed) -> Node:
    if isinstance(node, Attribution):
        return replace(node, name=report.name.strip(), target=report.user_id.strip())
    return replace(node, body=report.body) if isinstance(node, Quote) else node
