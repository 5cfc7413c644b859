"""Programs for a screen of their own: `python -m tests.ui.images.programs ROLE PATH`, told line by line what to do.

``source`` shows a window out of which the picture PATH can be dragged, ``clipboard`` copies a picture from the folder
PATH in several ways, ``editor`` is the real window with the post PATH. Each answers with one line of JSON.
"""

import base64
import faulthandler
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QSocketNotifier, Qt, QUrl
from PySide6.QtGui import QDrag, QDragMoveEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.tools.stage import wait_for
from twimeditor.app import Application, create_application
from twimeditor.core.model import find
from twimeditor.core.model.nodes import Quote
from twimeditor.core.post import write
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.images.panel import PicturePanel
from twimeditor.ui.preview.page import OWN_WORLD
from twimeditor.ui.preview.web import WebSurface

PATIENCE = 60
STILL = 300
"""Milliseconds in which what scrolls would have gone on."""

QUOTE = "First report."
SITE = "https://lamps.example.org/a%20lamp.png"

Answer = dict[str, object]


def say(**answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say what went wrong and end, so that nobody waits for an answer."""
    traceback.print_exception(kind, error, trace)
    os._exit(1)


@contextmanager
def listening(act: Callable[[str], Answer]) -> Iterator[None]:
    """Do what each line on the standard input says, while Qt lives."""

    def heard() -> None:
        line = sys.stdin.readline()
        if line:
            say(**act(line.strip()))
        else:
            QApplication.quit()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(heard)
    say(state="ready")
    yield


class Handle(QWidget):
    """A window that is a picture's file for whoever drags it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setGeometry(1120, 0, 120, 120)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        drag = QDrag(self)
        drag.setMimeData(files(self._path))
        drag.exec(Qt.DropAction.CopyAction)


def source(path: Path) -> None:
    application = QApplication(sys.argv)
    handle = Handle(path)
    handle.show()
    wait_for(lambda: handle.windowHandle().isExposed())
    place = handle.mapToGlobal(handle.rect().center())
    with listening(lambda _line: {"x": place.x(), "y": place.y()}):
        application.exec()


def files(path: Path) -> QMimeData:
    """Return what a file manager gives."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def shot(path: Path) -> QMimeData:
    """Return what a program for screenshots gives."""
    data = QMimeData()
    data.setData("image/png", path.read_bytes())
    return data


def page(path: Path) -> QMimeData:
    """Return what a browser gives for a picture: where it is from, what it shows, and its pixels."""
    data = shot(path)
    data.setHtml(f'<meta charset="utf-8"><img src="{SITE}" alt="a lamp &amp; its oil">')
    return data


def inline(path: Path) -> QMimeData:
    """Return what an office program gives: the picture within its HTML."""
    coded = base64.b64encode(path.read_bytes()).decode("ascii")
    data = QMimeData()
    data.setHtml(f'<p><img alt="a lamp" src="data:image/png;base64,{coded}"></p>')
    return data


def clipboard(folder: Path) -> None:
    application = QApplication(sys.argv)
    ways = {"files": files, "shot": shot, "page": page, "inline": inline}

    def copy(line: str) -> Answer:
        way, name = line.split()
        QApplication.clipboard().setMimeData(ways[way](folder / name))
        return {"state": "copied", "owned": QApplication.clipboard().ownsClipboard()}

    with listening(copy):
        application.exec()


class Editor(QObject):
    """The real window, and what is asked of it from outside."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._window = application.window
        self._session = application.session
        self._post = write(self._session.document)
        self._entry = next(iter(self._session.document.entries))
        self._quote = next(one for one in find.nodes_of(self._entry) if isinstance(one, Quote) and QUOTE in one.body)
        self._over = QPoint()
        self._window.installEventFilter(self)
        self._window.setGeometry(0, 0, 1100, 760)
        self._window.show()
        wait_for(lambda: any(one.idle for one in self._window.findChildren(WebSurface)), PATIENCE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragMoveEvent):
            self._over = self._window.mapToGlobal(event.position().toPoint())
        return super().eventFilter(watched, event)

    def act(self, line: str) -> Answer:
        """Do what is asked for."""
        acts: dict[str, Callable[[], Answer]] = {
            "quote": lambda: place(self._on_quote()),
            "outline": lambda: place(self._on_outline()),
            "preview": lambda: place(self._on_preview()),
            "over": lambda: place(self._over),
            "caret": self._take_caret,
            "panel": self._panel,
            "text": self._text,
            "undo": self._undo,
        }
        return acts[line]()

    def _editor(self) -> TextEditor:
        self._window.parts.selection.select(self._entry.id)
        field = self._window.form.field("update[0].quote")
        assert field is not None
        assert isinstance(field.editor, TextEditor)
        wait_for(field.editor.isVisible, PATIENCE)
        return field.editor

    def _on_quote(self) -> QPoint:
        editor = self._editor()
        editor.place_caret(0)
        return standing(lambda: editor.viewport().mapToGlobal(editor.cursorRect().center()))

    def _on_outline(self) -> QPoint:
        self._window.parts.selection.select(self._entry.id)
        view = self._window.outline.view
        here = view.currentIndex()
        below = view.indexBelow(here)
        assert below.data() == "Wick"
        return standing(lambda: view.viewport().mapToGlobal(view.visualRect(below).center()))

    def _on_preview(self) -> QPoint:
        """Return the lower half of the quote's paragraph."""
        (surface,) = self._window.findChildren(WebSurface)
        self._window.parts.selection.select(self._entry.id)
        return standing(lambda: surface.mapToGlobal(self._on_page(surface)))

    def _on_page(self, surface: WebSurface) -> QPoint:
        box = f"document.querySelector('[data-node=\"{self._quote.id}\"] > p').getBoundingClientRect()"
        asked = f"JSON.stringify([{box}.left + 6, {box}.top + 0.8 * {box}.height])"
        told: list[object] = []
        surface.page().runJavaScript(asked, OWN_WORLD.value, told.append)
        wait_for(lambda: bool(told), PATIENCE)
        x, y = json.loads(str(told[0]))
        return QPoint(round(x), round(y))

    def _take_caret(self) -> Answer:
        """Put the caret before the quote, in a window that keys go to."""
        editor = self._editor()
        self._window.activateWindow()
        editor.place_caret(0)
        editor.setFocus()
        wait_for(editor.hasFocus, PATIENCE)
        return {"state": "ready"}

    def _panel(self) -> Answer:
        """Wait for the panel, and let keys go to it, as a window manager does."""
        wait_for(lambda: any(one.isVisible() for one in self._window.findChildren(PicturePanel)), PATIENCE)
        (panel,) = self._window.findChildren(PicturePanel)
        wait_for(lambda: panel.batch.is_ready, PATIENCE)
        panel.activateWindow()
        wait_for(panel.isActiveWindow, PATIENCE)
        wait_for(panel.page.alt.hasFocus, PATIENCE)
        return {"alt": panel.page.alt.text(), "name": panel.page.name.text()}

    def _text(self) -> Answer:
        wait_for(lambda: write(self._session.document) != self._post, PATIENCE)
        wait_for(lambda: not self._window.findChildren(PicturePanel), PATIENCE)
        return {"text": write(self._session.document), "label": self._session.undo_label}

    def _undo(self) -> Answer:
        while self._session.can_undo:
            self._session.undo()
        return {"text": write(self._session.document)}


def standing(where: Callable[[], QPoint]) -> QPoint:
    """Return a place once it does not move any more."""
    seen = [where()]

    def stands_still() -> bool:
        QTest.qWait(STILL)
        seen.append(where())
        return seen[-1] == seen[-2]

    wait_for(stands_still, PATIENCE)
    return seen[-1]


def place(point: QPoint) -> Answer:
    return {"x": point.x(), "y": point.y()}


def editor(post: Path) -> None:
    application = create_application(["twimeditor", "--profile", str(post.parent / "profile"), str(post)])
    with listening(Editor(application).act):
        application.qt.exec()
    application.close()


if __name__ == "__main__":
    sys.excepthook = end
    faulthandler.enable()
    roles = {"source": source, "clipboard": clipboard, "editor": editor}
    roles[sys.argv[1]](Path(sys.argv[2]))
