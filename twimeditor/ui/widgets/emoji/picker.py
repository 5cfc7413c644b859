"""The popup: a search line, the groups, a grid that the arrow keys go through, and the name of the current emoji."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QTabBar, QVBoxLayout, QWidget

from twimeditor.core.emoji import Emoji, matching
from twimeditor.ui.theme import TOKENS, fonts, scaled
from twimeditor.ui.widgets.emoji.model import EmojiModel
from twimeditor.ui.widgets.labels import muted

COLUMNS, ROWS = 10, 7
RECENT = "Recent"
_TO_GRID = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class EmojiPicker(QFrame):
    """Finds an emoji by words or group. `picked` carries the chosen one; `recent` are shown first."""

    picked = Signal(str)

    def __init__(self, emoji: Sequence[Emoji], recent: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("emoji")
        self.setAccessibleName("Emoji")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._groups = _grouped(emoji, recent)
        self._all = emoji
        self.search = QLineEdit()
        self.groups = QTabBar()
        self.grid = QListView()
        self.words = muted(QLabel())
        self._model = EmojiModel()
        self._build()
        self.search.textChanged.connect(self._find)
        self.groups.currentChanged.connect(self._show_group)
        self.grid.selectionModel().currentChanged.connect(self._name)
        self.grid.clicked.connect(self._pick)
        self.grid.activated.connect(self._pick)
        self._show_group(0)

    def open_at(self, at: QPoint) -> None:
        """Open below a point of the screen, or where there is room."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = max(room.left(), min(at.x(), room.right() - self.width()))
        top = at.y() if at.y() + self.height() <= room.bottom() else max(room.top(), room.bottom() - self.height())
        self.move(left, top)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys go from the search line into the grid and back, and Enter choose from both."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._pick(self.grid.currentIndex())
                return True
            if watched is self.search and event.key() in _TO_GRID:
                self.grid.setFocus()
                return False if event.key() != Qt.Key.Key_Down else self._enter_grid()
            if watched is self.grid:
                return self._type_on(event)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.search.setPlaceholderText("Search emoji by name")
        self.search.setAccessibleName("Search emoji by name")
        self.search.setClearButtonEnabled(True)
        for name, found in self._groups.items():
            tab = self.groups.addTab(found[0].text if name != RECENT else "🕘")
            self.groups.setTabToolTip(tab, name)
            self.groups.setAccessibleTabName(tab, name)
        self.groups.setAccessibleName("Groups of emoji")
        self.groups.setDrawBase(False)
        self.groups.setExpanding(True)
        self.groups.setUsesScrollButtons(False)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setFont(fonts(self.font()).small)
        self._build_grid()
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.small, TOKENS.small, TOKENS.small, TOKENS.small)
        column.setSpacing(TOKENS.small)
        for part in (self.search, self.groups, self.grid, self.words):
            column.addWidget(part)
        self.search.installEventFilter(self)
        self.grid.installEventFilter(self)

    def _build_grid(self) -> None:
        grid = self.grid
        grid.setModel(self._model)
        grid.setAccessibleName("Emoji")
        grid.setFlow(QListView.Flow.LeftToRight)
        grid.setWrapping(True)
        grid.setResizeMode(QListView.ResizeMode.Adjust)
        grid.setUniformItemSizes(True)
        grid.setFont(scaled(self.font(), 1.4))
        cell = grid.fontMetrics().height() + TOKENS.gap
        self._model.cell = QSize(cell, cell)
        grid.setGridSize(self._model.cell)
        grid.setFrameShape(QFrame.Shape.NoFrame)
        grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = grid.verticalScrollBar().sizeHint().width()
        grid.setFixedSize(COLUMNS * cell + bar + TOKENS.tight, ROWS * cell)

    def _enter_grid(self) -> bool:
        """Stay on the first emoji when coming down from the search line."""
        self.grid.setCurrentIndex(self._model.index(0))
        return True

    def _type_on(self, event: QKeyEvent) -> bool:
        """Go back to the search line with what is typed, or with Up from the first row."""
        at_top = event.key() == Qt.Key.Key_Up and self.grid.currentIndex().row() < COLUMNS
        is_text = bool(event.text().strip()) and event.text().isprintable()
        if is_text or event.key() == Qt.Key.Key_Backspace:
            self.search.setFocus()
            self.search.insert(event.text()) if is_text else self.search.backspace()
            return True
        if at_top:
            self.search.setFocus()
        return at_top

    def _show_group(self, number: int) -> None:
        self._show(tuple(self._groups.values())[number])

    def _find(self, query: str) -> None:
        self.groups.setEnabled(not query.strip())
        if query.strip():
            self._show(matching(self._all, query))
        else:
            self._show_group(self.groups.currentIndex())

    def _show(self, emoji: Sequence[Emoji]) -> None:
        self._model.show(emoji)
        if emoji:
            self.grid.setCurrentIndex(self._model.index(0))
        else:
            self.words.setText("No emoji has such a name. Try another word.")

    def _name(self, index: QModelIndex) -> None:
        if index.isValid():
            self.words.setText(self._model.emoji[index.row()].name.capitalize())

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            text = self._model.emoji[index.row()].text
            self.close()
            self.picked.emit(text)


def _grouped(emoji: Sequence[Emoji], recent: Sequence[str]) -> dict[str, list[Emoji]]:
    """Return the emoji by group, those used last before all."""
    known = {one.text: one for one in emoji}
    used = [known[text] for text in recent if text in known]
    groups: dict[str, list[Emoji]] = {RECENT: used} if used else {}
    for one in emoji:
        groups.setdefault(one.group, []).append(one)
    return groups
