"""The Markdown editor's keys, the proposals for verbs, the context menus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QPalette, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import POST, Desk, press, type_text
from twimeditor.ui.forms.highlighter import MarkdownHighlighter
from twimeditor.ui.forms.line_editor import LineEditor, VerbEditor
from twimeditor.ui.forms.markdown_editor import MarkdownEditor
from twimeditor.ui.forms.menus import text_menu
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.theme import Scheme, apply, palette

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    editor = MarkdownEditor(3)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def put(editor: MarkdownEditor, text: str) -> None:
    """Show `text` with the caret at ``|``, or with what is between two of them selected."""
    first, *rest = text.split("|")
    editor.show_value("".join((first, *rest)))
    editor.place_caret(len(first))
    if len(rest) > 1:
        cursor = editor.textCursor()
        units = len(rest[0].encode("utf-16-le")) // 2
        cursor.setPosition(cursor.position() + units, cursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)


ENTER = [
    ("* one|", "* one\n* "),
    ("  - one|", "  - one\n  - "),
    ("9. nine|", "9. nine\n10. "),
    ("1) one|", "1) one\n2) "),
    ("- [x] done|", "- [x] done\n- [ ] "),
    ("* 🏮 one| two", "* 🏮 one\n*  two"),
    ("* one\n* |", "* one\n"),
    ("plain|", "plain\n"),
    ("|* one", "\n* one"),
    ("**bold**|", "**bold**\n"),
]


@pytest.mark.parametrize(("before", "after"), ENTER)
def test_enter_goes_on_with_a_list(editor: MarkdownEditor, before: str, after: str) -> None:
    put(editor, before)
    press(editor, Qt.Key.Key_Return, "\r")
    assert editor.value() == after


def test_enter_makes_no_items_in_code(editor: MarkdownEditor, qtbot: QtBot) -> None:
    put(editor, "```\n- x|\n```")
    qtbot.waitUntil(lambda: editor.document().firstBlock().userState() > 0)
    press(editor, Qt.Key.Key_Return, "\r")
    assert editor.value() == "```\n- x\n\n```"


TAB = [
    ("* one\n* two|", "* one\n  * two"),
    ("1. one\n2. two|", "1. one\n   2. two"),
    ("* one\n  * two\n  * |three", "* one\n  * two\n    * three"),
    ("* one\n|* two\n* three|", "* one\n  * two\n  * three"),
]


@pytest.mark.parametrize(("shallow", "deep"), TAB)
def test_tab_moves_items_in_and_back(editor: MarkdownEditor, shallow: str, deep: str) -> None:
    put(editor, shallow)
    press(editor, Qt.Key.Key_Tab, "\t")
    assert editor.value() == deep
    press(editor, Qt.Key.Key_Backtab, "\t", SHIFT)
    assert editor.value() == shallow.replace("|", "")


def test_tab_leaves_the_editor_outside_lists_and_after_escape(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[1].quote", "")
    press(form.text_of("update[1].quote"), Qt.Key.Key_Tab, "\t")
    assert not form.text_of("update[1].quote").hasFocus()
    form.type_into("update[0].quote", "")
    editor = form.text_of("update[0].quote")
    press(editor, Qt.Key.Key_Escape)
    press(editor, Qt.Key.Key_Tab, "\t")
    assert not editor.hasFocus()
    assert form.written() == POST


KEYS = [
    (Qt.Key.Key_B, "a |bold| word", "a **bold** word"),
    (Qt.Key.Key_B, "a |**bold**| word", "a bold word"),
    (Qt.Key.Key_I, "an |italic 🏮| word", "an *italic 🏮* word"),
    (Qt.Key.Key_I, "|**bold**|", "***bold***"),
    (Qt.Key.Key_B, "| spaced |", " **spaced** "),
    (Qt.Key.Key_B, "empty |", "empty ****"),
    (Qt.Key.Key_K, "see |here|", "see [here]()"),
    (Qt.Key.Key_K, "see |https://example.org|", "see [](https://example.org)"),
]


@pytest.mark.parametrize(("key", "before", "after"), KEYS)
def test_bold_italic_and_link_by_key(editor: MarkdownEditor, key: Qt.Key, before: str, after: str) -> None:
    put(editor, before)
    press(editor, key, "", CONTROL)
    assert editor.value() == after


def test_bold_twice_is_plain_again(editor: MarkdownEditor) -> None:
    put(editor, "a |bold| word")
    press(editor, Qt.Key.Key_B, "", CONTROL)
    press(editor, Qt.Key.Key_B, "", CONTROL)
    assert editor.value() == "a bold word"


def test_after_bold_typing_goes_between_the_marks(editor: MarkdownEditor) -> None:
    put(editor, "|")
    press(editor, Qt.Key.Key_B, "", CONTROL)
    type_text(editor, "x")
    assert editor.value() == "**x**"


def paste(editor: MarkdownEditor, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    editor.insertFromMimeData(data)


PASTES = [
    ("see |here|", "https://example.org/a_(b)", "see [here](https://example.org/a_(b))"),
    ("see |here|", "https://example.org/a(b", "see [here](<https://example.org/a(b>)"),
    ("see |here|", "no url", "see no url"),
    ("see |", "https://example.org", "see https://example.org"),
    ("|https://old.org|", "https://new.org", "https://new.org"),
    ("|two\nlines|", "https://new.org", "https://new.org"),
]


@pytest.mark.parametrize(("before", "pasted", "after"), PASTES)
def test_an_address_pasted_over_words_links_them(editor: MarkdownEditor, before: str, pasted: str, after: str) -> None:
    put(editor, before)
    paste(editor, pasted)
    assert editor.value() == after


def test_the_wheel_scrolls_the_page_and_not_the_editor(editor: MarkdownEditor) -> None:
    event = QWheelEvent(
        editor.rect().center().toPointF(),
        editor.mapToGlobal(editor.rect().center()).toPointF(),
        editor.rect().center(),
        editor.rect().center(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    editor.wheelEvent(event)
    assert not event.isAccepted()


def formats(document: QTextDocument, line: int) -> list[tuple[str, QFont.Weight, bool]]:
    """Return the pieces of a line, with weight and slant."""
    block = document.findBlockByNumber(line)
    text = block.text().encode("utf-16-le")
    pieces = block.layout().formats()
    return [
        (
            text[2 * piece.start : 2 * (piece.start + piece.length)].decode("utf-16-le"),
            QFont.Weight(piece.format.fontWeight()),
            piece.format.fontItalic(),
        )
        for piece in pieces
    ]


def test_the_structure_of_markdown_is_shown(qtbot: QtBot) -> None:
    document = QTextDocument()
    document.setPlainText("🏮 **bold** and *slanted*\n\n# Title\n\n````\n```\n**x**\n````\n*a **y** b*")
    highlighter = MarkdownHighlighter(document, palette(Scheme.LIGHT))
    highlighter.rehighlight()
    assert ("**bold**", QFont.Weight.Bold, False) in formats(document, 0)
    assert ("*slanted*", QFont.Weight.Normal, True) in formats(document, 0)
    assert ("Title", QFont.Weight.Bold, False) in formats(document, 2)
    assert [text for text, weight, _ in formats(document, 6) if weight == QFont.Weight.Bold] == []
    assert ("**y**", QFont.Weight.Bold, True) in formats(document, 8)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["*a **a *a ", "` `` ", '{{ a(b="', "~~a ", "__a _a ", "[a](", "![["])
def test_a_line_made_to_hurt_is_coloured_soon(qtbot: QtBot, piece: str) -> None:
    document = QTextDocument()
    document.setPlainText("**bold** " + piece * 20_000)
    highlighter = MarkdownHighlighter(document, palette(Scheme.LIGHT))
    highlighter.rehighlight()
    assert ("**bold**", QFont.Weight.Bold, False) in formats(document, 0)


@pytest.fixture
def restored(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application, and give it back its looks afterwards."""
    style, colours, sheet = qapp.style().name(), qapp.palette(), qapp.styleSheet()
    yield qapp
    qapp.setStyle(style)
    qapp.setPalette(colours)
    qapp.setStyleSheet(sheet)


def test_another_scheme_changes_the_colours_and_not_the_text(restored: QApplication, form: Desk) -> None:
    form.open_entry(0)
    block = form.text_of("update[0].quote").document().findBlockByNumber(2)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        apply(restored, scheme)
        restored.processEvents()
        pieces = block.layout().formats()
        shown = pieces[0].format.foreground().color().name()
        assert shown == palette(scheme).color(QPalette.ColorRole.Link).name()
    assert not form.session.can_undo
    assert form.written() == POST


def test_the_verbs_in_use_are_proposed_and_one_is_taken(form: Desk) -> None:
    form.open_entry(0)
    editor = form.line("update[0].verb")
    assert isinstance(editor, VerbEditor)
    proposals = editor.proposals().actions()
    assert [action.text() for action in proposals][:2] == ["says", "reports"]
    proposals[1].trigger()
    assert "robin:example.org) reports\n" in form.written()
    form.session.undo()
    assert form.written() == POST


def test_the_context_menu_names_what_it_undoes(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[0].quote", "!")
    for name in ("update[0].quote", "entry.title"):
        editor = form.field(name).editor
        assert isinstance(editor, LineEditor | TextEditor)
        menu = text_menu(editor, form.session)
        words = [action.text() for action in menu.actions() if action.text()]
        assert words[:5] == ["Undo edit quote", "Redo", "Cut", "Copy", "Paste"]
    undo = menu.actions()[0]
    undo.trigger()
    assert form.written() == POST
    quote = form.field("update[0].quote").editor
    assert isinstance(quote, TextEditor)
    menu = text_menu(quote, form.session)
    assert [action.text() for action in menu.actions()][:2] == ["Undo", "Redo edit quote"]
    assert not menu.actions()[0].isEnabled()


def test_typing_never_fills_the_widgets_own_undo(form: Desk) -> None:
    form.open_entry(0)
    form.type_into("update[0].quote", "abc")
    assert not form.text_of("update[0].quote").document().isUndoAvailable()
