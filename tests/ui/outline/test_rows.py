"""Several rows at once, the clipboard, marks and notes, narrowing, and the style's order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.outline.conftest import Desk
from tests.ui.posts import POST
from twimeditor.core.check import Place, Problem, Severity
from twimeditor.core.model import Quote
from twimeditor.ui.bridge import LEAD
from twimeditor.ui.outline.model import Roles
from twimeditor.ui.outline.narrow import Only


def shown(desk: Desk) -> list[str]:
    """Return the titles of the entries that can be seen."""
    rows = desk.model.shape.rows.values()
    entries = [row for row in rows if row.kind.value == "entry"]
    indexes = {row.title: desk.model.index_of(row.id) for row in entries}
    return [title for title, index in indexes.items() if desk.view.visualRect(index).isValid()]


# Several


def test_ctrl_and_shift_choose_several(desk: Desk) -> None:
    desk.choose("Glow", "Ferry")
    assert desk.structure.noun == "2 entries"
    desk.choose("Glow")
    assert desk.structure.noun == "entry"
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert desk.structure.chosen.targets == (desk.row("Glow"), desk.row("Wick"))


def test_a_section_and_an_entry_of_another_are_removed_in_one_step(desk: Desk) -> None:
    desk.choose("Dept of Lanterns", "Glow", "Ferry")
    assert desk.structure.noun == "2 rows"
    desk.structure.remove()
    assert desk.drawn() == "Islands; Boats: Raft"
    desk.session.undo()
    assert desk.text == POST


def test_several_entries_are_moved_together_and_over_the_edge(desk: Desk) -> None:
    desk.choose("Glow", "Wick")
    assert desk.structure.can_move(1)
    assert not desk.structure.can_move(-1)
    desk.structure.move(1)
    assert desk.drawn() == "Lanterns; Islands: Glow, Wick; Boats: Raft, Ferry"
    assert desk.structure.noun == "2 entries"
    desk.structure.move(1)
    desk.structure.move(1)
    desk.structure.move(1)
    assert desk.drawn() == "Lanterns; Islands; Boats: Raft, Ferry, Glow, Wick"
    assert not desk.structure.can_move(1)


def test_rows_of_different_sections_cannot_be_moved_by_a_place(desk: Desk) -> None:
    desk.choose("Glow", "Ferry")
    assert not desk.structure.can_move(1)


def test_an_update_is_moved_among_those_of_its_entry(desk: Desk) -> None:
    desk.panel.unfold_all()
    desk.choose("Kim")
    assert desk.structure.noun == "update"
    desk.structure.move(-1)
    assert desk.text.index("[Kim]") < desk.text.index("[Robin]")
    assert desk.text.index("Glow is a lamp") < desk.text.index("[Kim]")
    assert not desk.structure.can_move(-1)


def test_several_are_duplicated_in_one_step(desk: Desk) -> None:
    desk.choose("Glow", "Raft")
    desk.structure.duplicate()
    assert desk.drawn() == "Lanterns: Glow, Glow, Wick; Islands; Boats: Raft, Raft, Ferry"
    desk.session.undo()
    assert desk.text == POST


# The clipboard


def test_what_is_cut_is_pasted_as_it_was(desk: Desk) -> None:
    desk.choose("Glow", "Wick")
    desk.rows.cut()
    assert desk.drawn() == "Lanterns; Islands; Boats: Raft, Ferry"
    desk.choose("Raft")
    desk.rows.paste()
    assert desk.drawn() == "Lanterns; Islands; Boats: Raft, Glow, Wick, Ferry"
    part = POST[POST.index("### Glow") : POST.index("## Dept of Islands")]
    assert part in desk.text
    desk.session.undo()
    desk.session.undo()
    assert desk.text == POST


def test_another_window_gets_entries_with_their_marks(desk: Desk, open_outline: Callable[..., Desk]) -> None:
    desk.choose("Wick")
    desk.marks.mark("asked")
    desk.rows.copy()
    other = open_outline("## Dept of Kites\n\n### Box\n")
    other.choose("Box")
    other.rows.paste()
    assert other.drawn() == "Kites: Box, Wick"
    assert [entry.mark for entry in other.issue.entries] == ["", "asked"]
    assert "asked" not in other.text


def test_other_programs_get_markdown(desk: Desk) -> None:
    desk.choose("Raft")
    desk.rows.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "### Raft\n\n> It floats.\n"
    assert bytes(data.data("text/markdown").data()).decode() == data.text()


def test_markdown_of_another_program_becomes_entries(desk: Desk) -> None:
    data = QMimeData()
    data.setText("### One\n\n> 1\n\n### Two")
    QGuiApplication.clipboard().setMimeData(data)
    desk.choose("Raft")
    desk.rows.paste()
    assert desk.drawn() == "Lanterns: Glow, Wick; Islands; Boats: Raft, One, Two, Ferry"
    assert desk.view.currentIndex().data() == "One"


def test_an_update_is_pasted_behind_the_selected_one(desk: Desk) -> None:
    desk.panel.unfold_all()
    desk.choose("Kim")
    desk.rows.cut()
    desk.choose("Wick")
    desk.rows.paste()
    assert "burns longer.\n\n[Kim](https://matrix.to/#/@kim:example.org) reports\n\n> Second report." in desk.text


# Marks and notes


def test_a_mark_is_painted_said_and_undone(desk: Desk) -> None:
    desk.choose("Wick", "Raft")
    before = desk.view.grab().toImage()
    desk.marks.mark("to do")
    assert desk.marks.is_marked("to do")
    assert desk.view.grab().toImage() != before
    said = desk.model.index_of(desk.row("Wick")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Wick, entry, Aino, to do"
    assert desk.text == POST
    desk.session.undo()
    assert not desk.session.can_undo
    assert desk.view.grab().toImage() == before


def test_a_mark_on_an_update_is_that_of_its_entry(desk: Desk) -> None:
    desk.panel.unfold_all()
    desk.choose("Kim")
    desk.marks.mark("done")
    assert [entry.mark for entry in desk.issue.entries] == ["done", "", "", ""]


def test_nothing_but_entries_is_marked(desk: Desk) -> None:
    desk.choose("Dept of Islands")
    assert not desk.marks.can_mark()


def note(desk: Desk) -> QPlainTextEdit:
    field = desk.panel.note.findChild(QPlainTextEdit, "outline.note")
    assert isinstance(field, QPlainTextEdit)
    return field


def test_a_note_is_typed_beside_the_entry_as_one_step(desk: Desk) -> None:
    desk.choose("Wick")
    assert not note(desk).isVisible()
    desk.panel.note.begin()
    assert note(desk).hasFocus()
    QTest.keyClicks(note(desk), "Ask again")
    assert next(entry.note for entry in desk.issue.entries if entry.note) == "Ask again"
    QTest.keyClick(note(desk), Qt.Key.Key_Escape)
    assert desk.view.hasFocus()
    assert note(desk).isVisible()
    desk.choose("Raft")
    assert not note(desk).isVisible()
    desk.choose("Wick")
    assert note(desk).toPlainText() == "Ask again"
    desk.session.undo()
    assert not desk.session.can_undo
    assert note(desk).toPlainText() == ""


def test_no_break_spaces_stay_in_a_note(desk: Desk) -> None:
    desk.choose("Wick")
    desk.panel.note.begin()
    QGuiApplication.clipboard().setText("Ask\u00a0again")
    QTest.keySequence(note(desk), QKeySequence(QKeySequence.StandardKey.Paste))
    assert next(entry.note for entry in desk.issue.entries if entry.note) == "Ask\u00a0again"


def test_a_note_that_stays_empty_goes_when_it_is_left(desk: Desk) -> None:
    desk.choose("Wick")
    desk.panel.note.begin()
    QTest.keyClick(note(desk), Qt.Key.Key_Escape)
    assert not note(desk).isVisible()
    assert not desk.session.can_undo


# Narrowing


def test_entries_are_narrowed_by_mark(desk: Desk) -> None:
    desk.choose("Wick", "Raft")
    desk.marks.mark("asked")
    desk.panel.narrowing.show_only(Only.ASKED)
    assert shown(desk) == ["Wick", "Raft"]
    desk.panel.filter.setText("aino")
    assert shown(desk) == ["Wick"]
    desk.panel.filter.clear()
    desk.panel.narrowing.show_only(Only.UNMARKED)
    assert shown(desk) == ["Glow", "Ferry"]
    desk.panel.narrowing.show_only(Only.DONE)
    assert shown(desk) == []
    assert desk.panel.nothing.isVisible()
    desk.panel.narrowing.show_only(Only.ALL)
    assert len(shown(desk)) == 4


def test_an_entry_that_is_marked_goes_from_those_without(desk: Desk) -> None:
    desk.panel.narrowing.show_only(Only.UNMARKED)
    desk.choose("Wick")
    desk.marks.mark("done")
    assert "Wick" not in shown(desk)


def test_words_of_an_update_unfold_its_entry(desk: Desk) -> None:
    assert not desk.view.isExpanded(desk.model.index_of(desk.row("Glow")))
    desk.panel.filter.setText("second report")
    assert shown(desk) == ["Glow"]
    assert desk.view.isExpanded(desk.model.index_of(desk.row("Glow")))


def test_empty_entries_say_so_and_are_found(open_outline: Callable[..., Desk]) -> None:
    desk = open_outline("## Part\n\n### Full\n\n> 1\n\n### Void\n\n## Nothing\n")
    said = desk.model.index_of(desk.row("Void")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Void, entry, empty"
    desk.panel.narrowing.show_only(Only.EMPTY)
    assert shown(desk) == ["Void"]


def said(desk: Desk, title: str) -> str:
    return str(desk.model.index_of(desk.row(title)).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_worst_of_a_row_is_its_sign_and_all_is_said(open_outline: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = open_outline("## Part\n\n### Fine\n\n> 1\n\n### Bad\n\n> Some words.\n")
    quote = [node for node in desk.issue.leaves() if isinstance(node, Quote)][1]
    hint = Problem("R5", "the name of lamp.png is odd", Place(quote.id), Severity.HINT)
    warning = Problem("R4", "lamp.png has no alt text", Place(quote.id))
    desk.problems.tell(hint, warning, Problem("R17", "the entry is short", Place(desk.row("Bad"))))
    index = desk.model.index_of(desk.row("Bad"))
    qtbot.waitUntil(lambda: index.data(Roles.SIGN) == "warning")
    assert [said(desk, "Fine"), said(desk, "Bad")] == ["Fine, entry", "Bad, entry, 2 warnings, 1 hint"]
    tip = str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert "The name of lamp.png is odd." in tip
    desk.problems.tell(hint, warning, Problem("MD034", "a bare address", Place(quote.id), Severity.ERROR))
    qtbot.waitUntil(lambda: index.data(Roles.SIGN) == "error")
    desk.problems.tell(hint)
    qtbot.waitUntil(lambda: index.data(Roles.SIGN) == "info")
    desk.problems.tell()
    qtbot.waitUntil(lambda: not index.data(Roles.SIGN))
    assert said(desk, "Bad") == "Bad, entry"


def test_what_is_wrong_before_the_first_entry_is_marked_there(open_outline: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = open_outline("+++\ntitle = 'x'\n+++\n\nHello all.\n\n## Part\n\nWords.\n")
    front, section = desk.issue.front, desk.issue.sections[0]
    assert front is not None
    told = [Problem("R9", "wrong", Place(number)) for number in (front.id, desk.issue.lead[-1].id, section.nodes[0].id)]
    desk.problems.tell(*told)
    rows = (front.id, LEAD, section.id)
    qtbot.waitUntil(lambda: all(desk.model.index_of(row).data(Roles.SIGN) for row in rows))


def test_a_tip_says_a_few_of_many(open_outline: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = open_outline("### Bad\n\n> Some words.\n")
    desk.problems.tell(*(Problem("R1", f"number {n} is wrong", Place(desk.row("Bad"))) for n in range(20)))
    index = desk.model.index_of(desk.row("Bad"))
    qtbot.waitUntil(lambda: bool(index.data(Roles.SIGN)))
    assert str(index.data(Roles.PROBLEMS)).splitlines()[-1] == "And 12 more."


def test_entries_with_problems_can_be_shown_alone(open_outline: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = open_outline("## Part\n\n### Fine\n\n> 1\n\n### Bad\n\n> 2\n")
    desk.problems.tell(Problem("R17", "wrong", Place(desk.row("Bad"))))
    qtbot.waitUntil(lambda: "warning" in said(desk, "Bad"))
    desk.panel.narrowing.show_only(Only.WRONG)
    assert shown(desk) == ["Bad"]
    desk.choose("Bad")
    desk.structure.remove()
    desk.problems.tell()
    qtbot.waitUntil(lambda: not shown(desk))


# Order and places


def test_sections_are_sorted_as_the_style_has_them(open_outline: Callable[..., Desk]) -> None:
    text = "## Dept of Clients 📱\n\n## Dept of Oddities 🎩\n\n## Dept of Spec 📜\n\n### MSC\n"
    desk = open_outline(text)
    assert desk.arranging.can_sort()
    desk.arranging.sort()
    assert desk.drawn() == "Spec: MSC; Clients; Oddities"
    assert not desk.arranging.can_sort()
    desk.session.undo()
    assert desk.text == text


def test_a_section_of_the_style_takes_its_place(open_outline: Callable[..., Desk]) -> None:
    desk = open_outline("## Dept of Spec 📜\n\n## Dept of Clients 📱\n")
    titles = [kind.title for kind in desk.arranging.missing]
    assert "Dept of Servers" in titles
    assert "Dept of Spec" not in titles
    desk.arranging.add_section("Dept of Servers")
    assert desk.drawn() == "Spec; Servers; Clients"
    assert "## Dept of Servers 🏢\n" in desk.text
    assert desk.session.undo_label == "Add section"


def test_a_section_of_ones_own_goes_behind_the_selected_one(desk: Desk) -> None:
    desk.choose("Dept of Lanterns")
    desk.arranging.add_section("Dept of Kites")
    assert desk.drawn() == "Lanterns: Glow, Wick; Kites; Islands; Boats: Raft, Ferry"


def test_entries_move_to_a_section_by_its_name(desk: Desk) -> None:
    desk.choose("Glow", "Wick")
    places = {place.title: place.id for place in desk.arranging.places}
    desk.arranging.move_to(places["Dept of Islands"])
    assert desk.drawn() == "Lanterns; Islands: Glow, Wick; Boats: Raft, Ferry"


def test_an_update_moves_to_an_entry_by_its_name(desk: Desk) -> None:
    desk.panel.unfold_all()
    desk.choose("Kim")
    places = {place.title: place.id for place in desk.arranging.places}
    desk.arranging.move_to(places["Ferry"])
    assert desk.text.endswith("[Kim](https://matrix.to/#/@kim:example.org) reports\n\n> Second report.\n")


@pytest.mark.parametrize("title", ["Front", "Dept of Islands"])
def test_what_has_no_other_place_is_moved_to_none(desk: Desk, title: str) -> None:
    desk.choose(title)
    assert not desk.arranging.can_move()
