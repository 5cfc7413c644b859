"""What both panels for pictures that come in have: how far the work is, what went wrong, and the way out."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QPushButton, QWidget

from twimeditor.ui.images.batch import Batch
from twimeditor.ui.images.piece import Piece
from twimeditor.ui.images.piece_words import left_out
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import words_label


class WaitingDialog(QDialog):
    """A dialog about the pictures of a batch; `insert_wanted` tells that the user wants them as they are described.

    It closes when they are in the issue, which others see to; until then it says how far that is.
    """

    insert_wanted = Signal()

    def __init__(self, batch: Batch, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.batch = batch
        self.is_busy = False
        self.problems = words_label()
        self.problems.hide()
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Progress")
        self.insert = QPushButton()
        self.insert.setDefault(True)
        batch.changed.connect(self.show_piece)
        batch.changed.connect(self.refresh)
        batch.lost.connect(self._on_lost)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            layout = self.layout()
            self._grow(layout.totalMinimumHeightForWidth(self.width()) if layout is not None else 0)
        return handled

    def tell(self, words: str) -> None:
        """Say what went wrong, and let the user try again."""
        self.is_busy = False
        self._say(words)
        self.refresh()

    def tell_left_out(self) -> None:
        """Say which files do not come in, and why."""
        self._say(left_out(self.batch.refused))

    def wait(self, words: str, done: int, of: int) -> None:
        """Show that something is being done that nothing can be changed about any more."""
        self.is_busy = True
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.progress.setFormat(words)
        self.refresh()

    def show_piece(self, piece: Piece) -> None:
        """Show a picture as far as it has come."""
        raise NotImplementedError

    def drop_piece(self, piece: Piece) -> None:
        """Show no more of a picture that was refused."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Let the user do what can be done now."""
        raise NotImplementedError

    def take_size(self, letters: int, lines: int) -> None:
        """Be so wide and high, as far as the screen is."""
        metrics = self.fontMetrics()
        wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
        self.resize(wanted.boundedTo(self._room()))

    def buttons(self) -> QDialogButtonBox:
        """Return the buttons at the foot."""
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self.insert, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.insert_wanted)
        box.rejected.connect(self.reject)
        return box

    def refresh(self) -> None:
        """Show how far the work is."""
        pieces = self.batch.pieces
        self.insert.setEnabled(bool(pieces) and not self.is_busy)
        if not self.is_busy:
            self.progress.setRange(0, len(pieces))
            self.progress.setValue(self.batch.done)
            self.progress.setFormat("Ready: %v of %m")
        self.progress.setVisible(self.is_busy or (len(pieces) > 1 and not self.batch.is_ready))
        self.show_state()

    def _on_lost(self, piece: Piece) -> None:
        self.drop_piece(piece)
        self.tell_left_out()
        self.refresh()

    def _say(self, words: str) -> None:
        is_news = self.problems.text() != words
        self.problems.setText(words)
        self.problems.setVisible(bool(words))
        layout = self.layout()
        if is_news and layout is not None:
            layout.activate()
            self._grow(layout.totalHeightForWidth(self.width()))

    def _room(self) -> QSize:
        return self.screen().availableSize() - QSize(TOKENS.page, 2 * TOKENS.page)

    def _grow(self, height: int) -> None:
        """Be so high at least, as far as the screen is: words that wrap would be cut off."""
        height = min(height, self._room().height())
        if height <= self.height():
            return
        self.resize(self.width(), height)
        below = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if self.isVisible() and below > 0:
            self.move(self.x(), max(self.y() - below, self.screen().availableGeometry().top()))
