"""Goes to a place in the form: the right field, exactly its characters, in view and with the focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from twimeditor.core.errors import EditError
from twimeditor.core.model import find
from twimeditor.core.model.nodes import Block
from twimeditor.services.editing import Session
from twimeditor.ui.bridge import Selection
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.found import locate
from twimeditor.ui.forms.page import Page
from twimeditor.ui.forms.pieces import Located
from twimeditor.ui.forms.text_editor import TextEditor


class Revealer(QObject):
    """Puts the caret where another pane points to, or selects a place.

    `as_markdown` shows a block as its Markdown: so it is where no single one of its fields has the place.
    """

    def __init__(
        self,
        page: Page,
        session: Session,
        selection: Selection,
        as_markdown: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._session = session
        self._selection = selection
        self._as_markdown = as_markdown
        selection.revealed.connect(self._reveal_at_caret)
        selection.shown.connect(self._bring_into_view)

    def reveal(self, place: Located) -> None:
        """Select a place; where nothing shows it any more, go as near as can be."""
        if not self._open(place.node):
            return
        if not self._select(place) and not (self._can_be_markdown(place) and self._select(place)):
            self.go_to_node(place.node)

    def go_to_node(self, node: int) -> None:
        """Put the caret into the field of a node, or into the first of the form."""
        self._page.complete()
        field = self._page.field_of(node) or next(self._page.fields(), None)
        if field is not None:
            self.focus(field)

    def focus(self, field: Field) -> None:
        """Give the focus to a field, in view."""
        self._page.bring_into_view(field)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, node: int) -> bool:
        """Show the form that has a node, or that of a section or entry; return False where it is gone."""
        try:
            if node == find.LEAD:
                self._selection.select(node)
            else:
                self._selection.show(node, origin=self.parent())
        except EditError:
            return False
        self._page.complete()
        return True

    def _select(self, place: Located) -> bool:
        """Select a place in the field that shows it; return False where there is none."""
        found = locate(self._session.document, self._page.fields(), place) if place.field else None
        if found is None:
            return False
        field, span = found
        self.focus(field)
        is_shown = field.editor.show_span(span.start, span.end)
        if isinstance(field.editor, TextEditor):
            self._page.show_area(field.editor, field.editor.caret_area())
        return is_shown

    def _can_be_markdown(self, place: Located) -> bool:
        """Show a block as its Markdown, in which every place of it is."""
        node = find.node(self._session.document, place.node) if place.field else None
        if not isinstance(node, Block) or node.values[0] != place.value:
            return False
        self._as_markdown(place.node)
        self._page.complete()
        return True

    def _reveal_at_caret(self, node: int) -> None:
        """Put the caret where the user pointed in another pane."""
        self._page.complete()
        caret = self._selection.caret
        field = self._page.field_of(node) if caret is None else self._page.field_at(node, caret.field)
        if field is not None:
            if caret is not None:
                field.editor.place_caret(min(caret.index, len(field.editor.value())))
            self.focus(field)

    def _bring_into_view(self, node: int) -> None:
        """Show the field of `node`; the focus stays where it is."""
        self._page.complete()
        field = self._page.field_of(node)
        if field is not None and self._selection.origin is not self.parent():
            self._page.show_area(field, field.rect())
