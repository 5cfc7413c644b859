"""What a piece of HTML from another program shows: its pictures and its text."""

from base64 import b64decode
from binascii import Error
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

MOST_BYTES = 100 * 1024 * 1024
"""How large a picture within the HTML may be."""

_UNSEEN = {"style", "script", "title", "noscript"}


def pictures_in(html: str) -> tuple[tuple[str, ...], str, str]:
    """Return the addresses of the pictures, what the first is said to show, and the text beside them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.sources), reader.alt, "".join(reader.text).strip()


def inline_bytes(address: str) -> bytes | None:
    """Return the bytes that a ``data:`` address of a picture holds, None where there are none or too many."""
    head, comma, body = address.partition(",")
    if not comma or not head.startswith("data:image/") or len(body) > 2 * MOST_BYTES:
        return None
    try:
        found = b64decode(unquote_to_bytes(body), validate=True) if ";base64" in head else unquote_to_bytes(body)
    except (Error, ValueError):
        return None
    return found if 0 < len(found) <= MOST_BYTES else None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []
        self.alt = ""
        self.text: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag == "img" and (source := dict(attrs).get("src")):
            self.alt = self.alt if self.sources else (dict(attrs).get("alt") or "").strip()
            self.sources.append(source.strip())

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.text.append(data)
