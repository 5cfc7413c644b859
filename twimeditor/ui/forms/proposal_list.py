"""The list that opens under a field while one types: it never takes the focus, and chooses nothing by itself."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QHideEvent,
    QPainter,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from twimeditor.ui.forms.proposal import Proposal
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets.drawing import baseline

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Roles = QPalette.ColorRole

_ROWS: Final = 8
_LETTERS: Final = 48
"""The list is at least so many letters wide, as far as the screen is."""

_PROPOSAL: Final = Role.UserRole
_MOVING: Final = {QEvent.Type.Move, QEvent.Type.Resize}
_ENDING: Final = {QEvent.Type.Hide, QEvent.Type.WindowDeactivate, QEvent.Type.MouseButtonPress}


class ProposalList(QFrame):
    """Shows proposals under `editor`; `picked` carries the one that was clicked."""

    picked = Signal(object)

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor, Qt.WindowType.ToolTip)
        self._editor = editor
        self._around: list[QWidget] = []
        self._counted = ""
        self._model = _Proposals(self)
        self._list = QListView()
        self.setObjectName("proposals")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setObjectName("proposals.rows")
        self._list.setAccessibleName("Proposals")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._click)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.hair, TOKENS.tight, TOKENS.hair, TOKENS.tight)
        column.addWidget(self._list)

    def show_rows(self, rows: Sequence[Proposal]) -> None:
        """Show these proposals, none chosen; without any there is no list."""
        self._model.show_rows(rows[:_ROWS])
        self._list.setCurrentIndex(QModelIndex())
        self._list.setFont(self._editor.font())
        if not rows:
            self.hide()
            return
        self._place()
        if not self.isVisible():
            self.show()
        self._say_once(_counted(len(rows[:_ROWS])))

    def chosen(self) -> Proposal | None:
        """Return the row that the keys have gone to."""
        found = self._list.currentIndex().data(_PROPOSAL)
        return found if isinstance(found, Proposal) else None

    def step(self, turns: int) -> None:
        """Go to the next row or the one before; beyond the last is none, and then the first."""
        places = self._model.rowCount() + 1
        row = (self._list.currentIndex().row() + 1 + turns) % places - 1
        self._list.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        chosen = self.chosen()
        self._say(f"{chosen.spoken}. {row + 1} of {places - 1}" if chosen is not None else "None chosen")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._around = [self._editor, *_ancestors(self._editor)]
        for widget in self._around:
            widget.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for widget in self._around:
            widget.removeEventFilter(self)
        self._around = []
        self._counted = ""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _ENDING or (event.type() in _MOVING and self._editor.visibleRegion().isEmpty()):
            self.hide()
        elif event.type() in _MOVING:
            self._place()
        return False

    def _click(self, index: QModelIndex) -> None:
        proposal = index.data(_PROPOSAL)
        if isinstance(proposal, Proposal):
            self.picked.emit(proposal)

    def _place(self) -> None:
        """Lie under the field, or over it where there is no room; on its screen as a whole."""
        metrics = QFontMetrics(self._list.font())
        room = self._editor.screen().availableGeometry()
        width = min(max(self._editor.width(), metrics.averageCharWidth() * _LETTERS), room.width())
        height = self._model.rowCount() * _row_height(self._list.font()) + 2 * TOKENS.tight
        field = QRect(self._editor.mapToGlobal(QPoint(0, 0)), self._editor.size())
        left = field.left()
        if self._editor.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = field.right() + 1 - width
        left = min(max(left, room.left()), room.right() + 1 - width)
        below, above = field.bottom() + 1 + TOKENS.hair, field.top() - TOKENS.hair - height
        top = below if below + height <= room.bottom() + 1 or above < room.top() else above
        self.setGeometry(left, top, width, height)

    def _say_once(self, words: str) -> None:
        """Say how many there are where that is another number than with the key before."""
        if words != self._counted:
            self._counted = words
            self._say(words)

    def _say(self, words: str) -> None:
        """Let a screen reader say something while the focus stays in the field."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, words))


class _Proposals(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Proposal, ...] = ()

    def show_rows(self, rows: Sequence[Proposal]) -> None:
        """Have these rows now."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it; no parent, never changed
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        found: dict[int, object] = {
            Role.DisplayRole: row.name,
            Role.AccessibleTextRole: row.spoken,
            _PROPOSAL: row,
        }
        return found.get(role)


class _Row(QStyledItemDelegate):
    """Draws name and day in the first line, and the details under them."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), _row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Proposal = index.data(_PROPOSAL)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, option.palette.brush(Roles.Highlight))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, option.palette.brush(Roles.Midlight))
        loud, quiet = (Roles.HighlightedText,) * 2 if chosen else (Roles.Text, Roles.PlaceholderText)
        pen = _Pen(painter, option)
        small = fonts(option.font).small
        area = option.rect.adjusted(TOKENS.small, TOKENS.tight, -TOKENS.small, -TOKENS.tight)
        first = QRect(area.topLeft(), QSize(area.width(), QFontMetrics(option.font).height()))
        taken = pen.write(first, row.seen, small, quiet, at_end=True)
        pen.write(first.adjusted(0, 0, -taken, 0), row.name, option.font, loud)
        second = QRect(first.left(), first.bottom() + 1, area.width(), QFontMetrics(small).height())
        pen.write(second, row.below, small, quiet)
        painter.restore()


class _Pen:
    """Writes lines in a row, from where its language begins to read."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._option = option

    def write(self, area: QRect, text: str, font: QFont, role: QPalette.ColorRole, *, at_end: bool = False) -> int:
        """Write a line at the beginning of an area or at its end, and return how much room it takes there."""
        metrics = QFontMetrics(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        width = metrics.horizontalAdvance(text)
        start = area.right() + 1 - width if at_end else area.left()
        place = QStyle.visualRect(
            self._option.direction, self._option.rect, QRect(start, area.top(), width, area.height())
        )
        self._painter.setFont(font)
        self._painter.setPen(self._option.palette.color(role))
        self._painter.drawText(place.left(), baseline(place, metrics), text)
        return width + TOKENS.wide if text else 0


def _ancestors(widget: QWidget) -> list[QWidget]:
    """Return what a widget stands in, up to its window."""
    found: list[QWidget] = []
    parent = widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = None if parent.isWindow() else parent.parentWidget()
    return found


def _row_height(font: QFont) -> int:
    return QFontMetrics(font).height() + QFontMetrics(fonts(font).small).height() + 2 * TOKENS.tight


def _counted(rows: int) -> str:
    return "1 proposal, Down chooses it" if rows == 1 else f"{rows} proposals, Down chooses"
