"""What a house style is: all that tells how one of the newsletter's times writes an issue."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from twimeditor.core.model.writing import Writing

_SYMBOLS = ("So", "Sk", "Cf", "Mn", "Me", "Cn", "Co")
_MARKS = str.maketrans("", "", "*_`")

NAME = r"(?<!\{)\{(\w+)\}(?!\})"
"""A name in a pattern; a shortcode's double braces are none."""

DAY = ("date", "year", "month", "day")
"""What a pattern of a day may name."""


@lru_cache(maxsize=1024)  # a check compares each title with all regulars, again and again
def plain_title(title: str) -> str:
    """Return a section's title as it is compared: without emoji, emphasis, case and outer spaces."""
    letters = "".join(letter for letter in title if unicodedata.category(letter) not in _SYMBOLS)
    return " ".join(letters.translate(_MARKS).casefold().split())


def filled(pattern: str, **values: str) -> str:
    """Return a pattern with each ``{name}`` that has a value replaced by it; other braces stay as they are."""
    return re.sub(NAME, lambda found: values.get(found[1], found[0]), pattern)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionKind:
    """A section of the vocabulary; `intro` is the paragraph that it begins with, if any."""

    title: str
    emoji: str = ""
    order: int = 0
    intro: str = ""

    @property
    def heading(self) -> str:
        """Return the title of such a section, its emoji included."""
        return f"{self.title} {self.emoji}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontStyle:
    """The front matter: its keys in order (``taxonomies.author``), and how the values are made.

    `title` and `path` are patterns of a day (``{date}``, ``{year}``, ``{month}``, ``{day}``); `date` is one of a time,
    as `datetime.strftime` reads it. `now_and_then` are keys that not every issue has.
    """

    keys: tuple[str, ...]
    title: str
    path: str
    date: str
    category: tuple[str, ...]
    now_and_then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStyle:
    """Where a post lies below the blog's folder: patterns of a day."""

    name: str
    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveStyle:
    """The section of the weekly video; `numbered` is its heading for an episode with a number and a title."""

    section: str
    numbered: str = ""

    def heading(self, number: str, title: str) -> str:
        """Return the heading for an episode; the section's own where it has neither number nor title."""
        if not (self.numbered and number and title):
            return " ".join(word for word in (self.section, number, title) if word) if number or title else self.section
        return filled(self.numbered, number=number, title=title)


@dataclass(frozen=True, slots=True, kw_only=True)
class PingStyle:
    """The ranking of servers: the section's heading and text, and for each room a heading, a text and a table.

    `heading` and `entry` are patterns of a ``{room}``; without a heading the table stands in the section itself.
    `rooms` are those that are usual; `glued` tells whether the text follows the heading without a blank line.
    """

    section: str
    text: str
    heading: str = ""
    entry: str = ""
    rooms: tuple[str, ...] = ()
    header: tuple[str, ...]
    glued: bool = False

    def heading_of(self, room: str) -> str:
        """Return the heading of a room's entry, "" where rooms have none."""
        return filled(self.heading, room=room)

    def entry_of(self, room: str) -> str:
        """Return the text of a room's entry."""
        return filled(self.entry, room=room)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """The last section: its heading, its text, and the definitions that the text needs."""

    title: str
    text: str
    definitions: str = ""


@dataclass(frozen=True, kw_only=True)
class HouseStyle:
    """How new parts of an issue are written.

    `name` is that of the style's file, `label` what the window calls it.
    `verbs` are proposed for an author line, the usual one first; `colon` tells whether that line ends in one;
    `quote_blank_prefix` stands for an empty line inside a quote; `website` tells whether an entry's heading links the
    project's website; `description` whether its description is written. `images` stand inside the quote or outside,
    `image_name` is the name of a new picture's file as a pattern (`DAY`, ``{random}``, ``{name}``), without its suffix;
    `embed` is a YouTube video as a pattern of its ``{id}``, `video_file` one of the blog's own as a pattern of the
    address ``{src}``, `more_marker` ends the summary (none where empty). `since` is the first day that it is asked for,
    as ``2023-07-01``: issues before may look like it, and were right without what came with it.
    """

    name: str
    label: str
    verbs: tuple[str, ...]
    colon: bool
    quote_blank_prefix: Literal[">", "> "]
    website: bool
    description: Literal["always", "sometimes", "never"]
    images: Literal["inside", "outside"]
    embed: str
    image_name: str = "{date}-{name}"
    video_file: str = '<video src="{src}" controls></video>'
    more_marker: str = ""
    since: str = ""
    front: FrontStyle
    file: FileStyle
    live: LiveStyle
    ping: PingStyle
    sign_off: SignOff
    sections: tuple[SectionKind, ...]

    @property
    def default_verb(self) -> str:
        """Return the verb of a new author line."""
        return self.verbs[0]

    @property
    def writing(self) -> Writing:
        """Return what the writer needs of the style when it was chosen for an issue."""
        return Writing(self.name, self.colon, self.quote_blank_prefix, self.ping.glued)

    def video(self, video_id: str) -> str:
        """Return the Markdown of a YouTube video."""
        return filled(self.embed, id=video_id)

    def own_video(self, address: str) -> str:
        """Return the Markdown of a video file of the blog's own."""
        return filled(self.video_file, src=address)

    def section_for(self, title: str) -> SectionKind | None:
        """Return the section that a heading means, whatever emoji it has; None for one of its own."""
        return self._by_title.get(plain_title(title))

    def file_name(self, day: date) -> str:
        """Return the name of the file for an issue of that day."""
        return _of_day(self.file.name, day)

    def folder(self, day: date) -> str:
        """Return the folder of that file, below the blog's."""
        return _of_day(self.file.folder, day)

    def path(self, day: date) -> str:
        """Return the address of an issue on the site."""
        return _of_day(self.front.path, day)

    def title(self, day: date) -> str:
        """Return the title of an issue."""
        return _of_day(self.front.title, day)

    @cached_property
    def _by_title(self) -> dict[str, SectionKind]:
        return {plain_title(kind.title): kind for kind in reversed(self.sections)}


def _of_day(pattern: str, day: date) -> str:
    return filled(pattern, date=f"{day:%Y-%m-%d}", year=f"{day:%Y}", month=f"{day:%m}", day=f"{day:%d}")
