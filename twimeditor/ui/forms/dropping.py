"""Where pictures go that are dropped on the form, or pasted into it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from twimeditor.core.assets.spot import Spot
from twimeditor.core.model.find import LEAD
from twimeditor.services.editing import Session
from twimeditor.ui.bridge import NOTHING, Selection
from twimeditor.ui.forms.card import FormCard
from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.markdown_editor import MarkdownEditor
from twimeditor.ui.forms.page import Page
from twimeditor.ui.forms.spec import Source
from twimeditor.ui.widgets.drop_mark import DropMark, caret_line
from twimeditor.ui.widgets.pictured import Coming
from twimeditor.ui.widgets.texts import from_utf16

W = TypeVar("W", bound=QWidget)

_WHOLE = {"body", "markdown"}
"""The fields that have all of a quote or a block, and so a place for each of its characters."""


class FormDrops(QObject):
    """Marks the place under the pointer, and tells it; `pasted` carries the place and the pictures."""

    pasted = Signal(object, object)

    def __init__(self, session: Session, selection: Selection, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._session = session
        self._selection = selection
        self._page = page
        self._mark = DropMark(page.viewport())
        self._last: Field | None = None
        desk.entered.connect(self._remember)
        desk.pictures_pasted.connect(self._paste)

    @property
    def widget(self) -> QWidget:
        """Return what pictures are dropped on."""
        return self._page

    def hover(self, point: QPoint) -> None:
        """Show where pictures would go: at a character, into a card, or into the whole form."""
        self._scroll(point)
        area, framed = self._marked(point)
        self._mark.put(area, framed=framed)

    def leave(self) -> None:
        """Show nothing any longer."""
        self._mark.hide()

    def ask(self, point: QPoint, receive: Callable[[Spot | None], object]) -> None:
        """Tell where pictures go that are dropped at a point, once what is being typed has been put in order."""
        self._finish()
        receive(self._spot_at(point))

    def here(self) -> Spot:
        """Return the place of the caret, or what is selected."""
        self._finish()
        field = self._shown(self._last)
        return self._selected() if field is None else self._spot_of(field, field.editor.caret())

    def _marked(self, point: QPoint) -> tuple[QRect, bool]:
        view = self._page.viewport()
        editor = self._editor_at(point)
        if editor is not None:
            caret = editor.cursorRect(editor.cursorForPosition(editor.viewport().mapFrom(self._page, point)))
            return caret_line(QRect(editor.viewport().mapTo(view, caret.topLeft()), caret.size())), False
        card = _around(FormCard, self._page.childAt(point))
        if card is None:
            return view.rect().adjusted(2, 2, -2, -2), True
        return QRect(card.mapTo(view, QPoint(0, 0)), card.size()), True

    def _spot_at(self, point: QPoint) -> Spot:
        below = self._page.childAt(point)
        editor, field = self._editor_at(point), _around(Field, below)
        if editor is not None and field is not None:
            at = editor.cursorForPosition(editor.viewport().mapFrom(self._page, point)).position()
            return self._spot_of(field, from_utf16(editor.value(), at))
        card = _around(FormCard, below)
        nodes = [one for one in card.spec.ids if isinstance(one, int)] if card is not None else []
        return Spot(nodes[-1]) if nodes else self._selected()

    def _spot_of(self, field: Field, caret: int) -> Spot:
        spec = field.spec
        if spec.node is None:
            return self._selected() if spec.source is not Source.BODY else Spot(spec.target)
        return Spot(spec.node, caret if _has_places(field) else None)

    def _selected(self) -> Spot:
        front, current = self._session.document.front, self._selection.current
        is_above = current == NOTHING or (front is not None and front.id == current)
        return Spot(LEAD if is_above else self._selection.part or current)

    def _editor_at(self, point: QPoint) -> MarkdownEditor | None:
        """Return the editor at a point, if pictures can stand between its characters."""
        field = _around(Field, self._page.childAt(point))
        editor = field.editor if field is not None and _has_places(field) else None
        return editor if isinstance(editor, MarkdownEditor) else None

    def _scroll(self, point: QPoint) -> None:
        """Bring what is above or below into view when the pointer comes near the edge."""
        bar, edge = self._page.verticalScrollBar(), self._page.fontMetrics().lineSpacing()
        step = (point.y() > self._page.height() - edge) - (point.y() < edge)
        bar.setValue(bar.value() + step * edge)

    def _finish(self) -> None:
        """Put what is being typed in order: nodes may become others by that."""
        if (field := self._shown(self._last)) is not None:
            field.finish()

    def _shown(self, field: Field | None) -> Field | None:
        return field if field in tuple(self._page.fields()) else None

    def _remember(self, field: Field) -> None:
        self._last = field

    def _paste(self, editor: QWidget, came: Coming) -> None:
        self._finish()
        field = self._shown(_around(Field, editor))
        caret = editor.caret() if field is not None and isinstance(editor, MarkdownEditor) else 0
        self.pasted.emit(self._selected() if field is None else self._spot_of(field, caret), came)


def _has_places(field: Field) -> bool:
    spec = field.spec
    is_whole = spec.source is Source.BODY and spec.node is not None and spec.field in _WHOLE
    return is_whole and isinstance(field.editor, MarkdownEditor) and not field.editor.readable_only


def _around(kind: type[W], widget: QWidget | None) -> W | None:
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget
