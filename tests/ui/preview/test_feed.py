"""What takes long holds nothing up, and no fault of the renderer leaves the page as it was."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.preview.desk import Desk, make_desk
from tests.ui.preview.eyes import PATIENCE
from twimeditor.core.model.changes import ChangeSet
from twimeditor.core.model.tree import Issue
from twimeditor.core.render import Patch, Renderer
from twimeditor.core.render.blocks import TOO_MUCH
from twimeditor.services.rendering import Aside, WorkerProcess
from twimeditor.ui.bridge import QtExecutor, QtScheduler

HOSTILE = {
    "quotes in quotes": ">" * 10_000,
    "brackets": "[" * 10_000,
    "images in images": "![[" * 10_000,
    "stars": "*a **a *a " * 5_000,
    "one long line": "plain words and *more* of them " * 32_000,
    "references": "".join(f"[l{n}]\n" for n in range(5_000)) + "".join(f"\n[l{n}]: /x{n}" for n in range(5_000)),
    "open details": "<details>\n\n" * 5_000,
    "back ticks": " ".join("`" * n for n in range(1, 300)),
    "rows": "| a | b |\n|---|---|\n" + "| one | *two* |\n" * 10_000,
    "lists in lists": "".join("  " * n + "- a\n" for n in range(300)),
    "entities": "&amp;&#35;&nothing;&" * 5_000,
    "comments": "<!--" * 10_000,
    "shortcodes": '{{ figure(img="x" ' * 5_000,
    "shortcodes without end": '{% details(summary="a") %}\n' * 5_000,
}


@pytest.fixture
def aside_desk(qtbot: QtBot) -> Iterator[Desk]:
    """Return a panel that has a process to render what takes long."""
    executor, scheduler = QtExecutor(), QtScheduler()
    desk = make_desk(qtbot, aside=Aside(WorkerProcess(), executor, scheduler))
    desk.panel.show()
    qtbot.waitUntil(desk.shown, timeout=PATIENCE)
    yield desk
    desk.panel.release()
    executor.close()
    scheduler.close()


def wait_until_rendered(desk: Desk) -> None:
    renderer = desk.panel._feed._renderer
    desk.qtbot.waitUntil(lambda: renderer.batch() is None, timeout=PATIENCE)


def test_hostile_text_is_shown_or_noted_and_the_next_block_follows_each_key_meanwhile(aside_desk: Desk) -> None:
    desk = aside_desk
    for text in HOSTILE.values():
        before = desk.eyes.body()
        desk.type(desk.node("It hoots"), "body", f"It hoots {text}")
        assert "It hoots" in before
        desk.type(desk.node("It blinks"), "body", f"It blinks {len(text)} times.")
        assert f"It blinks {len(text)} times." in desk.eyes.body()
        quote = desk.node("It hoots")
        selector = f'main [data-node="{quote.id}"]'
        wait_until_rendered(desk)
        shown = str(desk.eyes.see(f"document.querySelector(`{selector}`).textContent"))
        assert TOO_MUCH in shown or "It hoots" in shown
        desk.type(quote, "body", "It hoots")
        desk.eyes.wait_for(f'document.querySelector(`{selector}`).textContent.trim() === "It hoots"')


class Fault:
    """Makes the renderer fail so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
        self.times = times
        real = Renderer._follow

        def follow(renderer: Renderer, issue: Issue, changes: ChangeSet | None) -> object:
            self.times -= 1
            if self.times >= 0:
                raise ZeroDivisionError
            return real(renderer, issue, changes)

        monkeypatch.setattr(Renderer, "_follow", follow)


@pytest.mark.logs
def test_one_fault_of_the_renderer_is_not_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    Fault(monkeypatch, 1)
    desk.type(desk.node("It blinks."), "body", "It *shines*.")
    assert desk.eyes.see('document.querySelector("main em").textContent') == "shines"


@pytest.mark.logs
def test_lasting_fault_of_the_renderer_is_told_and_forgotten_when_it_is_gone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = desk.eyes.body()
    fault = Fault(monkeypatch, 1_000)
    desk.type(desk.node("It blinks."), "body", "Not seen.")
    assert "cannot show this post" in desk.eyes.body()
    assert "Not seen." not in desk.eyes.body()
    fault.times = 0
    desk.session.undo()
    assert desk.eyes.body() == before
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.logs
def test_fault_in_what_came_from_the_other_process_is_not_seen_either(
    aside_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Renderer.take

    def fail_once(*arguments: object) -> Patch:
        monkeypatch.setattr(Renderer, "take", real)
        raise ZeroDivisionError

    monkeypatch.setattr(Renderer, "take", fail_once)
    desk = aside_desk
    desk.type(desk.node("It blinks."), "body", "*a* " * 5000)
    desk.eyes.wait_for('document.querySelectorAll("main em").length === 5000')
    assert Renderer.take is real, "the fault has come"
