"""Archive, folder of the post's own, page: each written where the user says."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QListWidget

from tests.ui.export.conftest import PICTURE, PICTURED, PLACE, User, files
from twimeditor.ui.export.diff_view import DiffView
from twimeditor.ui.export.page import Target


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def inside(user: User) -> list[str]:
    view = user.find(QListWidget, "export.inside")
    return [view.item(row).text() for row in range(view.count())]


def test_an_archive_lists_what_will_be_in_it_and_is_written(user: User, target: Path) -> None:
    user.choices.to_file = target / "post.zip"
    user.export(Target.ZIP)
    user.ready()
    shown = inside(user)
    assert not list(target.iterdir())
    user.act()
    assert user.choices.proposed is not None
    assert user.choices.proposed.name == "2031-03-07-twim.zip"
    with zipfile.ZipFile(target / "post.zip") as archive:
        assert sorted(archive.namelist()) == shown
        assert archive.read(str(PLACE)) == PICTURED.encode()
        assert archive.read("static/blog/img/lamp.png") == PICTURE
    assert user.dialog.outcome.said.text().startswith("Wrote “post.zip”")


@pytest.mark.parametrize("target", [Target.FOLDER, Target.PAGE])
def test_a_post_of_the_site_is_not_proposed_to_be_published_twice(user: User, site: Path, target: Target) -> None:
    place = site / PLACE
    place.parent.mkdir(parents=True)
    place.write_text(PICTURED, encoding="utf-8")
    user.application.window.posts.open(place)
    user.wait(lambda: user.application.window.parts.site.reading.folder == site)
    user.export(target)
    assert user.find(QLineEdit, "export.folder").text() == str(site.parent)


def test_an_archive_that_is_not_named_is_not_written(user: User, target: Path) -> None:
    user.export(Target.ZIP)
    user.ready()
    user.click(user.dialog.act_button)
    assert not user.dialog.doing.is_busy
    assert not user.dialog.outcome.isVisible()


def test_an_archive_that_cannot_be_written_says_why(user: User, target: Path) -> None:
    user.choices.to_file = target / "nowhere" / "post.zip"
    user.export(Target.ZIP)
    user.ready()
    user.click(user.dialog.act_button)
    user.wait(lambda: "No such file" in user.said())
    assert not list(target.iterdir())
    assert user.dialog.act_button.isEnabled()


def test_a_missing_picture_is_told_and_left_out_of_the_archive(user: User, target: Path, post: Path) -> None:
    (post.parent / "static/blog/img/lamp.png").unlink()
    user.choices.to_file = target / "post.zip"
    user.export(Target.ZIP)
    user.ready()
    assert "lamp.png" in user.said()
    assert "static/blog/img/lamp.png" not in inside(user)
    user.act()
    assert (target / "post.zip").exists()


def test_a_folder_post_has_its_pictures_beside_it(user: User, target: Path) -> None:
    user.export(Target.FOLDER)
    user.name_folder(target)
    user.act()
    written = files(target)
    assert written["2031-03-07-twim/index.md"] == PICTURED.replace("(/blog/img/lamp.png)", "(lamp.png)").encode()
    assert written["2031-03-07-twim/lamp.png"] == PICTURE


def test_a_page_is_one_file_with_its_pictures(user: User, target: Path) -> None:
    user.export(Target.PAGE)
    user.name_folder(target)
    user.act()
    assert list(files(target)) == ["2031-03-07-twim.html"]
    page = (target / "2031-03-07-twim.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in page
    assert "Second report." in page


def test_a_page_has_its_pictures_in_files_where_that_is_wanted(user: User, target: Path) -> None:
    user.export(Target.PAGE)
    user.name_folder(target)
    user.ready()
    user.click(user.find(QCheckBox, "export.inline"))
    user.act()
    assert set(files(target)) == {"2031-03-07-twim.html", "2031-03-07-twim-files/lamp.png"}
    QTest.keyClick(user.dialog, Qt.Key.Key_Escape)
    user.export(Target.PAGE)
    assert not user.find(QCheckBox, "export.inline").isChecked()


def test_a_pages_html_is_copied(user: User, target: Path) -> None:
    user.export(Target.PAGE)
    QApplication.clipboard().clear()
    user.click(user.button("Copy HTML"))
    user.wait(lambda: QApplication.clipboard().text().startswith("<!DOCTYPE html>"))
    assert "data:image/png;base64," in QApplication.clipboard().text()
    assert not list(target.iterdir())


def test_a_page_with_large_pictures_does_not_hold_up_the_dialog(user: User, target: Path, post: Path) -> None:
    picture = post.parent / "static/blog/img/lamp.png"
    picture.write_bytes(PICTURE + b"x" * 3_000_000)
    user.export(Target.PAGE)
    user.name_folder(target)
    user.ready()
    diff = user.find(DiffView, "export.diff")
    user.wait(lambda: "too large" in diff.toPlainText())
    user.act()
    assert (target / "2031-03-07-twim.html").stat().st_size > 4_000_000


def test_an_archive_has_the_line_ends_that_the_site_asks_for(user: User, target: Path, post: Path) -> None:
    post.write_bytes(PICTURED.replace("\n", "\r\n").encode())
    user.application.window.posts.open(post)
    user.choices.to_file = target / "post.zip"
    user.export(Target.ZIP)
    user.ready()
    user.click(user.find(QCheckBox, "export.tidy"))
    user.act()
    with zipfile.ZipFile(target / "post.zip") as archive:
        assert archive.read(str(PLACE)) == PICTURED.encode()
