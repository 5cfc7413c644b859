"""Writing images anew: Markdown stays Markdown, an ``<img>`` keeps its other attributes and its link."""

import re

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Image
from twimeditor.core.post.inline import escape, image_at
from twimeditor.core.post.media import attributes
from twimeditor.core.post.regenerate.values import destination, line_end, single, with_attribute

_IMG = lazy_pattern(r"<img\b[^<>]*>", re.IGNORECASE)
_LINK = lazy_pattern(r"<a\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTES = {"alt": "alt", "url": "src", "title": "title"}


def image_text(image: Image, eol: str) -> str:
    """Return an edited image in the form of its slice."""
    end = line_end(image.source, eol)
    if image.source is None:
        return _markdown(image) + end
    body = image.source.text.rstrip("\r\n")
    tag = _IMG.search(body)
    start = len(body) - len(body.lstrip(" \t"))
    found = image_at(body[start:])
    if found is not None:
        return (
            body[:start]
            + _markdown(image, found.label, body[start : start + found.end])
            + body[start + found.end :]
            + end
        )
    if tag is None:
        return _markdown(image) + end
    return _with_link(image, body[: tag.start()]) + _tag(image, tag[0]) + body[tag.end() :] + end


def _markdown(image: Image, label: str = "", old: str = "") -> str:
    """Return the Markdown form; `label` and `old` are the slice's alt text and whole image."""
    was = dict(zip(image.FIELDS, image.source.values, strict=True)) if image.source and old else {}
    alt = label if was.get("alt") == image.alt else escape(single(image.alt))
    same = was.get("url") == image.url and was.get("title") == image.title
    inside = old[len(label) + 4 : -1] if same else destination(image.url, image.title)
    return f"![{alt}]({inside})"


def _tag(image: Image, tag: str) -> str:
    """Return the ``<img>`` with the attributes that changed."""
    values = image.source.values if image.source else ()
    for field, was in zip(image.FIELDS, values, strict=True):
        value = str(getattr(image, field))
        if value != was:
            tag = with_attribute(tag, _ATTRIBUTES[field], value)
    return tag


def _with_link(image: Image, before: str) -> str:
    """Return what stands before the ``<img>``; a link to the very picture follows it."""
    was = image.source.values[1] if image.source else ""
    link = _LINK.search(before)
    if link is None or image.url == was or attributes(link[0]).get("href") != was:
        return before
    return before[: link.start()] + with_attribute(link[0], "href", image.url) + before[link.end() :]
