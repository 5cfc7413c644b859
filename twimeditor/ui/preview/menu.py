"""The preview's own context menu."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from twimeditor.ui.preview.links import open_target, target
from twimeditor.ui.preview.spots import Topic
from twimeditor.ui.widgets import tip as plain_tip

Act = Callable[[], object]


class Acts(Protocol):
    """What the menu asks of the pane."""

    def copy(self) -> object: ...
    def copy_html(self) -> object: ...
    def copy_markdown(self) -> object: ...
    def find(self) -> object: ...


def context_menu(
    parent: QWidget, topic: Topic, acts: Acts, edit: Act | None, own_path: str = "", show: Act | None = None
) -> QMenu:
    """Return the menu for what is selected and under the mouse.

    `edit` goes to the form, `show` has the remote picture fetched; None where that cannot be done.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    for text, act in (
        ("&Copy", acts.copy),
        ("Copy as &HTML", acts.copy_html),
        ("Copy as &Markdown", acts.copy_markdown),
    ):
        _add(menu, text, act, enabled=topic.selected is not None)
    if topic.link or topic.image:
        menu.addSeparator()
        _add_addresses(menu, topic, own_path, show)
    menu.addSeparator()
    _add(menu, "&Edit this block", edit or _nothing, enabled=edit is not None)
    _add(menu, "&Find…", acts.find)
    return menu


def _add_addresses(menu: QMenu, topic: Topic, own_path: str, show: Act | None) -> None:
    clipboard = QGuiApplication.clipboard()
    if topic.link:
        where = target(topic.link, own_path)
        _add(menu, "&Open link in browser", partial(open_target, where), where.note, enabled=where.url is not None)
        _add(menu, "Copy &link", partial(clipboard.setText, where.address), where.address)
    if show is not None:
        _add(menu, "&Show picture from its site", show, topic.remote)
    if topic.image:
        address = target(topic.image).address
        _add(menu, "Copy &picture address", partial(clipboard.setText, address), address)


def _add(menu: QMenu, text: str, act: Act, tip: str = "", *, enabled: bool = True) -> None:
    action = menu.addAction(text)
    action.setEnabled(enabled)
    if tip:
        action.setToolTip(plain_tip(tip))
    action.triggered.connect(lambda _on: act())


def _nothing() -> None:
    """Do nothing: the entry is switched off."""
