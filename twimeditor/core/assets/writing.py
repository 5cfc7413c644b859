"""Addresses and alt texts as they are written where they stand, so that they read back as they are."""

import re
from collections.abc import Iterator
from html import unescape

from twimeditor.core.assets.candidates import Form
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import calls_template, escape
from twimeditor.core.post.regenerate.values import label, single
from twimeditor.core.post.site import entities
from twimeditor.core.post.site.definitions import target

_ENTITIES = {'"': "&quot;", "'": "&#39;"}
_MARKS = lazy_pattern(r"[\\()<>\"'&|]")
_ODD = lazy_pattern(r"[\s\"'<>`=]")
_UNSAFE = lazy_pattern(r"[\x00-\x20\"'`<>()\\|]")


def addresses(form: Form, address: str, before: str) -> Iterator[str]:
    """Yield how an address may be written in a form, the plainest way first; `before` is the character before it."""
    match form:
        case Form.BARE:
            yield from (text for text in _bare(address) if _reads_as(text, address))
        case Form.ANGLED:
            yield from (text for text in _escaped(address) if _reads_as(f"<{text}>", address))
        case Form.HTML:
            text = attribute_text(address, before)
            yield text if before in _ENTITIES or not _ODD.search(text) else f'"{text}"'
        case Form.CALL:
            yield address
    yield _UNSAFE.sub(_percent, address)


def alts(text: str, labels: frozenset[str]) -> Iterator[str]:
    """Yield how an alt text may be written in Markdown, the plainest way first; `labels` are defined in the issue."""
    words = single(text)
    known = {one: {"href": "", "title": ""} for one in labels}
    yield escape(words, known)
    yield escape(words, known).replace("|", "\\|")
    yield label(words, wary=True)
    yield label(words, wary=True).replace("|", "\\|")


def attribute_text(value: str, quote: str) -> str:
    """Return a value for an HTML attribute in such quotes."""
    text = value.replace("&", "&amp;") if unescape(value) != value else value
    text = text.replace("{", "&#123;") if calls_template(text) else text
    return text.replace(quote, _ENTITIES.get(quote, quote)).replace("<", "&lt;").replace(">", "&gt;")


def _bare(address: str) -> Iterator[str]:
    yield address
    yield f"<{address}>"
    yield from _escaped(address)


def _escaped(address: str) -> Iterator[str]:
    yield address
    yield _MARKS.sub(lambda found: "&amp;" if found[0] == "&" else f"\\{found[0]}", address)


def _reads_as(text: str, address: str) -> bool:
    read = target(f"{text})", 0)
    return read is not None and read[1] == len(text) and entities.unescape(read[0]) == address


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
