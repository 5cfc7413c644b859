"""The rows of a report on the specification: proposals added, edited, and moved from state to state."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton, QWidget

from twimeditor.core.msc import SpecReport, new_report, proposals_in, read
from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.grid.deeds import Deed, button
from twimeditor.ui.forms.grid.spans import tell_all
from twimeditor.ui.forms.grid.spec_model import COLUMNS, Line, SpecModel
from twimeditor.ui.forms.grid.switched import SwitchedEditor
from twimeditor.ui.forms.grid.view import GridView
from twimeditor.ui.forms.marks import Marks
from twimeditor.ui.forms.spec import FieldSpec


class SpecRows(QObject):
    """A report's proposals; `changed`, `ended` and `opened` as in `Rows`."""

    changed = Signal()
    ended = Signal()
    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.model = SpecModel()
        self.view = GridView(self.model, desk.pictures)
        self.model.setParent(self.view)
        self.view.verticalHeader().hide()
        self._buttons = (
            button("MSC", "Add an MSC", "add", self._add),
            button("Paste", "Paste MSCs: numbers, addresses or lines", "", self.paste),
            button("More", "More for this report", "more", self._open_menu),
        )
        self.view.takes_paste = self._take_paste
        self.model.typed.connect(self._typed)
        self.view.ended.connect(self.ended)
        self.view.opened.connect(self.opened)
        self.view.past_end.connect(lambda _column: self._add())

    def show_text(self, text: str) -> bool:
        """Show the report that `text` is, an empty one for no text; return False where it is none."""
        if text == self.text() and self.model.lines:
            return True
        report = read(text) if text.strip() else new_report()
        if report is not None:
            self.view.keeping_place(lambda: self._show(report))
        return report is not None

    def text(self) -> str:
        return self.model.report.text

    def widget(self) -> QWidget:
        return self.view

    def line(self) -> int:
        """Return the line that the current row stands for."""
        wanted, line = self._line(), 0
        for number, found in self.model.places():
            if (found.state, found.place, found.draft) == (wanted.state, wanted.place, wanted.draft):
                line = number
        return line

    def go_to_line(self, line: int) -> None:
        row = 0
        for number, found in self.model.places():
            if number <= line:
                row = self.model.lines.index(found)
        self.view.go_to(row, 1)

    def show_marks(self, marks: Marks) -> None:
        self.model.marks.show(marks, self.model.within)
        tell_all(self.model)

    def show_span(self, start: int, end: int) -> bool:
        span = self.model.within(start, end)
        if span is not None:
            self.view.select_in(span)
        return span is not None

    def buttons(self) -> Iterator[QToolButton]:
        yield from self._buttons

    def controls(self) -> Iterator[QWidget]:
        yield self.view
        yield from self._buttons

    def copy(self) -> None:
        """Put the lines of the selected proposals on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self.model.proposal(line).line for line in self._selected()))

    def cut(self) -> None:
        """Put the lines of the selected proposals on the clipboard and take them out."""
        self.copy()
        self._remove()

    def paste(self) -> None:
        """Add the proposals on the clipboard behind the current one."""
        new = proposals_in(QGuiApplication.clipboard().text())
        if new:
            state, place = self._place_for_new()
            self._set(self.model.report.with_new(state, place, new), state, place + len(new) - 1)

    def _take_paste(self) -> bool:
        text = QGuiApplication.clipboard().text().strip()
        found = proposals_in(text)
        is_more = "\n" in text or (self._line().draft and any(one.number for one in found))
        if is_more:
            self.paste()
        return is_more

    def _show(self, report: SpecReport, draft: tuple[int, int] | None = None) -> None:
        self.model.show(report, draft)
        self.view.clearSpans()
        for row, line in enumerate(self.model.lines):
            if line.spans:
                self.view.setSpan(row, 0, 1, len(COLUMNS))
        self.view.deeds = tuple(self._deeds())
        self.view.fit()

    def _set(self, report: SpecReport, state: int, place: int) -> None:
        """Show a report that one gesture gave, as a step of its own, and go to a proposal."""
        column = max(self.view.currentIndex().column(), 0)
        self.view.finish_cell()
        self.ended.emit()
        self._show(report)
        self.view.go_to(self.model.row_of(state, place), column)
        self.changed.emit()
        self.ended.emit()

    def _typed(self) -> None:
        self.changed.emit()

    def _line(self) -> Line:
        row = self.view.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else Line()

    def _selected(self) -> list[Line]:
        rows = sorted({index.row() for index in self.view.places()})
        lines = [self.model.lines[row] for row in rows if row < len(self.model.lines)]
        return [line for line in lines if line.place is not None and not line.draft]

    def _place_for_new(self) -> tuple[int, int]:
        """Return list and place behind the current proposal; the first list where none is chosen."""
        line = self._line()
        if line.state is None:
            return 0, len(self.model.report.states[0].proposals)
        if line.place is None:
            return line.state, len(self.model.report.states[line.state].proposals)
        return line.state, line.place if line.draft else line.place + 1

    def _add(self) -> None:
        """Open an empty row to type in; nothing is in the post until something is typed."""
        state, place = self._place_for_new()
        self.view.finish_cell()
        self._show(self.model.report, (state, place))
        row = next((row for row, line in enumerate(self.model.lines) if line.draft and line.state == state), 0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.go_to(row, 0, edit=True)

    def _remove(self) -> None:
        report, lines = self.model.report, self._selected()
        for line in reversed(lines):
            report = report.without(line.state or 0, line.place or 0)
        if lines:
            self._set(report, lines[0].state or 0, max((lines[0].place or 0) - 1, 0))

    def _move(self, step: int) -> None:
        """Move a proposal by one place, over the end of its list into the next one."""
        line = self._line()
        if line.state is None or line.place is None or line.draft:
            return
        states = self.model.report.states
        place, state = line.place + step, line.state
        if not 0 <= place < len(states[state].proposals):
            state += step
            place = len(states[state].proposals) if step < 0 and state >= 0 else 0
        if 0 <= state < len(states):
            self._set(self.model.report.moved(line.state, line.place, state, place), state, place)

    def _move_to(self, state: int) -> None:
        line = self._line()
        if line.state not in {None, state} and line.place is not None and not line.draft:
            place = len(self.model.report.states[state].proposals)
            self._set(self.model.report.moved(line.state or 0, line.place, state, place), state, place)

    def _has_proposal(self) -> bool:
        return bool(self._selected())

    def _deeds(self) -> Iterator[Deed]:
        some = self._has_proposal
        yield Deed("Cut", self.cut, "Ctrl+X", enabled=some)
        yield Deed("Copy", self.copy, "Ctrl+C", enabled=some)
        yield Deed("Paste MSCs", self.paste, "Ctrl+V")
        yield Deed("Add an MSC", self._add, "Ins", "add", apart=True)
        yield Deed("Move up", partial(self._move, -1), "Alt+Up", "up", some, typing=True)
        yield Deed("Move down", partial(self._move, 1), "Alt+Down", "down", some, typing=True)
        yield Deed("Remove", self._remove, "Del, Ctrl+Backspace", "remove", some)
        for state, found in enumerate(self.model.report.states):
            text = f"Move to {found.name}".replace("&", "&&")
            yield Deed(text, partial(self._move_to, state), enabled=some, apart=state == 0)

    def _open_menu(self) -> None:
        self.view.open_menu(self._buttons[2].mapToGlobal(QPoint(0, self._buttons[2].height())))


def spec_editor(spec: FieldSpec, desk: Desk) -> SwitchedEditor:
    """Return the editor of a report on the specification."""
    return SwitchedEditor(SpecRows(desk), "Spec lists", spec.lines, desk)
