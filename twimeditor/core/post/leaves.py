"""From the lines of one block to its node, by what stands in the block alone; its surroundings come later."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Blank,
    Block,
    Code,
    Embed,
    EntryHeading,
    Html,
    Image,
    List,
    MoreMarker,
    Node,
    Quote,
    RefDefs,
    Role,
    SectionHeading,
    Shortcode,
    Source,
    SubHeading,
    Table,
    Text,
)
from twimeditor.core.post import media, shortcodes
from twimeditor.core.post.blocks import RawBlock, Shape, content
from twimeditor.core.post.inline import link_at

UNNUMBERED = 0
"""The id of a node that is not numbered yet."""

_QUOTE_MARK = lazy_pattern(r" {0,3}> ?")
_MORE = lazy_pattern(r"\s*<!--\s*more\s*-->\s*")
_WEBSITE = "([website]("


def leaf(block: RawBlock, lines: Sequence[str]) -> Node:
    """Return the unnumbered node of a block."""
    part = lines[block.start : block.end]
    node = _READERS.get(block.shape, _html)(block, part)
    return replace(node, source=Source("".join(part), node.values))


def markdown(lines: Sequence[str]) -> str:
    r"""Join lines as a field holds them: ``\n`` between, no final line end."""
    return "\n".join(content(line) for line in lines)


def _blank(_: RawBlock, lines: Sequence[str]) -> Node:
    ended = lines[-1].endswith(("\n", "\r"))
    return Blank(id=UNNUMBERED, text=markdown(lines) + ("\n" if ended else ""))


def _heading(block: RawBlock, lines: Sequence[str]) -> Node:
    if block.underlined:
        return SubHeading(id=UNNUMBERED, title=_underlined_title(lines), level=block.level)
    title = heading_title(content(lines[0]))
    if block.level == 2:
        return SectionHeading(id=UNNUMBERED, title=title)
    if block.level == 3:
        title, website = split_website(title)
        return EntryHeading(id=UNNUMBERED, title=title, website=website)
    return SubHeading(id=UNNUMBERED, title=title, level=block.level)


def heading_title(line: str) -> str:
    """Return the title in ``## title ##``."""
    title = line.strip(" \t").lstrip("#").strip(" \t")
    without = title.rstrip("#")
    return without.rstrip(" \t") if not without or without[-1] in " \t" else title


def _underlined_title(lines: Sequence[str]) -> str:
    return "\n".join(content(line).strip(" \t") for line in lines[:-1])


def split_website(title: str) -> tuple[str, str]:
    """Part ``Title ([website](url))`` into its title and its URL, which is empty where the form is another."""
    at = title.rfind(_WEBSITE)
    if at < 0 or not title.endswith(")") or (at and title[at - 1] not in " \t"):
        return title, ""
    link = link_at(title[at + 1 :])
    whole = link is not None and at + 1 + link.end == len(title) - 1
    if link is None or not whole or link.title or link.reference or not link.target:
        return title, ""
    return title[:at].rstrip(" \t"), link.target


def _quote(_: RawBlock, lines: Sequence[str]) -> Node:
    prefixes, body, ends = [], [], []
    for line in lines:
        text = content(line)
        found = _QUOTE_MARK.match(text)
        mark = found[0] if found is not None else ""
        prefixes.append(mark)
        body.append(text[len(mark) :])
        ends.append(line[len(text) :])
    return Quote(id=UNNUMBERED, body="\n".join(body), prefixes=tuple(prefixes), ends=tuple(ends))


def _paragraph(_: RawBlock, lines: Sequence[str]) -> Node:
    text = markdown(lines)
    start = text.lstrip(" \t")[:1]
    if start in {"!", "<", "["}:
        return _picture(text) or _embed(text) or _pictures_or_text(text)
    if start == "{":
        return _shortcode_line(text) or Text(id=UNNUMBERED, markdown=text)
    return Text(id=UNNUMBERED, markdown=text)


def _pictures_or_text(text: str) -> Text:
    role = Role.IMAGES if media.pictures_only(text) else Role.OTHER
    return Text(id=UNNUMBERED, markdown=text, role=role)


def _picture(text: str) -> Node | None:
    found = media.picture(text)
    if found is None or not found.url:
        return None
    return Image(id=UNNUMBERED, alt=found.alt, url=found.url, title=found.title)


def _embed(text: str) -> Node | None:
    video = media.video(text)
    return Embed(id=UNNUMBERED, markdown=text, video=video) if video is not None else None


def _shortcode_line(text: str) -> Node | None:
    name = shortcodes.inline_name(text)
    return _called(text, name) if name is not None else None


def _called(text: str, name: str) -> Node:
    if name == "youtube_player":
        return Embed(id=UNNUMBERED, markdown=text, video=shortcodes.video_id(text))
    return Shortcode(id=UNNUMBERED, markdown=text, name=name)


def _shortcode(_: RawBlock, lines: Sequence[str]) -> Node:
    text = markdown(lines)
    return _called(text, shortcodes.name(text))


def _html(_: RawBlock, lines: Sequence[str]) -> Node:
    text = markdown(lines)
    if _MORE.fullmatch(text):
        return MoreMarker(id=UNNUMBERED, markdown=text)
    return _picture(text) or _embed(text) or Html(id=UNNUMBERED, markdown=text)


def _plain_block(kind: type[Block]) -> Callable[[RawBlock, Sequence[str]], Node]:
    def reader(_: RawBlock, lines: Sequence[str]) -> Node:
        return kind(id=UNNUMBERED, markdown=markdown(lines))

    return reader


_READERS: dict[Shape, Callable[[RawBlock, Sequence[str]], Node]] = {
    Shape.BLANK: _blank,
    Shape.HEADING: _heading,
    Shape.QUOTE: _quote,
    Shape.PARAGRAPH: _paragraph,
    Shape.SHORTCODE: _shortcode,
    Shape.LIST: _plain_block(List),
    Shape.TABLE: _plain_block(Table),
    Shape.CODE: _plain_block(Code),
    Shape.DEFINITIONS: _plain_block(RefDefs),
}
