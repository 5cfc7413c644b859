"""The fixes that are to be done at once, each with a box to tick."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from twimeditor.ui.checking.listing import Group, Key, Row
from twimeditor.ui.checking.words import meant, said
from twimeditor.ui.problems.words import sentence
from twimeditor.ui.widgets import tip

_ROW: Final = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class FixesList(QTreeWidget):
    """Lists fixes by where they are. What is left out stays so when the list is made anew.

    `ticked` tells that others are chosen, `looked` carries the `Key` of the one that is looked at.
    """

    ticked = Signal()
    looked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._spared: set[Key] = set()
        self.setObjectName("fixes.list")
        self.setProperty("framed", True)
        self.setAccessibleName("Fixes")
        self.setAccessibleDescription("Space ticks a fix, or all of an entry.")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.itemChanged.connect(self._note)
        self.currentItemChanged.connect(self._look)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """List other fixes."""
        current = self._key(self.currentItem())
        with QSignalBlocker(self):
            self.clear()
            for group in groups:
                self.addTopLevelItem(self._group(group))
            self.expandAll()
            keyed = {self._key(item): item for item in self._items()}
            again = keyed.get(current) or next(iter(keyed.values()), None)
            if again is not None:
                self.setCurrentItem(again)
        self.ticked.emit()

    def chosen(self) -> tuple[Row, ...]:
        """Return what is ticked, in the order of the file."""
        return tuple(self._rows(_ON))

    def spared(self) -> tuple[Row, ...]:
        """Return what is not ticked."""
        return tuple(self._rows(_OFF))

    def _rows(self, state: Qt.CheckState) -> Iterator[Row]:
        return (item.data(0, _ROW) for item in self._items() if item.checkState(0) is state)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for group in _children(self.invisibleRootItem()):
            yield from _children(group)

    def _group(self, group: Group) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{group.title}  ({len(group.rows):,})"])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        for row in group.rows:
            item.addChild(self._row(row))
        return item

    def _row(self, row: Row) -> QTreeWidgetItem:
        text = meant(row.problem)
        label = row.problem.fixes[0].label
        item = QTreeWidgetItem([f"{label}: {text}" if text else f"{label}. {sentence(row.problem)}"])
        item.setData(0, _ROW, row)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}. {said(row)}")
        item.setToolTip(0, tip(sentence(row.problem)))
        item.setCheckState(0, _OFF if row.key in self._spared else _ON)
        return item

    def _note(self, item: QTreeWidgetItem, _column: int) -> None:
        key = self._key(item)
        if key is None:
            return
        if item.checkState(0) is _ON:
            self._spared.discard(key)
        else:
            self._spared.add(key)
        self.ticked.emit()

    def _look(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        key = self._key(item)
        if key is not None:
            self.looked.emit(key)

    @staticmethod
    def _key(item: QTreeWidgetItem | None) -> Key | None:
        row = item.data(0, _ROW) if item is not None else None
        return row.key if isinstance(row, Row) else None


def _children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    found = (item.child(number) for number in range(item.childCount()))
    return (child for child in found if child is not None)
