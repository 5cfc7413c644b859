"""What there is to say about a plan, in words and with the way out."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from twimeditor.core.assets.references import file_name, references
from twimeditor.core.post import Held
from twimeditor.services.export.plan import Plan, State
from twimeditor.ui.export.desk import Desk
from twimeditor.ui.export.notices import Notice, Way

_MOST: Final = 3
_UNSAVED: Final = "This folder is where the open post lies, and it has changes that are not saved yet. Save it first."
_OWN: Final = (
    "The open post itself lies here and will be changed, as shown below. The window then offers to read it again."
)
_FOREIGN: Final = (
    "The open post itself lies here, and another program has changed its file since: see below what would be lost."
)
_MISSING: Final = {False: "This picture is not found: {names}.", True: "{count:,} pictures are not found: {names}."}
_WITHOUT: Final = " Without its file, a picture is a gap on the page."


def about_plan(plan: Plan, desk: Desk, saved: Callable[[], None]) -> Iterator[Notice]:
    """Yield what there is to say; `saved` is called once the post that lies there is saved."""
    subject = desk.subject()
    own = next((item for item in plan.items if item.is_own and item.state is State.CHANGE), None)
    if own is not None and subject.is_unsaved:
        yield Notice(_UNSAVED, blocks=True, ways=(Way("&Save it", partial(_save, desk, saved)),))
    elif own is not None:
        yield Notice(_FOREIGN if own.is_foreign else _OWN)
    for problem in plan.problems:
        yield Notice(problem, blocks=True)
    yield from about_missing(plan.missing, desk)
    for warning in plan.warnings:
        yield Notice(warning)


def about_missing(missing: tuple[str, ...], desk: Desk) -> Iterator[Notice]:
    """Yield a notice on pictures without a file, if there are any."""
    if missing:
        words = (
            _MISSING[len(missing) > 1].format(count=len(missing), names=some(tuple(map(file_name, missing)))) + _WITHOUT
        )
        yield Notice(words, ways=tuple(_ways_to(missing, desk)))


def about_held(held: Iterable[Held], desk: Desk) -> Iterator[Notice]:
    """Yield why what was typed cannot be written, with the way to each place."""
    for one in held:
        yield Notice(one.reason, ways=(Way("Go there", partial(desk.reveal, one.node_id)),))


def some(names: tuple[str, ...]) -> str:
    """Return the first of some names, and how many there are more."""
    more = f" and {len(names) - _MOST:,} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more


def _ways_to(missing: tuple[str, ...], desk: Desk) -> Iterator[Way]:
    if desk.find_pictures is not None:
        yield Way("F&ind…", desk.find_pictures)
    yield Way("&Go there", partial(_go_to_first, missing, desk))


def _go_to_first(missing: tuple[str, ...], desk: Desk) -> None:
    node = next((one.node for one in references(desk.subject().issue) if one.address in missing), None)
    if node is not None:
        desk.reveal(node)


def _save(desk: Desk, saved: Callable[[], None]) -> None:
    if desk.save():
        saved()
