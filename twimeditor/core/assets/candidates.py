"""Where a text may name a file: as a link's or a picture's target, in an HTML tag, in a shortcode, in a definition.

Whether it does so depends on all that stands around: `twimeditor.core.assets.shown` finds that out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from html import unescape
from itertools import zip_longest
from typing import Literal

from markdown_it.common.utils import normalizeReference

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.call_syntax import Definition, Place
from twimeditor.core.post.site import entities
from twimeditor.core.post.site.definitions import target
from twimeditor.core.render.shortcodes import marks, may_call

Span = tuple[int, int]


class Form(Enum):
    """How an address is written."""

    BARE = "bare"  # ![alt](address)
    ANGLED = "angled"  # ![alt](<address>)
    HTML = "html"  # <img src="address">
    CALL = "call"  # {{ figure(img="address") }}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address as it may stand in a text; `text` is what it says.

    `said` is where its alt text stands in HTML and shortcodes, `label` that of a definition, normalised.
    """

    start: int
    end: int
    form: Form
    text: str
    said: Span | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a picture's alt text may begin in Markdown, and the label that it is by itself, if any."""

    start: int
    label: Span | None = None


_TARGET = lazy_pattern(r"(?<!\\)(?:\\\\)*\]\([ \t\v\f]*(?:\n[ \t\v\f]*)?")
_DEFINED = lazy_pattern(
    r"(?<!\\)\[(?P<label>(?!\^)(?:[^\\\[\]]|\\.){1,999}+)\]:[ \t\v\f]*(?:\n[> \t\v\f]*)?", re.DOTALL
)
_OPENING = lazy_pattern(r"!\[")
_LABEL = lazy_pattern(r"(?P<label>(?:[^\\\[\]]|\\.)+)\](?:\[\]|(?![\[(]))", re.DOTALL)
_TAG = lazy_pattern(r"<(?P<name>[a-z][a-z0-9]*)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_ATTRIBUTE = lazy_pattern(r"""(?<=[\s"'/])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_NAMING = ("src", "poster", "href", "data")
_IN_SET = lazy_pattern(r"[^\s,]+")
_MEDIA = lazy_pattern(r"\S+\.(?:png|jpe?g|gif|webp|avif|svg|webm|mp4)", re.IGNORECASE)
_STRING = lazy_pattern(r"\"[^\"]*\"|'[^']*'|`[^`]*`")
_CALLS = {
    "figure": ("img", "caption"),
    "figureVideo": ("vid", ""),
    "figureGallery": ("images", "captions"),
    "video": ("src", ""),
}
"""The shortcodes that show files: the arguments with addresses, and with what is said of them."""


def candidates(text: str) -> list[Candidate]:
    """Return what may be an address, in order and apart from one another: of two that overlap, the one inside."""
    found = [*_targets(text), *_definitions(text), *_in_tags(text), *_in_calls(text)]
    apart: list[Candidate] = []
    for one in sorted(found, key=lambda one: one.start):
        if apart and one.start < apart[-1].end:
            apart.pop()
        apart.append(one)
    return apart


def openings(text: str) -> Iterator[Opening]:
    """Yield where pictures may begin."""
    for found in _OPENING.finditer(text):
        alone = _LABEL.match(text, found.end())
        yield Opening(found.end(), alone.span("label") if alone is not None else None)


def tag_around(text: str, at: int) -> Span:
    """Return where the HTML tag that holds the character `at` begins and ends."""
    return next(found.span() for found in _TAG.finditer(text) if found.start() <= at < found.end())


def _targets(text: str) -> Iterator[Candidate]:
    return _beginning(text, [(found.end(), "") for found in _TARGET.finditer(text)])


def _definitions(text: str) -> Iterator[Candidate]:
    return _beginning(text, [(found.end(), found["label"]) for found in _DEFINED.finditer(text)])


def _beginning(text: str, starts: Sequence[tuple[int, str]]) -> Iterator[Candidate]:
    """Yield the addresses that begin at some characters, but for those within which another does.

    The last comes first, and none is read further than to where the next begins: a line may be full of them.
    """
    limit = len(text)
    for at, label in reversed(starts):
        one = _target(text, at, limit, label)
        if isinstance(one, Candidate):
            yield one
        if one is not None:
            limit = at


def _target(text: str, at: int, limit: int, label: str) -> Candidate | Literal[False] | None:
    """Return the address that begins there; False where what goes on up to there is none either, None for nothing."""
    is_angled = text.startswith("<", at)
    read = target(text, at, limit)
    if read is None:
        return None if is_angled else False
    raw, end = read
    if end == at:
        return None
    if not is_angled and limit <= end < len(text):
        return False
    form = Form.ANGLED if is_angled else Form.BARE
    name = normalizeReference(" ".join(label.split())) if label else ""
    return Candidate(at + is_angled, end - is_angled, form, entities.unescape(raw), label=name)


def _in_tags(text: str) -> Iterator[Candidate]:
    for tag in _TAG.finditer(text):
        places: dict[str, Span] = {}
        for found in _ATTRIBUTE.finditer(text, tag.start(), tag.end()):
            group = found.lastindex or 0
            places.setdefault(found[1].lower(), found.span(group) if group > 1 else (found.end(), found.end()))
        yield from _in_tag(text, places, is_picture=tag["name"].lower() == "img")


def _in_tag(text: str, places: Mapping[str, Span], *, is_picture: bool) -> Iterator[Candidate]:
    for name in _NAMING:
        start, end = places.get(name, (0, 0))
        if start < end:
            said = places.get("alt") if is_picture and name == "src" else None
            yield Candidate(start, end, Form.HTML, unescape(text[start:end]), said)
    for found in _IN_SET.finditer(text, *places.get("srcset", (0, 0))):
        yield Candidate(found.start(), found.end(), Form.HTML, unescape(found[0]))


def _in_calls(text: str) -> Iterator[Candidate]:
    if not may_call(text):
        return
    for mark in marks(text):
        if mark.called is not None and not mark.protected:
            yield from _in_call(text, mark.called) if mark.called.name in _CALLS else _in_other_call(text, mark.called)


def _in_call(text: str, called: Definition) -> Iterator[Candidate]:
    shown, said = _CALLS[called.name]
    places = called.places
    if called.name == "video" and shown not in places:
        shown = "vid"
    captions = _strings(text, places.get(said))
    for address, caption in zip_longest(_strings(text, places.get(shown)), captions):
        if address is not None:
            start, end = address
            yield Candidate(start, end, Form.CALL, text[start:end], caption)


def _in_other_call(text: str, called: Definition) -> Iterator[Candidate]:
    """Yield what can only be a file, in a shortcode of which nothing is known."""
    for place in called.places.values():
        for start, end in _strings(text, place):
            if _MEDIA.fullmatch(text, start, end):
                yield Candidate(start, end, Form.CALL, text[start:end])


def _strings(text: str, place: Place | None) -> list[Span]:
    """Return the insides of the texts that an argument is, or those in its list."""
    if place is None:
        return []
    return [(found.start() + 1, found.end() - 1) for found in _STRING.finditer(text, place.start, place.end)]
