"""Type for a while and weigh the program: `python -m tests.tools.bench_memory [EDITS…]`.

The keys come at 60 ms, all over the largest post: a few letters into one quote, then into another. The memory is that
of all processes of the program after so many edits each (200 and 1,200) and a pause: shared pages counted by share,
which other programs with the same libraries make less, and without the pages of files, which only the program changes.
Python and the page collect their garbage before, which the page does by itself only now and then.
"""

import gc
import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.tools.bench import posts
from tests.tools.bench_start import family, memory
from tests.tools.stage import wait_for
from twimeditor.app import Application, create_application
from twimeditor.core.model import Quote
from twimeditor.core.model.edits import set_field
from twimeditor.ui.preview import register
from twimeditor.ui.preview.page import FLAGS, OWN_WORLD
from twimeditor.ui.preview.web import WebSurface

PERIOD_MS = 60
IN_A_ROW = 12
PAUSE_MS = 15_000
"""In which the engine gives back what it does not need."""

COLLECTABLE = "--js-flags=--expose-gc"
COLLECT = "for (let round = 0; round < 3; round += 1) gc(); 1"


def own_memory() -> int:
    """Return the memory of all processes that is not a part of any file, in bytes."""
    total = 0
    for process in family(os.getpid()):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss_Anon:"):
                total += 1024 * int(line.split()[1])
    return total


def weights(application: Application, counts: list[int]) -> list[tuple[int, int]]:
    """Return the bytes after each number of edits, shared pages by share, and without files."""
    session = application.session
    quotes = [leaf for leaf in session.document.leaves() if isinstance(leaf, Quote)]
    found = []
    for number in range(1, max(counts) + 1):
        quote = quotes[number // IN_A_ROW * 7 % len(quotes)]
        body = quote.body + " " + "word "[: number % IN_A_ROW]
        edit = partial(set_field, target=quote.id, field="body", value=body)
        session.edit("Edit quote", edit, merge_key=quote.id)
        QTest.qWait(PERIOD_MS)
        if number in counts:
            _collect(application)
            found.append((memory(), own_memory()))
    return found


def _collect(application: Application) -> None:
    """Leave no garbage, neither here nor in the page."""
    for pause in (PAUSE_MS, PAUSE_MS // 5):
        gc.collect()
        surface = application.window.preview.findChildren(WebSurface)[0]
        surface.page().runJavaScript(COLLECT, OWN_WORLD.value)
        QTest.qWait(pause)


def main(arguments: list[str]) -> None:
    """Print a table: after how many edits there were how many MiB, and how much that is against the first."""
    os.environ[FLAGS] = f"{os.environ.get(FLAGS, '')} {COLLECTABLE}".strip()
    register()
    app = QApplication(sys.argv[:1])
    counts = sorted(map(int, arguments or ("200", "1200")))
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder) / "post.md"
        post.write_text(posts()[-1], encoding="utf-8", newline="")
        application = create_application(["twimeditor", "--profile", f"{folder}/profile", str(post)])
        application.window.resize(1280, 800)
        application.window.show()
        preview = application.window.preview
        wait_for(lambda: any(one.isVisible() and one.idle for one in preview.findChildren(WebSurface)))
        found = weights(application, counts)
        processes = len(family(os.getpid()))
        application.close()
    print(f"| edits | {processes} processes, MiB | against the first | without files | against the first |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for count, weight in zip(counts, found, strict=True):
        figures = (
            f"{one / 2**20:.1f} | {100 * one / first - 100:+.1f} %" for one, first in zip(weight, found[0], strict=True)
        )
        print(f"| {count} | {' | '.join(figures)} |")
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
