"""File > Export: the finished post out of the window."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from twimeditor.core.errors import EditError
from twimeditor.core.render import SiteTemplates
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.bridge import QtExecutor

if TYPE_CHECKING:
    from twimeditor.ui.export.desk import Asks, Board, Desk, Subject
    from twimeditor.ui.export.dialog import ExportDialog
    from twimeditor.ui.shell.window import MainWindow


class ExportControl(QObject):
    """Opens the dialog of an export, and waits at the window's end until nothing is half written."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._executor: QtExecutor | None = None
        self._dialog: ExportDialog | None = None
        self.asks: Asks | None = None
        window.closed.connect(self._close)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        yield ActionSpec("export", "&Export…", self._export, "export", ("Ctrl+E",), self._window.is_open)

    def _export(self) -> None:
        from twimeditor.ui.export.dialog import ExportDialog  # noqa: PLC0415 - what the first window does without

        dialog = self._dialog = ExportDialog(self._window, self._desk())
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _desk(self) -> "Desk":
        from twimeditor.services.export.writer import Writer  # noqa: PLC0415 - as above
        from twimeditor.ui.export.desk import Desk, FileDialogs  # noqa: PLC0415 - likewise

        parts = self._window.parts
        self._executor = self._executor or QtExecutor(self)
        return Desk(
            subject=self._subject,
            executor=self._executor,
            files=parts.files,
            writer=Writer(parts.files, parts.state_folder / "exports"),
            inspect=parts.site.inspect,
            asks=self.asks or FileDialogs(self._window),
            memory=parts.memory,
            save=self._window.posts.save,
            reveal=self._reveal,
            find_pictures=self._find_pictures,
            board=self._new_board,
        )

    def _new_board(self) -> "Board":
        """Return the board of readiness, whose places lead out of the dialog."""
        checking = self._window.checking
        board = checking.new_board()
        board.wanted.connect(self._leave)
        board.wanted.connect(checking.go_to)
        board.problems_wanted.connect(self._leave)
        board.problems_wanted.connect(checking.open)
        return board

    def _subject(self) -> "Subject":
        from twimeditor.ui.export.desk import Subject  # noqa: PLC0415 - as above

        parts, state = self._window.parts, self._window.posts.state
        reading = parts.site.reading
        return Subject(
            issue=parts.session.document,
            saved=parts.session.saved,
            style=parts.styles.of(parts.session.document),
            post=state.path,
            site=reading.folder or parts.site.chosen,
            find_picture=parts.assets.find,
            templates=SiteTemplates.of(reading.shortcodes) if reading.shortcodes else None,
            resolve=parts.site.resolve,
        )

    def _find_pictures(self) -> None:
        """Leave the dialog for the one that finds pictures."""
        self._leave()
        self._window.commands["find_missing"].trigger()

    def _leave(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    def _reveal(self, node: int) -> None:
        """Leave the dialog for a place in the issue."""
        self._leave()
        if not self._window.is_pane_shown("form"):
            self._window.toggle_pane("form")
        with suppress(EditError):
            self._window.parts.selection.reveal(node)

    def _forget(self) -> None:
        self._dialog = None

    def _close(self) -> None:
        """Take back what is being written, and wait for that."""
        if self._dialog is not None:
            self._dialog.stop()
        if self._executor is not None:
            self._executor.close()
