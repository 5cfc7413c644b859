"""Pictures come in: from what was dropped to the one edit that puts them into the issue."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from twimeditor.core.assets.coming_videos import video_at, video_file
from twimeditor.core.assets.names import asset_name
from twimeditor.core.assets.placing import Incoming, Spot, can_stand_inside, place
from twimeditor.core.assets.references import Reference, node_references, references
from twimeditor.core.errors import EditError, TwimError
from twimeditor.core.model import Image, find
from twimeditor.core.model.find import LEAD
from twimeditor.core.model.tree import Issue
from twimeditor.core.render.carets import Caret
from twimeditor.core.style import HouseStyle
from twimeditor.services.assets.refusal import Cancelled
from twimeditor.services.assets.sources import Gathered, Source, gather
from twimeditor.services.assets.store import Stored
from twimeditor.services.editing import Session
from twimeditor.services.media.remote import NewJob
from twimeditor.services.ports import Executor
from twimeditor.services.styles import Styles
from twimeditor.ui.bridge import Selection
from twimeditor.ui.images.batch import Batch
from twimeditor.ui.images.panel import PicturePanel
from twimeditor.ui.images.piece import Piece
from twimeditor.ui.images.piece_words import named
from twimeditor.ui.images.rasterise import png_of
from twimeditor.ui.widgets import Choice
from twimeditor.ui.widgets.pictured import Coming

AT_LATEST = 80
"""Milliseconds after which the panel shows, whether or not a picture has been read: at once, for a person."""

_RANDOM = "XXXXX"
_GONE = "The place for it is no longer there. Cancel, and drop it somewhere else."
_NOTHING = "There is no picture in what was dropped."
_ASK = "Fetch {what} from {hosts}? Nothing of yours is sent but the question."


class Store(Protocol):
    """What keeps pictures; `AssetStore` is one."""

    def is_taken(self, name: str, known: Collection[str] = ()) -> bool: ...

    def add(
        self, data: bytes, name: str, suffix: str, *, day: date, style: HouseStyle, known: Collection[str] = ()
    ) -> Stored: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What pictures need to come in.

    `tell` shows a bar: its key, its words, its buttons. `day` returns the one that pictures are named by.
    """

    window: QWidget
    session: Session
    selection: Selection
    styles: Styles
    store: Store
    executor: Executor
    new_job: NewJob
    tell: Callable[[str, str, Sequence[Choice]], None]
    day: Callable[[], date]

    @property
    def style(self) -> HouseStyle:
        """Return the style that the issue is in."""
        return self.styles.of(self.session.document)

    @property
    def known(self) -> frozenset[str]:
        """Return the addresses that the issue names."""
        return frozenset(one.address for one in references(self.session.document))


class Insertion(QObject):
    """One drop: its panel, its work aside, its edit. It is its own until the panel goes."""

    def __init__(self, desk: Desk, spot: Spot, pieces: Sequence[Piece]) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._spot = spot
        self._home = _home(desk.session.document, spot)
        self._known = desk.known
        self._panel: PicturePanel | None = None
        self._is_wanted = False
        self.batch = Batch(pieces, desk.executor, self)
        self.batch.changed.connect(self._on_changed)
        self.batch.lost.connect(self._on_lost)

    def begin(self) -> None:
        """Start the work, and show the panel with the first picture, or soon without one."""
        QTimer.singleShot(AT_LATEST, self, self._show_panel)
        self.batch.start()

    def stop(self) -> None:
        """Call everything off."""
        self.batch.cancel()
        panel, self._panel = self._panel, None
        if panel is not None:
            panel.close()

    def _show_panel(self) -> None:
        if self._panel is not None or self.batch.is_over or not self.batch.pieces:
            return
        can = can_stand_inside(self._desk.session.document, self._spot)
        inside = self._desk.style.images == "inside"
        self._panel = PicturePanel(
            self.batch, self._name_of, can_be_inside=can, inside=inside, parent=self._desk.window
        )
        self._panel.insert_wanted.connect(self._insert)
        self._panel.rejected.connect(self._end)
        if self.batch.refused:
            self._panel.tell_left_out()
        self._panel.open()

    def _on_changed(self, _piece: Piece) -> None:
        self._show_panel()
        if self._is_wanted:
            self._insert()

    def _on_lost(self, _piece: Piece) -> None:
        if self.batch.pieces:
            return
        self._desk.tell("pictures", "\n".join(self.batch.refused), ())
        self._end()

    def _end(self) -> None:
        self.stop()
        self.deleteLater()

    def _name_of(self, piece: Piece) -> tuple[str, str]:
        kind = piece.result.kind if piece.result is not None else piece.read.picture.kind if piece.read else None
        if kind is None:
            return "", ""
        taken = partial(self._desk.store.is_taken, known=self._known)
        pattern, day = self._desk.style.image_name, self._desk.day()
        name = asset_name(pattern, day, piece.wanted_name, kind.suffix, _RANDOM, taken)
        return name.replace(_RANDOM, "…", 1), ""

    # After Insert

    def _insert(self) -> None:
        """Keep the pictures as soon as all are ready."""
        self._is_wanted = True
        panel, batch = self._panel, self.batch
        if panel is None:
            return
        if not batch.is_ready:
            panel.wait("Preparing %v of %m", batch.done, len(batch.pieces))
            return
        self._is_wanted = False
        panel.wait("Saving…", 0, 0)
        wanted = tuple(
            _Kept(one.result.data, one.wanted_name, one.result.kind.suffix) for one in batch.pieces if one.result
        )
        job = partial(kept, self._desk.store, wanted, self._desk.day(), self._desk.style, self._known, batch)
        self._desk.executor.submit(job, self._on_kept, self._on_not_kept)

    def _on_kept(self, stored: tuple[Stored, ...]) -> None:
        panel = self._panel
        if panel is None or self.batch.is_over:
            return
        spot = self._true_spot()
        if spot is None:
            panel.tell(_GONE)
            return
        try:
            self._put(spot, stored, inside=panel.inside)
        except EditError as error:
            panel.tell(str(error))
            return
        self._panel = None
        panel.accept()
        panel.deleteLater()
        self._end()

    def _on_not_kept(self, error: Exception) -> None:
        if self._panel is None or isinstance(error, Cancelled):
            return
        if not isinstance(error, TwimError | OSError):
            raise error
        self._panel.tell(str(error))

    def _put(self, spot: Spot, stored: Sequence[Stored], *, inside: bool) -> None:
        pieces, style = self.batch.pieces, self._desk.style
        coming = tuple(
            video_file(one.address, style) if piece.is_video else Incoming(one.address, piece.alt.strip())
            for piece, one in zip(pieces, stored, strict=True)
        )
        insert(self._desk, f"Insert {named(pieces)}", spot, coming, inside=inside)

    def _true_spot(self) -> Spot | None:
        """Return where they go now: the document may have become another meanwhile."""
        issue = self._desk.session.document
        if _is_there(issue, self._spot.target):
            return self._spot
        return Spot(self._home) if _is_there(issue, self._home) else None


@dataclass(frozen=True, slots=True)
class _Kept:
    data: bytes
    name: str
    suffix: str


class ComingIn(QObject):
    """Takes what is dropped, pasted or chosen."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_over = False

    def stop(self) -> None:
        """Call off all that is under way: the window goes."""
        self._is_over = True
        for insertion in self._desk.window.findChildren(Insertion):
            insertion.stop()

    def begin(self, spot: Spot, came: Coming) -> None:
        """Bring pictures in at a spot: asked about in the panel first."""
        if came.paths:
            self._gather(spot, came.paths)
        elif came.urls:
            self._take_addresses(spot, came.urls, came.alt)
        elif came.blob is not None:
            blob = came.blob
            self._open(spot, [Piece(blob.name or "picture", lambda: blob.data, came.alt)])
        elif came.image is not None:
            self._open(spot, [Piece("picture", partial(png_of, came.image), came.alt)])

    def _open(self, spot: Spot, pieces: Sequence[Piece]) -> None:
        Insertion(self._desk, spot, pieces).begin()

    # Files

    def _gather(self, spot: Spot, paths: Sequence[Path]) -> None:
        self._desk.executor.submit(
            partial(gather, tuple(paths), lambda: self._is_over), partial(self._on_gathered, spot), self._on_not_gathered
        )

    def _on_gathered(self, spot: Spot, found: Gathered) -> None:
        if self._is_over:
            return
        if found.refused:
            self._desk.tell("pictures", "\n".join(reason for _name, reason in found.refused), ())
        if found.sources:
            self._open(spot, [_piece(source) for source in found.sources])
        elif not found.refused:
            self._desk.tell("pictures", _NOTHING, ())

    def _on_not_gathered(self, error: Exception) -> None:
        if self._is_over or isinstance(error, Cancelled):
            return
        if not isinstance(error, TwimError | OSError):
            raise error
        self._desk.tell("pictures", str(error), ())

    # Addresses

    def _take_addresses(self, spot: Spot, urls: Sequence[str], alt: str) -> None:
        """Embed videos of other sites at once, and ask about pictures before anything is fetched."""
        videos = tuple(filter(None, (video_at(url, self._desk.style) for url in urls)))
        pictures = [url for url in urls if video_at(url, self._desk.style) is None]
        if videos:
            insert(self._desk, "Insert video", spot, videos, inside=self._desk.style.images == "inside")
        if pictures:
            fetch = Choice("Fetch", partial(self._fetch, spot, pictures, alt))
            self._desk.tell("fetch", _asked(pictures), (fetch,))

    def _fetch(self, spot: Spot, urls: Sequence[str], alt: str) -> None:
        self._open(spot, [self._remote(url, alt) for url in urls])

    def _remote(self, url: str, alt: str) -> Piece:
        job = self._desk.new_job(url)
        name = unquote(urlsplit(url).path.rpartition("/")[2]) or "picture"
        return Piece(name, lambda: job.run().data, alt, stop=job.cancel)


def insert(desk: Desk, label: str, spot: Spot, coming: Sequence[Incoming], *, inside: bool) -> None:
    """Put pictures or videos into the issue as one step, and show them."""
    before = desk.session.document
    inside = inside and can_stand_inside(before, spot)
    desk.session.seal()
    desk.session.edit(label, partial(place, spot=spot, pictures=coming, inside=inside), origin=desk)
    desk.session.seal()
    found = next(_new(before, desk.session.document), None)
    if found is not None:
        node = find.node(desk.session.document, found.node)
        caret = None if isinstance(node, Image) else Caret(found.end + 1)
        desk.selection.reveal(found.node, origin=desk, caret=caret)


def kept(
    store: Store, wanted: Sequence[_Kept], day: date, style: HouseStyle, known: frozenset[str], batch: Batch
) -> tuple[Stored, ...]:
    """Write the files, on a worker; a name that one gets is taken for the next."""
    stored: list[Stored] = []
    for one in wanted:
        if batch.is_over:
            raise Cancelled("It was called off.")
        taken = known | {earlier.address for earlier in stored}
        stored.append(store.add(one.data, one.name, one.suffix, day=day, style=style, known=taken))
    return tuple(stored)


def _new(before: Issue, after: Issue) -> Iterator[Reference]:
    """Yield what an issue names in nodes that are others than before."""
    known = {id(node) for node in before.leaves()}
    old = {one.address for one in references(before)}
    fresh = [one for node in after.leaves() if id(node) not in known for one in node_references(node)]
    yield from (one for one in fresh if one.address not in old)
    yield from fresh


def _piece(source: Source) -> Piece:
    return Piece(source.name, source.read)


def _asked(urls: Sequence[str]) -> str:
    hosts = " and ".join(dict.fromkeys(urlsplit(url).hostname or url for url in urls))
    return _ASK.format(what="the picture" if len(urls) == 1 else f"{len(urls)} pictures", hosts=hosts)


def _home(issue: Issue, spot: Spot) -> int:
    """Return the section or entry that a place is in."""
    if spot.target == LEAD or not _is_there(issue, spot.target):
        return LEAD
    holder = find.container_at(issue, find.locate(issue, spot.target))
    return LEAD if isinstance(holder, Issue) else holder.id


def _is_there(issue: Issue, wanted: int) -> bool:
    if wanted == LEAD:
        return True
    try:
        find.locate(issue, wanted)
    except EditError:
        return False
    return True
