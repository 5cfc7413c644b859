"""A table: a head, the line below it, and rows; every change returns another table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from twimeditor.core.post.site.tables import alignments
from twimeditor.core.tables.row import Row, row_of

Matrix: TypeAlias = Sequence[Sequence[str]]


class Align(Enum):
    """Where a column's text stands."""

    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """A Markdown table. Row 0 is the head; `rule` is the line below it, which aligns the columns."""

    head: Row
    rule: Row
    body: tuple[Row, ...] = ()

    @property
    def text(self) -> str:
        """Return the Markdown."""
        return "\n".join(row.text for row in (self.head, self.rule, *self.body))

    @property
    def rows(self) -> int:
        """Return how many rows there are, the head counted."""
        return 1 + len(self.body)

    @property
    def columns(self) -> int:
        """Return how many columns there are; what a row has beyond them is not published."""
        return len(self.head.pieces)

    @property
    def aligns(self) -> tuple[Align, ...]:
        """Return how each column is aligned."""
        return tuple(map(Align, alignments(self.rule.text) or ()))

    def row(self, number: int) -> Row:
        """Return a row."""
        return self.body[number - 1] if number else self.head

    def cell(self, row: int, column: int) -> str:
        """Return the Markdown in a cell."""
        return self.row(row).cell(column)

    def within(self, start: int, end: int) -> tuple[int, int, int, int] | None:
        """Return row and column of the cell that has characters of the text, and which of its own they are."""
        at = 0
        for number, line in enumerate((self.head, self.rule, *self.body)):
            if at <= start <= at + len(line.text):
                found = line.within(start - at, end - at) if line is not self.rule else None
                is_shown = found is not None and found[0] < self.columns
                return (max(number - 1, 0), *found) if found is not None and is_shown else None
            at += len(line.text) + 1
        return None

    def with_cell(self, row: int, column: int, value: str) -> "Table":
        """Return the table with another cell."""
        old = self.row(row)
        new = old.with_cell(column, value)
        return self if new is old else self._with_row(row, new)

    def with_cells(self, row: int, column: int, cells: Matrix) -> "Table":
        """Return the table with cells written from a place on; it grows where they do not fit."""
        table = self
        for _ in range(column + max(map(len, cells), default=0) - self.columns):
            table = table.with_new_column(table.columns)
        missing = row + len(cells) - table.rows
        if missing > 0:
            table = table.with_new_rows(table.rows, missing)
        rows = [table.head, *table.body]
        for offset, values in enumerate(cells):
            for place, value in enumerate(values):
                rows[row + offset] = rows[row + offset].with_cell(column + place, value)
        return replace(table, head=rows[0], body=tuple(rows[1:]))

    def with_new_rows(self, at: int, count: int = 1) -> "Table":
        """Return the table with empty rows before the row `at`; the head stays the first."""
        place = max(at, 1) - 1
        model = self.row(min(max(at - 1, 0), self.rows - 1))
        return replace(self, body=(*self.body[:place], *[model.emptied(self.columns)] * count, *self.body[place:]))

    def without_rows(self, rows: Sequence[int]) -> "Table":
        """Return the table without some of its rows; the head stays."""
        kept = (row for number, row in enumerate(self.body, start=1) if number not in set(rows))
        return replace(self, body=tuple(kept))

    def with_moved_rows(self, first: int, count: int, step: int) -> "Table":
        """Return the table with rows moved up or down by `step`; what would go over an edge stays."""
        body = list(self.body)
        start = first - 1
        if first < 1 or not 0 <= start + step <= len(body) - count:
            return self
        moved = body[start : start + count]
        del body[start : start + count]
        body[start + step : start + step] = moved
        return replace(self, body=tuple(body))

    def with_new_column(self, at: int) -> "Table":
        """Return the table with an empty column before the column `at`."""
        rule = _rule_piece(Align.NONE, self.rule.pieces[min(at, self.columns) - 1])
        pieces = (*self.rule.pieces[:at], rule, *self.rule.pieces[at:])
        table = self._each(lambda row: row.with_column(at))
        return replace(table, rule=_ruled(replace(self.rule, pieces=pieces)))

    def without_columns(self, columns: Sequence[int]) -> "Table":
        """Return the table without some columns; one always stays."""
        table = self
        for column in sorted(set(columns), reverse=True):
            if table.columns > 1:
                table = table._without_column(column)
        return table

    def with_moved_column(self, column: int, to: int) -> "Table":
        """Return the table with a column brought to another place."""
        if column == to or not 0 <= to < self.columns:
            return self
        table = self._each(lambda row: row.with_moved_column(column, to))
        return replace(table, rule=_ruled(self.rule.with_moved_column(column, to)))

    def with_align(self, columns: Sequence[int], align: Align) -> "Table":
        """Return the table with other columns' alignment."""
        pieces = list(self.rule.pieces)
        for column in columns:
            if self.aligns[column] is not align:
                pieces[column] = _rule_piece(align, pieces[column])
        return replace(self, rule=replace(self.rule, pieces=tuple(pieces)))

    def _without_column(self, column: int) -> "Table":
        table = self._each(lambda row: row.without_column(column))
        return replace(table, rule=_ruled(self.rule.without_column(column)))

    def _each(self, change: Callable[[Row], Row]) -> "Table":
        return replace(self, head=change(self.head), body=tuple(map(change, self.body)))

    def _with_row(self, number: int, row: Row) -> "Table":
        if number == 0:
            return replace(self, head=row)
        return replace(self, body=(*self.body[: number - 1], row, *self.body[number:]))


def new_table(cells: Matrix, aligns: Sequence[Align] = (), *, roomy: bool = True) -> Table:
    """Return a table of these cells, the first row its head; `roomy` puts spaces beside the pipes."""
    columns = max(map(len, cells), default=1) or 1
    blank = "  " if roomy else ""
    head = row_of("|" + f"{blank}|" * columns)
    wanted = [*aligns, *[Align.NONE] * (columns - len(aligns))]
    rule = row_of("|" + "|".join(_rule_piece(align, " --- " if roomy else "---") for align in wanted) + "|")
    return Table(head, rule).with_cells(0, 0, cells or [[""]])


def _ruled(rule: Row) -> Row:
    """Return the line below the head with its pipes: with fewer it could be something else."""
    return rule if len(rule.pieces) > 1 and rule.lead.endswith("|") else replace(rule, lead=_piped(rule.lead), tail="|")


def _piped(lead: str) -> str:
    return lead if lead.endswith("|") else f"{lead}|"


def _rule_piece(align: Align, old: str) -> str:
    """Return a cell of the line below the head, as wide as the old one."""
    left = old[: len(old) - len(old.lstrip())]
    right = old[len(old.rstrip()) :]
    had_colons = old.count(":")
    dashes = old.count("-")
    colons = {Align.NONE: 0, Align.LEFT: 1, Align.RIGHT: 1, Align.CENTER: 2}[align]
    wanted = dashes + had_colons - colons if dashes + had_colons > 5 else dashes  # a short one has the usual three
    line = "-" * max(wanted, 1)
    first = ":" if align in {Align.LEFT, Align.CENTER} else ""
    last = ":" if align in {Align.RIGHT, Align.CENTER} else ""
    return f"{left}{first}{line}{last}{right}"
