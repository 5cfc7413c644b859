"""Blocks with fields: what their Markdown cannot hold is kept, and they can be edited as that Markdown."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import Desk, focused, press, type_text
from twimeditor.ui.forms.spec import Act

CALL = '{{ figure(img="/a.png", caption="A lamp") }}'
POST = f"## Dept of Lamps\n\n### Glow\n\nA lamp.\n\n> Bright.\n\n{CALL}\n\n### Ember\n\n> Warm.\n"
CAPTION = "shortcode[0].caption"


@pytest.fixture
def form(open_form: Callable[..., Desk]) -> Desk:
    form = open_form(POST)
    form.open_entry(0)
    return form


def choose(form: Desk, words: str, qtbot: QtBot) -> None:
    """Open the menu of the shortcode by the keyboard and choose from it."""
    node = next(node for node in form.session.document.leaves() if node.KIND == "shortcode")
    field = form.panel._page.field_of(node.id)
    assert field is not None
    field.editor.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert focused().accessibleName().startswith("Actions for")
    press(focused(), Qt.Key.Key_Space, " ")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    while menu.activeAction() is None or menu.activeAction().text() != words:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def replace_caption(form: Desk, text: str) -> None:
    form.focus(CAPTION)
    QTest.keySequence(focused(), "Ctrl+A")
    type_text(focused(), text)


def test_what_cannot_be_written_is_there_again_when_the_form_is(form: Desk) -> None:
    replace_caption(form, "\"'`")
    form.open_entry(1)
    form.open_entry(0)
    assert form.line(CAPTION).text() == "\"'`"
    assert "quotes" in form.field(CAPTION).said()
    assert form.session.undo_label == "Edit caption"
    assert form.undo_all() == 1
    assert form.line(CAPTION).text() == "A lamp"
    assert form.written() == POST


def test_a_block_is_edited_as_markdown_and_in_fields_again(form: Desk, qtbot: QtBot) -> None:
    choose(form, "Edit as Markdown", qtbot)
    assert focused() is form.text_of("block[0].markdown")
    assert form.text_of("block[0].markdown").toPlainText() == CALL
    form.type_into("block[0].markdown", "s", at=CALL.index("lamp") + 4)
    form.open_entry(1)
    form.open_entry(0)
    choose(form, "Edit in fields", qtbot)
    assert form.line(CAPTION).text() == "A lamps"
    assert form.written() == POST.replace('A lamp"', 'A lamps"')
    assert form.undo_all() == 1


def test_a_block_is_removed_while_its_field_is_typed_in(form: Desk) -> None:
    replace_caption(form, "Two lamps")
    remove = next(choice for choice in form.panel.offered() if choice.act is Act.REMOVE)
    form.panel.run(remove)
    assert "figure" not in form.written()
    assert form.session.undo_label == "Remove"
    assert form.undo_all() == 2
    assert form.written() == POST
