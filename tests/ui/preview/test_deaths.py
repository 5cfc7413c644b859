"""The engine's process is killed or hangs: the preview is back by itself, where it was."""

import os
import signal
import time

import pytest
from PySide6.QtWidgets import QLabel, QTextBrowser

from tests.ui.preview.deaths import kill_renderer, stop_renderer
from tests.ui.preview.desk import Desk, wait_until_filled
from twimeditor.ui.preview import lifeguard
from twimeditor.ui.preview.lifeguard import MOST_DEATHS, Lifeguard

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs signals")

SECONDS = 2.0


def scroll(desk: Desk, place: int) -> float:
    """Scroll there; return how far below the upper edge the second entry begins."""
    desk.eyes.see(f"window.scrollTo(0, {place}); 1")
    desk.eyes.wait_for(f"window.scrollY === {place}")
    top = desk.eyes.top("h3:nth-of-type(2)")
    desk.qtbot.waitUntil(lambda: desk.surface._place is not None)
    return top


def wait_until_back(desk: Desk, top: float) -> None:
    wait_until_filled(desk)
    desk.eyes.wait_for(f'Math.abs(document.querySelector("h3:nth-of-type(2)").getBoundingClientRect().top - {top}) < 2')


def test_back_within_two_seconds_at_the_same_place_three_times_in_a_row(desk: Desk) -> None:
    top = scroll(desk, 700)
    for number in range(3):
        kill_renderer(desk)
        begun = time.monotonic()
        desk.type(desk.node("It blinks"), "body", f"It blinks {number} times.")
        wait_until_back(desk, top)
        assert time.monotonic() - begun < SECONDS
        assert f"It blinks {number} times." in desk.eyes.body()


def test_back_after_it_was_killed_with_a_patch_under_way(desk: Desk) -> None:
    desk.type(desk.node("It hoots."), "body", "Still under way.")
    assert not desk.surface.idle
    kill_renderer(desk)
    wait_until_filled(desk)
    assert "Still under way." in desk.eyes.body()


def test_back_after_it_was_killed_while_it_was_coming_back(desk: Desk) -> None:
    kill_renderer(desk)
    desk.qtbot.waitUntil(lambda: bool(desk.surface.page().renderProcessPid()), timeout=20_000)
    kill_renderer(desk)
    desk.type(desk.node("It blinks."), "body", "Typed meanwhile.")
    wait_until_filled(desk)
    assert "Typed meanwhile." in desk.eyes.body()


def test_process_that_does_not_answer_is_ended_and_started_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    top = scroll(desk, 700)
    monkeypatch.setattr(lifeguard, "PATIENCE_MS", 300)
    hung = stop_renderer(desk)
    desk.type(desk.node("It blinks."), "body", "Nobody listens.")
    desk.qtbot.waitUntil(lambda: desk.surface.page().renderProcessPid() not in {0, hung}, timeout=20_000)
    monkeypatch.undo()
    wait_until_back(desk, top)
    assert "Nobody listens." in desk.eyes.body()
    with pytest.raises(ProcessLookupError):
        os.kill(hung, 0)


def test_answer_that_is_there_when_this_process_looks_again_counts(desk: Desk) -> None:
    guard = Lifeguard(desk.panel)
    told: list[bool] = []
    guard.hung.connect(lambda: told.append(True))
    guard.expect()
    guard._timer.timeout.emit()
    guard.relax()
    assert told == []
    assert not guard._grace.isActive()


def test_process_that_dies_again_and_again_is_replaced_by_plain_text(desk: Desk) -> None:
    for _ in range(MOST_DEATHS - 1):
        kill_renderer(desk)
        wait_until_filled(desk)
    kill_renderer(desk)
    desk.qtbot.waitUntil(lambda: desk.panel.findChild(QTextBrowser) is not None)
    note = desk.panel.findChild(QLabel, "preview.note")
    browser = desk.panel.findChild(QTextBrowser, "preview")
    assert note is not None
    assert browser is not None
    assert "stopped again" in note.text()
    assert "It blinks." in browser.toPlainText()
