"""The program starts over any arguments, and leaves nothing behind."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTreeView

from tests.ui.launch import Launcher
from twimeditor.app import create_application
from twimeditor.core.post import write
from twimeditor.services.resources import resource_path
from twimeditor.services.settings import RESTORE


def test_the_running_qapplication_is_used(launch: Launcher, qapp: QApplication) -> None:
    assert launch(shown=False).qt is qapp


def test_a_post_is_opened(launch: Launcher, post: Path) -> None:
    application = launch(post)
    assert write(application.session.document) == post.read_text(encoding="utf-8")
    assert application.window.windowTitle() == f"{post.name}[*] — TWIM Editor"
    assert not application.window.isWindowModified()
    outline = application.window.findChild(QTreeView, "outline")
    assert outline is not None
    assert outline.currentIndex().data() == "Front matter"
    assert outline.hasFocus()


def test_without_a_post_there_are_three_ways_to_begin(launch: Launcher) -> None:
    window = launch().window
    buttons = [button.text() for button in window.findChildren(QPushButton) if button.isVisible()]
    assert buttons == ["&New issue…", "&Open…", "Open a sa&mple issue"]
    assert window.windowTitle() == "TWIM Editor"


def test_recent_posts_stand_on_the_start_page_and_open_by_enter(launch: Launcher, post: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("## Elsewhere\n", encoding="utf-8")
    for path in (post, other):
        launch(path).close()
    other.unlink()
    application = launch()
    application.window.parts.settings.put(RESTORE, value=False)
    application.close()
    window = launch().window
    rows = [window.start_page.recent.item(number) for number in range(2)]
    assert [row.text().splitlines()[0] for row in rows] == ["other.md — not there any more", post.name]
    assert window.focusWidget() is window.start_page.recent
    assert window.start_page.recent.currentRow() == 1
    QTest.keyClick(window.start_page.recent, Qt.Key.Key_Return)
    assert window.posts.state.path == post


def test_the_very_first_start_shows_the_sample_and_how_to_begin(launch: Launcher, post: Path) -> None:
    first = launch()
    first.welcome()
    assert first.window.is_open()
    assert not first.window.isWindowModified()
    assert list(first.window.banners.buttons("welcome")) == ["New issue", "Open", "Recent", "Dismiss"]
    first.close()
    again = launch()
    again.welcome()
    assert not again.window.is_open()


def test_the_words_on_the_sample_go_with_it(launch: Launcher, post: Path) -> None:
    first = launch()
    first.welcome()
    first.window.posts.open(post)
    assert first.window.banners.text("welcome") is None


def test_a_file_that_cannot_be_opened_is_a_bar(launch: Launcher, tmp_path: Path) -> None:
    window = launch(tmp_path / "missing.md").window
    assert "missing.md" in (window.banners.text("error") or "")
    assert QApplication.activeModalWidget() is None
    window.commands["open_sample"].trigger()
    assert window.is_open()


def test_bytes_that_are_no_text_are_a_bar(launch: Launcher, tmp_path: Path) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes("## Café\n".encode("latin-1"))
    window = launch(path).window
    assert "byte 6" in (window.banners.text("error") or "")
    assert path.read_bytes() == b"## Caf\xe9\n"


def test_two_programs_in_one_process_do_not_meet(launch: Launcher, post: Path) -> None:
    first, second = launch(post, shown=False), launch(resource_path("samples", "twim.md"), shown=False)
    first.session.edit("Cut", lambda issue, _ids: type(issue)(issue.front))
    assert first.session.modified
    assert not second.session.modified


def test_a_closed_window_may_be_taken_away(launch: Launcher, post: Path) -> None:
    application = launch(post)
    application.window.close()
    application.close()
    assert application.window.isHidden()


def test_the_same_post_may_be_opened_again_after_closing(launch: Launcher, post: Path) -> None:
    launch(post).close()
    assert launch(post).window.windowTitle().startswith(post.name)


def test_wrong_use_ends_with_2(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        create_application(["twimeditor", "--nonsense"])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from twimeditor.app import create_application
application = create_application(["twimeditor", "--profile", sys.argv[1], sys.argv[2]])
QTimer.singleShot(0, application.window.close)
sys.exit(application.run())
"""


def test_a_process_of_its_own_starts_and_ends(tmp_path: Path, post: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "profile"), str(post)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
