"""What the outline shows of an issue, as values."""

import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model.nodes import (
    Attribution,
    Blank,
    Embed,
    EntryHeading,
    Image,
    List,
    Node,
    Quote,
    SectionHeading,
    Shortcode,
    Table,
    Text,
)
from twimeditor.core.model.tree import Entry, Issue, Section, Update
from twimeditor.core.post.inline import plain, shown_title
from twimeditor.ui.actions.places import Part, has_lead, own_rows
from twimeditor.ui.bridge import LEAD

LONGEST = 80
_EMOJI = {"So", "Sk", "Mn", "Me", "Cf"}  # pictures, skin tones, and what joins and colours them
_MARK = lazy_pattern(r"\A\s*(?:[*+-]|\d+[.)])\s+")


class Kind(Enum):
    """What a row stands for."""

    FRONT = "front matter"
    LEAD = "introduction"
    SECTION = "section"
    ENTRY = "entry"
    UPDATE = "update"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the outline: `id` is that of its section, entry, update or node; with a heading it `renames`.

    `emoji` is what `title` ends in; `mark` and `note` are the editors' own; `empty` tells that nothing stands in it.
    """

    id: int
    kind: Kind
    title: str
    detail: str = ""
    untitled: bool = False
    renames: bool = False
    children: "tuple[Row, ...]" = ()
    emoji: str = ""
    mark: str = ""
    note: str = ""
    empty: bool = False

    @property
    def words(self) -> str:
        """Return the title without its emoji."""
        return self.title.removesuffix(self.emoji).rstrip()

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        named = f"{self.title}, {self.kind.value}" if self.kind is not Kind.FRONT else self.title
        count = f"{self.detail} {'entry' if self.detail == '1' else 'entries'}" if self.detail else ""
        detail = count if self.kind is Kind.SECTION else self.detail
        own = (detail, "empty" if self.empty else "", self.mark, "has a note" if self.note else "")
        return ", ".join(filter(None, (named, *own)))

    @property
    def shown(self) -> tuple[object, ...]:
        """Return all that is painted or said."""
        return self.title, self.detail, self.untitled, self.kind, self.mark, self.note, self.empty


class RowMaker:
    """Makes rows, and keeps those of sections and entries that are the very same value."""

    def __init__(self) -> None:
        self._sections: dict[int, tuple[Section, Row]] = {}
        self._entries: dict[int, tuple[Entry, Row]] = {}

    def rows(self, issue: Issue) -> tuple[Row, ...]:
        """Return the top rows of an issue."""
        made: dict[int, tuple[Section, Row]] = {}
        for section in issue.sections:  # a long issue has many, and all but one are the same after a key
            known = self._sections.get(section.id)
            if known is None or known[0] is not section:
                known = section, self._section(section)
            made[section.id] = known
        self._sections = made
        return (*_head(issue), *(row for _, row in made.values()))

    def _section(self, section: Section) -> Row:
        return _section(section, tuple(map(self._entry, section.entries)))

    def _entry(self, entry: Entry) -> Row:
        known = self._entries.get(entry.id)
        row = known[1] if known is not None and known[0] is entry else _entry(entry)
        self._entries[entry.id] = entry, row
        return row


def _head(issue: Issue) -> tuple[Row, ...]:
    rows = []
    if issue.front is not None:
        rows.append(Row(issue.front.id, Kind.FRONT, "Front matter"))
    if has_lead(issue):
        rows.append(Row(LEAD, Kind.LEAD, "Introduction"))
    return tuple(rows)


def _section(section: Section, entries: tuple[Row, ...]) -> Row:
    title, untitled = _title(section.heading, "Before the first section")
    return Row(
        section.id,
        Kind.SECTION,
        title,
        str(len(section.entries)) if section.entries else "",
        untitled,
        renames=section.heading is not None,
        children=(*map(_part, own_rows(section)), *entries),
        emoji="" if untitled else _emoji(title),
        empty=not section.entries and _says_nothing(section.nodes),
    )


def _entry(entry: Entry) -> Row:
    title, untitled = _title(entry.heading, "")
    return Row(
        entry.id,
        Kind.ENTRY,
        title,
        _authors(entry.nodes),
        untitled,
        renames=True,
        children=tuple(map(_entry_part, own_rows(entry))),
        mark=entry.mark,
        note=entry.note,
        empty=_says_nothing(entry.nodes),
    )


def _says_nothing(nodes: tuple[Node, ...]) -> bool:
    return all(isinstance(node, Blank | Attribution) or node.empty for node in nodes)


def _emoji(title: str) -> str:
    """Return the emoji that a title ends in, or an empty string."""
    start = len(title)
    while start and unicodedata.category(title[start - 1]) in _EMOJI:
        start -= 1
    found = title[start:].lstrip("\ufe0f\u200d")
    return found if any(unicodedata.category(char) == "So" for char in found) else ""


def _title(heading: SectionHeading | EntryHeading | None, missing: str) -> tuple[str, bool]:
    if heading is None:
        return missing, True
    title = shown_title(heading.title)
    return (title, False) if title else (f"Untitled {heading.KIND.split()[0]}", True)


def _part(part: Part) -> Row:
    if isinstance(part, Update):
        author = _author(part.attribution) if part.attribution else ""
        return Row(part.id, Kind.UPDATE, author or _gist(part.quote or part.nodes[0]), "update")
    return Row(part.id, Kind.BLOCK, _gist(part), _block_name(part))


def _entry_part(part: Part) -> Row:
    """Return an update's row: who reports, or else what."""
    author = _author(part.attribution) if isinstance(part, Update) and part.attribution else ""
    if not author or not isinstance(part, Update):
        return _part(part)
    gist = _gist(part.quote or part.nodes[0]) if part.nodes else ""
    return Row(part.id, Kind.UPDATE, author, gist if gist != Quote.KIND.capitalize() else "")


def _authors(nodes: tuple[Node, ...]) -> str:
    names = [_author(node) for node in nodes if isinstance(node, Attribution)]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _author(attribution: Attribution) -> str:
    return attribution.name or shown_title(attribution.lead).rstrip(":")


def _gist(node: Node) -> str:
    """Return the beginning of what is in a block."""
    if isinstance(node, Image):
        return node.alt or node.url.rpartition("/")[2] or "Picture"
    if isinstance(node, Embed):
        return node.video or "Video"
    text = node.values[0][: 5 * LONGEST] if node.values else ""
    if isinstance(node, Table):
        text = " · ".join(cell.strip() for cell in text.partition("\n")[0].strip("| ").split("|"))
    if isinstance(node, Text | Quote | List):
        text = _read(text)
    return " ".join(text.split())[:LONGEST] or _kind(node).capitalize()


@lru_cache(maxsize=1024)
def _read(beginning: str) -> str:
    """Return what a reader sees of how a text begins: most keys are typed further on."""
    return plain(_MARK.sub("", beginning))


def _block_name(node: Node) -> str:
    if isinstance(node, Text):
        return node.role.value if node.role.value not in {"other", "images"} else "text"
    if isinstance(node, Embed):
        return "video"
    return node.name if isinstance(node, Shortcode) else _kind(node)


def _kind(node: Node) -> str:
    """Return what people call such a node."""
    return "picture" if isinstance(node, Image) else node.KIND
