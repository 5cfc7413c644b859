"""A table that was imported: what another program knows of people, projects and sections."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from twimeditor.core.archive.directory import Author, Origin, Project


@dataclass(frozen=True, slots=True)
class ListedSection:
    """A section as a bot knows it, by a short name; `order` says where it stands."""

    name: str
    title: str
    emoji: str = ""
    order: int = 0
    reporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handle:
    """What hebbot calls a project by: its name, the reaction that stands for it, and its section's name."""

    name: str
    emoji: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry of a table, or a value in it, that makes no sense, and the reason."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """What came out of a file. Projects have keys of the table's own, which links to them and `handles` name.

    `aliases` lead from another address of a person to the one that the table lists.
    """

    origin: Origin
    authors: tuple[Author, ...] = ()
    projects: tuple[Project, ...] = ()
    sections: tuple[ListedSection, ...] = ()
    handles: Mapping[str, Handle] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()

    def told(self) -> str:
        """Return how much came in, in words."""
        counts = [
            (len(self.sections), "section", "sections"),
            (len(self.projects), "project", "projects"),
            (len(self.authors), "person", "people"),
        ]
        parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
        return ", ".join(parts) or "nothing"
