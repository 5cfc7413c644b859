"""Opening menus that are made for one use."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu


def popup(menu: QMenu, at: QPoint) -> None:
    """Open a menu that goes when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
