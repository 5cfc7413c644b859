"""Garbage goes in pauses, never while somebody types."""

import gc
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from twimeditor.core.ids import IdSource
from twimeditor.core.model import edits
from twimeditor.core.post import parse
from twimeditor.services.editing import Session
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.shell.collector import PauseCollector


class Ring:
    """Only the collector can take this away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def session() -> Session:
    ids = IdSource()
    return Session(parse("## Lamps\n", ids), ids)


@pytest.fixture
def collector(qapp: object, session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[PauseCollector]:
    monkeypatch.undo()  # of what keeps the collector away from what other tests have left
    gc.unfreeze()
    bridge = SessionBridge(session)
    collector = PauseCollector(bridge)
    yield collector
    collector.close()
    bridge.close()


def type_titles(session: Session) -> None:
    (section,) = session.document.sections
    for title in ("a", "ab", "abc"):
        session.edit("Edit title", partial(edits.set_field, target=section.id, field="title", value=title))


def test_garbage_stays_while_somebody_types_and_goes_in_the_pause(
    qtbot: QtBot, session: Session, collector: PauseCollector
) -> None:
    ring = weakref.ref(Ring())
    type_titles(session)
    assert ring() is not None
    assert not gc.isenabled()
    with qtbot.waitSignal(collector._pause.timeout):
        collector._pause.start(1)
    assert ring() is None


def test_what_a_post_brings_is_looked_through_once(qtbot: QtBot, collector: PauseCollector) -> None:
    collector.begin()
    with qtbot.waitSignal(collector._pause.timeout):
        collector._pause.start(1)
    assert gc.get_freeze_count() > 0
    collector.close()
    assert gc.get_freeze_count() == 0
    assert gc.isenabled()
