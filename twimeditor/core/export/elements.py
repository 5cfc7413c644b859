"""HTML as a tree of values: read as a browser would read it, always written well-formed.

What a post's raw HTML leaves open is closed, what ends nothing is dropped, and every piece of text
stays in its order. Linear in the length of the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby
from typing import TypeAlias

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.escape import escape_html, escape_text

DEEPEST = 90
"""Elements inside one another beyond which only their content is kept; a Matrix message allows a hundred."""


def names(listed: str) -> frozenset[str]:
    """Return the names in a list that spaces part."""
    return frozenset(listed.split())


VOID = names("area base br col embed hr img input link meta param source track wbr")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "header hgroup hr li main menu nav ol p pre search section summary table ul"
)
"""The elements that end a paragraph and stand on lines of their own; the parts of a table are none of them."""

_RAW = names("iframe noembed noframes plaintext script style textarea title xmp")
_DECODED = frozenset({"textarea", "title"})
_FORMATTING = names("a b big code em font i nobr s small strike strong tt u")
_IN_TABLES = names("caption colgroup tbody td tfoot th thead tr")
_PARTS = frozenset({"tbody", "tfoot", "thead", "tr"})
_CELLS = frozenset({"caption", "col", "colgroup", "td", "th"})
_ENDED_BY: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    **dict.fromkeys(("dd", "dt"), frozenset({"dd", "dt"})),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th", "caption", "colgroup"})),
    "tr": frozenset({"td", "th", "tr", "caption", "colgroup"}),
    **dict.fromkeys(("tbody", "thead", "tfoot"), _IN_TABLES),
    **dict.fromkeys(("caption", "colgroup"), _IN_TABLES),
    "option": frozenset({"option"}),
}
"""What the beginning of an element ends, as far as it is open in the same list or table."""

_LISTS = frozenset({"ol", "ul", "menu", "dir", "dl"})
_WALLS = frozenset({"table", "td", "th", "caption"})
"""Elements out of which no end tag of anything else reaches."""

_START = lazy_pattern(r"<(?=[A-Za-z/!?])")
_NAME = lazy_pattern(r"<(/?)([A-Za-z][^\s/>]*)")
_ATTRIBUTE = lazy_pattern(r"[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?")
_TAG_END = lazy_pattern(r"[\s/]*>")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes, names in small letters, and what it holds."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: "tuple[Node, ...]" = ()

    def get(self, attribute: str) -> str:
        """Return an attribute's value, an empty text without it."""
        return self.attributes.get(attribute, "")

    @property
    def is_block(self) -> bool:
        """Tell whether it stands on lines of its own."""
        return self.name in BLOCKS

    def holding(self, *children: "Node") -> "Element":
        """Return the same element around something else."""
        return Element(self.name, self.attributes, children)


Node: TypeAlias = Element | str


def parsed(html: str) -> tuple[Node, ...]:
    """Return what an HTML text holds; comments are left out."""
    tree = _Tree()
    for token in _tokens(html):
        tree.take(token)
    return tree.finished()


def written(nodes: Iterable[Node]) -> str:
    """Return nodes as HTML."""
    return "".join(escape_text(node) if isinstance(node, str) else _written(node) for node in nodes)


def text_of(nodes: Iterable[Node]) -> str:
    """Return all text in nodes, in order, with nothing between the pieces."""
    return "".join(node if isinstance(node, str) else text_of(node.children) for node in nodes)


def _written(element: Element) -> str:
    attributes = "".join(f' {name}="{escape_html(value)}"' for name, value in element.attributes.items())
    if element.name in VOID:
        return f"<{element.name}{attributes}>"
    is_source = element.name in _RAW - _DECODED
    inside = text_of(element.children) if is_source else written(element.children)
    padding = "\n" if element.name == "pre" and inside.startswith("\n") else ""
    return f"<{element.name}{attributes}>{padding}{inside}</{element.name}>"


@dataclass(slots=True)
class _Tag:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    closes: bool = False
    content: str | None = None
    """The text of an element that can hold nothing else."""


def _tokens(html: str) -> Iterator[_Tag | str]:
    """Yield tags and text; what begins as a tag and never ends is text."""
    tags_end, comments_end = html.rfind(">"), html.rfind("-->")
    position = 0
    while (start := _START.search(html, position)) and start.start() < tags_end:
        yield unescape(html[position : start.start()])
        if html.startswith("<!--", start.start()) and start.start() < comments_end:
            position = html.index("-->", start.start() + 2) + 3
        elif name := _NAME.match(html, start.start()):
            tag, position = _tag(html, name)
            yield tag
        else:
            position = html.index(">", start.start()) + 1
    yield unescape(html[position:])


def _tag(html: str, name: re.Match[str]) -> tuple[_Tag, int]:
    """Return the tag that begins with `name`, and where what belongs to it ends."""
    tag = _Tag(name[2].lower(), closes=bool(name[1]))
    position = name.end()
    while not (end := _TAG_END.match(html, position)) and (found := _ATTRIBUTE.match(html, position)):
        value = found[2] or found[3] or found[4] or ""
        tag.attributes.setdefault(found[1].lower(), unescape(value))
        position = found.end()
    position = end.end() if end else len(html)
    if not tag.closes and tag.name in _RAW:
        content, position = _raw_text(html, tag.name, position)
        tag.content = unescape(content) if tag.name in _DECODED else content
    return tag, position


def _raw_text(html: str, name: str, start: int) -> tuple[str, int]:
    position = start
    while (end := html.find("</", position)) >= 0:
        if html[end + 2 : end + 2 + len(name)].lower() == name:
            after = html.find(">", end)
            return html[start:end], after + 1 if after >= 0 else len(html)
        position = end + 2
    return html[start:], len(html)


class _Tree:
    """What is open while a text is read: the outermost first, each with what it holds so far."""

    def __init__(self) -> None:
        self._open: list[tuple[_Tag, list[Node]]] = [(_Tag(""), [])]

    def take(self, token: _Tag | str) -> None:
        """Add the next token."""
        if isinstance(token, str):
            self._add_text(token)
        elif token.closes:
            self._end(token.name)
        else:
            self._begin(token)

    def finished(self) -> tuple[Node, ...]:
        """Close all that is open and return the outermost nodes."""
        while len(self._open) > 1:
            self._pop()
        return joined(self._open[0][1])

    def _add_text(self, text: str) -> None:
        tag, children = self._open[-1]
        if tag.name == "pre" and not children:
            text = text.removeprefix("\n")
        if text:
            children.append(text)

    def _begin(self, tag: _Tag) -> None:
        if tag.name in BLOCKS:
            self._end_paragraph()
        if tag.name in HEADINGS and self._open[-1][0].name in HEADINGS:
            self._pop()
        if tag.name == "a" and self._is_open("a"):
            self._end("a")
        if tag.name in _IN_TABLES and not self._is_open("table"):
            return
        self._end_those_before(tag.name)
        if tag.name in {"td", "th"} and self._open[-1][0].name != "tr":
            self._begin(_Tag("tr"))
        if tag.content is not None or tag.name in VOID:
            inside = (tag.content,) if tag.content else ()
            self._open[-1][1].append(Element(tag.name, tag.attributes, inside))
        elif len(self._open) <= DEEPEST:
            self._open.append((tag, []))

    def _end_paragraph(self) -> None:
        for tag, _ in reversed(self._open):
            if tag.name == "p":
                return self._end("p")
            if tag.name not in _FORMATTING and tag.name not in {"span", "del", "sup", "sub", "label"}:
                return None
        return None

    def _end_those_before(self, name: str) -> None:
        """Close what the beginning of `name` ends: the item, row or cell before."""
        ended = _ENDED_BY.get(name, frozenset())
        boundary = {"table"} if name in _IN_TABLES else _LISTS | _WALLS | {"blockquote", "details"}
        for tag, _ in reversed(self._open if ended else ()):
            if tag.name in boundary:
                break
            if tag.name in ended:
                self._pop_to(tag, reopen=False)

    def _end(self, name: str) -> None:
        """Close the innermost `name`; formatting that was open inside it goes on behind it."""
        for tag, _ in reversed(self._open):
            if tag.name == name:
                return self._pop_to(tag, reopen=name not in _IN_TABLES | {"table"})
            if tag.name in _WALLS and name not in _IN_TABLES | {"table"}:
                return None
        return None

    def _pop_to(self, wanted: _Tag, *, reopen: bool) -> None:
        inner: list[_Tag] = []
        while (tag := self._pop()) is not wanted:
            inner.append(tag)
        again = (tag for tag in reversed(inner) if tag.name in _FORMATTING) if reopen else ()
        self._open += [(_Tag(tag.name, tag.attributes), []) for tag in again]

    def _pop(self) -> _Tag:
        tag, children = self._open.pop()
        if tag.name == "table":
            strays, children = _table_of(children)
            self._open[-1][1].extend(strays)
        if children or tag.name not in _FORMATTING:
            self._open[-1][1].append(Element(tag.name, tag.attributes, joined(children)))
        return tag

    def _is_open(self, name: str) -> bool:
        return any(tag.name == name for tag, _ in self._open)


def _table_of(children: list[Node]) -> tuple[list[Node], list[Node]]:
    """Return what stands in a table outside its cells, which is shown above it, and the table's own parts."""
    strays: list[Node] = []
    parts: list[Node] = []
    for node in children:
        if isinstance(node, Element) and node.name in _PARTS:
            inner, kept = _table_of(list(node.children))
            strays += inner
            parts.append(node.holding(*kept))
        elif isinstance(node, str) and not node.strip():
            parts.append(node)
        else:
            (parts if isinstance(node, Element) and node.name in _CELLS else strays).append(node)
    return strays, parts


def joined(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return nodes with each run of texts as one."""
    runs = (tuple(run) for _, run in groupby(nodes, key=lambda node: isinstance(node, str)))
    return tuple(node for run in runs for node in ((text_of(run),) if isinstance(run[0], str) else run))
