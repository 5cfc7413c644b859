"""Choosing the share image."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListView, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.images.assets_desk import POST, AssetsDesk, Site
from tests.ui.launch import Launcher

LAMP, WICK, SPARE = (f"2031-03-07-{name}" for name in ("lamp.png", "wick.jpg", "spare.png"))
SHARED = POST.replace(
    'category = ["This Week in Matrix"]\n',
    'category = ["This Week in Matrix"]\n\n[extra]\nimage = "https://matrix.org/blog/img/2031-03-07-spare.png"\n',
)


def picker(desk: AssetsDesk) -> QListView:
    desk.window.commands["share_image"].trigger()
    view = desk.child(QListView, "share.list")
    desk.wait(lambda: view.model().rowCount() == 3)
    return view


def button(desk: AssetsDesk, text: str) -> QPushButton:
    dialog = desk.child(QDialog, "share")
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


@pytest.fixture
def desk(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> AssetsDesk:
    return AssetsDesk(launch, qtbot, Site(tmp_path / "site"))


def test_only_pictures_with_a_file_are_offered(desk: AssetsDesk) -> None:
    view = picker(desk)
    names = {str(view.model().index(row, 0).data()) for row in range(3)}
    assert names == {LAMP, WICK, SPARE}
    assert QApplication.focusWidget() is view
    assert not button(desk, "&No share image").isEnabled()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert desk.text() == POST


def test_the_keyboard_chooses(desk: AssetsDesk) -> None:
    view = picker(desk)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Return)
    desk.wait(lambda: f'image = "https://matrix.org/blog/img/{LAMP}"' in desk.text())
    assert desk.session.undo_label == "Choose share image"


def test_the_one_there_is_comes_selected_and_can_go(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    desk = AssetsDesk(launch, qtbot, Site(tmp_path / "site", SHARED))
    view = picker(desk)
    assert view.currentIndex().data() == SPARE
    QTest.mouseClick(button(desk, "&No share image"), Qt.MouseButton.LeftButton)
    assert "matrix.org/blog/img/2031-03-07-spare" not in desk.text()
    desk.window.commands["undo"].trigger()
    assert desk.text() == SHARED


def test_enter_does_what_the_button_with_the_focus_says(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    desk = AssetsDesk(launch, qtbot, Site(tmp_path / "site", SHARED))
    picker(desk)
    none = button(desk, "&No share image")
    none.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(none, Qt.Key.Key_Return)
    desk.wait(lambda: "image =" not in desk.text())


def test_the_share_image_follows_when_its_file_is_renamed(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    desk = AssetsDesk(launch, qtbot, Site(tmp_path / "site", SHARED))
    desk.open()
    desk.window.assets.work.rename(desk.asset(SPARE), "2031-03-07-olive")
    desk.wait(lambda: desk.session.undo_label == "Rename picture")
    assert desk.text() == SHARED.replace("spare.png", "olive.png")


def test_without_pictures_it_says_what_to_do(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    site = Site(tmp_path / "site", POST.partition("### Glow")[0])
    for path in site.img.iterdir():
        path.unlink()
    desk = AssetsDesk(launch, qtbot, site)
    desk.window.commands["share_image"].trigger()
    dialog = desk.child(QDialog, "share")
    assert not button(desk, "Choose").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
