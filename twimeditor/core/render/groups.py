"""Which nodes belong together because an HTML element reaches from one into the next."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from twimeditor.core.render.tags import Open, advance, entering_block


class Piece(Protocol):
    """A node's HTML, as far as grouping must know it."""

    @property
    def id(self) -> int: ...

    @property
    def html(self) -> str: ...

    @property
    def events(self) -> tuple[str, ...]: ...


def grouped(pieces: Iterable[Piece]) -> Iterator[tuple[int, ...]]:
    """Yield the ids of the pieces, each group up to where all its elements are closed."""
    group: list[int] = []
    still_open: Open = ()
    for piece in pieces:
        if still_open and piece.html and not piece.events:
            still_open = entering_block(still_open)
        if group and not still_open:
            yield tuple(group)
            group = []
        group.append(piece.id)
        if piece.events:
            still_open = advance(still_open, piece.events)
    if group:
        yield tuple(group)
