"""Random work in a form: what is shown is always what is in the post, and undo brings everything back."""

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.forms.conftest import POST, Desk, press, type_text
from twimeditor.ui.forms.describe import describe

LETTERS = ("a", " ", "\n", "*", "🏮", "> ", "## ", "`", "[", "](")


def act(form: Desk, random: Random) -> None:
    """Do one thing that a user might do."""
    fields = list(form.panel._page.fields())
    field = random.choice(fields)
    match random.randrange(8):
        case 0:
            form.session.undo()
        case 1:
            form.session.redo()
        case 2:
            choices = [choice for card in form.panel._page.cards() for choice in card.spec.choices]
            if choices:
                form.panel._desk.asked.emit(random.choice(choices))
        case 3:
            random.choice((form.panel._bar._update, form.panel._bar._image)).click()
        case 4:
            form.focus(field.spec.name)
            press(field.editor, Qt.Key.Key_Backspace)
        case _:
            place = random.randint(0, len(field.editor.value()))
            form.type_into(field.spec.name, random.choice(LETTERS), at=place)


def check(form: Desk) -> None:
    """Compare the form with the document."""
    current = form.selection.current
    spec = form.panel._specs.shown(describe(form.session.document, current))
    wanted = [field for card in spec.cards for row in card.rows for field in row.fields]
    shown = [(field.spec.name, field.editor.objectName()) for field in form.panel._page.fields()]
    assert shown == [(field.name, field.name) for field in wanted]
    for field, one in zip(form.panel._page.fields(), wanted, strict=True):
        assert field.editor.value() == one.value
        assert field.spec == one


@pytest.mark.parametrize("seed", range(6))
def test_form_and_post_agree_all_the_way(form: Desk, seed: int) -> None:
    random = Random(seed)  # noqa: S311 (a walk, no secret)
    form.open_entry(seed % 2)
    for _ in range(40):
        act(form, random)
        form.panel._page.complete()
        QApplication.processEvents()
        check(form)
    form.undo_all()
    check(form)
    assert form.written() == POST


def test_an_update_without_author_gets_one_by_typing(open_form: object) -> None:
    assert callable(open_form)
    form: Desk = open_form("### Lone\n\n> Nobody said this.\n")
    form.open_entry(0)
    form.type_into("update.author_name", "Ada")
    form.type_into("update.author_id", "@ada:example.org")
    assert "[Ada](https://matrix.to/#/@ada:example.org)" in form.written()
    assert form.undo_all() == 2
    assert form.written() == form.text


def test_an_update_without_quote_gets_one_by_typing_in_one_step(open_form: object) -> None:
    assert callable(open_form)
    form: Desk = open_form("### Lone\n\n[Ada](https://matrix.to/#/@ada:example.org) says\n\nNothing much.\n")
    form.open_entry(0)
    editor = form.field("update.quote").editor
    editor.setFocus()
    type_text(editor, "But this.")
    assert "> But this." in form.written()
    assert form.field("update.quote").editor is editor
    assert form.undo_all() == 1
    assert form.written() == form.text
