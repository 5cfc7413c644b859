"""The archive in the window: read aside, told quietly, asked by the newest question, gone with its window."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.archive import write_archive
from tests.ui.launch import HereIndexer, Launcher
from twimeditor.app import Application
from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.query import Query
from twimeditor.services.archive.archive import Archive
from twimeditor.services.archive.values import ArchiveError, Learned, Progress, Summary
from twimeditor.services.settings import ARCHIVE, ARCHIVE_FOLDER
from twimeditor.ui.archive.state import Phase
from twimeditor.ui.archive.watch import ArchiveWatch
from twimeditor.ui.shell.archive_field import ArchiveField
from twimeditor.ui.shell.archive_status import ArchiveStatus
from twimeditor.ui.shell.preferences import Preferences

Archived = Callable[..., Application]


class SlowIndexer:
    """Has read three of nine posts, and goes on when the test lets it, or when it is stopped."""

    def __init__(self) -> None:
        self.goes_on, self.cancelled, self.error = Event(), False, False

    def index(self, root: Path, database: Path, sources: Path, told: Callable[[Progress], None]) -> Learned:
        told(Progress(3, 9, 0))
        self.goes_on.wait(30)
        if self.error:
            raise EOFError
        return Learned(Directory(), Summary(3 if self.cancelled else 9, 12, {"too large for a post": 2}, root))

    def learn(self, root: Path, database: Path, sources: Path) -> Learned:
        return Learned(Directory(), Summary(0, 0, {}, root))

    def cancel(self) -> None:
        self.cancelled = True
        self.goes_on.set()

    def stop(self) -> None:
        self.goes_on.set()


@pytest.fixture
def indexer() -> SlowIndexer:
    return SlowIndexer()


@pytest.fixture
def reading(launch: Launcher, post: Path, tmp_path: Path, indexer: SlowIndexer, qtbot: QtBot) -> Application:
    """Return the program while it has read three of nine posts."""
    launch.indexer = lambda: indexer
    application = launch(post)
    folder = tmp_path / "posts"
    folder.mkdir()
    application.window.parts.settings.put(ARCHIVE_FOLDER, str(folder))
    application.window.parts.archive.wake()
    qtbot.waitUntil(lambda: status(application).text() == "Reading past issues… 3 of 9", timeout=10_000)
    return application


def watch(application: Application) -> ArchiveWatch:
    return application.window.parts.archive


def status(application: Application) -> ArchiveStatus:
    return application.window.status.archive


def ready(application: Application) -> bool:
    return watch(application).state().phase is Phase.READY


def bar(application: Application) -> str | None:
    return application.window.banners.text("archive")


def test_who_and_what_is_told_of_is_known_and_can_be_asked(archived: Archived, post: Path, qtbot: QtBot) -> None:
    application = archived(post, issues=6)
    directory = watch(application).directory()
    assert "Larkspur" in {project.title for project in directory.projects.values()}
    assert watch(application).directory() is directory
    found: list[int] = []
    watch(application).ask(lambda archive: archive.search(Query(words="larkspur")).total, found.append, key="test")
    qtbot.waitUntil(lambda: bool(found))
    assert found[0] > 0
    assert watch(application).state().words.startswith("6 issues, ")
    assert status(application).text() == ""


def test_of_several_questions_only_the_newest_is_answered(archived: Archived, post: Path, qtbot: QtBot) -> None:
    application = archived(post, issues=2)
    answers: list[str] = []
    goes_on = Event()

    def first(_archive: Archive) -> str:
        goes_on.wait(10)
        return "first"

    watch(application).ask(first, answers.append, key="one")
    watch(application).ask(lambda _archive: "second", answers.append, key="one")
    watch(application).ask(lambda _archive: "other", answers.append, key="two")
    goes_on.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert set(answers) == {"second", "other"}


def test_a_question_that_fails_is_told_and_the_next_is_answered(archived: Archived, post: Path, qtbot: QtBot) -> None:
    application = archived(post, issues=2)

    def fail(_archive: Archive) -> str:
        raise ArchiveError("The archive cannot be read.")

    answers: list[str] = []
    watch(application).ask(fail, answers.append, key="one")
    qtbot.waitUntil(lambda: bar(application) == "The archive cannot be read.")
    watch(application).ask(lambda _archive: "well", answers.append, key="one")
    qtbot.waitUntil(lambda: answers == ["well"])
    assert bar(application) is None
    assert ready(application)


def test_nothing_is_answered_after_the_window_is_closed(archived: Archived, post: Path, qtbot: QtBot) -> None:
    application = archived(post, issues=2)
    answers: list[str] = []
    closed = watch(application)
    closed.ask(lambda _archive: "late", answers.append, key="one")
    application.window.close()
    QApplication.processEvents()
    assert answers == []


def test_windows_have_the_same_directory(archived: Archived, post: Path, qtbot: QtBot) -> None:
    application = archived(post, issues=4)
    application.windows.open_new()
    other = application.windows.all()[-1].parts.archive
    other.wake()
    qtbot.waitUntil(other.is_there)
    assert other.directory() is watch(application).directory()
    assert other.proposer() is watch(application).proposer()


def test_a_window_that_closes_leaves_the_archive_to_the_others(reading: Application, indexer: SlowIndexer) -> None:
    reading.windows.open_new()
    other = reading.windows.all()[-1]
    other.parts.archive.wake()
    other.close()
    assert not indexer.goes_on.is_set()
    assert watch(reading).state().words == "Reading past issues… 3 of 9"


def test_leaving_the_program_ends_the_reading(reading: Application, indexer: SlowIndexer) -> None:
    reading.close()
    assert indexer.goes_on.is_set()


def test_reading_is_cancelled_by_the_keyboard_and_what_was_read_stays(
    reading: Application, indexer: SlowIndexer, qtbot: QtBot
) -> None:
    cancel = status(reading).findChild(QToolButton, "status.archive.cancel")
    assert cancel is not None
    assert cancel.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert cancel.accessibleName() == "Cancel reading past issues"
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ready(reading))
    assert status(reading).text() == ""
    assert watch(reading).state().words.startswith("The reading of past issues was stopped.")
    summary = watch(reading).summary()
    assert summary is not None
    assert summary.posts == 3
    watch(reading).look()
    QApplication.sendEvent(reading.window, QEvent(QEvent.Type.ActivationChange))
    assert ready(reading)


def test_a_screen_reader_says_that_reading_goes_on_and_what_came_of_it_and_not_each_post(
    heard: list[str], reading: Application, indexer: SlowIndexer, qtbot: QtBot
) -> None:
    assert [words for words in heard if "past issues" in words] == ["Reading past issues… 3 of 9"]
    indexer.goes_on.set()
    qtbot.waitUntil(lambda: ready(reading))
    assert heard[-1] == watch(reading).state().words


def test_the_menu_stops_the_reading_and_begins_it_again(reading: Application, qtbot: QtBot) -> None:
    action = reading.window.commands["update_archive"]
    reading.window.commands.refresh()
    assert action.text() == "Stop &updating the archive"
    action.trigger()
    qtbot.waitUntil(lambda: ready(reading))
    assert action.text() == "&Update the archive"
    action.trigger()
    qtbot.waitUntil(lambda: bar(reading) is not None)
    assert bar(reading) == ("The archive is up to date: 3 issues, 12 entries; 2 files skipped: 2 too large for a post.")


def test_a_process_that_ends_is_told_with_what_to_do(reading: Application, indexer: SlowIndexer, qtbot: QtBot) -> None:
    indexer.error = True
    indexer.goes_on.set()
    qtbot.waitUntil(lambda: bar(reading) is not None)
    assert "“Update the archive” in the Tools menu tries again." in (bar(reading) or "")
    indexer.error = False
    reading.window.banners.buttons("archive")["Update the archive"].click()
    qtbot.waitUntil(lambda: ready(reading))
    assert (bar(reading) or "").startswith("The archive is up to date: 9 issues")


def test_a_folder_that_is_gone_is_told(archived: Archived, post: Path, tmp_path: Path, qtbot: QtBot) -> None:
    application = archived(post, issues=2)
    (tmp_path / "site").rename(tmp_path / "elsewhere")
    application.window.commands["update_archive"].trigger()
    qtbot.waitUntil(lambda: bar(application) is not None)
    assert bar(application) == f"Past issues cannot be read: there is no folder “{tmp_path / 'site'}”."
    assert watch(application).is_there()


def test_without_an_archive_nothing_is_read(archived: Archived, post: Path) -> None:
    application = archived(post, issues=2)
    application.window.parts.settings.put(ARCHIVE, value=False)
    assert not watch(application).is_there()
    assert watch(application).directory() == Directory()
    assert not application.window.commands["update_archive"].isEnabled()
    application.window.parts.settings.put(ARCHIVE, value=True)
    assert watch(application).root() is not None


def test_coming_back_reads_what_has_changed_meanwhile(
    archived: Archived, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    application = archived(post, issues=2)
    more = write_archive(tmp_path / "more", issues=3)
    oldest = min(more.rglob("content/blog/**/*.md"))
    target = tmp_path / "site" / oldest.relative_to(more)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(oldest.read_bytes())
    QApplication.sendEvent(application.window, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: (watch(application).summary() or Summary(0, 0, {}, target)).posts == 3, timeout=10_000)


def test_the_folder_around_the_post_is_the_archive(launch: Launcher, tmp_path: Path, qtbot: QtBot) -> None:
    launch.indexer = HereIndexer
    site = write_archive(tmp_path / "site", issues=2)
    post = max(site.rglob("content/blog/**/*.md"))
    application = launch(post)
    watch(application).wake()
    qtbot.waitUntil(lambda: watch(application).is_there(), timeout=10_000)
    assert watch(application).root() == site
    summary = watch(application).summary()
    assert summary is not None
    assert summary.posts == 2


def test_the_folder_is_chosen_in_the_preferences(launch: Launcher, post: Path, tmp_path: Path) -> None:
    application = launch(post)
    QTest.keyClick(application.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = application.window.findChild(Preferences)
    assert dialog is not None
    dialog.show_option(ARCHIVE_FOLDER)
    field = dialog.findChild(ArchiveField)
    assert field is not None
    assert field.told.text() == "Not set, and there is no site folder: there is no archive."
    QTest.keyClicks(field.edit, str(tmp_path / "post"))
    assert field.told.text() == f"There is no folder “{tmp_path / 'post'}”."
    assert watch(application).root() is None
    (tmp_path / "posts").mkdir()
    QTest.keyClick(field.edit, Qt.Key.Key_S)
    assert field.told.text().startswith("Past issues are looked for in")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert watch(application).root() == tmp_path / "posts"
    field.edit.clear()
    launch.answers.to_choose = tmp_path
    field.choose.click()
    assert watch(application).root() == field.folder == tmp_path
    field.edit.clear()
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert watch(application).root() is None
    assert dialog.findChild(QCheckBox, "preferences.archive.kept") is not None
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in field.findChildren(QLabel))
