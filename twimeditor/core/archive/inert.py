"""An entry of a past issue for a view of rich text: nothing in it runs, fetches, or names a file of its own choice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from twimeditor.core.export.elements import Element, Node, parsed, written
from twimeditor.core.export.inert import Inert
from twimeditor.core.post.parse import parse
from twimeditor.core.render import SITE, Budget, Renderer, given_up

PICTURE: Final = "picture:"
"""What addresses of pictures begin with; what follows is their number."""

LONGEST: Final = 16_000
MOST_LINES: Final = 800
"""Characters and lines of an entry that are shown: twice what the longest of real issues have."""

_BUDGET: Final = Budget(longest=LONGEST, calls=50, first=8_000, again=8_000, together=16_000)

_SPANS: Final = ("colspan", "rowspan")
_MOST_CELLS: Final = 99
_DEEPEST_TABLES: Final = 3
_DEEPEST: Final = 12
"""Lists and quotes in one another; rich text takes far longer for each."""

_NESTED: Final = frozenset({"ul", "ol", "dl", "blockquote", "div", "details"})
_PLAYERS: Final = frozenset({"video", "audio"})
_DROPPED: Final = frozenset({"class", "id", "height", "width"})
_CALLED: Final = {"summary": "p", "del": "s"}


@dataclass(frozen=True, slots=True)
class InertPage:
    """HTML for reading, and the addresses in the post of the pictures that it shows, by their address in the HTML.

    `is_whole` tells that nothing was left out.
    """

    html: str
    pictures: Mapping[str, str]
    is_whole: bool = True


def inert_page(markdown: str, has_picture: Callable[[str], bool]) -> InertPage:
    """Return what an entry's Markdown shows; a picture that is not there becomes a link to it.

    Addresses of pictures are numbers, so that nothing in the text can name a file.
    """
    numbers: dict[str, str] = {}

    def address(source: str) -> str | None:
        return numbers.setdefault(source, f"{PICTURE}{len(numbers)}") if has_picture(source) else None

    html, is_whole = _rendered(markdown)
    nodes = Inert(f"{SITE}/blog/", address)(parsed(html))
    body = written(tuple(_bounded(nodes, 0, 0)))
    return InertPage(body, {number: source for source, number in numbers.items()}, is_whole)


def _rendered(markdown: str) -> tuple[str, bool]:
    """Return HTML as the post says it, harmful things included, and whether that is all; what takes long is a note."""
    text, is_whole = _beginning(markdown)
    renderer = Renderer(named=False, budget=_BUDGET)
    renderer.render(issue := parse(text))
    while (batch := renderer.batch()) is not None:
        renderer.take(batch, given_up(batch))
    return "".join(fragment.html for fragment in renderer.render(issue)), is_whole


def _beginning(markdown: str) -> tuple[str, bool]:
    lines = markdown[:LONGEST].splitlines(keepends=True)[:MOST_LINES]
    text = "".join(lines)
    if len(text) == len(markdown):
        return text, True
    return "".join(lines[:-1] if len(lines) > 1 else lines), False


def _bounded(nodes: tuple[Node, ...], tables: int, depth: int) -> Iterator[Node]:
    """Yield what rich text lays out in time: neither tables nor lists nested without end, no cell over hundreds."""
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        inner, deep = tables + (node.name == "table"), depth + (node.name in _NESTED)
        inside = tuple(_bounded(node.children, inner, deep))
        if node.name in _PLAYERS:
            yield Element("p", {}, ("Video",))
        elif node.name == "img" and not node.get("src").startswith(PICTURE):
            yield node.get("alt") or "Picture"  # one that the text itself holds
        elif inner > _DEEPEST_TABLES or deep > _DEEPEST:
            yield from (" ", *inside)
        else:
            yield Element(_CALLED.get(node.name, node.name), _kept(node), inside)


def _kept(node: Element) -> dict[str, str]:
    """Return the attributes that rich text may know; a picture has its own size."""
    kept = {key: value for key, value in node.attributes.items() if key not in _DROPPED}
    for name in _SPANS:
        if name in kept and not (kept[name].isdecimal() and len(kept[name]) < 3 and int(kept[name]) <= _MOST_CELLS):
            del kept[name]
    return kept
