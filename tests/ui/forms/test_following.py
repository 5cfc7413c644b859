"""Focus, caret and scroll position stay through undo, redo, reload and the edits of others."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import POST, Desk, type_text
from twimeditor.core.model import edits
from twimeditor.core.model.nodes import Image, Quote
from twimeditor.core.post import parse


def test_undo_and_redo_keep_the_focus_and_put_the_caret_where_the_text_changed(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[0].quote", "XY", at=5)
    editor = form.text_of("update[0].quote")
    form.session.undo()
    assert editor.hasFocus()
    assert editor.textCursor().position() == 5
    form.session.redo()
    assert editor.textCursor().position() == 7
    assert form.text_of("update[0].quote") is editor


def test_an_edit_before_the_caret_moves_it_along(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[1].quote", "", at=6)
    quote = [node for node in form.session.document.leaves() if isinstance(node, Quote)][2]
    body = "🏮 " + quote.body
    form.session.edit("x", partial(edits.set_field, target=quote.id, field="body", value=body))
    editor = form.text_of("update[1].quote")
    assert editor.hasFocus()
    assert editor.textCursor().position() == 9


def test_the_caret_of_a_line_stays_through_a_change_behind_it(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("entry.title", "", at=2)
    entry = next(form.session.document.entries)
    edit = partial(edits.set_field, target=entry.id, field="title", value="Glowing")
    form.session.edit("x", edit)
    assert form.line("entry.title").text() == "Glowing"
    assert form.line("entry.title").cursorPosition() == 2


def test_a_reload_keeps_focus_caret_and_widgets(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[1].quote", "", at=6)
    editor = form.text_of("update[1].quote")
    changed = POST.replace("A remark", "Another remark")
    issue = parse(changed, form.session.ids, reuse=form.session.document)
    form.session.replace(issue, saved=True, keep_history=True, label="Reload")
    assert form.text_of("update[1].quote") is editor
    assert editor.hasFocus()
    assert editor.textCursor().position() == 6
    assert form.field("block[0].markdown").editor.value().startswith("Another remark")
    type_text(editor, "!")
    assert form.written() == changed.replace("Second report", "Second! report")


def test_revealing_a_node_puts_the_caret_into_its_field(form: Desk) -> None:
    form.open_front()
    form.selection.reveal(form.node(Image).id)
    focused = QApplication.focusWidget()
    assert focused is form.line("image[0].alt")


def test_revealing_scrolls_to_the_field(form: Desk, qtbot: QtBot) -> None:
    form.panel.resize(560, 300)
    form.open_entry(0)
    quote = [node for node in form.session.document.leaves() if isinstance(node, Quote)][2]
    form.selection.reveal(quote.id)
    page = form.panel._page
    editor = form.text_of("update[1].quote")

    def seen() -> bool:
        top = editor.mapTo(page.viewport(), QPoint(0, 0)).y()
        return 0 <= top < page.viewport().height()

    qtbot.waitUntil(seen)


def test_the_caret_stays_in_view_while_the_text_grows(form: Desk, qtbot: QtBot) -> None:
    form.panel.resize(560, 300)
    form.open_entry(1)
    form.type_into("update.quote", "\n" * 30)
    page = form.panel._page
    editor = form.text_of("update.quote")

    def seen() -> bool:
        bottom = editor.mapTo(page.viewport(), editor.cursorRect().bottomLeft()).y()
        return 0 < bottom <= page.viewport().height()

    qtbot.waitUntil(seen)
    assert editor.verticalScrollBar().maximum() == 0


def test_a_text_is_never_cut_off(form: Desk, qtbot: QtBot) -> None:
    form.open_entry(1)
    form.type_into("update.quote", "\n".join(f"line {n} 🏮 " + "word " * n for n in range(25)))
    editor = form.text_of("update.quote")
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() == 0)
    wide = editor.height()
    form.panel.resize(360, 800)
    qtbot.waitUntil(lambda: editor.height() > wide)
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() == 0)


def test_what_is_gone_leaves_an_empty_pane_and_undo_fills_it(form: Desk) -> None:
    form.open_entry(1)
    entry = list(form.session.document.entries)[1]
    form.session.edit("Remove entry", partial(edits.remove, target=entry.id))
    assert form.panel._stack.currentIndex() == 0
    form.session.undo()
    assert form.line("entry.title").text() == "Ember"


def test_leaving_after_undo_changes_nothing_and_redo_stays_possible(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("entry.title", "  ")
    form.session.undo()
    form.leave()
    assert form.session.can_redo
    assert not form.session.modified


def test_what_is_being_typed_is_put_in_order_before_another_form_is_shown(form: Desk) -> None:
    form.open_entry(1)
    form.type_into("entry.title", " of wood  ")
    form.open_entry(0)
    assert "### Ember of wood\n" in form.written()


def test_the_trail_says_where_the_form_stands(form: Desk) -> None:
    form.open_entry(0)
    assert form.panel._trail.full_text() == "Dept of Lanterns 🏮  ›  Glow"
    form.type_into("entry.title", "er")
    assert form.panel._trail.full_text() == "Dept of Lanterns 🏮  ›  Glower"


def test_broken_front_matter_is_explained_and_can_be_put_right(form: Desk) -> None:
    form.open_front()
    form.type_into("front.text", "x", at=8)
    assert form.text_of("front.text").hasFocus()
    assert not form.line("front.title").isEnabled()
    assert "not valid TOML" in form.panel._notice.text()
    form.leave()
    assert form.field("front.text").said().startswith("Line 2:")
    form.session.undo()
    assert form.line("front.title").isEnabled()
    assert form.panel._notice.text() == ""
    assert form.written() == POST


def test_a_post_with_broken_front_matter_shows_its_toml(open_form: object) -> None:
    assert callable(open_form)
    text = '+++\ntitle = "no end\n+++\n\nText\n'
    form: Desk = open_form(text)
    form.open_front()
    assert form.names() == ["front.text"]
    form.type_into("front.text", '"', at=len('title = "no end'))
    assert form.written() == text.replace("no end", 'no end"')
    assert form.line("front.title").text() == "no end"


def test_toml_typed_as_a_whole_shows_in_the_keys(form: Desk) -> None:
    form.open_front()
    form.type_into("front.text", " again", at=len('title = "This Week'))
    assert form.line("front.title").text() == "This Week again in Matrix 2031-02-07"


def test_a_form_that_comes_back_has_its_caret_and_place(form: Desk, qtbot: QtBot) -> None:
    form.panel.resize(560, 300)
    form.open_entry(0)
    form.type_into("update[1].quote", "", at=6)
    bar = form.panel._page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    place = bar.value()
    form.open_entry(1)
    qtbot.waitUntil(lambda: bar.value() == 0)
    form.open_entry(0)
    qtbot.waitUntil(lambda: bar.value() == place)
    assert form.text_of("update[1].quote").textCursor().position() == 6


def test_page_down_scrolls_the_page(form: Desk, qtbot: QtBot) -> None:
    form.panel.resize(560, 300)
    form.open_entry(0)
    form.focus("entry.description")
    bar = form.panel._page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(form.text_of("entry.description"), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert form.text_of("entry.description").hasFocus()


def test_revealing_in_another_form_scrolls_there(form: Desk, qtbot: QtBot) -> None:
    form.panel.resize(560, 300)
    form.open_front()
    quote = [node for node in form.session.document.leaves() if isinstance(node, Quote)][2]
    form.selection.reveal(quote.id)
    editor = form.text_of("update[1].quote")

    def seen() -> bool:
        viewport = form.panel._page.viewport()
        top = editor.mapTo(viewport, QPoint(0, 0)).y()
        return 0 <= top < viewport.height()

    qtbot.waitUntil(seen)
    assert editor.hasFocus()
