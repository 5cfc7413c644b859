"""Zola's shortcodes: where they stand in a text, by Zola's own grammar.

Keyword arguments may be parted by commas or by nothing, never end in a comma; a ``>`` at the start of
a continuation line makes the whole thing plain text. Code does not protect, ``{{/* name() */}}`` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post import call_syntax
from twimeditor.core.post.call_syntax import Argument, Definition, NotACallError
from twimeditor.core.render.spaces import WHITE_SPACE

DEEPEST = 20
"""Bodies inside bodies beyond which a text is left as it is."""

_SPACE = r"[ \t\r\n]*"
_OPENING = lazy_pattern(r"\{\{(?:/\*)?|\{%(?:/\*)?")
_END = lazy_pattern(rf"{_SPACE}end{_SPACE}")
_CLOSINGS = {"{{": "}}", "{{/*": "*/}}", "{%": "%}", "{%/*": "*/%}"}


class Fault(Enum):
    """Why Zola would give up on a text, and with it on the site; the value says it in words."""

    NO_END = "has no {% end %}"
    NO_START = "ends a shortcode that was never begun"
    EMPTY = "has nothing between its start and its {% end %}"
    TOO_DEEP = "is nested too deep to be shown"


@dataclass(frozen=True, slots=True)
class Call:
    """A shortcode as written: `source` is all of it, `body` what stands before its end mark."""

    name: str
    arguments: dict[str, Argument]
    source: str
    body: "tuple[str | Call, ...] | None" = None

    def text(self, name: str) -> str:
        """Return an argument as text, an empty string without it."""
        value = self.arguments.get(name, "")
        return str(value).lower() if isinstance(value, bool) else str(value)

    def texts(self, name: str) -> list[str]:
        """Return an argument that is an array, as texts."""
        value = self.arguments.get(name)
        return [str(item) for item in value] if isinstance(value, list) else []


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in braces that Zola reads: `opening` tells what, `called` is None for an end."""

    opening: str
    start: int
    end: int
    called: Definition | None = None

    @property
    def protected(self) -> bool:
        """Tell whether it is only shown."""
        return self.opening.endswith("/*")

    @property
    def of_body(self) -> bool:
        """Tell whether it begins or ends a body."""
        return self.opening.startswith("{%")


def may_call(text: str) -> bool:
    """Tell whether there can be a shortcode in `text`."""
    return "{{" in text or "{%" in text


def split(text: str) -> list[str | Call]:
    """Return `text` as plain text and calls, in order; protected calls lose their ``/*`` marks.

    Where Zola would give up, what it cannot read is plain text.
    """
    return _Tree(text).pieces() if may_call(text) else [text]


def faults(text: str) -> list[tuple[Fault, Mark]]:
    """Return what makes Zola give up on `text`."""
    return _Tree(text).faults if may_call(text) else []


def marks(text: str) -> Iterator[Mark]:
    """Yield what Zola reads in `text`, in order."""
    position = 0
    while opening := _OPENING.search(text, position):
        mark = _mark(text, opening)
        if mark is not None:
            yield mark
        position = mark.end if mark else opening.start() + 1


def _mark(text: str, opening: re.Match[str]) -> Mark | None:
    start, position, kind = opening.start(), opening.end(), opening[0]
    closing = _CLOSINGS[kind]
    end = _END.match(text, position) if kind.startswith("{%") else None
    if end is not None and text.startswith(closing, end.end()):
        return Mark(kind, start, end.end() + len(closing))
    try:
        called = call_syntax.read(text, position)
    except NotACallError:
        return None
    if not text.startswith(closing, called.end):
        return None
    return Mark(kind, start, called.end + len(closing), called)


@dataclass(slots=True)
class _Element:
    """A mark that is text or a call by itself, or (`last` set) two that belong together."""

    first: Mark
    last: Mark | None = None
    inside: "list[_Element]" = field(default_factory=list)

    @property
    def end(self) -> int:
        return (self.last or self.first).end


class _Tree:
    """The marks of a text, each start with its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.faults: list[tuple[Fault, Mark]] = []
        self._open: list[_Element] = []
        self._top: list[_Element] = []
        for mark in marks(text):
            self._add(mark)
        for unfinished in self._open:
            self.faults.append((Fault.NO_END, unfinished.first))
            self._top += [_Element(unfinished.first), *unfinished.inside]

    def pieces(self) -> list[str | Call]:
        """Return the whole text as plain text and calls."""
        return self._pieces(0, len(self._text), self._top)

    def _add(self, mark: Mark) -> None:
        if not mark.of_body:
            self._inside().append(_Element(mark))
        elif mark.called is not None:
            if len(self._open) == DEEPEST:
                self.faults.append((Fault.TOO_DEEP, mark))
            self._open.append(_Element(mark))
        elif self._open and self._open[-1].first.opening == mark.opening:
            self._close(mark)
        else:
            self.faults.append((Fault.NO_START, mark))
            self._inside().append(_Element(mark))

    def _inside(self) -> list[_Element]:
        return self._open[-1].inside if self._open else self._top

    def _close(self, mark: Mark) -> None:
        element = self._open.pop()
        if len(self._open) >= DEEPEST:
            return
        body = self._text[element.first.end : mark.start]
        if not (body if mark.protected else body.strip(" \t\r\n")):
            self.faults.append((Fault.EMPTY, element.first))
            self._inside().extend((_Element(element.first), _Element(mark)))
            return
        element.last = mark
        self._inside().append(element)

    def _pieces(self, start: int, end: int, elements: list[_Element]) -> list[str | Call]:
        found: list[str | Call] = []
        for element in elements:
            found.append(self._text[start : element.first.start])
            found.append(self._piece(element))
            start = element.end
        found.append(self._text[start:end])
        return _joined(found)

    def _piece(self, element: _Element) -> str | Call:
        first, last = element.first, element.last
        source = self._text[first.start : element.end]
        if last is None:
            if first.of_body or first.called is None:
                return source
            return self._unprotected(first) if first.protected else _call(first.called, source)
        if first.protected or first.called is None:
            return self._unprotected(first) + self._text[first.end : last.start] + self._unprotected(last)
        body = self._pieces(first.end, last.start, element.inside)
        return _call(first.called, source, _trimmed(body))

    def _unprotected(self, mark: Mark) -> str:
        closing = _CLOSINGS[mark.opening]
        source = self._text[mark.start : mark.end]
        return source.replace(mark.opening, mark.opening[:2], 1).replace(closing, closing[2:], 1)


def _call(called: Definition, source: str, body: tuple[str | Call, ...] | None = None) -> Call:
    return Call(called.name, called.arguments, source, body)


def _joined(pieces: list[str | Call]) -> list[str | Call]:
    """Join texts that stand side by side."""
    found: list[str | Call] = []
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        found += ["".join(texts), piece]
        texts = []
    return [piece for piece in [*found, "".join(texts)] if piece != ""]


def _trimmed(pieces: list[str | Call]) -> tuple[str | Call, ...]:
    """Take the white space off both ends of a body."""
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip(WHITE_SPACE)
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip(WHITE_SPACE)
    return tuple(pieces)
