"""The preview's menu, opened with a key: it is about what the keyboard is at, and opens there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tests.ui.preview.desk import Desk
from twimeditor.ui.preview.remote_bar import RemoteBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

KEYS = (
    (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
)


@pytest.fixture(params=KEYS, ids=("menu", "shift-f10"))
def key(request: pytest.FixtureRequest, desk: Desk) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """Return a key that opens menus, with the focus in the page."""
    desk.panel.activateWindow()
    desk.qtbot.waitUntil(desk.panel.isActiveWindow)
    desk.panel.reading.take_focus()
    found: tuple[Qt.Key, Qt.KeyboardModifier] = request.param
    return found


def opened(desk: Desk, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> QMenu:
    desk.eyes.press(*key)
    desk.qtbot.waitUntil(lambda: bool(desk.panel.findChildren(QMenu)), timeout=10_000)
    (menu,) = desk.panel.findChildren(QMenu)
    return menu


def entry(menu: QMenu, text: str) -> QAction | None:
    return next((action for action in menu.actions() if text in action.text().replace("&", "")), None)


def test_of_what_is_selected(desk: Desk, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    desk.eyes.drag("main > h3", "main > h3")
    menu = opened(desk, key)
    copying = entry(menu, "Copy as Markdown")
    assert copying is not None
    assert copying.isEnabled()
    heading = desk.surface.mapToGlobal(QPoint(0, round(desk.eyes.top("main > h3"))))
    assert 0 < menu.y() - heading.y() < 60
    menu.close()


def test_of_the_link_that_has_the_focus(desk: Desk, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    desk.eyes.drag("main > h3", "main > h3")
    desk.eyes.see("document.querySelector('main a').focus()")
    menu = opened(desk, key)
    assert entry(menu, "Open link in browser") is not None
    menu.close()


def test_else_of_what_is_in_view(desk: Desk, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    edited: list[int] = []
    desk.selection.revealed.connect(edited.append)
    quote = desk.node("Line 0 of")
    desk.eyes.see(f"""document.querySelector('[data-node="{quote.id}"]').scrollIntoView()""")
    menu = opened(desk, key)
    edit = entry(menu, "Edit this block")
    assert edit is not None
    edit.trigger()
    menu.close()
    assert edited == [quote.id]


def test_a_picture_on_another_site_is_shown(desk: Desk, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    bar = desk.panel.findChild(RemoteBar)
    assert bar is not None
    desk.type(desk.node("It blinks."), "body", "![A boat](http://127.0.0.1/boat.png)")
    desk.qtbot.waitUntil(bar.isVisible)
    bar.buttons("remote")["Not now"].click()
    desk.panel.reading.take_focus()
    desk.eyes.see("document.querySelector('img').scrollIntoView({block: 'center'})")
    menu = opened(desk, key)
    show = entry(menu, "Show picture")
    assert show is not None
    show.trigger()
    menu.close()
    desk.eyes.wait_for("getComputedStyle(document.querySelector('img'), '::before').content.includes('own network')")
    menu = opened(desk, key)
    assert entry(menu, "Show picture") is not None  # it failed, and may be tried again
    menu.close()
