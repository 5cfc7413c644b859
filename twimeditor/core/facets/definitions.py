"""Link definitions as rows of label, address and title, each changed with the others left as they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twimeditor.core.errors import EditError
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.blocks import Shape, scan, split_lines

LABEL, ADDRESS, TITLE = range(3)
"""The columns."""

_LINE = lazy_pattern(
    r"""[ ]{0,3}\[(?P<label>(?!\^)(?:\\.|[^\[\]\\])+)\]:(?P<gap>[ \t]*)(?P<address><[^<>]*>|[^\s<][^\s]*)"""
    r"""(?:(?P<space>[ \t]+)(?P<title>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?[ \t]*"""
)
_GROUPS = ("label", "address", "title")
_ESCAPED = lazy_pattern(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Definitions:
    """The codec of the rows: `complete` tells whether a row can be written at all."""

    headings: tuple[str, ...] = ("Label", "Address", "Title")

    def read(self, markdown: str) -> list[list[str]] | None:
        """Return the rows, or None where something is no definition of one line."""
        found = [_LINE.fullmatch(line) for line in _lines(markdown)]
        if any(line is None for line in found):
            return None
        return [_cells(line) for line in found if line is not None]

    def within(self, markdown: str, start: int, end: int) -> tuple[int, int, int, int] | None:
        """Return row and column of the cell that has characters of the text, and which of its own they are."""
        at = 0
        for row, line in enumerate(_lines(markdown)):
            found = _LINE.fullmatch(line)
            if found is not None and at <= start and end <= at + len(line):
                return _cell_within(row, found, start - at, end - at)
            at += len(line) + 1
        return None

    def complete(self, cells: Sequence[str]) -> bool:
        """Tell whether there is a label and an address."""
        return bool(cells[LABEL].strip() and cells[ADDRESS].strip())

    def changed(self, markdown: str, row: int, column: int, value: str) -> str:
        """Return the text with one cell set; raise `EditError` where it cannot be written."""
        lines = _lines(markdown)
        found = _LINE.fullmatch(lines[row])
        if found is None:
            raise EditError("this line is no definition")
        lines[row] = _with_cell(lines[row], found, column, value)
        return self._checked(lines, row, column, value)

    def inserted(self, markdown: str, row: int, cells: Sequence[str]) -> str:
        """Return the text with another row before the row number `row`."""
        lines = _lines(markdown)
        title = f" {_title(cells[TITLE])}" if cells[TITLE].strip() else ""
        lines.insert(row, f"[{cells[LABEL].strip()}]: {_address(cells[ADDRESS])}{title}")
        return self._checked(lines, row, ADDRESS, cells[ADDRESS])

    def removed(self, markdown: str, row: int) -> str:
        """Return the text without a row."""
        lines = _lines(markdown)
        del lines[row]
        return "\n".join(lines)

    def _checked(self, lines: list[str], row: int, column: int, value: str) -> str:
        text = "\n".join(lines)
        rows = self.read(text)
        if rows is None or rows[row][column].strip() != value.strip() or not _are_definitions(text):
            raise EditError(f"the {_GROUPS[column]} cannot be written like this")
        return text


def _are_definitions(markdown: str) -> bool:
    blocks = scan(split_lines(markdown)).blocks
    return len(blocks) == 1 and blocks[0].shape is Shape.DEFINITIONS


def _lines(markdown: str) -> list[str]:
    return markdown.split("\n") if markdown.strip() else []


def _cell_within(row: int, found: re.Match[str], start: int, end: int) -> tuple[int, int, int, int] | None:
    for column, (group, value) in enumerate(zip(_GROUPS, _cells(found), strict=True)):
        at = found.start(group) + (found[group] or "").find(value)
        if found[group] is not None and value in found[group] and at <= start and end <= at + len(value):
            return row, column, start - at, end - at
    return None


def _cells(found: re.Match[str]) -> list[str]:
    address = found["address"]
    bare = address[1:-1] if address.startswith("<") else address
    title = _ESCAPED.sub(r"\1", found["title"][1:-1]) if found["title"] else ""
    return [found["label"], bare, title]


def _with_cell(line: str, found: re.Match[str], column: int, value: str) -> str:
    if column == LABEL:
        return _spliced(line, *found.span("label"), value)
    if column == ADDRESS:
        bracketed = found["address"].startswith("<")
        return _spliced(line, *found.span("address"), f"<{value}>" if bracketed else _address(value))
    if found["title"] is None:
        return f"{line.rstrip()} {_title(value)}" if value.strip() else line
    if not value.strip():
        return _spliced(line, found.start("space"), found.end("title"), "")
    return _spliced(line, *found.span("title"), _title(value, found["title"][0]))


def _spliced(line: str, start: int, end: int, text: str) -> str:
    return line[:start] + text + line[end:]


def _address(value: str) -> str:
    text = value.strip()
    return f"<{text}>" if not text or re.search(r"\s", text) or text.startswith("<") else text


def _title(value: str, wanted: str = '"') -> str:
    quotes = [(mark, ")" if mark == "(" else mark) for mark in (wanted, '"', "'")]
    opening, closing = next((pair for pair in quotes if not {*pair, "\\"} & {*value}), ('"', '"'))
    text = re.sub(r"[\\\"]", r"\\\g<0>", value) if {opening, closing, "\\"} & {*value} else value
    return f"{opening}{text}{closing}"
