"""The dock *Last time* and the line in the form, as their user meets them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests import archive
from tests.ui.last_time.conftest import LastTimeDesk
from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.model import Attribution
from twimeditor.core.model.edits import set_field
from twimeditor.core.post.days import day_in_words
from twimeditor.core.post.front_matter import set_key_edit
from twimeditor.services.archive.values import ArchiveError
from twimeditor.services.check.worker import HereWorker
from twimeditor.services.settings import HINTS
from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.last_time.rows import Kind
from twimeditor.ui.shell.compare import CompareDialog


def test_the_form_tells_when_a_project_was_told_of_last(desk: LastTimeDesk) -> None:
    desk.select("Larkspur")
    assert desk.line() == "Last on 30 June 2023"
    desk.select("Heron")
    assert desk.line() == "Last on 26 May 2023, five weeks silent"
    desk.select("Unheard Of")
    assert desk.line() == "First time in TWIM"


def test_the_lines_button_opens_the_dock(desk: LastTimeDesk) -> None:
    desk.select("Heron")
    buttons = [one for one in desk.window.form.findChildren(QPushButton) if one.text() == "Show last time"]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    desk.wait(lambda: bool(desk.shown()))
    assert desk.dock.is_seen


def test_entries_of_the_project_are_listed_the_newest_first(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    assert desk.said("headline").startswith("Last on 30 June 2023 · 31st report since December 2022, usually every")
    assert [first for first, _ in desk.rows()][:2] == ["30 June 2023", "23 June 2023"]
    assert desk.rows()[0][1].startswith("Dept of Clients 📱 · Mara Lindqvist")
    assert desk.dock.list.hasFocus()
    assert "Larkspur learned trick number" in desk.shown()


def test_arrows_show_the_entry_before(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    before = desk.shown()
    QTest.keyClick(desk.dock.list, Qt.Key.Key_Down)
    desk.wait(lambda: desk.shown() != before)
    assert desk.said("title").endswith("23 June 2023")


def test_a_long_history_comes_in_pages(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    assert len(desk.rows()) == 12
    desk.click("older")
    desk.wait(lambda: len(desk.rows()) == 24)
    desk.click("older")
    desk.wait(lambda: len(desk.rows()) == 30)
    assert not desk.button("older").isVisible()


def test_the_dock_follows_the_selection(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    desk.select("Heron")
    assert desk.said("headline").startswith("Last on 26 May 2023, five weeks silent")
    assert desk.dock.is_filled  # the entries before stay until the others are there
    desk.wait(lambda: desk.rows()[0][0] == "26 May 2023" and "Heron" in desk.shown())


def test_a_new_project_has_no_past(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    desk.select("Unheard Of")
    desk.wait(lambda: not desk.dock.is_filled)
    assert desk.said("nothing") == "None of the 30 past issues tells of this project."
    assert desk.said("headline") == "First time in TWIM"


def test_a_section_says_what_to_choose(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    desk.select_section(0)
    assert desk.said("nothing") == "Choose one of the section’s entries to see what past issues tell of its project."
    assert desk.said("headline") == ""


def test_an_update_in_the_section_itself_has_a_last_time_too(desk: LastTimeDesk) -> None:
    desk.select_section(1)
    desk.press_key()
    desk.wait(lambda: desk.dock.is_filled and bool(desk.shown()))
    assert desk.said("headline") == "What Events team told in this section before"
    days = [day for day in archive.fridays(30) if archive.week_of(day) % 5 == 0]
    assert [first for first, _ in desk.rows()] == [day_in_words(day) for day in reversed(days)]
    assert desk.rows()[0][1] == "Dept of Events and Talks 🗣️ · Events team"
    assert not desk.button("description").isVisible()
    desk.click("compare")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompareDialog)
    dialog.reject()


def test_who_is_new_in_a_section_has_no_last_time_there(desk: LastTimeDesk) -> None:
    desk.select_section(1)
    desk.press_key()
    author = next(node for node in desk.session.document.sections[1].nodes if isinstance(node, Attribution))
    for field, value in (("target", "@zed:new.example"), ("name", "Zed")):
        desk.session.edit("Type", partial(set_field, target=author.id, field=field, value=value))
    desk.wait(lambda: desk.said("nothing") == "No past issue has anything by Zed in this section.")
    for field in ("target", "name"):
        desk.session.edit("Type", partial(set_field, target=author.id, field=field, value=""))
    desk.wait(lambda: desk.said("nothing").startswith("Name who tells the section’s own update"))


def test_a_name_that_is_typed_is_looked_up_after_a_pause(desk: LastTimeDesk) -> None:
    desk.select("Unheard Of")
    desk.press_key()
    field = desk.window.form.field("entry.title")
    assert field is not None
    editor = field.editor
    assert isinstance(editor, LineEditor)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Heron")
    assert desk.line() == "First time in TWIM"  # nothing is looked up while keys come
    desk.wait(lambda: desk.line().startswith("Last on 26 May 2023"))
    desk.wait(lambda: desk.dock.is_filled and desk.rows()[0][0] == "26 May 2023")


def test_what_was_published_before_is_listed_first_and_marked(desk: LastTimeDesk) -> None:
    desk.open("Tidewater")
    assert desk.rows(Kind.PARAGRAPH) == [("Already told on 23 June 2023", f"{archive.REPEATED[:79]}…")]
    assert desk.dock.current() is not None
    desk.dock.list.setFocus()
    QTest.keyClick(desk.dock.list, Qt.Key.Key_Home)
    desk.wait(lambda: bool(desk.dock.detail.page.extraSelections()))
    (marked,) = desk.dock.detail.page.extraSelections()
    assert marked.cursor.selectedText() == archive.REPEATED


def test_what_was_published_before_is_a_problem_of_its_field(desk: LastTimeDesk) -> None:
    published = desk.window.parts.problems.where
    desk.wait(lambda: bool(published().published))
    assert next(iter(published().published.values())).isoformat() == "2023-06-23"


def test_the_description_is_filled_in_as_one_step(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    before = desk.session.document
    desk.click("description")
    assert "A client for gardens." in "".join(getattr(node, "markdown", "") for node in desk.entry("Larkspur").nodes)
    assert desk.session.undo_label == "Fill in the description"
    assert not desk.button("description").isVisible()
    desk.session.undo()
    assert desk.session.document == before
    assert desk.button("description").isVisible()


def test_the_website_is_filled_in(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    desk.click("website")
    assert desk.entry("Larkspur").heading.website == "https://larkspur.example"
    assert desk.session.undo_label == "Fill in the website"


def test_what_is_there_is_never_filled_over(desk: LastTimeDesk) -> None:
    desk.open("Heron")
    assert not desk.button("website").isVisible()


def test_what_is_shown_of_another_entry_is_neither_filled_in_nor_compared(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    before = desk.session.document
    desk.select("Heron")
    for name in ("description", "compare"):
        QTest.mouseClick(desk.button(name), Qt.MouseButton.LeftButton)
    assert QApplication.activeModalWidget() is None
    assert desk.session.document is before
    desk.wait(lambda: desk.button("compare").isEnabled())
    desk.click("description")
    said = "".join(getattr(node, "markdown", "") for node in desk.entry("Heron").nodes)
    assert "It stands still until something moves." in said


def test_what_was_told_of_another_entry_goes_where_no_answer_comes(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    trouble = ArchiveError("The disk cannot be read.")
    with patch("twimeditor.ui.last_time.follower.look", side_effect=trouble):
        desk.select("Heron")
        desk.wait(lambda: desk.said("nothing") == "The disk cannot be read.")
    assert not desk.dock.is_filled
    assert desk.shown() == ""
    desk.select("Larkspur")
    desk.wait(lambda: desk.dock.is_filled)


def test_last_text_is_compared_with_todays(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    desk.click("compare")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompareDialog)
    assert not dialog.view.is_empty
    dialog.reject()


def test_escape_closes_the_dock_and_gives_the_focus_back(desk: LastTimeDesk) -> None:
    desk.select("Larkspur")
    field = desk.window.form.field("entry.title")
    assert field is not None
    field.editor.setFocus()
    before = desk.focused()
    desk.press_key()
    desk.wait(lambda: bool(desk.shown()))
    QTest.keyClick(desk.dock.list, Qt.Key.Key_Escape)
    assert not desk.dock.is_seen
    assert desk.focused() is before


def test_everything_is_named_and_reached_by_tab(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    reached = []
    for _ in range(7):
        widget = desk.focused()
        reached.append(widget.objectName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert reached[:6] == [
        f"last_time.{name}" for name in ("list", "older", "open", "compare", "description", "website")
    ]
    for part in (desk.dock.list, desk.dock.detail.page):
        assert part.accessibleName()


def test_enter_on_a_link_tells_where_it_leads_and_opens_nothing(desk: LastTimeDesk) -> None:
    desk.open("Larkspur")
    page = desk.dock.detail.page
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Tab)
    QTest.keyClick(page, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert next(iter(actions)).startswith("https://")
    actions["Copy &link"].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text().startswith("https://matrix.to/#/@mara")


def test_without_an_archive_nothing_is_said_and_the_dock_tells_what_helps(launch: Launcher, post: Path) -> None:
    window = launch(post).window
    window.show()
    entry = next(iter(window.parts.session.document.entries))
    window.parts.selection.select(entry.id)
    window.last_time.open()
    dock = window.last_time.dock
    help_button = dock.findChild(QPushButton, "last_time.help")
    assert help_button is not None
    assert help_button.isVisible()
    assert help_button.hasFocus()
    assert "Show last time" not in [one.text() for one in window.form.findChildren(QPushButton)]


def test_a_day_in_the_past_knows_nothing_of_later_issues(desk: LastTimeDesk) -> None:
    desk.session.edit("Edit the date", partial(set_key_edit, key="date", value="2023-06-10"))
    desk.open("Larkspur")
    assert desk.rows()[0][0] == "9 June 2023"


def test_enter_in_the_list_opens_the_past_issue_to_be_read(desk: LastTimeDesk) -> None:
    desk.open("Heron")
    before = set(map(id, QApplication.topLevelWidgets()))

    def new() -> list[QMainWindow]:
        windows = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
        return [one for one in windows if id(one) not in before and one.isVisible()]

    QTest.keyClick(desk.dock.list, Qt.Key.Key_Return)
    desk.wait(lambda: bool(new()))
    (reader,) = new()
    assert "2023-05-26" in reader.windowTitle()
    reader.close()


def test_what_was_published_before_is_underlined_in_its_field(
    launch: Launcher, archived: Callable[..., Application], issue: Path, qtbot: QtBot
) -> None:
    launch.worker = HereWorker
    desk = LastTimeDesk(archived(issue, issues=30), qtbot)
    desk.window.parts.settings.put(HINTS, value=True)
    desk.select("Tidewater")
    field = desk.window.form.field("update.quote")
    assert field is not None
    editor = field.editor
    assert isinstance(editor, TextEditor)
    start = editor.value().index(archive.REPEATED)
    desk.wait(lambda: any("23 June 2023" in mark.problem.message for mark in editor.marks_at(start)))
    (mark,) = (mark for mark in editor.marks_at(start) if "23 June 2023" in mark.problem.message)
    assert editor.value()[mark.start : mark.end] == archive.REPEATED
