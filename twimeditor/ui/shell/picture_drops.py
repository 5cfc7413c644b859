"""Drags of pictures over the window: every pane lets them through, and they go where its mark shows."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from twimeditor.core.assets.spot import Spot
from twimeditor.ui.widgets.pictured import Coming, brings_pictures, dropped

Begin = Callable[[Spot | None, Coming], object]


class Target(Protocol):
    """A pane that pictures can be dropped on; points are those of its `widget`."""

    @property
    def widget(self) -> QWidget: ...

    def hover(self, point: QPoint) -> None:
        """Show where pictures would go."""

    def leave(self) -> None:
        """Show nothing any longer."""

    def ask(self, point: QPoint, receive: Callable[[Spot | None], object]) -> None:
        """Tell where pictures go that are dropped there, at once or in a moment."""


class PictureDrops(QObject):
    """Watches what is dragged over `window`; `begin` takes the place, None outside all targets, and what came.

    `entered` tells that pictures are over it.
    """

    entered = Signal()

    def __init__(self, window: QWidget, targets: Sequence[Target], begin: Begin) -> None:
        super().__init__(window)
        self._window = window
        self._targets = tuple(targets)
        self._begin = begin
        self._over: Target | None = None
        self._brings = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragLeave:
            self._turn_to(None)
        elif not isinstance(event, QDropEvent) or not self._is_ours(event):
            return False
        elif isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self._hover(event)
            return True
        else:
            self._drop(event)
            return True
        return super().eventFilter(watched, event)

    def _is_ours(self, event: QDropEvent) -> bool:
        if not isinstance(event, QDragMoveEvent) or isinstance(event, QDragEnterEvent):
            self._brings = brings_pictures(event.mimeData())  # not with each move: it may have to be read
            if self._brings and isinstance(event, QDragEnterEvent):
                self.entered.emit()
        return self._brings

    def _hover(self, event: QDropEvent) -> None:
        _accept(event)
        point = event.position().toPoint()
        self._turn_to(self._target_at(point))
        if self._over is not None:
            self._over.hover(self._over.widget.mapFrom(self._window, point))

    def _drop(self, event: QDropEvent) -> None:
        _accept(event)
        point = event.position().toPoint()
        target, came = self._target_at(point), dropped(event.mimeData())
        self._turn_to(None)
        if target is None:
            self._begin(None, came)
        else:
            target.ask(target.widget.mapFrom(self._window, point), lambda spot: self._begin(spot, came))

    def _turn_to(self, target: Target | None) -> None:
        if self._over is not None and self._over is not target:
            self._over.leave()
        self._over = target

    def _target_at(self, point: QPoint) -> Target | None:
        return next((one for one in self._targets if self._is_over(one.widget, point)), None)

    def _is_over(self, widget: QWidget, point: QPoint) -> bool:
        return widget.isVisible() and widget.rect().contains(widget.mapFrom(self._window, point))


def _accept(event: QDropEvent) -> None:
    """Take a copy, whatever the other program proposes: what is dropped stays where it was."""
    copies = event.possibleActions() & Qt.DropAction.CopyAction
    event.setDropAction(Qt.DropAction.CopyAction if copies else event.proposedAction())
    event.accept()
