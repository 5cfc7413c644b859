"""The id of a YouTube video, out of whatever was pasted for it."""

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

from twimeditor.core.lazy import lazy_pattern

_ID = lazy_pattern(r"[\w-]{11}", re.ASCII)
_SOURCE = lazy_pattern(r"""\b(?:src|video_id)\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_SCHEME = lazy_pattern(r"(?:https?:)?//", re.IGNORECASE)
_HOSTS = ("youtube.com", "youtube-nocookie.com")
_SHORT = "youtu.be"
_SUBDOMAINS = lazy_pattern(r"\A(?:www|m|music)\.")
_PATHS = frozenset({"embed", "live", "shorts", "v", "e"})


def video_id(pasted: str) -> str | None:
    """Return the id in an address of any common form, in an embed's HTML or shortcode, or alone; else None."""
    source = _SOURCE.search(pasted)
    text = "".join((source[1] if source is not None else pasted).split()).strip("<>")
    if _ID.fullmatch(text):
        return text
    try:
        address = urlsplit("https://" + _SCHEME.sub("", text, count=1))
        found = _in_address(address, _SUBDOMAINS.sub("", address.hostname or ""))
    except ValueError:
        return None
    return found if _ID.fullmatch(found) else None


def _in_address(address: SplitResult, host: str) -> str:
    parts = [part for part in address.path.split("/") if part]
    if host == _SHORT:
        return parts[0] if parts else ""
    if host not in _HOSTS or not parts:
        return ""
    if parts[0] == "watch":
        return next(iter(parse_qs(address.query).get("v", ())), "")
    return parts[1] if parts[0] in _PATHS and len(parts) > 1 else ""
