"""Clippings as what Qt's clipboard and drags carry: for this program, for other editors of Markdown, as plain text."""

import json
from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from PySide6.QtCore import QMimeData

from twimeditor.core.model.tree import Issue
from twimeditor.core.post.clipping import Clipping, markdown, read, taken
from twimeditor.core.post.clipping_data import BrokenClippingError, decode, encode

CLIPPING = "application/x-twimeditor-clipping"
ROWS = "application/x-twimeditor-rows"
ORIGIN = "application/x-twimeditor-origin"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
MIMES = (ROWS, CLIPPING, MARKDOWN, PLAIN)

Bring: TypeAlias = Callable[[str, Clipping, Callable[[Clipping], object]], None]
"""Sees to it that the pictures of a clipping, which comes from the outline of that name, are there; then goes on."""


def at_once(_origin: str, clipping: Clipping, go_on: Callable[[Clipping], object]) -> None:
    """Go on with a clipping that brings no pictures."""
    go_on(clipping)


def data_of(issue: Issue, targets: Collection[int], owner: str = "", *, origin: str = "") -> QMimeData:
    """Return what has the ids `targets`; with an `owner`, whose rows these are, so that they can be moved there.

    `origin` is the outline that they are copied from: its window has their pictures.
    """
    data = data_for(taken(issue, targets), origin=owner or origin)
    if owner:
        data.setData(ROWS, json.dumps([owner, *targets]).encode())
    return data


def data_for(clipping: Clipping, *, origin: str = "") -> QMimeData:
    """Return a clipping for this program, for other editors of Markdown, and as plain text."""
    text = markdown(clipping)
    data = QMimeData()
    data.setData(CLIPPING, encode(clipping))
    data.setData(MARKDOWN, text.encode("utf-8", "replace"))
    data.setText(text)
    if origin:
        data.setData(ORIGIN, origin.encode())
    return data


def rows_in(data: QMimeData, owner: str) -> tuple[int, ...]:
    """Return the ids of the rows of `owner` that are dragged, none when they are those of another."""
    if not data.hasFormat(ROWS):
        return ()
    try:
        name, *rows = json.loads(bytes(data.data(ROWS).data()))
    except (ValueError, TypeError, RecursionError):  # another program's data of that name
        return ()
    return tuple(rows) if name == owner else ()


def origin_of(data: QMimeData) -> str:
    """Return the name of the outline that something was taken from, "" for what comes from elsewhere."""
    return bytes(data.data(ORIGIN).data()).decode("utf-8", "replace")


def clipping_in(data: QMimeData) -> Clipping:
    """Return what can be pasted: a clipping of this program, else what Markdown or text says; empty for files."""
    if data.hasFormat(CLIPPING):
        try:
            return decode(bytes(data.data(CLIPPING).data()))
        except BrokenClippingError:
            pass
    return read(_text_in(data)) if can_be_pasted(data) else Clipping()


def can_be_pasted(data: QMimeData) -> bool:
    """Tell whether there is a clipping or text, which is not that of a file's name."""
    return _has(data, (CLIPPING, MARKDOWN)) or (data.hasText() and not data.hasUrls())


def _text_in(data: QMimeData) -> str:
    if data.hasFormat(MARKDOWN):
        return bytes(data.data(MARKDOWN).data()).decode("utf-8", "replace")
    return data.text()


def _has(data: QMimeData, formats: Sequence[str]) -> bool:
    return any(data.hasFormat(one) for one in formats)
