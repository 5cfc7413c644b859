"""What is done aside: only the newest question is answered, and only one thing is done at a time."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from twimeditor.ui.export.work import Doing, Looking

T = TypeVar("T")


class Later:
    """An executor whose work is done when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, fn: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def run() -> None:
            try:
                outcome = fn()
            except ValueError as error:
                failed(error)
            else:
                done(outcome)

        self.waiting.append(run)

    def run(self) -> None:
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            one()


@pytest.fixture
def parent(qapp: object) -> QObject:
    return QObject()


def refuse() -> str:
    raise ValueError("no")


def test_an_answer_that_is_outdated_is_dropped(parent: QObject, qtbot: QtBot) -> None:
    later, answers = Later(), list[object]()
    looking = Looking(later, parent)
    looking.look(lambda: "old", answers.append, answers.append)
    qtbot.waitUntil(lambda: bool(later.waiting))
    looking.look(lambda: "new", answers.append, answers.append)
    qtbot.waitUntil(lambda: len(later.waiting) == 2)
    later.run()
    assert answers == ["new"]


def test_nothing_comes_of_what_was_dropped_be_it_a_failure(parent: QObject, qtbot: QtBot) -> None:
    later, answers = Later(), list[object]()
    looking = Looking(later, parent)
    looking.look(refuse, answers.append, answers.append)
    qtbot.waitUntil(lambda: bool(later.waiting))
    looking.drop()
    later.run()
    assert answers == []


def test_while_the_user_types_only_the_last_is_asked(parent: QObject, qtbot: QtBot) -> None:
    later, answers = Later(), list[object]()
    looking = Looking(later, parent)
    for text in ("a", "ab", "abc"):
        looking.look(partial(str, text), answers.append, answers.append, soon=True)
    qtbot.waitUntil(lambda: bool(later.waiting))
    assert len(later.waiting) == 1
    later.run()
    assert answers == ["abc"]


def test_only_one_thing_is_done_at_a_time(parent: QObject) -> None:
    later, done = Later(), list[object]()
    doing = Doing(later, parent)
    doing.do(lambda _told, _cancelled: "one", done.append, done.append)
    doing.do(lambda _told, _cancelled: "two", done.append, done.append)
    assert doing.is_busy
    later.run()
    assert done == ["one"]
    assert not doing.is_busy


def test_what_is_stopped_is_told_so(parent: QObject) -> None:
    later, done = Later(), list[object]()
    doing = Doing(later, parent)
    doing.do(lambda _told, cancelled: cancelled(), done.append, done.append)
    doing.stop()
    assert doing.is_stopping
    later.run()
    assert done == [True]
    assert not doing.is_stopping
