"""Keep the selection valid, whatever happens to the document."""

from twimeditor.core.errors import EditError
from twimeditor.services.editing import Committed, Session
from twimeditor.services.ports import Unsubscribe
from twimeditor.ui.actions.places import containers, stand_in
from twimeditor.ui.bridge import Selection, container_of


def keep_selection(session: Session, selection: Selection) -> Unsubscribe:
    """Follow the session: select what stands nearest when the selected thing goes, and what undo has changed.

    Subscribe before the panes do, so that they find a selection that is in the document.
    """

    def follow(event: Committed) -> None:
        if event.changes.structure and selection.current not in containers(event.after):
            selection.select(stand_in(event.before, event.after, selection.current))
        elif event.origin is None:
            _go_to_change(event, selection)

    return session.subscribe(follow)


def _go_to_change(event: Committed, selection: Selection) -> None:
    changed = event.changes.added or event.changes.changed
    places = [_place(event, node) for node in sorted(changed)]
    if places and selection.current not in places:
        selection.select(places[0])


def _place(event: Committed, node: int) -> int:
    try:
        return container_of(event.after, node)
    except EditError:
        return container_of(event.before, node)
