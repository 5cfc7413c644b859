"""The table of a comparison, as a page of text: it wraps, can be selected and copied, and is read aloud."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QTextBrowser

from twimeditor.core.compare import Kind, Line, Part, Row
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets.changed import ChangeColours

MOST_ROWS = 1500
"""So many rows are laid out; who has changed more reads them elsewhere."""

_ABOVE = 4
_SIGNS = {Kind.CHANGED: ("−", "+"), Kind.REMOVED: ("−", ""), Kind.ADDED: ("", "+")}
_SKIPPED = "1 line is the same", "{count} lines are the same"


class CompareView(QTextBrowser):
    """Old text on the left, new text on the right.

    What has gone has a minus before it, what has come a plus, and the words that differ are bold and underlined: the
    colours only help.
    """

    def __init__(self, title: str, names: tuple[str, str], rows: Sequence[Row]) -> None:
        super().__init__()
        self._names = names
        self._rows = rows[:MOST_ROWS]
        self._row = 0
        self.setObjectName("compare.view")
        self.setAccessibleName(title)
        self.setFont(fonts(self.font()).mono)
        self.setOpenLinks(False)
        self._fill()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show another comparison; what is in view stays where that is possible."""
        above = self.verticalScrollBar().value()
        self._rows = rows[:MOST_ROWS]
        self._fill()
        self.verticalScrollBar().setValue(above)

    def show_row(self, number: int) -> None:
        """Bring a row into view, a little below the upper edge, and put the caret there."""
        self._row = number
        self.scrollToAnchor(f"row{number}")
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - _ABOVE * self.fontMetrics().lineSpacing() if number > _ABOVE else 0)
        top = _ABOVE * self.fontMetrics().lineSpacing() + TOKENS.tight
        self.setTextCursor(self.cursorForPosition(QPoint(TOKENS.section, top)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_rows"):
            self._fill()
            self.show_row(self._row)

    def _fill(self) -> None:
        colours = ChangeColours(self.palette())
        old, new = (escape(name[:1].upper() + name[1:]) for name in self._names)
        head = f"<tr><th></th><th></th><th align='left'>{old}</th><th></th><th></th><th align='left'>{new}</th></tr>"
        body = "".join(_row(number, row, colours) for number, row in enumerate(self._rows))
        self.setHtml(f"<table width='100%' cellspacing='0' cellpadding='2'><thead>{head}</thead>{body}</table>")


def _row(number: int, row: Row, colours: ChangeColours) -> str:
    anchor = f"<a name='row{number}'></a>"
    if row.kind is Kind.TITLE:
        return f"<tr><td colspan='6' bgcolor='{colours.title_ground}'><b>{escape(row.title)}</b></td></tr>"
    if row.kind is Kind.SKIPPED:
        words = _SKIPPED[0] if row.skipped == 1 else _SKIPPED[1].format(count=row.skipped)
        return f"<tr><td colspan='6' align='center'><font color='{colours.quiet}'>⋯ {words} ⋯</font></td></tr>"
    signs = _SIGNS.get(row.kind, ("", ""))
    left = _side(row.old, signs[0], (colours.removed, colours.removed_ground.name()), colours.quiet)
    right = _side(row.new, signs[1], (colours.added, colours.added_ground.name()), colours.quiet)
    return f"<tr>{left.replace('>', f'>{anchor}', 1)}{right}</tr>"


def _side(line: Line | None, sign: str, colours: tuple[str, str], quiet: str) -> str:
    if line is None:
        return "<td></td><td></td><td width='50%'></td>"
    ground = f" bgcolor='{colours[1]}'" if sign else ""
    style = f"white-space:nowrap; color:{quiet}"
    number = f"<td align='right'{ground}><p style='{style}'>{line.number}</p></td>"
    mark = f"<td{ground}><font color='{colours[0]}'><b>{sign}</b></font></td>"
    return f"{number}{mark}<td width='50%'{ground}>{_words(line.parts, colours[0])}</td>"


def _words(parts: Iterable[Part], colour: str) -> str:
    return "".join(
        f"<span style='white-space:pre-wrap; color:{colour}; font-weight:600; text-decoration:underline'>{text}</span>"
        if part.changed
        else f"<span style='white-space:pre-wrap'>{text}</span>"
        for part in parts
        for text in (escape(part.text),)
    )
