"""Finds text in all fields of the form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.page import Page
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.forms.texts import utf16_length
from twimeditor.ui.widgets.find_bar import FindBar, Query, found_format


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: in which field, and from which character to which."""

    field: Field
    start: int
    end: int


def places(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Yield where `text` has what is looked for; white space of any kind is the same."""
    if query:
        words = r"\s+".join(re.escape(part) for part in re.split(r"\s+", query.text))
        for found in re.finditer(words, text, 0 if query.exact else re.IGNORECASE):
            yield found.span()


class FormFinder(QObject):
    """Marks what is looked for in the page's fields and goes from one place to the next.

    The focus stays in the `bar` meanwhile; when that is closed, the last place is selected in its field.
    """

    def __init__(self, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self.bar = FindBar("form")
        self._page = page
        self._query = Query()
        self._hits: tuple[Hit, ...] = ()
        self._now = 0
        self._used: Field | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        self.bar.asked.connect(self._ask)
        self.bar.closed.connect(self._go_to_hit)

    def find(self, used: Field | None) -> None:
        """Open the bar with what is selected in the field `used` last."""
        self._used = used
        self.bar.open("" if used is None else used.editor.selected())

    def step(self, turns: int, used: Field | None) -> None:
        """Go to the next place, or the one before; ask what to find where nothing is."""
        self.bar.step(turns) if self.bar.query else self.find(used)

    def outdated(self) -> None:
        """Look again in a moment: the fields have changed."""
        if self._query:
            self._later.start()

    def refresh(self) -> None:
        """Look again; nothing moves."""
        if self._query:
            self._search()
            self._now = min(self._now, max(len(self._hits) - 1, 0))
        self._show()

    def _ask(self, query: Query) -> None:
        is_other = (query.text, query.exact) != (self._query.text, self._query.exact)
        step, self._query = query.turn - self._query.turn, query
        if is_other:
            self._search()
            self._now = self._first()
        elif self._hits:
            self._now = (self._now + step) % len(self._hits)
        self._show()
        if self._hits:
            self._select(self._hits[self._now])

    def _search(self) -> None:
        self._page.complete()
        fields = [field for field in self._page.fields() if not field.editor.readable_only]
        found = (Hit(field, *span) for field in fields for span in places(field.editor.value(), self._query))
        self._hits = tuple(found)

    def _first(self) -> int:
        """Return the first place at or behind the caret."""
        order = {field: number for number, field in enumerate(self._page.fields())}
        if self._used not in order:
            return 0
        here = order[self._used], self._used.editor.caret()
        behind = (number for number, hit in enumerate(self._hits) if (order[hit.field], hit.end) >= here)
        return next(behind, 0)

    def _show(self) -> None:
        for field in self._page.fields():
            if isinstance(field.editor, QPlainTextEdit):
                field.editor.setExtraSelections(self._marks(field, field.editor))
        self.bar.show_count(self._now + 1 if self._hits else 0, len(self._hits))

    def _marks(self, field: Field, editor: QPlainTextEdit) -> list[QTextEdit.ExtraSelection]:
        text = field.editor.value()
        own = ((number, hit) for number, hit in enumerate(self._hits) if hit.field is field)
        return [_mark(editor, text, hit, now=number == self._now) for number, hit in own]

    def _select(self, hit: Hit) -> None:
        editor = hit.field.editor
        editor.select(hit.start, hit.end)
        self._page.show_area(editor, editor.caret_area() if isinstance(editor, TextEditor) else editor.rect())

    def _go_to_hit(self) -> None:
        hit = self._hits[self._now] if self._hits else None
        target = hit.field if hit is not None else self._used
        if target is not None and target in tuple(self._page.fields()):
            target.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _cursor(editor: QPlainTextEdit, start: int, end: int) -> QTextCursor:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _mark(editor: QPlainTextEdit, text: str, hit: Hit, *, now: bool) -> QTextEdit.ExtraSelection:
    start = utf16_length(text[: hit.start])
    mark = QTextEdit.ExtraSelection()
    mark.cursor = _cursor(editor, start, start + utf16_length(text[hit.start : hit.end]))
    mark.format = found_format(now=now)
    return mark
