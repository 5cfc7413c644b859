"""A template as pieces: text, and tags as tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.spaces import WHITE_SPACE
from twimeditor.core.render.tera.errors import TeraError

_OPENING = lazy_pattern(r"\{([{%#])-?")
_COMMENT_END = lazy_pattern(r"-?#\}")
_RAW = lazy_pattern(r"\{%-?[ \t\r\n]*raw[ \t\r\n]*-?%\}")
_END_RAW = lazy_pattern(r"\{%-?[ \t\r\n]*endraw[ \t\r\n]*-?%\}")
_TOKEN = lazy_pattern(
    r"[ \t\r\n]*(?:"
    r"(?P<string>\"[^\"]*\"|'[^']*'|`[^`]*`)"
    r"|(?P<number>(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<close>-?[}%]\})"
    r"|(?P<sign><=|>=|==|!=|::|[<>+\-*/%()\[\],|=~.])"
    r")"
)
_CLOSES = {"{": "}}", "%": "%}"}


class Kind(Enum):
    """What a piece of a template is."""

    TEXT = "text"
    SHOWN = "{"
    TAG = "%"
    COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a tag: a ``string``, ``number``, ``name`` or ``sign``, and what it says."""

    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Piece:
    """Text, or a tag with its tokens."""

    kind: Kind
    start: int
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    trims_before: bool = False
    trims_after: bool = False


def pieces(source: str) -> list[Piece]:
    """Return a template's pieces, white space trimmed as their dashes ask; raise TeraError."""
    found = list(_scan(source))
    while found and found[0].kind is Kind.COMMENT:
        del found[0]  # at the very beginning, and only there, dashes trim nothing
    for index, piece in enumerate(found):
        if piece.kind is Kind.TEXT:
            if index and found[index - 1].trims_after:
                piece.text = piece.text.lstrip(WHITE_SPACE)
            if index + 1 < len(found) and found[index + 1].trims_before:
                piece.text = piece.text.rstrip(WHITE_SPACE)
    return [piece for piece in found if piece.text or piece.kind in {Kind.SHOWN, Kind.TAG}]


def _scan(source: str) -> Iterator[Piece]:
    position = 0
    while opening := _OPENING.search(source, position):
        if position < opening.start():
            yield Piece(Kind.TEXT, position, source[position : opening.start()])
        if raw := _RAW.match(source, opening.start()):
            yield from _raw(source, raw)
            end = _END_RAW.search(source, raw.end())
            position = end.end() if end else len(source)
        elif opening[1] == "#":
            comment = _comment(source, opening)
            yield comment
            position = comment.start
        else:
            piece, position = _tag(source, opening)
            yield piece
    if position < len(source):
        yield Piece(Kind.TEXT, position, source[position:])


def _raw(source: str, start: re.Match[str]) -> Iterator[Piece]:
    end = _END_RAW.search(source, start.end())
    if end is None:
        raise TeraError("a raw tag is not closed")
    text = source[start.end() : end.start()]
    text = text.lstrip(WHITE_SPACE) if start[0].endswith("-%}") else text
    text = text.rstrip(WHITE_SPACE) if end[0].startswith("{%-") else text
    yield Piece(Kind.COMMENT, start.start(), trims_before=start[0].startswith("{%-"))
    yield Piece(Kind.TEXT, start.end(), text)
    yield Piece(Kind.COMMENT, end.start(), trims_after=end[0].endswith("-%}"))


def _comment(source: str, opening: re.Match[str]) -> Piece:
    """Return a comment; its `start` is where it ends."""
    end = _COMMENT_END.search(source, opening.end())
    if end is None:
        raise TeraError("a comment is not closed")
    return Piece(Kind.COMMENT, end.end(), trims_before=opening[0][-1] == "-", trims_after=end[0][0] == "-")


def _tag(source: str, opening: re.Match[str]) -> tuple[Piece, int]:
    tokens: list[Token] = []
    position = opening.end()
    close = _CLOSES[opening[1]]
    while found := _TOKEN.match(source, position):
        kind = found.lastgroup or ""
        word = found[kind]
        if kind == "close" and word.endswith(close):
            piece = Piece(Kind(opening[1]), opening.start(), tokens=tokens, trims_before=opening[0][-1] == "-")
            piece.trims_after = word[0] == "-"
            return piece, found.end()
        if kind == "close":  # "%}" inside "{{ … }}" and the like
            raise TeraError(f"a tag that begins with {opening[0]} ends with {word}")
        tokens.append(Token(kind, word[1:-1] if kind == "string" else word, found.start(kind)))
        position = found.end()
    raise TeraError(f"a tag cannot be read at “{source[position : position + 20].strip()}”")
