"""What a bot leaves for its editor to do, each at its place; it is looked for anew as often as wanted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from twimeditor.core.assets.references import Use, file_name, is_local, node_references
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    Embed,
    Entry,
    EntryHeading,
    Html,
    Image,
    Issue,
    Node,
    Quote,
    Role,
    Section,
    SectionHeading,
    SubHeading,
    Table,
    Text,
    Update,
    parts,
)
from twimeditor.core.post.front_matter import fields, problem
from twimeditor.core.post.youtube import video_id
from twimeditor.core.render import AT_ONCE
from twimeditor.core.style import HouseStyle, plain_title

HasFile = Callable[[str], bool]
"""Tells whether the file of a picture or video, by its address, is where the site will find it."""

_TODO = lazy_pattern(r"\bTODO\b")
_LOST_SECTION = "todo unknown section"
_HUGO = lazy_pattern(r"\{\{[<%].{0,40}")
_FORBIDDEN = lazy_pattern(r"(?<!\\)<(?:script|style)\b|(?<!\\)<[a-z][^<>]*\son\w+\s*=|\bjavascript:", re.IGNORECASE)
_LOST = "\ufffd"
_CODE = lazy_pattern(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_NUMBER = lazy_pattern(r"\bS\d+\s*E\d+\b", re.IGNORECASE)
_FILES = {Use.IMAGE: "picture", Use.VIDEO: "video"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to do: the id of its node, or of the section or entry it is about, where it is in words, and what."""

    node: int
    where: str
    what: str


def findings(issue: Issue, style: HouseStyle, has_file: HasFile) -> tuple[Finding, ...]:
    """Return what is left to do, in the order of the post."""
    return tuple(_Reviewer(style, has_file).all(issue))


@dataclass(frozen=True, slots=True)
class _Reviewer:
    style: HouseStyle
    has_file: HasFile

    def all(self, issue: Issue) -> Iterator[Finding]:
        yield from (Finding(_front_id(issue), "Front matter", what) for what in _in_front(issue))
        for node in issue.lead:
            yield from self._in_node(node, "Before the first section")
        for section in issue.sections:
            yield from self._in_section(section)

    def _in_section(self, section: Section) -> Iterator[Finding]:
        title = section.title
        where = title or "Section without a title"
        if section.heading is not None:
            yield from (Finding(section.heading.id, where, what) for what in self._in_title(section, title))
        for node in section.nodes:
            yield from self._in_node(node, where)
        for entry in section.entries:
            yield from self._in_entry(entry)

    def _in_title(self, section: Section, title: str) -> Iterator[str]:
        plain, live = plain_title(title), plain_title(self.style.live.section)
        if plain == _LOST_SECTION:
            count = _reports(section)
            yield f"The bot did not know where {count} {'report belongs' if count == 1 else 'reports belong'}"
        elif plain.startswith(live):
            if self.style.live.numbered and not _NUMBER.search(title):
                yield "Number and title of the video are missing"
        elif not title.strip() or self.style.section_for(title) is None:
            yield f"“{title}” is not among the sections of the style"
        if plain != _LOST_SECTION and not section.entries and all(isinstance(node, Blank) for node in section.nodes):
            yield "The section is empty"

    def _in_entry(self, entry: Entry) -> Iterator[Finding]:
        where = entry.heading.title or "Entry without a title"
        if not entry.heading.title.strip():
            yield Finding(entry.heading.id, where, "The entry has no title")
        if not any(not isinstance(node, Blank) for node in entry.nodes):
            yield Finding(entry.heading.id, where, "The entry is empty")
        for node in entry.leaves():
            yield from self._in_node(node, where)

    def _in_node(self, node: Node, where: str) -> Iterator[Finding]:
        yield from (Finding(node.id, where, what) for what in dict.fromkeys(self._about(node)))

    def _about(self, node: Node) -> Iterator[str]:
        match node:
            case SectionHeading() | EntryHeading() | SubHeading():
                yield from _in_words(node.title)
            case Attribution():
                yield from _in_author(node)
            case Quote():
                yield from self._about_files(node)
                yield from _in_markdown(node.body)
                if node.empty:
                    yield "The quote is empty"
            case Image():
                yield from self._about_files(node)
            case Block():
                yield from self._in_block(node)
            case _:
                pass

    def _in_block(self, node: Block) -> Iterator[str]:
        if isinstance(node, Embed) and not node.video.strip():
            yield "The video's id is missing"
        elif isinstance(node, Embed) and "youtu" in node.markdown and video_id(node.markdown) is None:
            yield f"“{node.video}” is not the id of a YouTube video"
        if isinstance(node, Table) and len(node.markdown.strip().splitlines()) < 3:
            yield "The table is empty"
        if isinstance(node, Html) and not _FORBIDDEN.search(node.markdown):
            yield "Raw HTML, which the bot does not write"
        if isinstance(node, Text) and node.role is not Role.IMAGES:
            yield from _in_words(node.markdown)
        yield from self._about_files(node)
        yield from _in_markdown(node.markdown)

    def _about_files(self, node: Node) -> Iterator[str]:
        for one in node_references(node, steps=AT_ONCE.first):
            kind, name = _FILES.get(one.use, ""), file_name(one.address) or one.address
            if kind and is_local(one.address) and not self.has_file(one.address):
                yield f"The {kind} {name} is not there yet"
            if one.use is Use.IMAGE and one.alt is not None and one.alt.strip() in {"", name}:
                yield f"The picture {name} has no alt text"


def _in_markdown(markdown: str) -> Iterator[str]:
    """Yield what is to be done in a report's own text, code left out."""
    text = _CODE.sub("", markdown)
    yield from (f"{found} is no shortcode of this site" for found in _HUGO.findall(text))
    if _FORBIDDEN.search(text):
        yield f"{_FORBIDDEN.findall(text)[0]}… must not be in a post"
    if _LOST in text:
        yield "A letter was lost (�)"


def _in_front(issue: Issue) -> Iterator[str]:
    if issue.front is None:
        yield "There is none"
        return
    trouble = problem(issue.front)
    if trouble is not None:
        yield f"It cannot be read: {trouble}"
        return
    values = fields(issue.front)
    author = values.get("taxonomies.author", "").strip()
    if not author:
        yield "The editor's name is missing"
    elif author.islower() and " " not in author:
        yield f"Is “{author}” the editor's name on the site?"
    yield from (f"{key} is still TODO" for key, value in values.items() if _TODO.search(value))


def _front_id(issue: Issue) -> int:
    return issue.front.id if issue.front is not None else 0


def _in_words(text: str) -> Iterator[str]:
    found = _TODO.search(text)
    if found is not None and plain_title(text) != _LOST_SECTION:
        yield f"Still to do: {' '.join(text[found.start() :].split())[:60]}"
    if "{{ping_table}}" in text.replace(" ", ""):
        yield "The ping table is missing"


def _in_author(node: Attribution) -> Iterator[str]:
    yield from _in_words(node.lead or node.name)
    if node.guess:
        yield "Is this the line that names the author?"
    elif not node.target.startswith("@"):
        yield f"{node.name or 'The author'} has no Matrix id"


def _reports(section: Section) -> int:
    groups = (section.nodes, *(entry.nodes for entry in section.entries))
    return sum(isinstance(part, Update) for nodes in groups for part in parts(nodes))
