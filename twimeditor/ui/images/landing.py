"""The edit that puts pictures into the issue, and where they have come to stand."""

from collections.abc import Iterator, Sequence
from functools import partial

from twimeditor.core.assets.placing import Incoming, can_stand_inside, place
from twimeditor.core.assets.references import Reference, node_references
from twimeditor.core.assets.spot import Spot
from twimeditor.core.errors import EditError
from twimeditor.core.model import Image, find
from twimeditor.core.model.find import LEAD
from twimeditor.core.model.tree import Issue
from twimeditor.core.render.carets import Caret
from twimeditor.ui.images.desk import Desk


def insert(desk: Desk, label: str, spot: Spot, coming: Sequence[Incoming], *, inside: bool) -> None:
    """Put pictures or videos into the issue as one step, and show them."""
    before = desk.session.document
    inside = inside and can_stand_inside(before, spot)
    desk.session.seal()
    desk.session.edit(label, partial(place, spot=spot, pictures=coming, inside=inside), origin=desk)
    desk.session.seal()
    found = next(_new(before, desk.session.document), None)
    if found is not None:
        node = find.node(desk.session.document, found.node)
        caret = None if isinstance(node, Image) else Caret(found.end + 1)
        desk.selection.reveal(found.node, origin=desk, caret=caret)


def true_spot(issue: Issue, spot: Spot, home: int) -> Spot | None:
    """Return where pictures go now that the document may have become another; None where nothing is left of it."""
    if is_there(issue, spot.target):
        return spot
    return Spot(home) if is_there(issue, home) else None


def home_of(issue: Issue, spot: Spot) -> int:
    """Return the section or entry that a place is in."""
    if spot.target == LEAD or not is_there(issue, spot.target):
        return LEAD
    holder = find.container_at(issue, find.locate(issue, spot.target))
    return LEAD if isinstance(holder, Issue) else holder.id


def is_there(issue: Issue, wanted: int) -> bool:
    """Tell whether the issue has something of that id."""
    if wanted == LEAD:
        return True
    try:
        find.locate(issue, wanted)
    except EditError:
        return False
    return True


def _new(before: Issue, after: Issue) -> Iterator[Reference]:
    """Yield what an issue names in nodes that are others than before."""
    was, now = ({id(node): node for node in issue.leaves()} for issue in (before, after))
    old = {one.address for key, node in was.items() if key not in now for one in node_references(node)}
    fresh = [one for key, node in now.items() if key not in was for one in node_references(node)]
    yield from (one for one in fresh if one.address not in old)
    yield from fresh
