"""Where a link leads, told before it is opened: while the mouse is over it, and when it is clicked."""

from html import escape

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from twimeditor.core.lazy import lazy_pattern
from twimeditor.ui.preview.links import Target, open_target
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted
from twimeditor.ui.widgets.folding import fold

_WIDTH = 400
_LONGEST = 600
_SHARE = 0.8
_BREAK = "\u200b"
_AUTHORITY = lazy_pattern(r"[a-z]+://(?:[^/?#]*@)?|mailto:")


class HoverLabel(QLabel):
    """A line at the lower left of its parent, as browsers have it; never in the way of the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = parent
        self.setObjectName("preview.hover")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setAutoFillBackground(True)
        self.setMargin(TOKENS.tight)
        self.setFont(fonts(self.font()).small)
        self.hide()

    def tell(self, where: Target | None) -> None:
        """Show where a link leads; nothing for None."""
        self.setVisible(where is not None)
        if where is not None:
            refused = where.url is None and not where.anchor
            address = _shortened(where)
            words = f"{address} — {where.note}" if refused or where.host.startswith("xn--") else address
            self.setText(self._fitting(words, where.host))
            self.setAccessibleName(words)
            self.fit()
            self.raise_()

    def _fitting(self, words: str, host: str) -> str:
        """Return the words if there is room; else of the host the end, which counts, and of the rest what fits."""
        metrics, room = self.fontMetrics(), round(self._pane.width() * _SHARE) - 2 * TOKENS.tight
        if metrics.horizontalAdvance(words) <= room or not host:
            return metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        start = _place_of_host(words, host)
        end = metrics.elidedText(host, Qt.TextElideMode.ElideLeft, room // 2)
        if end == host and "@" not in words[:start]:
            end = words[:start] + host
        rest = words[start + len(host) :]
        return end + metrics.elidedText(rest, Qt.TextElideMode.ElideMiddle, room - metrics.horizontalAdvance(end))

    def fit(self) -> None:
        """Take the place at the lower left."""
        self.adjustSize()
        self.move(0, self._pane.height() - self.height())


class LinkPopup(QFrame):
    """The address of a link in full, beside it, with what can be done with it.

    It does not block the window: it goes when the focus does. `left` asks for the focus to go back.
    """

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = parent
        self.setObjectName("preview.link")
        self.setProperty("card", True)
        self.setAutoFillBackground(True)
        self._target = Target("")
        self._address, self._note = QLabel(), muted(QLabel())
        self._address.setObjectName("preview.link.address")
        self._address.setTextFormat(Qt.TextFormat.RichText)
        self._note.setFont(fonts(self.font()).small)
        self._open, self._copy = QPushButton("Open in browser"), QPushButton("Copy link")
        self._lay_out()
        self._open.clicked.connect(self._on_open)
        self._copy.clicked.connect(self._on_copy)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def show_at(self, where: Target, link: QRect) -> None:
        """Show where a link leads, below the link if there is room."""
        self._target = where
        self._address.setText(_in_full(where))
        self._note.setText(where.note)
        self._note.setVisible(bool(where.note))
        self._open.setVisible(where.url is not None)
        self._open.setText("Write a mail" if where.address.startswith("mailto:") else "Open in browser")
        words = f"Link to {_shortened(where)}. {where.note}".strip()
        self.setAccessibleName(words)
        self._open.setAccessibleDescription(words)
        self._copy.setAccessibleDescription(words)
        self._put_beside(link)
        self.show()
        self.raise_()
        (self._open if where.url is not None else self._copy).setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go away, and leave the focus where it is."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._target.url is not None:
            self._on_open()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for label in (self._address, self._note):
            label.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._row = QHBoxLayout()
        self._row.setSpacing(TOKENS.small)
        for button in (self._open, self._copy):
            button.setAutoDefault(True)
            self._row.addWidget(button)
        self._row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.gap, TOKENS.small, TOKENS.gap, TOKENS.gap)
        column.setSpacing(TOKENS.small)
        column.addWidget(self._address)
        column.addWidget(self._note)
        column.addLayout(self._row)

    def _put_beside(self, link: QRect) -> None:
        room = self._pane.rect().adjusted(TOKENS.tight, TOKENS.tight, -TOKENS.tight, -TOKENS.tight)
        width = min(_WIDTH, room.width())
        self.setFixedWidth(width)
        fold(self._row, narrow=False)
        fold(self._row, narrow=self._row.sizeHint().width() > width - 2 * TOKENS.gap)
        height = self.layout().totalHeightForWidth(width)  # type: ignore[union-attr]  # `_lay_out` made it
        self.setFixedHeight(height)
        below, above = link.bottom() + TOKENS.tight, link.top() - TOKENS.tight - height
        top = below if below + height <= room.bottom() or above < room.top() else above
        left = max(room.left(), min(link.left(), room.right() - width))
        self.move(QPoint(left, max(room.top(), min(top, room.bottom() - height))))

    def _on_open(self) -> None:
        open_target(self._target)
        self._leave()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._target.address)
        self._leave()

    def _leave(self) -> None:
        self.dismiss()
        self.left.emit()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self.isAncestorOf(new):
            self.dismiss()


def _in_full(where: Target) -> str:
    """Return the address as rich text that can be broken anywhere, what counts of it in bold."""
    address = _shortened(where)
    start = _place_of_host(address, where.host)
    end = start + len(where.host)
    before, host, after = (_breakable(part) for part in (address[:start], address[start:end], address[end:]))
    return f"{before}<b>{host}</b>{after}"


def _shortened(where: Target) -> str:
    """Return the address; of a very long one the beginning and the end, and always the host."""
    address = where.address
    if len(address) <= _LONGEST:
        return address
    start = _place_of_host(address, where.host)
    if start + len(where.host) > _LONGEST - 100:
        address = f"{address[:20]} … {address[start - 1 :]}"
    return address if len(address) <= _LONGEST else f"{address[: _LONGEST - 100]} … {address[-100:]}"


def _place_of_host(address: str, host: str) -> int:
    """Return where the host stands: behind all that a stranger may have put before the last @."""
    authority = _AUTHORITY.match(address)
    place = address.find(host, authority.end() if authority else 0) if host else 0
    return max(place, 0)


def _breakable(text: str) -> str:
    return "".join(f"{escape(char)}{_BREAK if char in '/?&=-_.#%+:' else ''}" for char in text)
