"""The window as its user meets it: files, bars, panes, keys."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QPalette, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.model import edits
from twimeditor.core.model.nodes import Attribution, Quote
from twimeditor.core.post import write
from twimeditor.ui.shell.compare import CompareDialog, difference
from twimeditor.ui.shell.questions import Answer
from twimeditor.ui.shell.shortcut_list import ShortcutList, rows_of
from twimeditor.ui.theme import Choice


@pytest.fixture
def application(launch: Launcher, post: Path) -> Application:
    return launch(post)


def rename(application: Application, title: str = "Glow worm") -> None:
    """Give the first entry another title, as the form does."""
    entry = next(application.session.document.entries)
    edit = partial(edits.set_field, target=entry.id, field="title", value=title)
    application.session.edit("Edit project", edit, origin="test")


def select(application: Application, title: str) -> None:
    entries = application.session.document.entries
    entry = next(entry for entry in entries if entry.heading.title == title)
    application.window.parts.selection.select(entry.id)


def press(application: Application, name: str) -> None:
    application.window.commands[name].trigger()


def click(application: Application, bar: str, button: str) -> None:
    application.window.banners.buttons(bar)[button].click()


def titles(application: Application) -> list[str]:
    return [entry.heading.title for entry in application.session.document.entries]


def keys(widget: QWidget, *, undo: bool) -> None:
    sequence = QKeySequence("Ctrl+Z" if undo else "Ctrl+Shift+Z")
    QTest.keySequence(widget, sequence)


# Files


def test_an_edit_is_seen_in_title_and_status(application: Application) -> None:
    assert "No changes" in application.window.status.text()
    rename(application)
    assert application.window.isWindowModified()
    assert "Not saved" in application.window.status.text()
    press(application, "undo")
    assert not application.window.isWindowModified()


def test_the_status_counts(application: Application, qtbot: QtBot) -> None:
    window = application.window
    assert "4 entries · " in window.status.text()
    assert window.status.text().endswith(" min")
    select(application, "Ferry")
    press(application, "remove")
    qtbot.waitUntil(lambda: "3 entries · " in window.status.text())
    assert any(label.text() == "LF" for label in window.status.findChildren(QLabel))


def test_saving_changes_the_file_and_nothing_else(application: Application, post: Path) -> None:
    before = post.read_text(encoding="utf-8")
    rename(application)
    press(application, "save")
    assert post.read_text(encoding="utf-8") == before.replace("### Glow (", "### Glow worm (")
    assert not application.window.isWindowModified()
    assert "Saved " in application.window.status.text()


def test_save_as_goes_on_in_the_other_file(launch: Launcher, post: Path, tmp_path: Path) -> None:
    application, other = launch(post), tmp_path / "other.md"
    launch.answers.to_save = other
    press(application, "save_as")
    rename(application)
    press(application, "save")
    assert "Glow worm" in other.read_text(encoding="utf-8")
    assert "Glow worm" not in post.read_text(encoding="utf-8")
    assert application.window.windowTitle().startswith("other.md")


def test_an_issue_without_a_file_asks_for_one(launch: Launcher, tmp_path: Path) -> None:
    application = launch()
    press(application, "open_sample")
    launch.answers.to_save = tmp_path / "new.md"
    press(application, "save")
    assert (tmp_path / "new.md").read_text(encoding="utf-8").startswith("+++\n")
    assert launch.answers.suggested is not None
    assert launch.answers.suggested.name.endswith("-twim.md")


def test_the_sample_is_opened_as_a_copy(launch: Launcher) -> None:
    application = launch()
    press(application, "open_sample")
    assert application.window.is_open()
    assert application.controller.state.path is None


def test_open_asks_and_opens(launch: Launcher, post: Path) -> None:
    application = launch()
    launch.answers.to_open = post
    press(application, "open")
    assert application.window.windowTitle().startswith(post.name)


def test_recent_posts_are_offered_and_missing_ones_greyed(launch: Launcher, post: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.md"
    gone.write_text("## Gone\n", encoding="utf-8")
    application = launch(gone)
    application.window.posts.open(post)
    gone.unlink()
    menu = application.window.commands.menu("recent")
    menu.aboutToShow.emit()
    listed = [(action.text(), action.isEnabled()) for action in menu.actions() if not action.isSeparator()]
    assert listed == [(post.name, True), ("gone.md", False), ("&Clear list", True)]
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["No posts yet"]


def test_a_recent_post_is_opened(launch: Launcher, post: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("## Other\n", encoding="utf-8")
    launch(post).close()
    application = launch(other)
    menu = application.window.commands.menu("recent")
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == post.name).trigger()
    assert application.window.windowTitle().startswith(post.name)


def test_a_dropped_post_is_opened(launch: Launcher, post: Path) -> None:
    window = launch().window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(post))])
    drop(window, data)
    assert window.windowTitle().startswith(post.name)


def test_other_things_are_not_taken(launch: Launcher, tmp_path: Path) -> None:
    window = launch().window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "picture.png"))])
    drop(window, data)
    assert not window.is_open()


def drop(window: QWidget, data: QMimeData) -> None:
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *how))


# Closing


def test_closing_asks_only_when_something_is_unsaved(launch: Launcher, post: Path) -> None:
    launch(post).window.close()
    assert launch.answers.asked == []


def test_cancel_keeps_the_window_open(launch: Launcher, post: Path) -> None:
    application = launch(post)
    rename(application)
    launch.answers.about_changes = Answer.CANCEL
    assert not application.window.close()
    assert launch.answers.asked == [post.name]
    assert application.window.isVisible()


def test_save_on_closing_saves(launch: Launcher, post: Path) -> None:
    application = launch(post)
    rename(application)
    launch.answers.about_changes = Answer.SAVE
    assert application.window.close()
    assert "Glow worm" in post.read_text(encoding="utf-8")


def test_discard_on_closing_offers_nothing_later(launch: Launcher, post: Path) -> None:
    application = launch(post)
    rename(application)
    launch.answers.about_changes = Answer.DISCARD
    assert application.window.close()
    assert "Glow worm" not in post.read_text(encoding="utf-8")
    assert launch().window.banners.text("recovered") is None


def test_opening_another_post_asks_too(launch: Launcher, post: Path, tmp_path: Path) -> None:
    application = launch(post)
    rename(application)
    press(application, "open_sample")
    assert launch.answers.asked == [post.name]
    assert "Glow worm" in titles(application)


# Bars


def test_a_change_by_another_program_is_a_bar(application: Application, post: Path, qtbot: QtBot) -> None:
    post.write_text(post.read_text(encoding="utf-8").replace("Wick", "Wax"), encoding="utf-8")
    qtbot.waitUntil(lambda: application.window.banners.text("conflict") is not None)
    assert post.name in (application.window.banners.text("conflict") or "")

    click(application, "conflict", "Reload")

    assert titles(application)[1] == "Wax"
    assert application.window.banners.text("conflict") is None
    press(application, "undo")
    assert titles(application)[1] == "Wick"


def test_reload_keeps_selection_focus_and_expansion(application: Application, post: Path) -> None:
    outline = application.window.outline
    select(application, "Wick")
    boats = outline.model.index_of(application.session.document.sections[2].id)
    outline.view.collapse(boats)
    outline.view.setFocus()
    post.write_text(post.read_text(encoding="utf-8").replace("Lanterns are", "Lamps are"), encoding="utf-8")
    press(application, "reload")
    assert outline.view.currentIndex().data() == "Wick"
    assert outline.view.hasFocus()
    boats = outline.model.index_of(application.session.document.sections[2].id)
    assert boats.data() == "Dept of Boats ⛵"
    assert not outline.view.isExpanded(boats)


def test_mine_can_be_kept(application: Application, post: Path) -> None:
    rename(application)
    post.write_text("## Theirs\n", encoding="utf-8")
    press(application, "save")
    assert post.read_text(encoding="utf-8") == "## Theirs\n"
    click(application, "conflict", "Keep mine")
    press(application, "save")
    assert "Glow worm" in post.read_text(encoding="utf-8")
    assert application.window.banners.text("conflict") is None


def test_a_bar_gives_the_caret_back_to_the_field(application: Application, post: Path) -> None:
    select(application, "Wick")
    field = application.window.findChild(QLineEdit, "entry.title")
    assert field is not None
    for by_mouse in (True, False):
        field.setFocus()
        post.write_text(post.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
        press(application, "save")
        button = application.window.banners.buttons("conflict")["Reload"]
        if by_mouse:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Space)
        assert application.window.banners.text("conflict") is None
        assert application.window.findChild(QLineEdit, "entry.title") is QApplication.focusWidget()


def test_both_versions_can_be_compared(application: Application, post: Path) -> None:
    rename(application)
    post.write_text("## Theirs\n", encoding="utf-8")
    application.window.posts.check_disk()
    click(application, "conflict", "Compare")
    dialog = application.window.findChild(CompareDialog)
    assert dialog is not None
    shown = dialog.view.toPlainText().splitlines()
    assert shown.index("In the file now") < shown.index("Here")
    assert shown[shown.index("−") + 1] == "## Theirs"
    assert any(line.startswith("### Glow worm (") for line in shown)
    dialog.reject()
    assert application.window.banners.text("conflict") is not None


def test_a_vanished_file_can_be_saved_again(application: Application, post: Path) -> None:
    post.unlink()
    application.window.posts.check_disk()
    click(application, "conflict", "Save again")
    assert post.exists()
    assert application.window.banners.text("conflict") is None


def test_unsaved_text_of_a_dead_program_is_offered(launch: Launcher, post: Path) -> None:
    lost = launch(post)
    rename(lost)
    lost.close()
    application = launch()
    assert post.name in (application.window.banners.text("recovered") or "")

    click(application, "recovered", "Restore")

    assert titles(application)[0] == "Glow worm"
    assert application.window.isWindowModified()
    assert application.window.banners.text("recovered") is None
    assert "Glow worm" not in post.read_text(encoding="utf-8")


def test_recovered_text_can_be_compared_and_discarded(launch: Launcher, post: Path) -> None:
    lost = launch(post)
    rename(lost)
    lost.close()
    application = launch(post)
    click(application, "recovered", "Compare")
    dialog = application.window.findChild(CompareDialog)
    assert dialog is not None
    assert "Glow worm" in dialog.view.toPlainText()
    dialog.reject()
    click(application, "recovered", "Discard")
    assert application.window.banners.text("recovered") is None
    assert titles(application)[0] == "Glow"


def test_a_failed_save_is_a_bar_and_the_text_stays(application: Application, post: Path) -> None:
    rename(application)
    post.unlink()
    post.mkdir()
    press(application, "save")
    assert post.name in (application.window.banners.text("error") or "")
    assert titles(application)[0] == "Glow worm"
    assert application.window.isWindowModified()


def test_a_failed_save_elsewhere_is_told_beside_a_change_on_disk(
    application: Application, launch: Launcher, post: Path, tmp_path: Path
) -> None:
    rename(application)
    post.write_text("## Other\n", encoding="utf-8")
    press(application, "save")
    assert application.window.banners.text("conflict")
    assert application.window.banners.text("error") is None
    launch.answers.to_save = tmp_path / "missing" / "post.md"
    press(application, "save_as")
    assert "missing" in (application.window.banners.text("error") or "")
    assert application.window.isWindowModified()


def test_a_dismissed_error_is_told_again_when_it_happens_again(application: Application, tmp_path: Path) -> None:
    for _ in range(2):
        application.window.posts.open(tmp_path / "missing.md")
        assert "missing.md" in (application.window.banners.text("error") or "")
        click(application, "error", "Dismiss")
        assert application.window.banners.text("error") is None


def test_the_next_post_takes_the_error_away(application: Application, tmp_path: Path) -> None:
    application.window.posts.open(tmp_path / "missing.md")
    press(application, "open_sample")
    assert application.window.banners.text("error") is None


def test_a_refused_save_says_why_in_the_bar_that_helps(application: Application, post: Path) -> None:
    rename(application)
    post.write_text("## Theirs\n", encoding="utf-8")
    press(application, "save")
    assert "was not saved" in (application.window.banners.text("conflict") or "")
    assert application.window.banners.text("error") is None


def test_what_was_held_back_is_told_and_shown(launch: Launcher, tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("## One\n\nFrom the team:\n\n> News.\n", encoding="utf-8")
    application = launch(post)
    lead = next(node for node in application.session.document.leaves() if isinstance(node, Attribution))
    application.session.edit("Edit lead", partial(edits.set_field, target=lead.id, field="lead", value="## Hello"))

    press(application, "save")

    assert "could not be written as typed" in (application.window.banners.text("held") or "")
    assert application.window.isWindowModified()
    click(application, "held", "Show")
    assert application.window.parts.selection.part == lead.id
    press(application, "undo")
    press(application, "save")
    assert application.window.banners.text("held") is None


def test_a_difference_names_only_the_lines_that_differ() -> None:
    assert list(difference("a\nb\nc\n", "a\nB\nc\n")) == ["@@ -1,3 +1,3 @@", " a", "-b", "+B", " c"]
    assert list(difference("a\r\n", "a\n")) == []


# Structure


def test_a_new_entry_goes_behind_the_selected_one_and_gets_the_caret(application: Application) -> None:
    select(application, "Glow")
    press(application, "add_entry")
    assert titles(application)[:3] == ["Glow", "", "Wick"]
    field = application.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.objectName() == "entry.title"
    press(application, "undo")
    assert titles(application)[:2] == ["Glow", "Wick"]


def test_a_new_update_uses_the_issues_own_verb(application: Application) -> None:
    select(application, "Raft")
    press(application, "add_update")
    raft = application.session.document.sections[2].entries[0]
    author, quote = (node for node in raft.nodes if node.source is None)
    assert isinstance(author, Attribution)
    assert isinstance(quote, Quote)
    assert (author.name, author.verb) == ("", "says")


def test_moving_down_goes_on_in_the_next_section(application: Application) -> None:
    select(application, "Wick")
    press(application, "move_down")
    assert [len(section.entries) for section in application.session.document.sections] == [1, 1, 2]
    press(application, "move_up")
    assert titles(application) == ["Glow", "Wick", "Raft", "Ferry"]
    assert application.window.outline.view.currentIndex().data() == "Wick"


def test_a_section_is_moved_with_all_that_is_in_it(application: Application) -> None:
    application.window.parts.selection.select(application.session.document.sections[2].id)
    press(application, "move_up")
    press(application, "move_up")
    assert titles(application) == ["Raft", "Ferry", "Glow", "Wick"]
    assert not application.window.commands["move_up"].isEnabled()


def test_a_copy_is_selected(application: Application) -> None:
    select(application, "Wick")
    press(application, "duplicate")
    assert titles(application) == ["Glow", "Wick", "Wick", "Raft", "Ferry"]
    copy = application.session.document.sections[0].entries[2]
    assert application.window.parts.selection.current == copy.id


def test_removing_offers_undo_and_selects_the_neighbour(application: Application) -> None:
    select(application, "Glow")
    press(application, "remove")
    window = application.window
    assert window.outline.view.currentIndex().data() == "Wick"
    button = next(button for button in window.toast.findChildren(QPushButton))
    assert (window.toast.text(), button.text()) == ("Removed the entry.", "Undo")
    button.click()
    assert titles(application)[0] == "Glow"
    assert window.toast.isHidden()


def test_the_offer_goes_with_the_next_edit(application: Application) -> None:
    select(application, "Glow")
    press(application, "remove")
    rename(application)
    assert application.window.toast.isHidden()


def test_undo_goes_where_the_change_is(application: Application) -> None:
    select(application, "Glow")
    rename(application)
    select(application, "Ferry")
    press(application, "undo")
    assert application.window.outline.view.currentIndex().data() == "Glow"


def test_the_caret_goes_along_with_undo(application: Application) -> None:
    for title in ("Glow", "Ferry"):
        application.window.parts.selection.reveal(quote_of(application, title).id)
        QTest.keyClicks(application.window.focusWidget(), "abc")
    for undo, title in ((True, "Ferry"), (True, "Glow"), (False, "Glow"), (False, "Ferry")):
        keys(application.window.focusWidget(), undo=undo)
        assert application.window.outline.view.currentIndex().data() == title
        field = application.window.focusWidget()
        assert isinstance(field, QPlainTextEdit)
        assert field.toPlainText().rstrip("abc") == quote_of(application, title).body.rstrip("abc")


def test_the_caret_stays_in_a_form_when_its_entry_goes(application: Application) -> None:
    select(application, "Glow")
    press(application, "add_entry")
    QTest.keyClicks(application.window.focusWidget(), "New")
    for _ in range(2):
        keys(application.window.focusWidget(), undo=True)
    field = application.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert (field.objectName(), field.text()) == ("entry.title", "Wick")


def quote_of(application: Application, title: str) -> Quote:
    entry = next(entry for entry in application.session.document.entries if entry.heading.title == title)
    return next(node for node in entry.nodes if isinstance(node, Quote))


def test_the_menu_tells_what_is_undone(application: Application) -> None:
    select(application, "Glow")
    press(application, "remove")
    assert application.window.commands["undo"].text() == "&Undo remove entry"
    press(application, "undo")
    assert application.window.commands["undo"].text() == "&Undo"
    assert application.window.commands["redo"].text() == "&Redo remove entry"


# Panes, keys, look


def test_panes_can_be_hidden_but_the_last(launch: Launcher, post: Path) -> None:
    application = launch(post, preview=True)
    window = application.window
    for name in ("outline", "form", "preview"):
        press(application, f"show_{name}")
    assert (window.outline.isHidden(), window.form.isHidden(), window.preview.isHidden()) == (True, True, False)
    assert window.commands["show_preview"].isChecked()
    assert not window.commands["show_form"].isChecked()


def test_f6_goes_round_the_panes_and_back_to_the_field(application: Application) -> None:
    window = application.window
    select(application, "Glow")
    window.outline.view.setFocus()
    field = window.form.findChild(QPlainTextEdit, "update[0].quote")
    assert field is not None
    press(application, "next_pane")
    assert window.form.isAncestorOf(window.focusWidget())
    field.setFocus()
    press(application, "previous_pane")
    assert window.outline.isAncestorOf(window.focusWidget())
    press(application, "next_pane")
    assert window.focusWidget() is field


def test_undo_in_a_text_field_is_the_sessions(application: Application, qtbot: QtBot) -> None:
    select(application, "Wick")
    application.window.parts.selection.reveal(quote_of(application, "Wick").id)
    field = application.window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(field, "Bright ")
    assert "> Bright Wick burns longer." in write(application.session.document)
    keys(field, undo=True)
    assert "Bright" not in write(application.session.document)
    keys(field, undo=False)
    assert "> Bright Wick burns longer." in write(application.session.document)


def test_undo_in_the_filter_is_the_sessions_as_well(application: Application) -> None:
    rename(application)
    press(application, "filter")
    QTest.keyClicks(application.window.outline.filter, "ra")
    keys(application.window.outline.filter, undo=True)
    assert application.window.outline.filter.text() == "ra"
    assert titles(application)[0] == "Glow"
    keys(application.window.outline.filter, undo=True)
    assert application.window.outline.filter.text() == "ra"


def test_no_two_actions_share_a_key(application: Application) -> None:
    seen: dict[str, str] = {}
    for action in application.window.commands:
        for key in action.shortcuts():
            assert seen.setdefault(key.toString(), action.text()) == action.text()


def test_access_keys_are_unique_within_each_menu(application: Application) -> None:
    for menu in (None, "file", "edit", "view", "issue", "tools", "help"):
        actions = (
            application.window.menuBar().actions() if menu is None else application.window.commands.menu(menu).actions()
        )
        letters = [access_key(action) for action in actions if not action.isSeparator()]
        assert all(letters), menu
        assert len(set(letters)) == len(letters), (menu, letters)


def access_key(action: QAction) -> str:
    return QKeySequence.mnemonic(action.text()).toString()


def test_the_shortcut_list_names_every_key(application: Application) -> None:
    press(application, "shortcuts")
    dialog = application.window.findChild(QWidget, "shortcuts")
    assert dialog is not None
    assert isinstance(dialog, ShortcutList)
    items = [row for group in rows_of(dialog.tree.invisibleRootItem()) for row in rows_of(group)]
    rows = {item.text(0): item.text(1) for item in items}
    dialog.close()
    assert rows["Save"] == "Ctrl+S"
    assert rows["Next pane"] == "F6"
    assert rows["Remove"] == "Del"


def test_theme_sizes_and_panes_are_remembered(launch: Launcher, post: Path) -> None:
    first = launch(post, preview=True)
    first.window.choose_theme(Choice.DARK)
    first.window.resize(780, 640)
    press(first, "show_preview")
    first.close()
    second = launch(post)
    assert second.window.size().toTuple() == (780, 640)
    assert second.window.preview.isHidden()
    assert second.window.palette().color(QPalette.ColorRole.Window).lightness() < 60
    second.window.choose_theme(Choice.LIGHT)


def test_a_damaged_profile_is_no_obstacle(launch: Launcher, post: Path) -> None:
    folder = launch.profile / "config"
    folder.mkdir(parents=True)
    geometry = QByteArray(b"nonsense").toBase64().toStdString()
    (folder / "window.ini").write_text(f"[window]\ngeometry={geometry}\n[look]\ntheme=plaid\n", encoding="utf-8")
    assert launch(post).window.isVisible()


def test_everything_that_takes_the_focus_has_a_name(application: Application) -> None:
    select(application, "Glow")
    window = application.window
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not name(widget)
    ]
    assert not nameless


def name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    own = text() if callable(text) and not isinstance(widget, QLineEdit) else ""
    above = widget.parentWidget()
    return widget.accessibleName() or own or (above.accessibleName() if above and widget is above.focusProxy() else "")


@pytest.mark.logs
def test_an_error_in_the_program_is_told_and_the_text_kept(
    application: Application, caplog: pytest.LogCaptureFixture
) -> None:
    from twimeditor.ui.shell.crash import CrashGuard

    guard = CrashGuard(application.window.bars.tell)
    error = ValueError("out of cheese")
    guard.handle(type(error), error, error.__traceback__)
    assert "ValueError" in (application.window.banners.text("crash") or "")
    click(application, "crash", "Copy details")
    assert "out of cheese" in QApplication.clipboard().text()
    assert "nobody caught" in caplog.text


def test_a_picture_that_is_opened_as_a_post_is_told_where_it_goes(launch: Launcher, tmp_path: Path) -> None:
    window = launch(tmp_path / "lamp.png").window
    assert "Issue > Insert picture" in (window.banners.text("error") or "")
    assert not window.is_open()
