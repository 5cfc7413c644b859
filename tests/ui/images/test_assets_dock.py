"""The dock *Assets*, as its user meets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.images.assets_desk import POST, AssetsDesk, Site, picture
from tests.ui.launch import Launcher

LAMP, WICK, BOAT, SPARE = (f"2031-03-07-{name}" for name in ("lamp.png", "wick.jpg", "boat.png", "spare.png"))


@pytest.fixture
def desk(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> AssetsDesk:
    desk = AssetsDesk(launch, qtbot, Site(tmp_path / "site"))
    desk.open()
    return desk


def test_all_pictures_are_listed_with_state_and_facts(desk: AssetsDesk) -> None:
    desk.wait(lambda: "60 × 40" in desk.rows()[0][1])
    said = dict(desk.rows())
    assert list(said) == [LAMP, WICK, BOAT, "away.png", SPARE]
    assert "Used in 2 places" in said[LAMP]
    assert "PNG · 60 × 40" in said[LAMP]
    assert "Used · no alt text" in said[WICK]
    assert "JPEG · 80 × 30" in said[WICK]
    assert "Missing" in said[BOAT]
    assert "On another site" in said["away.png"]
    assert "Not used" in said[SPARE]


def test_they_are_shown_by_state(desk: AssetsDesk) -> None:
    states = desk.child(QComboBox, "assets.filter")
    assert [states.itemText(row) for row in range(5)] == [
        "All (5)",
        "Used (2)",
        "Not used (1)",
        "Missing (1)",
        "On other sites (1)",
    ]
    states.setFocus()
    QTest.keyClicks(states, "Miss")
    assert desk.names() == [BOAT]
    assert desk.button("find").isVisible()


def test_enter_and_double_click_lead_to_the_place(desk: AssetsDesk) -> None:
    desk.choose(BOAT)
    desk.press(Qt.Key.Key_Return)
    assert desk.window.parts.selection.part == desk.images()[2].id
    focus = QApplication.focusWidget()
    assert focus is not None
    assert desk.window.form.isAncestorOf(focus)
    desk.choose(WICK)
    spot = desk.view.visualRect(desk.index(WICK)).center()
    QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert desk.window.parts.selection.part == desk.images()[0].id


def test_each_place_of_a_picture_can_be_chosen(desk: AssetsDesk) -> None:
    desk.choose(LAMP)
    assert [desk.places.itemText(row) for row in range(2)] == [
        "Dept of Lanterns 🏮 › Glow",
        "Dept of Lanterns 🏮 › Wick",
    ]
    assert desk.alt.text() == "A lamp on a table"
    desk.places.setFocus()
    QTest.keyClick(desk.places, Qt.Key.Key_Down)
    assert desk.alt.text() == "A lamp again"
    desk.click("go")
    assert desk.window.parts.selection.part == desk.images()[1].id


def test_an_alt_text_is_typed_in_place_as_one_step(desk: AssetsDesk) -> None:
    desk.choose(WICK)
    assert "Nothing is said yet" in desk.said()
    desk.alt.setFocus()
    QTest.keyClicks(desk.alt, "A wick")
    desk.wait(lambda: desk.session.can_undo)
    assert "![A wick](/blog/img/2031-03-07-wick.jpg)" in desk.text()
    desk.wait(lambda: "no alt text" not in dict(desk.rows())[WICK])
    assert "Nothing is said yet" not in desk.said()
    desk.press(Qt.Key.Key_Return)
    QTest.keyClicks(desk.alt, "!")
    desk.wait(lambda: "A wick!" in desk.text())
    assert desk.session.undo_label == "Edit alt text"
    desk.keys("Ctrl+Z")
    assert "![A wick](" in desk.text()
    desk.keys("Ctrl+Z")
    assert desk.text() == POST
    desk.wait(lambda: not desk.alt.text())


def test_an_alt_text_within_a_quote_changes_nothing_else(desk: AssetsDesk) -> None:
    desk.choose(LAMP)
    desk.alt.setFocus()
    desk.alt.selectAll()
    QTest.keyClicks(desk.alt, "A [lamp] *now*")
    desk.press(Qt.Key.Key_Return)
    changed = desk.text()
    before, after = POST.splitlines(), changed.splitlines()
    differing = [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    assert len(differing) == 1
    desk.wait(lambda: desk.asset(LAMP).places[0].alt == "A [lamp] *now*")


def test_a_slow_look_takes_back_no_letter(desk: AssetsDesk) -> None:
    desk.choose(WICK)
    desk.alt.setFocus()
    for letter in "A long alt text, typed in bits ":
        QTest.keyClicks(desk.alt, letter)
        desk.qtbot.wait(20)
    desk.wait(lambda: desk.asset(WICK).places[0].alt == "A long alt text, typed in bits")
    assert desk.alt.text() == "A long alt text, typed in bits "
    QTest.keyClicks(desk.alt, "of it")
    desk.press(Qt.Key.Key_Return)
    assert "![A long alt text, typed in bits of it](" in desk.text()


def test_the_list_follows_the_issue(desk: AssetsDesk) -> None:
    desk.choose(BOAT)
    desk.press(Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    desk.window.parts.selection.reveal(desk.images()[2].id)
    desk.window.structure.remove()
    desk.wait(lambda: BOAT not in desk.names() or LAMP not in desk.names())
    desk.keys("Ctrl+Z")
    desk.wait(lambda: desk.names() == [LAMP, WICK, BOAT, "away.png", SPARE])


def test_a_file_that_appears_is_seen_when_the_window_comes_back(desk: AssetsDesk) -> None:
    picture(desk.site.img / BOAT)
    desk.window.activated.emit()
    desk.wait(lambda: "Used" in dict(desk.rows())[BOAT])


def test_nothing_is_done_while_it_is_hidden(desk: AssetsDesk) -> None:
    desk.wait(lambda: desk.bar("missing"))  # which looks once as well
    desk.keys("Ctrl+4")
    assert not desk.view.isVisible()
    taken: list[bool] = []
    desk.window.assets.stock.taken.connect(lambda: taken.append(True))
    desk.session.edit("Edit", lambda issue, _ids: issue.__class__(issue.front, issue.lead, issue.sections[:0]))
    desk.qtbot.wait(400)
    assert not taken


def test_escape_closes_it_and_gives_the_focus_back(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    desk = AssetsDesk(launch, qtbot, Site(tmp_path / "site"))
    desk.window.outline.view.setFocus()
    desk.open()
    assert QApplication.focusWidget() is desk.view
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.assets.is_shown()
    assert QApplication.focusWidget() is desk.window.outline.view
    assert not desk.window.commands["assets"].isChecked()


def test_a_menu_has_what_is_possible(desk: AssetsDesk) -> None:
    desk.choose(SPARE)
    assert set(desk.menu()) - {""} == {
        "Rename",
        "Make it the share image",
        "Copy Markdown",
        "Open in the system viewer",
        "Show in folder",
    }
    desk.child_menu().close()
    desk.choose(BOAT)
    assert set(desk.menu()) - {""} == {"Go to the place", "Find…", "Copy Markdown"}
    desk.child_menu().close()


def test_the_right_button_opens_the_menu_of_its_row(desk: AssetsDesk) -> None:
    spot = desk.view.visualRect(desk.index(BOAT)).center()
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, spot)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, desk.view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(desk.view.viewport(), event)
    texts = [action.text() for action in desk.child_menu().actions()]
    assert "Fin&d…" in texts
    desk.child_menu().close()


def test_markdown_is_copied(desk: AssetsDesk) -> None:
    desk.choose(LAMP)
    desk.menu()["Copy Markdown"]()
    assert QGuiApplication.clipboard().text() == "![A lamp on a table](/blog/img/2031-03-07-lamp.png)"
    desk.choose(SPARE)
    desk.menu()["Copy Markdown"]()
    assert QGuiApplication.clipboard().text() == "![](/blog/img/2031-03-07-spare.png)"


def test_files_are_shown_in_other_programs(desk: AssetsDesk) -> None:
    desk.choose(LAMP)
    desk.menu()["Open in the system viewer"]()
    desk.menu()["Show in folder"]()
    assert [path.name for path in desk.shown] == [LAMP, "img"]


def test_an_issue_without_pictures_offers_the_way_to_one(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    site = Site(tmp_path / "site", POST.partition("### Glow")[0])
    (site.img / SPARE).unlink()
    (site.img / LAMP).unlink()
    (site.img / WICK).unlink()
    desk = AssetsDesk(launch, qtbot, site)
    desk.keys("Ctrl+4")
    dock = desk.window.assets.dock
    desk.wait(lambda: dock.is_empty)
    button = next(one for one in dock.findChildren(QPushButton) if one.isVisible() and "nsert" in one.text())
    assert button.isEnabled()


def test_a_screen_reader_gets_a_name_for_every_stop(desk: AssetsDesk) -> None:
    desk.choose(LAMP)
    dock = desk.window.assets.dock
    stops = [
        one
        for one in dock.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
    ]
    names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in stops]
    assert len(stops) > 6
    assert all(names)
    assert len(set(names)) == len(names)


def test_tab_goes_as_it_is_read(desk: AssetsDesk) -> None:
    desk.choose(LAMP)
    desk.child(QComboBox, "assets.filter").setFocus()
    visited: list[str] = []
    for _ in range(9):
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(focus.objectName().removeprefix("assets."))
        desk.press(Qt.Key.Key_Tab)
    assert visited == ["filter", "find_missing", "remove_unused", "list", "place", "alt", "go", "replace", "more"]


@pytest.mark.parametrize("width", [1024, 1280])
def test_nothing_is_cut_off(desk: AssetsDesk, width: int) -> None:
    desk.window.resize(width, 768)
    desk.choose(LAMP)
    dock = desk.window.assets.dock
    for button in dock.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            corner = button.mapTo(dock, QPoint(button.width(), button.height()))
            assert corner.x() <= dock.width(), button.text()
            assert corner.y() <= dock.height(), button.text()


@pytest.fixture
def large_text() -> Iterator[None]:
    usual, large = QGuiApplication.font(), QGuiApplication.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    QApplication.setFont(large)
    yield
    QApplication.setFont(usual)


@pytest.mark.usefixtures("large_text")
def test_large_text_makes_it_scroll_and_the_window_no_higher(desk: AssetsDesk) -> None:
    desk.window.resize(1024, 768)
    QApplication.processEvents()
    assert desk.window.height() == 768
    desk.view.setFocus()
    for stop in (desk.alt, desk.button("go"), desk.button("replace"), desk.button("more")):
        while not stop.hasFocus():
            desk.press(Qt.Key.Key_Tab)
        assert not stop.visibleRegion().isEmpty()


def test_with_another_dock_it_has_a_tab_and_comes_to_the_front(desk: AssetsDesk) -> None:
    desk.keys("Ctrl+H")
    dock = desk.window.assets.dock
    desk.wait(lambda: not dock.is_seen)
    assert dock.width() > desk.window.width() * 0.9
    desk.keys("Ctrl+4")
    desk.wait(lambda: dock.is_seen)
    assert QApplication.focusWidget() is desk.view
    assert desk.window.commands["assets"].isChecked()


def test_its_letters_are_its_own_and_no_menus(desk: AssetsDesk) -> None:
    desk.choose(BOAT)
    menus = {QKeySequence.mnemonic(action.text()).toString() for action in desk.window.menuBar().actions()}
    dock = desk.window.assets.dock
    shown: list[QPushButton | QLabel] = [*dock.findChildren(QPushButton), *dock.findChildren(QLabel)]
    letters = [key for one in shown if one.isVisible() and (key := QKeySequence.mnemonic(one.text()).toString())]
    assert len(letters) >= 6
    assert len(set(letters)) == len(letters)
    assert not menus & set(letters)
