"""The HTML that a Matrix message may hold: what the specification's list of tags and attributes permits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from twimeditor.core.export.address import absolute
from twimeditor.core.export.elements import Element, Node, joined, names, text_of
from twimeditor.core.lazy import lazy_pattern

TAGS = names(
    "del h1 h2 h3 h4 h5 h6 blockquote p a ul ol sup sub li b i u strong em s code hr br div table thead tbody tr th td "
    "caption pre span img details summary"
)
"""The tags that clients are to show, by version 1.18 of the client-server API."""

BLOCKS = TAGS & names(
    "h1 h2 h3 h4 h5 h6 blockquote p ul ol li hr div table thead tbody tr th td caption pre details summary"
)

_AS: Mapping[str, str] = {
    "strike": "del",
    "ins": "u",
    "kbd": "code",
    "samp": "code",
    "var": "em",
    "cite": "em",
    "dfn": "em",
    "mark": "strong",
    "tfoot": "tbody",
    **dict.fromkeys(names("address article aside dd dl dt figcaption figure footer header hgroup nav section"), "div"),
}
_DROPPED = frozenset({"img", "span"})
_ALONE = frozenset({"br", "hr", "td", "th"})
LONGEST_LINK = 2_000
"""Characters of an address beyond which what it says stands without it: it must fit beside its text."""

_SPACE = lazy_pattern(r"[ \t\r\n\f]+")
_LANGUAGE = lazy_pattern(r"[\w+#.-]{1,40}")
_NUMBER = lazy_pattern(r"-?\d{1,9}")


@dataclass(frozen=True, slots=True)
class Permitted:
    """Makes what `Inert` has left of the page `page` into blocks that a message may hold, without needless space."""

    page: str

    def __call__(self, nodes: Iterable[Node]) -> tuple[Element, ...]:
        """Return blocks; text that stands beside blocks becomes a paragraph."""
        return tuple(_paragraphs(_tidied(self._all(nodes), within_block=True)))

    def _all(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        return joined(made for node in nodes for made in self._made(node))

    def _made(self, node: Node) -> Iterator[Node]:
        if isinstance(node, str):
            yield node
            return
        name = _AS.get(node.name, node.name)
        attributes = self._attributes(name, node)
        inside = self._all(_noted(node) if "footnote-definition" in node.get("class").split() else node.children)
        if name not in TAGS - _DROPPED or (name == "a" and not attributes):
            yield from inside
        elif name == "div":
            yield from _paragraphs(_tidied(inside, within_block=True))
        else:
            yield Element(name, attributes, inside)

    def _attributes(self, name: str, node: Element) -> dict[str, str]:
        if name == "a":
            target = absolute(node.get("href"), self.page) if "href" in node.attributes else None
            return {"href": target} if target is not None and len(target) <= LONGEST_LINK else {}
        if name == "ol" and _NUMBER.fullmatch(node.get("start")):
            return {"start": node.get("start")}
        if name == "code" and _LANGUAGE.fullmatch(node.get("data-lang")):
            return {"class": f"language-{node.get('data-lang')}"}
        return {}


def is_block(node: Node) -> bool:
    """Tell whether a node stands on lines of its own in a message."""
    return isinstance(node, Element) and node.name in BLOCKS


def _noted(footnote: Element) -> tuple[Node, ...]:
    """Return what a footnote holds, its number as the beginning of its first paragraph."""
    match footnote.children:
        case (Element(name="sup") as number, Element(name="p") as first, *rest):
            return (first.holding(number, " ", *first.children), *rest)
    return footnote.children


def _tidied(nodes: tuple[Node, ...], *, within_block: bool) -> tuple[Node, ...]:
    """Drop the space that is not seen, and the elements that hold nothing."""
    found: list[Node] = []
    for index, node in enumerate(nodes):
        if isinstance(node, Element):
            found += _with_content(node)
            continue
        text = _SPACE.sub(" ", node)
        if within_block and (not found or _ends_line(found[-1])):
            text = text.lstrip(" ")
        if within_block and (index + 1 == len(nodes) or _ends_line(nodes[index + 1])):
            text = text.rstrip(" ")
        found += [text] if text else []
    return tuple(found)


def _with_content(element: Element) -> tuple[Element, ...]:
    if element.name == "pre":
        return (element,) if text_of((element,)) else ()
    tidied = element.holding(*_tidied(element.children, within_block=element.name in BLOCKS))
    return (tidied,) if tidied.children or tidied.name in _ALONE else ()


def _ends_line(node: Node) -> bool:
    return is_block(node) or (isinstance(node, Element) and node.name == "br")


def _paragraphs(nodes: Iterable[Node]) -> Iterator[Element]:
    """Yield blocks, and what stands between them as paragraphs."""
    for blocks, run in groupby(nodes, key=is_block):
        if blocks:
            yield from (node for node in run if isinstance(node, Element))
        else:
            yield Element("p", {}, tuple(run))
