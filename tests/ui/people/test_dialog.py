"""People and projects in the real window: looked for, corrected, joined, imported, exported."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.core.archive.corrections import Who
from twimeditor.ui.people.deciding import DecideDialog
from twimeditor.ui.people.desk import PeopleDesk
from twimeditor.ui.people.dialog import PeopleDialog
from twimeditor.ui.people.joining import JoinDialog
from twimeditor.ui.people.page import SubjectsPage

HEBBOT = """
[[sections]]
name = 'ducks'
title = 'Dept of Ducks'

[[projects]]
name = 'pond'
title = 'Pond'
default_section = 'ducks'
usual_reporters = ['@ann:example.org']

[[projects]]
name = 'lake'
title = 'Lake'
default_section = 'ducks'
usual_reporters = ['@ben:example.org']
"""

ANN = "@ann:example.org"


@pytest.fixture
def dialog(launch: Launcher, post: Path, qtbot: QtBot) -> PeopleDialog:
    """Open the dialog as the menu does."""
    window = launch(post).window
    window.commands["people"].trigger()
    found = window.findChild(PeopleDialog)
    assert found is not None
    qtbot.waitExposed(found)
    return found


def _drop(dialog: PeopleDialog, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = dialog.rect().center()
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, keys))


@pytest.fixture
def listed(dialog: PeopleDialog, tmp_path: Path) -> PeopleDialog:
    """Drop a table of hebbot's."""
    file = tmp_path / "config.toml"
    file.write_text(HEBBOT, encoding="utf-8")
    _drop(dialog, file)
    return dialog


def _names(page: SubjectsPage) -> list[str]:
    return [str(page.model.index(line, 0).data()) for line in range(page.model.rowCount())]


def _who(dialog: PeopleDialog) -> Who:
    return next(who for who, page in dialog.pages.items() if page is dialog.tabs.currentWidget())


def _type(dialog: PeopleDialog, name: str, place: int, text: str) -> None:
    line = dialog.pages[_who(dialog)].detail.boxes[name].lines[place]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def _texts(dialog: PeopleDialog, name: str) -> list[str]:
    return [line.text() for line in dialog.pages[_who(dialog)].detail.boxes[name].lines]


def test_without_an_archive_it_says_what_to_do(dialog: PeopleDialog) -> None:
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "No archive yet" in shown
    assert any(button.text().startswith("Choose") for button in dialog.findChildren(QPushButton) if button.isVisible())


def test_a_dropped_table_comes_in_and_says_what(listed: PeopleDialog) -> None:
    assert listed.report.text() == "From config.toml: 1 section, 2 projects, 2 people."
    assert _names(listed.pages[Who.PROJECTS]) == ["Lake", "Pond"]
    assert _names(listed.pages[Who.PEOPLE]) == [ANN, "@ben:example.org"]


def test_a_file_that_is_no_table_is_refused_in_words(dialog: PeopleDialog, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("dear diary", encoding="utf-8")
    _drop(dialog, file)
    assert dialog.report.text().startswith("notes.txt was not imported. This is neither TOML nor JSON")


def test_the_list_narrows_to_what_is_typed_and_arrows_go_through_it(listed: PeopleDialog) -> None:
    listed.show_project("pond")
    page = listed.pages[Who.PROJECTS]
    page.line.setFocus()
    QTest.keyClicks(page.line, "lak")
    assert _names(page) == ["Lake"]
    assert page.detail.key == "lake"
    page.line.clear()
    QTest.keyClick(page.line, Qt.Key.Key_Down)
    assert page.detail.key == "pond"
    QTest.keyClicks(page.line, "zzz")
    assert page.none.isVisible()


def test_a_value_is_edited_in_place_and_tells_where_it_is_from(listed: PeopleDialog) -> None:
    listed.show_author(ANN)
    _type(listed, "names", 0, "Ann")
    assert _texts(listed, "names") == ["Ann", ""]
    labels = [label.text() for label in listed.pages[Who.PEOPLE].detail.findChildren(QLabel)]
    assert "your correction" in labels
    assert "hebbot's configuration" in labels
    assert listed.isVisible()
    assert "Ann" in _names(listed.pages[Who.PEOPLE])


def test_undo_takes_a_correction_back(listed: PeopleDialog) -> None:
    listed.show_author(ANN)
    _type(listed, "names", 0, "Ann")
    button = listed.toast.findChild(QPushButton)
    assert button is not None
    assert listed.toast.text() == "Added a name"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert _texts(listed, "names") == [""]


def test_escape_takes_back_what_was_typed_before_it_closes_the_dialog(listed: PeopleDialog) -> None:
    listed.show_author(ANN)
    line = listed.pages[Who.PEOPLE].detail.boxes["names"].lines[0]
    line.setFocus()
    QTest.keyClicks(line, "An")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert listed.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not listed.isVisible()


def test_what_is_removed_can_be_had_again_as_it_was_learned(listed: PeopleDialog) -> None:
    listed.show_project("pond")
    detail = listed.pages[Who.PROJECTS].detail
    assert not detail.back.isEnabled()
    gone = next(one for one in detail.findChildren(QToolButton) if one.accessibleName() == "Remove “Dept of Ducks”")
    QTest.mouseClick(gone, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert _texts(listed, "sections") == [""]
    QTest.mouseClick(detail.back, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert _texts(listed, "sections") == ["Dept of Ducks", ""]


def test_what_is_typed_stays_when_something_else_is_learned_meanwhile(listed: PeopleDialog) -> None:
    listed.show_author(ANN)
    detail = listed.pages[Who.PEOPLE].detail
    line = detail.boxes["verbs"].lines[0]
    line.setFocus()
    QTest.keyClicks(line, "quac")
    desk = listed.findChild(PeopleDesk)
    assert desk is not None
    desk.sources.correct(lambda said: said.changed(Who.PEOPLE, ANN, lambda one: one.with_text("names", "Ann")))
    QApplication.processEvents()
    again = detail.boxes["verbs"].lines[0]
    assert again is not line
    assert again.text() == "quac"
    assert again.hasFocus()


def test_what_is_never_proposed_stays_in_the_list(listed: PeopleDialog) -> None:
    listed.show_project("pond")
    page = listed.pages[Who.PROJECTS]
    page.detail.never.setFocus()
    QTest.keyClick(page.detail.never, Qt.Key.Key_Space)
    QApplication.processEvents()
    line = page.model.line_of("pond")
    assert page.model.index(line, 2).data() == "never proposed"
    assert page.detail.never.isChecked()
    QTest.keyClick(page.detail.never, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert _names(page) == ["Lake", "Pond"]


def test_two_people_are_joined_and_parted(listed: PeopleDialog) -> None:
    listed.show_author(ANN)
    page = listed.pages[Who.PEOPLE]
    QTest.mouseClick(page.detail.join, Qt.MouseButton.LeftButton)
    join = listed.findChild(JoinDialog)
    assert join is not None
    QTest.keyClicks(join.line, "ben")
    QTest.keyClick(join.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert _names(page) == ["@ben:example.org"]
    assert sorted(_texts(listed, "projects")) == ["", "Lake", "Pond"]
    part = next(one for one in page.detail.findChildren(QPushButton) if one.text() == "Part")
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert _names(page) == [ANN, "@ben:example.org"]


def test_corrections_of_another_editor_are_joined_and_differences_decided(
    listed: PeopleDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed.show_author(ANN)
    _type(listed, "names", 0, "Ann")
    file = tmp_path / "theirs.toml"
    file.write_text(f'[people."{ANN}"]\nnames = ["Anna"]\nverbs = ["quacks"]\n', encoding="utf-8")

    def decide(asked: DecideDialog) -> QDialog.DialogCode:
        asked.show()
        QTest.keyClick(asked.choices[0], Qt.Key.Key_Down)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(DecideDialog, "exec", decide)
    _drop(listed, file)
    QApplication.processEvents()
    assert _texts(listed, "names") == ["Anna", "Ann", ""]
    assert _texts(listed, "verbs") == ["quacks", ""]
    assert listed.report.text() == "From theirs.toml: 1 correction."


def test_exports_are_written_where_the_user_says(
    listed: PeopleDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    menu = listed.export_button.menu()
    menu.actions()[0].trigger()
    assert [project["name"] for project in tomllib.loads(target.read_text("utf-8"))["projects"]] == ["pond", "lake"]
    assert listed.report.text() == "Wrote 1 section, 2 projects to out.toml."
    menu.actions()[1].trigger()
    assert tomllib.loads(target.read_text("utf-8")) == {}


def test_an_imported_table_can_be_removed(listed: PeopleDialog) -> None:
    menu = listed.import_button.menu()
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if one.text() == "Remove hebbot’s configuration")
    action.trigger()
    QApplication.processEvents()
    assert listed.pages[Who.PROJECTS].count() == 0


def test_names_keep_their_room_where_the_list_is_narrow(listed: PeopleDialog, qtbot: QtBot) -> None:
    listed.resize(1200, 700)
    page = listed.pages[Who.PEOPLE]
    qtbot.waitUntil(lambda: not page.list.isColumnHidden(1))
    font = listed.font()
    font.setPointSizeF(2 * font.pointSizeF())
    page.setFont(font)
    listed.resize(760, 680)
    qtbot.waitUntil(lambda: page.list.isColumnHidden(1))
    assert page.list.columnWidth(0) > page.list.fontMetrics().horizontalAdvance("0000000")
