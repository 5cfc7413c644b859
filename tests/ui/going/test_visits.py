"""Back and forward between what was selected."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.going.conftest import Desk
from tests.ui.posts import POST
from twimeditor.core.model import edits


def possible(desk: Desk) -> tuple[bool, bool]:
    return desk.window.commands["back"].isEnabled(), desk.window.commands["forward"].isEnabled()


def visit(desk: Desk, *titles: str) -> None:
    for title in titles:
        desk.select(title)
    desk.focus("entry.title")


def test_back_and_forward(desk: Desk) -> None:
    visit(desk, "Glow", "Wick", "Raft")
    assert possible(desk) == (True, False)
    desk.keys("Alt+Left")
    assert (desk.selected(), possible(desk)) == ("Wick", (True, True))
    desk.keys("Alt+Left")
    assert desk.selected() == "Glow"
    desk.keys("Alt+Right")
    desk.keys("Alt+Right")
    assert (desk.selected(), possible(desk)[1]) == ("Raft", False)


def test_going_elsewhere_drops_what_was_ahead(desk: Desk) -> None:
    visit(desk, "Glow", "Wick", "Raft")
    desk.keys("Alt+Left")
    visit(desk, "Ferry")
    assert not possible(desk)[1]
    desk.keys("Alt+Left")
    assert desk.selected() == "Wick"


def test_what_was_removed_is_passed_over_until_it_is_back(desk: Desk) -> None:
    visit(desk, "Glow", "Wick", "Raft")
    desk.session.edit("Remove entry", partial(edits.remove, target=desk.entry("Wick").id))
    desk.keys("Alt+Left")
    assert desk.selected() == "Glow"
    desk.session.undo()
    desk.keys("Alt+Right")
    assert desk.selected() == "Wick"


def test_an_edit_is_survived(desk: Desk) -> None:
    visit(desk, "Glow", "Wick")
    desk.type("s")
    desk.keys("Alt+Left")
    desk.keys("Alt+Right")
    assert desk.selected() in {"Wicks", "sWick"}


def test_the_buttons_of_the_mouse(desk: Desk) -> None:
    visit(desk, "Glow", "Wick")
    spot = desk.window.form.mapTo(desk.window, QPoint(20, 200))
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, spot)
    assert desk.selected() == "Glow"
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, spot)
    assert desk.selected() == "Wick"


def test_another_post_begins_anew(desk: Desk, tmp_path: Path) -> None:
    visit(desk, "Glow", "Wick")
    other = tmp_path / "other.md"
    other.write_text(POST, encoding="utf-8")
    desk.window.posts.open(other)
    assert possible(desk) == (False, False)
