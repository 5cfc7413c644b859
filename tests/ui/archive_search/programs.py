"""The real window over an archive, on a screen: `python -m tests.ui.archive_search.programs desk POST`.

The archive is the folder ``site`` beside the post. Told line by line what to do, it answers each with a line of JSON.
"""

import faulthandler
import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from tests.tools.stage import wait_for
from tests.ui.images.programs import Answer, end, listening, place, standing
from tests.ui.launch import FindingWorker, HereIndexer
from twimeditor.app import Application, create_application
from twimeditor.app_window import Makers
from twimeditor.core.post import write
from twimeditor.ui.shell.past_issue import PastIssueWindow

PATIENCE = 60
PLACE = QRect(0, 0, 700, 780)
BESIDE = QRect(720, 0, 540, 700)
"""Where the window is, and a past issue beside it."""


class Desk(QObject):
    """The window, and what is asked of it from outside."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._window = application.window
        self._session = application.session
        self._over = QPoint()
        self._window.outline.view.viewport().installEventFilter(self)
        self._window.setGeometry(PLACE)
        self._window.show()
        archive = self._window.parts.archive
        archive.wake()
        wait_for(archive.is_there, PATIENCE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragMoveEvent):
            self._over = self._window.outline.view.viewport().mapToGlobal(event.position().toPoint())
        return super().eventFilter(watched, event)

    def act(self, line: str) -> Answer:
        """Do what is asked for."""
        acts: dict[str, Callable[[], Answer]] = {
            "found": lambda: place(self._found()),
            "past": lambda: place(self._past()),
            "outline": lambda: place(self._on_outline()),
            "bar": lambda: place(self._window.menuBar().mapToGlobal(QPoint(300, 10))),
            "over": lambda: place(self._over),
            "caret": self._take_keys,
            "copy": self._copy,
            "copied": self._changed,
            "text": lambda: {"text": write(self._session.document), "label": self._session.undo_label},
            "undo": self._undo,
        }
        return acts[line]()

    def _found(self) -> QPoint:
        """Look for an entry; return the place of its row."""
        dock = self._window.archive_search.dock
        if not dock.is_seen:
            self._window.commands["archive_search"].trigger()
            QTest.keyClicks(dock.fields.line, "author:mara larkspur")
        wait_for(lambda: bool(dock.detail.page.toPlainText()), PATIENCE)
        return standing(lambda: row(dock.view))

    def _past(self) -> QPoint:
        """Open the past issue of that entry; return the place of its row there."""
        self._found()
        QTest.keyClick(self._window.archive_search.dock.view, Qt.Key.Key_Return)
        wait_for(lambda: bool(readers()), PATIENCE)
        reader = readers()[0]
        reader.setGeometry(BESIDE)
        return standing(lambda: row(reader.view))

    def _on_outline(self) -> QPoint:
        """Return a place just within the upper edge of the first entry's row."""
        view = self._window.outline.view
        index = view.index_of(self._session.document.sections[0].entries[0].id)
        return standing(lambda: view.viewport().mapToGlobal(view.visualRect(index).topLeft() + QPoint(40, 2)))

    def _take_keys(self) -> Answer:
        view = self._window.outline.view
        self._window.activateWindow()
        view.setFocus()
        wait_for(view.hasFocus, PATIENCE)
        return {"state": "ready"}

    def _copy(self) -> Answer:
        """Put the entry on the clipboard by the key of its row."""
        self._found()
        view = self._window.archive_search.dock.view
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        wait_for(lambda: QApplication.clipboard().ownsClipboard(), PATIENCE)
        return {"text": QApplication.clipboard().text()}

    def _changed(self) -> Answer:
        wait_for(lambda: self._session.can_undo, PATIENCE)
        return {"text": write(self._session.document), "label": self._session.undo_label}

    def _undo(self) -> Answer:
        for reader in readers():
            reader.close()
        while self._session.can_undo:
            self._session.undo()
        return {"text": write(self._session.document)}


def row(view: QAbstractItemView) -> QPoint:
    return view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).topLeft() + QPoint(60, 10))


def readers() -> list[PastIssueWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, PastIssueWindow) and one.isVisible()]


def desk(post: Path) -> None:
    profile = post.with_suffix(".profile")
    (profile / "config").mkdir(parents=True)
    folder = json.dumps(str(post.parent / "site"))
    (profile / "config" / "settings.toml").write_text(f"[archive]\nfolder = {folder}\n", encoding="utf-8")
    (profile / "config" / "window.ini").write_text("[window]\nhidden=preview\n", encoding="utf-8")
    arguments = ["twimeditor", "--profile", str(profile), str(post)]
    application = create_application(arguments, Makers(FindingWorker, HereIndexer))
    with listening(Desk(application).act):
        application.qt.exec()
    application.close()


if __name__ == "__main__":
    sys.excepthook = end
    faulthandler.enable()
    {"desk": desk}[sys.argv[1]](Path(sys.argv[2]))
