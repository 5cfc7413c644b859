"""A report on the specification as rows: the states, the proposals in each, and the text around."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

from twimeditor.core.msc import Proposal, SpecReport, StateList, proposals_in
from twimeditor.ui.forms.grid.spans import MARKED, CellMarks, CellSpan

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
COLUMNS = (("number", "MSC"), ("title", "Title"), ("note", "Note"), ("url", "Link"))
_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A row. `state` is the list that it belongs to, None for text around; `place` the proposal's, None for others.

    A `draft` is a row in which a proposal is to be typed.
    """

    text: str = ""
    state: int | None = None
    place: int | None = None
    draft: bool = False

    @property
    def spans(self) -> bool:
        """Tell whether the row has one text over all columns."""
        return self.place is None


class SpecModel(QAbstractTableModel):
    """One proposal in each row. `typed` tells that one was edited, `grown` that one was begun."""

    typed = Signal()
    grown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks = CellMarks()
        self.report = SpecReport(())
        self.draft: tuple[int, int] | None = None
        self.lines: tuple[Line, ...] = ()

    def show(self, report: SpecReport, draft: tuple[int, int] | None = None) -> None:
        """Show another report; `draft` is the list and place of an empty row to type in."""
        self.report, self.draft = report, draft
        before, self.lines = self.lines, tuple(_lines(report, draft))
        if [(line.state, line.place, line.draft) for line in before] != [
            (line.state, line.place, line.draft) for line in self.lines
        ]:
            self.beginResetModel()
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))

    def row_of(self, state: int, place: int) -> int:
        """Return the row of a proposal, or of the list's name."""
        wanted = (row for row, line in enumerate(self.lines) if (line.state, line.place) == (state, place))
        named = (row for row, line in enumerate(self.lines) if line.state == state)
        return next(wanted, next(named, 0))

    def places(self) -> Iterator[tuple[int, Line]]:
        """Yield the rows of lists, each with the line of the Markdown at which it stands."""
        state, line = -1, 0
        for part in self.report.parts:
            if isinstance(part, str):
                line += 1
                continue
            state += 1
            yield line, Line(part.name, state)
            at = line + 1 + len(part.gap)
            for place, proposal in enumerate(part.proposals):
                yield at, Line("", state, place)
                at += 1 + len(proposal.more)
            line += len(part.lines)

    def within(self, start: int, end: int) -> CellSpan | None:
        """Return the cell that has characters of the report's text."""
        lines = self.report.text.split("\n")
        at = list(accumulate((len(line) + 1 for line in lines), initial=0))
        for number, line in self.places():
            inside = line.place is not None and at[number] <= start and end < at[number + 1]
            found = self.proposal(line).within(start - at[number], end - at[number]) if inside else None
            if found is not None:
                column = next(place for place, (field, _) in enumerate(COLUMNS) if field == found[0])
                return CellSpan(self.row_of(line.state or 0, line.place or 0), column, *found[1:])
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()]
        if not line.spans:
            return super().flags(index) | Qt.ItemFlag.ItemIsEditable
        return super().flags(index) if line.state is not None else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        match role:
            case Role.DisplayRole:
                value = self._value(line, column)
                return _shortened(value) if COLUMNS[column][0] == "url" else value
            case Role.EditRole:
                return self._value(line, column)
            case Role.ToolTipRole:
                return self.marks.tip(index, self._value(line, column))
            case _ if role == MARKED:
                return self.marks.of(index)
            case Role.AccessibleTextRole:
                return self._spoken(line, column)
            case _:
                return self._look(line, role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        line = self.lines[index.row()]
        if role != Role.EditRole or line.state is None or line.place is None:
            return False
        field = COLUMNS[index.column()][0]
        report = self._begun(line, field, str(value)) if line.draft else self._edited(line, field, str(value))
        if report is self.report:
            return True
        self.report = report
        self.draft = None
        self.lines = tuple(_lines(report, None))
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(COLUMNS) - 1))
        self.typed.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role in {Role.DisplayRole, Role.AccessibleTextRole}:
            return COLUMNS[section][1]
        return None

    def proposal(self, line: Line) -> Proposal:
        """Return the proposal of a row; an empty one for a draft."""
        if line.state is None or line.place is None or line.draft:
            return Proposal("", "")
        return self.report.states[line.state].proposals[line.place]

    def _edited(self, line: Line, field: str, value: str) -> SpecReport:
        return self.report.with_field(line.state or 0, line.place or 0, field, value)

    def _begun(self, line: Line, field: str, value: str) -> SpecReport:
        """Return the report with the proposal that was begun in a draft; a number is awaited in its column."""
        found = proposals_in(value) if field == "number" else (Proposal("", value.strip()),)
        new = [one for one in found if one.number or (field == "title" and one.title)]
        return self.report.with_new(line.state or 0, line.place or 0, new[:1]) if new else self.report

    def _value(self, line: Line, column: int) -> str:
        if line.spans:
            return line.text if column == 0 else ""
        return str(getattr(self.proposal(line), COLUMNS[column][0]))

    def _spoken(self, line: Line, column: int) -> str:
        if line.spans:
            return line.text
        state = self.report.states[line.state or 0].name
        return f"{state}, {COLUMNS[column][1]}: {self._value(line, column) or 'empty'}"

    def _look(self, line: Line, role: int) -> object:
        owner = self.parent()
        if not isinstance(owner, QWidget) or not line.spans:
            return None
        if role == Role.SizeHintRole:
            return QSize(1, 1)
        is_name = line.state is not None and not line.draft
        if role == Role.FontRole and is_name:
            font = QFont(owner.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Role.BackgroundRole and is_name:
            return owner.palette().brush(QPalette.ColorRole.Midlight)
        if role == Role.ForegroundRole and not is_name:
            return owner.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None


def _shortened(url: str) -> str:
    """Return an address as it is shown: the end of its path, which is the MSC's number."""
    return f"…/{url.rpartition('/')[2]}" if url.count("/") > 3 else url


def _lines(report: SpecReport, draft: tuple[int, int] | None) -> Iterator[Line]:
    state, around = -1, list[str]()
    for part in (*report.parts, None):
        if isinstance(part, str):
            around.append(part)
            continue
        words = " ".join(" ".join(around).split())
        if words:
            yield Line(words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…")
        around = []
        if isinstance(part, StateList):
            state += 1
            yield Line(part.name, state)
            yield from _proposals(part, state, draft)


def _proposals(part: StateList, state: int, draft: tuple[int, int] | None) -> Iterator[Line]:
    at = draft[1] if draft is not None and draft[0] == state else None
    if at is None and not part.proposals:
        at = 0
    for place in range(len(part.proposals) + 1):
        if place == at:
            yield Line("", state, place, draft=True)
        if place < len(part.proposals):
            yield Line("", state, place)
