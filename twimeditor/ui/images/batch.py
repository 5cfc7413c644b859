"""The pictures of one drop, worked on aside: read at once, then made fit for the web, in their order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from twimeditor.core.assets.kinds import Kind
from twimeditor.core.errors import TwimError
from twimeditor.services.assets.refusal import Cancelled
from twimeditor.services.assets.treat import Offer, Treated, Treatment, offers, treat
from twimeditor.services.ports import Executor
from twimeditor.ui.images.piece import Piece
from twimeditor.ui.images.rasterise import rasterise
from twimeditor.ui.images.reading import Read, read, seen

T = TypeVar("T")

SIDE = 640
"""How large a picture is drawn at most in the panel, on screens with two pixels for a point."""

_UNREADABLE = "It cannot be read: {reason}."


class Batch(QObject):
    """`changed` tells that a picture has come further, `lost` that it was refused and is in `pieces` no more.

    `refused` has the sentences for the user. Nothing is written to the disk here.
    """

    changed = Signal(object)
    lost = Signal(object)

    def __init__(
        self, pieces: Sequence[Piece], executor: Executor, parent: QObject | None = None, refused: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.pieces = list(pieces)
        self.refused = list(refused)
        self._executor = executor
        self._end = Event()
        self._wanted: set[tuple[Piece, Treatment]] = set()

    def start(self) -> None:
        """Begin to read."""
        for piece in tuple(self.pieces):
            job = partial(_unless, self._end, partial(read, piece.load, piece.name, SIDE))
            self._executor.submit(job, partial(self._on_read, piece), partial(self._on_failed, piece))

    def cancel(self) -> None:
        """Call off what is still under way; nobody is told of anything any more."""
        self._end.set()
        for piece in self.pieces:
            if piece.stop is not None:
                piece.stop()

    @property
    def is_over(self) -> bool:
        """Tell whether it was called off."""
        return self._end.is_set()

    @property
    def done(self) -> int:
        """Return how many pictures are as they are wanted now."""
        return sum(piece.result is not None for piece in self.pieces)

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing is awaited any more."""
        return self.done == len(self.pieces)

    def want(self, piece: Piece) -> None:
        """Make of a picture what is wanted of it now, unless that was done before."""
        key = piece, piece.treatment
        if piece.read is None or piece.result is not None or key in self._wanted:
            return
        self._wanted.add(key)
        make = partial(_made, piece.read, piece.name, piece.treatment, self._end.is_set)
        done = partial(self._on_treated, piece, piece.treatment)
        self._executor.submit(partial(_unless, self._end, make), done, partial(self._on_failed, piece))

    def _on_read(self, piece: Piece, found: Read) -> None:
        if not self.is_over:
            piece.read = found
            self.want(piece)
            self.changed.emit(piece)

    def _on_treated(self, piece: Piece, treatment: Treatment, came: tuple[Treated, QImage]) -> None:
        if self.is_over or piece.read is None:
            return
        piece.results[treatment], image = came
        if not image.isNull():
            piece.read = replace(piece.read, image=image)
        if piece.read.picture.is_photo and piece.read.picture.kind is Kind.PNG:
            self._weigh(piece)
        self.changed.emit(piece)

    def _weigh(self, piece: Piece) -> None:
        """Find out how large a photo would be in other formats."""
        found = piece.read
        if found is None or piece.offers:
            return
        weigh = partial(offers, found.data, piece.name, Treatment(), cancelled=self._end.is_set)
        job = partial(_unless, self._end, weigh)
        self._executor.submit(job, partial(self._on_weighed, piece), self._on_not_weighed)

    def _on_weighed(self, piece: Piece, found: tuple[Offer, ...]) -> None:
        if not self.is_over:
            piece.offers = found
            self.changed.emit(piece)

    def _on_not_weighed(self, error: Exception) -> None:
        """Offer no other format: the picture comes in as it is."""
        if not isinstance(error, TwimError | OSError):
            raise error

    def _on_failed(self, piece: Piece, error: Exception) -> None:
        if self.is_over or isinstance(error, Cancelled) or piece not in self.pieces:
            return
        if not isinstance(error, TwimError | OSError):
            raise error
        reason = str(error) if isinstance(error, TwimError) else _UNREADABLE.format(reason=error.strerror or error)
        piece.problem = reason if piece.name in reason else f"“{piece.name}”: {reason}"
        self.refused.append(piece.problem)
        self.pieces.remove(piece)
        self.lost.emit(piece)


def _made(found: Read, name: str, treatment: Treatment, cancelled: Callable[[], bool]) -> tuple[Treated, QImage]:
    """Return what is made of a picture, with an image of it where that is the first one."""
    made = treat(found.data, name, treatment, cancelled=cancelled, rasterise=rasterise)
    return made, seen(made, SIDE) if found.picture.kind is Kind.SVG and found.image.isNull() else QImage()


def _unless(end: Event, job: Callable[[], T]) -> T:
    if end.is_set():
        raise Cancelled("It was called off.")
    return job()
