"""Issue > Insert picture, and pictures that are dropped on the window or pasted into it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from twimeditor.core.assets.spot import Spot
from twimeditor.core.model.find import LEAD
from twimeditor.services.assets.ahead import load_ahead
from twimeditor.services.media import fetch_job
from twimeditor.services.media.remote import NewJob
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.bridge import NOTHING, QtExecutor, pass_on
from twimeditor.ui.shell.picture_day import day_of_pictures
from twimeditor.ui.shell.picture_drops import PictureDrops
from twimeditor.ui.shell.picture_files import PictureFiles
from twimeditor.ui.widgets import Choice
from twimeditor.ui.widgets.pictured import Coming, pasted_pictures

if TYPE_CHECKING:
    from twimeditor.ui.images.coming_in import ComingIn
    from twimeditor.ui.shell.window import MainWindow

_NOWHERE = "Open an issue first, or begin one: a picture needs a place to stand."
THREADS = 2


class ImageControl(QObject):
    """Brings pictures in, from wherever they come to where they were aimed at.

    `new_job` fetches a picture that is on the web, `choose_files` asks for files: both for tests to do otherwise.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._coming_in: ComingIn | None = None
        self._executor: QtExecutor | None = None
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        self.new_job: NewJob = fetch_job
        self.choose_files: Callable[[Path], Sequence[Path]] = PictureFiles(window).pictures

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        keys, is_open = ("Ctrl+Shift+I",), self._window.is_open
        yield ActionSpec("insert_picture", "&Insert picture…", self._choose, "image", keys, is_open, short="Picture")

    def start(self) -> None:
        """Watch what is dragged over the window's panes, and pasted into the form."""
        window = self._window
        panes = (window.outline.picture_drops, window.form.drops, window.preview.drops)
        PictureDrops(window, panes, self._drop).entered.connect(self._expect)
        window.form.drops.pasted.connect(self._begin)
        window.form.picture_wanted.connect(self._choose)
        window.closed.connect(self._close)

    def paste(self) -> bool:
        """Bring in the pictures on the clipboard, to what is selected; tell whether there are any."""
        came = pasted_pictures(QGuiApplication.clipboard().mimeData())
        if came:
            self._begin(self._selected(), came)
        return bool(came)

    def _drop(self, spot: Spot | None, came: Coming) -> None:
        self._begin(self._selected() if spot is None else spot, came)

    def _choose(self) -> None:
        self._expect()
        spot = self._here()
        paths = tuple(self.choose_files(self._folder))
        if paths:
            self._folder = paths[0].parent
            self._begin(spot, Coming(paths=paths))

    def _begin(self, spot: Spot, came: Coming) -> None:
        window = self._window
        if not came:
            return
        if not window.is_open():
            self._tell("pictures", _NOWHERE, ())
            return
        window.banners.drop("pictures")
        window.form.finish()
        if self._coming_in is None:
            self._coming_in = self._made()
        self._coming_in.begin(spot, came)

    def _expect(self) -> None:
        """Load what treats pictures while they are still on their way."""
        if self._coming_in is None:
            self._workers.submit(load_ahead, lambda _none: None, pass_on)

    @property
    def _workers(self) -> QtExecutor:
        if self._executor is None:
            self._executor = QtExecutor(self._window, threads=THREADS)
        return self._executor

    def _made(self) -> "ComingIn":
        from twimeditor.ui.images.coming_in import ComingIn  # noqa: PLC0415 - loads what treats pictures
        from twimeditor.ui.images.desk import Desk  # noqa: PLC0415 - likewise

        window, parts = self._window, self._window.parts
        return ComingIn(
            Desk(
                window=window,
                session=parts.session,
                selection=parts.selection,
                styles=parts.styles,
                store=parts.assets,
                executor=self._workers,
                new_job=self.new_job,
                toast=window.toast,
                tell=self._tell,
                day=partial(day_of_pictures, parts),
            ),
            window,
        )

    def _tell(self, key: str, words: str, choices: Sequence[Choice]) -> None:
        self._window.bars.tell(key, words, choices)

    def _here(self) -> Spot:
        """Return where the caret is, or what is selected in the outline while that has the focus."""
        focus = QApplication.focusWidget()
        is_outline = focus is not None and self._window.outline.isAncestorOf(focus)
        return self._selected() if is_outline else self._window.form.drops.here()

    def _selected(self) -> Spot:
        document, selection = self._window.parts.session.document, self._window.parts.selection
        is_above = selection.current == NOTHING or (
            document.front is not None and document.front.id == selection.current
        )
        return Spot(LEAD if is_above else selection.part or selection.current)

    def _close(self) -> None:
        if self._coming_in is not None:
            self._coming_in.stop()
        if self._executor is not None:
            self._executor.close()
