"""The number of the next weekly video, by an issue before."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from twimeditor.core import facets
from twimeditor.core.facets.headings import NUMBER, is_live
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue

_RECENT: Final = timedelta(weeks=16)
"""A number that is older is not followed by the next."""

_LAST = lazy_pattern(r"\d+(?=\D*\Z)")


def next_number(before: Iterable[Issue]) -> str:
    """Return the number that follows the one of the latest issue that has one; the latest come first."""
    for issue in before:
        headings = (section.heading for section in issue.sections)
        number = next((facets.get(one, NUMBER) for one in headings if one is not None and is_live(one)), "")
        if number:
            return following(number)
    return ""


def number_on(day: date, told: Iterable[tuple[date, str]]) -> str:
    """Return the number that is next on a day, by those of past issues, "" where none of late has one."""
    recent = [(one, number) for one, number in told if number and timedelta() < day - one <= _RECENT]
    return following(max(recent)[1]) if recent else ""


def following(number: str) -> str:
    """Return the number after one: ``S11E19`` after ``S11E18``."""
    return _LAST.sub(lambda found: f"{int(found[0]) + 1:0{len(found[0])}}", number)
