"""The border between services and Qt."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.posts import POST
from twimeditor.core.ids import IdSource
from twimeditor.core.model import edits
from twimeditor.core.model.nodes import Quote
from twimeditor.core.post import parse
from twimeditor.services.editing import Committed, Session
from twimeditor.ui.bridge import LEAD, QtExecutor, QtScheduler, Selection, SessionBridge


@pytest.fixture
def session() -> Session:
    ids = IdSource()
    return Session(parse(POST, ids), ids)


@pytest.fixture
def executor() -> Iterator[QtExecutor]:
    made = QtExecutor()
    yield made
    made.close()


def test_each_commit_becomes_a_signal_until_the_bridge_is_closed(qtbot: QtBot, session: Session) -> None:
    bridge = SessionBridge(session)
    seen: list[Committed] = []
    bridge.committed.connect(seen.append)
    target = session.document.sections[0].id

    session.edit("Rename", lambda i, ids: edits.set_field(i, ids, target=target, field="title", value="Lamps"))
    bridge.close()
    session.undo()

    assert [type(event) for event in seen] == [Committed]
    assert seen[0].label == "Rename"


def test_the_scheduler_calls_once(qtbot: QtBot) -> None:
    scheduler, calls = QtScheduler(), []
    scheduler.call_later(0.001, lambda: calls.append("called"))
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == ["called"]


def test_a_cancelled_call_is_never_made(qtbot: QtBot) -> None:
    scheduler, calls = QtScheduler(), []
    handle = scheduler.call_later(0.001, lambda: calls.append("cancelled"))
    handle.cancel()
    scheduler.call_later(0.005, lambda: calls.append("later"))
    qtbot.waitUntil(lambda: bool(calls))
    handle.cancel()
    assert calls == ["later"]


def test_a_closed_scheduler_calls_nobody(qtbot: QtBot) -> None:
    scheduler, other, calls = QtScheduler(), QtScheduler(), []
    scheduler.call_later(0.001, lambda: calls.append("closed"))
    scheduler.close()
    other.call_later(0.005, lambda: calls.append("open"))
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == ["open"]


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot, executor: QtExecutor) -> None:
    told: list[tuple[int, int]] = []
    executor.submit(threading.get_ident, lambda where: told.append((where, threading.get_ident())), unexpected)
    qtbot.waitUntil(lambda: bool(told))
    where_done, where_told = told[0]
    assert where_told == threading.get_ident() != where_done


def unexpected(error: Exception) -> None:
    raise error


def test_an_error_in_the_work_is_told_here_as_well(qtbot: QtBot, executor: QtExecutor) -> None:
    told: list[Exception] = []
    executor.submit(lambda: 1 // 0, lambda _: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)


def test_revealing_a_node_selects_what_holds_it_first(session: Session) -> None:
    selection, seen = Selection(session), []
    selection.changed.connect(lambda number: seen.append(("changed", number)))
    selection.revealed.connect(lambda number: seen.append(("revealed", number)))
    entry = next(session.document.entries)
    quote = next(node for node in entry.nodes if isinstance(node, Quote))

    selection.reveal(quote.id)

    assert seen == [("changed", entry.id), ("revealed", quote.id)]
    assert (selection.current, selection.part) == (entry.id, quote.id)


def test_the_asker_is_known_while_the_signal_is_emitted(session: Session) -> None:
    selection, seen = Selection(session), []
    selection.changed.connect(lambda _: seen.append(selection.origin))
    asker = object()
    selection.select(LEAD, origin=asker)
    assert seen == [asker]
    assert selection.origin is None


def test_the_front_matter_and_the_lead_can_be_revealed(session: Session) -> None:
    selection = Selection(session)
    front = session.document.front
    assert front is not None
    selection.reveal(front.id)
    assert selection.current == front.id
    selection.reveal(session.document.lead[1].id)
    assert selection.current == LEAD
