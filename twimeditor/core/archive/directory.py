"""The directory of people and projects: every value with where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Origin(StrEnum):
    """Where a value comes from, as the user reads it; what stands first wins."""

    CORRECTION = "your correction"
    POSTS = "past issues"
    HEBBOT = "hebbot's configuration"
    TWIM_O_MATIC = "twim-o-matic's tables"


@dataclass(frozen=True, slots=True)
class Value:
    """Something that is known: how often and when it was last published, where that is known.

    `text` is a name, a verb, an address, a description, a section's title; of links between people and projects it is
    the other one's key.
    """

    text: str
    origin: Origin = Origin.POSTS
    count: int = 0
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who reports, by the Matrix id (or the address that author lines link to). Best values come first."""

    key: str
    names: tuple[Value, ...] = ()
    verbs: tuple[Value, ...] = ()
    projects: tuple[Value, ...] = ()
    sections: tuple[Value, ...] = ()
    days: tuple[date, ...] = ()

    @property
    def name(self) -> str:
        """Return the name that is proposed, the id's own where none is known."""
        return self.names[0].text if self.names else self.key

    @property
    def verb(self) -> str:
        """Return the usual verb, "" where none is known."""
        return self.verbs[0].text if self.verbs else ""

    @property
    def last_seen(self) -> date | None:
        """Return the day of the last issue with a report."""
        return self.days[-1] if self.days else None


@dataclass(frozen=True, slots=True)
class Project:
    """What is reported on. Best values come first, of the description the newest wording; `days` rise."""

    key: str
    titles: tuple[Value, ...] = ()
    websites: tuple[Value, ...] = ()
    descriptions: tuple[Value, ...] = ()
    sections: tuple[Value, ...] = ()
    authors: tuple[Value, ...] = ()
    days: tuple[date, ...] = ()

    @property
    def title(self) -> str:
        """Return the title that is proposed."""
        return self.titles[0].text if self.titles else self.key

    @property
    def website(self) -> str:
        """Return the website that is proposed, "" where none is known."""
        return self.websites[0].text if self.websites else ""

    @property
    def description(self) -> str:
        """Return the newest description as Markdown, "" where none is known."""
        return self.descriptions[0].text if self.descriptions else ""

    @property
    def section(self) -> str:
        """Return the usual section's title, "" where none is known."""
        return self.sections[0].text if self.sections else ""

    @property
    def first_seen(self) -> date | None:
        """Return the day of the first issue with it."""
        return self.days[0] if self.days else None

    @property
    def last_seen(self) -> date | None:
        """Return the day of the last issue with it."""
        return self.days[-1] if self.days else None


@dataclass(frozen=True, slots=True)
class Section:
    """A section, by its newest title, and the days of the issues that had it; they rise."""

    title: str
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody and everything that is known; `issues` are the days of all issues, rising.

    `sections` are those of past issues by `keys.section_key`, whatever stood in them. `titles` lead from
    `keys.title_key` of each known title, `websites` from `keys.website_key`, to a project's key.
    """

    authors: Mapping[str, Author] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    websites: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[date, ...] = ()
    sections: Mapping[str, Section] = field(default_factory=dict)
