"""What a form tells of problems: lines under the text, words under the field, tips, and the menu that helps."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView, QToolTip, QWidget

from tests.ui.forms.conftest import Desk, compose, focused, press
from twimeditor.core.check import Fix, Problem, Severity
from twimeditor.core.check.fix import Replacement
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.model import find
from twimeditor.core.model.nodes import EntryHeading, Quote, Table
from twimeditor.ui.forms.fix_menu import LOOKING, NONE_FOUND
from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.forms.marks import Mark
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.forms.text_marks import areas_of
from twimeditor.ui.forms.widget_editor import WidgetEditor
from twimeditor.ui.theme.tones import Tone, tone_colour

QUOTE, TITLE = "update.quote", "entry.title"
POST = """\
## Dept of Lamps 💡

### Glowing lamp

[Robin](https://matrix.to/#/@robin:example.org) says

> 💡 A lamp with teh light.
> Another lamp.

| a | b |
| --- | --- |
| 1 | teh |

* one
* teh item
"""


@pytest.fixture
def form(open_form: Callable[..., Desk]) -> Desk:
    form = open_form(POST)
    form.open_entry(0)
    form.panel._page.complete()
    return form


def tell(form: Desk, *problems: Problem) -> None:
    form.problems.own = problems
    form.problems.look()


def in_quote(form: Desk, text: str, severity: Severity = Severity.WARNING, *fixes: str, rule: str = "R14") -> Problem:
    """Return a problem at the first place of a text in the quote; a fix is what stands there instead."""
    node = form.node(Quote)
    value = node.values[0]
    start = value.index(text)
    place = Place(node.id, "body", start, start + len(text), value)
    made = tuple(Fix(f"Write {new}", (Replacement(place, new),)) for new in fixes)
    return Problem(rule, f"“{text}” is <b>odd</b>", place, severity, made)


def marked(form: Desk, name: str = QUOTE) -> list[str]:
    value = form.field(name).editor.value()
    return [value[mark.start : mark.end] for mark in marks(form, name)]


def marks(form: Desk, name: str = QUOTE) -> tuple[Mark, ...]:
    editor = form.field(name).editor
    assert isinstance(editor, LineEditor | TextEditor)
    return tuple(sorted(dict.fromkeys(mark for at in range(99) for mark in editor.marks_at(at)), key=_start))


def _start(mark: Mark) -> int:
    return mark.start


def colours(widget: QWidget) -> set[int]:
    image: QImage = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def menu_at_caret(form: Desk) -> QMenu:
    form.panel.ask_at_caret()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if action.text().replace("&", "").startswith(text))
    action.trigger()
    menu.close()


def caret_in(form: Desk, text: str, name: str = QUOTE) -> None:
    field = form.field(name)
    field.editor.setFocus()
    field.editor.place_caret(field.editor.value().index(text) + 1)


# Lines under the text


def lined(form: Desk) -> tuple[int, int]:
    """Return from where to where the one line in the quote goes."""
    editor = form.field(QUOTE).editor
    assert isinstance(editor, TextEditor)
    (area,) = areas_of(editor, editor.value(), marks(form))
    return area.left(), area.right()


@pytest.mark.parametrize(
    ("before", "moved"), [("A lamp", (True, True)), ("teh", (True, True)), (" light", (False, False))]
)
def test_a_line_stays_under_its_word_while_an_input_method_composes(
    form: Desk, before: str, moved: tuple[bool, bool]
) -> None:
    tell(form, in_quote(form, "teh"))
    editor = form.field(QUOTE).editor
    assert isinstance(editor, TextEditor)
    editor.setFocus()
    editor.place_caret(editor.value().index(before))
    left, right = lined(form)
    compose(editor, "nani")
    width = editor.fontMetrics().horizontalAdvance("nani")
    composing = lined(form)
    expected = tuple(place + width * shifted for place, shifted in zip((left, right), moved, strict=True))
    assert composing == pytest.approx(expected, abs=4)
    compose(editor, "")
    assert lined(form) == (left, right)


def test_exactly_the_characters_are_marked_behind_an_emoji_as_well(form: Desk) -> None:
    form.problems.wrong_words = ("teh",)
    tell(form, in_quote(form, "Another"))
    assert marked(form) == ["teh", "Another"]
    assert [mark.tone for mark in marks(form)] == [Tone.SPELLING, Tone.WARNING]


@pytest.mark.parametrize(("severity", "tone"), [(Severity.ERROR, Tone.ERROR), (Severity.WARNING, Tone.WARNING)])
@pytest.mark.parametrize("name", [QUOTE, TITLE])
def test_a_line_in_its_colour_is_drawn_and_goes(form: Desk, severity: Severity, tone: Tone, name: str) -> None:
    editor = form.field(name).editor
    colour = tone_colour(tone, editor.palette()).rgb()
    before, size = colours(editor), editor.size()
    heading = form.node(EntryHeading)
    place = in_quote(form, "lamp").place if name == QUOTE else place_in(heading, "title", 0, 7)
    tell(form, Problem("R1", "odd", place, severity))
    assert colour not in before
    assert any(near(QColor(one), QColor(colour)) for one in colours(editor))
    tell(form)
    assert colours(editor) == before
    assert editor.size() == size


def near(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(first - second) < 48 for first, second in pairs)


def test_lines_move_with_the_text_that_is_typed_before_them(form: Desk) -> None:
    form.problems.wrong_words = ("teh",)
    form.problems.look()
    form.type_into(QUOTE, "More 💡\n", at=0)
    assert marked(form) == ["teh"]
    form.session.undo()
    assert marked(form) == ["teh"]


def test_what_is_no_longer_wrong_has_no_line(form: Desk) -> None:
    form.problems.wrong_words = ("teh",)
    form.problems.look()
    caret_in(form, "eh light")
    press(focused(), Qt.Key.Key_unknown, "x")
    assert marked(form) == []
    form.session.undo()
    assert marked(form) == ["teh"]


def test_found_places_stay_marked_beside_the_lines(form: Desk) -> None:
    form.panel.find_text()
    form.panel._finder.bar._field.setText("lamp")
    before = len(form.text_of(QUOTE).extraSelections())
    tell(form, in_quote(form, "lamp"))
    assert before == len(form.text_of(QUOTE).extraSelections()) == 2


def test_cells_and_items_tell_it_too(form: Desk) -> None:
    form.problems.wrong_words = ("teh",)
    form.problems.look()
    for name, row, column in (("block[0].markdown", 1, 1), ("block[1].markdown", 1, 0)):
        editor = form.field(name).editor
        assert isinstance(editor, WidgetEditor)
        view = next(editor.controls())
        assert isinstance(view, QTableView)
        model = view.model()
        told = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
        assert "No dictionary has “teh”" in told
        assert "dictionary" not in str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))


# Words under the field


def test_the_worst_is_said_first_and_how_much_more_there_is(form: Desk) -> None:
    tell(form, in_quote(form, "lamp"), in_quote(form, "light", Severity.ERROR), in_quote(form, "Another"))
    said = form.field(QUOTE).said()
    assert said == "“light” is <b>odd</b>. And 2 more."
    assert form.field(QUOTE).editor.accessibleDescription() == said


def test_misspelt_words_are_marked_and_not_said(form: Desk) -> None:
    form.problems.wrong_words = ("teh",)
    form.problems.look()
    assert form.field(QUOTE).said() == ""


def test_what_is_wrong_with_an_entry_as_a_whole_is_said_under_its_title(form: Desk) -> None:
    entry = next(iter(form.session.document.entries))
    tell(form, Problem("R17", "this entry is empty", Place(entry.id)))
    assert form.field(TITLE).said() == "This entry is empty."
    assert marked(form, TITLE) == []


def test_nothing_is_said_while_typing_and_all_of_it_when_the_field_is_left(form: Desk) -> None:
    form.type_into(QUOTE, "x")
    tell(form, in_quote(form, "lamp"))
    assert form.field(QUOTE).said() == ""
    form.leave()
    assert form.field(QUOTE).said() == "“lamp” is <b>odd</b>."


# Tips


def test_the_tip_over_a_line_says_the_sentence_as_plain_text(form: Desk) -> None:
    tell(form, in_quote(form, "lamp"))
    editor = form.text_of(QUOTE)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(editor.toPlainText().index("lamp") + 3)
    at = editor.cursorRect(cursor).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, editor.viewport().mapToGlobal(at))
    QApplication.sendEvent(editor.viewport(), event)
    assert "“lamp” is &lt;b&gt;odd&lt;/b&gt;" in QToolTip.text()
    assert "F8" in QToolTip.text()
    QToolTip.hideText()


def test_the_tip_of_a_line_editor(form: Desk) -> None:
    tell(form, Problem("R1", "odd", place_in(form.node(EntryHeading), "title", 0, 7)))
    line = form.line(TITLE)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(20, line.height() // 2), line.mapToGlobal(QPoint(20, 9)))
    QApplication.sendEvent(line, event)
    assert "Odd" in QToolTip.text()
    QToolTip.hideText()


# The menu


def test_fixes_stand_first_and_one_is_one_step(form: Desk) -> None:
    tell(form, in_quote(form, "lamp", Severity.WARNING, "torch"))
    caret_in(form, "lamp")
    menu = menu_at_caret(form)
    assert texts(menu)[:2] == ["“lamp” is <b>odd</b>.", "Write torch"]
    choose(menu, "Write torch")
    assert form.session.undo_label == "Write torch"
    assert find.node(form.session.document, form.node(Quote).id).values[0].startswith("💡 A torch")
    assert form.undo_all() == 1


def test_a_problem_can_be_ignored_and_explained(form: Desk) -> None:
    why: list[str] = []
    form.fixes.why_wanted.connect(why.append)
    tell(form, in_quote(form, "lamp", Severity.WARNING, "torch"))
    for text in ("Ignore here", "Ignore in this issue", "Ignore always", "Fix all of this kind", "Why?"):
        caret_in(form, "lamp")
        choose(menu_at_caret(form), text)
    assert form.deeds.ignored == [("lamp", scope) for scope in Scope]
    assert (form.deeds.kinds, why) == (["R14"], ["R14"])


def test_two_problems_at_a_place_are_both_helped(form: Desk) -> None:
    tell(form, in_quote(form, "lamp", Severity.WARNING, "torch"), in_quote(form, "A lamp", Severity.ERROR, "A sun"))
    caret_in(form, "lamp")
    menu = menu_at_caret(form)
    assert texts(menu)[1] == "Write A sun"
    (other,) = (action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(other, QMenu)
    assert "Write torch" in texts(other)
    menu.close()


def test_away_from_problems_the_menu_is_the_usual_one(form: Desk) -> None:
    tell(form, in_quote(form, "lamp"))
    caret_in(form, "Another")
    menu = menu_at_caret(form)
    assert texts(menu)[0].startswith("Undo")
    menu.close()


def test_the_menu_key_opens_it_at_the_caret_and_the_mouse_where_it_points(form: Desk) -> None:
    tell(form, in_quote(form, "lamp", Severity.WARNING, "torch"))
    caret_in(form, "Another")
    editor = form.text_of(QUOTE)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(editor.toPlainText().index("lamp") + 3)
    over = editor.cursorRect(cursor).center()
    for reason, first in ((QContextMenuEvent.Reason.Keyboard, "Undo"), (QContextMenuEvent.Reason.Mouse, "“lamp”")):
        event = QContextMenuEvent(reason, over, editor.viewport().mapToGlobal(over))
        QApplication.sendEvent(editor.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert texts(menu)[0].startswith(first)
        menu.close()


def test_suggestions_come_into_the_open_menu_and_the_focus_stays(form: Desk) -> None:
    form.problems.wrong_words = ("teh",)
    form.problems.look()
    caret_in(form, "teh")
    menu = menu_at_caret(form)
    assert texts(menu)[0] == LOOKING
    press(menu, Qt.Key.Key_Down)
    active = menu.activeAction()
    assert active is not None
    ((word, done),) = form.problems.asked
    done(("the", "tea & toast"))
    assert word == "teh"
    assert texts(menu)[:2] == ["the", "tea && toast"]
    assert menu.activeAction() is active
    choose(menu, "the")
    assert form.session.undo_label == "Change to “the”"
    assert "with the light" in form.node(Quote).values[0]


def test_no_suggestions_are_said_and_a_closed_menu_takes_none(form: Desk) -> None:
    form.problems.wrong_words = ("teh",)
    form.problems.look()
    caret_in(form, "teh")
    menu = menu_at_caret(form)
    form.problems.asked[0][1](())
    assert texts(menu)[0] == NONE_FOUND
    menu.close()
    assert form.problems.called_off == 1
    QApplication.sendPostedEvents(None, 0)
    QApplication.processEvents()
    form.problems.asked[0][1](("the",))


def test_a_word_is_learned_or_ignored(form: Desk) -> None:
    form.problems.wrong_words = ("teh",)
    form.problems.look()
    for text in ("Add “teh”", "Ignore in this issue"):
        caret_in(form, "teh")
        choose(menu_at_caret(form), text)
    assert form.problems.learned == ["teh"]
    assert form.deeds.ignored == [("teh", Scope.ISSUE)]


def test_a_cell_has_the_menu_on_top_of_its_own(form: Desk) -> None:
    form.problems.wrong_words = ("teh",)
    form.problems.look()
    place = next(iter(form.problems.misspelt_in(node_of_table(form)))).place
    form.panel.reveal(place)
    menu = menu_at_caret(form)
    assert texts(menu)[0] == LOOKING
    assert "Insert row above" in texts(menu)
    form.problems.asked[0][1](("the",))
    choose(menu, "the")
    assert "| 1 | the |" in form.written()


def test_where_no_text_has_the_focus_there_is_no_menu(form: Desk) -> None:
    form.field(QUOTE).editor.setFocus()
    form.leave()
    form.panel.setFocus()
    form.panel.ask_at_caret()
    assert QApplication.activePopupWidget() is None


def node_of_table(form: Desk) -> int:
    return form.node(Table).id


def test_a_line_has_the_menu_too(form: Desk) -> None:
    form.problems.wrong_words = ("Glowing",)
    form.problems.look()
    caret_in(form, "Glowing", TITLE)
    assert isinstance(focused(), QLineEdit)
    menu = menu_at_caret(form)
    assert texts(menu)[0] == LOOKING
    menu.close()


def test_what_is_wrong_with_the_issue_as_a_whole_is_said_of_no_field(open_form: Callable[..., Desk]) -> None:
    form = open_form(f'+++\ntitle = "Lamps"\n+++\n\n{POST}')
    form.open_front()
    front = form.session.document.front
    assert front is not None
    tell(form, Problem("R22", "a video is missing", Place(front.id)), Problem("R9", "no day", place_in(front, "title")))

    assert [field.said() for field in form.panel._page.fields() if field.said()] == ["No day."]
