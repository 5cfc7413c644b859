"""Start the program again and again: `python -m tests.tools.bench_start [RUNS]`.

Each run is a process of its own on the largest post. The clock starts before the process does and stops when the
window has been painted and a key in the outline has moved the current row; a second figure is the preview filled.
A first run, not counted, leaves the modules compiled, as they are on a machine that has run the program before.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.tools.bench import posts
from tests.tools.measure import Row, table

RUNS = 10
STARTED = "TWIM_BENCH_STARTED"


def run_program(arguments: list[str]) -> None:
    """Start the program in this process, print when it took a key and when the preview was filled, and quit."""
    gc.disable()  # as `__main__` does
    from twimeditor.app import create_application

    # isort: split
    # The program first: once Qt is loaded, importing takes longer.
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QTreeView

    from tests.tools.stage import wait_for
    from twimeditor.ui.preview.web import WebSurface

    started = float(os.environ[STARTED])
    application = create_application(["twimeditor", *arguments])
    window = application.window

    def use() -> None:
        outline = window.findChild(QTreeView, "outline")
        assert outline is not None
        first = outline.currentIndex()
        QTest.keyClick(outline, Qt.Key.Key_Down)
        wait_for(lambda: outline.currentIndex() != first)
        print(time.time() - started, flush=True)
        wait_for(lambda: any(surface.isVisible() and surface.idle for surface in window.findChildren(WebSurface)))
        print(time.time() - started, memory(), flush=True)
        window.close()

    window.show()
    window.repaint()
    QTimer.singleShot(0, use)
    application.qt.exec()


def memory() -> int:
    """Return the memory of this process and those it started, shared pages counted by share, in bytes."""
    total = 0
    for process in family(os.getpid()):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += 1024 * int(line.split()[1])
    return total


def family(process: int) -> list[int]:
    """Return a process and all that come from it."""
    found = [process]
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += family(int(child))
    return found


def started_once(post: Path, profile: Path) -> tuple[float, float, int]:
    """Return the seconds until a key was taken, until the preview was filled, and the memory in bytes."""
    command = [sys.executable, "-m", "tests.tools.bench_start", "--child", "--profile", str(profile), str(post)]
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(profile / "compiled")}
    environment = {**os.environ, **compiled, STARTED: repr(time.time())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    ready, filled, size = done.stdout.split()
    return float(ready), float(filled), int(size)


def main(arguments: list[str]) -> None:
    """Print one table and the memory."""
    if arguments[:1] == ["--child"]:
        run_program(arguments[1:])
        return
    runs = int(arguments[0]) if arguments else RUNS
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder) / "post.md"
        post.write_text(posts()[-1], encoding="utf-8", newline="")
        started_once(post, Path(folder) / "profile")
        taken = [started_once(post, Path(folder) / "profile") for _ in range(runs)]
    rows = [Row(what, "largest post, warm", tuple(one[place] for one in taken)) for place, what in enumerate(WHAT)]
    print(table(rows))
    print(f"\nmemory of all its processes, median: {sorted(one[2] for one in taken)[runs // 2] / 2**20:.0f} MiB")


WHAT = ("process start to a window that takes a key", "process start to the preview filled")

if __name__ == "__main__":
    main(sys.argv[1:])
