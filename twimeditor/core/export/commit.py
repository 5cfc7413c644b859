"""What the commit of an exported issue is called."""

from collections.abc import Iterable
from datetime import date
from typing import Final

SUBJECT: Final = "Add This Week in Matrix {date}"
SUBJECT_AGAIN: Final = "Update This Week in Matrix {date}"
TRAILER: Final = "Signed-off-by: "


def branch_of(day: date) -> str:
    """Return the name of the branch for an issue."""
    return f"twim-{day:%Y-%m-%d}"


def commit_message(day: date, *, title: str = "", pictures: int = 0, is_new: bool = True) -> str:
    """Return the message for an issue: a subject, and a body that says what is in the commit."""
    subject = (SUBJECT if is_new else SUBJECT_AGAIN).format(date=f"{day:%Y-%m-%d}")
    named = title if title and f"{day:%Y-%m-%d}" not in title else ""
    counted = f"With {pictures} {'picture' if pictures == 1 else 'pictures'}." if pictures else ""
    return "\n\n".join(_said((subject, named, counted)))


def signed(message: str, identity: str) -> str:
    """Return a message that ends with the sign-off of a person, which it has once however often it is signed."""
    line = f"{TRAILER}{identity}"
    lines = message.rstrip().splitlines()
    if line in lines:
        return "\n".join(lines) + "\n"
    gap = [] if lines and lines[-1].startswith(TRAILER) else [""]
    return "\n".join([*lines, *gap, line]) + "\n"


def _said(parts: Iterable[str]) -> Iterable[str]:
    return (part for part in parts if part)
