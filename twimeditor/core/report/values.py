"""What a pasted report is read as, and what was put right in it."""

from dataclasses import dataclass
from enum import Enum


class Fix(Enum):
    """Something that is put right in a report; each can be left out."""

    AUTHOR = "author"
    PREFIX = "prefix"
    TITLE = "title"
    HEADINGS = "headings"
    LISTS = "lists"
    BLANKS = "blanks"
    LINKS = "links"
    MENTIONS = "mentions"
    TAGS = "tags"
    SHORTCODES = "shortcodes"


class Notice(Enum):
    """Something about a report that is told and left as it is."""

    MOJIBAKE = "mojibake"
    PICTURES = "pictures"
    TOO_LONG = "too long"
    PLAIN = "plain"  # the rich text could not be read, its plain text was taken


@dataclass(frozen=True, slots=True)
class Change:
    """How often something was put right."""

    fix: Fix
    count: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Who reports; either may be unknown."""

    name: str = ""
    user_id: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.user_id)


NOBODY = Person()


@dataclass(frozen=True, slots=True)
class Report:
    """A report: `raw` as it came, `body` as it goes into a quote, and what else it told."""

    raw: str
    body: str
    author: Person = NOBODY
    title: str = ""
    website: str = ""
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()
