"""Mending lines of a field: blank ones that are missing, the space behind marks of lists, cells of tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from twimeditor.core.check.looks import is_as_before, look
from twimeditor.core.check.mend import Mend, Part, Piece, line_at, piece_at, piece_of
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


def blank_above(text: str, at: int) -> Mend | None:
    """Put a blank line before the line of a character, if none stands there."""
    start, end = line_at(text, at)
    if not start or _is_blank(text[slice(*line_at(text, start - 1))]):
        return None
    return Mend(ABOVE, ((start, start, f"{_mark(text[start:end])}\n"),))


def blank_below(text: str, at: int) -> Mend | None:
    """Put a blank line behind the line of a character; what the site shows as a part of it is for a person to judge."""
    start, end = line_at(text, at)
    behind = text[slice(*line_at(text, min(end + 1, len(text))))]
    if end == len(text) or _is_blank(behind):
        return None
    mark = _mark(text[start:end]) if _mark(behind) else ""
    return _judged(text, start, Mend(BELOW, ((end + 1, end + 1, f"{mark}\n"),)))


def list_apart(text: str, at: int, *, behind: bool) -> Mend | None:
    """Keep a list and the lines beside it apart: a paragraph of an item goes on in lines that are indented with it."""
    piece = piece_at(text, at)
    if piece is None:
        return None
    tokens = _tokens(piece)
    line = text.count("\n", piece.start, at)
    indented = Mend(INDENT, tuple(_indentation(piece, tokens, line, behind=behind)))
    if indented.parts and look(piece.changed(indented.parts)) == look(piece.text):
        return indented
    if line not in _starts(tokens, "list_item_open") and _MARKER.match(piece.lines[line]):
        return _begun(text, piece, line)
    if behind:
        return blank_below(text, at)
    mend = blank_above(text, at)
    return _judged(text, at, mend) if mend is not None else None


def one_space(text: str, start: int, end: int) -> Mend | None:
    """Leave one space behind the mark of an item; what the item goes on with comes along where it must."""
    mark = text[start:end].rstrip(" \t")
    if not mark or mark == text[start:end]:
        return None
    alone = Mend(ONE_SPACE, ((start + len(mark), end, " "),))
    at, last = line_at(text, start)
    more = tuple(_lines_of_item(text, last, end - at))
    item = piece_of(text, at, more[-1][1] if more else last)
    if item is None:
        return replace(alone, is_safe=False)
    columns = end - start - len(mark) - 1
    moved = Mend(ONE_SPACE, (*alone.parts, *((line, line + columns, "") for line, _ in more)))
    before = look(item.text)
    fits = (mend for mend in (alone, moved) if is_as_before(before, look(item.changed(mend.parts))))
    return next(fits, replace(alone, is_safe=False))


def with_cells(text: str, at: int, message: str) -> Mend | None:
    """Add the cells to a row that it has less than its table's header; which of too many goes is for a person."""
    found, wanted, *_ = [*map(int, _NUMBERS.findall(message)), 0, 0]
    start, end = line_at(text, at)
    row = text[start:end].rstrip()
    if found >= wanted:
        return None
    closing = "" if row.endswith("|") and not row.endswith("\\|") else " |"
    last = start + len(row)
    return _judged(text, at, Mend(ADD_CELLS, ((last, last, closing + "  |" * (wanted - found)),)))


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


def _begun(text: str, piece: Piece, line: int) -> Mend | None:
    """Let lines that look like a list be one, if that is meant; a single one is a sentence that only begins so."""
    first = line
    while first and _MARKER.match(piece.lines[first - 1]):
        first -= 1
    if first < line or any(map(_MARKER.match, piece.lines[line + 1 : line + 2])):
        mend = blank_above(text, piece.starts[first])
        return replace(mend, is_safe=False) if mend is not None else None
    mark = _LAST_OF_MARKER.search(text, piece.starts[line])
    return Mend(KEEP_AS_TEXT, ((mark.start(), mark.start(), "\\"),)) if mark is not None else None


def _tokens(piece: Piece) -> list[Token]:
    return [token for part in Parser().parse(Markdown(piece.text)).parts for token in part.tokens]


def _starts(tokens: Sequence[Token], kind: str) -> frozenset[int]:
    return frozenset(token.map[0] for token in tokens if token.type == kind and token.map)


def _indentation(piece: Piece, tokens: Sequence[Token], line: int, *, behind: bool) -> Iterator[Part]:
    """Yield what indents the lines of an item's paragraph that go on further left.

    The paragraph is the one that `line` follows or is in; at its first line nothing can be wrong above.
    """
    lists = 0
    for token in tokens:
        lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if lists and token.type == "paragraph_open" and token.map:
            first, last = token.map
            if first + (not behind) <= line <= last:
                yield from _indented(piece, first, last)


def _indented(piece: Piece, first: int, behind: int) -> Iterator[Part]:
    found = _MARKERS.match(piece.lines[first])
    column = found.end() if found is not None else 0
    for number in range(first + 1, behind):
        words = piece.lines[number]
        space = len(words) - len(words.lstrip(" "))
        if space < column and not words.startswith((">", "\t")):
            start = piece.starts[number]
            yield start, start, " " * (column - space)


def _lines_of_item(text: str, last: int, column: int) -> Iterator[tuple[int, int]]:
    """Yield the lines that an item goes on with, behind one that ends at `last`, and that are indented so far."""
    while last < len(text):
        at, last = line_at(text, last + 1)
        line = text[at:last]
        if line.strip() and len(line) - len(line.lstrip(" ")) < column:
            return
        if line.strip():
            yield at, last


def _is_blank(line: str) -> bool:
    """Tell whether a line has nothing but marks of quotes."""
    return not line.strip(" \t>")
