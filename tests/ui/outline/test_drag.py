"""Dragging in the outline, by the events that a pointer makes."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.outline.conftest import Desk
from tests.ui.posts import POST
from twimeditor.core.model.tree import Update, parts
from twimeditor.ui.outline.dropping import Edge

CTRL = Qt.KeyboardModifier.ControlModifier


def authors(desk: Desk, title: str) -> list[str]:
    entry = next(entry for entry in desk.issue.entries if entry.heading.title == title)
    updates = [part for part in parts(entry.nodes) if isinstance(part, Update)]
    return [update.attribution.name if update.attribution else "" for update in updates]


def test_an_entry_goes_over_or_under_another(desk: Desk) -> None:
    assert desk.drop(desk.data("Ferry"), desk.over("Wick"))
    assert desk.drawn() == "Lanterns: Glow, Ferry, Wick; Islands; Boats: Raft"
    assert desk.drop(desk.data("Glow"), desk.under("Raft"))
    assert desk.drawn() == "Lanterns: Ferry, Wick; Islands; Boats: Raft, Glow"
    assert desk.session.undo_label == "Move"
    desk.session.undo()
    desk.session.undo()
    assert desk.text == POST


def test_an_entry_goes_to_the_end_of_a_section_that_it_is_dropped_on(desk: Desk) -> None:
    assert desk.drop(desk.data("Glow"), desk.over("Dept of Boats"))
    assert desk.drawn() == "Lanterns: Wick; Islands; Boats: Raft, Ferry, Glow"


def test_an_entry_is_the_first_under_the_title_of_an_open_section(desk: Desk) -> None:
    assert desk.drop(desk.data("Glow"), desk.under("Dept of Boats"))
    assert desk.drawn() == "Lanterns: Wick; Islands; Boats: Glow, Raft, Ferry"


def test_an_empty_section_takes_an_entry(desk: Desk) -> None:
    assert desk.drop(desk.data("Ferry"), desk.under("Dept of Islands"))
    assert desk.drawn() == "Lanterns: Glow, Wick; Islands: Ferry; Boats: Raft"


@pytest.mark.parametrize(
    ("spot", "order"),
    [
        ("over Dept of Lanterns", "Boats: Raft, Ferry; Lanterns: Glow, Wick; Islands"),
        ("under Dept of Islands", "Lanterns: Glow, Wick; Islands; Boats: Raft, Ferry"),
        ("over Dept of Islands", "Lanterns: Glow, Wick; Boats: Raft, Ferry; Islands"),
        ("under Wick", "Lanterns: Glow, Wick; Boats: Raft, Ferry; Islands"),
        ("over Front", "Boats: Raft, Ferry; Lanterns: Glow, Wick; Islands"),
    ],
)
def test_a_section_goes_between_sections(desk: Desk, spot: str, order: str) -> None:
    where, _, title = spot.partition(" ")
    assert desk.drop(desk.data("Dept of Boats"), desk.over(title) if where == "over" else desk.under(title))
    assert desk.drawn() == order


def test_an_update_goes_to_another_entry(desk: Desk) -> None:
    desk.panel.unfold_all()
    assert desk.drop(desk.data("Robin"), desk.middle("Wick"))
    assert (authors(desk, "Glow"), authors(desk, "Wick")) == (["Kim"], ["Aino", "Robin"])
    assert desk.drop(desk.data("Robin"), desk.over("Aino"))
    assert authors(desk, "Wick") == ["Robin", "Aino"]


def test_an_update_never_goes_before_what_the_project_is(desk: Desk) -> None:
    desk.panel.unfold_all()
    assert desk.drop(desk.data("Kim"), desk.over("Robin"))
    assert authors(desk, "Glow") == ["Kim", "Robin"]
    assert desk.text.index("Glow is a lamp") < desk.text.index("[Kim]")


def test_an_update_goes_into_a_section_of_its_own(desk: Desk) -> None:
    desk.panel.unfold_all()
    assert desk.drop(desk.data("Kim"), desk.middle("Dept of Islands"))
    assert "harbour is open.\n\n[Kim]" in desk.text


@pytest.mark.parametrize("title", ["Front", "Introduction"])
def test_what_stands_first_takes_no_entry(desk: Desk, title: str) -> None:
    assert not desk.drop(desk.data("Glow"), desk.middle(title))
    assert desk.text == POST
    assert desk.view.drop_mark is None


def test_ctrl_leaves_a_copy(desk: Desk) -> None:
    assert desk.drop(desk.data("Ferry"), desk.over("Glow"), CTRL)
    assert desk.drawn() == "Lanterns: Ferry, Glow, Wick; Islands; Boats: Raft, Ferry"
    assert desk.session.undo_label == "Copy"


def test_several_rows_go_together_as_one_step(desk: Desk) -> None:
    assert desk.drop(desk.data("Glow", "Wick"), desk.over("Ferry"))
    assert desk.drawn() == "Lanterns; Islands; Boats: Raft, Glow, Wick, Ferry"
    desk.session.undo()
    assert not desk.session.can_undo


def test_a_line_or_a_frame_shows_the_place_until_the_pointer_leaves(desk: Desk) -> None:
    plain = desk.view.grab().toImage()
    assert desk.hover(desk.data("Ferry"), desk.over("Wick"))
    mark = desk.view.drop_mark
    assert mark is not None
    assert (mark.row, mark.edge) == (desk.row("Wick"), Edge.OVER)
    line = desk.view.grab().toImage()
    assert desk.hover(desk.data("Ferry"), desk.middle("Dept of Islands"))
    frame = desk.view.grab().toImage()
    assert plain != line != frame
    desk.leave()
    assert desk.view.grab().toImage() == plain
    assert desk.text == POST


def test_a_line_under_an_open_entry_is_drawn_under_its_updates(desk: Desk) -> None:
    desk.panel.unfold_all()
    desk.hover(desk.data("Ferry"), desk.under("Glow"))
    assert desk.view.last_shown(desk.model.index_of(desk.row("Glow"))).data() == "Kim"
    assert desk.drop(desk.data("Ferry"), desk.middle("Kim"))
    assert desk.drawn() == "Lanterns: Glow, Ferry, Wick; Islands; Boats: Raft"


def test_a_locked_outline_takes_and_gives_nothing(desk: Desk) -> None:
    desk.view.lock(wanted=True)
    assert not desk.drop(desk.data("Ferry"), desk.over("Wick"))
    assert not desk.view.dragEnabled()
    assert desk.text == POST
    desk.view.lock(wanted=False)
    assert desk.drop(desk.data("Ferry"), desk.over("Wick"))


def test_a_trembling_hand_drags_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Qt.DropAction] = []
    monkeypatch.setattr(desk.view, "startDrag", begun.append)
    start = desk.middle("Wick")
    near = start + QPoint(0, QApplication.startDragDistance() + 2)
    far = start + QPoint(0, 3 * QApplication.startDragDistance())
    QTest.mousePress(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for spot, count in ((near, 0), (far, 1)):
        for _ in range(2):
            _drag_to(desk, spot)
        assert len(begun) == count
    QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=far)


def _drag_to(desk: Desk, spot: QPoint) -> None:
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    viewport = desk.view.viewport()
    there = viewport.mapToGlobal(spot).toPointF()
    event = QMouseEvent(QMouseEvent.Type.MouseMove, spot.toPointF(), there, none, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def test_the_edges_scroll(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.resize(240, 200)
    bar = desk.view.verticalScrollBar()
    desk.view.scrollToTop()
    bottom = QPoint(20, desk.view.viewport().height() - 3)
    assert bar.value() == 0
    desk.hover(desk.data("Glow"), bottom)
    qtbot.waitUntil(lambda: bar.value() > 0)
    desk.leave()
    assert desk.view.state() is QAbstractItemView.State.NoState


def test_text_from_another_program_becomes_an_entry(desk: Desk) -> None:
    data = QMimeData()
    data.setText("### Kite\n\n> It flies.\n")
    assert desk.drop(data, desk.over("Wick"))
    assert desk.drawn() == "Lanterns: Glow, Kite, Wick; Islands; Boats: Raft, Ferry"


def test_text_that_is_dragged_in_stays_where_it_came_from(desk: Desk) -> None:
    data = QMimeData()
    data.setText("words")
    spot = desk.over("Wick")
    assert desk.hover(data, spot)
    either = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    how = (either, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event = QDropEvent(spot.toPointF(), *how)
    QApplication.sendEvent(desk.view.viewport(), event)
    assert event.dropAction() is Qt.DropAction.CopyAction


def test_a_drag_that_enters_where_it_has_no_place_is_followed_all_the_same(desk: Desk) -> None:
    data = desk.data("Ferry")
    assert not desk.hover(data, desk.middle("Front"))
    move = QDragMoveEvent(
        desk.over("Wick"), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(desk.view.viewport(), move)
    assert move.isAccepted()


def test_files_are_left_to_the_window(desk: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/blog/post.md")])
    assert not desk.hover(data, desk.over("Wick"))


def test_rows_of_another_window_are_taken_in_as_they_are(desk: Desk, open_outline: Callable[..., Desk]) -> None:
    other = open_outline("## Dept of Kites\n\n### Box ([website](https://box.example))\n\n>  odd   spaces\n>\n\n")
    assert desk.drop(other.data("Box"), desk.over("Wick"))
    assert "### Box ([website](https://box.example))\n\n>  odd   spaces\n>\n\n### Wick" in desk.text
    assert other.drawn() == "Kites: Box"  # which the drag takes out when it ends


SPOTS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 700), st.booleans()), min_size=1, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps=SPOTS)
def test_dropping_anything_anywhere_keeps_every_word_and_is_undone(
    desk: Desk, steps: list[tuple[int, int, bool]]
) -> None:
    desk.panel.unfold_all()
    words = sorted(POST.split())
    for number, height, upper in steps:
        rows = list(desk.model.shape.rows)
        row = rows[number % len(rows)]
        data = desk.model.mimeData([desk.model.index_of(row)])
        desk.drop(data, QPoint(60 + upper, height))
        assert sorted(desk.text.split()) == words
    while desk.session.undo():
        pass
    assert desk.text == POST
