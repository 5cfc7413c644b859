"""Mending lines of a field: blank ones that are missing, the space behind marks of lists, cells of tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from twimeditor.core.check.looks import is_as_before, look
from twimeditor.core.check.mend import Mend, Part, Piece, line_at, piece_at
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.blocks import Markdown, Parser

ABOVE = "Put a blank line above"
BELOW = "Put a blank line below"
INDENT = "Indent what belongs to the item"
KEEP_AS_TEXT = "Keep it as text"
ONE_SPACE = "Leave one space"
ADD_CELLS = "Add the cells that are missing"

_QUOTED = lazy_pattern(r"[ \t]*(?:>[ \t]?)+")
_MARKER = lazy_pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|\Z)")
_MARKERS = lazy_pattern(r"(?: *(?:[-*+]|\d{1,9}[.)]) +)+| *")
_LAST_OF_MARKER = lazy_pattern(r"[-*+.)](?=[ \t]|\Z)")
_HEADING = lazy_pattern(r"[ \t]*(?:>[ \t]?)*[ \t]*(?P<hashes>#{1,6})(?=[ \t]|\Z)")
_NUMBERS = lazy_pattern(r"\d+")


def blank_above(text: str, at: int) -> Mend:
    """Put a blank line before the line of a character."""
    start, end = line_at(text, at)
    return Mend(ABOVE, ((start, start, f"{_mark(text[start:end])}\n"),))


def blank_below(text: str, at: int) -> Mend:
    """Put a blank line behind the line of a character; what the site shows as a part of it is for a person to judge."""
    start, end = line_at(text, at)
    behind = text[slice(*line_at(text, min(end + 1, len(text))))]
    mark = _mark(text[start:end]) if _mark(behind) else ""
    return _judged(text, start, Mend(BELOW, ((end, end, f"\n{mark}"),)))


def list_apart(text: str, at: int, *, behind: bool) -> Mend | None:
    """Keep a list and the lines beside it apart: a paragraph of an item goes on in lines that are indented with it."""
    piece = piece_at(text, at)
    if piece is None:
        return None
    tokens = _tokens(piece)
    line = text.count("\n", piece.start, at)
    indented = Mend(INDENT, tuple(_indentation(piece, tokens, line)))
    if indented.parts and look(piece.changed(indented.parts)) == look(piece.text):
        return indented
    if line not in _starts(tokens, "list_item_open") and _MARKER.match(piece.lines[line]):
        return _begun(text, at, piece, line)
    return blank_below(text, at) if behind else _judged(text, at, blank_above(text, at))


def one_space(text: str, start: int, end: int) -> Mend | None:
    """Leave one space behind the mark of an item; what the item goes on with comes along where it must."""
    mark = text[start:end].rstrip(" \t")
    piece = piece_at(text, start)
    if piece is None or not mark or mark == text[start:end]:
        return None
    alone = Mend(ONE_SPACE, ((start + len(mark), end, " "),))
    followed = Mend(ONE_SPACE, (*alone.parts, *_moved(text, start, end, end - start - len(mark) - 1)))
    before = look(piece.text)
    fits = (mend for mend in (alone, followed) if is_as_before(before, look(piece.changed(mend.parts))))
    return next(fits, replace(alone, is_safe=False))


def with_cells(text: str, at: int, message: str) -> Mend | None:
    """Add the cells to a row that it has less than its table's header; which of too many goes is for a person."""
    found, wanted, *_ = [*map(int, _NUMBERS.findall(message)), 0, 0]
    start, end = line_at(text, at)
    row = text[start:end].rstrip()
    if found >= wanted:
        return None
    closing = "" if row.endswith("|") and not row.endswith("\\|") else " |"
    return _judged(text, at, Mend(ADD_CELLS, ((start + len(row), end, closing + "  |" * (wanted - found)),)))


def hashes(text: str, at: int, level: int) -> Mend | None:
    """Write a heading within a field with so many hashes before it."""
    start, end = line_at(text, at)
    found = _HEADING.match(text, start, end)
    if found is None or found.end("hashes") - found.start("hashes") == level:
        return None
    return Mend(f"Make it level {level}", ((*found.span("hashes"), "#" * level),))


def _mark(line: str) -> str:
    """Return the marks of a quote within a quote."""
    found = _QUOTED.match(line)
    return found[0].rstrip() if found is not None else ""


def _judged(text: str, at: int, mend: Mend) -> Mend:
    """Return a mend that is safe only if the page is known to stay what it is."""
    piece = piece_at(text, at)
    is_known = piece is not None and is_as_before(look(piece.text), look(piece.changed(mend.parts)))
    return mend if is_known else replace(mend, is_safe=False)


def _begun(text: str, at: int, piece: Piece, line: int) -> Mend:
    """Make a list of lines that look like one; a single one is a sentence that only begins so."""
    beside = piece.lines[max(line - 1, 0) : line] + piece.lines[line + 1 : line + 2]
    if any(_MARKER.match(one) for one in beside):
        return blank_above(text, at)
    mark = _LAST_OF_MARKER.search(text, line_at(text, at)[0])
    where = mark.start() if mark is not None else at
    return Mend(KEEP_AS_TEXT, ((where, where, "\\"),))


def _tokens(piece: Piece) -> list[Token]:
    return [token for part in Parser().parse(Markdown(piece.text)).parts for token in part.tokens]


def _starts(tokens: Sequence[Token], kind: str) -> frozenset[int]:
    return frozenset(token.map[0] for token in tokens if token.type == kind and token.map)


def _indentation(piece: Piece, tokens: Sequence[Token], line: int) -> Iterator[Part]:
    """Yield what indents the lines of an item's paragraph that go on further left; `line` is in it or follows it."""
    lists = 0
    for token in tokens:
        lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if lists and token.type == "paragraph_open" and token.map and token.map[0] <= line <= token.map[1]:
            yield from _indented(piece, *token.map)


def _indented(piece: Piece, first: int, behind: int) -> Iterator[Part]:
    found = _MARKERS.match(piece.lines[first])
    column = found.end() if found is not None else 0
    for number in range(first + 1, behind):
        words = piece.lines[number]
        space = len(words) - len(words.lstrip(" "))
        if space < column and not words.startswith((">", "\t")):
            start = piece.starts[number]
            yield start, start, " " * (column - space)


def _moved(text: str, start: int, end: int, columns: int) -> Iterator[Part]:
    """Yield what moves the lines that an item goes on with to the left."""
    at, last = line_at(text, start)
    inside = end - at
    while last < len(text):
        at, last = line_at(text, last + 1)
        line = text[at:last]
        if line.strip() and len(line) - len(line.lstrip(" ")) < inside:
            return
        if line.strip():
            yield at, at + columns, ""
