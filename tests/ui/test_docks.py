"""Docks below the panes: what has the focus is in front, and the focus goes back where it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QTabBar
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from tests.ui.test_access import field, focused, press, select, shortcut
from twimeditor.app import Application
from twimeditor.ui.widgets.focus import is_seen


@pytest.fixture
def application(launch: Launcher, post: Path) -> Application:
    found = launch(post)
    select(found, "Glow")
    field(found, "entry.title").setFocus()
    return found


def dock(application: Application, name: str) -> QDockWidget:
    found = application.window.findChild(QDockWidget, name)
    assert isinstance(found, QDockWidget)
    return found


def hidden_focus(application: Application) -> list[str]:
    """Return the name of the dock that has the focus, but is behind another."""
    docks = application.window.findChildren(QDockWidget)
    return [one.objectName() for one in docks if one.isAncestorOf(focused()) and not is_seen(one)]


def close_by_mouse(of: QDockWidget) -> None:
    button = of.findChild(QAbstractButton, "qt_dockwidget_closebutton")
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_f6_goes_to_each_dock_and_brings_it_to_the_front(application: Application) -> None:
    shortcut("Ctrl+H")
    shortcut("Ctrl+4")
    visited = []
    for _ in range(4):
        shortcut("F6")
        QApplication.processEvents()
        assert not hidden_focus(application)
        visited += [name for name in ("replace", "assets") if dock(application, name).isAncestorOf(focused())]
    assert sorted(visited) == ["assets", "replace"]


def test_tab_never_leads_to_what_is_behind(application: Application) -> None:
    shortcut("Ctrl+H")
    shortcut("Ctrl+4")
    docks = {name: dock(application, name) for name in ("replace", "assets")}
    visited = set()
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        QApplication.processEvents()
        visited |= {name for name, one in docks.items() if one.isAncestorOf(focused())}
        assert not hidden_focus(application)
    assert visited == {"replace", "assets"}


def test_a_dock_that_another_one_goes_before_keeps_no_focus(application: Application, qtbot: QtBot) -> None:
    shortcut("Ctrl+4")
    shortcut("Ctrl+H")
    qtbot.waitUntil(lambda: not is_seen(dock(application, "assets")))
    shortcut("Ctrl+4")
    qtbot.waitUntil(lambda: is_seen(dock(application, "assets")))
    qtbot.waitUntil(lambda: any(bar.isVisible() for bar in application.window.findChildren(QTabBar)))
    (tabs,) = application.window.findChildren(QTabBar)
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1 - tabs.currentIndex()).center())
    assert is_seen(dock(application, "replace"))
    assert dock(application, "replace").isAncestorOf(focused())


@pytest.mark.parametrize(("keys", "name"), [("Ctrl+4", "assets"), ("Ctrl+H", "replace")])
def test_the_close_button_gives_the_focus_back(application: Application, keys: str, name: str) -> None:
    shortcut(keys)
    assert dock(application, name).isAncestorOf(focused())
    close_by_mouse(dock(application, name))
    assert focused().objectName() == "entry.title"
    assert not application.window.commands["assets"].isChecked()


def test_the_close_button_takes_no_focus_from_where_one_works(application: Application) -> None:
    shortcut("Ctrl+4")
    field(application, "update[0].quote").setFocus()
    close_by_mouse(dock(application, "assets"))
    assert focused().objectName() == "update[0].quote"


def test_the_list_of_what_is_left_gets_a_tab_as_well(application: Application, qtbot: QtBot) -> None:
    shortcut("Ctrl+4")
    application.window.commands["review"].trigger()
    qtbot.waitUntil(lambda: is_seen(dock(application, "review")) and not is_seen(dock(application, "assets")))
    assert dock(application, "review").width() == application.window.width()
