"""Rows that become columns where there is little room."""

from PySide6.QtWidgets import QBoxLayout

_Direction = QBoxLayout.Direction


def fold(row: QBoxLayout, *, narrow: bool) -> None:
    """Lay the parts of a row under one another where it is `narrow`, else side by side."""
    wanted = _Direction.TopToBottom if narrow else _Direction.LeftToRight
    if row.direction() is not wanted:
        row.setDirection(wanted)
