"""The store of pictures follows its issue: to where it is opened, saved and left."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from twimeditor.core.errors import EditError, FrontMatterError
from twimeditor.services.assets.place import Place
from twimeditor.services.assets.store import AssetStore, Settled
from twimeditor.services.editing import Session
from twimeditor.services.ports import Executor, FileSystem
from twimeditor.services.site.checkout import around
from twimeditor.services.storage.controller import PostController, PostState
from twimeditor.ui.bridge import pass_on
from twimeditor.ui.shell.site_folder import SiteFolder
from twimeditor.ui.widgets import Choice

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

_FAILED = "The text is saved and no picture is lost, but not all of them lie with it yet. {why}"
_MORE = "And so it is with {count} more."
_RENAMED = (
    "There were other pictures of these names already, so the issue's own have new ones: {names}. Save once more."
)


class AssetKeeper(QObject):
    """Tells the store where the issue lies, and after a save has the pictures brought there.

    `told` carries a sentence for the user, empty once all is well again.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        controller: PostController,
        site: SiteFolder,
        store: AssetStore,
        files: FileSystem,
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._site = site
        self._store = store
        self._files = files
        self._executor = executor
        self._state = controller.state
        self._issue = object()
        self._unsettled: Callable[[], Settled] | None = None
        self._has_told = False
        self._swept = Place()
        self._unsubscribe = controller.subscribe(self._follow)
        site.read.connect(self._turn)
        self.begin()

    def attach(self, window: "MainWindow") -> None:
        """Follow what the window opens and leaves, and tell there what went wrong."""
        window.posts.leaving.connect(self.leave)
        window.posts.opened.connect(self.begin)
        again = Choice("Save again", window.posts.save, keeps=True)
        self.told.connect(
            lambda text: window.bars.tell("assets", text, (again,)) if text else window.banners.drop("assets")
        )

    def begin(self) -> None:
        """Go on with the issue that is in the session now."""
        self._issue = object()
        place = self._place()
        self._store.begin(place)
        self._sweep(place)
        self._tell("")

    def leave(self) -> None:
        """Put aside what was brought in for nothing: neither the issue nor its file is needed for that any more."""
        job = self._leaving()
        if job is not None:
            self._executor.submit(job, lambda _put_aside: None, pass_on)

    def close(self) -> None:
        """Do the same and what is left to do after a save at once, as nobody waits for workers now."""
        for job in (self._unsettled, self._leaving()):
            if job is not None:
                job()
        self._unsubscribe()
        self._site.read.disconnect(self._turn)

    def _follow(self, state: PostState) -> None:
        before, self._state = self._state, state
        if state.last_saved is not None and state.last_saved != before.last_saved:
            self._turn()
            self._settle()
        elif state.path != before.path:
            self.begin()

    def _turn(self) -> None:
        place = self._place()
        self._store.turn_to(place)
        if place != self._swept:
            self._sweep(place)

    def _sweep(self, place: Place) -> None:
        """Have deleted what a program that was killed has left half written around the issue."""
        self._swept = place
        self._executor.submit(self._store.sweeping(), lambda _swept: None, pass_on)

    def _settle(self) -> None:
        job = self._unsettled = self._store.settling(self._session.document)
        self._executor.submit(job, partial(self._settled, self._issue, job), pass_on)

    def _settled(self, issue: object, job: object, settled: Settled) -> None:
        if self._unsettled is job:
            self._unsettled = None
        if issue is not self._issue:
            return
        if settled.failed:
            more = _MORE.format(count=len(settled.failed) - 1) if len(settled.failed) > 1 else ""
            self._tell(_FAILED.format(why=f"{settled.failed[0][1]} {more}".strip()))
        elif settled.renamed:
            self._rename(settled)
        else:
            self._tell("")

    def _rename(self, settled: Settled) -> None:
        """Let the text name the files as they are called now."""
        from twimeditor.core.assets.renaming import renamed  # noqa: PLC0415 - hardly ever needed

        self._session.seal()
        try:
            self._session.edit("Rename pictures", partial(renamed, names=settled.renamed), origin=self)
        except (EditError, FrontMatterError) as error:
            self._tell(_FAILED.format(why=f"{error}."))
            return
        self._session.seal()
        self._tell(_RENAMED.format(names=", ".join(Path(address).name for address in settled.renamed.values())))

    def _leaving(self) -> Callable[[], object] | None:
        saved = self._session.saved
        is_known = saved is not None or self._state.path is None
        return self._store.leaving(saved) if is_known else None

    def _place(self) -> Place:
        path = self._state.path
        site = around(self._files, path) if path is not None else None
        return Place(path, site or self._chosen(), self._site.roots())

    def _chosen(self) -> Path | None:
        """Return the folder that the user named, if it is the site's."""
        chosen = self._site.chosen
        return chosen if chosen is not None and not self._site.inspect(chosen).problem else None

    def _tell(self, text: str) -> None:
        if text or self._has_told:
            self._has_told = bool(text)
            self.told.emit(text)
