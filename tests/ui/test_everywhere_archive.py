"""Rules that hold in whatever tells of past issues: names, access keys, roles, and no text cut off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_everywhere import cut, nameless, shared_letters, told
from twimeditor.app import Application
from twimeditor.core.archive.corrections import Who
from twimeditor.ui.archive_search.dock import ArchiveSearchDock
from twimeditor.ui.people.dialog import PeopleDialog

TEXT = """+++
title = "This Week in Matrix 2023-07-07"
date = 2023-07-07
+++

## Dept of Clients 📱

### Larkspur

[Mara](https://matrix.to/#/@mara:reed.example) says

> It grows.
"""

PLACES = ("last_time", "regulars", "archive_search", "people", "projects", "join", "past_issue")
SIZES = ((1280, 800), (1024, 768))


class Places:
    """Brings up each place by its own action."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.window = application.window
        self._qtbot = qtbot
        (entry,) = application.session.document.entries
        self.window.parts.selection.select(entry.id)

    def show(self, name: str) -> QWidget:
        """Show a place with something in it."""
        found: QWidget = getattr(self, f"_{name}")()
        QApplication.processEvents()
        return found

    def wait(self, wanted: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(wanted, timeout=15_000)

    def _last_time(self) -> QDockWidget:
        self.window.commands["last_time"].trigger()
        dock = self.window.last_time.dock
        self.wait(lambda: dock.detail.shown() is not None)
        return dock

    def _regulars(self) -> QDockWidget:
        self.window.commands["regulars"].trigger()
        (dock,) = (one for one in self.window.findChildren(QDockWidget) if one.objectName() == "regulars")
        self.wait(lambda: dock.windowTitle() != "Regulars")
        return dock

    def _archive_search(self) -> ArchiveSearchDock:
        self.window.commands["archive_search"].trigger()
        dock = self.window.archive_search.dock
        QTest.keyClicks(dock.fields.line, "larkspur")
        self.wait(lambda: bool(dock.detail.page.toPlainText()))
        return dock

    def _people(self) -> PeopleDialog:
        self.window.commands["people"].trigger()
        found = self.window.findChild(PeopleDialog)
        assert found is not None
        return found

    def _projects(self) -> PeopleDialog:
        dialog = self._people()
        dialog.tabs.setCurrentWidget(dialog.pages[Who.PROJECTS])
        return dialog

    def _join(self) -> QDialog:
        people = self._people()
        people.pages[Who.PEOPLE].detail.join.click()
        (dialog,) = (one for one in people.findChildren(QDialog) if one.objectName() == "join")
        return dialog

    def _past_issue(self) -> QWidget:
        dock = self._archive_search()
        QTest.keyClick(dock.fields.line, Qt.Key.Key_Down)
        QTest.keyClick(dock.view, Qt.Key.Key_Return)
        self.wait(lambda: any(one.objectName() == "past_issue" for one in windows()))
        return next(one for one in windows() if one.objectName() == "past_issue")


def windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


@pytest.fixture
def places(archived: Callable[..., Application], qtbot: QtBot, tmp_path: Path) -> Iterator[Places]:
    post = tmp_path / "2023-07-07-twim.md"
    post.write_text(TEXT, encoding="utf-8")
    found = Places(archived(post), qtbot)
    yield found
    for one in windows():
        if one is not found.window:
            one.close()


@pytest.mark.parametrize("name", PLACES)
def test_everything_has_a_name_and_an_access_key_of_its_own(places: Places, name: str) -> None:
    found = places.show(name)
    assert not nameless(found)
    for place in (found, found.window()):
        assert not shared_letters(place)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PLACES)
def test_no_text_is_cut(places: Places, name: str, size: tuple[int, int]) -> None:
    places.window.resize(*size)
    found = places.show(name)
    places.wait(lambda: not cut(found) and not too_wide(found))


def too_wide(root: QWidget) -> list[str]:
    """Return what is wider than the area that shows it and cannot be scrolled to the side."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    areas = [one for one in root.findChildren(QScrollArea) if one.isVisible()]
    fixed = [one for one in areas if one.horizontalScrollBarPolicy() is off]
    return [told(one) for one in fixed if shown_width(one) > one.viewport().width()]


def shown_width(area: QScrollArea) -> int:
    shown = area.widget()
    return shown.width() if shown is not None else 0


@pytest.mark.parametrize("name", PLACES)
def test_no_text_is_cut_in_large_type(doubled: None, places: Places, name: str) -> None:
    """Wait, since docks grow with what they lay out anew."""
    places.window.resize(*SIZES[0])
    found = places.show(name)
    places.wait(lambda: not cut(found) and not too_wide(found))
