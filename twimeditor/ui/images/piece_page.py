"""What is asked about one picture that comes in."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from twimeditor.core.assets.kinds import Kind
from twimeditor.ui.images.piece import LONGEST, Piece
from twimeditor.ui.images.piece_words import before_and_after, offered, spoken
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.theme.icons import pixmap
from twimeditor.ui.widgets import muted, words_label

_HIGH = 14
"""How many lines of text the picture is high."""

_ALT_HINT = "What does it show? For those who cannot see it; it can be filled in later."

NameFor = Callable[[Piece], str]
"""Returns the name that a picture's file will get, whatever the user types."""


class PiecePage(QWidget):
    """Shows a picture, and takes its alt text, name, size and format.

    `treatment_wanted` tells that something else is to be made of it, `edited` that its texts are others.
    """

    treatment_wanted = Signal(object)
    edited = Signal()

    def __init__(self, name_for: NameFor) -> None:
        super().__init__()
        self._name_for = name_for
        self._piece: Piece | None = None
        self._shown: Piece | None = None
        self.picture = _Picture()
        self.facts = words_label()
        self.facts.setObjectName("images.facts")
        self.alt, self.name = QLineEdit(), QLineEdit()
        self.alt_hint, self.name_hint = _small(_ALT_HINT), _small("")
        self.shrink = QCheckBox(f"&Shrink to {LONGEST} pixels")
        self.format = QComboBox()
        self.notes = _small("")
        self._lay_out()
        self.alt.textEdited.connect(self._take_alt)
        self.name.textEdited.connect(self._take_name)
        self.shrink.clicked.connect(self._take_size)
        self.format.activated.connect(self._take_format)

    def show_piece(self, piece: Piece) -> None:
        """Show a picture as far as it has come; what is typed stays where it is."""
        self._piece = piece
        if piece is not self._shown:
            self._shown = piece
            self.alt.setText(piece.alt)
            self.name.setText(piece.wanted_name)
        self._show_picture(piece)
        self.facts.setText(before_and_after(piece))
        self.shrink.setVisible(piece.can_shrink)
        self.shrink.setChecked(piece.shrinks)
        self._show_formats(piece)
        notes = piece.result.notes if piece.result is not None else ()
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.show_name()

    def show_name(self) -> None:
        """Say what the file will be called."""
        if self._piece is None:
            return
        name = self._name_for(self._piece)
        self.name_hint.setText(f"Will be called {name}" if name else "")
        self.name.setAccessibleDescription(self.name_hint.text())

    def _show_picture(self, piece: Piece) -> None:
        self.picture.show_image(QPixmap.fromImage(piece.read.image) if piece.read is not None else None, piece.is_video)
        self.picture.setAccessibleName(spoken(piece))
        self._enable_alt(is_video=piece.is_video)

    def _enable_alt(self, *, is_video: bool) -> None:
        self.alt.setEnabled(not is_video)
        self.alt_hint.setText("A video needs no alt text." if is_video else _ALT_HINT)
        self.alt.setAccessibleDescription(self.alt_hint.text())

    def _show_formats(self, piece: Piece) -> None:
        choices = offered(piece)
        self._format_label.setVisible(bool(choices))
        self.format.setVisible(bool(choices))
        if [self.format.itemText(row) for row in range(self.format.count())] != [words for words, _kind in choices]:
            self.format.clear()
            for words, kind in choices:
                self.format.addItem(words, kind)
        self.format.setCurrentIndex(next((row for row, (_w, kind) in enumerate(choices) if kind is piece.to), 0))

    def _take_alt(self, text: str) -> None:
        if self._piece is not None:
            self._piece.alt = text
            self.edited.emit()

    def _take_name(self, text: str) -> None:
        if self._piece is not None:
            self._piece.wanted_name = text
            self.show_name()
            self.edited.emit()

    def _take_size(self, shrinks: bool) -> None:
        if self._piece is not None:
            self._piece.shrinks = shrinks
            self._want()

    def _take_format(self, row: int) -> None:
        kind = self.format.itemData(row)
        if self._piece is not None:
            self._piece.to = kind if isinstance(kind, Kind) else None
            self._want()

    def _want(self) -> None:
        if self._piece is not None:
            self.treatment_wanted.emit(self._piece)
            self.show_piece(self._piece)

    def _lay_out(self) -> None:
        self._format_label = QLabel("&Format")
        self.alt.setObjectName("images.alt")
        self.name.setObjectName("images.name")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addWidget(self.picture, 1)
        column.addWidget(self.facts)
        column.addLayout(self._rows())

    def _rows(self) -> QGridLayout:
        """Return the fields, each with its label before it and what there is to say below it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(TOKENS.gap)
        grid.setVerticalSpacing(TOKENS.tight)
        grid.setColumnStretch(1, 1)
        labelled = (QLabel("Alt &text"), self.alt), (QLabel("&Name"), self.name), (self._format_label, self.format)
        for row, (label, field) in enumerate(labelled):
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
            grid.addWidget(label, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
        for row, hint in enumerate((self.alt_hint, self.name_hint)):
            hint.setContentsMargins(0, 0, 0, TOKENS.small)
            grid.addWidget(hint, 2 * row + 1, 1)
        for row, alone in enumerate((self.shrink, self.notes), start=len(labelled)):
            grid.addWidget(alone, 2 * row, 1)
        return grid


class _Picture(QLabel):
    """A picture as large as there is room, or a sign in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: QPixmap | None = None
        self._sign = "image"
        self.setObjectName("images.picture")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(20 * self.fontMetrics().averageCharWidth(), 5 * self.fontMetrics().lineSpacing())
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def sizeHint(self) -> QSize:
        return QSize(0, _HIGH * self.fontMetrics().lineSpacing())

    def show_image(self, whole: QPixmap | None, is_video: bool) -> None:
        """Show a picture; without one a sign."""
        self._whole = whole if whole is not None and not whole.isNull() else None
        self._sign = "video" if is_video else "image"
        self._fit()

    def resizeEvent(self, _event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        if self._whole is None:
            colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
            self.setPixmap(pixmap(self._sign, TOKENS.page, colour, ratio))
            return
        room = (self.size() - QSize(2 * TOKENS.small, 2 * TOKENS.small)) * ratio
        whole = self._whole
        if whole.width() > room.width() or whole.height() > room.height():
            smooth = Qt.TransformationMode.SmoothTransformation
            whole = whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        whole.setDevicePixelRatio(ratio)
        self.setPixmap(whole)


def _small(text: str) -> QLabel:
    label = muted(words_label(text))
    label.setFont(fonts(label.font()).small)
    return label
