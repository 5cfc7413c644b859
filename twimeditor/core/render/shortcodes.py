"""Zola's shortcodes: where they stand in a text, by Zola's own grammar.

Keyword arguments may be parted by commas or by nothing, never end in a comma; a ``>`` at the start of
a continuation line makes the whole thing plain text. Code does not protect, ``{{/* name() */}}`` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

Argument: TypeAlias = str | int | float | bool | list["Argument"]

_SPACE = r"[ \t\r\n]*"
_NAME = re.compile(rf"{_SPACE}([A-Za-z_][A-Za-z0-9_]*){_SPACE}\({_SPACE}")
_KEY = re.compile(rf"([A-Za-z_][A-Za-z0-9_]*){_SPACE}={_SPACE}")
_COMMA = re.compile(rf"{_SPACE}(,?){_SPACE}")
_STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'|`([^`]*)`")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_OPENING = re.compile(r"\{\{/\*|\{\{|\{%/\*|\{%")
_END = re.compile(rf"{_SPACE}end{_SPACE}(\*/%\}}|%\}})")
_CLOSINGS = {"{{": "}}", "{{/*": "*/}}", "{%": "%}", "{%/*": "*/%}"}
_DEEPEST_ARRAY = 20


@dataclass(frozen=True, slots=True)
class Call:
    """A shortcode as written: `source` is all of it, `body` what stands before its end mark."""

    name: str
    arguments: dict[str, Argument]
    source: str
    body: str | None = None

    def text(self, name: str) -> str:
        """Return an argument as text, an empty string without it."""
        value = self.arguments.get(name, "")
        return str(value).lower() if isinstance(value, bool) else str(value)

    def texts(self, name: str) -> list[str]:
        """Return an argument that is an array, as texts."""
        value = self.arguments.get(name)
        return [str(item) for item in value] if isinstance(value, list) else []


@dataclass(slots=True)
class _Piece:
    """A part of a text: plain text, a call, or (`mark` set) the start or end of one with a body."""

    start: int
    end: int
    text: str
    call: Call | None = None
    mark: str = ""


def may_call(text: str) -> bool:
    """Tell whether there can be a shortcode in `text`."""
    return "{{" in text or "{%" in text


def split(text: str) -> list[str | Call]:
    """Return `text` as plain text and calls, in order; protected calls lose their ``/*`` marks."""
    if not may_call(text):
        return [text]
    return [piece.call or piece.text for piece in _with_bodies(text, list(_pieces(text)))]


def _pieces(text: str) -> Iterator[_Piece]:
    done = position = 0
    while opening := _OPENING.search(text, position):
        piece = _piece(text, opening[0], opening.start(), opening.end())
        if piece is None:
            position = opening.end()
            continue
        yield _Piece(done, piece.start, text[done : piece.start])
        yield piece
        done = position = piece.end
    yield _Piece(done, len(text), text[done:])


def _piece(text: str, opening: str, start: int, position: int) -> _Piece | None:
    end = _END.match(text, position) if opening in {"{%", "{%/*"} else None
    if end is not None and end[1] == _CLOSINGS[opening]:
        return _Piece(start, end.end(), text[start : end.end()], mark=f"end {opening}")
    read = _definition(text, position)
    closing = _CLOSINGS[opening]
    if read is None or not text.startswith(closing, read[2]):
        return None
    stop = read[2] + len(closing)
    source = text[start:stop]
    if opening == "{{/*":
        return _Piece(start, stop, source.replace("{{/*", "{{", 1)[: -len(closing)] + "}}")
    call = Call(read[0], read[1], source)
    return _Piece(start, stop, source, call, mark="" if opening == "{{" else opening)


@dataclass(slots=True)
class _Started:
    piece: _Piece
    inside: list[_Piece] = field(default_factory=list)


def _with_bodies(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Join each start with its end; a start or end without its other half is plain text."""
    started = [_Started(_Piece(0, 0, ""))]
    for piece in pieces:
        if piece.mark.startswith("end "):
            if len(started) > 1 and started[-1].piece.mark == piece.mark[4:]:
                whole = _joined(text, started.pop(), piece)
                started[-1].inside += whole
            else:
                started[-1].inside.append(_Piece(piece.start, piece.end, piece.text))
        elif piece.mark:
            started.append(_Started(piece))
        else:
            started[-1].inside.append(piece)
    flat = started[0].inside
    for unfinished in started[1:]:
        flat += [_Piece(0, 0, unfinished.piece.text), *unfinished.inside]
    return flat


def _joined(text: str, opened: _Started, end: _Piece) -> list[_Piece]:
    start = opened.piece
    if start.mark == "{%/*":
        first = start.text.replace("{%/*", "{%", 1).replace("*/%}", "%}")
        last = end.text.replace("{%/*", "{%", 1).replace("*/%}", "%}")
        return [_Piece(start.start, end.end, first + text[start.end : end.start] + last)]
    body = text[start.end : end.start].strip()
    if start.call is None:
        return []
    call = Call(start.call.name, start.call.arguments, text[start.start : end.end], body)
    return [_Piece(start.start, end.end, call.source, call)]


def _definition(text: str, position: int) -> tuple[str, dict[str, Argument], int] | None:
    """Read ``name(key=value, …)`` and the space around it: name, arguments and where it ends."""
    name = _NAME.match(text, position)
    if name is None:
        return None
    arguments: dict[str, Argument] = {}
    position = name.end()
    after_comma = False
    while key := _KEY.match(text, position):
        value = _literal(text, key.end())
        if value is None:
            return None
        arguments[key[1]], position = value
        position, after_comma = _past_comma(text, position)
    if after_comma or not text.startswith(")", position):
        return None
    return name[1], arguments, _past_space(text, position + 1)


def _literal(text: str, position: int, depth: int = 0) -> tuple[Argument, int] | None:
    for word, value in (("true", True), ("false", False)):
        if text.startswith(word, position):
            return value, position + len(word)
    if string := _STRING.match(text, position):
        return string[string.lastindex or 1], string.end()
    if number := _NUMBER.match(text, position):
        return float(number[0]) if number[1] else number[0], number.end()
    if text.startswith("[", position) and depth < _DEEPEST_ARRAY:
        return _array(text, _past_space(text, position + 1), depth + 1)
    return None


def _array(text: str, position: int, depth: int) -> tuple[Argument, int] | None:
    items: list[Argument] = []
    while not text.startswith("]", position):
        item = _literal(text, position, depth)
        if item is None:
            return None
        items.append(item[0])
        position, comma = _past_comma(text, item[1])
        if not comma and not text.startswith("]", position):
            return None
    return items, position + 1


def _past_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n":
        position += 1
    return position


def _past_comma(text: str, position: int) -> tuple[int, bool]:
    found = _COMMA.match(text, position)
    return (found.end(), bool(found[1])) if found else (position, False)
