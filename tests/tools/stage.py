"""The real window on a copy of a sample, with settings of its own, to be looked at by a script."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from twimeditor.app import Application, create_application
from twimeditor.services.resources import resource_path
from twimeditor.ui.preview.web import WebSurface

SIZE = (1280, 800)
PAINTED = 500
"""Milliseconds until what the web engine was told is in a picture of the window."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A window that is shown, and the post that is open in it."""

    application: Application
    post: Path

    def select(self, title: str) -> None:
        """Choose the entry with this title in the outline."""
        entries = self.application.session.document.entries
        entry = next(entry for entry in entries if entry.heading.title == title)
        self.application.window.parts.selection.select(entry.id)
        QTest.qWait(PAINTED)

    def field(self, name: str) -> QWidget:
        """Return the field of the form with this object name."""
        wait_for(lambda: self.application.window.findChild(QWidget, name) is not None)
        field = self.application.window.findChild(QWidget, name)
        assert isinstance(field, QWidget)
        return field

    def type_at_end(self, name: str, text: str) -> None:
        """Press the keys of `text`, which is ASCII, behind the last letter of a field."""
        field = self.field(name)
        field.setFocus()
        if isinstance(field, QPlainTextEdit | QTextEdit):
            cursor = field.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            field.setTextCursor(cursor)
        elif isinstance(field, QLineEdit):
            field.end(False)
        QTest.keyClicks(field, text, delay=5)
        QTest.qWait(PAINTED)

    def picture(self, target: Path, widget: QWidget | None = None) -> None:
        """Save what the window, or a widget of its, looks like now."""
        target.parent.mkdir(parents=True, exist_ok=True)
        QTest.qWait(PAINTED)
        if not (widget or self.application.window).grab().save(str(target)):
            raise OSError(f"cannot write {target}")


@contextmanager
def stage(sample: str | None = "twim.md") -> Iterator[Stage]:
    """Show the editor with a copy of `sample`, or with nothing open, until the end of the block."""
    if os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    with TemporaryDirectory(prefix="twimeditor-") as folder:
        post = Path(shutil.copytree(resource_path("samples"), Path(folder) / "site")) / (sample or "")
        posts = [str(post)] if sample else []
        application = create_application(["twimeditor", "--profile", f"{folder}/profile", *posts])
        window = application.window
        window.resize(*SIZE)
        window.show()
        if sample:
            wait_for(lambda: any(surface.idle for surface in window.findChildren(WebSurface)))
        QTest.qWait(PAINTED)
        yield Stage(application, post)
        application.close()
        QTest.qWait(0)


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Let the window live until the condition holds; raise TimeoutError when it never does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()  # `QTest.qWait` would let no worker have the interpreter meanwhile
