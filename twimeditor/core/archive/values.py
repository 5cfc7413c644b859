"""What is kept of a published issue."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Credit:
    """An author line: `target` is a Matrix id or an address, "" where the line names nobody's."""

    name: str
    target: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that an entry shows, by its address as the Markdown has it."""

    address: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """That something was told: what the directory of people and projects is learned from.

    `title`, `website` and `description` are the project's as this issue had them; an update that stands in the section
    itself has none. Titles are as written, emoji included.
    """

    day: date
    section: str
    title: str = ""
    website: str = ""
    description: str = ""
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """An entry of a published issue, or what a section tells before its entries.

    `markdown` is what stands below the heading, as in the file; `text` its plain words, for searching. `paragraphs` are
    what its updates say, one each, with nothing but words, to be compared; `links` where it leads.
    """

    mention: Mention
    markdown: str = ""
    text: str = ""
    pictures: tuple[Picture, ...] = ()
    links: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    has_table: bool = False
    has_video: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A ranking by ping as it was published: the room's name, and the hosts with their medians, the fastest first.

    `day` is that of its issue; the one that is being written has none.
    """

    room: str
    medians: tuple[tuple[str, float], ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A published issue: its day and title, the number of its weekly video, rankings by ping, and all that it tells."""

    day: date
    title: str
    live: str = ""
    rankings: tuple[Standing, ...] = ()
    records: tuple[Record, ...] = ()
