"""Where the user was in a post, told so that it is found again in the file's next reading."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from twimeditor.core.model.tree import Issue
from twimeditor.ui.bridge import LEAD, NOTHING

MOST = 100
"""Of so many posts the place is remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """What was selected (`address`), and the numbers of the sections that were closed in the outline.

    `field` had the caret, before its character `caret`; form and outline were scrolled by so many pixels.
    """

    selected: str = ""
    closed: tuple[int, ...] = ()
    field: str = ""
    caret: int = 0
    form: int = 0
    outline: int = 0


def address(issue: Issue, container: int) -> str:
    """Return a container's place by number, ``2.0`` the first entry of the third section; "" when it is not there."""
    return next((name for name, one in _containers(issue) if one == container), "")


def container_at(issue: Issue, wanted: str) -> int:
    """Return the container with that address, `NOTHING` when there is none."""
    return next((one for name, one in _containers(issue) if name == wanted), NOTHING)


def with_place(stored: str, path: Path, place: Place) -> str:
    """Return the remembered places with one more, the oldest forgotten where there are too many."""
    others = [(file, one) for file, one in _read(stored) if file != str(path)]
    kept = [(str(path), place), *others][:MOST]
    return json.dumps([[file, one.selected, *one.closed, _spot(one)] for file, one in kept])


def place_in(stored: str, path: Path) -> Place:
    """Return the place that is remembered for a file."""
    return next((place for file, place in _read(stored) if file == str(path)), Place())


def _containers(issue: Issue) -> Iterator[tuple[str, int]]:
    if issue.front is not None:
        yield "front", issue.front.id
    yield "lead", LEAD
    for number, section in enumerate(issue.sections):
        yield str(number), section.id
        yield from ((f"{number}.{place}", entry.id) for place, entry in enumerate(section.entries))


def _read(stored: str) -> Iterator[tuple[str, Place]]:
    """Yield what is remembered; nothing of what makes no sense."""
    try:
        rows = json.loads(stored or "[]")
    except ValueError:
        return
    for row in rows if isinstance(rows, list) else ():
        match row:
            case [str(file), str(selected), *closed]:
                yield file, _with_spot(Place(selected, tuple(_numbers(closed))), closed[-1:])


def _spot(place: Place) -> list[str | int]:
    return [place.field, place.caret, place.form, place.outline]


def _with_spot(place: Place, found: Sequence[object]) -> Place:
    """Return the place with caret and scroll bars, which earlier versions did not write."""
    match found:
        case [[str(field), int(caret), int(form), int(outline)]]:
            return replace(place, field=field, caret=max(caret, 0), form=max(form, 0), outline=max(outline, 0))
    return place


def _numbers(found: Iterable[object]) -> Iterator[int]:
    return (number for number in found if isinstance(number, int))
