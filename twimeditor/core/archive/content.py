"""What blocks say, show and lead to, read off their Markdown by patterns.

A parser is surer, but takes twice as long as reading the post did, for words that are only searched. Every pattern is
bounded: no text can make one look at the rest of it from each of its places.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from twimeditor.core.archive.values import Picture
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    Block,
    Code,
    Embed,
    Image,
    MoreMarker,
    Node,
    Quote,
    RefDefs,
    Shortcode,
    SubHeading,
    Table,
)
from twimeditor.core.post.media import attributes

Definitions = Mapping[str, str]
"""The addresses that labels of a post stand for, by the label in lower case."""

Told = tuple[Node, str]
"""A block, and what it says by `markdown_of`."""

_LINE = lazy_pattern(r"^[ \t>]{0,40}(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+|[|:\- \t]{3,400}$)?", re.MULTILINE)
_CALL = lazy_pattern(r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|<!--[^<>]{0,2000}-->")
_AUTO = lazy_pattern(r"<(https?://[^<>\s]{1,2000})>", re.IGNORECASE)
_TAG = lazy_pattern(r"</?[A-Za-z][^<>]{0,2000}>")
_TARGET: Final = r"\([ \t]*<?(?P<address>[^\s()<>]{0,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)>?[^()\n]{0,300}\)"
_PICTURE = lazy_pattern(rf"!\[(?P<words>[^\[\]]{{0,500}})\]{_TARGET}")
_LINK = lazy_pattern(rf"(?<!!)\[(?P<words>(?:[^\[\]]|\[[^\[\]]{{0,300}}\]){{0,500}})\]{_TARGET}")
_LABEL = lazy_pattern(r"\[([^\[\]]{1,300})\](?:\[([^\[\]]{0,300})\])?(?![(:])")
_BARE = lazy_pattern(r"""https?://[^\s<>"'`|\\]{1,2000}""", re.IGNORECASE)
_HREF = lazy_pattern(r"""<a\b[^<>]{0,500}?\bhref\s?=\s?["']?([^\s<>"']{1,2000})""", re.IGNORECASE)
_IMG = lazy_pattern(r"<img\b([^<>]{0,2000})>", re.IGNORECASE)
_DEFINED = lazy_pattern(r"^[ >]{0,6}\[([^\[\]]{1,300})\]:[ \t]*<?([^\s<>]{1,2000})>?", re.MULTILINE)
_UNDERLINES = lazy_pattern(r"(?<!\w)_{1,3}|_{1,3}(?!\w)")
_ESCAPE = lazy_pattern(r"\\(?=[!-/:-@\[-`{-~])")
_RULE = lazy_pattern(r"^[ \t>]{0,40}[|:\-][|:\- \t]{2,400}$", re.MULTILINE)
_FILE = lazy_pattern(r"\S+\.\w{2,5}")
_PLAYER = lazy_pattern(r"<(?:iframe|video)\b|\{\{[ \t]*(?:youtube_player|video|figureVideo)[ \t]*\(")
_VIDEOS: Final = frozenset({"youtube_player", "video", "figurevideo"})
_SHORT: Final = 3
"""How many words the verb of an author line has; more of them tell something."""


def markdown_of(node: Node) -> str:
    """Return what a block says, as Markdown; of an author line what is more than name and verb."""
    if isinstance(node, Quote):
        return node.body
    if isinstance(node, Attribution):
        told = node.lead if node.guess else node.verb
        return told if node.guess or len(told.split()) > _SHORT else ""
    if isinstance(node, Image):
        return "" if _FILE.fullmatch(node.alt) else node.alt
    if isinstance(node, SubHeading):
        return node.title
    return node.markdown if isinstance(node, Block) and not isinstance(node, Embed | MoreMarker | RefDefs) else ""


def words_of(markdown: str) -> str:
    """Return the words of a text on one line, for searching: no marks, no addresses of links, no tags."""
    text = _PICTURE.sub(_alt, markdown) if "![" in markdown else markdown
    text = _LINK.sub(r"\g<words>", text) if "](" in text else text
    text = _CALL.sub(" ", text) if "{" in text or "<!" in text else text
    text = _TAG.sub(" ", _AUTO.sub(r"\1", text)) if "<" in text else text
    text = _unmarked(_LINE.sub("", text))
    return " ".join((html.unescape(text) if "&" in text else text).split())


def _unmarked(text: str) -> str:
    plain = text.replace("*", "").replace("`", "").replace("~~", "").replace("|", " ")
    plain = _UNDERLINES.sub("", plain) if "_" in plain else plain
    return _ESCAPE.sub("", plain) if "\\" in plain else plain


def pictures_in(told: Iterable[Told]) -> Iterator[Picture]:
    """Yield the pictures that are shown, by their addresses as written."""
    for node, text in told:
        if isinstance(node, Image):
            yield Picture(node.url, node.alt)
        elif not isinstance(node, Code):
            yield from _pictures(text)


def _pictures(text: str) -> Iterator[Picture]:
    if "![" in text:
        yield from (Picture(found["address"], found["words"]) for found in _PICTURE.finditer(text))
    if "<img" in text.lower():
        for tag in _IMG.finditer(text):
            values = attributes(tag[1])
            yield Picture(values.get("src", ""), values.get("alt", ""))


def links_in(markdown: str, defined: Definitions) -> Iterator[tuple[str, str]]:
    """Yield where a text leads, with the words of the link; pictures are none. Some may come twice."""
    text = _PICTURE.sub("", markdown) if "![" in markdown else markdown
    if "](" in text:
        yield from ((found["address"], found["words"]) for found in _LINK.finditer(text) if found["address"])
        text = _LINK.sub(" ", text)
    if "<a" in text:
        yield from ((html.unescape(found[1]), "") for found in _HREF.finditer(text))
        text = _TAG.sub(" ", _AUTO.sub(r" \1 ", text))
    if defined and "[" in text:
        for found in _LABEL.finditer(text):
            address = defined.get((found[2] or found[1]).lower())
            if address:
                yield address, found[1]
    if "://" in text:
        yield from ((_ended(found[0]), "") for found in _BARE.finditer(text))


def definitions_in(nodes: Iterable[Node]) -> Definitions:
    """Return what labels stand for; of several definitions of one the first counts."""
    found: dict[str, str] = {}
    for node in nodes:
        text = node.markdown if isinstance(node, RefDefs) else node.body if isinstance(node, Quote) else ""
        if "]:" in text:
            for one in _DEFINED.finditer(text):
                found.setdefault(one[1].lower(), one[2])
    return found


def used(markdown: str, defined: Definitions) -> str:
    """Return the definitions of the labels that a text uses, as Markdown; "" where it has all that it needs."""
    if not defined or "[" not in markdown:
        return ""
    own = {found[1].lower() for found in _DEFINED.finditer(markdown)}
    labels = ((found[2] or found[1]).lower() for found in _LABEL.finditer(markdown))
    wanted = dict.fromkeys(label for label in labels if label in defined and label not in own)
    return "".join(f"[{label}]: {defined[label]}\n" for label in wanted)


def has_table(nodes: Iterable[Node]) -> bool:
    """Tell whether any block is a table, or a report that has one."""
    return any(isinstance(node, Table) or (isinstance(node, Quote) and _has_rule(node.body)) for node in nodes)


def has_video(told: Iterable[Told]) -> bool:
    """Tell whether any block is a video, or a report that has one."""
    return any(_shows_video(node, text) for node, text in told)


def _shows_video(node: Node, text: str) -> bool:
    if isinstance(node, Embed):
        return True
    if isinstance(node, Shortcode) and node.name.lower() in _VIDEOS:
        return True
    return ("<" in text or "{{" in text) and not isinstance(node, Code) and _PLAYER.search(text) is not None


def _has_rule(text: str) -> bool:
    return "|" in text and any("|" in found[0] and "-" in found[0] for found in _RULE.finditer(text))


def _alt(found: re.Match[str]) -> str:
    return "" if _FILE.fullmatch(found["words"]) else found["words"]


def _ended(address: str) -> str:
    """Return a bare address without what is of the sentence around it."""
    bare = address.rstrip(".,;:!?*_~")
    while bare.endswith((")", "]")) and bare.count(bare[-1]) > bare.count("(" if bare[-1] == ")" else "["):
        bare = bare[:-1].rstrip(".,;:!?*_~")
    return bare
