"""Escaping as the site's Markdown parser does it."""

from html import escape
from urllib.parse import quote

from twimeditor.core.lazy import lazy_pattern

_HREF_SAFE = "!#$%()*+,-./:;=?@_~&'"
_TEXT = lazy_pattern('[&<>"]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape_html(text: str) -> str:
    """Return `text` for use in HTML, between tags or inside a double-quoted attribute."""
    return _TEXT.sub(lambda found: _ENTITIES[found[0]], text)


def escape_text(text: str) -> str:
    """Return `text` for use between tags, where the site's parser leaves quotes as they are."""
    return escape(text, quote=False)


def escape_url(url: str) -> str:
    """Return `url` with each character that a link target may not hold percent-encoded.

    Nothing else is touched: what is percent-encoded already, or not, stays as typed.
    """
    return quote(url, safe=_HREF_SAFE, errors="replace")
