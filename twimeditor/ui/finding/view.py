"""How the results look: a box, the field, and the place among its words, struck out where it is to be replaced."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from twimeditor.ui.finding.context import Line
from twimeditor.ui.finding.results import LINE, Results
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets.drawing import baseline
from twimeditor.ui.widgets.find_bar import GROUND, TEXT

Index = QModelIndex | QPersistentModelIndex
Roles = QPalette.ColorRole

_MOST_OF_FIELD: Final = 18
_MOST_UNFOLDED: Final = 500


class ResultsView(QTreeView):
    """The tree of results; `wanted` carries the row whose place is to be shown, `left` asks to close.

    `wanted` comes with a click beside the box and with Enter; Space ticks.
    """

    wanted = Signal(QModelIndex)
    left = Signal()

    def __init__(self, results: Results) -> None:
        super().__init__()
        self._pressed = QPoint()
        self.setObjectName("replace.results")
        self.setProperty("framed", True)
        self.setAccessibleName("What was found")
        self.setAccessibleDescription("Space ticks a place or an entry, Enter goes there.")
        self.setModel(results)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setItemDelegate(_Row(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        results.modelReset.connect(self._unfold)
        self.clicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def _unfold(self) -> None:
        """Show all places; of very many only the first: each row that is shown takes its time."""
        shown = 0
        for row in range(self.model().rowCount()):
            group = self.model().index(row, 0)
            shown += self.model().rowCount(group)
            if shown > _MOST_UNFOLDED and row:
                return
            self.expand(group)

    def _click(self, index: QModelIndex) -> None:
        if not self._box(index).contains(self._pressed):
            self.wanted.emit(index)

    def _box(self, index: QModelIndex) -> QRect:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        return self.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, self)


class _Row(QStyledItemDelegate):
    """Draws the box as the style does, and the words beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), option.fontMetrics.height() + 2 * TOKENS.tight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        line, title = index.data(LINE), option.text
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        area.setRight(option.rect.right() - TOKENS.small)
        painter.save()
        painter.setClipRect(area)
        if isinstance(line, Line):
            _Pen(painter, option, area.adjusted(TOKENS.tight, 0, 0, 0)).draw(line)
        else:
            bold = QFont(option.font)
            bold.setWeight(QFont.Weight.DemiBold)
            painter.setFont(bold)
            painter.setPen(option.palette.color(_loud(option)))
            shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area.left() + TOKENS.tight, baseline(area, painter.fontMetrics()), shown)
        painter.restore()


class _Pen:
    """Writes the parts of a line one behind the other."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        self._painter = painter
        self._option = option
        self._left = QRect(area)

    def draw(self, line: Line) -> None:
        """Draw the field's name in a column of its own, then the words."""
        metrics = self._option.fontMetrics
        column = metrics.averageCharWidth() * _MOST_OF_FIELD
        start = self._left.left()
        self._write(metrics.elidedText(line.field, Qt.TextElideMode.ElideRight, column), quiet=True)
        self._left.setLeft(start + column + TOKENS.small)
        self._write(line.before)
        if line.new is None:
            self._write(line.text, ground=True)
        else:
            self._write(line.text, struck=True, quiet=True)
            self._write(line.new, ground=True)
        self._write(line.after)

    def _write(self, text: str, *, quiet: bool = False, ground: bool = False, struck: bool = False) -> None:
        room = self._left.width()
        if not text or room <= 0:
            return
        metrics, painter = self._option.fontMetrics, self._painter
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown)
        area = QRect(self._left.left(), self._left.top() + 2, width, self._left.height() - 4)
        font = QFont(self._option.font)
        font.setStrikeOut(struck)
        painter.setFont(font)
        if ground:
            painter.fillRect(area, QColor(GROUND))
            painter.setPen(QColor(TEXT))
        else:
            painter.setPen(self._option.palette.color(_quiet(self._option) if quiet else _loud(self._option)))
        painter.drawText(area.left(), baseline(area, metrics), shown)
        self._left.setLeft(self._left.left() + width)


def _is_chosen(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _loud(option: QStyleOptionViewItem) -> QPalette.ColorRole:
    return Roles.HighlightedText if _is_chosen(option) else Roles.Text


def _quiet(option: QStyleOptionViewItem) -> QPalette.ColorRole:
    return Roles.HighlightedText if _is_chosen(option) else Roles.PlaceholderText
