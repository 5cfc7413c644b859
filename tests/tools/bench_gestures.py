"""How long gestures hold the window: `python -m tests.tools.bench_gestures [RUNS]`.

Each row is what one gesture keeps the window busy, until it would take the next key. The processor time is given, which
other programs on the machine do not make longer; what is done aside, or in pauses, is not in it.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.tools.bench import halves, posts
from tests.tools.measure import Row, table
from tests.tools.stage import wait_for
from twimeditor.app import Application, create_application
from twimeditor.core.model import Entry

# isort: split
# The program first: once Qt is loaded, importing takes longer.
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

RUNS = 10
REST_MS = 150
"""So long the window may do in peace what it puts off."""

TIMES = 10
"""The issue that is searched is so many times the largest post."""

ROWS = 500
PARAGRAPH = "We did a lot this week, see https://example.org/a and #room:example.org.\n\n* one\n* two `code`\n\n"


class Bench:
    """One window with a post, and the gestures in it."""

    def __init__(self, text: str, runs: int, folder: str) -> None:
        post = Path(folder) / "post.md"
        post.write_text(text, encoding="utf-8", newline="")
        self.application: Application = create_application(["twimeditor", "--profile", f"{folder}/profile", str(post)])
        self.window = self.application.window
        self.runs = runs
        self.window.resize(1280, 800)
        self.window.show()
        QTest.qWait(20 * REST_MS)

    def trigger(self, name: str) -> None:
        """Choose an action."""
        self.window.commands[name].trigger()

    def press(self, key: int, text: str = "") -> None:
        """Press a key where the focus is."""
        focus: QWidget | None = QApplication.focusWidget()
        focus = self._focus_in_front() if focus is None else focus
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _focus_in_front(self) -> QWidget:
        """Return what would have the focus if there were a window manager to give it."""
        front: QWidget | None = QApplication.activePopupWidget()
        front = self.window if front is None else front
        focus: QWidget | None = front.focusWidget()
        return front if focus is None else focus

    def select(self, number: int) -> None:
        """Select an entry by its place in the issue."""
        self.window.parts.selection.select(self.entries()[number].id)

    def entries(self) -> tuple[Entry, ...]:
        """Return the issue's entries."""
        return tuple(self.application.session.document.entries)

    def row(self, what: str, on: str, gesture: Callable[[], object], after: Callable[[], object]) -> Row:
        """Return what a gesture takes; `after` makes ready for the next. The first one, which loads, is not counted."""
        taken = []
        for _ in range(self.runs + 1):
            start = time.thread_time()
            gesture()
            QApplication.processEvents()
            taken.append(time.thread_time() - start)
            QTest.qWait(REST_MS)
            after()
            QTest.qWait(REST_MS)
        return Row(what, on, tuple(taken[1:]))


def long_issue(bench: Bench) -> Iterator[Row]:
    """Select, go to an entry, and find, in a long issue."""
    on = f"largest post × {TIMES}"
    places = iter(range(10_000))
    yield bench.row("select the next entry", on, lambda: bench.select(next(places)), lambda: None)
    escape, back = partial(bench.press, Qt.Key.Key_Escape), partial(bench.press, Qt.Key.Key_Backspace)
    yield bench.row("open the palette", on, lambda: bench.trigger("palette"), escape)
    yield bench.row("open the palette with all entries", on, lambda: bench.trigger("go_to"), escape)
    bench.trigger("go_to")
    yield bench.row("letter in the palette", on, lambda: bench.press(0, "e"), back)
    escape()
    bench.trigger("replace")
    QTest.qWait(REST_MS)
    yield bench.row("letter in find and replace", on, lambda: bench.press(0, "e"), lambda: QTest.qWait(10 * REST_MS))
    escape()


def one_issue(bench: Bench) -> Iterator[Row]:
    """Paste reports, and open a long table."""
    for size in (2_000, 20_000):
        QGuiApplication.clipboard().setText(f"Ann (@ann:example.org):\n\n{PARAGRAPH * (size // len(PARAGRAPH))}")
        yield bench.row("paste report", f"{size // 1000} kB", lambda: bench.trigger("paste_report"), dismiss)
    last = len(bench.entries()) - 1
    bench.select(0)
    QTest.qWait(REST_MS)
    yield bench.row("open a table", f"{ROWS} rows of 6", lambda: bench.select(last), lambda: bench.select(0))


def dismiss() -> None:
    """Close the dialog that is open."""
    opened: list[QDialog] = []

    def is_open() -> bool:
        opened[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        return bool(opened)

    wait_for(is_open)
    opened[0].reject()


def long_table() -> str:
    """Return an entry with a long table."""
    line = "| " + " | ".join(f"cell {column}" for column in range(6)) + " |\n"
    return f"### A table\n\n{line}{'|---' * 6}|\n{line * ROWS}\n"


def main(arguments: list[str]) -> None:
    """Print one table."""
    runs = int(arguments[0]) if arguments else RUNS
    front, body = halves(posts()[-1])
    rows: list[Row] = []
    for text, gestures in ((front + body * TIMES, long_issue), (front + body + long_table(), one_issue)):
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(text, runs, folder)
            rows += gestures(bench)
            bench.application.close()
    print(table(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
