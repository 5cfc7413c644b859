"""Days as they are written in titles, addresses and names of files."""

from datetime import date

from twimeditor.core.lazy import lazy_pattern

_DAY = lazy_pattern(r"(\d{4})[-/](\d\d)[-/](\d\d)")


def day_in(text: str) -> date | None:
    """Return the first day in a text, as ``2031-03-07`` or ``2031/03/07``; None where there is none, or no such day."""
    found = _DAY.search(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
