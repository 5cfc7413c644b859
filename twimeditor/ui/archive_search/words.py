"""What rows and counts say, in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from twimeditor.core.post.days import day_in_words
from twimeditor.core.post.inline import shown_title

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Hit


def title_of(hit: "Hit") -> str:
    """Return what an entry is called, or the section that tells something itself."""
    return shown_title(hit.title or hit.section) or hit.issue_title


def place_of(hit: "Hit") -> str:
    """Return who told it, and in which section."""
    section = shown_title(hit.section) if hit.title else ""
    return " · ".join(filter(None, (", ".join(hit.authors), section)))


def snippet_of(hit: "Hit") -> str:
    """Return the words in which something was found."""
    return "".join(part.text for part in hit.snippet)


def spoken(hit: "Hit") -> str:
    """Return what a screen reader says of a row."""
    return ", ".join(filter(None, (title_of(hit), day_in_words(hit.day), place_of(hit), snippet_of(hit))))


def count_of(total: int, hits: Sequence["Hit"]) -> str:
    """Return how much was found; in how many issues is known when all of it is there."""
    if not total:
        return "Nothing found."
    entries = "1 entry" if total == 1 else f"{total:,} entries"
    if len(hits) < total:
        return f"{entries}."
    issues = len({hit.path for hit in hits})
    return f"{entries} in {'1 issue' if issues == 1 else f'{issues:,} issues'}."
