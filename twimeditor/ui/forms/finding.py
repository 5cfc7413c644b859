"""Finds text in all fields of the form, and goes on into the forms behind and before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

from twimeditor.services.editing import Session
from twimeditor.ui.actions.places import containers
from twimeditor.ui.bridge import Selection
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.found import Span, mark
from twimeditor.ui.forms.page import Page
from twimeditor.ui.forms.tally import Tally
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.widgets.find_bar import FindBar, Query


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: in which field, and from which character to which."""

    field: Field
    start: int
    end: int


def places(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Yield where `text` has what is looked for; white space of any kind is the same."""
    if query:
        words = r"\s+".join(re.escape(part) for part in query.text.split())
        for found in re.finditer(words, text, 0 if query.exact else re.IGNORECASE):
            yield found.span()


class FormFinder(QObject):
    """Marks what is looked for in the page's fields and goes from one place to the next, through the whole issue.

    The focus stays in the `bar` meanwhile; when that is closed, the last place is selected in its field.
    """

    def __init__(self, page: Page, session: Session, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self.bar = FindBar("form")
        self._page = page
        self._session = session
        self._selection = selection
        self._query = Query()
        self._hits: tuple[Hit, ...] = ()
        self._now = 0
        self._wrapped = False
        self._used: Field | None = None
        self._shown: Field | None = None
        self._tally = Tally(lambda: session.document, self)
        self._tally.counted.connect(self._count)
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
            self._tally.count_again()

    def refresh(self) -> None:
        """Look again; nothing moves."""
        if self._query:
            self._search()
            self._now = min(self._now, max(len(self._hits) - 1, 0))
        self._show()

    def _ask(self, query: Query) -> None:
        is_other = (query.text, query.exact) != (self._query.text, self._query.exact)
        turns, self._query = query.turn - self._query.turn, query
        if is_other:
            self._search()
            self._now, self._wrapped = self._first(), False
            self._tally.count(query)
        elif turns:
            self._turn(turns)
        self._show()
        if self._hits:
            self._select(self._hits[self._now])

    def _turn(self, turns: int) -> None:
        """Go to a place of this form, else to the first or last one of the next form that has any."""
        self._wrapped = False
        if 0 <= self._now + turns < len(self._hits):
            self._now += turns
            return
        self._tally.finish()
        others = self._others(turns)
        if not others:
            self._wrapped = bool(self._hits)
            self._now = (self._now + turns) % max(len(self._hits), 1)
            return
        target, self._wrapped = others[0]
        self._selection.select(target)
        self._search()
        self._now = 0 if turns > 0 else max(len(self._hits) - 1, 0)

    def _others(self, turns: int) -> list[tuple[int, bool]]:
        """Return the other containers that have what is looked for, the next one first; True for those past the end."""
        row = list(containers(self._session.document))
        here = row.index(self._selection.current) if self._selection.current in row else 0
        ahead, past = (row[here + 1 :], row[:here]) if turns > 0 else (row[:here][::-1], row[here + 1 :][::-1])
        both = [(one, False) for one in ahead] + [(one, True) for one in past]
        return [(one, wrapped) for one, wrapped in both if self._tally.counts[one]]

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
        spans: dict[Field, list[Span]] = {}
        for number, hit in enumerate(self._hits):
            spans.setdefault(hit.field, []).append(Span(hit.start, hit.end, now=number == self._now))
        for field in self._page.fields():
            mark(field, spans.get(field, ()))
        self._count()

    def _count(self) -> None:
        """Say which of all places of the issue is the current one; of this form those that are seen count."""
        counts, here = self._tally.counts, self._selection.current
        before = 0
        for one in containers(self._session.document) if counts else ():
            if one == here:
                break
            before += counts[one]
        elsewhere = sum(counts.values()) - counts[here]
        current = before + self._now + 1 if self._hits else 0
        total = elsewhere + len(self._hits)
        self.bar.show_count(current, total, wrapped=self._wrapped, more=self._tally.is_counting())

    def _select(self, hit: Hit) -> None:
        editor = hit.field.editor
        if self._shown is not None and self._shown is not hit.field and self._shown in tuple(self._page.fields()):
            self._shown.editor.place_caret(self._shown.editor.caret())
        self._shown = hit.field
        editor.select(hit.start, hit.end)
        self._page.show_area(editor, editor.caret_area() if isinstance(editor, TextEditor) else editor.rect())

    def _go_to_hit(self) -> None:
        hit = self._hits[self._now] if self._hits else None
        target = hit.field if hit is not None else self._used
        if target is not None and target in tuple(self._page.fields()):
            target.editor.setFocus(Qt.FocusReason.OtherFocusReason)
