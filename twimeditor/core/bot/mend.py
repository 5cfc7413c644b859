"""From a bot's output to a post: what can be put right without knowing more than the output and the house style."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from twimeditor.core.begin import front_matter, is_place_to_fill
from twimeditor.core.bot import header
from twimeditor.core.bot.log import Log, Mend
from twimeditor.core.bot.quotes import hugo_video, on_site, pieces
from twimeditor.core.bot.reading import Bot, bot_of, read
from twimeditor.core.errors import BotError
from twimeditor.core.ids import IdSource
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Blank,
    Block,
    Embed,
    Image,
    Issue,
    MoreMarker,
    Node,
    Quote,
    Section,
    SectionHeading,
    Text,
)
from twimeditor.core.post import parse, write
from twimeditor.core.style import HouseStyle, plain_title

NOTHING = "There is nothing in it. Has the bot finished its week?"
NO_BOT = "This is not what hebbot or twim-o-matic write: it has no sections (lines that begin with ##)."

_NO_NAME = lazy_pattern(r"^TODO CACHE MISSING NAME (?=\[)", re.MULTILINE)
_NO_PINGS = lazy_pattern(r"^\{\{\s*ping_table\s*\}\}[ \t]*\n?", re.MULTILINE)
_PLAYER = lazy_pattern(r"""\{\{-?\s*youtube_player\(\s*video_id\s*=\s*["']([\w-]{11})?["']\s*\)\s*-?\}\}""", re.ASCII)
"""A call with nothing but an id, or the place for one: others say more than a style's form could."""


@dataclass(frozen=True, slots=True)
class Output:
    """A bot's output as a post: whose it is, the text that was made of it, and what was put right."""

    bot: Bot
    text: str
    mends: tuple[Mend, ...]


def mended(text: str, style: HouseStyle, day: date, editors: Iterable[str] = ()) -> Output:
    """Make a post of a bot's output in `style`; raise BotError where it is none.

    `day` and `editors` stand in the front matter where the output names none; editors that are named here win.
    """
    if not text.strip():
        raise BotError(NOTHING)
    log = Log()
    clean = read(text, log)
    bot = bot_of(clean)
    if bot is None:
        raise BotError(NO_BOT)
    beginning = header.Beginning(style, day, tuple(editors))
    mender = _Mender(style, log)
    post = mender.post(parse(_placeholders(_with_front(clean, beginning, log), log)), beginning)
    return Output(bot, _ended(write(post), clean, log), log.mends())


def _with_front(text: str, beginning: header.Beginning, log: Log) -> str:
    converted = header.cut_yaml(text, beginning, log)
    if converted is not None:
        return converted
    if parse(text[: text.find("\n## ") + 1] or text).front is not None:
        return text
    front = front_matter(beginning.style, beginning.day, beginning.editors)
    log.tell("Front matter added", "", front)
    return f"{front}\n{text}"


def _placeholders(text: str, log: Log) -> str:
    """Return a text without the words that only say that the bot knew nothing."""
    for pattern, what in ((_NO_NAME, "Notes about unknown names taken out"), (_NO_PINGS, "Empty ping table emptied")):
        found = pattern.search(text)
        if found is not None:
            log.tell(what, found[0], "", count=len(pattern.findall(text)))
            text = pattern.sub("", text)
    return text


def _ended(text: str, before: str, log: Log) -> str:
    ended = f"{text.rstrip(chr(10))}\n"
    log.tell("Line end put at the end of the file", before[-1:], "\\n", count=int(not before.endswith("\n")))
    return ended


class _Mender:
    """Puts the nodes of an issue right, one after another."""

    def __init__(self, style: HouseStyle, log: Log) -> None:
        self._style = style
        self._log = log
        self._ids = IdSource()

    def post(self, issue: Issue, beginning: header.Beginning) -> Issue:
        """Return the issue as it should be written."""
        front = issue.front and header.mended(issue.front, beginning, self._log)
        self._ids = IdSource(max((node.id for node in issue.leaves()), default=0) + 1)
        lead = self._nodes(issue.lead, level=3)
        sections = self._with_marker(tuple(map(self._section, issue.sections)))
        return replace(issue, front=front, lead=lead, sections=sections, writing=self._style.writing)

    def _section(self, section: Section) -> Section:
        entries = tuple(replace(entry, nodes=self._nodes(entry.nodes, level=4)) for entry in section.entries)
        heading = self._heading(section.heading) if section.heading is not None else None
        return replace(section, heading=heading, nodes=self._nodes(section.nodes, level=3), entries=entries)

    def _heading(self, heading: SectionHeading) -> SectionHeading:
        kind = self._style.section_for(heading.title)
        if kind is None or kind.heading == heading.title:
            return heading
        self._log.tell("Sections spelled as in the style", heading.title, kind.heading)
        return SectionHeading(id=heading.id, title=kind.heading)

    def _nodes(self, nodes: tuple[Node, ...], level: int) -> tuple[Node, ...]:
        return tuple(new for node in nodes for new in self._node(node, level))

    def _node(self, node: Node, level: int) -> Iterator[Node]:
        match node:
            case Blank():
                yield self._blank(node)
            case Quote():
                yield from self._quote(node, level)
            case Image():
                yield self._image(node)
            case Embed():
                yield self._embed(node)
            case Text() if (video := hugo_video(node.markdown)) is not None:
                self._log.tell("Videos written as the site has them", node.markdown, video)
                yield Embed(id=node.id, markdown=video)
            case _:
                yield node

    def _blank(self, node: Blank) -> Blank:
        if node.text == "\n":
            return node
        what = "Lines of spaces made blank" if node.text.strip("\n") else "Several blank lines made one"
        self._log.tell(what, _visible(node.text), _visible("\n"))
        return Blank(id=node.id)

    def _quote(self, node: Quote, level: int) -> Iterator[Node]:
        parts = pieces(node.body, level, self._style.images, self._log)
        if not parts:
            yield node
        for number, piece in enumerate(parts):
            own = node.id if number == 0 else self._ids.take()
            yield from self._media(piece.markdown) if piece.is_media else (Quote(id=own, body=piece.markdown),)

    def _media(self, markdown: str) -> Iterator[Node]:
        """Yield the nodes that a line of media is outside of quotes."""
        for leaf in parse(markdown).leaves():
            yield replace(leaf, id=self._ids.take(), source=None)

    def _image(self, node: Image) -> Image:
        url = on_site(node.url)
        self._log.tell("Pictures given their place on the site", node.url, url)
        return node if url == node.url else replace(node, url=url)

    def _embed(self, node: Embed) -> Block:
        found = _PLAYER.fullmatch(node.markdown.strip())
        video = self._style.video(node.video)
        if found is None or (not node.video and not is_place_to_fill(video)):
            return node
        self._log.tell("Videos written in the style", node.markdown, video)
        return node if video == node.markdown else Embed(id=node.id, markdown=video, video=node.video)

    def _with_marker(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """Return the sections with the mark that ends the summary behind the first one that is not the video's."""
        marker = self._style.more_marker
        if not marker or any(isinstance(node, MoreMarker) for section in sections for node in section.leaves()):
            return sections
        live = plain_title(self._style.live.section)
        at = next((n for n, section in enumerate(sections[:-1]) if not _is_live(section, live)), None)
        if at is None:
            return sections
        self._log.tell("Mark for the end of the summary put behind the first section", "", marker)
        node = MoreMarker(id=self._ids.take(), markdown=marker)
        return (*sections[:at], _with_last(sections[at], node), *sections[at + 1 :])


def _visible(blank: str) -> str:
    return blank.replace(" ", "␣").replace("\t", "⇥").replace("\n", "↵")


def _is_live(section: Section, live: str) -> bool:
    return section.heading is not None and plain_title(section.heading.title).startswith(live)


def _with_last(section: Section, node: Node) -> Section:
    """Return the section with one more node at its end."""
    if not section.entries:
        return replace(section, nodes=(*_without_last_blank(section.nodes), node))
    last = section.entries[-1]
    grown = replace(last, nodes=(*_without_last_blank(last.nodes), node))
    return replace(section, entries=(*section.entries[:-1], grown))


def _without_last_blank(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return nodes[:-1] if nodes and isinstance(nodes[-1], Blank) else nodes
