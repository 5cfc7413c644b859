"""Every kind of field edits the post, and undo brings the first bytes back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import POST, Desk, compose, press, type_text

OpenForm = Callable[..., Desk]

FIELDS = [
    ("entry.title", "### Glow", "### Glow!"),
    ("entry.website", "https://glow.example.org", "https://glow.example.org!"),
    ("entry.description", "Glow is a lamp for rooms.", "Glow is a lamp for rooms.!"),
    ("update[0].author_name", "[Robin]", "[Robin!]"),
    ("update[0].author_id", "@robin:example.org", "@robin:example.org!"),
    ("update[0].verb", ") says", ") says!"),
    ("update[0].quote", "> * another item", "> * another item!"),
    ("update[0].quote[1]", "> And there is more.", "> And there is more.!"),
    ("image[0].alt", "![a lamp]", "![a lamp!]"),
    ("image[0].url", "/blog/img/lamp.png", "/blog/img/lamp.png!"),
    ("block[0].markdown", "A remark by the editors.", "A remark by the editors.!"),
    ("update[1].quote", "with `code`.", "with `code`.!"),
    ("block[1].markdown", "| a | b |", "| ! | b |"),
]


@pytest.mark.parametrize(("name", "before", "after"), FIELDS, ids=[name for name, *_ in FIELDS])
def test_a_letter_changes_just_its_place_and_undo_takes_it_back(form: Desk, name: str, before: str, after: str) -> None:
    form.open_entry(0)
    form.type_into(name, "!")
    assert form.written() == POST.replace(before, after)
    form.leave()
    form.session.undo()
    assert form.written() == POST
    assert not form.session.modified


def test_the_form_of_an_entry_shows_every_field_in_its_place(form: Desk) -> None:
    form.open_entry(0)
    assert form.names() == [
        "entry.title",
        "entry.website",
        "entry.description",
        "update[0].author_name",
        "update[0].author_id",
        "update[0].verb",
        "update[0].quote",
        "image[0].alt",
        "image[0].url",
        "image[0].title",
        "block[0].markdown",
        "update[0].quote[1]",
        "update[1].author_name",
        "update[1].author_id",
        "update[1].verb",
        "update[1].quote",
        "block[1].markdown",
    ]
    assert form.line("entry.title").text() == "Glow"
    assert form.text_of("update[1].quote").toPlainText() == "Second report, with `code`."


def test_a_section_and_the_lead_have_forms_of_their_own(form: Desk) -> None:
    form.open_section(0)
    form.type_into("section.title", "s", at=7)
    form.type_into("section.intro", "!")
    form.open_lead()
    form.type_into("block[0].markdown", "?")
    assert form.written() == POST.replace("Dept of Lan", "Dept ofs Lan").replace("in season.", "in season.!").replace(
        "everything.", "everything.?"
    )
    form.undo_all()
    assert form.written() == POST


FRONT = [
    ("front.title", '02-07"\ndate', '02-07!"\ndate'),
    ("front.date", '"2031-02-07"\npath', '"2031-02-07!"\npath'),
    ("front.taxonomies.author", '"Kim"]', '"Kim", "!"]'),
    ("front.extra.image", "a.png", "a.png!"),
    ("front.extra.mood", "'calm'", "'calm!'"),
]


@pytest.mark.parametrize(("name", "before", "after"), FRONT, ids=[name for name, *_ in FRONT])
def test_a_front_matter_key_is_set_alone(form: Desk, name: str, before: str, after: str) -> None:
    form.open_front()
    form.type_into(name, "!")
    assert form.written() == POST.replace(before, after)
    form.session.undo()
    assert form.written() == POST


def test_one_undo_takes_back_what_was_typed_in_one_go(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[0].quote", " and more")
    form.type_into("entry.title", "er")
    assert form.session.undo_label == "Edit project title"
    form.session.undo()
    assert form.line("entry.title").text() == "Glow"
    assert form.session.undo_label == "Edit quote"
    form.session.undo()
    assert form.written() == POST


def test_enter_begins_a_new_step(form: Desk) -> None:
    form.open_entry(1)
    form.type_into("update.quote", " More.\nLast")
    form.session.undo()
    assert form.field("update.quote").editor.value() == "Embers are warm. More."[:-6] + " More.\n"


def test_a_pause_begins_a_new_step(form: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    form.open_entry(0)
    form.type_into("entry.title", "e")
    with qtbot.waitSignal(form.panel._desk._pause.timeout):
        form.panel._desk._pause.start(1)
    form.type_into("entry.title", "r")
    form.session.undo()
    assert form.line("entry.title").text() == "Glowe"


def test_an_absent_field_is_made_by_typing_in_one_step(form: Desk) -> None:
    form.open_entry(1)
    form.type_into("entry.description", "Ember glows.")
    assert "### Ember\n\nEmber glows.\n\nThank you" in form.written()
    assert form.focus("entry.description").hasFocus()
    assert form.undo_all() == 1
    assert form.written() == POST


def test_emptying_a_website_gives_the_plain_heading(form: Desk) -> None:
    form.open_entry(0)
    form.line("entry.website").setFocus()
    form.line("entry.website").selectAll()
    press(form.line("entry.website"), Qt.Key.Key_Delete)
    assert "### Glow\n" in form.written()
    form.leave()
    form.session.undo()
    assert form.written() == POST


def test_an_emoji_is_one_letter(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[1].quote", "🏮é", at=6)
    assert "> Second🏮é report" in form.written()
    press(form.field("update[1].quote").editor, Qt.Key.Key_Backspace)
    press(form.field("update[1].quote").editor, Qt.Key.Key_Backspace)
    assert form.written() == POST


def test_an_input_method_writes_when_it_commits(form: Desk) -> None:
    form.open_entry(0)
    for name in ("entry.title", "update[1].quote"):
        editor = form.focus(name)
        compose(editor, "に")
        assert form.written() == POST
        compose(editor, "", "日本")
        assert "日本" in form.written()
        form.leave()
        form.undo_all()
    assert form.written() == POST


def test_a_field_that_composes_is_not_written_over(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("entry.title", "e")
    form.session.seal()
    editor = form.focus("entry.title")
    compose(editor, "に")
    form.session.undo()
    assert form.line("entry.title").text() == "Glowe"
    compose(editor, "")
    assert form.line("entry.title").text() == "Glow"


def test_a_no_break_space_survives_typing_and_copying(open_form: OpenForm) -> None:
    text = POST.replace("Embers are", "Embers\u00a0are")
    form = open_form(text)
    form.open_entry(1)
    form.type_into("update.quote", "!")
    assert form.written() == text.replace("are warm.", "are warm.!")
    editor = form.text_of("update.quote")
    editor.selectAll()
    editor.copy()
    assert QGuiApplication.clipboard().text() == "Embers\u00a0are warm.!"


@pytest.mark.parametrize("odd", ["\u2029", "\ufdd0", "\ufdd1"])
def test_a_text_that_an_editor_would_change_is_shown_read_only(open_form: OpenForm, odd: str) -> None:
    text = POST.replace("Embers are", f"Embers{odd}are")
    form = open_form(text)
    form.open_entry(1)
    field = form.field("update.quote")
    assert form.text_of("update.quote").isReadOnly()
    assert f"u{{{ord(odd):04x}}}" in form.text_of("update.quote").toPlainText()
    assert "Read only" in field.said()
    form.type_into("update.quote", "x")
    form.leave()
    assert form.written() == text


def test_a_line_separator_survives_typing(open_form: OpenForm) -> None:
    text = POST.replace("Embers are", "Embers\u2028are")
    form = open_form(text)
    form.open_entry(1)
    form.type_into("update.quote", "!")
    assert form.written() == text.replace("are warm.", "are warm.!")


def test_shift_enter_breaks_the_line_as_enter_does(form: Desk) -> None:
    form.open_entry(1)
    form.type_into("update.quote", "")
    editor = form.focus("update.quote")
    press(editor, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ShiftModifier)
    type_text(editor, "x")
    assert form.field("update.quote").editor.value() == "Embers are warm.\nx"


def test_pasted_line_ends_become_one_kind(form: Desk) -> None:
    form.open_entry(1)
    QGuiApplication.clipboard().setText("one\r\ntwo\u2028three")
    form.type_into("update.quote", " ")
    form.text_of("update.quote").paste()
    assert form.field("update.quote").editor.value() == "Embers are warm. one\ntwo\nthree"


def test_a_line_takes_pasted_lines_as_one(form: Desk) -> None:
    form.open_entry(1)
    QGuiApplication.clipboard().setText("one\ntwo")
    form.type_into("entry.title", " ")
    form.line("entry.title").paste()
    assert "### Ember one two\n" in form.written()


def test_a_wrong_author_id_is_explained_when_the_field_is_left(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[0].author_id", "x", at=0)
    assert form.field("update[0].author_id").said() == ""
    form.leave()
    assert "Matrix id" in form.field("update[0].author_id").said()
    assert "Matrix id" in form.field("update[0].author_id").editor.accessibleDescription()
    form.session.undo()
    assert form.field("update[0].author_id").said() == ""


def test_a_name_without_an_id_is_explained_when_the_field_is_left(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[0].author_id", "", at=0)
    form.line("update[0].author_id").selectAll()
    press(form.line("update[0].author_id"), Qt.Key.Key_Delete)
    form.leave()
    assert "nowhere" in form.field("update[0].author_id").said()
    form.type_into("update[0].author_id", "@robin:example.org")
    form.leave()
    assert form.field("update[0].author_id").said() == ""
    assert form.written() == POST


def test_a_wrong_date_is_explained_and_kept(form: Desk) -> None:
    form.open_front()
    form.type_into("front.date", "x")
    form.leave()
    assert "Not a date" in form.field("front.date").said()
    assert 'date = "2031-02-07x"' in form.written()


def test_single_line_values_are_trimmed_when_left(form: Desk) -> None:
    form.open_entry(1)
    form.type_into("entry.title", " of wood  ")
    form.leave()
    assert form.line("entry.title").text() == "Ember of wood"
    assert form.undo_all() == 1


def test_a_front_matter_key_is_trimmed_when_left(form: Desk) -> None:
    form.open_front()
    form.type_into("front.taxonomies.author", " , Lee  ")
    form.leave()
    assert 'author = ["Robin", "Kim", "Lee"]' in form.written()
    assert form.field("front.taxonomies.author").editor.value() == "Robin, Kim, Lee"
    assert form.undo_all() == 1


def test_a_block_that_does_not_end_is_marked_with_the_reason(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("block[0].markdown", "\n\n```\ncode")
    form.leave()
    assert form.field("block[0].markdown").said()
    form.type_into("block[0].markdown", "\n```")
    form.leave()
    assert form.field("block[0].markdown").said() == ""
    assert form.field("code[0].text").editor.value() == "code"


def test_a_guess_becomes_name_id_and_verb(form: Desk) -> None:
    form.open_entry(1)
    assert form.names()[3] == "update.lead"
    form.type_into("update.lead", "", at=0)
    button = next(one for one in form.panel.findChildren(type(form.panel._bar._image)) if "verb" in one.text())
    button.click()
    assert form.names()[3:6] == ["update.author_name", "update.author_id", "update.verb"]
    assert form.line("update.author_name").text() == "Noor"
    assert form.line("update.author_name").hasFocus()
    assert "[Noor](https://matrix.to/#/@noor:example.org)" in form.written()
    form.session.undo()
    assert form.names()[3] == "update.lead"
    assert form.written() == POST


def test_every_control_has_a_name_for_a_screen_reader(form: Desk) -> None:
    for opened in (form.open_front, form.open_lead, lambda: form.open_entry(0)):
        opened()
        for control in form.panel._page.controls():
            assert control.accessibleName() or control.property("text"), control
    labels = [one for one in form.panel.findChildren(QLabel) if one.text() == "&Project"]
    assert labels[0].buddy() is form.line("entry.title")


def test_tab_goes_through_the_fields_in_visual_order(form: Desk) -> None:
    form.open_entry(1)
    form.focus("entry.title")
    seen = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName() or focused.accessibleName())
        press(focused, Qt.Key.Key_Tab, "\t")
    assert seen == [
        "entry.title",
        "entry.website",
        "entry.description",
        "Actions for update",
        "update.lead",
    ]


def test_what_is_wrong_with_a_block_is_still_said_when_its_form_comes_back(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("block[0].markdown", "\n\n```")
    form.open_entry(1)
    form.open_entry(0)
    assert form.field("block[0].markdown").said()


def test_an_empty_entry_says_what_to_do(open_form: OpenForm) -> None:
    form = open_form("## Dept of Nothing\n\n### Void\n")
    form.open_entry(0)
    assert form.panel._page._hint.text() == "No update yet. Add the first one:"
    form.panel._bar._update.click()
    assert form.panel._page._hint.isHidden()
