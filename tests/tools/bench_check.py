"""How soon the list of problems follows a pause, and what that costs: `python -m tests.tools.bench_check [TIMES…]`.

The window has so many times the largest post open, and the list of problems beside it. A letter is put into the longest
quote; the clock begins when the pause that follows is over, and stops when the list is that of the new text. What the
window's thread does meanwhile is given as its processor time. Last, keys are typed while one check follows the other.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.tools.bench import halves, longest_quote, posts
from tests.tools.bench_keys import typed_in
from tests.tools.measure import Row, table
from tests.tools.stage import wait_for
from twimeditor.app import Application, create_application
from twimeditor.core.check.carrying import carried
from twimeditor.core.check.numbered import Numbered
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Quote
from twimeditor.core.model.edits import set_field
from twimeditor.ui.preview import register

# isort: split
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

RUNS = 30
KEYS = 100
ENOUGH = 300
"""Seconds in which a window must have come to rest."""

AGAIN_MS = 5
"""So soon after a check the next one is begun while keys are typed."""


class Bench:
    """One window with a post, and its checks."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.watch = application.window.parts.problems
        self.session = application.session
        self.quote: Quote = longest_quote(self.session.document)
        self._began = (0.0, 0.0)

    def first(self) -> float:
        """Return how long the first check takes, the start of its process included."""
        start = time.perf_counter()
        self.watch.wake()
        self.watch.check_now()
        wait_for(self.watch.is_current, ENOUGH)
        return time.perf_counter() - start

    def again(self, number: int) -> tuple[float, float]:
        """Return the seconds from a pause to the list, and what of them was the window's own work."""
        loop = QEventLoop()
        pause = self.watch.findChildren(QTimer)[0]
        pause.timeout.connect(self._begin)
        self.watch.changed.connect(loop.quit)  # comes last: the list is that of the text by then
        self.session.edit("Edit quote", partial(_with, quote=self.quote, more=f" teh {number}"))
        while not self.watch.is_current():
            loop.exec()
        taken = time.perf_counter() - self._began[0], time.thread_time() - self._began[1]
        pause.timeout.disconnect(self._begin)
        self.watch.changed.disconnect(loop.quit)
        return taken

    def _begin(self) -> None:
        self._began = time.perf_counter(), time.thread_time()

    def keys(self, *, checking: bool) -> tuple[float, ...]:
        """Return the seconds from a key to the page, with one check after the other or none."""
        timer = QTimer()
        timer.setInterval(AGAIN_MS)
        timer.timeout.connect(self._check_again)
        quote = longest_quote(self.session.document)
        times = typed_in(self.application, quote, KEYS, timer.start if checking else lambda: None)
        timer.stop()

        return tuple(times.shown)

    def _check_again(self) -> None:
        if not self.watch.is_checking():
            self.watch.check_now()


def _with(issue: Issue, ids: IdSource, *, quote: Quote, more: str) -> Issue:
    return set_field(issue, ids, target=quote.id, field="body", value=quote.body + more)


def rows(text: str, on: str) -> Iterator[Row]:
    """Measure one post."""
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder) / "post.md"
        post.write_text(text, encoding="utf-8", newline="")
        application = create_application(["twimeditor", "--profile", f"{folder}/profile", str(post)])
        application.window.resize(1280, 800)
        application.window.show()
        wait_for(lambda: bool(application.session.document.sections), ENOUGH)
        bench = Bench(application)
        yield Row("first check, its process started", on, (bench.first(),))
        application.window.checking.open()
        taken = [bench.again(number) for number in range(RUNS + 1)][1:]
        yield Row("pause to list", on, tuple(whole for whole, _ in taken))
        yield Row("of it the window's own processor time", on, tuple(own for _, own in taken))
        yield Row("a key's share: results carried over", on, tuple(_carrying(bench)))
        application.window.checking.dock.close()
        for words, checking in (("key to page", False), ("key to page while it is checked", True)):
            yield Row(words, on, bench.keys(checking=checking))
        application.close()


def _carrying(bench: Bench) -> Iterator[float]:
    before, found = bench.session.document, Numbered(bench.watch.everything())
    for number in range(RUNS):
        after = _with(before, bench.session.ids, quote=bench.quote, more=f" {number}")
        yield _timed(partial(carried, found, before, after))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(arguments: list[str]) -> None:
    """Print one table."""
    register()
    app = QApplication(sys.argv[:1])
    front, body = halves(posts()[-1])
    found: list[Row] = []
    for times in map(int, arguments or ("1", "10")):
        found += rows(front + body * times, f"largest post × {times}")
    print(table(found))
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
