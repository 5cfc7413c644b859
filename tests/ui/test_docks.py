"""Docks below the panes: what has the focus is in front, and the focus goes back where it was."""

import json
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


def left_to_right(application: Application) -> list[str]:
    (tabs,) = application.window.findChildren(QTabBar)
    return [tabs.tabText(number).split(" ")[0] for number in range(tabs.count())]


def test_docks_are_there_again_with_the_session(launch: Launcher, application: Application, qtbot: QtBot) -> None:
    for keys in ("Ctrl+5", "Ctrl+4", "Ctrl+5"):
        shortcut(keys)
    before = dock(application, "problems").height()
    application.window.resizeDocks([dock(application, "problems")], [before - 40], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: dock(application, "problems").height() < before)
    height = dock(application, "problems").height()
    tabs = left_to_right(application)
    field(application, "entry.title").setFocus()
    application.close()
    again = launch()
    problems, assets = dock(again, "problems"), dock(again, "assets")
    assert is_seen(problems)
    assert not is_seen(assets)
    assert problems.height() == height
    assert left_to_right(again) == tabs
    assert focused().objectName() == "entry.title"
    assert again.window.commands["problems"].isChecked()
    shortcut("Ctrl+4")
    assert is_seen(assets)
    assert assets.isAncestorOf(focused())
    press(Qt.Key.Key_Escape)
    assert focused().objectName() == "entry.title"


def test_a_dock_that_was_closed_stays_closed(launch: Launcher, application: Application) -> None:
    shortcut("Ctrl+5")
    shortcut("Ctrl+5")
    application.close()
    assert not launch().window.findChildren(QDockWidget)


def test_what_is_left_to_do_is_listed_at_the_next_start(
    launch: Launcher, application: Application, qtbot: QtBot
) -> None:
    application.window.commands["review"].trigger()
    told = dock(application, "review").windowTitle()
    application.close()
    again = launch()
    assert is_seen(dock(again, "review"))
    qtbot.waitUntil(lambda: dock(again, "review").windowTitle() == told)


@pytest.mark.parametrize("arrangement", ["", "????", "AAAA"])
def test_an_arrangement_that_makes_no_sense_hides_nothing_for_ever(
    launch: Launcher, application: Application, arrangement: str
) -> None:
    shortcut("Ctrl+5")
    application.close()
    file = launch.profile / "state/windows.json"
    (row,) = json.loads(file.read_bytes())
    file.write_text(json.dumps([row | {"arrangement": arrangement, "docks": [*row["docks"], "none"]}]), "utf-8")
    again = launch()
    assert not is_seen(dock(again, "problems"))
    shortcut("Ctrl+5")
    assert is_seen(dock(again, "problems"))
