"""Adding, moving, splitting and removing by the form's buttons and menus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import POST, Desk, press, type_text
from twimeditor.ui.actions.blocks import BLOCKS
from twimeditor.ui.forms.card import FormCard


def card(form: Desk, number: int) -> FormCard:
    """Return a card behind the head of an entry's form."""
    return form.panel._page.cards()[number + 1]


def choose(form: Desk, number: int, words: str) -> None:
    """Choose from the menu of a card."""
    title = card(form, number)._title
    assert title is not None
    action = next(one for one in title.menu().actions() if one.text() == words)
    action.trigger()


def button(form: Desk, name: str) -> QPushButton:
    found = form.panel.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def test_an_update_is_added_behind_the_one_in_use_and_gets_the_focus(form: Desk) -> None:
    form.open_entry(0)
    form.focus("update[0].author_name")
    button(form, "form.add_update").click()
    assert focused() == "update[1].author_name"
    assert form.line("update[1].verb").text() == "says"
    assert form.written() == POST
    widget = QApplication.focusWidget()
    assert widget is not None
    type_text(widget, "Lux")
    form.type_into("update[1].author_id", "@lux:example.org")
    form.type_into("update[1].quote", "Light!")
    new = "[Lux](https://matrix.to/#/@lux:example.org) says\n\n> Light!\n\n"
    assert form.written() == POST.replace("[Kim]", f"{new}[Kim]")
    form.undo_all()
    assert form.written() == POST


def test_a_picture_is_asked_for(form: Desk) -> None:
    form.open_entry(0)
    asked: list[bool] = []
    form.panel.picture_wanted.connect(lambda: asked.append(True))
    button(form, "form.add_image").click()
    assert asked
    assert form.written() == POST


def test_each_kind_of_block_can_be_added(form: Desk) -> None:
    form.open_entry(1)
    menu = button(form, "form.add_block").menu()
    names = [action.text() for action in menu.actions()]
    for action in menu.actions():
        cards = len(form.panel._page.cards())
        names_before = form.names()
        action.trigger()
        assert len(form.names()) > len(names_before) or len(form.panel._page.cards()) > cards
        form.undo_all()
    assert names == [kind.name for kind in BLOCKS]
    assert form.written() == POST


def test_moving_an_update_keeps_its_widgets_and_undo_brings_it_back(
    form: Desk,
) -> None:
    form.open_entry(0)
    first, second = card(form, 0), card(form, 1)
    choose(form, 0, "Move down")
    assert [card(form, 0), card(form, 1)] == [second, first]
    assert form.line("update[0].author_name").text() == "Kim"
    assert form.written().index("[Kim]") < form.written().index("[Robin]")
    form.session.undo()
    assert [card(form, 0), card(form, 1)] == [first, second]
    assert form.written() == POST
    choose(form, 1, "Move up")
    assert form.written().index("Glow is a lamp") < form.written().index("[Kim]")
    assert form.written().index("[Kim]") < form.written().index("[Robin]")


def test_an_update_is_split_at_the_caret(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[1].quote", "", at=len("Second report,"))
    choose(form, 1, "Split at the caret")
    assert form.text_of("update[1].quote").toPlainText() == "Second report,"
    assert form.text_of("update[2].quote").toPlainText().strip() == "with `code`."
    form.session.undo()
    assert form.written() == POST


def test_two_updates_are_joined(form: Desk) -> None:
    form.open_entry(0)
    choose(form, 0, "Join with the next update")
    assert "Second report" in form.text_of("update.quote").toPlainText()
    assert form.session.undo_label == "Join updates"
    form.session.undo()
    assert form.written() == POST


def test_a_removed_update_leaves_the_focus_in_the_form(form: Desk) -> None:
    form.open_entry(0)
    form.focus("update[1].quote")
    choose(form, 1, "Remove")
    assert "Second report" not in form.written()
    assert focused() == "update.author_name"
    form.session.undo()
    assert form.written() == POST


def test_a_duplicate_stands_behind_its_model(form: Desk) -> None:
    form.open_entry(0)
    choose(form, 1, "Duplicate")
    assert form.written().count("Second report") == 2
    assert focused() == "update[2].author_name"


def test_a_block_that_became_two_is_shown_as_two_and_undone_with_the_typing(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("block[0].markdown", "\n\n* a list")
    assert form.names().count("block[1].markdown") == 1
    form.leave()
    assert form.field("block[0].markdown").editor.value() == "A remark by the editors."
    assert form.field("block[1].markdown").editor.value() == "* a list"
    form.session.undo()
    assert form.field("block[0].markdown").editor.value() == "A remark by the editors.\n\n"
    form.undo_all()
    assert form.written() == POST


def test_an_emptied_block_goes_when_it_is_left(form: Desk) -> None:
    form.open_entry(0)
    editor = form.text_of("block[0].markdown")
    editor.setFocus()
    editor.selectAll()
    press(editor, Qt.Key.Key_Delete)
    assert "A remark" not in form.written()
    assert form.focus("block[0].markdown").hasFocus()
    form.leave()
    assert form.field("block[0].markdown").editor.value().startswith("| a | b |")
    assert form.undo_all() == 1
    assert form.written() == POST


def test_an_empty_section_offers_what_fills_it(open_form: object) -> None:
    assert callable(open_form)
    form: Desk = open_form("## Dept of Nothing\n")
    form.open_section(0)
    button(form, "form.add_update").click()
    form.type_into("update.quote", "Hello")
    assert form.written() == "## Dept of Nothing\n\n> Hello\n"


@pytest.mark.parametrize("count", [60])
def test_a_long_form_is_built_in_parts_and_is_whole_when_something_is_looked_for(
    open_form: object, qtbot: QtBot, count: int
) -> None:
    assert callable(open_form)
    text = "## Many\n\n" + "".join(
        f"[A{n}](https://matrix.to/#/@a{n}:example.org) says\n\n> Report {n}\n\n" for n in range(count)
    )
    form: Desk = open_form(text)
    form.open_section(0)
    assert len(form.panel._page.cards()) < count + 1
    last = list(form.session.document.leaves())[-2]
    form.selection.reveal(last.id)
    assert focused() == f"update[{count - 1}].quote"
    form.open_lead()
    form.open_section(0)
    qtbot.waitUntil(lambda: len(form.panel._page.cards()) == count + 1, timeout=30_000)
