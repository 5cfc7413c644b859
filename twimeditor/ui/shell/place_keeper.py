"""Leads back to where the user was when a post was open last."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from twimeditor.ui.bridge import NOTHING
from twimeditor.ui.forms import FormPanel
from twimeditor.ui.forms import Place as FormPlace
from twimeditor.ui.outline import OutlinePanel
from twimeditor.ui.shell.place import Place, address, container_at

if TYPE_CHECKING:
    from twimeditor.ui.shell.parts import Parts


class PlaceKeeper:
    """Remembers for each post what is selected, the caret, what is folded away, and how far panes are scrolled."""

    def __init__(self, parts: "Parts", outline: OutlinePanel, form: FormPanel) -> None:
        self._parts = parts
        self._outline = outline
        self._form = form

    def keep(self) -> None:
        """Remember where the user is in the open post."""
        path = self._parts.controller.state.path
        if path is not None:
            self._parts.memory.set_place(path, self._place())

    def return_there(self) -> None:
        """Go where the user was in the post that is open now; the outline has the focus when that is not known."""
        path = self._parts.controller.state.path
        place = Place() if path is None else self._parts.memory.place(path)
        self._outline.close_sections(place.closed)
        container = container_at(self._parts.session.document, place.selected)
        self._outline.view.setFocus()
        if container != NOTHING:
            self._parts.selection.select(container)
            self._form.return_to(FormPlace(place.field, place.caret, place.form))
        if place.outline:
            self._outline.view.verticalScrollBar().setValue(place.outline)

    def _place(self) -> Place:
        here = self._form.place()
        return Place(
            selected=address(self._parts.session.document, self._parts.selection.current),
            closed=tuple(self._outline.closed()),
            field=here.field if self._has_caret() else "",
            caret=here.caret,
            form=here.scroll,
            outline=self._outline.view.verticalScrollBar().value(),
        )

    def _has_caret(self) -> bool:
        focus: QWidget | None = self._form.window().focusWidget()
        return focus is not None and self._form.isAncestorOf(focus)
