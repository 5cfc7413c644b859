"""The files of an export, by what becomes of them."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from twimeditor.core.assets.sizes import file_size
from twimeditor.services.export.plan import Item, Plan, State
from twimeditor.ui.widgets import tip

_GROUPS: Final = {
    State.CHANGE: "To change",
    State.CREATE: "To create",
    State.SAME: "To leave as they are",
}
_ITEM: Final = Qt.ItemDataRole.UserRole


class FilesView(QTreeWidget):
    """Lists them in groups; `chosen` carries the `Item` that is selected, or None."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[QTreeWidgetItem] = []
        self.setObjectName("export.files")
        self.setAccessibleName("Files of the export")
        self.setProperty("framed", True)
        self.setColumnCount(2)
        self.setHeaderLabels(["File", "Size"])
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda row, _before: self.chosen.emit(_item_of(row)))

    def show_plan(self, plan: Plan | None) -> None:
        """List the files of a plan, nothing without one; the first that changes is selected."""
        self._rows.clear()
        self.clear()
        if plan is None:
            return
        for state, name in _GROUPS.items():
            items = [item for item in plan.items if item.state is state]
            if items:
                self._add(f"{name} ({len(items):,})", items, is_open=state is not State.SAME)
        self._select_first()

    def item(self) -> Item | None:
        """Return the file that is selected."""
        return _item_of(self.currentItem())

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the files as they are shown, each behind the name of its group."""
        for row in self._rows:
            group = row.parent()
            yield group.text(0) if group is not None else "", row.text(0), row.text(1)

    def _add(self, name: str, items: list[Item], *, is_open: bool) -> None:
        group = QTreeWidgetItem(self, [name])
        group.setFirstColumnSpanned(True)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for item in items:
            row = QTreeWidgetItem(group, [str(item.path), sizes(item)])
            self._rows.append(row)
            row.setData(0, _ITEM, item)
            row.setToolTip(0, tip(str(item.path)))
        group.setExpanded(is_open)

    def _select_first(self) -> None:
        for row in self._rows[:1]:
            group = row.parent()
            if group is not None and group.isExpanded():
                self.setCurrentItem(row)


def sizes(item: Item) -> str:
    """Return how large a file is, or from which size to which it changes."""
    new = file_size(item.new.size)
    if item.old is None or item.state is State.SAME:
        return new
    return f"{file_size(item.old.size)} → {new}"


def _item_of(row: QTreeWidgetItem | None) -> Item | None:
    found = row.data(0, _ITEM) if row is not None else None
    return found if isinstance(found, Item) else None
