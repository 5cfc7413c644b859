"""The outline shows the document's structure, follows it row by row, and changes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.styles import shipped_styles
from tests.ui.posts import POST
from twimeditor.core.ids import IdSource
from twimeditor.core.model import edits
from twimeditor.core.model.tree import Entry, Issue, Section
from twimeditor.core.post import parse, write
from twimeditor.services.editing import Committed, Session
from twimeditor.ui.actions import ActionSpec, Registry, Structure
from twimeditor.ui.bridge import LEAD, Selection, SessionBridge
from twimeditor.ui.outline import OutlineModel, OutlinePanel

DRAWN = """\
Front matter
Introduction
Dept of Lanterns 🏮 | 2
  Lanterns are in season. | intro
  Glow | Robin, Kim
    Robin | First report.
    Kim | Second report.
  Wick | Aino
Dept of Islands
Dept of Boats ⛵ | 2
  Raft
  Ferry | Noor"""


def draw(model: OutlineModel, parent: QModelIndex | None = None, indent: str = "") -> str:
    parent = parent or QModelIndex()
    lines = []
    for number in range(model.rowCount(parent)):
        index = model.index(number, 0, parent)
        row = model.row_of(index)
        assert row is not None
        lines.append(indent + " | ".join(filter(None, (row.title, row.detail))))
        if model.rowCount(index):
            lines.append(draw(model, index, indent + "  "))
    return "\n".join(lines)


def opened(text: str = POST) -> Session:
    ids = IdSource()
    return Session(parse(text, ids), ids)


def named(session: Session, title: str) -> Section | Entry:
    """Return the section or entry whose title begins so."""
    both: list[Section | Entry] = [*session.document.sections, *session.document.entries]
    return next(one for one in both if one.heading is not None and one.heading.title.startswith(title))


class Watched:
    """A model that follows a session under Qt's own tester, and what it has told."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.model = OutlineModel(session)
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.told: list[str] = []
        for name in ("rowsInserted", "rowsRemoved", "rowsMoved", "dataChanged", "modelReset", "layoutChanged"):
            getattr(self.model, name).connect(partial(self._note, name))
        session.subscribe(self.model.follow)

    def edit(self, edit: Callable[..., Issue], **arguments: object) -> list[str]:
        self.told.clear()
        assert self.session.edit("Edit", partial(edit, **arguments))
        assert draw(self.model) == draw(OutlineModel(self.session))
        return self.told

    def _note(self, name: str, *_: object) -> None:
        self.told.append(name)


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    return Watched(opened())


def test_rows_are_the_structure(watched: Watched) -> None:
    assert draw(watched.model) == DRAWN


def test_a_sections_only_update_has_no_row_of_its_own(watched: Watched) -> None:
    islands = watched.model.index_of(named(watched.session, "Dept of Islands").id)
    assert watched.model.rowCount(islands) == 0


def test_own_updates_are_rows_when_there_are_entries_beside_them(watched: Watched) -> None:
    islands = named(watched.session, "Dept of Islands")
    watched.edit(edits.add_entry, section=islands.id, after=None, title="Jetty")
    assert "Dept of Islands | 1\n  Pim | update\n  Jetty" in draw(watched.model)


def test_typing_a_title_changes_one_row(watched: Watched) -> None:
    told = watched.edit(edits.set_field, target=named(watched.session, "Glow").id, field="title", value="Glow 2")
    assert told == ["dataChanged"]


def test_typing_in_a_quote_changes_no_row(watched: Watched) -> None:
    quote = next(node for node in named(watched.session, "Wick").leaves() if node.KIND == "quote")
    assert watched.edit(edits.set_field, target=quote.id, field="body", value="Longer.") == []


def test_an_author_shows_beside_the_entry(watched: Watched) -> None:
    quote = next(node for node in named(watched.session, "Raft").leaves() if node.KIND == "quote")
    assert watched.edit(edits.set_field, target=quote.id, field="author_name", value="Joris") == ["dataChanged"]
    assert "Raft | Joris" in draw(watched.model)


def test_moving_an_entry_within_its_section_is_one_real_move(watched: Watched) -> None:
    section, entry = named(watched.session, "Dept of Boats"), named(watched.session, "Raft")
    after = named(watched.session, "Ferry").id
    assert watched.edit(edits.move, target=entry.id, to=section.id, after=after) == ["rowsMoved"]


def test_moving_an_entry_to_another_section_is_one_real_move(watched: Watched) -> None:
    target, entry = named(watched.session, "Dept of Lanterns"), named(watched.session, "Ferry")
    told = watched.edit(edits.move, target=entry.id, to=target.id, after=named(watched.session, "Glow").id)
    assert told.count("rowsMoved") in {1, 2}
    assert set(told) == {"rowsMoved", "dataChanged"}


def test_moving_the_first_section_last_is_one_move(watched: Watched) -> None:
    first, last = named(watched.session, "Dept of Lanterns"), named(watched.session, "Dept of Boats")
    assert watched.edit(edits.move, target=first.id, after=last.id) == ["rowsMoved"]


def test_removing_and_undo_are_one_row_each(watched: Watched) -> None:
    assert watched.edit(edits.remove, target=named(watched.session, "Wick").id) == ["rowsRemoved", "dataChanged"]
    watched.told.clear()
    watched.session.undo()
    assert watched.told == ["rowsInserted", "dataChanged"]
    assert draw(watched.model) == DRAWN


def test_another_post_starts_anew(watched: Watched) -> None:
    watched.session.replace(parse("## One\n\n## Two\n", watched.session.ids), saved=True)
    assert watched.told == ["modelReset"]
    assert draw(watched.model) == "One\nTwo"


def test_a_title_without_words_is_told_as_such(watched: Watched) -> None:
    watched.edit(edits.set_field, target=named(watched.session, "Wick").id, field="title", value="")
    assert "Untitled entry | Aino" in draw(watched.model)


def test_what_a_screen_reader_says(watched: Watched) -> None:
    said = [
        watched.model.index_of(named(watched.session, title).id).data(Qt.ItemDataRole.AccessibleTextRole)
        for title in ("Dept of Boats", "Glow")
    ]
    assert said == ["Dept of Boats ⛵, section, 2 entries", "Glow, entry, Robin, Kim"]


STEPS = st.lists(st.tuples(st.sampled_from("sadmrcuz"), st.integers(0, 99), st.integers(0, 99)), max_size=25)


@given(steps=STEPS)
def test_any_edits_keep_the_rows_in_step(qapp: QApplication, steps: list[tuple[str, int, int]]) -> None:
    watched = Watched(opened())
    for kind, one, other in steps:
        change(watched.session, kind, one, other)
        assert draw(watched.model) == draw(OutlineModel(watched.session))


def change(session: Session, kind: str, one: int, other: int) -> None:
    """Do one of eight things to what the two numbers happen to choose."""
    issue = session.document
    sections, entries = issue.sections, list(issue.entries)
    section = sections[one % len(sections)] if sections else None
    entry = entries[other % len(entries)] if entries else None
    if kind == "u":
        session.undo()
    elif kind == "z":
        session.redo()
    elif kind == "s":
        session.edit("Add", partial(edits.add_section, after=section.id if section else None, title="New"))
    elif kind == "a" and section:
        session.edit("Add", partial(edits.add_entry, section=section.id, after=None, title="New"))
    elif kind == "d" and entry:
        session.edit("Copy", partial(edits.duplicate, target=entry.id))
    elif kind == "m" and section and entry:
        session.edit("Move", partial(edits.move, target=entry.id, to=section.id, after=None))
    elif kind == "r" and section:
        session.edit("Remove", partial(edits.remove, target=section.id if other % 3 == 0 or not entry else entry.id))
    elif kind == "c" and section:
        session.edit("Move", partial(edits.move, target=section.id, after=None))


@dataclass
class Desk:
    """A pane over a session."""

    session: Session
    selection: Selection
    structure: Structure
    panel: OutlinePanel

    @property
    def current(self) -> str:
        return str(self.panel.view.currentIndex().data())

    def choose(self, title: str) -> None:
        index = self.panel.model.index_of(named(self.session, title).id)
        self.panel.view.setCurrentIndex(index)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    session = opened()
    selection, bridge, window = Selection(session), SessionBridge(session), QWidget()
    structure = Structure(session, selection, shipped_styles(), window)
    moving = ("add_section", "add_entry", "add_update", "cut", "copy", "paste", "move_up", "move_down", "move_to")
    marking = ("duplicate", "rename", "mark_to_do", "mark_asked", "mark_done", "mark_none", "note", "make_share")
    specs = [ActionSpec(name, name, lambda: None) for name in (*moving, *marking)]
    specs.append(ActionSpec("remove", "Remove", structure.remove, keys=("Del",), local=True))
    panel = OutlinePanel(session, bridge, selection, Registry(window, specs))
    for widget in (panel, window):
        qtbot.addWidget(widget)
    panel.resize(300, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield Desk(session, selection, structure, panel)
    bridge.close()


def test_choosing_a_row_selects_and_back(desk: Desk) -> None:
    desk.choose("Wick")
    assert desk.selection.current == named(desk.session, "Wick").id
    desk.selection.select(LEAD)
    assert desk.current == "Introduction"


def test_an_own_block_selects_its_section_and_shows_itself(desk: Desk, qtbot: QtBot) -> None:
    section = named(desk.session, "Dept of Lanterns")
    assert isinstance(section, Section)
    intro = desk.panel.model.index(0, 0, desk.panel.model.index_of(section.id))
    with qtbot.waitSignal(desk.selection.shown) as shown:
        desk.panel.view.setCurrentIndex(intro)
    assert desk.selection.current == section.id
    assert shown.args == [intro.internalId()]
    assert desk.current == "Lanterns are in season."


def test_selection_and_expansion_survive_a_move_and_undo(desk: Desk) -> None:
    desk.choose("Ferry")
    boats = desk.panel.model.index_of(named(desk.session, "Dept of Boats").id)
    lanterns = desk.panel.model.index_of(named(desk.session, "Dept of Lanterns").id)
    desk.panel.view.collapse(lanterns)
    section = boats.internalId()
    desk.session.edit("Move", partial(edits.move, target=section, after=None))

    assert desk.current == "Ferry"
    assert desk.panel.view.isExpanded(desk.panel.model.index_of(section))
    desk.session.undo()
    assert desk.current == "Ferry"
    assert not desk.panel.view.isExpanded(desk.panel.model.index_of(named(desk.session, "Dept of Lanterns").id))


def test_f2_renames_in_place(desk: Desk, qtbot: QtBot) -> None:
    desk.choose("Wick")
    desk.panel.view.setFocus()
    QTest.keyClick(desk.panel.view, Qt.Key.Key_F2)
    editor = desk.panel.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Wick and wax")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "### Wick and wax\n" in write(desk.session.document))
    assert desk.session.undo_label == "Rename entry"


def test_the_front_matter_has_no_title_to_rename(desk: Desk) -> None:
    desk.panel.view.setCurrentIndex(desk.panel.model.index(0, 0))
    assert not desk.panel.can_rename()


def test_delete_removes_what_is_selected(desk: Desk, qtbot: QtBot) -> None:
    desk.choose("Wick")
    desk.panel.view.setFocus()
    with qtbot.waitSignal(desk.structure.removed):
        QTest.keyClick(desk.panel.view, Qt.Key.Key_Delete)
    assert "Wick" not in write(desk.session.document)


def test_enter_asks_for_the_form(desk: Desk, qtbot: QtBot) -> None:
    desk.choose("Wick")
    with qtbot.waitSignal(desk.panel.form_wanted):
        QTest.keyClick(desk.panel.view, Qt.Key.Key_Return)


def test_the_filter_shows_what_matches_and_what_holds_it(desk: Desk) -> None:
    desk.panel.filter.setText("noor")
    assert shown(desk.panel) == ["Dept of Boats ⛵", "Ferry"]
    desk.panel.filter.setText("lanterns")
    assert "Glow" in shown(desk.panel)
    desk.panel.filter.clear()
    assert len(shown(desk.panel)) == len(DRAWN.splitlines())


def test_a_filter_without_match_says_so(desk: Desk) -> None:
    desk.panel.filter.setText("zeppelin")
    assert shown(desk.panel) == []
    assert desk.panel.nothing.isVisible()
    desk.panel.filter.clear()
    assert not desk.panel.nothing.isVisible()


def test_escape_clears_the_filter_and_down_leaves_it(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.filter.setFocus()
    desk.panel.filter.setText("raft")
    QTest.keyClick(desk.panel.filter, Qt.Key.Key_Escape)
    assert desk.panel.filter.text() == ""
    QTest.keyClick(desk.panel.filter, Qt.Key.Key_Down)
    assert desk.panel.view.hasFocus()


def test_a_drop_event_moves_and_leaves_no_row_behind(desk: Desk) -> None:
    view, model = desk.panel.view, desk.panel.model
    target = view.visualRect(model.index_of(named(desk.session, "Dept of Islands").id)).center()
    data = model.mimeData([model.index_of(named(desk.session, "Raft").id)])
    how = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(target, *how))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(target, *how))
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(target), *how))
    assert "Raft" not in draw(model, model.index_of(named(desk.session, "Dept of Boats").id))
    assert [entry.heading.title for entry in desk.session.document.sections[1].entries] == ["Raft"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_context_menu_offers_what_the_keys_do(desk: Desk) -> None:
    desk.choose("Wick")
    desk.panel.view.menu_asked.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert texts[-1] == "Remove"
    assert "move_up" in texts


def test_commits_of_others_move_no_focus(desk: Desk) -> None:
    desk.panel.filter.setFocus()
    seen: list[Committed] = []
    desk.session.subscribe(seen.append)
    desk.session.edit("Remove", partial(edits.remove, target=named(desk.session, "Wick").id))
    assert seen
    assert desk.panel.filter.hasFocus()


def shown(panel: OutlinePanel, parent: QModelIndex | None = None) -> list[str]:
    parent, found = parent or QModelIndex(), []
    for number in range(panel.model.rowCount(parent)):
        if not panel.view.isRowHidden(number, parent):
            index = panel.model.index(number, 0, parent)
            found += [index.data(), *shown(panel, index)]
    return found


def test_what_the_preview_shows_is_marked_and_not_selected(desk: Desk) -> None:
    ferry, glow = named(desk.session, "Ferry"), named(desk.session, "Glow")
    desk.selection.select(glow.id)
    without = desk.panel.view.grab().toImage()
    desk.selection.view(ferry.id)
    assert desk.panel.view.in_view().data() == "Ferry"
    assert desk.panel.view.grab().toImage() != without
    assert desk.panel.view.currentIndex().data() == "Glow"
    assert desk.selection.current == glow.id
    desk.panel.close_sections([2])
    assert desk.panel.view.in_view().data().startswith("Dept of Boats")
    desk.selection.view(-1)
    assert not desk.panel.view.in_view().isValid()


def test_the_outline_does_not_scroll_away_from_who_works_in_it(desk: Desk) -> None:
    desk.panel.resize(240, 160)
    desk.panel.view.setFocus()
    desk.panel.view.scrollToTop()
    desk.selection.view(named(desk.session, "Ferry").id)
    assert desk.panel.view.verticalScrollBar().value() == 0


def test_a_title_with_tags_is_no_rich_text_in_its_tooltip() -> None:
    session = opened("## Part\n\n### A &lt;img src='/dev/zero'&gt;\n\n> Text.\n")
    model = OutlineModel(session)
    entry = model.index(0, 0, model.index(model.rowCount() - 1, 0))
    assert entry.data() == "A <img src='/dev/zero'>"
    assert "<img" not in entry.data(Qt.ItemDataRole.ToolTipRole)
