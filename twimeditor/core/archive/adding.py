"""What the list of regulars puts into the issue, and what it asks them."""

from collections.abc import Iterable, Sequence
from typing import Final

from twimeditor.core import facets
from twimeditor.core.archive.directory import Author
from twimeditor.core.archive.regulars import Missing
from twimeditor.core.facets.headings import NUMBER, is_live
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, SectionHeading, Text, edits, find
from twimeditor.core.report.edit import Filed, Kind, Place, report_edit
from twimeditor.core.style import HouseStyle, section_of, section_place, with_section

_UNSORTED: Final = "Dept of Interesting Projects"
"""Where a project goes of which no section is known."""


def with_missing(issue: Issue, ids: IdSource, *, missing: Missing, style: HouseStyle) -> Issue:
    """Add an entry for a project that is missing, or an update of its author's section, ready for what they say."""
    kind = Kind.ENTRY if missing.project is not None else Kind.SECTION_UPDATE
    place = Place(kind=kind, section=missing.section or _UNSORTED)
    added = report_edit(issue, ids, reports=(_filed(missing, style),), place=place, style=style)
    known = {entry.id for entry in issue.entries}
    entry = next((one for one in added.entries if one.id not in known), None)
    description = missing.project.description.strip() if missing.project is not None else ""
    if entry is None or not description or style.description == "never":
        return added
    return edits.add_block(added, ids, container=entry.id, after=None, block=Text(id=0, markdown=description))


def with_missing_section(issue: Issue, ids: IdSource, *, title: str, style: HouseStyle) -> Issue:
    """Add a section where the style has it, unless it is there."""
    if section_of(issue, title) is not None:
        return issue
    return with_section(issue, ids, title=title, style=style, after=section_place(issue, title, style))


def live_heading(issue: Issue) -> SectionHeading | None:
    """Return the heading of the weekly video's section."""
    headings = (section.heading for section in issue.sections)
    return next((one for one in headings if one is not None and is_live(one)), None)


def live_number(issue: Issue) -> str:
    """Return the number of the issue's own weekly video, "" where it says none."""
    heading = live_heading(issue)
    return facets.get(heading, NUMBER) if heading is not None else ""


def with_live_number(issue: Issue, ids: IdSource, *, number: str, style: HouseStyle) -> Issue:
    """Put the number into the heading of the weekly video, which is added as the first section where there is none."""
    heading = live_heading(issue)
    if heading is None:
        return edits.add_section(issue, ids, after=None, title=style.live.heading(number, ""))
    return find.with_node(issue, heading.id, facets.put(heading, NUMBER, number))


def reminder(missing: Sequence[Missing]) -> str:
    """Return a line of plain text that asks those who are missing, by their ids, for their reports; "" for nobody."""
    asked = [f"{one.author.key} ({one.title})" for one in missing if one.author is not None]
    return f"{_listed(asked)}: is there anything for This Week in Matrix this week?" if asked else ""


def _filed(missing: Missing, style: HouseStyle) -> Filed:
    project, author = missing.project, missing.author
    return Filed(
        title=project.title if project is not None else "",
        website=project.website if project is not None and style.website else "",
        name=author.name if author is not None else "",
        user_id=author.key if author is not None else "",
        verb=_verb(author, style),
    )


def _verb(author: Author | None, style: HouseStyle) -> str:
    """Return how the author line goes on: as it usually does, unless it was another style's word."""
    usual = author.verb if author is not None else ""
    return usual if usual in style.verbs else style.verbs[0] if style.verbs else usual


def _listed(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{', '.join(firsts)} and {last}" if firsts else last
