"""Pictures come in: what was dropped, pasted or chosen finds its panel, and the panel its edit."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QObject

from twimeditor.core.assets.coming_videos import video_at, video_file
from twimeditor.core.assets.placing import Incoming, can_stand_inside
from twimeditor.core.assets.references import file_name
from twimeditor.core.assets.spot import Spot
from twimeditor.core.errors import TwimError
from twimeditor.services.assets.reading import other_machine
from twimeditor.services.assets.refusal import Cancelled
from twimeditor.services.assets.sources import Gathered, Source, gather
from twimeditor.services.assets.store import Stored
from twimeditor.ui.images.archive import bring_in, sort
from twimeditor.ui.images.batch import Batch
from twimeditor.ui.images.desk import Desk
from twimeditor.ui.images.future_names import FutureNames
from twimeditor.ui.images.insertion import Insertion
from twimeditor.ui.images.landing import home_of, insert, true_spot
from twimeditor.ui.images.panel import PicturePanel
from twimeditor.ui.images.piece import Piece
from twimeditor.ui.images.piece_words import left_out, named
from twimeditor.ui.images.rasterise import png_of
from twimeditor.ui.images.waiting import WaitingDialog
from twimeditor.ui.images.words import fetch_question
from twimeditor.ui.widgets import Choice
from twimeditor.ui.widgets.pictured import ARCHIVES, Coming

_GONE = "The place for it is no longer there. Cancel, and drop it somewhere else."
_NOTHING = "There is no picture in what was dropped."


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

    def _open(self, spot: Spot, pieces: Sequence[Piece], refused: Sequence[str] = ()) -> None:
        home, names = home_of(self._desk.session.document, spot), FutureNames(self._desk)
        new_panel = partial(self._panel, spot, names)
        Insertion(self._desk, pieces, new_panel, partial(self._put, spot, home), refused).begin()

    def _panel(self, spot: Spot, names: FutureNames, batch: Batch) -> PicturePanel:
        can = can_stand_inside(self._desk.session.document, spot)
        inside = self._desk.style.images == "inside"
        panel = PicturePanel(batch, names, can_be_inside=can, inside=inside, parent=self._desk.window)
        names.known.connect(panel.page.show_name)
        return panel

    def _put(
        self, spot: Spot, home: int, panel: WaitingDialog, pieces: Sequence[Piece], stored: Sequence[Stored]
    ) -> str:
        now = true_spot(self._desk.session.document, spot, home)
        if now is None or not isinstance(panel, PicturePanel):
            return _GONE
        coming = tuple(self._incoming(piece, one) for piece, one in zip(pieces, stored, strict=True))
        insert(self._desk, f"Insert {named(pieces)}", now, coming, inside=panel.inside)
        return ""

    def _incoming(self, piece: Piece, stored: Stored) -> Incoming:
        if piece.is_video:
            return video_file(stored.address, self._desk.style)
        return Incoming(stored.address, piece.alt.strip())

    # Files

    def _gather(self, spot: Spot, paths: Sequence[Path]) -> None:
        job = partial(_gathered, tuple(paths), lambda: self._is_over)
        self._desk.executor.submit(job, partial(self._on_gathered, spot), self._on_not_gathered)

    def _on_gathered(self, spot: Spot, came: tuple[Gathered, bool]) -> None:
        found, is_archive = came
        if self._is_over:
            return
        refused = [reason for _name, reason in found.refused]
        if found.sources:
            self._take_sources(spot, found.sources, refused, is_archive=is_archive)
        else:
            self._desk.tell("pictures", left_out(refused) or _NOTHING, ())

    def _take_sources(self, spot: Spot, sources: Sequence[Source], refused: Sequence[str], *, is_archive: bool) -> None:
        """Bring in what the issue names already, if it is a bot's archive; else ask about each."""
        if is_archive:
            find = self._desk.store.find
            found = sort(self._desk.session.document, sources, lambda address: find(address) is not None)
            if found.matched:
                if refused:
                    self._desk.tell("pictures", left_out(refused), ())
                bring_in(self._desk, found, partial(self._ask_about, spot, ()))
                return
        self._ask_about(spot, refused, sources)

    def _ask_about(self, spot: Spot, refused: Sequence[str], sources: Sequence[Source]) -> None:
        self._open(spot, [_piece(source) for source in sources], refused)

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
            self._desk.tell("fetch", fetch_question(pictures), (fetch,))

    def _fetch(self, spot: Spot, urls: Sequence[str], alt: str) -> None:
        self._open(spot, [self._remote(url, alt) for url in urls])

    def _remote(self, url: str, alt: str) -> Piece:
        job = self._desk.new_job(url)
        name = unquote(urlsplit(url).path.rpartition("/")[2]) or "picture"
        return Piece(name, lambda: job.run().data, alt, stop=job.cancel)


def _piece(source: Source) -> Piece:
    return Piece(file_name(source.name), source.read)


def _gathered(paths: Sequence[Path], cancelled: Callable[[], bool]) -> tuple[Gathered, bool]:
    """Return what there is at the paths, and whether it was in an archive or a folder."""
    found = gather(paths, cancelled)
    here = [path for path in paths if not other_machine(path)]
    return found, any(path.is_dir() or path.name.lower().endswith(ARCHIVES) for path in here)
