"""The dock *Assets*: all pictures and videos of the issue, those that are missing and those that nobody needs."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from twimeditor.services.assets.stock import Asset, State
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.images.assets_detail import AssetDetail
from twimeditor.ui.images.assets_model import THUMBNAIL, AssetsModel
from twimeditor.ui.images.assets_view import AssetsView
from twimeditor.ui.images.deeds import Deed, applies, deeds_menu
from twimeditor.ui.images.stocktaking import Stocktaking
from twimeditor.ui.images.thumbnails import Thumbnail, Thumbnails
from twimeditor.ui.images.words import place_words
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import EmptyState
from twimeditor.ui.widgets.areas import scrolled
from twimeditor.ui.widgets.dock import LeavableDock
from twimeditor.ui.widgets.folding import fold

_FILTERS: Final = {
    None: "All",
    State.USED: "Used",
    State.UNUSED: "Not used",
    State.MISSING: "Missing",
    State.REMOTE: "On other sites",
}
_LETTERS: Final = 75
"""How many letters wide the dock is at least for the selected picture to be shown beside the list."""


class AssetsDock(LeavableDock):
    """Lists the issue's assets while it is seen.

    `asked` carries a `Deed`, its asset and the chosen place; `alt_typed` an asset, the number of its place and the new
    alt text, `alt_left` that its typing has ended; `finding` and `removing` ask for all missing or unused ones at once,
    `called_off` for an end of what is being done.
    """

    asked = Signal(object, object, object)
    alt_typed = Signal(object, int, str)
    alt_left = Signal()
    rename_wanted = Signal(object, str)
    finding = Signal()
    removing = Signal()
    called_off = Signal()

    def __init__(
        self,
        bridge: SessionBridge,
        stock: Stocktaking,
        thumbnails: Thumbnails,
        beginnings: Sequence[QAction],
        parent: QWidget,
    ) -> None:
        super().__init__("assets", "Assets", parent)
        self._stock = stock
        self._key = ""
        self.model = AssetsModel(thumbnails, self)
        self.view = AssetsView(self.model)
        self.detail = AssetDetail()
        self._make()
        self._lay_out(beginnings)
        self._connect()
        bridge.committed.connect(lambda _event: self._follow())

    @property
    def is_empty(self) -> bool:
        """Tell whether the issue has nothing to list."""
        return self._pages.currentIndex() == 1

    def open(self) -> None:
        """Show the dock and put the focus into its list."""
        self.come()
        self._first_stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current(self) -> Asset | None:
        """Return the selected asset."""
        return self.model.asset_at(self.view.currentIndex())

    def choose(self, key: str) -> None:
        """Select an asset by its key; it is kept in mind until it is there."""
        self._key = key
        self._select()

    def start_renaming(self) -> None:
        """Let the user type another name in the selected row."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.edit(self.view.currentIndex())

    def show_busy(self, words: str) -> None:
        """Tell what is being done, with a way to call it off."""
        self._doing.setText(words)
        self._busy.show()

    def show_idle(self) -> None:
        """Tell no longer that something is being done."""
        self._busy.hide()

    def fold(self) -> None:
        narrow = self.is_narrow(_LETTERS)
        fold(self._body, narrow=narrow)
        self.detail.fit(self.width() if narrow else self.width() // 2 - 2 * TOKENS.gap)

    # Own work

    def _first_stop(self) -> QWidget:
        """Return the list, or what fills it while there is nothing in it."""
        button = self._nothing.findChild(QPushButton)
        return button if self.is_empty and isinstance(button, QPushButton) else self.view

    def _make(self) -> None:
        self._filter = QComboBox()
        self._filter.setObjectName("assets.filter")
        self._filter.setAccessibleName("Show")
        self._filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for state, name in _FILTERS.items():
            self._filter.addItem(name, state)
        self._find, self._remove = QPushButton("Fi&nd missing…"), QPushButton("&Remove unused")
        self._find.setObjectName("assets.find_missing")
        self._remove.setObjectName("assets.remove_unused")
        self._busy = QWidget()
        self._doing, self._cancel = QLabel(), QPushButton("Cance&l")
        self._doing.setTextFormat(Qt.TextFormat.PlainText)
        self._busy.hide()
        self._remove.setToolTip("Move the files that nothing in the issue names to the trash")

    def _lay_out(self, beginnings: Sequence[QAction]) -> None:
        words = "Drop a picture onto the window, paste one, or insert a file."
        self._nothing = EmptyState("image", "No pictures in this issue yet", words, beginnings)
        self._pages = QStackedWidget()
        self._pages.addWidget(scrolled(self._sheet()))
        self._pages.addWidget(self._nothing)
        self.setWidget(self._pages)
        order = (self._filter, self._find, self._remove, self.view, *self.detail.stops(), self._cancel)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _sheet(self) -> QWidget:
        """Return the list with what is above, beside and below it."""
        top = QHBoxLayout()
        top.setSpacing(TOKENS.small)
        top.addWidget(self._filter)
        top.addStretch(1)
        top.addWidget(self._find)
        top.addWidget(self._remove)
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(self._doing, 1)
        busy.addWidget(self._cancel)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(TOKENS.gap)
        self._body.addWidget(self.view, 1)
        self._body.addWidget(self.detail, 1)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(TOKENS.gap, TOKENS.small, TOKENS.gap, TOKENS.small)
        column.setSpacing(TOKENS.small)
        column.addLayout(top)
        column.addLayout(self._body, 1)
        column.addWidget(self._busy)
        return sheet

    def _connect(self) -> None:
        self.visibilityChanged.connect(lambda seen: self._turn(seen=seen))
        self._stock.taken.connect(self._show)
        self._filter.currentIndexChanged.connect(lambda _row: self._narrow())
        self._find.clicked.connect(self.finding)
        self._remove.clicked.connect(self.removing)
        self._cancel.clicked.connect(self.called_off)
        self.view.selectionModel().currentChanged.connect(lambda _new, _old: self._choose())
        self.view.wanted.connect(self._go)
        self.view.menu_wanted.connect(self._open_menu)
        self.model.rename_wanted.connect(self.rename_wanted)
        self.model.dataChanged.connect(lambda *_rows: self._show_detail())
        self.detail.asked.connect(self._ask)
        self.detail.alt_typed.connect(self._type_alt)
        self.detail.left.connect(self.alt_left)

    def _follow(self) -> None:
        if self.is_seen:
            self._stock.follow()

    def _turn(self, *, seen: bool) -> None:
        """Look at everything when it comes to be seen, at nothing once it is not."""
        self._stock.take() if seen else self._stock.rest()

    def _show(self) -> None:
        assets = self._stock.assets
        self.model.show(assets)
        self._pages.setCurrentIndex(0 if assets else 1)
        self._say_counts(assets)
        self._select()
        self._show_detail()

    def _say_counts(self, assets: Sequence[Asset]) -> None:
        for row, (state, name) in enumerate(_FILTERS.items()):
            count = sum(state is None or asset.state is state for asset in assets)
            self._filter.setItemText(row, f"{name} ({count:,})")
        states = {asset.state for asset in assets}
        self._find.setEnabled(State.MISSING in states)
        self._remove.setEnabled(State.UNUSED in states)

    def _narrow(self) -> None:
        wanted = self._filter.currentData()
        self.model.narrow(lambda asset: wanted is None or asset.state is wanted)
        self._select()
        self._show_detail()

    def _select(self) -> None:
        """Go on with the asset that was selected, else with the first."""
        if self.current() is None or self.current_key() != self._key:
            row = self.model.row_of(self._key)
            self.view.setCurrentIndex(row if row.isValid() else self.model.index(0, 0))

    def current_key(self) -> str:
        """Return the key of the selected asset, "" where none is."""
        asset = self.current()
        return asset.key if asset is not None else ""

    def _choose(self) -> None:
        self.alt_left.emit()
        self._key = self.current_key() or self._key
        self._show_detail()

    def _show_detail(self) -> None:
        asset = self.current()
        titles = [place_words(self._stock.issue, use) for use in asset.uses] if asset is not None else []
        seen = self.view.currentIndex().data(THUMBNAIL)
        self.detail.show_asset(
            asset, titles, seen.large if isinstance(seen, Thumbnail) else None, is_current=self._stock.is_current
        )

    def _type_alt(self, number: int, text: str) -> None:
        asset = self.current()
        if asset is not None:
            self.alt_typed.emit(asset, number, text)

    def _go(self, _index: QModelIndex) -> None:
        asset = self.current()
        if asset is not None and applies(Deed.GO, asset):
            self._ask(Deed.GO)

    def _ask(self, deed: Deed) -> None:
        asset = self.current()
        if asset is not None:
            self.asked.emit(deed, asset, self.detail.place)

    def _open_menu(self, spot: QPoint) -> None:
        asset = self.current()
        if asset is not None:
            menu = deeds_menu(self, asset, self._ask)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(spot)
