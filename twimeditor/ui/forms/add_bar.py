"""The buttons that add to a form."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from twimeditor.ui.actions.blocks import BLOCKS
from twimeditor.ui.forms.flow import FlowLayout
from twimeditor.ui.theme import TOKENS, icon


class AddBar(QWidget):
    """[+ Update] [Insert picture…] [+ Block]: `update_wanted`, `picture_wanted`, `block_wanted` with a `NewBlock`."""

    update_wanted = Signal()
    picture_wanted = Signal()
    block_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._update = self._button("&Update", "add", "form.add_update", self.update_wanted.emit)
        self._image = self._button("In&sert picture…", "image", "form.add_image", self.picture_wanted.emit)
        self._image.setAccessibleName("Insert picture")
        self._image.setToolTip("Insert pictures from files where the caret is")
        self._block = self._button("Bloc&k", "block", "form.add_block", None)
        self._block.setMenu(self._menu())
        row = FlowLayout(self, TOKENS.small, filled=False)
        for button in self.buttons():
            row.addWidget(button)
        self._draw()

    def buttons(self) -> Iterator[QPushButton]:
        """Yield the buttons from left to right."""
        yield from (self._update, self._image, self._block)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _button(self, text: str, picture: str, name: str, act: Callable[[], None] | None) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setProperty("picture", picture)
        noun = text.replace("&", "").lower()
        button.setAccessibleName(f"Add {noun}")
        button.setToolTip(f"Add {'an' if noun[0] == 'u' else 'a'} {noun}")
        if act is not None:
            button.clicked.connect(partial(_call, act))
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in BLOCKS:
            action = menu.addAction(kind.name)
            action.triggered.connect(partial(_call, partial(self.block_wanted.emit, kind)))
        return menu

    def _draw(self) -> None:
        for button in self.buttons():
            button.setIcon(icon(button.property("picture"), self.palette()))


def _call(act: Callable[[], None], _checked: bool = False) -> None:
    act()
