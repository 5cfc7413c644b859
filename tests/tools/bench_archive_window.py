"""Type while past issues are read aside: `python -m tests.tools.bench_archive_window [TIMES]`.

The posts of the corpus, copied so many times (100), are the archive of a window with the largest post. Keys are typed
with nothing to read, then while all is read; the window's own processor time is that of the keys alone. At last the
time from the window until a directory is known at the next start, and how long its arrival held up the window.
"""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.tools.bench import KEYS, longest_quote, posts
from tests.tools.bench_archive import copied
from tests.tools.bench_keys import ENOUGH, Times, typed_in
from tests.tools.measure import Row, table
from tests.tools.stage import wait_for
from twimeditor.app import Application, create_application
from twimeditor.services.settings import ARCHIVE_FOLDER
from twimeditor.ui.archive.state import Phase
from twimeditor.ui.preview import register

_BEAT_MS = 5


class Beats:
    """Looks how long the window does not answer."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def end(self) -> float:
        """Return the longest time, in seconds."""
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def _started(folder: Path, post: Path) -> Application:
    application = create_application(["twimeditor", "--profile", str(folder / "profile"), str(post)])
    application.window.resize(1280, 800)
    application.window.show()
    wait_for(lambda: bool(application.session.document.sections), ENOUGH)
    return application


def _typed(application: Application) -> Times:
    return typed_in(application, longest_quote(application.session.document), KEYS)


def _rows(what: str, on: str, times: Times) -> list[Row]:
    return [Row(f"key to page, {what}", on, tuple(times.shown)), Row("own time of a key", on, tuple(times.own))]


def rows(folder: Path, times: int) -> list[Row]:
    """Measure in one window, and in another that is started after it."""
    root, post = folder / "site", folder / "post.md"
    on = f"{copied(root, times)} posts"
    post.write_text(posts()[-1], encoding="utf-8", newline="")
    application = _started(folder, post)
    found = _rows("nothing to read", on, _typed(application))
    archive = application.window.parts.archive
    application.window.parts.settings.put(ARCHIVE_FOLDER, str(root))
    archive.wake()
    wait_for(lambda: bool(archive.state().total), ENOUGH)
    found += _rows("while all is read", on, _typed(application))
    if archive.state().phase is not Phase.READING:
        print("the posts were read before the keys were typed")
    beats, start = Beats(), time.perf_counter()
    wait_for(lambda: archive.state().phase is not Phase.READING, ENOUGH * 10)
    found.append(Row("the rest of the reading", on, (time.perf_counter() - start,)))
    found.append(Row("longest the window did not answer then", on, (beats.end(),)))
    application.close()
    return found + _next_start(folder, post, on)


def _next_start(folder: Path, post: Path, on: str) -> list[Row]:
    start = time.perf_counter()
    application = _started(folder, post)
    shown = time.perf_counter() - start
    archive, beats = application.window.parts.archive, Beats()
    wait_for(archive.is_there, ENOUGH)
    known = time.perf_counter() - start - shown
    wait_for(lambda: archive.state().phase is Phase.READY, ENOUGH)
    whole = time.perf_counter() - start - shown
    application.close()
    return [
        Row("next start: window with its post", on, (shown,)),
        Row("from there to the directory", on, (known,)),
        Row("to having looked for changes", on, (whole,)),
        Row("longest the window did not answer meanwhile", on, (beats.end(),)),
    ]


def main(arguments: list[str]) -> None:
    """Print one table."""
    register()
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        print(table(rows(Path(folder), int(arguments[0]) if arguments else 100)))
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
