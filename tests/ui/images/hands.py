"""What a hand does with pictures: drags them over the window, pastes them, and answers the panel."""

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from twimeditor.app import Application
from twimeditor.core.model.tree import Entry, Section
from twimeditor.core.post import write
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.images.archive_panel import ArchivePanel
from twimeditor.ui.images.panel import PicturePanel
from twimeditor.ui.shell.window import MainWindow

Action = Qt.DropAction
Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier


def picture(width: int = 40, height: int = 30, kind: str = "PNG", colour: str = "teal") -> bytes:
    """Return the bytes of a picture."""
    held = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(held, kind)
    return held.getvalue()


def picture_file(folder: Path, name: str, width: int = 40, colour: str = "teal") -> Path:
    """Write a picture of its name's kind."""
    path = folder / name
    Image.new("RGB", (width, 30), colour).save(path)
    return path


def files(*paths: Path) -> QMimeData:
    """Return what a file manager drags."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


def shot(data: bytes | None = None) -> QMimeData:
    """Return what a screenshot tool puts on the clipboard."""
    held = QMimeData()
    held.setData("image/png", QByteArray(data if data is not None else picture()))
    return held


def drag(widget: QWidget, data: QMimeData, at: QPoint) -> bool:
    """Move data over a point of a widget; tell whether something there would take it."""
    entering = QDragEnterEvent(at, Action.CopyAction, data, Button.LeftButton, Modifier.NoModifier)
    QApplication.sendEvent(widget, entering)
    moving = QDragMoveEvent(at, Action.CopyAction, data, Button.LeftButton, Modifier.NoModifier)
    QApplication.sendEvent(widget, moving)
    return moving.isAccepted()


def leave(widget: QWidget) -> None:
    """Move away what was dragged over a widget."""
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(widget: QWidget, data: QMimeData, at: QPoint | None = None) -> bool:
    """Drag data over a widget and let it go; tell whether it was taken."""
    at = widget.rect().center() if at is None else at
    drag(widget, data, at)
    falling = QDropEvent(QPointF(at), Action.CopyAction, data, Button.LeftButton, Modifier.NoModifier)
    QApplication.sendEvent(widget, falling)
    return falling.isAccepted()


class Hands:
    """A window with a post, and what is done in it."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.application = application
        self.qtbot = qtbot
        self.window: MainWindow = application.window
        self.session = application.session

    @property
    def text(self) -> str:
        """Return the post as it would be saved."""
        return write(self.session.document)

    def select(self, title: str) -> None:
        """Select the entry or section of a title."""
        document = self.session.document
        holders: list[Section | Entry] = [*document.entries, *document.sections]
        self.window.parts.selection.select(next(one.id for one in holders if one.title == title))

    def field(self, name: str) -> Field:
        """Return a field of the form by its name."""
        found = self.window.form.field(name)
        assert found is not None
        return found

    def drop_on_field(self, name: str, data: QMimeData, caret: int = 0) -> None:
        """Drop data on an editor, at a character."""
        editor = self.field(name).editor
        assert isinstance(editor, TextEditor)
        editor.place_caret(caret)
        assert drop(editor.viewport(), data, editor.cursorRect().center())

    def row(self, title: str) -> QPoint:
        """Return the place of a row of the outline."""
        view = self.window.outline.view
        model = view.model()
        todo = [model.index(row, 0) for row in range(model.rowCount())]
        while todo:
            index = todo.pop()
            if title in str(index.data()):
                return view.visualRect(index).center()
            todo += [model.index(row, 0, index) for row in range(model.rowCount(index))]
        raise AssertionError(title)

    def panel(self) -> PicturePanel:
        """Wait for the panel and for all that it has to show."""
        panel = self.early_panel()
        self.qtbot.waitUntil(lambda: panel.batch.is_ready, timeout=20_000)
        return panel

    def early_panel(self) -> PicturePanel:
        """Wait for the panel, whatever it has to show."""
        self.qtbot.waitUntil(lambda: self.open_panel() is not None, timeout=10_000)
        panel = self.open_panel()
        assert panel is not None
        self.qtbot.waitUntil(panel.isActiveWindow)
        return panel

    def open_panel(self) -> PicturePanel | None:
        """Return the panel, if there is one."""
        panels = self.window.findChildren(PicturePanel)
        return next((panel for panel in panels if panel.isVisible()), None)

    def archive_panel(self) -> ArchivePanel:
        """Wait for the panel of an archive and for all that it has to show."""

        def found() -> ArchivePanel | None:
            return next((panel for panel in self.window.findChildren(ArchivePanel) if panel.isVisible()), None)

        self.qtbot.waitUntil(lambda: found() is not None, timeout=10_000)
        panel = found()
        assert panel is not None
        self.qtbot.waitUntil(lambda: panel.batch.is_ready, timeout=20_000)
        return panel

    def insert(self) -> None:
        """Press the panel's button, and wait until the pictures are in the issue."""
        before = self.session.document
        panel = self.panel()
        panel.insert.click()
        self.qtbot.waitUntil(lambda: self.session.document is not before, timeout=20_000)
        self.qtbot.waitUntil(lambda: self.open_panel() is None)

    def told(self) -> str:
        """Wait for a bar about pictures; return what it says."""
        self.qtbot.waitUntil(lambda: self.window.banners.text("pictures") is not None, timeout=10_000)
        return self.window.banners.text("pictures") or ""

    def kept(self) -> Sequence[str]:
        """Return the names of all picture files that were written near the post."""
        path = self.window.posts.state.path
        assert path is not None
        return sorted(found.name for found in path.parent.glob("static/blog/img/*"))
