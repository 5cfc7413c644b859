"""Two programs for a drag from one process to another: `python -m tests.ui.images.dragging ROLE PATH`.

``source`` shows a window out of which the picture PATH can be dragged. ``target`` is the editor with the post PATH: it
says where the quote is on the screen, and what the quote holds once a picture has come in.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 40


class Handle(QWidget):
    """A window that is a picture's file for whoever drags it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setGeometry(1100, 40, 120, 120)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def source(path: Path) -> None:
    application = QApplication(sys.argv)
    handle = Handle(path)
    handle.show()
    say("ready")
    application.exec()


def target(post: Path) -> None:
    from twimeditor.app import create_application
    from twimeditor.core.post import write
    from twimeditor.ui.images.panel import PicturePanel

    application = create_application(["twimeditor", "--profile", str(post.parent / "profile"), str(post)])
    window, session = application.window, application.session
    window.setGeometry(0, 0, 1000, 760)
    window.show()
    window.parts.selection.select(next(iter(session.document.entries)).id)
    field = window.form.field("update[0].quote")
    assert field is not None
    wait_until(field.editor.isVisible)
    settle()
    place = field.editor.mapToGlobal(QPoint(20, 14))
    say("at", place.x(), place.y())
    wait_until(lambda: bool(window.findChildren(PicturePanel)))
    panel = window.findChildren(PicturePanel)[0]
    wait_until(lambda: panel.batch.is_ready)
    panel.insert.click()
    wait_until(lambda: "![](" in write(session.document))
    say("in", next(line for line in write(session.document).splitlines() if "![](" in line))
    application.close()


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def settle() -> None:
    """Let the window come to rest."""
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def wait_until(done: Callable[[], bool]) -> None:
    """Let Qt work until something is so."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "nothing has come"
        QApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    {"source": source, "target": target}[sys.argv[1]](Path(sys.argv[2]))
