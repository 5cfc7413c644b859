"""Pictures follow their issue in the program: to where it is saved, and out of the way when they were for nothing."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.services.assets.shelves import CHART, DAY, IMG, TODAYS
from tests.services.site.sites import make_site
from tests.ui.launch import Launcher
from tests.ui.posts import POST
from twimeditor.app import Application
from twimeditor.core.assets.placing import Incoming, place
from twimeditor.core.assets.spot import Spot
from twimeditor.core.post import compose
from twimeditor.services.assets.store import Stored
from twimeditor.ui.shell.questions import Answer

OTHER = b"another chart"
NAME = "2031-03-07-chart.png"
ADDRESS = f"/blog/img/{NAME}"


def put_in(application: Application, data: bytes = CHART) -> Stored:
    """Do what inserting a picture does: the file first, then the text as one step."""
    parts = application.window.parts
    stored = parts.assets.add(data, "chart.png", ".png", day=DAY, style=TODAYS)
    spot = Spot(next(parts.session.document.entries).id)
    parts.session.seal()
    edit = partial(place, spot=spot, pictures=[Incoming(stored.address, "A chart")], inside=False)
    parts.session.edit("Insert picture", edit)
    parts.session.seal()
    return stored


def save(application: Application) -> None:
    QTest.keyClick(application.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not application.window.parts.session.modified


def undo(application: Application) -> None:
    application.window.commands["undo"].trigger()


def told(application: Application) -> str:
    return application.window.banners.text("assets") or ""


@pytest.fixture
def fresh(launch: Launcher) -> Application:
    """Return the program with an issue that has no file."""
    application = launch()
    application.window.posts.open_sample()
    return application


def test_a_new_issue_takes_its_pictures_along_when_it_is_saved(
    launch: Launcher, fresh: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    stored = put_in(fresh)
    assert stored.path.is_relative_to(launch.profile)
    (tmp_path / "posts").mkdir()
    launch.answers.to_save = tmp_path / "posts/2031-03-07-twim.md"
    save(fresh)
    target = tmp_path / "posts" / IMG / NAME
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == CHART
    assert ADDRESS in launch.answers.to_save.read_text()
    assert fresh.window.parts.assets.find(ADDRESS) == target
    assert told(fresh) == ""


def test_a_picture_taken_back_leaves_with_the_save_and_returns_with_it(
    launch: Launcher, tmp_path: Path, qtbot: QtBot
) -> None:
    site = make_site(tmp_path / "site")
    post = site / "content/blog/2031-03-07-twim.md"
    post.write_text(POST, encoding="utf-8")
    application = launch(post)
    stored = put_in(application)
    assert stored.path == site / IMG / NAME
    save(application)
    undo(application)
    assert stored.path.exists(), "undo takes only the text back"
    save(application)
    qtbot.waitUntil(lambda: not stored.path.exists())
    application.window.commands["redo"].trigger()
    assert application.window.parts.assets.find(ADDRESS) is not None
    save(application)
    qtbot.waitUntil(stored.path.exists)
    assert stored.path.read_bytes() == CHART


def test_what_cannot_be_brought_is_told_and_the_text_is_saved(
    launch: Launcher, fresh: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    put_in(fresh)
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/static").write_text("in the way")
    launch.answers.to_save = tmp_path / "posts/2031-03-07-twim.md"
    save(fresh)
    qtbot.waitUntil(lambda: told(fresh) != "")
    assert NAME in told(fresh)
    assert ADDRESS in launch.answers.to_save.read_text()
    (tmp_path / "posts/static").unlink()
    fresh.window.banners.buttons("assets")["Save again"].click()
    qtbot.waitUntil(lambda: told(fresh) == "")
    assert (tmp_path / "posts" / IMG / NAME).read_bytes() == CHART


def test_another_picture_of_the_name_is_left_alone_and_the_text_follows(
    launch: Launcher, fresh: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    put_in(fresh)
    site = make_site(tmp_path / "site")
    (site / IMG).mkdir(parents=True)
    (site / IMG / NAME).write_bytes(OTHER)
    launch.answers.to_save = site / "content/blog/2031-03-07-twim.md"
    save(fresh)
    qtbot.waitUntil(lambda: "2031-03-07-chart-2.png" in told(fresh))
    session = fresh.window.parts.session
    assert "/blog/img/2031-03-07-chart-2.png" in compose(session.document)
    assert session.modified
    assert session.undo_label == "Rename pictures"
    assert (site / IMG / NAME).read_bytes() == OTHER
    assert (site / IMG / "2031-03-07-chart-2.png").read_bytes() == CHART
    fresh.window.banners.buttons("assets")["Save again"].click()
    qtbot.waitUntil(lambda: told(fresh) == "")
    assert "chart-2.png" in launch.answers.to_save.read_text()


def test_changes_that_are_thrown_away_leave_no_picture_in_the_site(launch: Launcher, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    post = site / "content/blog/2031-03-07-twim.md"
    post.write_text(POST, encoding="utf-8")
    application = launch(post)
    stored = put_in(application)
    launch.answers.about_changes = Answer.DISCARD
    application.window.close()
    assert not stored.path.exists()
    assert post.read_text(encoding="utf-8") == POST


def test_saving_while_closing_brings_the_pictures_too(launch: Launcher, fresh: Application, tmp_path: Path) -> None:
    put_in(fresh)
    (tmp_path / "posts").mkdir()
    launch.answers.to_save = tmp_path / "posts/2031-03-07-twim.md"
    launch.answers.about_changes = Answer.SAVE
    fresh.window.close()
    assert (tmp_path / "posts" / IMG / NAME).read_bytes() == CHART


def test_saving_and_going_on_with_another_post_brings_them_to_the_first(
    launch: Launcher, fresh: Application, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    put_in(fresh)
    (tmp_path / "posts").mkdir()
    launch.answers.to_save = tmp_path / "posts/2031-03-07-twim.md"
    launch.answers.about_changes = Answer.SAVE
    fresh.window.posts.open(post)
    qtbot.waitUntil((tmp_path / "posts" / IMG / NAME).exists)
    assert not (post.parent / "static").exists()
    assert fresh.window.parts.assets.own(DAY) == ()


def test_an_issue_that_is_recovered_has_its_pictures(launch: Launcher, fresh: Application, tmp_path: Path) -> None:
    put_in(fresh)
    fresh.close()
    again = launch()
    again.window.banners.buttons("recovered")["Restore"].click()
    assert ADDRESS in compose(again.window.parts.session.document)
    assert again.window.parts.assets.find(ADDRESS) is not None
    (tmp_path / "posts").mkdir()
    launch.answers.to_save = tmp_path / "posts/2031-03-07-twim.md"
    launch.answers.about_changes = Answer.SAVE
    again.window.close()
    assert (tmp_path / "posts" / IMG / NAME).read_bytes() == CHART


def test_the_site_that_a_post_lies_in_goes_before_the_one_that_is_chosen(
    launch: Launcher, tmp_path: Path, qtbot: QtBot
) -> None:
    site, other = make_site(tmp_path / "site"), make_site(tmp_path / "other")
    post = site / "content/blog/2031-03-07-twim.md"
    post.write_text(POST, encoding="utf-8")
    application = launch(post)
    application.window.parts.site.choose(other)
    qtbot.waitUntil(lambda: application.window.parts.site.idle)
    assert put_in(application).path == site / IMG / NAME


def test_a_chosen_site_has_the_pictures_of_posts_elsewhere(
    launch: Launcher, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    site = make_site(tmp_path / "site")
    application = launch(post)
    application.window.parts.site.choose(site)
    qtbot.waitUntil(lambda: application.window.parts.site.idle)
    assert put_in(application).path == site / IMG / NAME


def test_a_chosen_folder_that_is_gone_is_not_made(launch: Launcher, post: Path, tmp_path: Path, qtbot: QtBot) -> None:
    application = launch(post)
    application.window.parts.site.choose(tmp_path / "gone")
    qtbot.waitUntil(lambda: application.window.parts.site.idle)
    assert put_in(application).path == post.parent / IMG / NAME
    assert not (tmp_path / "gone").exists()


def test_the_next_start_sweeps_up_what_a_killed_program_left(launch: Launcher, tmp_path: Path, qtbot: QtBot) -> None:
    site = make_site(tmp_path / "site")
    post = site / "content/blog/2031-03-07-twim.md"
    post.write_text(POST, encoding="utf-8")
    folder = site / IMG
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / ".twimeditor-999999999-0a1b2c3d.part"
    half.write_bytes(CHART[:4])
    (folder / NAME).write_bytes(CHART)
    launch(post)
    qtbot.waitUntil(lambda: not half.exists())
    assert (folder / NAME).read_bytes() == CHART
