"""Choosing one of the issue's pictures as the one that other sites show."""

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from twimeditor.services.assets.stock import Asset
from twimeditor.ui.images.assets_model import AssetsModel
from twimeditor.ui.images.assets_view import AssetsView
from twimeditor.ui.images.stocktaking import Stocktaking
from twimeditor.ui.images.thumbnails import Thumbnails
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted

_WORDS = "Other sites show this picture where the issue is linked. Of one that is not a PNG, a copy as PNG is used."
_NOTHING = "This issue has no picture with a file yet. Insert one first."
_LETTERS, _LINES = 76, 25
_ROLE = QDialogButtonBox.ButtonRole


class SharePicker(QDialog):
    """Lists the pictures; `chosen` carries the file of one, `emptied` tells that there is to be none."""

    chosen = Signal(object)
    emptied = Signal()

    def __init__(self, stock: Stocktaking, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Share image")
        self.setObjectName("share")
        self._stock = stock
        self._model = AssetsModel(thumbnails, self)
        self._model.narrow(_can_be_shared)
        self._view = AssetsView(self._model)
        self._view.setObjectName("share.list")
        self._view.setAccessibleName("Pictures of this issue")
        self._view.setAccessibleDescription("Enter chooses.")
        self._view.setEditTriggers(AssetsView.EditTrigger.NoEditTriggers)
        self._nothing = muted(QLabel(_NOTHING))
        self._nothing.setWordWrap(True)
        self._choose = QPushButton("Choose")
        self._none = QPushButton("&No share image")
        self._lay_out()
        self._connect()
        self._take_size()

    def _take_size(self) -> None:
        metrics = self.fontMetrics()
        wanted = QSize(_LETTERS * metrics.averageCharWidth(), _LINES * metrics.lineSpacing())
        self.resize(wanted.boundedTo(self.screen().availableSize() - QSize(TOKENS.page, 2 * TOKENS.page)))

    def _lay_out(self) -> None:
        words = QLabel(_WORDS)
        words.setWordWrap(True)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._choose.setDefault(True)
        box.addButton(self._choose, _ROLE.AcceptRole)
        box.addButton(self._none, _ROLE.ResetRole)
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(words)
        column.addWidget(self._view, 1)
        column.addWidget(self._nothing)
        column.addWidget(box)
        self._view.setFocus()

    def _connect(self) -> None:
        self._stock.taken.connect(self._show)
        self._view.wanted.connect(lambda _row: self._take())
        self._view.selectionModel().currentChanged.connect(lambda _new, _old: self._allow())
        self._none.clicked.connect(self._empty)
        self._show()
        self._stock.take()

    def _show(self) -> None:
        before = self._current()
        self._model.show(self._stock.assets)
        shared = next((asset for asset in self._stock.assets if asset.is_shared), None)
        wanted = before or shared
        row = self._model.row_of(wanted.key) if wanted is not None else QModelIndex()
        self._view.setCurrentIndex(row if row.isValid() else self._model.index(0, 0))
        self._nothing.setVisible(not self._model.rowCount())
        self._none.setEnabled(shared is not None)
        self._allow()

    def _current(self) -> Asset | None:
        return self._model.asset_at(self._view.currentIndex())

    def _allow(self) -> None:
        self._choose.setEnabled(self._current() is not None)

    def _take(self) -> None:
        asset = self._current()
        if asset is not None and asset.file is not None:
            self.chosen.emit(asset.file.path)
            self.accept()

    def _empty(self) -> None:
        self.emptied.emit()
        self.accept()


def _can_be_shared(asset: Asset) -> bool:
    return asset.file is not None and not asset.is_video
