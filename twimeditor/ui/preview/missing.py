"""Words in the place of pictures that cannot be shown, where the page is rich text."""

import re
from collections.abc import Callable
from functools import partial
from html import escape, unescape

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(?P<name>src|alt)\s*=\s*(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.IGNORECASE)


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
