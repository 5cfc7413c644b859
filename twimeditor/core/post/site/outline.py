"""The lines of a text, and the containers that are open while they are read."""

from dataclasses import dataclass, field
from enum import Enum, auto

from markdown_it.token import Token

from twimeditor.core.post.site import marks, tables
from twimeditor.core.post.site.cursor import Cursor


class Kind(Enum):
    """What holds other blocks."""

    QUOTE = auto()
    LIST = auto()
    ITEM = auto()
    FOOTNOTE = auto()


_FOOTNOTE_INDENT = 4


@dataclass(slots=True)
class Container:
    """An open container; an item's `indent` is what its further lines begin with, a list's `mark` that of its items.

    `paragraphs` of a list stand directly in its items: they have no tags unless there are blank lines between.
    """

    kind: Kind
    opening: Token
    indent: int = 0
    mark: str = ""
    tight: bool = True
    paragraphs: list[Token] = field(default_factory=list)

    def holds(self, cursor: Cursor) -> bool:
        """Read what a line in the container begins with; tell whether the line is in it."""
        if self.kind is Kind.LIST:
            return True
        saved = cursor.place
        if self.kind is Kind.QUOTE:
            cursor.skip(3)
            if cursor.take(">"):
                cursor.skip(1)
                return True
        else:
            indent = self.indent if self.kind is Kind.ITEM else _FOOTNOTE_INDENT
            if cursor.skip(indent) == indent or cursor.ended:
                return True
        cursor.go_back_to(saved)
        return False


class Outline:
    """Tells where lines stand; a line beyond the last one is empty."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.open: list[Container] = []

    def line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def enter(self, number: int) -> tuple[Cursor, int]:
        """Return where the line goes on behind the marks of open containers, and how many of these it is in."""
        cursor = Cursor(self.line(number))
        for count, container in enumerate(self.open):
            if not container.holds(cursor):
                return cursor, count
        return cursor, len(self.open)

    def inside(self, number: int) -> Cursor | None:
        """Return where the line goes on if it is in all open containers."""
        cursor, count = self.enter(number)
        return cursor if count == len(self.open) else None

    def interrupts(self, cursor: Cursor, number: int, *, current: bool) -> bool:
        """Tell whether what begins at `cursor` ends a paragraph; `current`: in the same containers."""
        text = cursor.rest
        return marks.interrupts(text, any_item=not current) or self._table_begins(text, number)

    def _table_begins(self, text: str, number: int) -> bool:
        if not text.startswith("|") or number + 1 >= len(self.lines):
            return False
        below = self.inside(number + 1)
        return below is not None and tables.heads(text, below.rest) is not None

    def continued(self, number: int, *, lazily_underlined: bool) -> int | None:
        """Return from where the line goes on with a definition begun above it, None where it does not."""
        cursor, count = self.enter(number)
        current = count == len(self.open)
        if cursor.skip(4) == 4:
            return cursor.at
        underlined = (current or lazily_underlined) and marks.underline_level(cursor.rest)
        return None if underlined or self.interrupts(cursor, number, current=current) else cursor.at

    def goes_on(self, number: int) -> Cursor | None:
        """Return where the line goes on with a paragraph that may be lazy, None where something else begins."""
        cursor, count = self.enter(number)
        if cursor.skip(4) < 4 and self.interrupts(cursor, number, current=count == len(self.open)):
            return None
        if cursor.blank:
            return None
        cursor.skip_all()
        return cursor
