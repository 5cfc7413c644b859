"""The list of what is usual and missing."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)

from twimeditor.core.archive.regulars import Missing, MissingSection, Regulars
from twimeditor.core.post.days import day_in_words
from twimeditor.core.post.inline import shown_title
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import tip

Row = Missing | MissingSection
Index = QModelIndex | QPersistentModelIndex

_ROW: Final = Qt.ItemDataRole.UserRole
_SAID: Final = Qt.ItemDataRole.AccessibleTextRole
_ROWS: Final = 5
"""So many lines are seen at least; where there is no room for them the dock scrolls."""

_HEADER: Final = ("Project or section", "Who", "Was in", "Last")


class RegularsList(QTreeWidget):
    """Reports and sections that are missing. `wanted` carries the row that is to be added to the issue."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("regulars.list")
        self.setProperty("framed", True)
        self.setAccessibleName("Missing regulars")
        self.setAccessibleDescription("Enter adds what is selected to the issue.")
        self.setHeaderLabels(list(_HEADER))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(_RoomyDelegate(self))
        self.setItemsExpandable(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.itemActivated.connect(self._activate)
        self._listed: tuple[Row, ...] = ()
        self._measure()

    def show_rows(self, found: Regulars) -> None:
        """List others; what was selected stays so where it is still there."""
        rows: tuple[Row, ...] = (*found.missing, *found.sections)
        if rows == self._listed:
            return
        keys, current, place = {_key(row) for row in self.chosen()}, self.current(), self._place()
        self._listed = rows
        self.clear()
        self._add_group(f"Reports ({len(found.missing):,})", found.missing)
        self._add_group(f"Sections ({len(found.sections):,})", found.sections)
        self._choose(keys, _key(current) if current is not None else None, place)

    def rows(self) -> tuple[Row, ...]:
        """Return all that is listed."""
        return self._listed

    def current(self) -> Row | None:
        """Return the row on which the keyboard is."""
        return _row(self.currentItem())

    def chosen(self) -> tuple[Row, ...]:
        """Return the selected rows."""
        return tuple(row for item in self.selectedItems() if (row := _row(item)) is not None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure()

    def _add_group(self, title: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem([title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, bold)
        self.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        for row in rows:
            group.addChild(_item(row))
        group.setExpanded(True)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            if _row(item) is not None:
                yield item
            walk += 1

    def _place(self) -> int:
        current = self.currentItem()
        return next((place for place, item in enumerate(self._items()) if item is current), 0)

    def _choose(self, keys: set[object], current: object, place: int) -> None:
        """Select the same rows again; where the current one is gone, its place is taken."""
        items = list(self._items())
        if not items:
            return
        same = next((item for item in items if _key(_row(item)) == current), None)
        self.setCurrentItem(same or items[min(place, len(items) - 1)])
        for item in items:
            if _key(_row(item)) in keys:
                item.setSelected(True)

    def _activate(self, item: QTreeWidgetItem) -> None:
        row = _row(item)
        if row is not None:
            self.wanted.emit(row)

    def _measure(self) -> None:
        self.setMinimumHeight(_ROWS * _row_height(self.fontMetrics()))
        header = self.header()
        header.setStretchLastSection(False)
        header.setHighlightSections(False)
        for column in range(len(_HEADER)):
            is_words = column < 2
            mode = QHeaderView.ResizeMode.Stretch if is_words else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)


class _RoomyDelegate(QStyledItemDelegate):
    """Gives rows the height that other lists have."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + TOKENS.small, _row_height(option.fontMetrics))


def _row_height(metrics: QFontMetrics) -> int:
    return metrics.height() + 2 * TOKENS.tight


def _item(row: Row) -> QTreeWidgetItem:
    cells = _cells(row)
    item = QTreeWidgetItem(cells)
    item.setData(0, _ROW, row)
    item.setData(0, _SAID, ", ".join(filter(None, cells)))
    for column, text in enumerate(_tips(row)):
        item.setToolTip(column, tip(text))
    return item


def _cells(row: Row) -> list[str]:
    if isinstance(row, MissingSection):
        return [shown_title(row.title), "", row.of_last, ""]
    who = row.author.name if row.author is not None else ""
    return [shown_title(row.title), who, row.of_last, day_in_words(row.last_seen)]


def _tips(row: Row) -> tuple[str, str]:
    if isinstance(row, MissingSection):
        return (shown_title(row.title), "")
    author = f"{row.author.name}\n{row.author.key}" if row.author is not None else ""
    where = dict.fromkeys(map(shown_title, (row.title, row.section)))
    return ("\n".join(filter(None, where)), author)


def _row(item: QTreeWidgetItem | None) -> Row | None:
    row = item.data(0, _ROW) if item is not None else None
    return row if isinstance(row, Missing | MissingSection) else None


def _key(row: Row | None) -> object:
    return row.key if isinstance(row, Missing) else row.title if row is not None else None
