"""Missing pictures of a post that was opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.images.assets_desk import POST, AssetsDesk, Site, picture
from tests.ui.launch import Launcher

BOAT = "2031-03-07-boat.png"


@pytest.fixture
def desk(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> AssetsDesk:
    return AssetsDesk(launch, qtbot, Site(tmp_path / "site"))


def click(desk: AssetsDesk, text: str) -> None:
    QTest.mouseClick(desk.window.banners.buttons("missing")[text], Qt.MouseButton.LeftButton)


def test_a_bar_tells_of_them_and_finds_them(desk: AssetsDesk, tmp_path: Path) -> None:
    desk.wait(lambda: desk.bar("missing"))
    assert desk.bar("missing") == f"1 picture of this issue is missing: {BOAT}."
    picture(tmp_path / "elsewhere" / BOAT)
    desk.place = tmp_path / "elsewhere"
    click(desk, "Find…")
    desk.wait(lambda: not desk.bar("missing"))
    assert (desk.site.img / BOAT).is_file()
    assert desk.text() == POST
    assert not desk.session.modified


def test_what_is_dismissed_stays_so(desk: AssetsDesk) -> None:
    desk.wait(lambda: desk.bar("missing"))
    click(desk, "Dismiss")
    other = desk.site.post.with_name("2031-03-14-twim.md")
    other.write_text(POST.replace("boat", "raft"), encoding="utf-8")
    desk.window.posts.open(other)
    desk.wait(lambda: "raft" in desk.bar("missing"))
    desk.window.posts.open(desk.site.post)
    desk.wait(lambda: not desk.bar("missing"))
    taken: list[bool] = []
    desk.window.assets.stock.taken.connect(lambda: taken.append(True))
    desk.wait(lambda: taken)
    assert not desk.bar("missing")


def test_of_pictures_that_a_bot_named_it_says_how_they_come_in(desk: AssetsDesk) -> None:
    desk.wait(lambda: desk.bar("missing"))
    assert "archive" not in desk.bar("missing")
    other = desk.site.post.with_name("2031-03-14-twim.md")
    other.write_text(POST.replace("/blog/img/2031-03-07-boat.png", "aBcDeF.png"), encoding="utf-8")
    desk.window.posts.open(other)
    desk.wait(lambda: "aBcDeF.png" in desk.bar("missing"))
    assert "Drop the archive of the bot’s media" in desk.bar("missing")


def test_a_post_that_lies_alone_is_asked_for_its_site(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    site.post = site.post.rename(tmp_path / "2031-03-07-twim.md")
    desk = AssetsDesk(launch, qtbot, site)
    desk.wait(lambda: desk.bar("missing"))
    assert desk.bar("missing").startswith("3 pictures of this issue are not beside it: ")
    click(desk, "Choose the site folder…")
    dialog = next(one for one in desk.window.findChildren(QDialog) if one.isVisible())
    dialog.reject()


def test_a_chosen_site_folder_finds_them(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    picture(site.img / BOAT)
    site.post = site.post.rename(tmp_path / "2031-03-07-twim.md")
    desk = AssetsDesk(launch, qtbot, site)
    desk.wait(lambda: desk.bar("missing"))
    desk.window.parts.site.choose(site.folder)
    desk.wait(lambda: not desk.bar("missing"))


def test_nothing_is_said_where_nothing_is_missing(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    picture(site.img / BOAT)
    desk = AssetsDesk(launch, qtbot, site)
    taken: list[bool] = []
    desk.window.assets.stock.taken.connect(lambda: taken.append(True))
    desk.wait(lambda: taken)
    assert not desk.bar("missing")
