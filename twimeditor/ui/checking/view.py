"""How the list of problems looks: a sign, the sentence, and behind it the text that is meant and the rule."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QIcon, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from twimeditor.core.check.problem import SPELLING
from twimeditor.ui.checking.listing import Row
from twimeditor.ui.checking.model import ROW, ProblemsModel
from twimeditor.ui.checking.words import meant
from twimeditor.ui.problems.words import SIGNS, sentence
from twimeditor.ui.theme import TOKENS, icon
from twimeditor.ui.widgets.drawing import draw_line

Index = QModelIndex | QPersistentModelIndex
Roles = QPalette.ColorRole

_MOST_UNFOLDED: Final = 500
_RULE_LETTERS: Final = 9
_TEXT_SHARE: Final = 3
"""The text that is meant has at most this part of a row."""

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ProblemsView(QTreeView):
    """The tree; `wanted` carries the row whose place is to be shown, `menu_wanted` where a menu is to open."""

    wanted = Signal(QModelIndex)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: ProblemsModel) -> None:
        super().__init__()
        self.setObjectName("problems.list")
        self.setProperty("framed", True)
        self.setAccessibleName("Problems")
        self.setAccessibleDescription("Enter goes to the place, the menu key shows what can be done.")
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_RowDelegate(self))
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.rowsInserted.connect(self._unfold)
        self.clicked.connect(self._click)

    def event(self, event: QEvent) -> bool:
        asks = event.type() is QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and _asks_for_menu(event):
            event.accept()  # it means something else in the window
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if _asks_for_menu(event):
            self.menu_wanted.emit(self._spot())
        elif event.key() in _ENTER and current.isValid():
            self.wanted.emit(current)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self._spot() if by_key else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in view what is selected, also when the list gets its room only after that."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _spot(self) -> QPoint:
        """Return where a menu belongs that a key has asked for."""
        area = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(QPoint(area.left() + TOKENS.page, area.bottom()))

    def _unfold(self, parent: QModelIndex, first: int, last: int) -> None:
        """Show what has come; of very many groups only the first: each row that is shown takes its time."""
        if parent.isValid():
            return
        model = self.model()
        shown = 0
        for number in range(first, last + 1):
            group = model.index(number, 0)
            shown += model.rowCount(group)
            if shown > _MOST_UNFOLDED and number:
                return
            self.expand(group)

    def _click(self, index: QModelIndex) -> None:
        if isinstance(index.data(ROW), Row):
            self.wanted.emit(index)


def _asks_for_menu(event: QKeyEvent) -> bool:
    is_enter = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier
    return bool(is_enter) or (
        event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )


class _RowDelegate(QStyledItemDelegate):
    """Draws groups as the style does, and problems in parts."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._icons: dict[tuple[str, int], QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), option.fontMetrics.height() + 2 * TOKENS.tight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        row, title = index.data(ROW), option.text
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = option.rect.adjusted(TOKENS.tight, 0, -TOKENS.small, 0)
        painter.save()
        painter.setClipRect(area)
        if isinstance(row, Row):
            self._paint_row(painter, option, area, row)
        else:
            bold = QFont(option.font)
            bold.setWeight(QFont.Weight.DemiBold)
            painter.setFont(bold)
            _write(painter, area, title, option.palette, Roles.Text)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: Row) -> None:
        """Draw the parts of a row, those on the right in columns of their own; words take what a text does not need."""
        letter, palette = option.fontMetrics.averageCharWidth(), option.palette
        box = QRect(area.left(), area.center().y() - TOKENS.icon // 2 + 1, TOKENS.icon, TOKENS.icon)
        self._sign(row, palette).paint(painter, box)
        words = area.adjusted(TOKENS.icon + TOKENS.small, 0, 0, 0)
        rule = QRect(words)
        rule.setLeft(words.right() - letter * _RULE_LETTERS)
        text = QRect(words)
        text.setRight(rule.left() - TOKENS.small)
        text.setLeft(words.right() - words.width() // _TEXT_SHARE)
        quoted = _quoted(row)
        words.setRight((text if quoted else rule).left() - TOKENS.small)
        _write(painter, words, _told(row), palette, Roles.PlaceholderText if row.is_ignored else Roles.Text)
        _write(painter, text, quoted, palette, Roles.PlaceholderText)
        _write(painter, rule, row.problem.rule, palette, Roles.PlaceholderText)

    def _sign(self, row: Row, palette: QPalette) -> QIcon:
        name = "spelling" if row.problem.rule == SPELLING else SIGNS[row.problem.severity]
        key = name, palette.color(Roles.WindowText).rgba()
        if key not in self._icons:
            self._icons[key] = icon(name, palette)
        return self._icons[key]


def _told(row: Row) -> str:
    words = sentence(row.problem)
    return f"Ignored: {words}" if row.is_ignored else words


def _quoted(row: Row) -> str:
    text = meant(row.problem)
    return f"“{text}”" if text else ""


def _write(painter: QPainter, area: QRect, text: str, palette: QPalette, role: QPalette.ColorRole) -> None:
    painter.setPen(palette.color(role))
    draw_line(painter, area, text)
