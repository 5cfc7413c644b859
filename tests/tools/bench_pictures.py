"""Drop photos on the window and watch: `python -m tests.tools.bench_pictures [RUNS [MANY]]`.

The post is the largest, in a site that has thousands of pictures. A photo has 12 megapixels, and no two are the same.
Meanwhile a timer of a millisecond tells how long the window hangs: its longest gap is given, and how much of that the
window's own thread worked; the rest is what it waited for others, here or in other programs on the machine. When the
page shows a picture is told by the page's own clock.
"""

import io
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.tools.bench import longest_quote, posts
from tests.tools.bench_keys import ENOUGH, PERIOD_MS, Times, editor_of, painted, typed_in
from tests.tools.measure import Row, table
from tests.tools.stage import wait_for
from tests.ui.images.hands import drop, files
from twimeditor.app import Application, create_application
from twimeditor.core.model import Quote
from twimeditor.ui.images.panel import PicturePanel
from twimeditor.ui.preview import register
from twimeditor.ui.preview.page import OWN_WORLD
from twimeditor.ui.preview.web import WebSurface

RUNS = 5
MANY = 50
KEYS = 200
IN_SITE = 3_000
"""So many pictures the site has already."""

SIZE = (4000, 3000)
GRAIN = 20

WATCH = """
window.came = [];
document.addEventListener("load", (event) => {
  if (event.target.tagName === "IMG") window.came.push(performance.timeOrigin + performance.now());
}, true);
1
"""


def photo(number: int) -> Image.Image:
    """Return what is a photo to an encoder: soft shapes, and grain as of a sensor."""
    shapes = Image.frombytes("RGB", (40, 30), random.Random(number).randbytes(3600))  # noqa: S311 - no secret
    grain = Image.effect_noise(SIZE, GRAIN)
    return ImageChops.add(shapes.resize(SIZE, Image.Resampling.BICUBIC), Image.merge("RGB", [grain] * 3), offset=-128)


def photo_file(folder: Path, number: int, kind: str) -> Path:
    """Write a photo as a JPEG or PNG, as large as that of a camera."""
    held = io.BytesIO()
    photo(number).save(held, kind, quality=88, compress_level=1)
    path = folder / f"photo-{number}.{kind.lower()}"
    path.write_bytes(held.getvalue())
    return path


@dataclass
class Hang:
    """The longest that the window took no event: how long, and how much of it its own thread worked."""

    longest: float = 0
    own: float = 0


class Watch(QObject):
    """Notes since `start` when the panel was painted, with and without its picture, and how long the window hung."""

    def __init__(self) -> None:
        super().__init__()
        self.hang = Hang()
        self.panel: PicturePanel | None = None
        self.opened: float | None = None
        self.seen: float | None = None
        self.own: float | None = None
        self.begun = 0.0
        self._first = self._last = (0.0, 0.0)
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin anew, the clock too."""
        self.hang, self.panel, self.opened, self.seen, self.own = Hang(), None, None, None, None
        self.begun = time.perf_counter()
        self._last = self._first = self.begun, time.thread_time()
        self._timer.start()

    def stop(self) -> float:
        """Watch no more; return the seconds since it began."""
        self._tick()
        self._timer.stop()
        return time.perf_counter() - self.begun

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self.panel is not None:
            now = time.perf_counter() - self.begun
            if watched is self.panel and self.opened is None:
                self.opened, self.own = now, time.thread_time() - self._first[1]
            elif watched is self.panel.page.picture and self.seen is None and self._is_read():
                self.seen = now
        return False

    def _is_read(self) -> bool:
        return self.panel is not None and any(piece.read is not None for piece in self.panel.batch.pieces)

    def _look(self) -> None:
        """Have painted what is new; when that is, is when it was seen at the latest."""
        if self.panel is None:
            found = QApplication.activeModalWidget()
            if isinstance(found, PicturePanel):
                self.panel = found
                found.installEventFilter(self)
                found.page.picture.installEventFilter(self)
                found.update()
        elif self.seen is None and self._is_read():
            self.panel.page.picture.update()

    def _tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        gap, own = now[0] - self._last[0], now[1] - self._last[1]
        if gap > self.hang.longest:
            self.hang = Hang(gap, own)
        self._last = now
        self._look()


@dataclass
class Taken:
    """What drops took, each list a row of the table: seconds for each drop."""

    on: str
    rows: dict[str, list[float]] = field(default_factory=dict)

    def add(self, what: str, seconds: float | None) -> None:
        """Note one figure."""
        if seconds is None:
            raise RuntimeError(f"never happened: {what}")
        self.rows.setdefault(what, []).append(seconds)

    def add_hang(self, when: str, hang: Hang) -> None:
        """Note how long the window hung."""
        self.add(f"longest that the window hangs {when}", hang.longest)
        self.add(f"processor time of its own thread in the longest hang {when}", hang.own)

    def table(self) -> Iterator[Row]:
        """Yield the rows."""
        yield from (Row(what, self.on, tuple(seconds)) for what, seconds in self.rows.items())


class Bench:
    """The window with the largest post, in a site with many pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        post = _site(folder / "site")
        self.application: Application = create_application(
            ["twimeditor", "--profile", str(folder / "profile"), str(post)]
        )
        self.window = self.application.window
        self.window.resize(1280, 800)
        self.window.show()
        self.watch = Watch()
        self.page: WebSurface = painted(self.application)
        self.page.page().runJavaScript(WATCH, OWN_WORLD.value)

    @property
    def quote(self) -> Quote:
        """Return the longest quote as it is now."""
        return longest_quote(self.application.session.document)

    def drop(self, *paths: Path) -> None:
        """Drop files on the longest quote."""
        assert drop(editor_of(self.application, self.quote).viewport(), files(*paths))

    def dropped(self, taken: Taken, *paths: Path) -> None:
        """Drop files, and wait until they are ready."""
        self.watch.start()
        self.drop(*paths)
        taken.add("the drop itself", time.perf_counter() - self.watch.begun)
        wait_for(lambda: self.watch.seen is not None, ENOUGH)
        wait_for(self._is_ready, ENOUGH)
        taken.add("drop to panel", self.watch.opened)
        taken.add("processor time of the window's thread until the panel", self.watch.own)
        taken.add("drop to picture in the panel", self.watch.seen)
        taken.add("drop to ready", self.watch.stop())
        taken.add_hang("until then", self.watch.hang)

    def inserted(self, taken: Taken, count: int) -> None:
        """Press *Insert*, and wait until the page shows the pictures."""
        panel = self.watch.panel
        assert panel is not None
        before = len(self._came())
        self.watch.start()
        pressed = time.time()
        panel.insert.click()
        wait_for(lambda: len(self._came()) >= before + count, ENOUGH)
        self.watch.stop()
        taken.add("Insert to shown in the preview", max(self._came()) / 1000 - pressed)
        taken.add_hang("after Insert", self.watch.hang)

    def cancelled(self) -> None:
        """Let the panel go."""
        if self.watch.panel is not None:
            self.watch.panel.reject()

    def _is_ready(self) -> bool:
        return self.watch.panel is not None and self.watch.panel.batch.is_ready

    def _came(self) -> list[float]:
        """Return when the page has shown pictures, in milliseconds."""
        answers: list[str] = []
        self.page.page().runJavaScript("JSON.stringify(window.came)", OWN_WORLD.value, answers.append)
        wait_for(lambda: bool(answers))
        return list(json.loads(answers[0]))


def _site(root: Path) -> Path:
    """Make a site with many pictures; return the post in it."""
    pictures, post = root / "static/blog/img", root / "content/blog/2031/03/2031-03-07-this-week-in-matrix.md"
    for folder in (pictures, post.parent):
        folder.mkdir(parents=True)
    (root / "config.toml").write_text('base_url = "https://example.org"\n', encoding="utf-8")
    for number in range(IN_SITE):
        (pictures / f"2031-03-07-{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    post.write_text(posts()[-1], encoding="utf-8", newline="")
    return post


def one_by_one(bench: Bench, kind: str, runs: int) -> Iterator[Row]:
    """Drop one photo after the other."""
    taken = Taken(f"one {kind} of 12 megapixels")
    for number in range(runs + 1):
        if number == 1:
            taken.rows.clear()  # the first loads what only pictures need
        path = photo_file(bench.folder, number, kind)
        bench.dropped(taken, path)
        bench.inserted(taken, 1)
        bench.application.session.undo()
    yield from taken.table()


def at_once(bench: Bench, many: int) -> Iterator[Row]:
    """Drop many at once, and type while they are made ready."""
    paths = [photo_file(bench.folder, 100 + number, "JPEG") for number in range(many)]
    taken = Taken(f"{many} JPEG of 12 megapixels at once")
    before = _peak()
    bench.dropped(taken, *paths)
    taken.add("for each picture", taken.rows["drop to ready"][0] / many)
    peak = _peak() - before
    bench.cancelled()
    bench.watch.start()
    keys = min(KEYS, round(1000 * taken.rows["drop to ready"][0] / PERIOD_MS))
    typed = typed_in(bench.application, bench.quote, keys, partial(bench.drop, *paths))
    wait_for(bench._is_ready, ENOUGH)
    bench.watch.stop()
    bench.inserted(taken, many)
    yield from taken.table()
    yield from _keys(f"while {many} are made ready", typed)
    print(f"memory of the window's process while {many} are made ready: {peak / 2**20:+.0f} MiB at its peak\n")


def with_the_dock(bench: Bench, many: int) -> Iterator[Row]:
    """Type while the dock of pictures is open."""
    bench.window.commands["assets"].trigger()
    yield from _keys(f"Assets open, with {many} pictures", typed_in(bench.application, bench.quote, KEYS))


def _keys(on: str, taken: Times) -> Iterator[Row]:
    yield Row("key to page", f"{on}, {taken.merged} merged", tuple(taken.shown))
    yield Row("key to window free again", on, tuple(taken.busy))
    yield Row("of it processor time of our own code and Qt's editor", on, tuple(taken.own))


def _peak() -> int:
    """Return the most memory that this process has had, in bytes."""
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(arguments: list[str]) -> None:
    """Print one table, and the memory."""
    sys.modules["__main__"].__spec__ = find_spec("twimeditor.__main__")  # what processes of the program begin with
    runs, many = map(int, (*arguments, *(str(RUNS), str(MANY))[len(arguments) :]))
    register()
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        rows = [*one_by_one(bench, "JPEG", runs), *one_by_one(bench, "PNG", runs)]
        rows += [*at_once(bench, many), *with_the_dock(bench, many)]
        bench.application.close()
    print(table(rows))
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
