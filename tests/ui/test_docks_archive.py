"""The docks of the archive, wherever they are: below, at the side, floating, behind one another, at the next start."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from tests.ui.test_access import field, focused, press, select, shortcut
from tests.ui.test_docks import close_by_mouse, dock, hidden_focus
from tests.ui.test_everywhere import cut
from tests.ui.test_everywhere_archive import too_wide
from twimeditor.app import Application
from twimeditor.ui.widgets.focus import is_seen

Archived = Callable[..., Application]

DOCKS = (("Ctrl+6", "last_time"), ("Ctrl+7", "regulars"), ("Ctrl+Shift+F", "archive_search"))
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea

each = pytest.mark.parametrize(("keys", "name"), DOCKS, ids=[name for _, name in DOCKS])


def begun(application: Application) -> Application:
    select(application, "Glow")
    field(application, "entry.title").setFocus()
    return application


@pytest.fixture
def application(archived: Archived, post: Path) -> Application:
    return begun(archived(post))


def opened(application: Application, keys: str, name: str) -> QDockWidget:
    shortcut(keys)
    found = dock(application, name)
    assert found.isAncestorOf(focused())
    return found


@each
def test_its_key_leads_there_and_escape_back(application: Application, keys: str, name: str) -> None:
    for _ in range(2):
        found = opened(application, keys, name)
        press(Qt.Key.Key_Escape)
        assert found.isHidden()
        assert focused().objectName() == "entry.title"


@each
def test_without_an_archive_as_well(launch: Launcher, post: Path, keys: str, name: str) -> None:
    application = begun(launch(post))
    found = opened(application, keys, name)
    press(Qt.Key.Key_Escape)
    assert found.isHidden()
    assert focused().objectName() == "entry.title"


@each
def test_its_close_button_gives_the_focus_back(application: Application, keys: str, name: str) -> None:
    close_by_mouse(opened(application, keys, name))
    assert focused().objectName() == "entry.title"


def test_it_floats_and_is_left_as_below(application: Application, qtbot: QtBot) -> None:
    found = opened(application, *DOCKS[-1])
    found.setFloating(True)
    qtbot.waitExposed(found)
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or found, Qt.Key.Key_Escape)
    assert found.isHidden()
    assert application.window.focusWidget().objectName() == "entry.title"


@each
def test_at_the_side_nothing_is_cut(application: Application, qtbot: QtBot, keys: str, name: str) -> None:
    application.window.resize(1280, 800)
    found = opened(application, keys, name)
    application.window.addDockWidget(RIGHT, found)
    application.window.resizeDocks([found], [380], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: found.height() > 500 and found.width() < 640)
    qtbot.waitUntil(lambda: not cut(found) and not too_wide(found))


@each
def test_it_is_at_the_same_side_at_the_next_start(
    launch: Launcher, application: Application, keys: str, name: str
) -> None:
    application.window.addDockWidget(RIGHT, opened(application, keys, name))
    field(application, "entry.title").setFocus()
    application.close()
    again = launch()
    assert is_seen(dock(again, name))
    assert again.window.dockWidgetArea(dock(again, name)) is RIGHT
    assert focused().objectName() == "entry.title"


def test_f6_goes_to_each_and_brings_it_to_the_front(application: Application) -> None:
    for keys, _ in DOCKS:
        shortcut(keys)
    visited = []
    for _ in range(5):
        shortcut("F6")
        QApplication.processEvents()
        assert not hidden_focus(application)
        visited += [name for _, name in DOCKS if dock(application, name).isAncestorOf(focused())]
    assert sorted(visited) == sorted(name for _, name in DOCKS)
