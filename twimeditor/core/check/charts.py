"""Where each field of a node stands in the node's own text."""

import re
from collections.abc import Iterator

from twimeditor.core.check.front_charts import front_charts
from twimeditor.core.check.segments import Chart, Segment, aligned, lined, verbatim
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    AttributionForm,
    Blank,
    Block,
    EntryHeading,
    FrontMatter,
    Image,
    MoreMarker,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
)
from twimeditor.core.post.inline import Link, image_at, link_at

_HASHES = lazy_pattern(r"[ \t]*#{1,6}[ \t]*")
_WEBSITE = "([website]("
_ANCHOR = lazy_pattern(r"<a\b(?P<inside>[^<>]*)>(?P<name>.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
_LABEL = lazy_pattern(r"\[(?P<name>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\](?:\[[^\[\]]*\])?", re.DOTALL)
_IMG = lazy_pattern(r"<img\b[^<>]*>", re.IGNORECASE)
_MATRIX_TO = lazy_pattern(r"https?://(?:www\.)?matrix\.to/#/", re.IGNORECASE)
_ATTRIBUTES = {"alt": "alt", "url": "src", "title": "title"}
_ROOM = " \t\r\n"


def charts(node: Node, text: str) -> tuple[Chart, ...]:
    """Return where the fields of a node stand in the text that is written for it, in the order of its fields."""
    return tuple(_charts(node, text))


def _charts(node: Node, text: str) -> Iterator[Chart]:
    match node:
        case FrontMatter():
            yield from front_charts(node, text)
        case Blank() | MoreMarker():
            return
        case Quote():
            yield Chart("body", node.body, lined(node.body, text, quoted=True))
        case Block():
            yield Chart("markdown", node.markdown, lined(node.markdown, text))
        case SectionHeading() | EntryHeading() | SubHeading():
            yield from _heading(node, text)
        case Attribution():
            yield from _attribution(node, text)
        case Image():
            yield from _image(node, text)


def _heading(node: SectionHeading | EntryHeading | SubHeading, text: str) -> Iterator[Chart]:
    hashes = _HASHES.match(text)
    if hashes is None:
        yield Chart("title", node.title, aligned(node.title, text.strip(_ROOM), len(text) - len(text.lstrip(_ROOM))))
        return
    has_website = isinstance(node, EntryHeading) and bool(node.website)
    end = text.rfind(_WEBSITE) if has_website else -1
    title = _part("title", node.title, text, hashes.end(), end if end >= 0 else len(text.rstrip(_ROOM)))
    yield title
    if isinstance(node, EntryHeading) and end >= 0:
        yield _part("website", node.website, text, end + len(_WEBSITE), len(text.rstrip(_ROOM)))
    elif isinstance(node, EntryHeading):
        yield Chart("website", node.website, aligned(node.website, "", title.end))


def _attribution(node: Attribution, text: str) -> Iterator[Chart]:
    inside = text.rstrip(_ROOM)
    start = len(inside) - len(inside.lstrip(_ROOM))
    if node.guess:
        yield Chart("lead", node.lead, aligned(node.lead, inside[start:], start))
    elif node.form is AttributionForm.HTML and (anchor := _ANCHOR.match(inside, start)):
        yield _part("name", node.name, inside, *anchor.span("name"))
        yield Chart("target", node.target, _attribute(node.target, inside, "href", anchor.span("inside")))
        yield _part("verb", node.verb, inside, anchor.end(), len(inside))
    elif node.form is AttributionForm.REFERENCE and (found := _LABEL.match(inside, start)):
        yield _part("name", node.name, inside, *found.span("name"))
        yield _part("verb", node.verb, inside, found.end(), len(inside))
    else:
        yield from _linked(node, inside, start)


def _linked(node: Attribution, inside: str, start: int) -> Iterator[Chart]:
    link = link_at(inside[start:])
    if link is None:
        names = ("name", "verb") if node.form is AttributionForm.REFERENCE else ("name", "target", "verb")
        yield from (_part(name, getattr(node, name), inside, start, len(inside)) for name in names)
        return
    label = start + 1
    yield _part("name", node.name, inside, label, label + len(link.label))
    yield _part("target", node.target, inside, *_address(inside, label, link, start + link.end))
    yield _part("verb", node.verb, inside, start + link.end, len(inside))


def _address(text: str, label: int, link: Link, end: int) -> tuple[int, int]:
    """Return where the parentheses of a link have their inside, without what every Matrix link begins with."""
    start = label + len(link.label) + len("](")
    found = _MATRIX_TO.search(text, start, end - 1)
    return (found.end() if found is not None and text[start : found.start()] in {"", "<"} else start), end - 1


def _image(node: Image, text: str) -> Iterator[Chart]:
    inside = text.rstrip(_ROOM)
    start = len(inside) - len(inside.lstrip(_ROOM))
    image = image_at(inside[start:])
    if image is not None:
        yield from _markdown_image(node, inside, start, image)
        return
    tag = _IMG.search(inside)
    span = tag.span() if tag else (start, len(inside))
    for name, attribute in _ATTRIBUTES.items():
        value = getattr(node, name)
        yield Chart(name, value, _attribute(value, inside, attribute, span))


def _markdown_image(node: Image, text: str, start: int, image: Link) -> Iterator[Chart]:
    label, end = start + len("!["), start + image.end - 1
    address = label + len(image.label) + len("](")
    yield _part("alt", node.alt, text, label, label + len(image.label))
    url = _part("url", node.url, text, address, end)
    yield url
    if node.title:
        yield _part("title", node.title, text, url.end, end)
    else:
        yield Chart("title", "", verbatim("", end))


def _part(field: str, value: str, text: str, start: int, end: int) -> Chart:
    """Return the chart of a value that stands within these characters."""
    return Chart(field, value, aligned(value, text[start:end], start))


def _attribute(value: str, text: str, name: str, within: tuple[int, int]) -> tuple[Segment, ...]:
    """Return where the value of an attribute stands in an HTML tag; one that it has not would be at its end."""
    pattern = re.compile(rf"""(?<=\s){name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
    found = pattern.search(text, *within)
    if found is None or found.lastindex is None:
        end = within[1] - 1 if text.endswith(">", *within) else within[1]
        return verbatim("", end) if not value else (Segment(0, len(value), *within),)
    start, end = found.span(found.lastindex)
    matrix_to = _MATRIX_TO.match(text, start, end)
    start = matrix_to.end() if matrix_to is not None and value.startswith("@") else start
    return aligned(value, text[start:end], start)
