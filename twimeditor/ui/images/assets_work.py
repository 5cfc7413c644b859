"""What is done with the pictures of an issue: files aside first, then the text as one step."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from twimeditor.core.assets.references import Reference, node_references, references
from twimeditor.core.assets.renaming import renamed, with_alt
from twimeditor.core.assets.share import with_share_image
from twimeditor.core.assets.videos import video_markdown
from twimeditor.core.errors import EditError, FrontMatterError, TwimError
from twimeditor.core.model import find
from twimeditor.core.model.edits import Edit
from twimeditor.core.model.nodes import Image
from twimeditor.core.post.regenerate.image import image_text
from twimeditor.services.assets.refusal import Cancelled
from twimeditor.services.assets.searching import search
from twimeditor.services.assets.stock import Asset
from twimeditor.services.assets.store import AssetStore
from twimeditor.services.editing import Session
from twimeditor.services.media.remote import Job
from twimeditor.services.ports import Executor
from twimeditor.services.styles import Styles
from twimeditor.ui.images.words import counted

if TYPE_CHECKING:
    from twimeditor.services.assets.bringing import Cleared, Errand, Exchange

T = TypeVar("T")

_BUSY = "Something is being done with the pictures already."
_TRASHED = "Moved {what} to the trash."
_HELD = "{what} moved to {folder}, since there is no trash."
_KEPT = "{what}: other pages of the site name them."
_FOUND = {True: "Found {what}.", False: "Found {what}; {left} still missing."}


class AssetsWork(QObject):
    """Does one thing at a time; `day` returns the one that names new files.

    `began` carries what is being done and `ended` follows; `done` carries what was done as a sentence and the key of
    the asset that it was about, `failed` why something could not be done. `unfound` carries the missing assets that are
    nowhere around the post. `has_edited` tells while `done` is emitted whether the text has become another.
    """

    began = Signal(str)
    ended = Signal()
    done = Signal(str, str)
    failed = Signal(str)
    unfound = Signal(object)

    def __init__(
        self,
        session: Session,
        styles: Styles,
        store: AssetStore,
        executor: Executor,
        day: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._styles = styles
        self._store = store
        self._executor = executor
        self._day = day
        self._stop = Event()
        self._is_busy = False
        self.has_edited = False
        self._token = object()
        self._job: Job | None = None

    def type_alt(self, asset: Asset, number: int, text: str) -> None:
        """Set the alt text of one of the places of an asset; what is typed in one go is one step."""
        place = self._place_now(asset, number)
        if place is not None:
            self._edit("Edit alt text", partial(with_alt, reference=place, alt=text), merge_key=self._token)

    def end_typing(self) -> None:
        """Let the next key begin a new step."""
        self._session.seal()

    def replace(self, asset: Asset, path: Path) -> None:
        """Let another file stand for an asset."""
        self._begin(f"Reading {path.name}…", partial(self._errand().replace, asset, path), self._replaced)

    def rename(self, asset: Asset, name: str) -> None:
        """Give the file of an asset another name."""
        self._begin("Renaming…", partial(self._errand().rename, asset, name), self._renamed)

    def share(self, file: Path) -> None:
        """Make a picture the share image."""
        self._begin("Making the share image…", partial(self._errand().shared, file), self._shared)

    def unshare(self) -> None:
        """Let the issue have no share image."""
        self._choose_share("")

    def markdown_of(self, asset: Asset) -> str:
        """Return what shows an asset, to be pasted anywhere."""
        if asset.is_video:
            return video_markdown(asset.address, self._styles.of(self._session.document))
        alt = next((use.alt for use in asset.places if use.alt), "")
        return image_text(Image(id=0, alt=alt, url=asset.address), "")

    def remove(self, assets: Iterable[Asset], pages: Path | None = None, post: Path | None = None) -> None:
        """Move the files of assets to the trash, unless one of the site's other `pages` names them."""
        from twimeditor.services.assets.bringing import clear  # noqa: PLC0415 - loads what treats pictures

        job = partial(clear, self._store, tuple(assets), pages, post)
        self._begin("Moving to the trash…", job, self._removed)

    def look_for(self, assets: Sequence[Asset], folders: Sequence[Path] = ()) -> None:
        """Look for missing assets by their names: around the post, or in the folders that the user chose."""
        places = folders or self._store.roots()
        job = partial(_find, self._errand(), tuple(assets), tuple(places))
        self._begin("Looking for missing pictures…", job, partial(self._found, tuple(assets), is_last=bool(folders)))

    def take(self, asset: Asset, path: Path) -> None:
        """Let a file be the one that is missing."""
        self._begin(f"Reading {path.name}…", partial(self._errand().find, {asset: path}), self._taken)

    def bring(self, asset: Asset, job: Job) -> None:
        """Let a picture of another site be one of the issue's own, once its `job` has fetched it."""
        self._job = job
        fetch = partial(self._errand().fetched, asset, lambda: job.run().data)
        self._begin("Fetching the picture…", fetch, self._brought)

    def cancel(self) -> None:
        """Call off what is under way."""
        self._stop.set()
        if self._job is not None:
            self._job.cancel()

    # Own work

    def _errand(self) -> "Errand":
        from twimeditor.services.assets.bringing import Errand  # noqa: PLC0415 - loads what treats pictures
        from twimeditor.ui.images.rasterise import rasterise  # noqa: PLC0415 - likewise

        self._stop = Event()
        document = self._session.document
        style = self._styles.of(document)
        return Errand(self._store, document, self._day(), style, rasterise, self._stop.is_set)

    def _begin(self, words: str, job: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._is_busy:
            self.failed.emit(_BUSY)
            return
        self._is_busy, self.has_edited = True, False
        self.began.emit(words)
        self._executor.submit(job, partial(self._end, done), self._fail)

    def _end(self, done: Callable[[T], None], result: T) -> None:
        self._rest()
        if not self._stop.is_set():
            done(result)

    def _fail(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, Cancelled) or self._stop.is_set():
            return
        if not isinstance(error, TwimError | OSError):
            raise error
        self.failed.emit(str(error))

    def _rest(self) -> None:
        self._is_busy = False
        self._job = None
        self.ended.emit()

    def _replaced(self, exchange: "Exchange") -> None:
        self._exchange("Replace picture", (exchange,))
        self.done.emit(f"Replaced by {exchange.stored.name}.", str(exchange.stored.path))

    def _renamed(self, exchange: "Exchange") -> None:
        self._exchange("Rename picture", (exchange,))
        self.done.emit(f"Renamed to {exchange.stored.name}.", str(exchange.stored.path))

    def _brought(self, exchange: "Exchange") -> None:
        self._exchange("Bring in picture", (exchange,))
        self.done.emit(f"Brought in {exchange.stored.name}.", str(exchange.stored.path))

    def _taken(self, exchanges: "Sequence[Exchange]") -> None:
        self._exchange("Find missing pictures", exchanges)
        for exchange in exchanges:
            self.done.emit(f"Found {exchange.stored.name}.", str(exchange.stored.path))

    def _found(self, assets: Sequence[Asset], exchanges: "Sequence[Exchange]", *, is_last: bool) -> None:
        self._exchange("Find missing pictures", exchanges)
        met = {exchange.asset for exchange in exchanges}
        left = [asset for asset in assets if asset not in met]
        if exchanges:
            what, rest = counted(len(met), "picture", "pictures"), counted(len(left), "is", "are")
            self.done.emit(_FOUND[not left].format(what=what, left=rest), str(exchanges[0].stored.path))
        if left and is_last and not exchanges:
            self.failed.emit("None of the missing pictures is there. They are looked for by their names.")
        elif left and not is_last:
            self.unfound.emit(left)

    def _shared(self, name: str) -> None:
        self._choose_share(name)
        self.done.emit(f"{name} is the share image.", "")

    def _choose_share(self, name: str) -> None:
        self._session.seal()
        self._edit("Choose share image", partial(with_share_image, name=name))
        self._session.seal()

    def _removed(self, cleared: "Cleared") -> None:
        result = cleared.result
        words = [_TRASHED.format(what=counted(len(result.trashed), "file", "files"))] if result.trashed else []
        if result.held:
            what = counted(len(result.held), "file was", "files were")
            words.append(_HELD.format(what=what, folder=result.holding))
        if cleared.kept:
            words.append(_KEPT.format(what=counted(len(cleared.kept), "file stays", "files stay")))
        self.done.emit(" ".join(words), "")
        for name, reason in result.failed:
            self.failed.emit(f"“{name}” is still there: {reason}")

    def _exchange(self, label: str, exchanges: "Iterable[Exchange]") -> None:
        names = {old: new for exchange in exchanges for old, new in exchange.names.items() if old != new}
        if names:
            self._session.seal()
            self._edit(label, partial(renamed, names=names))
            self._session.seal()

    def _edit(self, label: str, edit: Edit, merge_key: object = None) -> None:
        try:
            self.has_edited = self._session.edit(label, edit, merge_key=merge_key, origin=self)
        except (EditError, FrontMatterError) as error:
            self.failed.emit(f"{label}: {error}.")

    def _place_now(self, asset: Asset, number: int) -> Reference | None:
        """Return a place as it is in the document now: each key moves what stands behind it."""
        if not 0 <= number < len(asset.uses):
            return None
        wanted = asset.uses[number]
        turn = sum(_is_beside(one, wanted) for one in asset.uses[:number])
        for found in (self._in_node, self._in_issue):
            now = [one for one in found(wanted) if _is_beside(one, wanted) and one.address in asset.addresses]
            if turn < len(now):
                return now[turn]
        return None

    def _in_node(self, wanted: Reference) -> Iterable[Reference]:
        """Return what the node of a place names without a definition, which is quickly known."""
        try:
            return node_references(find.node(self._session.document, wanted.node))
        except EditError:
            return ()

    def _in_issue(self, _wanted: Reference) -> Iterable[Reference]:
        return references(self._session.document)


def _is_beside(one: Reference, other: Reference) -> bool:
    return (one.node, one.field) == (other.node, other.field)


def _find(errand: "Errand", assets: Sequence[Asset], folders: Sequence[Path]) -> "tuple[Exchange, ...]":
    """Look for assets by their names and keep what is found; the reason why a file is refused is that of the first."""
    paths = search(folders, (asset.name for asset in assets), errand.cancelled)
    return errand.find({asset: paths[asset.name] for asset in assets if asset.name in paths})
