"""The preview's own context menu."""

from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from twimeditor.ui.preview.links import open_link, web_address


def context_menu(parent: QWidget, text: str, link: QUrl) -> QMenu:
    """Return the menu for a selected `text` and the `link` under the mouse; either may be empty."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    clipboard = QGuiApplication.clipboard()
    copy = menu.addAction("Copy")
    copy.setEnabled(bool(text))
    copy.triggered.connect(lambda: clipboard.setText(text))
    address = web_address(link)
    if address is not None:
        shown = address.toString()
        menu.addSeparator()
        menu.addAction("Copy link").triggered.connect(lambda: clipboard.setText(shown))
        menu.addAction("Open link in browser").triggered.connect(partial(open_link, address))
        menu.setToolTipsVisible(True)
        menu.actions()[-1].setToolTip(shown)
    return menu
