"""What dragging does: which rows may go where, and the edit when they are let go."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData

from twimeditor.core.model import edits
from twimeditor.core.post.clipping import Clipping, paste_at
from twimeditor.services.editing import Session
from twimeditor.services.ports import Edit
from twimeditor.ui.actions.clips import CLIPPING, Bring, at_once, can_be_pasted, clipping_in, origin_of, rows_in
from twimeditor.ui.outline.dropping import Drop, Spot, place_for
from twimeditor.ui.outline.model import OutlineModel
from twimeditor.ui.outline.rows import Kind
from twimeditor.ui.widgets.pictured import brings_pictures

LEVELS = {Kind.SECTION: Kind.SECTION, Kind.ENTRY: Kind.ENTRY, Kind.UPDATE: Kind.UPDATE, Kind.BLOCK: Kind.UPDATE}
"""Rows of one level are dragged together."""


class Drops:
    """Finds the place for what is dragged, from this outline, from another window, or from another program.

    `bring` brings along the pictures of what comes from another window.
    """

    def __init__(self, session: Session, model: OutlineModel) -> None:
        self._session = session
        self._model = model
        self._kind: Kind | None = None
        self.bring: Bring = at_once

    def together(self, rows: Sequence[int], current: int) -> list[int]:
        """Return those of the chosen `rows` that go along when `current` is dragged: the ones of its level."""
        level = self._level(current)
        chosen = edits.outermost(self._session.document, rows) if current in rows else (current,)
        return [row for row in chosen if level is not None and self._level(row) is level]

    def begin(self, data: QMimeData) -> bool:
        """Look once what is dragged in; tell whether there may be a place for it."""
        self._kind = None if brings_pictures(data) else self._kind_of(data)
        return self._kind is not None

    def place(self, spot: Spot) -> Drop | None:
        """Return where what is dragged would go from `spot`; None where it cannot."""
        kind = self._kind
        return None if kind is None else place_for(kind, self._model.shape, self._session.document, spot)

    def drop(self, data: QMimeData, drop: Drop, *, copy: bool) -> None:
        """Put `data` there, as one step."""
        rows = rows_in(data, self._model.name)
        if rows and not copy:
            self._edit("Move", _move(rows, drop))
        else:
            self.bring(origin_of(data), clipping_in(data), partial(self._put, drop))

    def may_move(self, data: QMimeData) -> bool:
        """Tell whether these are rows, of this outline or another, which need not stay where they are."""
        return data.hasFormat(CLIPPING)

    def take_out(self, rows: Sequence[int]) -> None:
        """Take rows out that were moved into another window."""
        self._edit("Move", partial(edits.remove_several, targets=tuple(rows)))

    def _put(self, drop: Drop, clipping: Clipping) -> None:
        self._edit("Copy", partial(paste_at, clipping=clipping, to=drop.to, after=drop.after))

    def _edit(self, label: str, edit: Edit) -> None:
        self._session.seal()
        self._session.edit(label, edit, origin=self._model)

    def _kind_of(self, data: QMimeData) -> Kind | None:
        rows = rows_in(data, self._model.name)
        if rows:
            return self._level(rows[0])
        return _only_kind(clipping_in(data)) if can_be_pasted(data) else None

    def _level(self, row: int) -> Kind | None:
        known = self._model.shape.rows.get(row)
        return None if known is None else LEVELS.get(known.kind)


def _move(rows: Sequence[int], drop: Drop) -> Edit:
    return partial(edits.move_several, targets=rows, to=drop.to, after=drop.after)


def _only_kind(clipping: Clipping) -> Kind | None:
    """Return the level of what a clipping holds, None where it holds nothing, or things of several levels."""
    held = ((Kind.SECTION, clipping.sections), (Kind.ENTRY, clipping.entries), (Kind.UPDATE, clipping.spans))
    kinds = [kind for kind, things in held if things]
    return kinds[0] if len(kinds) == 1 else None
