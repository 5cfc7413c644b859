"""What a post's HTML may do on a page that leaves the program: be read, and nothing else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from twimeditor.core.export.address import absolute
from twimeditor.core.export.elements import BLOCKS, HEADINGS, Element, Node, names
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.youtube import video_id

Href = Callable[[str], str | None]
"""Tells where a picture or a video lies for the page, None for one that lies elsewhere."""

_UNREAD = names("script style template title noembed noframes svg math")
_PLAYERS = frozenset({"video", "audio"})
_AS: Mapping[str, str] = {
    "center": "div",
    "strike": "s",
    "tt": "code",
    "xmp": "pre",
    "plaintext": "pre",
    "textarea": "pre",
}
_KEPT = BLOCKS - {"center", "dialog", "dir", "fieldset", "form", "main", "menu", "search"} | names(
    "a abbr b bdi bdo br caption cite code col colgroup data del dfn em i ins kbd label mark q rp rt ruby s samp small "
    "span strong sub sup tbody td tfoot th thead time tr u var wbr"
)
_EVERYWHERE = frozenset({"class", "dir", "id", "lang", "title"})
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "ol": frozenset({"reversed", "start", "type"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "code": frozenset({"data-lang"}),
    "details": frozenset({"open"}),
    "time": frozenset({"datetime"}),
    "img": frozenset({"height", "width"}),
    "video": frozenset({"height", "loop", "muted", "width"}),
}
_ALIGNED = lazy_pattern(r"\s*text-align\s*:\s*(left|center|right)\s*;?\s*")
_PICTURE = lazy_pattern(r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*")


@dataclass(frozen=True, slots=True)
class Inert:
    """Makes what a post holds into what may be read of it, at the address `page`.

    Whatever runs or is fetched from elsewhere becomes a link to it: players, frames, pictures of other
    sites. What is no HTML for reading is left out, but not the text in it.
    """

    page: str
    href: Href

    def __call__(self, nodes: tuple[Node, ...], *, linked: bool = False, flowing: bool = False) -> tuple[Node, ...]:
        """Return nodes for reading; `linked` inside a link, `flowing` inside a line of text."""
        return tuple(made for node in nodes for made in self._made(node, linked, flowing))

    def _made(self, node: Node, linked: bool, flowing: bool) -> Iterator[Node]:
        if isinstance(node, str):
            yield node
        elif node.name in _UNREAD:
            return
        elif node.name == "img":
            yield self._picture(node, linked)
        elif node.name in _PLAYERS or node.name in {"iframe", "youtube-player"}:
            yield from self._player(node, linked, flowing)
        elif node.name == "input":
            yield from _box(node)
        elif node.name == "noscript":
            yield _card(flowing, *self(node.children, linked=linked, flowing=True))
        else:
            yield from self._element(node, linked, flowing)

    def _element(self, node: Element, linked: bool, flowing: bool) -> Iterator[Node]:
        name = _AS.get(node.name, node.name)
        target = absolute(node.get("href"), self.page) if name == "a" else None
        flowing = name == "p" or name in HEADINGS or (flowing and name not in BLOCKS)
        inside = self(node.children, linked=linked or target is not None, flowing=flowing)
        if name == "a" and (linked or (target is None and not node.get("id"))):
            yield from inside
        elif name in _KEPT:
            yield Element(name, self._attributes(name, node, target), inside)
        else:
            yield from inside

    def _attributes(self, name: str, node: Element, target: str | None) -> dict[str, str]:
        kept = _EVERYWHERE | _ATTRIBUTES.get(name, frozenset())
        found = {key: value for key, value in node.attributes.items() if key in kept}
        aligned = _ALIGNED.fullmatch(node.get("style"))
        if aligned is not None:
            found["style"] = f"text-align: {aligned[1]}"
        return {"href": self._within(target), **found} if target is not None else found

    def _within(self, target: str) -> str:
        """Return a target, on this very page where it leads to the page that this one is of."""
        page, mark, anchor = target.partition("#")
        return f"#{anchor}" if mark and anchor and page.rstrip("/") == self.page.rstrip("/") else target

    def _picture(self, node: Element, linked: bool) -> Node:
        source = node.get("src")
        address = source if _PICTURE.fullmatch(source) else self.href(source)
        if address is None:
            return self._link(source, _called("Picture", node.get("alt").strip() or _name_of(source)), linked)
        return Element("img", {"src": address, "alt": node.get("alt")} | self._attributes("img", node, None))

    def _player(self, node: Element, linked: bool, flowing: bool) -> Iterator[Node]:
        sources = [node.get("src"), *(child.get("src") for child in _sources(node))]
        sources = [source for source in sources if source]
        near = [address for address in map(self.href, sources) if address is not None]
        if node.name in _PLAYERS and near:
            yield Element(node.name, {"src": near[0], "controls": ""} | self._attributes(node.name, node, None))
        elif sources:
            address = _watched(sources[0])
            yield _card(flowing, self._link(address, _called("Video", absolute(address, self.page) or ""), linked))
        elif node.name != "youtube-player":
            yield from self(node.children, linked=linked, flowing=flowing)

    def _link(self, source: str, text: str, linked: bool) -> Node:
        target = absolute(source, self.page)
        text = " ".join(text.split())
        return text if linked or target is None else Element("a", {"href": target}, (text,))


def _name_of(address: str) -> str:
    """Return the file name that an address ends in; nothing where the address holds the file itself."""
    path = address.partition("?")[0].partition("#")[0].rstrip("/")
    return "" if address.lstrip().lower().startswith("data:") else unquote(path.rpartition("/")[2])


def _called(kind: str, name: str) -> str:
    return f"{kind}: {name}" if name else kind


def _card(flowing: bool, *inside: Node) -> Element:
    return Element("span" if flowing else "div", {"class": "elsewhere"}, inside)


def _watched(source: str) -> str:
    """Return the address at which a person watches what a frame shows."""
    video = video_id(source) if "youtu" in source else None
    return f"https://www.youtube.com/watch?v={video}" if video is not None else source


def _sources(node: Element) -> Iterator[Element]:
    return (child for child in node.children if isinstance(child, Element) and child.name == "source")


def _box(node: Element) -> Iterator[Node]:
    if node.get("type").lower() == "checkbox":
        yield "☑ " if "checked" in node.attributes else "☐ "
