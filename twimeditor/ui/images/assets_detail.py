"""The selected picture: where it stands, its alt text there, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.assets.references import Reference, Use
from twimeditor.services.assets.stock import Asset
from twimeditor.ui.images.deeds import WORDS, Deed, applies, deeds_menu
from twimeditor.ui.theme import TOKENS, fonts, icon
from twimeditor.ui.widgets import muted
from twimeditor.ui.widgets.folding import fold

_HINT = "What does it show, for those who cannot see it?"
_SHORTEST = 24
"""How many letters the field for the alt text shows at least."""


class AltField(QLineEdit):
    """A line whose end of typing is told: by Enter, and when the focus goes elsewhere."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Picture(QWidget):
    """Shows a picture as large as there is room, but no larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_image(self, image: QImage | None) -> None:
        """Show another picture, or none."""
        if image is not self._image:
            self._image = image
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image is None or self._image.isNull():
            return
        whole = (self._image.size().toSizeF() / self.devicePixelRatioF()).toSize()
        size = whole.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio).boundedTo(whole)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(QPoint(), size), self._image)
        painter.end()


class AssetDetail(QWidget):
    """Shows one asset.

    `asked` carries a `Deed`, `alt_typed` the number of the place and its new alt text, `left` tells that the typing has
    ended.
    """

    asked = Signal(object)
    alt_typed = Signal(int, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asset: Asset | None = None
        self._places: tuple[Reference, ...] = ()
        self._make()
        self._lay_out()
        self._connect()
        self.show_asset(None, ())

    @property
    def place(self) -> Reference | None:
        """Return the place that is chosen of those where the asset stands."""
        number = self._where.currentIndex()
        return self._places[number] if 0 <= number < len(self._places) else None

    def show_asset(
        self, asset: Asset | None, titles: Sequence[str], image: QImage | None = None, *, is_current: bool = True
    ) -> None:
        """Show an asset and its `image`, with the titles of the places where the issue names it.

        Unless it `is_current`, what is being typed for it is newer.
        """
        self._picture.show_image(image)
        is_same = asset is not None and self._asset is not None and asset.key == self._asset.key
        number = self._where.currentIndex() if is_same else 0
        self._asset, self._places = asset, asset.uses if asset is not None else ()
        self.setEnabled(asset is not None)
        self._fill(titles, number)
        if not is_same or (is_current and not self._typed.isActive()):
            self._show_place()
        self._show_deeds()

    def finish(self) -> None:
        """End the typing."""
        if self._typed.isActive():
            self._typed.stop()
            self._tell_typed()
        self.left.emit()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the focus, in visual order."""
        return (self._where, self._alt, *self._buttons.values(), self._more)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def fit(self, width: int) -> None:
        """Lay the buttons under one another where they do not fit beside each other."""
        fold(self._row, narrow=width < self._row_width())

    def _make(self) -> None:
        self._where, self._alt = QComboBox(), AltField()
        self._where.setObjectName("assets.place")
        self._where.setAccessibleName("Place in the issue")
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._alt.setObjectName("assets.alt")
        self._alt.setAccessibleName("Alt text")
        self._alt.setPlaceholderText(_HINT)
        self._alt.setMinimumWidth(self._alt.fontMetrics().averageCharWidth() * _SHORTEST)
        self._typed = QTimer(self)  # first the letter is seen, then the issue is changed
        self._typed.setSingleShot(True)
        self._note = muted(QLabel())
        self._note.setFont(fonts(self.font()).small)
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = {deed: QPushButton(WORDS[deed].text) for deed in (Deed.GO, Deed.REPLACE, Deed.FIND)}
        for deed, button in self._buttons.items():
            button.setObjectName(f"assets.{deed.name.lower()}")
        self._picture = Picture()
        self._more = QPushButton("&More")
        self._more.setObjectName("assets.more")

    def _lay_out(self) -> None:
        self._labels = (QLabel("Pl&ace"), QLabel("Alt te&xt"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(TOKENS.small)
        grid.setVerticalSpacing(TOKENS.tight)
        for row, (label, field) in enumerate(zip(self._labels, (self._where, self._alt), strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._note, 2, 1)
        grid.setColumnStretch(1, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(TOKENS.small)
        for button in (*self._buttons.values(), self._more):
            self._row.addWidget(button)
        deeds = QHBoxLayout()
        deeds.addLayout(self._row)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.gap)
        column.addLayout(grid)
        column.addLayout(deeds)
        column.addWidget(self._picture, 1)
        self._draw()

    def _connect(self) -> None:
        self._where.activated.connect(self._choose)
        self._alt.textEdited.connect(lambda _text: self._typed.start())
        self._typed.timeout.connect(self._tell_typed)
        self._alt.returnPressed.connect(self.finish)
        self._alt.left.connect(self.finish)
        for deed, button in self._buttons.items():
            button.clicked.connect(lambda _on, deed=deed: self.asked.emit(deed))
        self._more.clicked.connect(self._open_menu)

    def _choose(self, _number: int) -> None:
        self.finish()
        self._show_place()

    def _tell_typed(self) -> None:
        self.alt_typed.emit(self._where.currentIndex(), self._alt.text())

    def _fill(self, titles: Sequence[str], number: int) -> None:
        if [self._where.itemText(row) for row in range(self._where.count())] != list(titles):
            self._where.clear()
            self._where.addItems(list(titles))
        self._where.setCurrentIndex(min(max(number, 0), len(titles) - 1))
        self._where.setEnabled(len(titles) > 1)

    def _show_place(self) -> None:
        place = self.place
        has_alt = place is not None and place.alt is not None
        text = place.alt or "" if place is not None else ""
        if text != self._alt.text() and not (self._alt.hasFocus() and _is_same(text, self._alt.text())):
            caret = self._alt.cursorPosition()
            self._alt.setText(text)
            self._alt.setCursorPosition(min(caret, len(text)))
        self._alt.setEnabled(has_alt)
        self._alt.setPlaceholderText(_HINT if has_alt else "")
        self._note.setText(_remark(self._asset, place))
        self._note.setVisible(bool(self._note.text()))
        self._alt.setAccessibleDescription(self._note.text() or _HINT)

    def _show_deeds(self) -> None:
        for deed, button in self._buttons.items():
            possible = self._asset is not None and applies(deed, self._asset)
            button.setVisible(possible if deed is not Deed.REPLACE else not self._is_missing())
            button.setEnabled(possible)

    def _is_missing(self) -> bool:
        return self._asset is not None and applies(Deed.FIND, self._asset)

    def _open_menu(self) -> None:
        if self._asset is not None:
            menu = deeds_menu(self, self._asset, self.asked.emit)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _row_width(self) -> int:
        shown = [button for button in (*self._buttons.values(), self._more) if not button.isHidden()]
        return sum(button.sizeHint().width() for button in shown) + TOKENS.small * len(shown)

    def _draw(self) -> None:
        self._more.setIcon(icon("more", self.palette()))
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)


def _is_same(text: str, typed: str) -> bool:
    """Tell whether two texts differ in their spaces alone: what is being typed may end in one."""
    return text.split() == typed.split()


def _remark(asset: Asset | None, place: Reference | None) -> str:
    """Return what is to be known of the alt text at a place."""
    if asset is None:
        return "Choose a picture in the list."
    if place is None:
        return "Nothing in the issue names it. “Remove unused” moves it to the trash."
    if place.use is Use.SHARE:
        return "The share image needs no alt text."
    if place.alt is None:
        return "A video needs no alt text." if place.use is Use.VIDEO else "A link needs no alt text."
    return "" if place.alt.strip() else "Nothing is said yet to those who cannot see it."
