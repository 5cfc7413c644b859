"""The number of the next weekly video, by an issue before."""

from collections.abc import Iterable

from twimeditor.core import facets
from twimeditor.core.facets.headings import NUMBER, is_live
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue

_LAST = lazy_pattern(r"\d+(?=\D*\Z)")


def next_number(before: Iterable[Issue]) -> str:
    """Return the number that follows the one of the latest issue that has one; the latest come first."""
    for issue in before:
        headings = (section.heading for section in issue.sections)
        number = next((facets.get(one, NUMBER) for one in headings if one is not None and is_live(one)), "")
        if number:
            return following(number)
    return ""


def following(number: str) -> str:
    """Return the number after one: ``S11E19`` after ``S11E18``."""
    return _LAST.sub(lambda found: f"{int(found[0]) + 1:0{len(found[0])}}", number)
