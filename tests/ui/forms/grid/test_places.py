"""Rows and the places in their Markdown: where the caret is told to be, and where it is put."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.forms.grid.conftest import CONTROL, Grid
from twimeditor.core.check.place import place_in
from twimeditor.core.model import List, Quote, Table
from twimeditor.core.render.carets import Caret
from twimeditor.ui.forms.markdown_editor import MarkdownEditor


def test_a_place_in_a_table_is_its_row(table: Grid) -> None:
    text = table.editor.value()
    table.editor.place_caret(text.index("b.example"))
    assert table.view.currentIndex().row() == 2
    assert table.editor.caret() == text.index("|2|")
    table.editor.place_caret(0)
    assert table.editor.caret() == 0


def test_a_place_in_a_list_is_its_item(items: Grid) -> None:
    text = items.editor.value()
    items.editor.select(text.index("two"), text.index("two") + 3)
    assert items.view.currentIndex().data() == "two"
    assert items.editor.caret() == text.index("  * two")


@pytest.mark.parametrize(("word", "row"), [("Lamps", 2), ("Oil", 3), ("Merged", 4), ("New", 1), ("The end", 4)])
def test_a_place_in_a_report_is_its_proposal_or_state(spec: Grid, word: str, row: int) -> None:
    text = spec.editor.value()
    spec.editor.place_caret(text.index(word))
    assert spec.view.currentIndex().row() == row
    if word != "The end":
        assert text[spec.editor.caret() :].split("\n")[0].count(word) == 1


def test_blocks_of_rows_are_still_what_they_were(table: Grid, items: Grid) -> None:
    assert isinstance(table.desk.node(Table), Table)
    assert isinstance(items.desk.node(List), List)


def test_where_the_caret_is_in_the_markdown_is_told(spec: Grid) -> None:
    quote = spec.desk.node(Quote)
    assert isinstance(quote, Quote)
    places: list[Caret | None] = []
    spec.desk.selection.pointed.connect(lambda _node: places.append(spec.desk.selection.caret))
    spec.desk.panel.reveal(place_in(quote, "body", quote.body.index("The end"), len(quote.body)))
    assert isinstance(spec.focused(), MarkdownEditor)
    assert places[-1] == Caret(len(quote.body), "quote")
    spec.press(Qt.Key.Key_Home, CONTROL)
    assert places[-1] == Caret(0, "quote")
