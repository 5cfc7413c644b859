"""The form tells where the user is in it, and goes where the user points elsewhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import Desk, type_text
from twimeditor.core.model.nodes import Attribution, EntryHeading, Quote
from twimeditor.core.render.carets import Caret
from twimeditor.ui.forms.finding import places
from twimeditor.ui.widgets.find_bar import FindBar, Query


@pytest.fixture
def pointed(form: Desk) -> list[tuple[int, Caret | None]]:
    told: list[tuple[int, Caret | None]] = []
    form.selection.pointed.connect(lambda node: told.append((node, form.selection.caret)))
    return told


def second_quote(form: Desk) -> Quote:
    return [node for node in form.session.document.leaves() if isinstance(node, Quote)][2]


def test_revealing_puts_the_caret_at_the_letter(form: Desk) -> None:
    quote = second_quote(form)
    form.selection.reveal(quote.id, caret=Caret(quote.body.index("report")))
    editor = form.text_of("update[1].quote")
    assert QApplication.focusWidget() is editor
    assert editor.textCursor().position() == quote.body.index("report")


def test_revealing_takes_the_field_that_was_meant(form: Desk) -> None:
    form.selection.reveal(form.node(EntryHeading).id, caret=Caret(3, "website"))
    assert QApplication.focusWidget() is form.line("entry.website")
    assert form.line("entry.website").cursorPosition() == 3
    form.selection.reveal(form.node(Attribution).id, caret=Caret(0, "verb"))
    assert QApplication.focusWidget() is form.line("update[0].verb")


def test_a_caret_beyond_the_text_goes_to_its_end(form: Desk) -> None:
    quote = second_quote(form)
    form.selection.reveal(quote.id, caret=Caret(9999))
    assert form.text_of("update[1].quote").textCursor().position() == len(quote.body)


def test_what_is_shown_comes_into_view_and_leaves_the_focus(form: Desk, qtbot: QtBot) -> None:
    form.panel.resize(560, 300)
    form.open_entry(0)
    title = form.focus("entry.title")
    form.selection.show(second_quote(form).id)
    editor, page = form.text_of("update[1].quote"), form.panel._page
    qtbot.waitUntil(lambda: 0 <= editor.mapTo(page.viewport(), QPoint(0, 0)).y() < page.viewport().height())
    assert QApplication.focusWidget() is title


def test_the_caret_is_told_with_its_place(form: Desk, pointed: list[tuple[int, Caret | None]]) -> None:
    form.open_entry(0)
    quote = second_quote(form)
    editor = form.text_of("update[1].quote")
    form.focus("update[1].quote")
    assert pointed[-1][0] == quote.id
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert pointed[-1] == (quote.id, Caret(len(quote.body), "quote"))
    form.focus("update[1].verb")
    assert pointed[-1][0] != quote.id


def test_a_selection_is_told_by_its_end(form: Desk, pointed: list[tuple[int, Caret | None]]) -> None:
    form.open_entry(0)
    form.focus("update[1].quote")
    form.text_of("update[1].quote").selectAll()
    assert pointed[-1] == (second_quote(form).id, Caret(len(second_quote(form).body), "quote"))


def test_text_that_others_change_moves_nobody(form: Desk, pointed: list[tuple[int, Caret | None]]) -> None:
    form.open_entry(0)
    pointed.clear()
    form.session.undo()
    form.selection.show(second_quote(form).id)
    assert pointed == []


def test_only_scrolling_by_hand_is_told(form: Desk, qtbot: QtBot) -> None:
    told: list[int] = []
    form.selection.looked.connect(told.append)
    form.panel.resize(560, 300)
    form.open_entry(0)
    form.selection.show(second_quote(form).id)
    form.panel._page.verticalScrollBar().setValue(40)
    QTest.qWait(0)
    assert told == []
    page = form.panel._page
    spot = QPointF(10, 10)
    wheel = QWheelEvent(
        spot,
        page.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, -360),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.viewport(), wheel)
    qtbot.waitUntil(lambda: bool(told))
    assert form.session.document is not None
    assert told[-1] in {node.id for node in form.session.document.leaves()}


# Finding


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("one two One", Query("one"), [(0, 3), (8, 11)]),
        ("one two One", Query("One", exact=True), [(8, 11)]),
        ("one\n  two", Query("one two"), [(0, 9)]),
        ("a.b a+b", Query("a.b"), [(0, 3)]),
        ("text", Query("  "), []),
        ("🏮 lamp", Query("lamp"), [(2, 6)]),
    ],
)
def test_places_in_a_text(text: str, query: Query, found: list[tuple[int, int]]) -> None:
    assert list(places(text, query)) == found


class Bar:
    def __init__(self, form: Desk) -> None:
        bar, text = form.panel.findChild(FindBar), form.panel.findChild(QLineEdit, "form.find.text")
        count = form.panel.findChild(QLabel, "form.find.count")
        assert bar is not None
        assert text is not None
        assert count is not None
        self.bar, self.text, self.count = bar, text, count


@pytest.fixture
def open_bar(form: Desk) -> Callable[[], Bar]:
    def build() -> Bar:
        form.open_entry(0)
        form.panel.find_text()
        return Bar(form)

    return build


def test_all_fields_are_searched_and_walked_through(form: Desk, open_bar: Callable[[], Bar], qtbot: QtBot) -> None:
    bar = open_bar()
    QTest.keyClicks(bar.text, "report")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 3")
    selected = form.text_of("update[0].quote").textCursor().selectedText()
    assert selected == "report"
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 3"
    assert form.line("update[1].verb").selectedText() == "report"
    QTest.keyClick(bar.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "1 of 3"
    assert len(form.text_of("update[1].quote").extraSelections()) == 1
    assert QApplication.focusWidget() is bar.text


def test_escape_goes_to_the_place_that_was_found(form: Desk, open_bar: Callable[[], Bar]) -> None:
    bar = open_bar()
    QTest.keyClicks(bar.text, "Second")
    QTest.keyClick(bar.text, Qt.Key.Key_Escape)
    assert not bar.bar.isVisible()
    assert QApplication.focusWidget() is form.text_of("update[1].quote")
    assert form.text_of("update[1].quote").textCursor().selectedText() == "Second"
    assert form.text_of("update[1].quote").extraSelections() == []


def test_the_count_follows_what_is_typed(form: Desk, open_bar: Callable[[], Bar], qtbot: QtBot) -> None:
    bar = open_bar()
    QTest.keyClicks(bar.text, "Second")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 1")
    form.focus("update[0].quote")
    type_text(form.text_of("update[0].quote"), "Second ")
    qtbot.waitUntil(lambda: bar.count.text().endswith("of 2"))
    form.open_entry(1)
    qtbot.waitUntil(lambda: bar.count.text() == "2 elsewhere")


def test_finding_changes_nothing(form: Desk, open_bar: Callable[[], Bar]) -> None:
    before = form.written()
    bar = open_bar()
    QTest.keyClicks(bar.text, "e")
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    QTest.keyClick(bar.text, Qt.Key.Key_Escape)
    assert form.written() == before
    assert not form.session.modified
