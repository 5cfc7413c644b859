"""The steps of this session, and going to any of them."""

from functools import partial

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from tests.ui.going.conftest import Desk, focused
from tests.ui.posts import POST
from twimeditor.core.model import edits
from twimeditor.core.post import write
from twimeditor.ui.going.history import BEGINNING


def steps(desk: Desk) -> QListView:
    found = desk.window.findChild(QListView, "history.steps")
    assert isinstance(found, QListView)
    return found


def rows(desk: Desk) -> list[str]:
    """Return what a screen reader says of each row."""
    model = steps(desk).model()
    return [str(_row(desk, row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def _row(desk: Desk, row: int) -> QModelIndex:
    return steps(desk).model().index(row, 0)


def click(desk: Desk, row: int) -> None:
    area: QRect = steps(desk).visualRect(_row(desk, row))
    viewport = steps(desk).viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, area.center())


def rename(desk: Desk, title: str, new: str) -> None:
    edit = partial(edits.set_field, target=desk.entry(title).id, field="title", value=new)
    desk.session.edit("Edit project title", edit)


def three_steps(desk: Desk) -> None:
    rename(desk, "Wick", "Wax")
    rename(desk, "Raft", "Float")
    desk.session.edit("Remove entry", partial(edits.remove, target=desk.entry("Glow").id))


def test_steps_have_names_and_places(desk: Desk) -> None:
    three_steps(desk)
    desk.window.commands["history"].trigger()
    assert rows(desk) == [
        BEGINNING,
        "Edit project title · Wax",
        "Edit project title · Float",
        "Remove entry · Glow, current",
    ]


def test_one_click_goes_back_and_one_forward(desk: Desk) -> None:
    three_steps(desk)
    desk.window.commands["history"].trigger()
    click(desk, 1)
    assert "### Wax" in write(desk.session.document)
    assert "### Raft" in write(desk.session.document)
    assert rows(desk)[1:3] == ["Edit project title · Wax, current", "Edit project title · Float, taken back"]
    click(desk, 0)
    assert write(desk.session.document) == POST
    click(desk, 3)
    assert "### Glow" not in write(desk.session.document)


def test_enter_goes_to_a_step_and_escape_leaves(desk: Desk) -> None:
    three_steps(desk)
    desk.select("Wax")
    desk.focus("entry.title")
    desk.window.commands["history"].trigger()
    assert focused() is steps(desk)
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Return)
    assert write(desk.session.document) == POST
    desk.press(Qt.Key.Key_Escape)
    assert focused().objectName() == "entry.title"
    assert not steps(desk).isVisible()


def test_it_follows_what_happens(desk: Desk) -> None:
    desk.window.commands["history"].trigger()
    rename(desk, "Wick", "Wax")
    assert rows(desk) == [BEGINNING, "Edit project title · Wax, current"]
    desk.window.commands["undo"].trigger()
    assert rows(desk) == [f"{BEGINNING}, current", "Edit project title · Wax, taken back"]


def test_a_run_of_keys_is_one_step(desk: Desk) -> None:
    desk.select("Wick")
    desk.window.commands["history"].trigger()
    desk.focus("entry.title")
    desk.type("abc")
    assert len(rows(desk)) == 2
