"""Pictures and videos: what a block consists of when it is nothing else."""

import html
import re
from dataclasses import dataclass

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import image_at, link_at, plain

_IMG = lazy_pattern(r"\s*(?:<a\b[^<>]*>\s*)?<img\b([^<>]*)>(?:\s*</a>)?\s*", re.IGNORECASE)
_LINKED = lazy_pattern(r"\s*<a\b", re.IGNORECASE)
_VIDEO = lazy_pattern(r"\s*<(iframe|video)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = lazy_pattern(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_YOUTUBE = lazy_pattern(r"(?:youtube(?:-nocookie)?\.com/(?:embed/|watch\?v=)|youtu\.be/)([\w-]+)")
_LONGEST = 20_000  # no paragraph of pictures is longer; keeps odd input from costing time


@dataclass(frozen=True, slots=True)
class Picture:
    """An image's fields: plain text and a URL."""

    alt: str
    url: str
    title: str


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes in the inside of an HTML tag, names in lower case."""
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(tag)
    }


def picture(text: str) -> Picture | None:
    """Return the single image that `text` is as a whole, Markdown or ``<img>`` with or without a link, or None."""
    if len(text) > _LONGEST:
        return None
    stripped = text.strip()
    markdown = image_at(stripped)
    if markdown is not None:
        whole = markdown.end == len(stripped)
        return Picture(plain(markdown.label), markdown.target, markdown.title) if whole else None
    found = _IMG.fullmatch(text)
    if found is None or bool(_LINKED.match(text)) != text.rstrip().lower().endswith("</a>"):
        return None
    tag = attributes(found[1])
    return Picture(tag.get("alt", ""), tag.get("src", ""), tag.get("title", ""))


def pictures_only(text: str) -> bool:
    """Tell whether a paragraph consists of several images and nothing else."""
    rest = text.strip()
    if len(rest) > _LONGEST:
        return False
    count = 0
    while rest:
        end = _picture_end(rest)
        if not end:
            return False
        rest = rest[end:].lstrip()
        count += 1
    return count > 1 or (count == 1 and text.strip().startswith("[!["))


def _picture_end(text: str) -> int:
    """Return where the image that `text` starts with ends, linked or not, else 0."""
    if text.startswith("[!["):
        inner = image_at(text[1:])
        outer = link_at(text)
        fits = inner is not None and outer is not None and inner.end == len(outer.label)
        return outer.end if fits and outer is not None else 0
    markdown = image_at(text)
    if markdown is not None:
        return markdown.end
    found = _IMG.match(text)
    return found.end() if found is not None else 0


def video(text: str) -> str | None:
    """Return the id or URL of the single video that an HTML block or paragraph is, or None."""
    found = _VIDEO.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    closing = f"</{found[1].lower()}>"
    at = rest.lower().find(closing)
    alone = rest == "" if at < 0 else at + len(closing) == len(rest)
    if not alone or (at < 0 and not found[2].rstrip().endswith("/")):
        return None
    source = attributes(found[2]).get("src") or attributes(rest[: max(at, 0)]).get("src", "")
    youtube = _YOUTUBE.search(source)
    return youtube[1] if youtube is not None else source
