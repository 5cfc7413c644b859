"""Type into the longest quote and watch the page: `python -m tests.tools.bench_keys [TIMES…]`.

For 1, 10 and 100 times the largest post, 200 keys at 60 ms go into the quote's field in the real window. The clock of a
key stops when the page's text holds the letter, by the page's own clock; a key is late when the page did not hold it at
the first look, which follows the key at once.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
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

PAINTED = "requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = true; }))"


@dataclass
class Times:
    """What the keys took, in seconds, and how many were not in the page at the first look."""

    shown: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    late: int = 0


class Typist(QObject):
    """Types one letter per period at the end of a field, and looks for it in the page."""

    def __init__(self, editor: QPlainTextEdit, surface: WebSurface, quote: int, done: Callable[[], None]) -> None:
        super().__init__()
        self.times = Times()
        self._editor = editor
        self._surface = surface
        self._quote = quote
        self._done = done
        self._typed = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._press)
        self._press_key(" ")
        self._timer.start(PERIOD_MS)

    def _press(self) -> None:
        if len(self._typed) == KEYS:
            self._timer.stop()
            self._done()
            return
        letter = "abcdefghij"[len(self._typed) % 10]
        self._typed += letter
        start = time.time()
        self._press_key(letter)
        self.times.own.append(time.time() - start)
        self._look(start, self._typed)

    def _press_key(self, letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def _look(self, start: float, typed: str) -> None:
        source = f"""[...document.querySelectorAll('main > [data-node="{self._quote}"]')]
            .some((part) => part.textContent.includes(" {typed}")) ? performance.timeOrigin + performance.now() : 0"""
        self._surface.page().runJavaScript(source, OWN_WORLD.value, partial(self._answer, start, typed))

    def _answer(self, start: float, typed: str, found: object) -> None:
        if isinstance(found, int | float) and found:
            self.times.shown.append(found / 1000 - start)
        else:
            self.times.late += 1
            self._look(start, typed)


def typed(text: str) -> Times:
    """Return the times of all keys typed into the post `text`; raise RuntimeError where one did not reach the page."""
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder) / "post.md"
        post.write_text(text, encoding="utf-8", newline="")
        application = create_application(["twimeditor", "--profile", f"{folder}/profile", str(post)])
        application.window.resize(1280, 800)
        application.window.show()
        times = _typed_in(application, longest_quote(application.session.document))
        application.close()
    if len(times.shown) != KEYS:
        raise RuntimeError(f"{KEYS - len(times.shown)} of {KEYS} keys did not reach the page")
    return times


def _typed_in(application: Application, quote: Quote) -> Times:
    surface = _painted(application)
    application.window.parts.selection.select(container_of(application.session.document, quote.id))
    wait_for(lambda: _editor(application, quote) is not None, ENOUGH)
    editor = _editor(application, quote)
    if editor is None:
        raise RuntimeError("the form does not show the quote")
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    loop = QEventLoop()
    typist = Typist(editor, surface, quote.id, loop.quit)
    loop.exec()
    wait_for(lambda: len(typist.times.shown) == KEYS, ENOUGH)
    return typist.times


def _editor(application: Application, quote: Quote) -> QPlainTextEdit | None:
    found = application.window.form.findChildren(QPlainTextEdit)
    return next((editor for editor in found if editor.toPlainText() == quote.body.replace("\u00a0", " ")), None)


def _painted(application: Application) -> WebSurface:
    """Wait until the engine has painted the whole post."""
    preview = application.window.preview
    wait_for(lambda: any(one.isVisible() and one.idle for one in preview.findChildren(WebSurface)), ENOUGH)
    surface = preview.findChildren(WebSurface)[0]
    painted: list[object] = []
    surface.page().runJavaScript(PAINTED, OWN_WORLD.value)

    def ask() -> bool:
        surface.page().runJavaScript("window.painted", OWN_WORLD.value, painted.append)
        return True in painted

    wait_for(ask, ENOUGH)
    return surface


def main(arguments: list[str]) -> None:
    """Print one table: how long until the page shows a key, and how much of it the window was busy with the key."""
    register()
    app = QApplication(sys.argv[:1])
    front, body = halves(posts()[-1])
    rows = []
    for times in map(int, arguments or ("1", "10", "100")):
        taken = typed(front + body * times)
        on = f"largest post × {times}, {taken.late} late"
        rows.append(Row("key to page", on, tuple(taken.shown)))
        rows.append(Row("of it our own code, with Qt's editor", on, tuple(taken.own)))
    print(table(rows))
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
