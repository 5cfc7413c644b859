"""View > Assets: the pictures and videos of the issue, and what is done with them."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from twimeditor.core.errors import EditError
from twimeditor.core.model import find
from twimeditor.core.model.nodes import Image
from twimeditor.services.media import fetch_job
from twimeditor.services.media.remote import NewJob
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.bridge import QtExecutor
from twimeditor.ui.forms.spec import Act, Choice
from twimeditor.ui.shell.lazy_dock import LazyDock
from twimeditor.ui.shell.missing_pictures import MissingPictures
from twimeditor.ui.shell.picture_day import day_of_pictures
from twimeditor.ui.shell.picture_files import PictureFiles
from twimeditor.ui.widgets import Choice as Button

if TYPE_CHECKING:
    from twimeditor.core.assets.references import Reference
    from twimeditor.services.assets.stock import Asset
    from twimeditor.ui.images.assets_dock import AssetsDock
    from twimeditor.ui.images.assets_work import AssetsWork
    from twimeditor.ui.images.deeds import Deed
    from twimeditor.ui.images.stocktaking import Stocktaking
    from twimeditor.ui.images.thumbnails import Thumbnails
    from twimeditor.ui.shell.window import MainWindow


class AssetsControl(QObject):
    """Has the dock, the share image and the missing pictures; what they need is made when it is first wanted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._executor: QtExecutor | None = None
        self._stock: Stocktaking | None = None
        self._work: AssetsWork | None = None
        self._thumbnails: Thumbnails | None = None
        self._lazy = LazyDock(window, "assets", self._made, self._connect)
        self.files = PictureFiles(window)
        self.new_job: NewJob = fetch_job
        self.missing = MissingPictures(window, self)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menus View and Issue."""
        is_open = self._window.is_open
        yield ActionSpec("assets", "&Assets", self.toggle, "image", ("Ctrl+4",), is_open, checked=self.is_shown)
        yield ActionSpec("share_image", "S&hare image…", self.choose_share, "", (), is_open)
        yield ActionSpec("make_share", "Make it the share ima&ge", self._share_selected, "", (), self._can_share)
        yield ActionSpec("find_missing", "&Find missing pictures…", self.find_missing, "", (), is_open)
        yield ActionSpec("remove_unused", "&Remove unused pictures", self.remove_unused, "", (), is_open)

    def start(self) -> None:
        """Follow the window's form and posts."""
        self._window.form.picture_asked.connect(self.ask)
        self.missing.start()

    def is_shown(self) -> bool:
        """Tell whether the dock is there."""
        return self._lazy.is_shown

    def toggle(self) -> None:
        """Show the dock and go there, or close it."""
        self._lazy.toggle(lambda: self._lazy.come().open())

    def ask(self, choice: Choice) -> None:
        """Do what the form offers for a picture."""
        if choice.act is Act.CHOOSE_SHARE:
            self.choose_share()
        elif choice.act is Act.MAKE_SHARE:
            self._share_node(choice.node)

    def choose_share(self) -> None:
        """Let the user choose one of the issue's pictures as the share image."""
        from twimeditor.ui.images.share_picker import SharePicker  # noqa: PLC0415 - what the first window does without

        dialog = SharePicker(self.stock, self.thumbnails, self._window)
        dialog.chosen.connect(self.work.share)
        dialog.emptied.connect(self.work.unshare)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def find_missing(self) -> None:
        """Look for all missing pictures: around the post, then where the user says."""
        self.when_taken(self._find_all)

    def remove_unused(self) -> None:
        """Move to the trash what nothing in the issue names."""
        self.when_taken(self._remove_all)

    # What is made when it is wanted

    @property
    def executor(self) -> QtExecutor:
        """Return the worker for pictures: what it does is waited for at the end."""
        if self._executor is None:
            self._executor = QtExecutor(self, threads=2)
            self._window.closed.connect(self._close)
        return self._executor

    @property
    def stock(self) -> "Stocktaking":
        """Return what knows the issue's assets."""
        if self._stock is None:
            from twimeditor.ui.images.stocktaking import Stocktaking  # noqa: PLC0415 - not needed by the first window

            parts = self._window.parts
            self._stock = Stocktaking(parts.session, parts.assets, self.executor, self)
        return self._stock

    @property
    def work(self) -> "AssetsWork":
        """Return what changes files and text."""
        if self._work is None:
            from twimeditor.ui.images.assets_work import AssetsWork  # noqa: PLC0415 - not needed by the first window

            parts = self._window.parts
            day = partial(day_of_pictures, parts)
            work = AssetsWork(parts.session, parts.styles, parts.assets, self.executor, day, self)
            work.done.connect(self._tell_done)
            work.failed.connect(self._tell_failed)
            work.unfound.connect(self._ask_where)
            self._work = work
        return self._work

    @property
    def thumbnails(self) -> "Thumbnails":
        """Return the small pictures."""
        if self._thumbnails is None:
            from twimeditor.ui.images.thumbnails import Thumbnails  # noqa: PLC0415 - not needed by the first window

            self._thumbnails = Thumbnails(self.executor, self._window.devicePixelRatioF(), self)
        return self._thumbnails

    @property
    def dock(self) -> "AssetsDock":
        """Return the dock, hidden at first."""
        return self._lazy.get()

    def _made(self) -> "AssetsDock":
        from twimeditor.ui.images.assets_dock import AssetsDock  # noqa: PLC0415 - not needed by the first window

        window = self._window
        beginnings = [window.commands["insert_picture"]]
        return AssetsDock(window.parts.bridge, self.stock, self.thumbnails, beginnings, window)

    def _connect(self, dock: "AssetsDock") -> None:
        window, work = self._window, self.work
        dock.asked.connect(self._do)
        dock.alt_typed.connect(work.type_alt)
        dock.alt_left.connect(work.end_typing)
        dock.rename_wanted.connect(work.rename)
        dock.finding.connect(self.find_missing)
        dock.removing.connect(self.remove_unused)
        work.began.connect(dock.show_busy)
        work.ended.connect(dock.show_idle)
        dock.called_off.connect(work.cancel)
        window.activated.connect(self._look_again)
        window.parts.site.read.connect(self._look_again)

    def _close(self) -> None:
        if self._work is not None:
            self._work.cancel()
        self.executor.close()

    # Doing

    def _do(self, deed: "Deed", asset: "Asset", place: "Reference | None") -> None:
        from twimeditor.ui.images.deeds import Deed  # noqa: PLC0415 - not needed by the first window

        acts: dict[Deed, Callable[[], object]] = {
            Deed.GO: lambda: self._go(place),
            Deed.REPLACE: lambda: self._replace(asset),
            Deed.FIND: lambda: self._find_one(asset),
            Deed.BRING: lambda: self._ask_to_fetch(asset),
            Deed.RENAME: self.dock.start_renaming,
            Deed.SHARE: lambda: self._share(asset),
            Deed.COPY: lambda: QGuiApplication.clipboard().setText(self.work.markdown_of(asset)),
            Deed.OPEN: lambda: self._open(asset, folder=False),
            Deed.FOLDER: lambda: self._open(asset, folder=True),
        }
        acts[deed]()

    def _go(self, place: "Reference | None") -> None:
        if place is None:
            return
        if not self._window.is_pane_shown("form"):
            self._window.toggle_pane("form")
        with suppress(EditError):  # it may be gone by now
            self._window.parts.selection.reveal(place.node)

    def _replace(self, asset: "Asset") -> None:
        path = self.files.picture(f"Replace {asset.name}")
        if path is not None:
            self.work.replace(asset, path)

    def _find_one(self, asset: "Asset") -> None:
        path = self.files.picture(f"Find {asset.name}")
        if path is not None:
            self.work.take(asset, path)

    def _ask_to_fetch(self, asset: "Asset") -> None:
        """Fetch nothing before a yes."""
        from twimeditor.ui.images.words import fetch_question  # noqa: PLC0415 - not needed by the first window

        address = asset.address
        fetch = Button("Fetch", lambda: self.work.bring(asset, self.new_job(address)))
        self._window.bars.tell("bring_in", fetch_question((address,)), (fetch,))

    def _open(self, asset: "Asset", *, folder: bool) -> None:
        if asset.file is not None:
            path = asset.file.path.parent if folder else asset.file.path
            self.files.show(path)

    def _share(self, asset: "Asset") -> None:
        if asset.file is not None:
            self.work.share(asset.file.path)

    def _file_of(self, node: int) -> Path | None:
        found = find.node(self._window.parts.session.document, node)
        return self._window.parts.assets.find(found.url) if isinstance(found, Image) else None

    def _can_share(self) -> bool:
        parts = self._window.parts
        with suppress(EditError):
            return isinstance(find.node(parts.session.document, parts.selection.part), Image)
        return False

    def _share_selected(self) -> None:
        self._share_node(self._window.parts.selection.part)

    def _share_node(self, node: int) -> None:
        with suppress(EditError):  # it may be gone by now
            path = self._file_of(node)
            if path is not None:
                self.work.share(path)
            else:
                self._tell_failed("There is no file of this picture that could be shared.")

    # All missing, all unused

    def when_taken(self, act: Callable[[], None]) -> None:
        """Do something as soon as the issue and the disk have been looked at, unless another issue is open then."""
        state = self._window.parts.controller.state
        self.stock.taken.connect(partial(self._act_for, state.path, act), Qt.ConnectionType.SingleShotConnection)
        self.stock.take()

    def _act_for(self, post: Path | None, act: Callable[[], None]) -> None:
        if self._window.parts.controller.state.path == post:
            act()

    def _find_all(self) -> None:
        wanted = self.stock.missing()
        if wanted:
            self.work.look_for(wanted)
        else:
            self._tell("No picture is missing.")

    def _remove_all(self) -> None:
        unused = self.stock.unused()
        if unused:
            parts = self._window.parts
            site = parts.site.reading.folder
            self.work.remove(unused, site / "content" if site is not None else None, parts.controller.state.path)
        else:
            self._tell("All pictures are used.")

    def _ask_where(self, assets: "list[Asset]") -> None:
        folder = self.files.folder(_where(assets))
        if folder is not None:
            self.work.look_for(assets, (folder,))

    # Telling

    def _tell_done(self, words: str, key: str) -> None:
        if words:
            toast, session = self._window.toast, self._window.parts.session
            is_step = self._work is not None and self._work.has_edited
            toast.tell(words, *(("Undo", session.undo) if is_step else ("Close", toast.hide)))
        if key and self._lazy.made is not None:
            self._lazy.made.choose(key)
        self._look_again()
        self.missing.look()

    def _tell(self, words: str) -> None:
        self._window.toast.tell(words, "Close", self._window.toast.hide)

    def _tell_failed(self, words: str) -> None:
        self._window.bars.tell("assets_work", words)

    def _look_again(self) -> None:
        if self.is_shown():
            self.stock.take()


def _where(assets: "list[Asset]") -> str:
    names = ", ".join(asset.name for asset in assets[:2])
    more = f" and {len(assets) - 2} more" if len(assets) > 2 else ""
    return f"Where are {names}{more}?" if len(assets) > 1 else f"Where is {names}?"
