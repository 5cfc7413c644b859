"""The panel that asks about pictures before they come in."""

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from twimeditor.ui.images.batch import Batch
from twimeditor.ui.images.piece import Piece
from twimeditor.ui.images.piece_page import NameFor, PiecePage
from twimeditor.ui.images.piece_words import named, row_words
from twimeditor.ui.theme import TOKENS, icon

_LETTERS = 62
_LIST_LETTERS = 26
_LINES = 27
_MOST_TOLD = 3


class PicturePanel(QDialog):
    """Shows the pictures of a batch; `insert_wanted` tells that the user wants them as they are described.

    `can_be_inside` tells whether there is a quote to stand in, `inside` where the style has pictures.
    """

    insert_wanted = Signal()

    def __init__(
        self, batch: Batch, name_for: NameFor, *, can_be_inside: bool, inside: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._batch = batch
        self._busy = False
        self.setObjectName("images.panel")
        self.page = PiecePage(name_for)
        self.list = QListWidget()
        self.place = QComboBox()
        self.place.addItems(["Inside the quote", "Behind the quote"])
        self.place.setCurrentIndex(0 if inside and can_be_inside else 1)
        self._place_label = QLabel("Stan&ds")
        self.words = QLabel()
        self.progress = QProgressBar()
        self.insert = QPushButton()
        self._build(can_be_inside=can_be_inside)
        self._connect()
        for piece in batch.pieces:
            self._add_row(piece)
        self._show_all()
        self._go_to(0)
        self.page.alt.setFocus()

    @property
    def inside(self) -> bool:
        """Tell whether the pictures are to stand inside the quote."""
        return self.place.currentIndex() == 0

    def tell(self, words: str) -> None:
        """Say what went wrong, and let the user try again."""
        self._busy = False
        self._show_words(words)
        self._show_all()

    def tell_left_out(self) -> None:
        """Say which files do not come in, and why."""
        self._show_words(_left_out(self._batch.refused))

    def wait(self, words: str, done: int, of: int) -> None:
        """Show that something is being done that nothing can be changed about any more."""
        self._busy = True
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.progress.setFormat(words)
        self._show_all()

    def _connect(self) -> None:
        self._batch.changed.connect(self._on_changed)
        self._batch.lost.connect(self._on_lost)
        self.list.currentRowChanged.connect(self._on_row)
        self.page.treatment_wanted.connect(self._batch.want)
        self.page.edited.connect(self._on_edited)
        self.insert.clicked.connect(self.insert_wanted)
        for keys, step in (("Alt+Down", 1), ("Alt+Up", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._go_to(self.list.currentRow() + step))

    def _piece(self) -> Piece | None:
        row = self.list.currentRow()
        return self._batch.pieces[row] if 0 <= row < len(self._batch.pieces) else None

    def _go_to(self, row: int) -> None:
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_row(self, _row: int) -> None:
        piece = self._piece()
        if piece is not None:
            self.page.show_piece(piece)
            if not self.list.hasFocus():
                self.page.alt.setFocus()

    def _on_changed(self, piece: Piece) -> None:
        self._show_row(piece)
        if piece is self._piece():
            self.page.show_piece(piece)
        self._show_all()

    def _on_lost(self, piece: Piece) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) is piece:
                self.list.takeItem(row)
                break
        self._on_row(0)
        self.tell_left_out()
        self._show_all()

    def _on_edited(self) -> None:
        piece = self._piece()
        if piece is not None:
            self._show_row(piece)
        self._show_all()

    def _add_row(self, piece: Piece) -> None:
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, piece)
        self.list.addItem(item)
        self._show_row(piece)

    def _show_row(self, piece: Piece) -> None:
        row = self._batch.pieces.index(piece) if piece in self._batch.pieces else -1
        item = self.list.item(row) if 0 <= row < self.list.count() else None
        if item is None:
            return
        item.setText(f"{piece.name}\n{row_words(piece)}")
        item.setToolTip(piece.name)
        if piece.read is not None and not piece.read.image.isNull() and item.icon().isNull():
            side = self.list.iconSize()
            image = piece.read.image.scaled(side, Qt.AspectRatioMode.KeepAspectRatio)
            item.setIcon(QIcon(QPixmap.fromImage(image)))
        elif item.icon().isNull():
            item.setIcon(icon("image", self.palette()))

    def _show_all(self) -> None:
        """Say how far it is, and let the user do what can be done now."""
        pieces, several = self._batch.pieces, self.list.count() > 1
        self.setWindowTitle(f"Insert {named(pieces)}")
        self.insert.setText("&Insert" if not several else f"&Insert {named(pieces)}")
        self.list.setVisible(several)
        for part in (self.page, self.list, self.place):
            part.setEnabled(not self._busy)
        self.insert.setEnabled(bool(pieces) and not self._busy and not self.page.name_problem)
        if not self._busy:
            self.progress.setRange(0, len(pieces))
            self.progress.setValue(self._batch.done)
            self.progress.setFormat("%v of %m ready")
        self.progress.setVisible(self._busy or (several and not self._batch.is_ready))

    def _show_words(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _build(self, *, can_be_inside: bool) -> None:
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.list.setAccessibleName("Pictures")
        self.list.setFixedWidth(_LIST_LETTERS * letter)
        self.list.setIconSize(QSize(TOKENS.page, TOKENS.page))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.hide()
        self.progress.setAccessibleName("Progress")
        self._place_label.setBuddy(self.place)
        self.place.setAccessibleName("Stands")
        for part in (self._place_label, self.place):
            part.setVisible(can_be_inside)
        middle = QHBoxLayout()
        middle.setSpacing(TOKENS.wide)
        middle.addWidget(self.list)
        middle.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(self.words)
        column.addLayout(middle, 1)
        column.addWidget(self.progress)
        column.addLayout(self._foot())
        wide = _LETTERS + (_LIST_LETTERS if len(self._batch.pieces) > 1 else 0)
        self.resize(wide * letter, _LINES * line)

    def _foot(self) -> QHBoxLayout:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.insert, QDialogButtonBox.ButtonRole.ActionRole)
        self.insert.setDefault(True)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(TOKENS.small)
        foot.addWidget(self._place_label)
        foot.addWidget(self.place)
        foot.addStretch(1)
        foot.addWidget(buttons)
        return foot


def _left_out(refused: list[str]) -> str:
    """Return why files do not come in, the first few of them."""
    more = len(refused) - _MOST_TOLD
    told = "\n".join(refused[:_MOST_TOLD])
    return f"{told}\nand {more:,} more" if more > 0 else told
