"""What is done with the pictures of an issue: replaced, renamed, found, shared, removed."""

import shutil
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.images.assets_desk import POST, AssetsDesk, Site, picture
from tests.ui.launch import Launcher
from twimeditor.services.media.picture import FetchError
from twimeditor.services.media.picture import Picture as Fetch

LAMP, WICK, BOAT, SPARE = (f"2031-03-07-{name}" for name in ("lamp.png", "wick.jpg", "boat.png", "spare.png"))


@pytest.fixture
def desk(launch: Launcher, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AssetsDesk:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    desk = AssetsDesk(launch, qtbot, Site(tmp_path / "site"))
    desk.open()
    return desk


def files(desk: AssetsDesk) -> set[str]:
    return {path.name for path in desk.site.img.iterdir()}


def test_a_replaced_picture_is_another_file_under_all_its_references(desk: AssetsDesk, tmp_path: Path) -> None:
    desk.file = picture(tmp_path / "new lamp.png", (90, 90), "navy")
    desk.choose(LAMP)
    desk.click("replace")
    desk.wait(lambda: desk.session.undo_label == "Replace picture")
    assert LAMP not in desk.text()
    desk.wait(lambda: LAMP not in desk.names()[:1])
    name = desk.names()[0]
    assert desk.text().count(f"(/blog/img/{name})") == 2
    with Image.open(desk.site.img / name) as new:
        assert new.size == (90, 90)
    assert desk.asked == [f"Replace {LAMP}"]
    desk.wait(lambda: desk.toast().startswith("Replaced by"))
    (undo,) = desk.window.toast.findChildren(QPushButton)
    assert undo.text() == "Undo"
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert desk.text() == POST
    assert LAMP in files(desk)


def test_what_is_no_picture_is_refused_and_changes_nothing(desk: AssetsDesk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_text("<!doctype html><html></html>", encoding="utf-8")
    before = files(desk)
    desk.file = bad
    desk.choose(LAMP)
    desk.click("replace")
    desk.wait(lambda: "bad.png" in desk.bar())
    assert desk.text() == POST
    assert files(desk) == before
    assert not desk.session.can_undo


def test_a_picture_is_renamed_in_its_row_and_all_references_follow(desk: AssetsDesk) -> None:
    desk.window.parts.selection.select(next(desk.session.document.entries).id)  # which the key renames elsewhere
    desk.choose(LAMP)
    QTest.keyClick(desk.view, Qt.Key.Key_F2)
    line = desk.child(QLineEdit, "assets.rename")
    line.selectAll()
    QTest.keyClicks(line, "2031-03-07-lantern")
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.wait(lambda: desk.session.undo_label == "Rename picture")
    assert desk.text() == POST.replace("lamp.png", "lantern.png")
    desk.wait(lambda: "2031-03-07-lantern.png" in desk.names())
    desk.keys("Ctrl+Z")
    assert desk.text() == POST
    desk.wait(lambda: "Used in 2 places" in dict(desk.rows()).get(LAMP, ""))


@pytest.mark.parametrize("name", ["2031-03-07-spare.png", "a/b.png", "..", "CON.png"])
def test_a_name_that_cannot_be_is_told(desk: AssetsDesk, name: str) -> None:
    desk.choose(LAMP)
    QTest.keyClick(desk.view, Qt.Key.Key_F2)
    line = desk.child(QLineEdit, "assets.rename")
    line.selectAll()
    QTest.keyClicks(line, name)
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.wait(desk.bar)
    assert desk.text() == POST


def test_a_missing_picture_is_found_by_hand(desk: AssetsDesk, tmp_path: Path) -> None:
    desk.file = picture(tmp_path / "anything.png")
    desk.choose(BOAT)
    desk.click("find")
    desk.wait(lambda: "Used" in dict(desk.rows())[BOAT])
    assert (desk.site.img / BOAT).is_file()
    assert desk.text() == POST


def test_a_missing_picture_of_another_kind_takes_its_references_along(desk: AssetsDesk, tmp_path: Path) -> None:
    desk.file = picture(tmp_path / "boat.jpg")
    desk.choose(BOAT)
    desk.click("find")
    desk.wait(lambda: desk.session.undo_label == "Find missing pictures")
    assert "/blog/img/2031-03-07-boat.jpg)" in desk.text()


def test_all_missing_ones_are_looked_for_where_the_user_says(desk: AssetsDesk, tmp_path: Path) -> None:
    picture(tmp_path / "somewhere/deep" / BOAT)
    desk.place = tmp_path / "somewhere"
    desk.click("find_missing")
    desk.wait(lambda: "Used" in dict(desk.rows())[BOAT])
    assert desk.asked == [f"Where is {BOAT}?"]
    assert "Found 1 picture." in desk.toast()


def test_what_lies_around_the_post_is_found_without_a_question(desk: AssetsDesk) -> None:
    picture(desk.site.folder / "static/old" / BOAT)
    desk.click("find_missing")
    desk.wait(lambda: "Used" in dict(desk.rows())[BOAT])
    assert not desk.asked


def test_what_is_nowhere_is_told(desk: AssetsDesk, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    desk.place = tmp_path / "empty"
    desk.click("find_missing")
    desk.wait(lambda: "None of the missing" in desk.bar())


def test_unused_files_go_to_the_trash_and_others_stay(desk: AssetsDesk) -> None:
    desk.click("remove_unused")
    desk.wait(lambda: SPARE not in desk.names())
    assert files(desk) == {LAMP, WICK}
    assert desk.text() == POST
    assert "1 file" in desk.toast()
    assert [one.text() for one in desk.window.toast.findChildren(QPushButton)] == ["Close"]
    assert not desk.button("remove_unused").isEnabled()


def test_what_was_to_go_from_one_issue_goes_from_no_other(desk: AssetsDesk) -> None:
    other = desk.site.folder / "content/blog/2031/03/2031-03-14-twim.md"
    text = POST.replace("2031-03-07", "2031-03-14").replace("2031/03/07", "2031/03/14")
    other.write_text(text, encoding="utf-8")
    stray = picture(desk.site.img / "2031-03-14-stray.png")
    begun: list[str] = []
    desk.window.assets.work.began.connect(begun.append)
    desk.click("remove_unused")
    desk.window.posts.open(other)
    desk.wait(lambda: stray.name in desk.names())
    assert not begun
    assert {SPARE, stray.name} <= files(desk)


def test_files_that_other_pages_name_stay(desk: AssetsDesk) -> None:
    other = desk.site.folder / "content/blog/2031/03/2031-03-07-other.md"
    other.write_text(f"![A spare](/blog/img/{SPARE})\n", encoding="utf-8")
    desk.click("remove_unused")
    desk.wait(lambda: "other pages" in desk.toast())
    assert SPARE in files(desk)


def test_a_png_becomes_the_share_image(desk: AssetsDesk) -> None:
    desk.choose(LAMP)
    desk.menu()["Make it the share image"]()
    desk.child_menu().close()
    desk.wait(lambda: desk.session.undo_label == "Choose share image")
    assert f'image = "https://matrix.org/blog/img/{LAMP}"' in desk.text()
    desk.wait(lambda: "Share image" in dict(desk.rows())[LAMP])
    desk.window.commands["undo"].trigger()
    assert desk.text() == POST


def test_another_picture_gets_a_copy_as_png_for_that(desk: AssetsDesk) -> None:
    desk.choose(WICK)
    desk.menu()["Make it the share image"]()
    desk.child_menu().close()
    desk.wait(lambda: "https://matrix.org/blog/img/2031-03-07-wick.png" in desk.text())
    with Image.open(desk.site.img / "2031-03-07-wick.png") as copy:
        assert (copy.format, copy.size) == ("PNG", (80, 30))
    assert WICK in files(desk)


def test_the_front_matter_has_a_list_to_choose_from(desk: AssetsDesk) -> None:
    front = desk.session.document.front
    assert front is not None
    desk.window.parts.selection.select(front.id)
    button = next(one for one in desk.window.form.findChildren(QPushButton) if one.text() == "Choose a picture…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    view = desk.child(QListView, "share.list")
    desk.wait(lambda: view.model().rowCount() == 3)
    assert view.hasFocus() or view.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Return)
    desk.wait(lambda: f"https://matrix.org/blog/img/{LAMP}" in desk.text())
    field = desk.window.form.field("front.extra.image")
    assert field is not None
    desk.wait(lambda: field.editor.value().endswith(LAMP))


def test_the_form_of_a_picture_offers_it(desk: AssetsDesk) -> None:
    desk.window.parts.selection.show(desk.images()[1].id)
    desk.window.commands.refresh()
    assert desk.window.commands["make_share"].isEnabled()
    desk.window.commands["make_share"].trigger()
    desk.wait(lambda: f"https://matrix.org/blog/img/{LAMP}" in desk.text())


def test_a_folder_post_keeps_its_pictures_beside_it(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    site = Site(tmp_path / "site", POST.replace("/blog/img/", ""))
    folder = site.post.parent / "2031-03-07-twim"
    folder.mkdir()
    site.post = site.post.rename(folder / "index.md")
    for name in (LAMP, WICK):
        shutil.copy(site.img / name, folder / name)
    desk = AssetsDesk(launch, qtbot, site)
    desk.open()
    assert "Used in 2 places" in dict(desk.rows())[LAMP]
    desk.file = picture(tmp_path / "new.png", colour="navy")
    desk.choose(LAMP)
    desk.click("replace")
    desk.wait(lambda: desk.session.undo_label == "Replace picture")
    assert len(list(folder.glob("*.png"))) == 2


class Fetched:
    """Stands for what gets a picture from another site."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.is_cancelled = False

    def run(self) -> Fetch:
        if not self.data:
            raise FetchError("There is no such picture.")
        return Fetch(self.data, "image/png")

    def cancel(self) -> None:
        self.is_cancelled = True


def bring_in(desk: AssetsDesk, data: bytes) -> list[str]:
    """Choose the picture of another site, and say yes; return what is asked of the network."""
    asked: list[str] = []

    def new_job(address: str) -> Fetched:
        asked.append(address)
        return Fetched(data)

    desk.window.assets.new_job = new_job
    desk.choose("away.png")
    desk.menu()["Bring in from its site…"]()
    desk.child_menu().close()
    assert desk.bar("bring_in").startswith("Fetch the picture from far.example.org?")
    assert not asked
    QTest.mouseClick(desk.window.banners.buttons("bring_in")["Fetch"], Qt.MouseButton.LeftButton)
    return asked


def test_a_picture_of_another_site_is_brought_in_after_a_yes(desk: AssetsDesk, tmp_path: Path) -> None:
    asked = bring_in(desk, picture(tmp_path / "away.png").read_bytes())
    desk.wait(lambda: desk.session.undo_label == "Bring in picture")
    assert asked == ["https://far.example.org/away.png"]
    assert "![Far away](/blog/img/2031-03-07-away.png)" in desk.text()
    assert (desk.site.img / "2031-03-07-away.png").is_file()


def test_what_the_other_site_has_not_is_told(desk: AssetsDesk) -> None:
    bring_in(desk, b"")
    desk.wait(lambda: desk.bar() == "There is no such picture.")
    assert desk.text() == POST
