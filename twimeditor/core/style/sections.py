"""Sections of an issue by what their titles mean, and where a style has a new one stand."""

from collections.abc import Sequence
from itertools import takewhile

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Section, Text, edits
from twimeditor.core.style.house import HouseStyle, SectionKind, plain_title


def section_of(issue: Issue, title: str) -> Section | None:
    """Return the section that a title means, whatever its emoji."""
    plain = plain_title(title)
    same = (one for one in issue.sections if one.title == title or (plain and plain_title(one.title) == plain))
    return next(same, None)


def section_place(issue: Issue, title: str, style: HouseStyle) -> int | None:
    """Return the section behind which one of that title goes; None: it comes first.

    One that the style knows goes behind the last that the style has before it, and what is unknown behind that. Another
    goes to the end, before the boilerplate.
    """
    kind = style.section_for(title)
    place = _before_end(issue, style) if kind is None else _in_order(issue.sections, kind, style)
    return issue.sections[place - 1].id if place else None


def with_section(issue: Issue, ids: IdSource, *, title: str, style: HouseStyle, after: int | None) -> Issue:
    """Add a section behind `after` or as the first one, with the emoji and the introduction that the style has."""
    kind = style.section_for(title)
    plain = kind is not None and kind.title.casefold() == title.strip().casefold()
    added = edits.add_section(issue, ids, after=after, title=kind.heading if kind and plain else title.strip())
    if kind is None or not kind.intro:
        return added
    known = {section.id for section in issue.sections}
    new = next(section.id for section in added.sections if section.id not in known)
    return edits.add_block(added, ids, container=new, after=None, block=Text(id=0, markdown=kind.intro))


def order_of(section: Section, style: HouseStyle) -> int | None:
    """Return where the style has a section, None where it does not know it."""
    kind = style.section_for(section.title)
    return kind.order if kind is not None else None


def _in_order(sections: Sequence[Section], kind: SectionKind, style: HouseStyle) -> int:
    """Return how many sections stand before one of that kind."""
    orders = [order_of(section, style) for section in sections]
    before = [number for number, order in enumerate(orders, start=1) if order is not None and order <= kind.order]
    start = before[-1] if before else 0
    return start + sum(1 for _ in takewhile(lambda order: order is None, orders[start:]))


def _before_end(issue: Issue, style: HouseStyle) -> int:
    """Return how many sections stand before the boilerplate at the end."""
    ending = {plain_title(style.ping.section), plain_title(style.sign_off.title)}
    content = [n for n, one in enumerate(issue.sections, start=1) if plain_title(one.title) not in ending]
    return content[-1] if content else 0
