"""Marks in the margin beside blocks that something is wrong with; the page itself stays as it is."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from tests.ui.preview.desk import Desk
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.model.find import LEAD
from twimeditor.ui.preview.flags import Flag, flags

BOXES = """JSON.stringify([...document.querySelectorAll("twim-mark")].map((mark) => {
    const { top, left, width, height } = mark.getBoundingClientRect();
    return { node: Number(mark.dataset.problem), severity: mark.dataset.severity, words: mark.title,
             top: top + scrollY, left, width, height };
}))"""
BLOCK = """(() => {{
    const {{ top, right }} = document.querySelector('{0}').getBoundingClientRect();
    return JSON.stringify([top + scrollY, right]);
}})()"""


class Known(QObject):
    """Problems that a test decides on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[Problem, ...] = ()

    def problems(self) -> tuple[Problem, ...]:
        return self.found

    def tell(self, *found: Problem) -> None:
        self.found = found
        self.changed.emit()


@pytest.fixture
def known(desk: Desk) -> Known:
    known = Known()
    desk.panel.flags.tell_of(known)
    return known


def problem(node: int, severity: Severity = Severity.WARNING, words: str = "odd") -> Problem:
    return Problem("R1", words, Place(node), severity)


def shown(desk: Desk) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(desk.eyes.see(BOXES))
    return found


def wait_for_marks(desk: Desk, count: int) -> list[dict[str, Any]]:
    desk.qtbot.waitUntil(lambda: len(shown(desk)) == count, timeout=10_000)
    return shown(desk)


def test_of_each_block_the_worst_is_marked_with_all_words(desk: Desk) -> None:
    node, entry = desk.node("It blinks").id, desk.entry("Foghorn")
    heading = desk.node("Foghorn").id
    front = desk.issue.front
    assert front is not None
    told = (
        problem(node, words="it blinks"),
        problem(node, Severity.ERROR, "it is dark"),
        problem(node, Severity.HINT),
        problem(entry, words="it is empty"),
        problem(front.id),
        problem(LEAD),
        problem(9999),
    )
    assert flags(desk.issue, told) == (
        Flag(node, "error", "It is dark.\nIt blinks."),
        Flag(heading, "warning", "It is empty."),
        Flag(0, "warning", "Odd."),
    )


def test_a_mark_stands_beside_its_block_and_moves_with_it(desk: Desk, known: Known) -> None:
    node = desk.node("It blinks")
    known.tell(problem(node.id, Severity.ERROR, "it is <b>dark</b>"))
    (mark,) = wait_for_marks(desk, 1)
    top, right = json.loads(desk.eyes.see(BLOCK.format(f'main > [data-node="{node.id}"]')))
    assert abs(mark["top"] - top) < 12
    assert mark["left"] >= right - 2
    assert (mark["severity"], mark["words"]) == ("error", "It is <b>dark</b>.")
    before = mark["top"]
    desk.type(desk.node("Text of the section"), "markdown", "Much\n\nmore\n\ntext.")
    desk.qtbot.waitUntil(lambda: shown(desk)[0]["top"] > before + 20, timeout=10_000)


def test_the_page_is_none_other_for_its_marks(desk: Desk, known: Known) -> None:
    body, text = desk.eyes.body(), desk.eyes.see("document.body.innerText")
    known.tell(problem(desk.node("It blinks").id), problem(desk.node("Foghorn").id))
    wait_for_marks(desk, 2)
    assert (desk.eyes.body(), desk.eyes.see("document.body.innerText")) == (body, text)
    desk.eyes.see("getSelection().selectAllChildren(document.documentElement)")
    assert "odd" not in desk.eyes.see("getSelection().toString()").lower()


def test_a_click_leads_to_the_worst_problem(desk: Desk, known: Known) -> None:
    wanted: list[Problem] = []
    desk.panel.flags.wanted.connect(wanted.append)
    node = desk.node("It blinks").id
    worst = problem(node, Severity.ERROR, "it is dark")
    known.tell(problem(node), worst)
    wait_for_marks(desk, 1)
    desk.eyes.click("twim-mark")
    desk.qtbot.waitUntil(lambda: bool(wanted), timeout=10_000)
    assert wanted == [worst]


def test_switched_off_there_are_none_and_mended_they_go(desk: Desk, known: Known) -> None:
    known.tell(problem(desk.node("It blinks").id))
    wait_for_marks(desk, 1)
    desk.panel.flags.switch(on=False)
    wait_for_marks(desk, 0)
    desk.panel.flags.switch(on=True)
    wait_for_marks(desk, 1)
    known.tell()
    wait_for_marks(desk, 0)


def test_what_shows_nothing_has_its_mark_out_of_view(desk: Desk, known: Known) -> None:
    known.tell(problem(desk.node("It blinks").id))
    wait_for_marks(desk, 1)
    desk.surface.flag((Flag(4711, "error", "nowhere"),))
    desk.qtbot.waitUntil(lambda: [mark["node"] for mark in shown(desk)] == [4711], timeout=10_000)
    assert shown(desk)[0]["top"] < 0


def test_a_new_page_gets_the_marks_again(desk: Desk, known: Known, revive: Callable[[], None]) -> None:
    known.tell(problem(desk.node("It blinks").id))
    wait_for_marks(desk, 1)
    revive()
    wait_for_marks(desk, 1)


@pytest.fixture
def revive(desk: Desk) -> Callable[[], None]:
    """Return what lets the page be filled anew, as after its death."""

    def fill() -> None:
        desk.surface._refill()

    return fill
