"""Type into the longest quote and watch the page: `python -m tests.tools.bench_keys [TIMES…]`.

For 1, 10 and 100 times the largest post, 200 keys at 60 ms go into the quote's field in the real window. The clock of a
key stops when the page's text holds the letter, by the page's own clock; a key is merged when the page never held its
letter as the last. What the window does for the key is given as the time until it is free again, and as the processor
time of it, which other programs on the machine do not make longer.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.tools.bench import KEYS, halves, longest_quote, posts
from tests.tools.measure import Row, table
from tests.tools.stage import wait_for
from twimeditor.app import Application, create_application
from twimeditor.core.model import Quote
from twimeditor.ui.bridge import container_of
from twimeditor.ui.preview import register
from twimeditor.ui.preview.page import OWN_WORLD
from twimeditor.ui.preview.web import WebSurface

PERIOD_MS = 60
ENOUGH = 300
"""Seconds until the window with the longest post must have been filled."""

SETTLED_MS = 3_000
"""So long the page must have had nothing to do: a long post comes piece by piece."""

LOOK_MS = 50

PAINTED = "requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = true; }))"

WATCH = """
window.reached = [];
window.watching?.disconnect();
window.watching = new MutationObserver(() => {
  const now = performance.timeOrigin + performance.now();
  const parts = [...document.querySelectorAll('main > [data-node="%d"]')];
  const letters = / ([a-j]+)\\s*$/.exec(parts.map((part) => part.textContent).join(""));
  if (letters) window.reached.push([letters[1].length, now]);
});
window.watching.observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true });
"""


@dataclass
class Times:
    """What the keys took, in seconds, and how many letters came to the page together with the next."""

    shown: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    merged: int = 0


class Typist(QObject):
    """Types one letter per period at the end of a field."""

    def __init__(self, editor: QPlainTextEdit, keys: int, done: Callable[[], None]) -> None:
        super().__init__()
        self.times = Times()
        self.pressed: list[float] = []
        self._editor = editor
        self._keys = keys
        self._done = done
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._press)
        self._press_key(" ")
        self._timer.start(PERIOD_MS)

    def _press(self) -> None:
        if len(self.pressed) == self._keys:
            self._timer.stop()
            self._done()
            return
        self.pressed.append(time.time())
        busy, own = time.perf_counter(), time.thread_time()
        self._press_key("abcdefghij"[len(self.pressed) % 10])
        self.times.own.append(time.thread_time() - own)
        self.times.busy.append(time.perf_counter() - busy)

    def _press_key(self, letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def typed(text: str) -> Times:
    """Return the times of all keys typed into the post `text`; raise TimeoutError where one did not reach the page."""
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder) / "post.md"
        post.write_text(text, encoding="utf-8", newline="")
        application = create_application(["twimeditor", "--profile", f"{folder}/profile", str(post)])
        application.window.resize(1280, 800)
        application.window.show()
        wait_for(lambda: bool(application.session.document.sections), ENOUGH)  # a long post is read aside
        times = typed_in(application, longest_quote(application.session.document))
        application.close()
    return times


def typed_in(
    application: Application, quote: Quote, keys: int = KEYS, meanwhile: Callable[[], object] = lambda: None
) -> Times:
    """Return the times of so many keys typed into a quote; `meanwhile` is called right before the first."""
    surface = painted(application)
    editor = editor_of(application, quote)
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    surface.page().runJavaScript(WATCH % quote.id, OWN_WORLD.value)
    meanwhile()
    loop = QEventLoop()
    typist = Typist(editor, keys, loop.quit)
    loop.exec()
    reached = _reached(surface, keys)
    for number, pressed in enumerate(typist.pressed, 1):
        typist.times.merged += not any(letters == number for letters, _ in reached)
        typist.times.shown += [min(when for letters, when in reached if letters >= number) / 1000 - pressed]
    return typist.times


def _reached(surface: WebSurface, keys: int) -> list[tuple[int, float]]:
    """Return how many letters the page held when, in milliseconds, once it holds all."""
    answers: list[str] = []

    def ask() -> bool:
        surface.page().runJavaScript("JSON.stringify(window.reached)", OWN_WORLD.value, answers.append)
        return bool(answers) and f"[[{keys}," in answers[-1].replace("],[", "[[")

    wait_for(ask, ENOUGH)
    return [(letters, when) for letters, when in json.loads(answers[-1])]


def editor_of(application: Application, quote: Quote) -> QPlainTextEdit:
    """Bring a quote's field into the form."""
    application.window.parts.selection.select(container_of(application.session.document, quote.id))
    wait_for(lambda: _editor(application, quote) is not None, ENOUGH)
    editor = _editor(application, quote)
    if editor is None:
        raise RuntimeError("the form does not show the quote")
    return editor


def _editor(application: Application, quote: Quote) -> QPlainTextEdit | None:
    found = application.window.form.findChildren(QPlainTextEdit)
    return next((editor for editor in found if editor.toPlainText() == quote.body.replace("\u00a0", " ")), None)


def painted(application: Application) -> WebSurface:
    """Wait until the engine has painted the whole post."""
    preview = application.window.preview
    wait_for(lambda: any(one.isVisible() and one.idle for one in preview.findChildren(WebSurface)), ENOUGH)
    surface = preview.findChildren(WebSurface)[0]
    _settle(surface)
    answers: list[object] = []
    surface.page().runJavaScript(PAINTED, OWN_WORLD.value)

    def ask() -> bool:
        surface.page().runJavaScript("window.painted", OWN_WORLD.value, answers.append)
        return True in answers

    wait_for(ask, ENOUGH)
    return surface


def _settle(surface: WebSurface) -> None:
    """Wait until nothing more comes to the page."""
    quiet = 0
    while quiet < SETTLED_MS:
        QTest.qWait(LOOK_MS)
        quiet = quiet + LOOK_MS if surface.idle else 0


def main(arguments: list[str]) -> None:
    """Print one table: how long until the page shows a key, and how much of it the window was busy with the key."""
    register()
    app = QApplication(sys.argv[:1])
    front, body = halves(posts()[-1])
    rows = []
    for times in map(int, arguments or ("1", "10", "100")):
        taken = typed(front + body * times)
        on = f"largest post × {times}, {taken.merged} merged"
        rows.append(Row("key to page", on, tuple(taken.shown)))
        rows.append(Row("key to window free again", on, tuple(taken.busy)))
        rows.append(Row("of it processor time of our own code and Qt's editor", on, tuple(taken.own)))
    print(table(rows))
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
