"""Keep selection and caret where something is, whatever happens to the document."""

from PySide6.QtWidgets import QApplication, QWidget

from twimeditor.core.model.tree import Issue
from twimeditor.services.editing import Committed, Session
from twimeditor.ui.actions.places import containers, holder_of, stand_in
from twimeditor.ui.bridge import Selection, container_of


class SelectionKeeper:
    """Selects what stands nearest when the selected thing goes, and goes where undo has changed something.

    It listens to the session before all panes, so that they find a selection that is in the document; `settle` is
    for when they have followed. A caret that was in `form` is put into the form that is shown then.
    """

    def __init__(self, session: Session, selection: Selection) -> None:
        self.form: QWidget | None = None
        self._selection = selection
        self._typing = False
        self._replaced = False
        self.close = session.subscribe(self._follow)

    def settle(self, event: Committed) -> None:
        """Show what has changed, once all panes show the document as it is now."""
        node = self._to_show(event)
        if node is None:
            return
        if self._typing:
            self._selection.reveal(node)
        elif not self._replaced:
            self._selection.show(node)

    def _follow(self, event: Committed) -> None:
        self._typing = self._has_caret()
        self._replaced = event.changes.structure and self._selection.current not in containers(event.after)
        if self._replaced:
            self._selection.select(stand_in(event.before, event.after, self._selection.current))

    def _to_show(self, event: Committed) -> int | None:
        if self._replaced:
            return _heading(event.after, self._selection.current)
        if event.origin is not None:
            return None
        changed = sorted(event.changes.added or event.changes.changed)
        places = [container_of(event.after, node) for node in changed]
        return changed[0] if places and self._selection.current not in places else None

    def _has_caret(self) -> bool:
        focus: QWidget | None = QApplication.focusWidget()
        return self.form is not None and focus is not None and self.form.isAncestorOf(focus)


def _heading(issue: Issue, container: int) -> int | None:
    holder = holder_of(issue, container)
    if holder is None or isinstance(holder, Issue) or holder.heading is None:
        return None
    return holder.heading.id
