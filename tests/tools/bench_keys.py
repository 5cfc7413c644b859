"""Type into the longest quote and watch the page: `python -m tests.tools.bench_keys [TIMES…]`.

For 1, 10 and 100 times the largest post, 200 keys at 60 ms go into the session as a form would send
them. The clock of a key stops when the page has said that its text holds the letter.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.tools.bench import KEYS, _halves, posts
from tests.tools.measure import Row, table
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Quote
from twimeditor.core.model.edits import set_field
from twimeditor.core.post import parse
from twimeditor.services.editing import Session
from twimeditor.ui.bridge import Selection, SessionBridge
from twimeditor.ui.preview import PreviewPanel, register
from twimeditor.ui.preview.page import OWN_WORLD
from twimeditor.ui.preview.web import WebSurface

PERIOD_MS = 60

PAINTED = "requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = true; }))"


@dataclass
class Times:
    """What the keys took, in seconds, and how many were not in the page at the first look."""

    shown: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    late: int = 0


class Typist(QObject):
    """Types one letter per period at the end of a quote."""

    def __init__(self, session: Session, surface: WebSurface, done: Callable[[], None]) -> None:
        super().__init__()
        self.times = Times()
        self._session = session
        self._surface = surface
        self._done = done
        quotes = (leaf for leaf in session.document.leaves() if isinstance(leaf, Quote))
        self._quote = max(quotes, key=lambda quote: len(quote.body))
        self._typed = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._press)
        self._timer.start(PERIOD_MS)

    def _press(self) -> None:
        if len(self._typed) == KEYS:
            self._timer.stop()
            self._done()
            return
        self._typed += "abcdefghij"[len(self._typed) % 10]
        value = f"{self._quote.body.rstrip()} {self._typed}"
        edit = partial(set_field, target=self._quote.id, field="body", value=value)
        start = time.perf_counter()
        self._session.edit("Edit quote", edit, merge_key=self._quote.id)
        self.times.own.append(time.perf_counter() - start)
        self._look(start, self._typed)

    def _look(self, start: float, typed: str) -> None:
        source = f"""[...document.querySelectorAll('main > [data-node="{self._quote.id}"]')]
            .some((part) => part.textContent.includes(" {typed}"))"""
        self._surface.page().runJavaScript(source, OWN_WORLD.value, partial(self._answer, start, typed))

    def _answer(self, start: float, typed: str, found: object) -> None:
        if found is True:
            self.times.shown.append(time.perf_counter() - start)
        else:
            self.times.late += 1
            self._look(start, typed)


def typed(text: str) -> Times:
    """Return the times of all keys typed into the post `text`."""
    ids = IdSource()
    session = Session(parse(text, ids), ids)
    bridge = SessionBridge(session)
    panel = PreviewPanel(session, bridge, Selection(session), tuple)
    panel.resize(700, 900)
    panel.show()
    surface = _started(panel)
    loop = QEventLoop()
    typist = Typist(session, surface, loop.quit)
    loop.exec()
    panel.release()
    panel.deleteLater()
    return typist.times


def _started(panel: PreviewPanel) -> WebSurface:
    """Wait until the engine has painted the whole post."""
    while not _shown(panel):
        _pause()
    surface = panel.findChild(WebSurface)
    if surface is None:
        raise RuntimeError("the web engine did not start")
    painted: list[object] = []
    surface.page().runJavaScript(PAINTED, OWN_WORLD.value)
    while True not in painted:
        surface.page().runJavaScript("window.painted", OWN_WORLD.value, painted.append)
        _pause()
    return surface


def _shown(panel: PreviewPanel) -> bool:
    surface = panel.findChild(WebSurface)
    return surface is not None and surface.isVisible() and surface.idle


def _pause() -> None:
    loop = QEventLoop()
    QTimer.singleShot(50, loop.quit)
    loop.exec()


def main(arguments: list[str]) -> None:
    """Print one table: how long until the page shows a key, and how much of it is our own code."""
    register()
    app = QApplication(sys.argv[:1])
    largest = posts()[-1]
    front, body = _halves(largest)
    rows = []
    for times in map(int, arguments or ("1", "10", "100")):
        taken = typed(front + body * times)
        on = f"largest post × {times}, {taken.late} late"
        rows.append(Row("key to page", on, tuple(taken.shown)))
        rows.append(Row("of it our own code", on, tuple(taken.own)))
    print(table(rows))
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
