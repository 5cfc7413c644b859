"""What pictures will be called, told at once: which names there are already, a worker has looked up before."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from twimeditor.core.assets.names import asset_name
from twimeditor.core.assets.references import addresses_in
from twimeditor.core.model.tree import Issue
from twimeditor.ui.bridge import pass_on
from twimeditor.ui.images.desk import Desk, Store
from twimeditor.ui.images.piece import Piece

_RANDOM = "XXXXX"


class FutureNames(QObject):
    """Names pictures that come in; `known` tells that from now on no name is one that there is.

    A site has thousands of files, and a long issue takes a while to read: neither is done with each key.
    """

    known = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_taken: Callable[[str], bool] = lambda _name: False
        desk.executor.submit(partial(_taken, desk.store, desk.session.document), self._learn, pass_on)

    def __call__(self, piece: Piece) -> str:
        """Return what a picture's file will be called, "" while it is not known what it is."""
        made, read = piece.result, piece.read
        kind = made.kind if made is not None else read.picture.kind if read is not None else None
        if kind is None:
            return ""
        pattern, day = self._desk.style.image_name, self._desk.day()
        name = asset_name(pattern, day, piece.wanted_name, kind.suffix, _RANDOM, self._is_taken)
        return name.replace(_RANDOM, "…", 1)

    def _learn(self, is_taken: Callable[[str], bool]) -> None:
        self._is_taken = is_taken
        self.known.emit()


def _taken(store: Store, issue: Issue) -> Callable[[str], bool]:
    return store.taken(addresses_in(issue))
