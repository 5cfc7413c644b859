"""Cells from what other programs put on the clipboard, and back."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.tables.reading import read
from twimeditor.core.tables.value import Matrix

_SEPARATORS = ("\t", ";", ",")
_LINE_END = lazy_pattern(r"\r\n?|\n")


def cells_of_text(text: str, html: str = "") -> Matrix:
    """Return the cells of a table in HTML, else of a Markdown table, tab- or comma-separated values, or lines."""
    found = _cells_of_html(html) if "<table" in html.lower() else []
    if found:
        return found
    plain = _LINE_END.sub("\n", text).strip("\n")
    table = read(plain)
    if table is not None:
        return [[table.cell(row, column) for column in range(table.columns)] for row in range(table.rows)]
    return _separated(plain)


def tsv_text(cells: Matrix) -> str:
    """Return cells as spreadsheets exchange them."""
    return _written(cells, "\t")


def csv_text(cells: Matrix) -> str:
    """Return cells as comma-separated values."""
    return _written(cells, ",")


def _written(cells: Matrix, separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(cells)
    return out.getvalue()


def _separated(text: str) -> list[list[str]]:
    separator = _separator(text)
    if separator is None:
        return [[line] for line in text.split("\n")]
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
    except csv.Error:  # a quote that never ends
        return [line.split(separator) for line in text.split("\n")]


def _separator(text: str) -> str | None:
    """Return what parts the values: a tab wherever there is one, else what most lines have as often as the first."""
    if "\t" in text:
        return "\t"
    lines = [line for line in text.split("\n") if line]
    for separator in _SEPARATORS[1:]:
        counts = Counter(line.count(separator) for line in lines)
        usual, lines_with_it = counts.most_common(1)[0] if counts else (0, 0)
        quoted = '"' in text and counts.total() - counts[0] > 0
        if usual > 0 and len(lines) > 1 and (lines_with_it == len(lines) or quoted):
            return separator
    return None


class _Cells(HTMLParser):
    """Collects the text of a table's cells; the first table counts."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._end_cell()
            self._words = []
            self._span = _span(dict(attrs).get("colspan"))
        elif tag == "br" and self._words is not None:
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def _end_cell(self) -> None:
        if self._words is None:
            return
        if not self.rows:
            self.rows.append([])
        self.rows[-1] += [" ".join("".join(self._words).split()), *[""] * (self._span - 1)]
        self._words = None


def _span(value: str | None) -> int:
    return max(1, min(int(value), 100)) if value and value.isascii() and value.isdigit() else 1


def _cells_of_html(html: str) -> list[list[str]]:
    parser = _Cells()
    parser.feed(html)
    parser.close()
    return _without_empty(parser.rows)


def _without_empty(rows: Iterable[list[str]]) -> list[list[str]]:
    return [row for row in rows if row]
