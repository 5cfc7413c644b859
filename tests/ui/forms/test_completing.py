"""Typing two letters of a person or project, and picking from the list."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import Desk, compose, focused, press, type_text
from tests.ui.forms.known import DAYS, MIRA, Known
from twimeditor.core.archive.directory import Directory
from twimeditor.core.model import Entry, edits
from twimeditor.ui.forms.proposal_list import ProposalList

POST = """\
+++
title = "This Week in Matrix 2031-01-10"
+++

## Dept of Servers 🏢

### Harbour ([website](https://harbour.example))

A server for ships.

[Ada](https://matrix.to/#/@ada:reed.example) says

> All well.

## TODO unknown section

### Larkspur

[Mira](https://matrix.to/#/@mira:reed.example) says

> Blue.
"""


@pytest.fixture
def form(open_form: Callable[..., Desk]) -> Desk:
    desk = open_form(POST)
    desk.panel.use_archive(Known())
    return desk


def new_entry(desk: Desk, section: int = 0) -> None:
    """Add an entry with an empty update, as the outline does, and open it."""
    session = desk.session
    holder = session.document.sections[section]
    before = {entry.id for entry in session.document.entries}
    last = holder.entries[-1].id if holder.entries else None
    session.edit("Add entry", lambda issue, ids: edits.add_entry(issue, ids, section=holder.id, after=last))
    entry = next(one for one in session.document.entries if one.id not in before)
    session.edit("Add update", lambda issue, ids: edits.add_update(issue, ids, container=entry.id, after=None))
    session.seal()
    desk.selection.select(entry.id)


def entry_of(desk: Desk) -> Entry:
    return next(one for one in desk.session.document.entries if one.id == desk.selection.current)


def section_of(desk: Desk) -> str:
    return next(one.title for one in desk.session.document.sections if desk.selection.current in one.ids)


def shown() -> ProposalList | None:
    """Return the list that is on the screen."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ProposalList) and one.isVisible()]
    assert len(found) <= 1
    return found[0] if found else None


def rows() -> list[str]:
    view = _view()
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def spoken() -> list[str]:
    view = _view()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [view.model().index(row, 0).data(role) for row in range(view.model().rowCount())]


def _view() -> QListView:
    opened = shown()
    assert opened is not None
    view = opened.findChild(QListView)
    assert isinstance(view, QListView)
    return view


def type_and_wait(desk: Desk, qtbot: QtBot, name: str, text: str) -> None:
    desk.type_into(name, text)
    qtbot.waitUntil(lambda: shown() is not None)


def settle() -> None:
    """Let all happen that is waiting to happen."""
    for _ in range(3):
        QCoreApplication.processEvents()


def test_two_letters_are_enough_and_one_is_not(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    form.type_into("entry.title", "l")
    settle()
    assert shown() is None
    type_and_wait(form, qtbot, "entry.title", "a")
    assert rows() == ["Larder", "Larkspur"] or rows() == ["Larkspur", "Larder"]
    assert any(row.endswith("last on 3 January 2031") for row in spoken())
    assert "larder.example" in spoken()[rows().index("Larder")]


def test_what_the_open_issue_itself_tells_is_not_the_last_time(open_form: Callable[..., Desk], qtbot: QtBot) -> None:
    form, known = open_form(POST), Known()
    known.turn_to(DAYS[-1])  # the issue that is written was saved into the archive's folder
    form.panel.use_archive(known)
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "lark")
    assert spoken()[0].endswith("last on 27 December 2030")


def test_how_many_there_are_is_said_when_it_changes_not_with_each_key(
    form: Desk, qtbot: QtBot, heard: list[str]
) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "lar")
    qtbot.waitUntil(lambda: heard == ["2 proposals, Down chooses"])
    for letter in "ksp":
        type_text(focused(), letter)
        settle()
    qtbot.waitUntil(lambda: rows() == ["Larkspur"])
    for letter in "ur":
        type_text(focused(), letter)
        settle()
    assert heard == ["2 proposals, Down chooses", "1 proposal, Down chooses it"]


def test_the_focus_stays_where_one_types(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "lark")
    assert focused() is form.line("entry.title")
    type_text(focused(), "sp")
    qtbot.waitUntil(lambda: rows() == ["Larkspur"])
    assert form.line("entry.title").text() == "larksp"
    assert form.panel.isActiveWindow()


def test_a_project_is_filled_in_by_one_step(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "lard")
    before = form.written()
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return, "\r")
    assert shown() is None
    entry = entry_of(form)
    assert (entry.title, entry.heading.website) == ("Larder", "https://larder.example")
    assert edits.get_field(form.session.document, target=entry.id, field="description") == "A server that keeps."
    assert form.session.undo_label == "Fill in Larder"
    assert focused() is form.line("entry.title")
    assert form.line("entry.title").text() == "Larder"
    form.session.undo()
    assert form.written() == before
    assert form.line("entry.title").text() == "lard"


def test_what_was_typed_is_never_written_over(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    form.type_into("entry.website", "https://my.example")
    form.type_into("entry.description", "Mine.")
    form.leave()
    type_and_wait(form, qtbot, "entry.title", "larksp")
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Tab)
    entry = entry_of(form)
    assert (entry.title, entry.heading.website) == ("Larkspur", "https://my.example")
    assert edits.get_field(form.session.document, target=entry.id, field="description") == "Mine."
    assert section_of(form) == "Dept of Servers 🏢"
    assert shown() is None


def test_a_person_gets_name_id_and_usual_verb(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "update.author_name", "mi")
    assert rows() == ["Mira"]
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Enter, "\r")
    assert "[Mira](https://matrix.to/#/@mira:reed.example) announces" in form.written()
    assert form.session.undo_label == "Fill in Mira"


def test_a_person_is_found_by_the_id_too(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "update.author_id", "@ot")
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return, "\r")
    assert form.line("update.author_name").text() == "Otto"
    assert form.line("update.author_id").text() == "@otto:fern.example"
    assert form.line("update.verb").text() == "says", "the style does not know the verb that Otto used"


def test_a_verb_that_was_chosen_stays(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    editor = form.line("update.verb")
    editor.setFocus()
    press(editor, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return, "\r")
    assert editor.text() == "says"
    form.panel.activateWindow()
    qtbot.waitUntil(form.panel.isActiveWindow)
    settle()
    type_and_wait(form, qtbot, "update.author_name", "mi")
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return, "\r")
    assert "[Mira](https://matrix.to/#/@mira:reed.example) says" in form.written()


def test_a_verb_of_the_file_stays(form: Desk, qtbot: QtBot) -> None:
    form.open_entry(0)
    form.line("update.author_name").setFocus()
    form.line("update.author_name").selectAll()
    type_text(focused(), "mi")
    qtbot.waitUntil(lambda: shown() is not None)
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return, "\r")
    assert "[Mira](https://matrix.to/#/@ada:reed.example) says" in form.written()


def test_enter_without_a_chosen_row_picks_nothing(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "lard")
    press(focused(), Qt.Key.Key_Return, "\r")
    press(focused(), Qt.Key.Key_Tab)
    settle()
    assert entry_of(form).title == "lard"
    assert shown() is None


def test_escape_closes_the_list_and_typing_goes_on(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "lar")
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QCoreApplication.sendEvent(focused(), override)
    assert override.isAccepted(), "no shortcut of the window takes it"
    press(focused(), Qt.Key.Key_Escape)
    assert shown() is None
    type_text(focused(), "go")
    settle()
    assert form.line("entry.title").text() == "largo"


def test_the_keys_go_round_over_no_row_at_all(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "lar")
    gone = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        press(focused(), key)
        gone.append(_view().currentIndex().row())
    assert gone == [1, 0, -1, 0]


def test_a_row_is_picked_with_the_mouse(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "lard")
    view = _view()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())
    assert entry_of(form).title == "Larder"
    assert focused() is form.line("entry.title")


def test_while_composing_nothing_is_proposed(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    editor = form.line("entry.title")
    editor.setFocus()
    compose(editor, "نو")
    settle()
    assert shown() is None
    compose(editor, "", "نو")
    qtbot.waitUntil(lambda: shown() is not None)
    assert rows() == ["نورس"]
    compose(editor, "ر")
    assert shown() is None


def test_the_list_goes_with_the_focus_and_with_a_click_elsewhere(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "lar")
    form.line("entry.website").setFocus()
    assert shown() is None
    type_and_wait(form, qtbot, "entry.title", "k")
    QTest.mouseClick(form.panel, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert shown() is None


def test_the_list_lies_under_its_field_and_on_the_screen(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    for name, typed in (("entry.title", "la"), ("update.author_id", "mi")):
        type_and_wait(form, qtbot, name, typed)
        opened, field = shown(), form.line(name)
        assert opened is not None
        room = QGuiApplication.primaryScreen().availableGeometry()
        assert room.contains(opened.geometry())
        bottom = field.mapToGlobal(QPointF(0, field.height())).y()
        top = field.mapToGlobal(QPointF(0, 0)).y()
        assert opened.geometry().top() >= bottom or opened.geometry().bottom() < top
        assert opened.width() >= min(field.width(), room.width())


def test_an_entry_of_no_section_goes_to_its_usual_one(form: Desk, qtbot: QtBot) -> None:
    new_entry(form, section=1)
    type_and_wait(form, qtbot, "entry.title", "kes")
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return, "\r")
    assert section_of(form) == "Dept of Bots 🤖"
    form.session.undo()
    assert section_of(form) == "TODO unknown section"
    assert entry_of(form).title == "kes"


def button(desk: Desk, words: str) -> QPushButton | None:
    found = [one for one in desk.panel.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    return found[0] if found else None


def test_one_that_stands_elsewhere_is_moved_by_a_button(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "larks")
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return, "\r")
    move = button(form, "Move to Dept of Clients 📱")
    assert move is not None
    move.setFocus()
    press(move, Qt.Key.Key_Space, " ")
    assert section_of(form) == "Dept of Clients 📱"
    assert form.session.undo_label == "Move to Dept of Clients 📱"
    assert button(form, "Move to Dept of Clients 📱") is None


def test_what_an_author_usually_reports_on_is_offered(form: Desk) -> None:
    new_entry(form)
    assert button(form, "Fill in") is None
    form.type_into("update.author_id", MIRA)
    fill = button(form, "Fill in")
    assert fill is not None
    fill.setFocus()
    press(fill, Qt.Key.Key_Space, " ")
    assert entry_of(form).title == "Kestrel", "Larkspur is in the issue already"
    assert button(form, "Fill in") is None


def test_down_in_an_empty_title_lists_the_authors_projects(form: Desk, qtbot: QtBot) -> None:
    new_entry(form)
    form.type_into("update.author_id", MIRA)
    title = form.line("entry.title")
    title.setFocus()
    press(title, Qt.Key.Key_Down)
    assert rows() == ["Larkspur", "Kestrel"]
    assert _view().currentIndex().row() == 0
    press(title, Qt.Key.Key_Return, "\r")
    assert entry_of(form).title == "Larkspur"


def test_without_an_archive_the_fields_are_as_ever(open_form: Callable[..., Desk]) -> None:
    desk = open_form(POST)
    watch = Known(Directory())
    desk.panel.use_archive(watch)
    new_entry(desk)
    desk.type_into("entry.title", "larkspur")
    press(focused(), Qt.Key.Key_Down)
    settle()
    assert shown() is None
    assert desk.panel.findChild(ProposalList) is None


def test_what_becomes_known_is_proposed_at_once(open_form: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = open_form(POST)
    watch = Known(Directory())
    desk.panel.use_archive(watch)
    desk.open_entry(1)
    assert button(desk, "Move to Dept of Clients 📱") is None
    watch.learn(Known().directory())
    assert button(desk, "Move to Dept of Clients 📱") is not None


def test_the_list_reads_from_the_right_where_its_field_does(form: Desk, qtbot: QtBot) -> None:
    form.panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    new_entry(form)
    type_and_wait(form, qtbot, "entry.title", "نو")
    opened, field = shown(), form.line("entry.title")
    assert opened is not None
    right = field.mapToGlobal(QPoint(field.width(), 0)).x()
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert opened.geometry().right() + 1 == right or opened.geometry().left() == room.left()
