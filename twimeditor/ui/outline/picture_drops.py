"""Pictures that are dropped on a row of the outline."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from twimeditor.core.assets.spot import Spot
from twimeditor.core.model.find import LEAD
from twimeditor.ui.outline.model import OutlineModel
from twimeditor.ui.outline.rows import Kind
from twimeditor.ui.outline.view import OutlineView


class OutlinePictures:
    """Frames the row under the pointer, and tells what stands there."""

    def __init__(self, view: OutlineView, model: OutlineModel) -> None:
        self._view = view
        self._model = model

    @property
    def widget(self) -> QWidget:
        """Return what pictures are dropped on."""
        return self._view

    def hover(self, point: QPoint) -> None:
        """Frame the row."""
        self._view.mark_row(self._row_at(point))
        self._scroll(point)

    def leave(self) -> None:
        """Frame none."""
        self._view.mark_row(None)

    def ask(self, point: QPoint, receive: Callable[[Spot | None], object]) -> None:
        """Tell which row it is, None below all."""
        row = self._row_at(point)
        if row is None:
            receive(None)
            return
        is_above = self._model.shape.rows[row].kind in {Kind.FRONT, Kind.LEAD}
        receive(Spot(LEAD if is_above else row))

    def _row_at(self, point: QPoint) -> int | None:
        viewport = self._view.viewport()
        index = self._view.indexAt(QPoint(viewport.width() // 2, viewport.mapFrom(self._view, point).y()))
        return index.internalId() if index.isValid() else None

    def _scroll(self, point: QPoint) -> None:
        """Bring rows above or below into view when the pointer comes near the edge."""
        bar, edge = self._view.verticalScrollBar(), self._view.autoScrollMargin()
        step = (point.y() > self._view.height() - edge) - (point.y() < edge)
        bar.setValue(bar.value() + step * edge)
