"""A new issue, by keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests import archive
from tests.services.site.sites import make_site
from tests.ui.beginning.desk import opened, press, type_into
from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.model import Embed
from twimeditor.core.post import write
from twimeditor.core.post.front_matter import fields
from twimeditor.services.settings import SITE_FOLDER
from twimeditor.ui.beginning.new_issue import NewIssueDialog
from twimeditor.ui.shell.questions import Answer


@pytest.fixture
def application(launch: Launcher) -> Application:
    return launch()


@pytest.fixture
def dialog(application: Application) -> NewIssueDialog:
    return opened(application, "new", NewIssueDialog)


def front(application: Application) -> dict[str, str]:
    matter = application.session.document.front
    assert matter is not None
    return fields(matter)


def words_under(field: QLineEdit) -> str:
    return field.accessibleDescription()


def test_enter_begins_an_issue_for_a_friday(application: Application, dialog: NewIssueDialog) -> None:
    assert dialog.day.date().dayOfWeek() == 5
    assert QApplication.focusWidget() is dialog.day
    press(dialog, Qt.Key.Key_Return)
    assert application.window.is_open()
    assert front(application)["path"].endswith(dialog.day.date().toString("yyyy-MM-dd"))
    assert application.session.modified


def test_all_that_is_typed_is_in_the_issue(application: Application, dialog: NewIssueDialog) -> None:
    dialog.day.setFocus()
    QTest.keyClicks(dialog.day, "20310307")
    type_into(dialog.editors, "Robin, Zoë")
    type_into(dialog.number, "S20E01")
    type_into(dialog.title, "A title")
    type_into(dialog.video, "https://youtu.be/aB3-_kLm9xZ?t=4")
    press(dialog, Qt.Key.Key_Return)
    text = write(application.session.document)
    assert front(application)["taxonomies.author"] == "Robin, Zoë"
    assert '## Matrix Live S20E01 – A title\n\n{{ youtube_player(video_id="aB3-_kLm9xZ") }}' in text
    assert "2031-03-07" in front(application)["title"]


def test_the_tab_key_goes_through_it_as_the_eye_does(dialog: NewIssueDialog) -> None:
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not dialog.sections.list and len(seen) < 20:
        assert focus is not None
        assert focus.accessibleName() or getattr(focus, "text", str)()
        if focus not in seen:  # a day has three parts
            seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == [
        *(dialog.day, dialog.style_box, dialog.editors, dialog.live, dialog.number, dialog.title, dialog.video),
        *(dialog.ping, dialog.sign_off),
    ]
    assert QApplication.focusWidget() is dialog.sections.list


def test_what_is_no_video_is_told_beside_the_field(dialog: NewIssueDialog) -> None:
    type_into(dialog.video, "https://example.org/film")
    assert "YouTube" in words_under(dialog.video)
    create = next(button for button in dialog.buttons.buttons() if button.text() == "Create issue")
    assert not create.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    type_into(dialog.video, "https://youtu.be/aB3-_kLm9xZ")
    assert create.isEnabled()
    assert "aB3-_kLm9xZ" in words_under(dialog.video)


def test_another_day_than_friday_is_told_and_allowed(application: Application, dialog: NewIssueDialog) -> None:
    dialog.day.setDate(QDate(2031, 3, 6))
    assert "Friday" in dialog.day.accessibleDescription()
    press(dialog, Qt.Key.Key_Return)
    assert "2031-03-06" in front(application)["title"]


def test_where_it_will_lie_follows_what_is_typed(dialog: NewIssueDialog) -> None:
    dialog.day.setDate(QDate(2031, 3, 7))
    assert "content/blog/2031/03/2031-03-07-twim.md" in dialog.told.text()
    QTest.keyClick(dialog.style_box, Qt.Key.Key_Down)
    assert "2031-03-07-this-week-in-matrix-2031-03-07.md" in dialog.told.text()


def test_sections_are_those_of_the_style_and_ticked_by_space(application: Application, dialog: NewIssueDialog) -> None:
    sections = dialog.sections
    assert "Dept of Servers 🏢" in sections.chosen()
    sections.list.setFocus()
    QTest.keyClick(sections.list, Qt.Key.Key_Home)
    QTest.keyClick(sections.list, Qt.Key.Key_Space)
    assert sections.chosen()[0] == sections.titles()[0]
    press(dialog, Qt.Key.Key_Return)
    titles = [section.heading.title for section in application.session.document.sections if section.heading]
    assert titles[1] == sections.titles()[0]


@pytest.mark.parametrize(("name", "count"), [("A&ll", 32), ("N&one", 0), ("&Usual", 5)])
def test_many_sections_are_ticked_at_once(dialog: NewIssueDialog, name: str, count: int) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == name)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(dialog.sections.chosen()) == count
    assert dialog.sections.count.text().startswith(f"{count} of ")


def test_what_is_unticked_is_left_out(application: Application, dialog: NewIssueDialog) -> None:
    for box in (dialog.live, dialog.ping, dialog.sign_off):
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert not dialog.video.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    text = write(application.session.document)
    assert not any(word in text for word in ("Matrix Live", "Ping", "That's all"))


def test_the_first_place_to_fill_is_selected(application: Application, dialog: NewIssueDialog) -> None:
    press(dialog, Qt.Key.Key_Return)
    selection, front_matter = application.window.parts.selection, application.session.document.front
    assert front_matter is not None
    assert selection.current == front_matter.id
    again = opened(application, "new", NewIssueDialog)
    type_into(again.editors, "Robin")
    application.session.undo()
    application.window.posts.questions.about_changes = Answer.DISCARD  # type: ignore[attr-defined]
    press(again, Qt.Key.Key_Return)
    live = application.session.document.sections[0]
    assert selection.current == live.id
    assert isinstance(next(node for node in live.nodes if node.id == selection.part), Embed)


def test_editors_and_style_are_proposed_the_next_time(launch: Launcher, application: Application) -> None:
    dialog = opened(application, "new", NewIssueDialog)
    type_into(dialog.editors, "Robin")
    QTest.keyClick(dialog.style_box, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Return)
    application.close()
    again = opened(launch(), "new", NewIssueDialog)
    assert again.editors.text() == "Robin"
    assert again.chosen().style.name == "twim-2020"


def test_escape_leaves_all_as_it_was(application: Application, dialog: NewIssueDialog) -> None:
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not application.window.is_open()


def test_the_dialog_stays_when_the_open_issue_is_not_to_be_left(launch: Launcher, post: Path) -> None:
    application = launch(post)
    application.session.edit("Cut", lambda issue, _ids: type(issue)(issue.front))
    dialog = opened(application, "new", NewIssueDialog)
    press(dialog, Qt.Key.Key_Return)
    assert launch.answers.asked == [post.name]
    assert dialog.isVisible()
    assert application.controller.state.path == post


def test_new_text_is_written_in_the_chosen_style(application: Application, dialog: NewIssueDialog) -> None:
    QTest.keyClick(dialog.style_box, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Return)
    writing = application.session.document.writing
    assert writing is not None
    assert writing.style == "twim-2020"


def test_the_name_of_the_file_is_the_styles(launch: Launcher, application: Application, dialog: NewIssueDialog) -> None:
    dialog.day.setDate(QDate(2031, 3, 7))
    QTest.keyClick(dialog.style_box, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Return)
    application.window.commands["save_as"].trigger()
    assert launch.answers.suggested is not None
    assert launch.answers.suggested.name == "2031-03-07-this-week-in-matrix-2031-03-07.md"


def test_it_is_to_be_saved_in_the_sites_folder_for_the_month(
    launch: Launcher, application: Application, dialog: NewIssueDialog, tmp_path: Path
) -> None:
    month = make_site(tmp_path / "site") / "content/blog/2031/03"
    month.mkdir(parents=True, exist_ok=True)
    application.window.parts.settings.put(SITE_FOLDER, str(tmp_path / "site"))
    dialog.day.setDate(QDate(2031, 3, 7))
    press(dialog, Qt.Key.Key_Return)
    application.window.commands["save_as"].trigger()
    assert launch.answers.suggested == month / "2031-03-07-twim.md"


def test_a_new_issue_is_kept_safe_before_it_has_a_file(
    launch: Launcher, application: Application, dialog: NewIssueDialog, qtbot: QtBot
) -> None:
    type_into(dialog.title, "A title of mine")
    press(dialog, Qt.Key.Key_Return)
    kept = launch.profile / "state" / "recovery"
    qtbot.waitUntil(lambda: any("A title of mine" in file.read_text("utf-8") for file in kept.glob("*.json")))


def test_nothing_is_clipped_in_a_small_window(dialog: NewIssueDialog, qtbot: QtBot) -> None:
    assert dialog.sizeHint().width() <= 1024
    assert dialog.sizeHint().height() <= 700
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.minimumSizeHint().width()


def test_the_number_of_the_next_video_is_proposed(launch: Launcher, tmp_path: Path) -> None:
    post = tmp_path / "2031-02-28-twim.md"
    post.write_text("## Matrix Live S20E09 – Lamps\n", encoding="utf-8")
    dialog = opened(launch(post), "new", NewIssueDialog)
    assert dialog.number.text() == "S20E10"


def test_the_archive_tells_the_number_for_the_day_unless_one_was_typed(
    archived: Callable[..., Application], qtbot: QtBot
) -> None:
    application = archived()
    dialog = opened(application, "new", NewIssueDialog)
    next_one = archive.live_of(archive.NEXT)
    assert dialog.number.text() != next_one
    dialog.day.setDate(QDate(archive.NEXT.year, archive.NEXT.month, archive.NEXT.day))
    qtbot.waitUntil(lambda: dialog.number.text() == next_one)
    type_into(dialog.number, "S20E01")
    dialog.day.setDate(dialog.day.date().addDays(-7))
    answers: list[None] = []
    application.window.parts.archive.ask(lambda _archive: None, answers.append, key="after it")
    qtbot.waitUntil(lambda: bool(answers))
    assert dialog.number.text() == "S20E01"
