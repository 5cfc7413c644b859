"""Actions are made from their records, and the commands that change the structure."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QMenuBar, QToolBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.styles import shipped_styles
from tests.ui.posts import POST
from twimeditor.core.ids import IdSource
from twimeditor.core.model import edits
from twimeditor.core.model.nodes import List
from twimeditor.core.model.tree import Entry, Section
from twimeditor.core.post import parse, write
from twimeditor.services.editing import Session
from twimeditor.ui.actions import ActionSpec, Menu, Registry, Structure
from twimeditor.ui.actions.blocks import NewBlock
from twimeditor.ui.actions.places import containers, own_rows, stand_in
from twimeditor.ui.bridge import LEAD, NOTHING, Selection


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


# Records


def test_an_action_has_what_its_record_says(window: QWidget) -> None:
    calls: list[str] = []
    spec = ActionSpec("save", "&Save", lambda: calls.append("saved"), "save", (QKeySequence.StandardKey.Save,))
    action = Registry(window, [spec])["save"]
    action.trigger()
    assert calls == ["saved"]
    assert action.toolTip() == "Save (Ctrl+S)"
    assert not action.icon().isNull()


def test_dots_and_access_keys_stay_out_of_the_tooltip(window: QWidget) -> None:
    action = Registry(window, [ActionSpec("open", "&Open R&&D…", lambda: None)])["open"]
    assert action.toolTip() == "Open R&D"


def test_refreshing_asks_the_record(window: QWidget) -> None:
    state = {"possible": False, "on": False, "name": "Undo"}
    spec = ActionSpec(
        "undo",
        "Undo",
        lambda: None,
        enabled=lambda: bool(state["possible"]),
        checked=lambda: bool(state["on"]),
        live_text=lambda: str(state["name"]),
    )
    registry = Registry(window, [spec])
    registry.refresh()
    assert not registry["undo"].isEnabled()
    state.update(possible=True, on=True, name="Undo move")
    registry.refresh(["undo"])
    action = registry["undo"]
    assert (action.isEnabled(), action.isChecked(), action.text()) == (True, True, "Undo move")


def test_menus_and_toolbars_are_built_from_ids(window: QWidget) -> None:
    registry = Registry(window, [ActionSpec(name, name.title(), lambda: None) for name in ("one", "two")])
    bar, tools, context = QMenuBar(window), QToolBar(window), QMenu(window)
    registry.fill_bar(bar, [Menu("first", "&First", ("one", None, Menu("deep", "&Deep", ("two",))))])
    registry.fill_toolbar(tools, ["two", None, "one"])
    registry.fill_menu(context, ["one"])
    assert [action.text() for action in bar.actions()] == ["&First"]
    assert [action.text() for action in registry.menu("first").actions()] == ["One", "", "&Deep"]
    assert [action.text() for action in registry.menu("deep").actions()] == ["Two"]
    assert [action.text() for action in tools.actions()] == ["Two", "", "One"]
    assert [action.text() for action in context.actions()] == ["One"]


def test_a_local_key_holds_only_where_it_was_added(qtbot: QtBot, window: QWidget) -> None:
    calls: list[str] = []
    registry = Registry(window, [ActionSpec("remove", "Remove", lambda: calls.append("x"), keys=("Del",), local=True)])
    inside, outside = QLineEdit(), QWidget()
    inside.setReadOnly(True)
    outside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    outside.addAction(registry["remove"])
    column = QVBoxLayout(window)
    for widget in (inside, outside):
        column.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for widget in (inside, outside):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Delete)
    assert calls == ["x"]


# Structure


@dataclass
class Desk:
    session: Session
    selection: Selection
    structure: Structure

    def titles(self) -> list[list[str]]:
        return [[entry.heading.title for entry in section.entries] for section in self.session.document.sections]

    def select(self, title: str) -> None:
        document = self.session.document
        both: list[Section | Entry] = [*document.sections, *document.entries]
        for one in both:
            if one.heading is not None and one.heading.title.startswith(title):
                self.selection.select(one.id)
                return
        pytest.fail(f"nothing is called {title}")


@pytest.fixture
def desk() -> Desk:
    ids = IdSource()
    session = Session(parse(POST, ids), ids)
    selection = Selection(session)
    return Desk(session, selection, Structure(session, selection, shipped_styles()))


def test_nothing_can_be_done_to_the_front_matter(desk: Desk) -> None:
    front = desk.session.document.front
    assert front is not None
    desk.selection.select(front.id)
    structure = desk.structure
    assert not any((structure.has_target(), structure.can_move(1), structure.can_add_update()))
    structure.remove()
    structure.duplicate()
    structure.add_update()
    assert not desk.session.can_undo


def test_a_section_goes_behind_the_selected_one(desk: Desk) -> None:
    desk.select("Wick")
    desk.structure.add_section()
    assert desk.titles() == [["Glow", "Wick"], [], [], ["Raft", "Ferry"]]
    assert desk.session.undo_label == "Add section"


def test_a_first_section_can_be_added_to_an_empty_issue() -> None:
    ids = IdSource()
    session = Session(parse("", ids), ids)
    selection = Selection(session)
    Structure(session, selection, shipped_styles()).add_section()
    assert selection.current == session.document.sections[0].id


def test_an_entry_goes_to_the_end_of_the_selected_section(desk: Desk) -> None:
    desk.select("Dept of Lanterns")
    desk.structure.add_entry()
    assert desk.titles()[0] == ["Glow", "Wick", ""]


def test_an_entry_is_added_to_the_last_section_when_none_is_selected(desk: Desk) -> None:
    desk.selection.select(LEAD)
    desk.structure.add_entry()
    assert desk.titles()[2] == ["Raft", "Ferry", ""]


def test_what_is_added_is_revealed(desk: Desk) -> None:
    revealed: list[int] = []
    desk.selection.revealed.connect(revealed.append)
    desk.select("Ferry")
    desk.structure.add_update()
    added = [node for node in desk.session.document.sections[2].entries[1].nodes if node.source is None]
    assert revealed == [added[0].id]


def test_a_block_goes_to_the_end(desk: Desk) -> None:
    desk.select("Wick")
    desk.structure.add_block(NewBlock("List", List(id=0, markdown="* one"), "add_list"))
    text = write(desk.session.document)
    assert "> Wick burns longer.\n\n* one\n\n## Dept of Islands" in text


def test_own_blocks_of_a_section_are_moved_among_themselves(desk: Desk) -> None:
    desk.select("Dept of Lanterns")
    desk.structure.add_update()
    desk.structure.add_update()
    intro, first, second = own_rows(desk.session.document.sections[0])
    desk.selection.show(second.id)
    assert desk.structure.noun == "update"
    assert desk.structure.can_move(-1)
    assert not desk.structure.can_move(1)

    desk.structure.move(-1)

    assert [part.id for part in own_rows(desk.session.document.sections[0])] == [intro.id, second.id, first.id]


def test_removing_an_own_update_leaves_the_section(desk: Desk) -> None:
    islands = desk.session.document.sections[1]
    desk.session.edit("Add", partial(edits.add_entry, section=islands.id, after=None, title="Jetty"))
    (update,) = own_rows(desk.session.document.sections[1])
    desk.selection.show(update.id)
    removed: list[str] = []
    desk.structure.removed.connect(removed.append)
    desk.structure.remove()
    assert removed == ["update"]
    assert "harbour" not in write(desk.session.document)
    assert desk.titles()[1] == ["Jetty"]


def test_moving_up_and_down_again_changes_nothing(desk: Desk) -> None:
    before = write(desk.session.document)
    for title in ("Glow", "Wick", "Raft", "Dept of Islands"):
        desk.select(title)
        desk.structure.move(1)
        desk.structure.move(-1)
        assert write(desk.session.document) == before, title


def test_each_command_is_one_step(desk: Desk) -> None:
    before = desk.session.document
    desk.select("Wick")
    steps: list[Callable[[], None]] = [desk.structure.add_entry, desk.structure.duplicate]
    steps.append(partial(desk.structure.move, -1))
    for act in steps:
        act()
        desk.session.undo()
        assert desk.session.document is before
        desk.select("Wick")


def test_the_neighbour_stands_in_for_what_is_gone(desk: Desk) -> None:
    issue = desk.session.document
    glow, wick = issue.sections[0].entries
    without = partial(edits.remove, issue, desk.session.ids)
    assert stand_in(issue, without(target=glow.id), glow.id) == wick.id
    assert stand_in(issue, without(target=wick.id), wick.id) == glow.id
    assert stand_in(issue, without(target=issue.sections[2].id), issue.sections[2].id) == issue.sections[1].id
    alone = without(target=wick.id)
    last = edits.remove(alone, desk.session.ids, target=glow.id)
    assert stand_in(alone, last, glow.id) == issue.sections[0].id


def test_nothing_stands_in_when_nothing_is_left(desk: Desk) -> None:
    empty = parse("")
    assert stand_in(desk.session.document, empty, desk.session.document.sections[0].id) == NOTHING


@given(st.lists(st.tuples(st.sampled_from(["up", "down", "copy", "remove", "entry", "section"]), st.integers(0, 50))))
def test_commands_anywhere_never_fail(steps: list[tuple[str, int]]) -> None:
    ids = IdSource()
    session = Session(parse(POST, ids), ids)
    selection = Selection(session)
    structure = Structure(session, selection, shipped_styles())
    acts: dict[str, Callable[[], None]] = {
        "up": partial(structure.move, -1),
        "down": partial(structure.move, 1),
        "copy": structure.duplicate,
        "remove": structure.remove,
        "entry": structure.add_entry,
        "section": structure.add_section,
    }
    for name, number in steps:
        known = list(containers(session.document))
        if known:
            selection.select(known[number % len(known)])
        if name != "entry" or structure.can_add_entry():
            acts[name]()
    while session.undo():
        pass
    assert write(session.document) == POST
