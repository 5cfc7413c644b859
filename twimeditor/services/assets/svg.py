"""SVG drawings: how large they are, and what they are without scripts, references and private things."""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from twimeditor.core.lazy import lazy_pattern
from twimeditor.services.assets import svg_rules as rules
from twimeditor.services.assets.containers.parts import Bomb, Broken, Measure
from twimeditor.services.assets.svg_uses import Uses

_UNITS: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH: Final = lazy_pattern(r"\s*([0-9]{1,7}(?:\.[0-9]{0,9})?)\s*(px|pt|pc|mm|cm|in)?\s*")
_LARGEST: Final = 8000
_DATA_URL: Final = lazy_pattern(r"\s*data:image/(?:png|jpe?g|gif|webp|avif);base64,([\sA-Za-z0-9+/=]*)", re.IGNORECASE)
_MOST_DEPTH: Final = 500
_MOST_GROWTH: Final = 10
_LONGEST_WORD: Final = 200
_PREFIXES: Final = {rules.XLINK: "xlink:", rules.XML: "xml:"}

Embedded = Callable[[bytes], tuple[str, bytes]]
"""Makes a picture that is part of a drawing fit for the web: returns its media type and its bytes."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as it may be shown; `reasons` are what had to be left out that was more than private."""

    data: bytes
    reasons: tuple[str, ...]


class _Enough(Exception):  # noqa: N818 - it only ends a parser's work
    """The first tag has been read."""


def measure(data: bytes) -> Measure:
    """Return what the first tag tells; 0 for what it does not, as nobody has to know."""
    found: dict[str, str] = {}

    def first(name: str, attributes: dict[str, str]) -> NoReturn:
        if name.rpartition(":")[2] == "svg":
            found.update(attributes)
            raise _Enough
        raise Broken

    parser = expat.ParserCreate()
    parser.StartElementHandler = first
    parser.EntityDeclHandler = _declared
    try:
        _parse(parser, data)
    except _Enough:
        return Measure(*_size(found))
    raise Broken


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    box = [_pixels(part) for part in attributes.get("viewBox", "").replace(",", " ").split()[2:]]
    if len(box) == 2 and all(box):
        width = width or (height * box[0] / box[1] if height else box[0])
        height = height or width * box[1] / box[0]
    known = 0.5 <= width <= _LARGEST and 0.5 <= height <= _LARGEST
    return (round(width), round(height)) if known else (0, 0)


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _UNITS[found[2] or ""] if found else 0.0


def scrub(data: bytes, embedded: Embedded) -> Drawing:
    """Return the drawing without what others must not get; the very same bytes if there was nothing of it."""
    scrubber = _Scrubber(len(data), embedded)
    _parse(scrubber.parser(), data)
    scrubber.uses.check()
    if not scrubber.result():
        raise Broken  # what it says that it is made of is not SVG
    return Drawing(scrubber.result() if scrubber.changed else data, tuple(scrubber.reasons))


def _declared(_name: str, is_parameter: int, value: str | None, *_where: str | None) -> None:
    """Give a drawing up whose declarations multiply; short ones that stand for a word do no harm."""
    if is_parameter or (value is not None and ("&" in value or len(value) > _LONGEST_WORD)):
        raise Bomb


def _parse(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, Broken):
            raise
        raise Broken from error


class _Scrubber:
    """Writes a drawing anew while it is read, but for what must not stay.

    Names come as their namespace, a space and their own part, so that no prefix can disguise them.
    """

    def __init__(self, size: int, embedded: Embedded) -> None:
        self.changed = False
        self.reasons: dict[str, None] = {}
        self.uses = Uses()
        self._embedded = embedded
        self._room = _MOST_GROWTH * size + 100_000
        self._out: list[str] = []
        self._open: list[str] = []
        self._skipped = 0
        self._style: list[str] | None = None

    def parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = _declared
        parser.SkippedEntityHandler = self._entity
        return parser

    def result(self) -> bytes:
        return "".join(self._out).encode()

    def _refuse(self, reason: str) -> None:
        self.reasons[reason] = None
        self.changed = True

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_declarations: int) -> None:
        if has_declarations:
            self._refuse(rules.DECLARATIONS)

    def _entity(self, _name: str, _is_parameter: bool) -> None:
        self._refuse(rules.DECLARATIONS)

    def _comment(self, _text: str) -> None:
        self.changed = True

    def _instruction(self, target: str, _content: str) -> None:
        self.changed = True
        if target.lower() == "xml-stylesheet":
            self._refuse(rules.ELSEWHERE)

    def _start(self, name: str, attributes: list[str]) -> None:
        space, _, local = name.rpartition(" ")
        if len(self._open) + self._skipped >= _MOST_DEPTH:
            raise Bomb
        pairs = tuple(zip(attributes[::2], attributes[1::2], strict=True))
        if reason := self._against(local, dict(pairs)):
            self._refuse(reason)
        if reason or self._skipped or rules.is_private_element(space, local):
            self.changed = True
            self._skipped += 1
            return
        kept = [one for key, value in pairs if (one := self._attribute(key, value)) is not None]
        self.uses.enter(local, dict(kept))
        self._write_start(local, kept)

    def _against(self, local: str, attributes: Mapping[str, str]) -> str:
        if self._style is not None:
            return rules.STYLE
        return rules.against_element(local) or rules.against_animation(local, attributes.get("attributeName", ""))

    def _write_start(self, local: str, attributes: Iterable[tuple[str, str]]) -> None:
        spaces = "" if self._open else f' xmlns="{rules.SVG}" xmlns:xlink="{rules.XLINK}"'
        if not self._open and local != "svg":
            raise Broken
        self._open.append(local)
        self._write(f"<{local}{spaces}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes)}>")
        self._style = [] if local == "style" else None

    def _attribute(self, key: str, value: str) -> tuple[str, str] | None:
        """Return how an attribute is written, None if it must not stay."""
        space, _, local = key.rpartition(" ")
        if rules.is_private_attribute(space, local):
            self.changed = True
            return None
        if local.lower() in rules.LINKS:
            reason, value = self._link(value)
        else:
            reason = rules.against_attribute(space, local, value)
        if reason:
            self._refuse(reason)
            return None
        return _PREFIXES.get(space, "") + local, value

    def _link(self, value: str) -> tuple[str, str]:
        """Return what is wrong with a link, and the link; a picture that is in it is made fit."""
        found = _DATA_URL.fullmatch(value)
        if found is None:
            return rules.against_link(value), value
        try:
            data = base64.b64decode("".join(found[1].split()), validate=True)
        except binascii.Error as error:
            raise Broken from error
        media_type, fit = self._embedded(data)
        if fit != data:
            self.changed = True
            value = f"data:{media_type};base64,{base64.b64encode(fit).decode()}"
        return "", value

    def _end(self, _name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        self._write_style()
        self.uses.leave()
        self._write(f"</{self._open.pop()}>")

    def _text(self, text: str) -> None:
        if self._skipped:
            return
        if self._style is None:
            self._write(escape(text))
        else:
            self._style.append(text)
            self._spend(len(text))

    def _write_style(self) -> None:
        if self._style is None:
            return
        css, self._style = "".join(self._style), None
        if reason := rules.against_css(css):
            self._refuse(reason)
            return
        plain = rules.without_comments(css)
        self.changed = self.changed or plain != css
        self._write(escape(plain))

    def _write(self, text: str) -> None:
        self._spend(len(text))
        self._out.append(text)

    def _spend(self, length: int) -> None:
        """Give a drawing up that becomes far more than it was: declarations can multiply what they stand for."""
        self._room -= length
        if self._room < 0:
            raise Bomb
