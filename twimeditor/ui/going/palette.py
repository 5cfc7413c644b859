"""A field over the window in which an action, or a place of the issue, is named and chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.search.ranking import Ranking
from twimeditor.ui.going.items import Item
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted
from twimeditor.ui.widgets.drawing import baseline
from twimeditor.ui.widgets.focus import FocusReturn

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Roles = QPalette.ColorRole

_WIDTH: Final = 620
_LINES: Final = 12
_MOST: Final = 200
_LIST_KEYS: Final = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ITEM: Final = Role.UserRole


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of things to choose from, asked for when the palette opens on it.

    `recent` are the keys of those that were used lately, the last first. `free` makes an item of any other text.
    """

    name: str
    hint: str
    nothing: str
    items: Callable[[], tuple[Item, ...]]
    recent: Sequence[str] = ()
    free: Callable[[str], Item] | None = None


class Palette(QFrame):
    """Lists what fits while it is typed; Enter chooses, Escape leaves and gives the focus back.

    `sources` are known by the sign that they begin with: typed first, it turns to another one.
    """

    def __init__(self, window: QWidget, sources: Mapping[str, Source]) -> None:
        super().__init__(window)
        self._sources = sources
        self._usual = ""
        self._source = ""
        self._items: tuple[Item, ...] = ()
        self._ranking = Ranking(())
        self._focus = FocusReturn(self)
        self._field, self._list, self._nothing = QLineEdit(), QListView(), muted(QLabel())
        self._model = _Items()
        self._lay_out()
        self._field.textEdited.connect(lambda _text: self._search())
        self._list.clicked.connect(lambda _index: self._choose())
        self._list.selectionModel().currentChanged.connect(lambda _now, _old: self._tell())
        self._field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def open(self, source: str) -> None:
        """Show the palette on the source with this sign, empty."""
        self._focus.note()
        self._usual = source
        self._turn_to(source)
        self._field.clear()
        self._search()
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(event)
        elif event.type() is QEvent.Type.FocusOut and not self._has_focus():
            self.hide()
        return False

    def _has_focus(self) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        elif key in _LIST_KEYS:
            self._go(key)
        else:
            return False
        return True

    def _go(self, key: int) -> None:
        rows, row = self._model.rowCount(), self._list.currentIndex().row()
        if rows:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_LINES, Qt.Key.Key_PageDown: _LINES}
            step = steps[Qt.Key(key)]
            row = (row + step) % rows if abs(step) == 1 else min(max(row + step, 0), rows - 1)
            self._list.setCurrentIndex(self._model.index(row))

    def _leave(self) -> None:
        self.hide()
        self._focus.give_back()

    def _choose(self) -> None:
        """Act with the focus where it was, as if the item had been chosen from a menu."""
        item = self._list.currentIndex().data(_ITEM)
        if isinstance(item, Item):
            self._leave()
            item.act()

    def _turn_to(self, source: str) -> None:
        self._source = source
        wanted = self._sources[source]
        self._items = wanted.items()
        self._ranking = Ranking([f"{item.name} {item.detail}".rstrip() for item in self._items])
        self._field.setPlaceholderText(wanted.hint)
        self._field.setAccessibleName(wanted.name)
        self._nothing.setText(wanted.nothing)

    def _search(self) -> None:
        text = self._field.text()
        sign = text[:1] if text[:1] in self._sources else self._usual
        if sign != self._source:
            self._turn_to(sign)
        recent = self._sources[sign].recent
        numbers = {item.key: number for number, item in enumerate(self._items)}
        lately = [numbers[key] for key in recent if key in numbers]
        found = self._ranking.best(text.removeprefix(sign), lately)[:_MOST]
        self._model.show(self._with_free([self._items[number] for number in found], text.removeprefix(sign).strip()))
        self._list.setCurrentIndex(self._model.index(0))
        self._fit()
        self._tell()

    def _fit(self) -> None:
        """Be as high as the lines that there are, up to a dozen."""
        rows = self._model.rowCount()
        self._nothing.setVisible(not rows)
        self._list.setVisible(bool(rows))
        self._list.setFixedHeight(min(max(rows, 1), _LINES) * _line_height(self._list))
        if self.isVisible():
            self._place()

    def _with_free(self, found: list[Item], text: str) -> list[Item]:
        """Offer also what is made of a text that is no name; first where it is not in any name as it is typed."""
        free, typed = self._sources[self._source].free, text.casefold()
        if free is None or not typed or typed in {item.name.casefold() for item in self._items}:
            return found
        named = any(typed in item.name.casefold() for item in found)
        return [*found, free(text)] if named else [free(text), *found]

    def _tell(self) -> None:
        """Let a screen reader say what Enter would choose."""
        words = str(self._list.currentIndex().data(Role.AccessibleTextRole) or self._nothing.text())
        if words != self._field.accessibleDescription():
            self._field.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self._field, QAccessible.Event.DescriptionChanged))

    def _place(self) -> None:
        window = self.window()
        width = min(_WIDTH * self.logicalDpiX() // 96, window.width() - 2 * TOKENS.page)
        height = min(self.sizeHint().height(), window.height() - 2 * TOKENS.page)
        self.setGeometry(QRect((window.width() - width) // 2, TOKENS.page, width, height))

    def _lay_out(self) -> None:
        self.setObjectName("palette")
        self.setProperty("card", True)
        self.setAutoFillBackground(True)
        self._field.setObjectName("palette.text")
        self._list.setObjectName("palette.items")
        self._list.setAccessibleName("What fits")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Line(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setContentsMargins(TOKENS.small, TOKENS.small, TOKENS.small, TOKENS.small)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.small, TOKENS.small, TOKENS.small, TOKENS.small)
        column.setSpacing(TOKENS.tight)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._list)
        column.addStretch(1)


class _Items(QAbstractListModel):
    """The lines that fit."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[Item] = []

    def show(self, items: list[Item]) -> None:
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it; no parent, never changed
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        item = self._items[index.row()]
        match role:
            case Role.DisplayRole:
                return item.name
            case Role.AccessibleTextRole:
                return ", ".join(filter(None, (item.name, item.detail, item.keys)))
            case _ if role == _ITEM:
                return item
        return None


class _Line(QStyledItemDelegate):
    """Draws a name, after it where that is, and the keys on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), _line_height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(_ITEM)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(TOKENS.small, 0, -TOKENS.small, 0)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, option.palette.brush(Roles.Highlight))
        quiet = Roles.HighlightedText if chosen else Roles.PlaceholderText
        loud = Roles.HighlightedText if chosen else Roles.Text
        keys = option.fontMetrics.horizontalAdvance(item.keys)
        on_the_right = area.adjusted(area.width() - keys, 0, 0, 0)
        _write(painter, on_the_right, item.keys, option.palette, quiet)
        area.setRight(area.right() - keys - (TOKENS.wide if keys else 0))
        name = option.fontMetrics.elidedText(item.name, Qt.TextElideMode.ElideRight, area.width())
        _write(painter, area, name, option.palette, loud)
        area.setLeft(area.left() + option.fontMetrics.horizontalAdvance(name) + TOKENS.gap)
        detail = option.fontMetrics.elidedText(item.detail, Qt.TextElideMode.ElideRight, max(area.width(), 0))
        _write(painter, area, detail, option.palette, quiet)
        painter.restore()


def _write(painter: QPainter, area: QRect, text: str, palette: QPalette, role: QPalette.ColorRole) -> None:
    painter.setPen(palette.color(role))
    painter.drawText(area.left(), baseline(area, painter.fontMetrics()), text)


def _line_height(widget: QWidget) -> int:
    return widget.fontMetrics().height() + 2 * TOKENS.tight
