"""The panel that asks about pictures before they come in."""

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from twimeditor.ui.images.batch import Batch
from twimeditor.ui.images.piece import Piece
from twimeditor.ui.images.piece_page import NameFor, PiecePage
from twimeditor.ui.images.piece_words import named, row_words
from twimeditor.ui.images.waiting import WaitingDialog
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.theme.icons import pixmap

_WALK = "Alt+Down and Alt+Up go to the next and the previous picture."
_LETTERS = 62
_LIST_LETTERS = 26
_LINES = 27
_DRAWN = Qt.ItemDataRole.UserRole + 1


class PicturePanel(WaitingDialog):
    """Shows the pictures, and takes what is to be known of each.

    `can_be_inside` tells whether there is a quote to stand in, `inside` where the style has pictures.
    """

    def __init__(
        self, batch: Batch, name_for: NameFor, *, can_be_inside: bool, inside: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(batch, parent)
        self.setObjectName("images.panel")
        self.page = PiecePage(name_for)
        self.list = QListWidget()
        self.place = QComboBox()
        self.place.addItems(["Inside the quote", "Behind the quote"])
        self.place.setCurrentIndex(0 if inside and can_be_inside else 1)
        self._signs = self._drawn_signs()  # once: there may be many rows
        self._build(can_be_inside=can_be_inside)
        self._connect()
        for piece in batch.pieces:
            self._add_row(piece)
        self.refresh()
        self._go_to(0)
        self.page.alt.setFocus()

    @property
    def inside(self) -> bool:
        """Tell whether the pictures are to stand inside the quote."""
        return self.place.currentIndex() == 0

    def show_piece(self, piece: Piece) -> None:
        self._show_row(piece)
        if piece is self._piece():
            self.page.show_piece(piece)

    def drop_piece(self, piece: Piece) -> None:
        rows = range(self.list.count())
        self.list.takeItem(next(row for row in rows if self._piece_in(row) is piece))
        self._on_row(self.list.currentRow())

    def show_state(self) -> None:
        pieces = self.batch.pieces
        several = self.list.count() > 1
        self.setWindowTitle(f"Insert {named(pieces)}")
        self.insert.setText(f"&Insert {named(pieces)}" if several else "&Insert")
        self.list.setVisible(several)
        for part in (self.page, self.list, self.place):
            part.setEnabled(not self.is_busy)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row)
        self.page.treatment_wanted.connect(self.batch.want)
        self.page.edited.connect(self._on_edited)
        for keys, step in (("Alt+Down", 1), ("Alt+Up", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._go_to(self.list.currentRow() + step))

    def _piece(self) -> Piece | None:
        return self._piece_in(self.list.currentRow())

    def _piece_in(self, row: int) -> Piece | None:
        item = self.list.item(row) if 0 <= row < self.list.count() else None
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Piece) else None

    def _go_to(self, row: int) -> None:
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_row(self, row: int) -> None:
        piece = self._piece_in(row)
        if piece is not None:
            self.page.show_piece(piece)
            if not self.list.hasFocus():
                self.page.alt.setFocus()

    def _on_edited(self) -> None:
        piece = self._piece()
        if piece is not None:
            self._show_row(piece)

    def _add_row(self, piece: Piece) -> None:
        item = QListWidgetItem(self._signs[False], "")
        item.setData(Qt.ItemDataRole.UserRole, piece)
        item.setToolTip(piece.name)
        self.list.addItem(item)
        self._show_row(piece)

    def _show_row(self, piece: Piece) -> None:
        items = map(self.list.item, range(self.list.count()))
        item = next((one for one in items if one.data(Qt.ItemDataRole.UserRole) is piece), None)
        if item is None:
            return
        item.setText(f"{piece.name}\n{row_words(piece)}")
        if item.data(_DRAWN) is None and piece.read is not None and not piece.read.image.isNull():
            item.setData(_DRAWN, True)
            item.setIcon(_still(QPixmap.fromImage(self._thumbnail(piece.read.image))))
        elif piece.is_video:
            item.setIcon(self._signs[True])

    def _drawn_signs(self) -> dict[bool, QIcon]:
        """Return what stands for a picture, and for a video, that cannot be shown."""
        colour, ratio = self.palette().windowText().color(), self.devicePixelRatioF()
        names = {False: "image", True: "video"}
        return {is_video: _still(pixmap(name, TOKENS.page, colour, ratio)) for is_video, name in names.items()}

    def _thumbnail(self, image: QImage) -> QImage:
        side = self.list.iconSize() * self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        small = image.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        small.setDevicePixelRatio(self.devicePixelRatioF())
        return small

    def _build(self, *, can_be_inside: bool) -> None:
        self._build_list()
        middle = QHBoxLayout()
        middle.setSpacing(TOKENS.wide)
        middle.addWidget(self.list)
        middle.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(self.problems)
        column.addLayout(middle, 1)
        column.addWidget(self.progress)
        column.addLayout(self._foot(can_be_inside=can_be_inside))
        self.take_size(_LETTERS + (_LIST_LETTERS if len(self.batch.pieces) > 1 else 0), _LINES)

    def _build_list(self) -> None:
        self.list.setAccessibleName("Pictures")
        self.list.setAccessibleDescription(_WALK)
        self.list.setToolTip(_WALK)
        self.list.setProperty("framed", True)
        self.list.setFixedWidth(_LIST_LETTERS * self.fontMetrics().averageCharWidth())
        self.list.setIconSize(QSize(TOKENS.page, TOKENS.page))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def _foot(self, *, can_be_inside: bool) -> QHBoxLayout:
        label = QLabel("Stan&ds")
        label.setBuddy(self.place)
        self.place.setAccessibleName("Stands")
        foot = QHBoxLayout()
        foot.setSpacing(TOKENS.small)
        for part in (label, self.place):
            part.setVisible(can_be_inside)
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.buttons())
        return foot


def _still(picture: QPixmap) -> QIcon:
    """Return an icon that looks the same in the chosen row."""
    sign = QIcon(picture)
    sign.addPixmap(picture, QIcon.Mode.Selected)
    return sign
