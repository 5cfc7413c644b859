"""File > Export into a checkout of the site: what is told before, and what is written."""

import errno
import os
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.export.conftest import PICTURE, PICTURED, PLACE, User, files
from tests.ui.launch import Launcher
from twimeditor.core.model import edits
from twimeditor.core.model.nodes import Attribution
from twimeditor.services.export.folder import OpenFolder
from twimeditor.ui.export.diff_view import DiffView
from twimeditor.ui.export.files_view import FilesView
from twimeditor.ui.export.page import Target


def rows(user: User) -> list[tuple[str, ...]]:
    return list(user.find(FilesView, "export.files").rows())


def test_all_that_will_be_written_is_listed_and_then_written(user: User, site: Path) -> None:
    user.export(Target.SITE)
    before = files(site)
    user.name_folder(site)
    user.ready()
    assert [(group, path) for group, path, _ in rows(user)] == [
        ("To create (4)", str(PLACE)),
        ("To create (4)", "content/blog/2031/_index.md"),
        ("To create (4)", "content/blog/2031/03/_index.md"),
        ("To create (4)", "static/blog/img/lamp.png"),
    ]
    assert files(site) == before
    user.act()
    written = files(site)
    assert written[str(PLACE)] == PICTURED.encode()
    assert written["static/blog/img/lamp.png"] == PICTURE
    assert written["content/blog/2031/_index.md"] == b"+++\ntransparent = true\nrender = false\n+++\n"
    assert user.dialog.outcome.said.text() == "Wrote 4 files."


def test_the_name_of_the_post_stays_and_it_needs_no_saving(user: User, site: Path, post: Path) -> None:
    session, window = user.application.session, user.application.window
    window.parts.selection.select(next(session.document.entries).id)
    window.commands["duplicate"].trigger()
    user.export(Target.SITE)
    user.name_folder(site)
    user.act()
    assert window.posts.state.path == post
    assert session.modified
    assert post.read_text(encoding="utf-8") == PICTURED
    assert (site / PLACE).read_text(encoding="utf-8").count("### Glow") == 2


def test_a_file_that_differs_is_shown_and_replaced_only_after_a_yes(user: User, site: Path) -> None:
    (site / PLACE).parent.mkdir(parents=True)
    (site / PLACE).write_text(PICTURED.replace("Second", "Another"), encoding="utf-8")
    user.export(Target.SITE)
    user.name_folder(site)
    user.wait(lambda: bool(rows(user)))
    assert rows(user)[0][:2] == ("To change (1)", str(PLACE))
    diff = user.find(DiffView, "export.diff")
    user.wait(lambda: "-> Another report." in diff.toPlainText())
    assert "+> Second report." in diff.toPlainText()
    assert not user.dialog.act_button.isEnabled()
    assert user.dialog.told.text().startswith("To export, tick above")
    user.click(user.find(QCheckBox, "export.replace"))
    assert not user.dialog.told.isVisible()
    user.act()
    assert (site / PLACE).read_text(encoding="utf-8") == PICTURED


def test_the_open_post_is_not_replaced_unasked_once_another_program_has_changed_it(
    launch: Launcher, qtbot: QtBot, site: Path
) -> None:
    post = site / PLACE
    post.parent.mkdir(parents=True)
    post.write_text(PICTURED, encoding="utf-8")
    user = User(launch, qtbot, post)
    theirs = f"{PICTURED}\n## Theirs\n\nSomebody else's work.\n"
    post.write_text(theirs, encoding="utf-8")
    user.export(Target.SITE)
    user.name_folder(site)
    user.wait(lambda: "another program has changed its file" in user.said())
    assert not user.dialog.act_button.isEnabled()
    assert post.read_text(encoding="utf-8") == theirs
    user.click(user.find(QCheckBox, "export.replace"))
    user.act()
    assert post.read_text(encoding="utf-8") == PICTURED


def test_a_changed_picture_tells_its_sizes(user: User, site: Path) -> None:
    (site / "static/blog/img").mkdir(parents=True)
    (site / "static/blog/img/lamp.png").write_bytes(b"x" * 1200)
    user.export(Target.SITE)
    user.name_folder(site)
    user.wait(lambda: bool(rows(user)))
    assert rows(user)[0] == ("To change (1)", "static/blog/img/lamp.png", f"1 kB → {len(PICTURE)} bytes")
    assert user.find(DiffView, "export.diff").toPlainText() == f"A picture: 1 kB → {len(PICTURE)} bytes."


def test_a_second_time_there_is_nothing_to_write(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.act()
    user.choose(Target.ZIP)
    user.choose(Target.SITE)
    user.wait(lambda: bool(rows(user)))
    assert {group for group, _, _ in rows(user)} == {"To leave as they are (4)"}
    assert "nothing would be written" in user.page.told.text()  # type: ignore[attr-defined]
    assert not user.dialog.act_button.isEnabled()


def test_a_missing_picture_is_told_with_the_way_to_its_place(user: User, site: Path, post: Path) -> None:
    (post.parent / "static/blog/img/lamp.png").unlink()
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    assert "lamp.png" in user.said()
    user.click(user.button("Go there"))
    window = user.application.window
    assert window.parts.selection.current == next(user.application.session.document.entries).id
    assert window.form.isAncestorOf(window.focusWidget())


def test_a_folder_that_is_not_the_sites_is_told_with_the_one_that_is(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site / "content")
    user.wait(lambda: "not the site's folder" in user.said())
    assert not user.dialog.act_button.isEnabled()
    user.click(user.button("Use that folder"))
    user.ready()
    assert user.find(QLineEdit, "export.folder").text() == str(site)


def test_a_post_that_lies_in_the_folder_is_saved_first(user: User, site: Path) -> None:
    target = site / "content/blog/2031/03/mine.md"
    target.parent.mkdir(parents=True)
    target.write_text(PICTURED, encoding="utf-8")
    window, session = user.application.window, user.application.session
    window.posts.open(target)
    window.parts.selection.select(next(session.document.entries).id)
    window.commands["duplicate"].trigger()
    user.export(Target.SITE)
    user.name_folder(site)
    user.wait(lambda: "not saved" in user.said())
    assert not user.dialog.act_button.isEnabled()
    user.click(user.button("Save it"))
    user.ready()
    assert not session.modified
    user.act()
    assert target.read_text(encoding="utf-8").count("### Glow") == 2
    assert not (site / PLACE).exists()


def test_a_file_that_changes_after_the_list_was_shown_is_left_alone(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    (site / PLACE).parent.mkdir(parents=True)
    (site / PLACE).write_text("Someone else's.", encoding="utf-8")
    before = files(site)
    user.click(user.dialog.act_button)
    user.wait(lambda: "Nothing was written" in user.said())
    assert files(site) == before
    user.wait(lambda: bool(rows(user)))
    assert rows(user)[0][:2] == ("To change (1)", str(PLACE))


def test_a_folder_that_goes_while_the_dialog_is_open(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    site.rename(site.with_name("elsewhere"))
    user.click(user.dialog.act_button)
    user.wait(lambda: "There is no folder" in user.said())
    assert not user.dialog.act_button.isEnabled()
    assert not site.exists()


def test_a_folder_that_cannot_be_written_is_told(user: User, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_spot: OpenFolder, name: str, _mode: int = 0o777) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), name)

    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    before = files(site)
    monkeypatch.setattr(OpenFolder, "make", refuse)
    user.click(user.dialog.act_button)
    user.wait(lambda: "Read-only file system" in user.said())
    assert files(site) == before
    assert not user.dialog.outcome.isVisible()


def test_a_link_out_of_the_folder_forbids_the_export(user: User, site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (site / "content/blog/2031").symlink_to(outside)
    user.export(Target.SITE)
    user.name_folder(site)
    user.wait(lambda: "outside" in user.said())
    assert not user.dialog.act_button.isEnabled()
    assert not list(outside.iterdir())


def test_the_folder_and_the_target_are_proposed_the_next_time(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.act()
    QTest.keyClick(user.dialog, Qt.Key.Key_Escape)
    user.application.close()
    user.application = user.start()
    user.export()
    assert user.dialog.target is Target.SITE
    assert user.find(QLineEdit, "export.folder").text() == str(site)


def test_the_known_site_folder_is_proposed(user: User, site: Path, qtbot: object) -> None:
    known = user.application.window.parts.site
    known.choose(site)
    user.wait(lambda: known.idle and known.reading.folder == site)
    user.export(Target.SITE)
    assert user.find(QLineEdit, "export.folder").text() == str(site)


def test_a_folder_is_chosen_with_the_platforms_dialog(user: User, site: Path) -> None:
    user.choices.to_folder = site
    user.export(Target.SITE)
    user.click(user.button("Choose…"))
    user.ready()
    assert rows(user)


def test_line_ends_are_the_sites_where_that_is_wanted(user: User, site: Path, post: Path) -> None:
    post.write_bytes(PICTURED.replace("\n", "\r\n").encode())
    user.application.window.posts.open(post)
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    assert "line ends" in user.said()
    user.click(user.find(QCheckBox, "export.tidy"))
    user.act()
    assert (site / PLACE).read_bytes() == PICTURED.encode()


def test_a_post_with_line_ends_like_the_sites_is_asked_nothing(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    assert not [box for box in user.dialog.findChildren(QCheckBox, "export.tidy") if box.isVisible()]


def test_text_that_cannot_be_written_is_told_with_the_way_to_it(user: User, site: Path, post: Path) -> None:
    window, session = user.application.window, user.application.session
    post.write_text(PICTURED.replace("[Noor](https://matrix.to/#/@noor:example.org) says", "From the crew:"), "utf-8")
    window.posts.open(post)
    lead = [node for node in session.document.leaves() if isinstance(node, Attribution)][-1]
    session.edit("Edit lead", partial(edits.set_field, target=lead.id, field="lead", value="## Hello"))
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    assert "cannot be written as typed" in user.said()
    user.click(user.button("Go there"))
    assert window.parts.selection.part == lead.id


def test_without_a_folder_one_is_asked_for(user: User) -> None:
    user.export(Target.SITE)
    assert user.page.told.text().startswith("Name a folder")  # type: ignore[attr-defined]
    assert not rows(user)
    assert not user.dialog.act_button.isEnabled()
