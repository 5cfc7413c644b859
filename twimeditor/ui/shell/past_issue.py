"""A past issue beside the one that is written: outline and preview, to be read and copied from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QSplitter, QVBoxLayout, QWidget

from twimeditor.core.archive.copying import place_in
from twimeditor.core.archive.values import Record
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.model.find import locate
from twimeditor.core.post.clipping import Clipping, taken
from twimeditor.core.post.parse import parse
from twimeditor.services.editing import Session
from twimeditor.services.media import RemotePictures, fetch_job
from twimeditor.services.rendering import Aside
from twimeditor.services.rendering.worker import WorkerProcess
from twimeditor.ui.actions.clips import data_for
from twimeditor.ui.actions.places import containers
from twimeditor.ui.bridge import QtExecutor, QtScheduler, Selection, SessionBridge
from twimeditor.ui.outline.read_only import read_only_view
from twimeditor.ui.preview import PreviewPanel
from twimeditor.ui.shell.placing import keep_on_screen, put_beside, stagger
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label
from twimeditor.ui.widgets.focus import give_focus, has_focus

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

_HINT: Final = "To be read. Drag an entry into your issue, or copy it with Ctrl+C."
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SHARES: Final = (3, 7)
_USUAL: Final = QSize(900, 700)


@dataclass(frozen=True, slots=True)
class Past:
    """A past issue as it was read: what it is called, the file, and whether it is still what the archive has of it.

    Its pictures are looked up in `roots`; what is copied from it carries its `origin`.
    """

    name: str
    path: Path
    issue: Issue
    ids: IdSource
    roots: tuple[Path, ...] = ()
    origin: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _Workers:
    """What renders and fetches aside for one issue, in the order in which they end."""

    fetching: QtExecutor = field(default_factory=QtExecutor)
    rendering: QtExecutor = field(default_factory=QtExecutor)
    scheduler: QtScheduler = field(default_factory=QtScheduler)

    @property
    def all(self) -> tuple[QtExecutor | QtScheduler, ...]:
        """Return all of them."""
        return self.fetching, self.rendering, self.scheduler


class PastIssueWindow(QMainWindow):
    """Shows an issue that nothing here can change: no service that writes has ever heard of it.

    `put_asked` carries a clipping and the title of the section that it stood in, `closed` tells that it is gone.
    """

    put_asked = Signal(object, str)
    closed = Signal()

    def __init__(self, past: Past, window: "MainWindow") -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._past = past
        self._memory = window.parts.memory
        self._workers = _Workers()
        self._session = Session(past.issue, past.ids)
        self._bridge = SessionBridge(self._session, self)
        self._selection = Selection(self._session, self)
        self.view = read_only_view(self._session, past.origin)
        self._remote = RemotePictures(self._workers.fetching, fetch_job)
        self._remote.turn_to(str(past.path))
        self.preview = self._new_preview()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._put = QPushButton("Copy into &your issue")
        self._lay_out()
        self._connect(window)
        self._dress(window)
        self._place(window)

    def show_record(self, record: Record) -> None:
        """Choose the entry or section that a record was made of, and bring it into view."""
        container = place_in(self._session.document, record)
        index = self.view.index_of(container) if container is not None else self.view.model().index(0, 0)
        self.view.go_to(index)
        self.view.scrollTo(index)
        if container is not None:
            self._selection.select(container)

    def clipping(self) -> Clipping:
        """Return what is chosen in the outline."""
        return taken(self._session.document, self._rows())

    # What Qt calls

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent) and event.key() in _ENTER and _with_control(event):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() is QEvent.Type.KeyPress:
                self._ask_to_put()
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep_past(self, self._panes)
        self.preview.release()
        self._remote.close()
        self._bridge.close()
        for worker in self._workers.all:
            worker.close()
        super().closeEvent(event)
        self.closed.emit()

    # Building

    def _new_preview(self) -> PreviewPanel:
        workers, roots = self._workers, self._past.roots
        aside = Aside(WorkerProcess(), workers.rendering, workers.scheduler)
        return PreviewPanel(self._session, self._bridge, self._selection, lambda: roots, self._remote, aside=aside)

    def _lay_out(self) -> None:
        self.setObjectName("past_issue")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{self._past.name} (read only)")
        self.view.setAccessibleDescription(_HINT)
        self._put.setObjectName("past_issue.put")
        self._put.setToolTip("Puts what is chosen into the section of the same name (Ctrl+Enter)")
        words = muted(words_label(self._past.remark or _HINT))
        words.setObjectName("past_issue.words")
        top = QHBoxLayout()
        top.setContentsMargins(TOKENS.gap, TOKENS.small, TOKENS.gap, TOKENS.small)
        top.setSpacing(TOKENS.gap)
        top.addWidget(words, 1)
        top.addWidget(self._put)
        panes = self._panes
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        for pane, share in ((self.view, _SHARES[0]), (self.preview, _SHARES[1])):
            panes.addWidget(pane)
            panes.setStretchFactor(panes.count() - 1, share)
        panes.setSizes([_USUAL.width() * share // sum(_SHARES) for share in _SHARES])
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(panes, 1)
        self.setCentralWidget(middle)

    def _connect(self, window: "MainWindow") -> None:
        self.view.installEventFilter(self)
        rows = self.view.selectionModel()
        rows.currentChanged.connect(lambda current, _before: self._choose(current.internalId()))
        rows.selectionChanged.connect(lambda _new, _old: self._put.setEnabled(bool(self.clipping())))
        self._put.clicked.connect(self._ask_to_put)
        self._selection.viewed.connect(lambda row: self.view.set_in_view(self.view.index_of(row)))
        window.closed.connect(self.close)
        close = [QKeySequence(Qt.Key.Key_Escape), *QKeySequence.keyBindings(QKeySequence.StandardKey.Close)]
        self._act("close", close, self.close)
        self._act("copy", QKeySequence.keyBindings(QKeySequence.StandardKey.Copy), self._copy)
        self._act("next_pane", [QKeySequence("F6"), QKeySequence("Shift+F6")], self._turn)

    def _act(self, name: str, keys: list[QKeySequence], act: Callable[[], object]) -> None:
        action = QAction(self)
        action.setObjectName(f"past_issue.{name}")
        action.setShortcuts(keys)
        action.triggered.connect(lambda _on: act())
        self.addAction(action)

    def _dress(self, window: "MainWindow") -> None:
        """Let the preview look as that of the window does."""
        self.preview.set_look(window.preview.look)
        self.preview.set_zoom(window.parts.memory.zoom() / 100)
        self.preview.use_site(window.site.shown())
        self.preview.name(self._past.path)
        self.preview.follow(wanted=True)

    def _place(self, window: "MainWindow") -> None:
        """Stand where the last one stood, the first of all beside the window; a second one does not hide the first."""
        self.resize(_USUAL)
        if self._memory.restore_past(self, self._panes):
            keep_on_screen(self)
        else:
            put_beside(self, window)
        others = (one for one in window.findChildren(PastIssueWindow) if one is not self and one.isVisible())
        other = next((one for one in others if one.pos() == self.pos()), None)
        if other is not None:
            stagger(self, other)

    # Own work

    def _rows(self) -> list[int]:
        return [index.internalId() for index in self.view.selectedIndexes()]

    def _choose(self, row: int) -> None:
        issue = self._session.document
        is_holder = row in containers(issue)
        (self._selection.select if is_holder else self._selection.show)(row)

    def _copy(self) -> None:
        """Put on the clipboard what is selected in the page, or else the rows that are chosen."""
        if has_focus(self.preview) and self.preview.reading.has_selection():
            self.preview.reading.copy()
        elif self.clipping():
            QGuiApplication.clipboard().setMimeData(data_for(self.clipping(), origin=self._past.origin))

    def _turn(self) -> None:
        give_focus(self.preview if has_focus(self.view) or self.view.hasFocus() else self.view.viewport())

    def _ask_to_put(self) -> None:
        clipping = self.clipping()
        if clipping:
            self.put_asked.emit(clipping, self._section())

    def _section(self) -> str:
        """Return the title of the section that what is chosen stands in."""
        issue, rows = self._session.document, self._rows()
        place = locate(issue, rows[0])
        return issue.sections[place.section].title if place.section is not None else ""


def read_past(text: bytes) -> tuple[Issue, IdSource]:
    """Return the issue of a file's bytes, with what gives out its ids."""
    ids = IdSource()
    return parse(text.decode("utf-8-sig"), ids), ids


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
