r"""The leaves of an issue: every byte of the file lies in exactly one of them.

A node holds *field values*, what a form shows, and, when it was read from a file, its `Source`: the exact slice and the
values which that slice gave. As long as the values are equal the slice is what gets written; an edited node is written
anew in the style of its own slice (`twimeditor.core.post.write`). Fields use ``\n`` for line ends, whatever the file's.
"""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Source:
    """The slice of the file that a node was read from.

    `values` are the node's field values as read. `glued_to` is the id of the node that stood directly before, with no
    blank line between, or None: as long as that neighbour stays, nothing is put between the two.
    """

    text: str
    values: tuple[str, ...]
    glued_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A leaf of the tree. `FIELDS` names the attributes that a form edits, in the order of `Source.values`."""

    FIELDS: ClassVar[tuple[str, ...]] = ()
    KIND: ClassVar[str] = "node"

    id: int
    source: Source | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """Return the field values in the order of `FIELDS`."""
        return tuple(getattr(self, name) for name in self.FIELDS)

    @property
    def edited(self) -> bool:
        """Tell whether the node must be written anew, not as its slice."""
        return self.source is None or self.values != self.source.values

    @property
    def empty(self) -> bool:
        """Tell whether every field is blank (a no-break space is not); an *edited* empty node is not written at all."""
        return not any(value.strip(" \t\r\n") for value in self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter(Node):
    """The file's head between two ``+++`` lines; `text` is the TOML between them.

    Its keys are fields too (``title``, ``taxonomies.author``): see `twimeditor.core.post.front_matter`.
    """

    FIELDS = ("text",)
    KIND = "front matter"

    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank(Node):
    """A run of blank lines (white space only), kept as it is."""

    FIELDS = ("text",)
    KIND = "blank"

    text: str = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionHeading(Node):
    """A ``##`` heading; `title` is Markdown, its emoji included as typed."""

    FIELDS = ("title",)
    KIND = "section heading"

    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHeading(Node):
    """A ``###`` heading, plain or ``### Title ([website](url))``.

    `title` is Markdown; a title that is a link as a whole (``[#ping:…](…)``) stays in `title`. `website` is a URL.
    """

    FIELDS = ("title", "website")
    KIND = "entry heading"

    title: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubHeading(Node):
    """Any other top-level heading (``#``, ``####`` and deeper, or one underlined); `title` is Markdown."""

    FIELDS = ("title",)
    KIND = "sub-heading"

    title: str = ""
    level: int = 4

    @property
    def edited(self) -> bool:
        """Tell whether title or level are others than in the slice."""
        if self.source is None or self.values != self.source.values:
            return True
        return self.level != level_in(self.source.text)


def level_in(text: str) -> int:
    """Return the level of the heading that a slice is, by its hashes or its underline."""
    start = text.lstrip(" ")
    hashes = len(start) - len(start.lstrip("#"))
    return hashes or (1 if text.rstrip().endswith("=") else 2)


class AttributionForm(Enum):
    """How an attribution names its author."""

    LINK = "link"  # [Name](https://matrix.to/#/@user:server) verb:
    HTML = "html"  # <a href="https://matrix.to/#/@user:server">Name</a> verb:
    REFERENCE = "reference"  # [Name] verb:   with a definition elsewhere
    SENTENCE = "sentence"  # Thank you to [Name](…), who told us:
    PLAIN = "plain"  # From the team:
    LEAD = "lead"  # a longer lead-in that ends in a colon

    @property
    def guess(self) -> bool:
        """Tell whether this is only likely an attribution, for the user to confirm."""
        # No set: hashing members of an enumeration takes long.
        return self in (AttributionForm.SENTENCE, AttributionForm.PLAIN, AttributionForm.LEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Node):
    """The line that says who reports.

    In the sure forms `name` is plain text, `target` the author's Matrix id (``@user:server``, when the link goes to
    matrix.to) or else the link's URL, `verb` the Markdown after the link without its closing colon; `lead` is empty.
    In a guess `lead` holds the whole line's Markdown; `name` and `target` are what *Make it name, id, verb* would take.
    """

    FIELDS = ("name", "target", "verb", "lead")
    KIND = "attribution"

    form: AttributionForm = AttributionForm.LINK
    name: str = ""
    target: str = ""
    verb: str = ""
    lead: str = ""

    @property
    def guess(self) -> bool:
        """Tell whether the form is a guess."""
        return self.form.guess

    @property
    def edited(self) -> bool:
        """Tell whether the line must be written anew; of a guess that stays one only `lead` is written."""
        if self.guess and self.source is not None and self.source.values[-1]:
            return self.lead != self.source.values[-1]
        return self.source is None or self.values != self.source.values

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to write: a verb alone (proposed by the style) is no attribution."""
        return not (self.lead if self.guess else self.name + self.target).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Node):
    """A blockquote; `body` is its Markdown without the ``>`` marks.

    `prefixes` and `ends` hold, for each line of `source.text`, the mark (``"> "``, ``">"``, ``""`` for a lazy line) and
    the line end that stood there; an edit keeps them for every line that it leaves alone.
    """

    FIELDS = ("body",)
    KIND = "quote"

    body: str = ""
    prefixes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Node):
    """A single image on its own: ``![alt](url "title")``, or ``<img>`` with or without a link around it.

    `alt` and `title` are plain text.
    """

    FIELDS = ("alt", "url", "title")
    KIND = "image"

    alt: str = ""
    url: str = ""
    title: str = ""


class Role(Enum):
    """What a paragraph is for, by its place."""

    INTRO = "intro"  # before the first entry or update of a section
    DESCRIPTION = "description"  # between an entry's heading and its first attribution
    COMMENT = "comment"  # the editor's words after a quote
    SIGN_OFF = "sign-off"
    PING = "ping"
    IMAGES = "images"  # a paragraph of several images
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Node):
    """A node edited as its own Markdown, without the final line end."""

    FIELDS = ("markdown",)
    KIND = "block"

    markdown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Block):
    """A paragraph."""

    KIND = "text"

    role: Role = Role.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed(Block):
    """A video: an ``<iframe>`` or ``<video>``, or the ``youtube_player`` shortcode. `video` is its id or URL."""

    KIND = "embed"

    video: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcode(Block):
    """A Zola shortcode, on one line or several, with or without a body."""

    KIND = "shortcode"

    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table."""

    KIND = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class List(Block):
    """A bulleted or numbered list."""

    KIND = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Block):
    """A code block, fenced or indented."""

    KIND = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefDefs(Block):
    """Reference definitions (``[label]: url``), footnote definitions included: they serve the whole post."""

    KIND = "definitions"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreMarker(Block):
    """The line ``<!-- more -->``, where the summary ends."""

    KIND = "more marker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Html(Block):
    """Raw HTML, and anything else that has no kind of its own."""

    KIND = "html"
