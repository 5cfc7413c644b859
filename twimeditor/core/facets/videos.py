"""The facets of a video: which one, from which second on, its title, and how it is embedded."""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from functools import partial
from html import unescape

from twimeditor.core.errors import EditError
from twimeditor.core.facets.calls import Call, argument, call_of, quoted
from twimeditor.core.facets.facet import Facet, spliced
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Embed, Node

FORM = "form"
VIDEO = "video"
START = "start"
TITLE = "title"

PLAYER = "youtube_player"
_ID = lazy_pattern(r"[\w-]+")
_EMBEDDED = lazy_pattern(r"(?:youtube(?:-nocookie)?\.com/(?:embed/|watch\?v=)|youtu\.be/)(?P<id>[\w-]*)")
_BEGINS = lazy_pattern(r"[?&](?:amp;)?start=(?P<start>\d*)")
_TAG = lazy_pattern(r"\s*<(?P<name>iframe|video)\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = lazy_pattern(r"""(?P<name>[\w-]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+))?""")


class Form(StrEnum):
    """How a video is embedded."""

    SHORTCODE = "shortcode"
    IFRAME = "iframe"
    FILE = "video"


def video_facets(node: Embed) -> Iterator[Facet]:
    """Yield form, video, start and title, as far as the form of the embed has them."""
    call = call_of(node.markdown)
    if call is not None:
        yield from _of_call(node, call)
        return
    tag = _TAG.match(node.markdown)
    source = _attribute(node.markdown, tag, "src") if tag is not None else None
    if tag is None or source is None:
        return
    form = Form(tag["name"].lower())
    yield Facet(FORM, form, partial(_converted, node))
    yield from _of_source(node, form, *source)
    yield _tag_facet(node, tag, TITLE)


def _of_call(node: Embed, call: Call) -> Iterator[Facet]:
    if call.read.name != PLAYER:
        return
    yield Facet(FORM, Form.SHORTCODE, partial(_converted, node))
    video = argument(node, call, "video_id", VIDEO)
    yield replace(video, put=partial(_put_id, video), drop=None)
    yield argument(node, call, START, START)
    yield argument(node, call, "noscript_text", TITLE)


def _put_id(facet: Facet, value: str) -> Node:
    changed = facet.put(value)
    return replace(changed, video=value) if isinstance(changed, Embed) else changed


def _of_source(node: Embed, form: Form, start: int, end: int) -> Iterator[Facet]:
    """Yield the video that a tag shows: a YouTube id within its address, or else the whole address."""
    raw = node.markdown[start:end]
    found = _EMBEDDED.search(raw)
    if form is not Form.IFRAME or found is None:
        at = start + (raw[:1] in {'"', "'"})
        yield Facet(VIDEO, unescape(_bare(raw)), partial(_with_address, node, start, end), at=at)
        return
    first, behind = start + found.start("id"), start + found.end("id")
    yield Facet(VIDEO, found["id"], partial(_with_id, node, first, behind), at=first)
    begins = _BEGINS.search(raw)
    if begins is None:
        yield Facet(START, "", partial(_beginning, node, start, end))
        return
    place = start + begins.start("start"), start + begins.end("start")
    yield Facet(START, begins["start"], partial(_with_seconds, node, *place), at=place[0])


def _with_id(node: Embed, start: int, end: int, value: str) -> Node:
    if value and not _ID.fullmatch(value):
        raise EditError("this is no id of a YouTube video")
    return replace(spliced(node, start, end, value), video=value)


def _with_address(node: Embed, start: int, end: int, value: str) -> Node:
    return replace(spliced(node, start, end, _literal(value)), video=value)


def _with_seconds(node: Embed, start: int, end: int, value: str) -> Node:
    if not re.fullmatch(r"[0-9]*", value):
        raise EditError("the start is a number of seconds")
    return spliced(node, start, end, value)


def _beginning(node: Embed, start: int, end: int, value: str) -> Node:
    raw = node.markdown[start:end]
    quote = raw[-1] if raw[-1] in "\"'" else ""
    mark = "?" if "?" not in raw else "&amp;" if "&amp;" in raw else "&"
    at = raw.find("#") if "#" in raw else len(raw) - len(quote)
    opened = spliced(node, start + at, start + at, f"{mark}start=")
    return _with_seconds(opened, start + at + len(mark) + 6, start + at + len(mark) + 6, value)


def _tag_facet(node: Embed, tag: re.Match[str], name: str) -> Facet:
    place = _own_attribute(node.markdown, tag, name)
    if place is None:
        return Facet(name, "", partial(_with_attribute, node, tag, name))
    raw = node.markdown[slice(*place)]
    at = place[0] + (raw[:1] in {'"', "'"})
    return Facet(name, unescape(_bare(raw)), lambda new: spliced(node, *place, _literal(new)), at=at)


def _with_attribute(node: Embed, tag: re.Match[str], name: str, value: str) -> Node:
    end = re.search(r"\s*/?>\Z", tag[0])
    at = tag.start() + (end.start() if end else len(tag[0]))
    return spliced(node, at, at, f" {name}={_literal(value)}")


def _attribute(markdown: str, tag: re.Match[str], name: str) -> tuple[int, int] | None:
    """Return where the value of an attribute stands, its quotes included: in the tag, else in one inside it."""
    own = _own_attribute(markdown, tag, name)
    if own is not None:
        return own
    inner = re.compile(r"<source\b[^<>]*>", re.IGNORECASE).search(markdown, tag.end())
    return _own_attribute(markdown, inner, name) if inner is not None else None


def _own_attribute(markdown: str, tag: re.Match[str], name: str) -> tuple[int, int] | None:
    start = tag.start() + re.match(r"\s*<\w+", tag[0]).end()  # type: ignore[union-attr]  # every tag begins so
    for found in _ATTRIBUTE.finditer(markdown, start, tag.end()):
        if found["name"].lower() == name and found["value"] is not None:
            return found.span("value")
    return None


def _bare(literal: str) -> str:
    return literal[1:-1] if literal[:1] in {'"', "'"} else literal


def _literal(value: str) -> str:
    text = value.replace("&", "&amp;") if unescape(value) != value else value
    return '"' + text.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;") + '"'


def _converted(node: Embed, wanted: str) -> Node:
    """Return the same video in another form."""
    values = {facet.name: facet.value for facet in video_facets(node)}
    if wanted not in {*Form}:
        raise EditError(f"a video is not embedded as {wanted}")
    form = Form(wanted)
    return replace(node, markdown=_written(form, values.get(VIDEO, ""), values.get(START, ""), values.get(TITLE, "")))


def _written(form: Form, video: str, start: str, title: str) -> str:
    if form is Form.SHORTCODE:
        if video and not _ID.fullmatch(video):
            raise EditError("only a YouTube video can be a shortcode: give its id")
        more = (f", start={quoted(start)}" if start else "") + (f", noscript_text={quoted(title)}" if title else "")
        return f"{{{{ {PLAYER}(video_id={quoted(video)}{more}) }}}}"
    titled = f" title={_literal(title)}" if title else ""
    if form is Form.FILE:
        return f"<video src={_literal(video)}{titled} controls></video>"
    known = not video or _ID.fullmatch(video)
    seconds = f"?start={start}" if start and known else ""
    address = f"https://www.youtube.com/embed/{video}{seconds}" if known else video
    return f"<iframe src={_literal(address)}{titled} allowfullscreen></iframe>"
