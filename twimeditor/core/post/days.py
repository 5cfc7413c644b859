"""Days as they are written in titles, addresses and names of files."""

from datetime import date
from typing import Final

from twimeditor.core.lazy import lazy_pattern

_DAY = lazy_pattern(r"(\d{4})[-/](\d\d)[-/](\d\d)")

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""As the newsletter is written, whatever the locale is."""


def day_in_words(day: date) -> str:
    """Return a day as it is read: 2 June 2023."""
    return f"{day.day} {month_in_words(day)}"


def month_in_words(day: date) -> str:
    """Return the month of a day as it is read: June 2023."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day_in(text: str) -> date | None:
    """Return the first day in a text, as ``2031-03-07`` or ``2031/03/07``; None where there is none, or no such day."""
    found = _DAY.search(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
