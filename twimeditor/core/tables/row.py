"""One line of a table, cut at its pipes without losing a byte."""

from dataclasses import dataclass, replace

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import one_line

_PIPE = lazy_pattern(r"(?<!\\)\|")
_LEAD = lazy_pattern(r"[ \t]*\|?")
_TAIL = lazy_pattern(r"(?<!\\)\|[ \t]*\Z")
_BLANK = " \t\v\f"


@dataclass(frozen=True, slots=True)
class Row:
    """A line: `lead` is its indentation and first pipe, `tail` its last one, `pieces` are what stands between pipes."""

    lead: str
    pieces: tuple[str, ...]
    tail: str

    @property
    def text(self) -> str:
        """Return the line."""
        return self.lead + "|".join(self.pieces) + self.tail

    def cell(self, column: int) -> str:
        """Return the Markdown in a cell; "" where the line ends before it."""
        if column >= len(self.pieces):
            return ""
        return self.pieces[column].strip(_BLANK).replace("\\|", "|")

    def within(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Return the cell that has characters of the line, and which of its own they are; None where none has."""
        at = len(self.lead)
        for column, piece in enumerate(self.pieces):
            first = at + len(piece) - len(piece.lstrip(_BLANK))
            text = piece.strip(_BLANK)
            if first <= start and end <= first + len(text):
                before, behind = (text[: place - first].replace("\\|", "|") for place in (start, end))
                return column, len(before), len(behind)
            at += len(piece) + 1
        return None

    def with_cell(self, column: int, value: str) -> "Row":
        """Return the line with another cell; only that cell's bytes are others."""
        if self.cell(column) == shown(value):
            return self
        pieces = list(self.filled(column + 1).pieces)
        pieces[column] = _piece(shown(value), pieces[column], roomy=self.roomy)
        return replace(self, pieces=tuple(pieces)).closed()

    def filled(self, count: int) -> "Row":
        """Return the line with at least `count` cells."""
        missing = count - len(self.pieces)
        return self if missing <= 0 else replace(self, pieces=(*self.pieces, *[self._blank()] * missing)).closed()

    def with_column(self, column: int) -> "Row":
        """Return the line with an empty cell at `column`; a line that ends before it stays."""
        if column > len(self.pieces):
            return self
        return replace(self, pieces=(*self.pieces[:column], self._blank(), *self.pieces[column:])).closed()

    def without_column(self, column: int) -> "Row":
        """Return the line without a cell."""
        if column >= len(self.pieces):
            return self
        return replace(self, pieces=(*self.pieces[:column], *self.pieces[column + 1 :])).closed()

    def with_moved_column(self, column: int, to: int) -> "Row":
        """Return the line with the cell at `column` brought to the place `to`."""
        pieces = list(self.filled(max(column, to) + 1).pieces)
        pieces.insert(to, pieces.pop(column))
        return replace(self, pieces=tuple(pieces)).closed()

    def emptied(self, columns: int) -> "Row":
        """Return an empty line in the manner of this one."""
        return replace(self, pieces=(self._blank(),) * columns).closed()

    def closed(self) -> "Row":
        """Return the line with pipes at the ends where it would else be read otherwise."""
        lead = self.lead if self.lead.endswith("|") or not self._needs_lead() else f"{self.lead}|"
        needs_tail = not self.pieces or not self.pieces[-1].strip(_BLANK) or len(self.pieces) == 1
        tail = self.tail or ("|" if needs_tail or lead != self.lead else "")
        return self if (lead, tail) == (self.lead, self.tail) else replace(self, lead=lead, tail=tail)

    @property
    def roomy(self) -> bool:
        """Tell whether spaces stand beside the pipes."""
        return any(piece[:1] == " " for piece in self.pieces)

    def _needs_lead(self) -> bool:
        first = self.pieces[0].strip(_BLANK) if self.pieces else ""
        return len(self.pieces) < 2 or not first[:1].isalpha()

    def _blank(self) -> str:
        return "  " if self.roomy else ""


def row_of(line: str) -> Row:
    """Cut a line at its pipes as the site does."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    tail = _TAIL.search(line, start)
    end = tail.start() if tail else len(line)
    pieces = tuple(_PIPE.split(line[start:end])) if tail or line[start:].strip(_BLANK) else ()
    return Row(line[:start], pieces, line[end:])


def shown(value: str) -> str:
    """Return a value as a cell can hold it: one line, without space around it."""
    return one_line(value).strip(_BLANK)


def _piece(value: str, old: str, *, roomy: bool) -> str:
    """Return a cell's text with the space around it that it had; padding up to a width is kept."""
    text = value.replace("|", "\\|")
    left, right = _room(old) if old.strip(_BLANK) else _room_of_blank(old, roomy=roomy)
    if len(right) > 1:
        right = " " * max(1, len(old) - len(left) - len(text))
    if text.endswith("\\"):
        right = right or " "
    return f"{left}{text}{right}"


def _room(old: str) -> tuple[str, str]:
    left = old[: len(old) - len(old.lstrip(_BLANK))]
    return left, old[len(old.rstrip(_BLANK)) :]


def _room_of_blank(old: str, *, roomy: bool) -> tuple[str, str]:
    if not old and not roomy:
        return "", ""
    return " ", old[1:] or " "
