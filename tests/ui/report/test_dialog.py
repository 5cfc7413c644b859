"""The dialog through the whole program."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from tests.ui.report.conftest import ALT, CONTROL, POST, SHIFT, Desk
from twimeditor.core.archive.proposing import Proposer
from twimeditor.core.model import Entry, find
from twimeditor.core.post import parse
from twimeditor.services.archive.nearby import directory_of

REPORT = "Robin (@robin:example.org):\nTWIM: # Lantern\n\nSee https://lantern.example."


def titles(desk: Desk) -> list[str]:
    return [entry.heading.title for entry in desk.session.document.entries]


def test_a_whole_report_is_taken_by_two_keys(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT)
    desk.open()
    desk.press(Qt.Key.Key_Return)
    assert desk.dialog() is None
    assert titles(desk) == ["Harbour", "Lantern", "Pier", "Sail"]
    assert "[Robin](https://matrix.to/#/@robin:example.org) says\n\n> See <https://lantern.example>." in desk.written()
    selected = find.container(desk.session.document, desk.window.parts.selection.current)
    assert isinstance(selected, Entry)
    assert selected.heading.title == "Lantern"


def test_it_is_one_step_to_take_back(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT)
    desk.open()
    desk.press(Qt.Key.Key_Return)
    assert desk.session.undo_label == "Paste report"
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.written() == POST
    assert not desk.session.can_undo


def test_cancel_and_escape_leave_everything(desk: Desk) -> None:
    desk.copy(REPORT)
    desk.open()
    desk.press(Qt.Key.Key_Escape)
    assert desk.dialog() is None
    desk.open()
    QTest.mouseClick(desk.button("Cancel"), Qt.MouseButton.LeftButton)
    assert desk.dialog() is None
    assert desk.written() == POST
    assert not desk.session.can_undo


def test_kept_as_it_was_the_text_is_not_touched(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy("TWIM: # Lantern\n• one\nhttps://lantern.example")
    desk.open()
    QTest.mouseClick(desk.button("Keep as it was"), Qt.MouseButton.LeftButton)
    assert "> TWIM: # Lantern\n> • one\n> https://lantern.example" in desk.written()


def test_the_caret_begins_where_something_is_lacking(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy("Robin (@robin:example.org):\nTWIM: text")
    desk.open()
    assert desk.focus() is desk.part(QLineEdit, "title")
    QTest.keyClicks(desk.focus(), "Lantern")
    desk.press(Qt.Key.Key_Return)
    assert titles(desk)[1] == "Lantern"


def test_afterwards_it_stands_in_what_is_still_lacking(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy("Robin (@robin:example.org):\nTWIM: text")
    desk.open()
    desk.press(Qt.Key.Key_Return)
    assert desk.focus().objectName() == "entry.title"
    QTest.keyClicks(desk.focus(), "Glow")
    assert titles(desk)[1] == "Glow"


def test_it_becomes_an_update_of_the_selected_entry(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT)
    desk.open()
    assert desk.part(QLineEdit, "title").isEnabled()
    desk.access(Qt.Key.Key_U, desk.radio("Update of “Harbour”"))
    assert not desk.part(QLineEdit, "title").isEnabled()
    QTest.mouseClick(desk.button("Accept"), Qt.MouseButton.LeftButton)
    assert titles(desk) == ["Harbour", "Pier", "Sail"]
    assert desk.written().index("@robin:example.org") < desk.written().index("### Pier")
    assert "> #### Lantern" in desk.written()


def test_it_becomes_an_update_of_the_section(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT)
    desk.open()
    desk.access(Qt.Key.Key_C, desk.radio("Update of the section"))
    QTest.mouseClick(desk.button("Accept"), Qt.MouseButton.LeftButton)
    assert desk.written().index("@robin:example.org") < desk.written().index("### Harbour")
    assert "> ### Lantern" in desk.written()


def test_without_an_entry_there_is_no_update_of_one(desk: Desk) -> None:
    desk.window.parts.selection.select(desk.session.document.sections[1].id)
    desk.copy(REPORT)
    dialog = desk.open()
    radios = {one.text(): one for one in dialog.findChildren(QRadioButton)}
    assert not radios["&Update of an entry"].isEnabled()
    assert desk.part(QComboBox, "section").currentText() == "Dept of Clients 📱"


def test_a_section_that_is_not_there_yet_is_added_in_its_place(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT)
    desk.open()
    section = desk.part(QComboBox, "section")
    section.setFocus()
    line = section.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(section, "bridg")
    completer = section.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert section.currentText() == "Dept of Bridges 🌉"
    QTest.mouseClick(desk.button("Accept"), Qt.MouseButton.LeftButton)
    headings = [one.heading.title for one in desk.session.document.sections if one.heading]
    assert headings == ["Dept of Servers 🏢", "Dept of Bridges 🌉", "Dept of Clients 📱"]


def test_a_few_letters_that_only_one_section_has_are_enough(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT)
    desk.open()
    desk.press(Qt.Key.Key_S, ALT)
    QTest.keyClicks(desk.focus(), "bridg")
    desk.press(Qt.Key.Key_Tab)
    assert desk.part(QComboBox, "section").currentText() == "Dept of Bridges 🌉"


def test_a_section_is_found_by_what_it_is_called_where_others_have_that_in_them(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT)
    desk.open()
    desk.press(Qt.Key.Key_S, ALT)
    QTest.keyClicks(desk.focus(), "clients")
    desk.press(Qt.Key.Key_Tab)
    section = desk.part(QComboBox, "section")
    assert sum("clients" in section.itemText(row).casefold() for row in range(section.count())) > 1
    assert section.currentText() == "Dept of Clients 📱"


def test_without_a_section_it_is_said_and_nothing_is_taken(desk: Desk) -> None:
    front = desk.session.document.front
    assert front is not None
    desk.window.parts.selection.select(front.id)
    desk.copy(REPORT)
    dialog = desk.open()
    assert desk.focus().objectName() in {"report.section", ""}
    assert not desk.button("Accept").isEnabled()
    assert any("Choose the section" in label.text() for label in dialog.findChildren(QLabel))


def test_what_was_put_right_can_be_left_out(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT)
    desk.open()
    changes = desk.part(QListWidget, "changes")
    texts = [changes.item(row).text() for row in range(changes.count())]
    assert "An address becomes a link" in texts
    changes.setFocus()
    changes.setCurrentRow(texts.index("An address becomes a link"))
    QTest.keyClick(changes, Qt.Key.Key_Space)
    assert desk.part(QPlainTextEdit, "after").toPlainText() == "See https://lantern.example."
    QTest.keyClick(changes, Qt.Key.Key_Space)
    assert desk.part(QPlainTextEdit, "after").toPlainText() == "See <https://lantern.example>."


def test_what_differs_is_marked_and_told_in_words(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy("See https://lantern.example now")
    dialog = desk.open()
    marked = [one.cursor.selectedText() for one in desk.part(QPlainTextEdit, "after").extraSelections()]
    assert marked == ["<", ">"]
    assert any("2 passages put in" in label.text() for label in dialog.findChildren(QLabel))


def test_an_empty_clipboard_lets_the_user_type(desk: Desk, qtbot: QtBot) -> None:
    desk.select_entry(0)
    QApplication.clipboard().clear()
    desk.open()
    before = desk.part(QPlainTextEdit, "before")
    assert desk.focus() is before
    assert "clipboard has no text" in before.placeholderText()
    assert not desk.button("Accept").isEnabled()
    QTest.keyClicks(before, "Kim (@kim:example.org): hello")
    qtbot.waitUntil(lambda: desk.part(QLineEdit, "name").text() == "Kim")
    assert desk.part(QPlainTextEdit, "after").toPlainText() == "hello"
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert "> hello" in desk.written()


def test_what_was_typed_in_a_field_stays_when_the_text_changes(desk: Desk, qtbot: QtBot) -> None:
    desk.select_entry(0)
    desk.copy("Kim (@kim:example.org): hello")
    desk.open()
    name = desk.part(QLineEdit, "name")
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Kimberly")
    before = desk.part(QPlainTextEdit, "before")
    before.setFocus()
    desk.press(Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(before, "x")
    qtbot.waitUntil(lambda: desk.part(QPlainTextEdit, "after").toPlainText() == "hellox")
    assert name.text() == "Kimberly"


def test_several_reports_are_several_entries_in_one_step(desk: Desk) -> None:
    desk.select_entry(0)
    second, third = REPORT.replace("Lantern", "Glow"), REPORT.replace("Lantern", "Ember")
    desk.copy(f"{REPORT}\n\n{second}\n\n{third}")
    desk.open()
    chooser = desk.part(QComboBox, "chooser")
    assert chooser.itemText(1) == "2 of 3: Robin"
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert desk.part(QLineEdit, "title").text() == "Glow"
    desk.access(Qt.Key.Key_L, desk.part(QCheckBox, "out"))
    QTest.mouseClick(desk.button("Accept"), Qt.MouseButton.LeftButton)
    assert titles(desk) == ["Harbour", "Lantern", "Ember", "Pier", "Sail"]
    desk.session.undo()
    assert desk.written() == POST


def test_rich_text_becomes_markdown(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy("bold", "<p>Robin (@robin:example.org): <b>bold</b> &lt;script&gt;</p>")
    desk.open()
    assert desk.part(QPlainTextEdit, "before").toPlainText() == "Robin (@robin:example.org): **bold** <script>"
    assert desk.part(QPlainTextEdit, "after").toPlainText() == "**bold** \\<script>"


@pytest.mark.parametrize("text", ["   \n ", "![](mxc://example.org/a)", "\u202eabc\u200b", "<script>" * 50, "> " * 500])
def test_odd_reports_are_shown(desk: Desk, text: str) -> None:
    desk.select_entry(0)
    desk.copy(text)
    dialog = desk.open()
    assert dialog.isVisible()
    desk.press(Qt.Key.Key_Escape)


def test_a_huge_clipboard_does_not_hold_up_the_window(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy("words and words " * 320_000)
    dialog = desk.open()
    assert any("too long" in label.text() for label in dialog.findChildren(QLabel))
    desk.press(Qt.Key.Key_Escape)


def test_every_control_has_a_name_and_its_own_access_key(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT + "\n\n" + REPORT)
    dialog = desk.open()
    labels = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    labels += [one.text() for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    keys = [text[text.index("&") + 1].lower() for text in labels if "&" in text]
    assert len(keys) == len(set(keys))
    for kind in (QLineEdit, QComboBox, QPlainTextEdit, QListWidget):
        for widget in dialog.findChildren(kind):
            if widget.objectName().startswith("report."):
                assert widget.accessibleName()


def quote_of(desk: Desk) -> QPlainTextEdit:
    quotes = (one for one in desk.window.form.findChildren(QPlainTextEdit) if one.toPlainText() == "All well.")
    quote = next(quotes)
    quote.setFocus()
    return quote


def test_rich_text_in_a_quote_becomes_markdown_and_one_step(desk: Desk) -> None:
    desk.select_entry(0)
    quote = quote_of(desk)
    desk.press(Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(quote, "x")
    desk.copy("bold", "<b>bold</b> &lt;script&gt; {{ a(b=1) }}")
    desk.press(Qt.Key.Key_V, CONTROL)
    assert quote.toPlainText() == "All well.x**bold** \\<script> {{/* a(b=1) */}}"
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert quote.toPlainText() == "All well.x"


def test_plain_text_is_pasted_as_it_is(desk: Desk) -> None:
    desk.select_entry(0)
    quote = quote_of(desk)
    desk.press(Qt.Key.Key_End, CONTROL)
    desk.copy("* a\r\n* b", "<ul><li>a</li></ul>")
    desk.press(Qt.Key.Key_V, CONTROL | SHIFT)
    assert quote.toPlainText() == "All well.* a\n* b"


def test_a_window_without_an_issue_has_nowhere_to_paste(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("")
    assert not desk.window.commands["paste_report"].isEnabled() or desk.session.document.sections == ()


def test_what_its_author_usually_reports_on_is_proposed(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy("Noor (@noor:example.org):\nTWIM: ## Version 2\n\ntext")
    dialog = desk.open()
    words = "This issue has an entry on Sail already: this becomes an update of it."
    assert any(one.text() == words for one in dialog.findChildren(QLabel))
    offered = desk.part(QComboBox, "offered")
    assert offered.currentText() == "Sail · Dept of Clients 📱 – Noor’s last report was on it"
    assert desk.radio("Update of “Sail”").isChecked()
    desk.press(Qt.Key.Key_Return)
    assert desk.written().index("> #### Version 2") > desk.written().index("Windy")


def test_a_heading_that_is_not_the_title_stays_in_the_report(desk: Desk) -> None:
    desk.select_entry(0)
    desk.copy(REPORT)
    desk.open()
    assert "Lantern" not in desk.part(QPlainTextEdit, "after").toPlainText().split(".")[0]
    title = desk.part(QLineEdit, "title")
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Glow")
    assert desk.part(QPlainTextEdit, "after").toPlainText().startswith("#### Lantern")


KNOWN = """\
+++
title = "This Week in Matrix 2031-02-28"
+++

## Dept of Servers 🏢

### Lantern ([website](https://lantern.example))

[Noor](https://matrix.to/#/@noor:example.org) announces

> A light.

## Dept of Bots 🤖

### Buoy

[Bo](https://matrix.to/#/@bo:example.org) reports

> It floats.

### Bell

[Bo](https://matrix.to/#/@bo:example.org) reports

> It rings.
"""


@pytest.fixture
def taught(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the window with an archive that has one issue."""
    known = directory_of(parse(KNOWN))
    monkeypatch.setattr(desk.window.parts.archive, "is_there", lambda: True)
    monkeypatch.setattr(desk.window.parts.archive, "directory", lambda: known)
    monkeypatch.setattr(desk.window.parts.archive, "proposer", lambda: Proposer(known))
    return desk


def offered(desk: Desk) -> QComboBox:
    return desk.part(QComboBox, "offered")


def values_of(desk: Desk) -> list[str]:
    lines = (desk.part(QLineEdit, name).text() for name in ("name", "user_id", "title", "website"))
    return [*lines, *(desk.part(QComboBox, name).currentText() for name in ("section", "verb"))]


def test_the_archive_fills_in_what_a_report_does_not_tell_and_says_why(taught: Desk) -> None:
    taught.select_entry(0)
    taught.copy("@noor:example.org:\nTWIM: Lantern burns brighter now.")
    taught.open()
    server = "Dept of Servers 🏢"
    assert values_of(taught) == ["Noor", "@noor:example.org", "Lantern", "https://lantern.example", server, "announces"]
    assert offered(taught).currentText().startswith("Lantern · Dept of Servers 🏢 – the text names it")
    taught.press(Qt.Key.Key_Return)
    assert "### Lantern ([website](https://lantern.example))" in taught.written()


def test_of_several_projects_another_one_is_chosen_by_keys(taught: Desk) -> None:
    taught.select_entry(0)
    taught.copy("Bo (@bo:example.org):\nTWIM: The Buoy has paint.")
    taught.open()
    assert taught.part(QLineEdit, "title").text() == "Buoy"
    taught.press(Qt.Key.Key_O, ALT)
    assert taught.focus() is offered(taught)
    taught.press(Qt.Key.Key_Down)
    assert taught.part(QLineEdit, "title").text() == "Bell"
    assert taught.part(QComboBox, "section").currentText() == "Dept of Bots 🤖"
    taught.press(Qt.Key.Key_Down)
    assert offered(taught).currentText() == "Something else"
    assert taught.part(QLineEdit, "title").text() == ""
    assert taught.part(QComboBox, "section").currentText() == "Dept of Servers 🏢"


def test_what_was_typed_in_the_dialog_stays_whatever_is_chosen(taught: Desk) -> None:
    taught.select_entry(0)
    taught.copy("Bo (@bo:example.org):\nTWIM: The Buoy has paint.")
    taught.open()
    for name, text in (("website", "https://mine.example"), ("name", "Bobby")):
        line = taught.part(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)
    combo = taught.part(QComboBox, "section")
    combo.setFocus()
    taught.press(Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(combo, "Harbour news")
    offered(taught).setFocus()
    taught.press(Qt.Key.Key_Down)
    assert values_of(taught)[0] == "Bobby"
    assert values_of(taught)[2:5] == ["Bell", "https://mine.example", "Harbour news"]


def test_a_typed_title_brings_the_rest_of_its_project(taught: Desk) -> None:
    taught.select_entry(0)
    taught.copy("Zoe (@zoe:example.org):\nTWIM: text")
    taught.open()
    assert offered(taught).currentText() == "Something else"
    title = taught.part(QLineEdit, "title")
    title.setFocus()
    QTest.keyClicks(title, "bell")
    assert taught.part(QComboBox, "section").currentText() == "Dept of Bots 🤖"
    assert title.text() == "bell"
    QTest.keyClicks(title, "s of old")
    assert taught.part(QComboBox, "section").currentText() == "Dept of Servers 🏢"


def test_a_name_alone_brings_its_id(taught: Desk) -> None:
    taught.select_entry(0)
    taught.copy("text of a report")
    taught.open()
    name = taught.part(QLineEdit, "name")
    name.setFocus()
    QTest.keyClicks(name, "Noor")
    assert taught.part(QLineEdit, "user_id").text() == "@noor:example.org"


def test_what_is_proposed_is_never_taken_for_rich_text(taught: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    known = directory_of(parse(KNOWN.replace("### Lantern", "### Lantern &lt;img src='/dev/zero'&gt;")))
    monkeypatch.setattr(taught.window.parts.archive, "directory", lambda: known)
    monkeypatch.setattr(taught.window.parts.archive, "proposer", lambda: Proposer(known))
    taught.copy("@noor:example.org:\nIt burns brighter now.")
    taught.open()
    assert "<img" in offered(taught).currentText()
    assert "<img" not in offered(taught).toolTip()
