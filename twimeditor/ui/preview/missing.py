"""What rich text cannot show, or would show too slowly: words in the place of pictures, tables within bounds."""

import re
from collections.abc import Callable
from functools import partial
from html import escape, unescape

from twimeditor.core.lazy import lazy_pattern

_IMAGE = lazy_pattern(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = lazy_pattern(r"""\b(?P<name>src|alt)\s*=\s*(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.IGNORECASE)

_SPAN = lazy_pattern(r"""\b((?:col|row)span\s*=\s*["']?\s*\d{1,2})\d*""", re.IGNORECASE)
_TABLE = lazy_pattern(r"<(/?)table\b", re.IGNORECASE)
_TAG = lazy_pattern(r"<[^<>]*>")

MOST_TABLES = 5
"""So many tables may lie in one another; rich text takes twice as long for each."""


def bounded(html: str) -> str:
    """Return the HTML with no cell over more than 99 others; its text alone where tables are nested too deep."""
    if _depth_of_tables(html) > MOST_TABLES:
        return f"<p>{_TAG.sub(' ', html)}</p>"
    return _SPAN.sub(r"\1", html)


def _depth_of_tables(html: str) -> int:
    depth = deepest = 0
    for tag in _TABLE.finditer(html):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def with_words(html: str, is_there: Callable[[str], bool]) -> str:
    """Return the HTML with each picture that is not there told in words."""
    return _IMAGE.sub(partial(_told, is_there), html)


def _told(is_there: Callable[[str], bool], image: re.Match[str]) -> str:
    found = {one["name"].lower(): unescape(one["value"]) for one in _ATTRIBUTE.finditer(image.group())}
    address = found.get("src", "")
    if is_there(address):
        return image.group()
    alt = f"{escape(found['alt'])}. " if found.get("alt") else ""
    return f"<i>{alt}Picture not shown: {escape(address)}</i>"
