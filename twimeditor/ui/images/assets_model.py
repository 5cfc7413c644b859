"""The pictures and videos of an issue as the rows of a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from twimeditor.services.assets.stock import Asset, FileFacts, State
from twimeditor.ui.images.thumbnails import Thumbnail, Thumbnails
from twimeditor.ui.images.words import details, hints, state_words
from twimeditor.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ASSET: Final = Role.UserRole
LINES: Final = Role.UserRole + 1
THUMBNAIL: Final = Role.UserRole + 2
_ROOT: Final = QModelIndex()

Wanted = Callable[[Asset], bool]


@dataclass(frozen=True, slots=True)
class Lines:
    """What a row says: its name, facts about its file, and its state."""

    name: str
    facts: str
    state: str
    is_wrong: bool


class AssetsModel(QAbstractListModel):
    """Shows those of the assets that are `wanted`; a row stays the same as long as its file or name does.

    `rename_wanted` carries an asset and the name that was typed for it.
    """

    rename_wanted = Signal(object, str)

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._all: tuple[Asset, ...] = ()
        self._rows: list[Asset] = []
        self._wanted: Wanted = lambda _asset: True
        thumbnails.came.connect(self._draw)

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Return all assets, also those that are not shown."""
        return self._all

    def show(self, assets: Sequence[Asset]) -> None:
        """Show other assets, or others of their facts."""
        self._all = tuple(assets)
        self._refill()

    def narrow(self, wanted: Wanted) -> None:
        """Show only those that are `wanted`."""
        self._wanted = wanted
        self._refill()

    def asset_at(self, index: Index) -> Asset | None:
        """Return the asset of a row."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def row_of(self, key: str) -> QModelIndex:
        """Return the row with that key, an invalid index where it is not shown."""
        number = next((number for number, asset in enumerate(self._rows) if asset.key == key), -1)
        return self.index(number, 0) if number >= 0 else QModelIndex()

    # What Qt calls

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        asset = self.asset_at(index)
        renames = asset is not None and asset.file is not None
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if renames else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        asset = self.asset_at(index)
        if asset is None:
            return None
        if role in {Role.DisplayRole, Role.EditRole}:
            return asset.name
        if role == Role.ToolTipRole:
            return tip(str(asset.file.path) if asset.file is not None else asset.addresses[0])
        own = {ASSET: self._itself, THUMBNAIL: self._thumbnail, LINES: self._lines, Role.AccessibleTextRole: self._said}
        found = own.get(role)
        return found(asset) if found is not None else None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        asset = self.asset_at(index)
        if asset is None or role != Role.EditRole or not str(value).strip() or value == asset.name:
            return False
        self.rename_wanted.emit(asset, str(value))
        return True

    # Own work

    def _refill(self) -> None:
        rows = [asset for asset in self._all if self._wanted(asset)]
        if list(map(attrgetter("key"), rows)) == list(map(attrgetter("key"), self._rows)):
            self._update(rows)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _update(self, rows: list[Asset]) -> None:
        before, self._rows = self._rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number, 0), self.index(number, 0))

    def _draw(self, file: FileFacts) -> None:
        for number, asset in enumerate(self._rows):
            if asset.file == file:
                self.dataChanged.emit(self.index(number, 0), self.index(number, 0))

    @staticmethod
    def _itself(asset: Asset) -> Asset:
        return asset

    def _thumbnail(self, asset: Asset) -> Thumbnail | None:
        return self._thumbnails.of(asset.file) if asset.file is not None and not asset.is_video else None

    def _lines(self, asset: Asset) -> Lines:
        seen = self._thumbnail(asset)
        facts = details(asset, seen.size.width(), seen.size.height()) if seen is not None else details(asset)
        state = " · ".join(filter(None, (state_words(asset), hints(asset))))
        return Lines(asset.name, facts, state, asset.state is State.MISSING or asset.lacks_alt)

    def _said(self, asset: Asset) -> str:
        lines = self._lines(asset)
        return f"{lines.name}, {lines.state}, {lines.facts}"
