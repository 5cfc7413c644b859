"""What a page tells of itself, as values: where the user points, what is selected.

The page's script tells it, and a post decides what is there to be told: nothing in it is relied on.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from twimeditor.core.model.find import LEAD
from twimeditor.core.model.tree import Issue
from twimeditor.core.render.excerpt import Picked


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a node: `before` is the text of the node up to it.

    In a quote, and above the post's body, `before` begins with the element `child` of its `children`, unless that
    is -1.
    """

    id: int
    child: int = -1
    children: int = 0
    before: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Nodes, or of the first of them, a quote, the element `child` of its `children`."""

    nodes: tuple[int, ...]
    child: int = -1
    children: int = 0


@dataclass(frozen=True, slots=True)
class Selected:
    """What is selected: its text, its HTML, and of which nodes."""

    text: str
    html: str = ""
    picked: tuple[Picked, ...] = ()
    keys: tuple[int, ...] = ()

    def true_to(self, together: Callable[[int, int], bool]) -> tuple[Picked, ...]:
        """Return of which nodes it really is; `together` tells whether two nodes are shown as one."""
        return tuple(one for one, key in zip(self.picked, self.keys, strict=True) if together(one.node, key))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a context menu is about.

    `remote` is the whole address of an `image` on another site. `at` is where the menu belongs, in points of the
    page, when a key asked for it.
    """

    spots: tuple[Spot, ...] = ()
    link: str = ""
    image: str = ""
    selected: Selected | None = None
    at: tuple[float, float] | None = None
    remote: str = ""


@dataclass(frozen=True, slots=True)
class Landing:
    """What something dropped would stand beside: the element at `spots`, behind it or before it.

    `box` is where that is, in points of the page: left, top, width and height.
    """

    spots: tuple[Spot, ...]
    behind: bool = True
    box: tuple[float, float, float, float] = (0, 0, 0, 0)


def true_spot(spots: Sequence[Spot], together: Callable[[int, int], bool]) -> Spot | None:
    """Return the innermost of the spots whose id is no invention of the post.

    The last one is the outermost, which only the editor can have named.
    """
    return next((spot for spot in spots if spot.id == LEAD or together(spot.id, spots[-1].id)), None)


def is_node(issue: Issue, wanted: int) -> bool:
    """Tell whether the issue has a node of this id: what a page reports may be out of date."""
    return any(node.id == wanted for node in issue.leaves())


def spots_in(text: str) -> tuple[Spot, ...]:
    """Read the spots that the page told, the innermost first."""
    return _spots(_parsed(text))


def selected_in(text: str) -> Selected | None:
    """Read what the page told of what is selected."""
    return _selected(_parsed(text))


def topic_in(text: str) -> Topic:
    """Read what the page told of what a menu is about."""
    found = _parsed(text)
    if not isinstance(found, dict):
        return Topic()
    return Topic(
        spots=_spots(found.get("spots")),
        link=_text(found, "link"),
        image=_text(found, "image"),
        remote=_text(found, "remote"),
        selected=_selected(found.get("selected")),
        at=_point(found.get("at")),
    )


def landing_in(text: str) -> Landing | None:
    """Read where the page says that something would land."""
    match _parsed(text):
        case {"spots": told, "behind": bool() as behind, "box": [_, _, _, _] as box}:
            spots = _spots(told)
            sides = [float(side) for side in box if isinstance(side, int | float)]
            return (
                Landing(spots, behind, (sides[0], sides[1], sides[2], sides[3])) if spots and len(sides) == 4 else None
            )
    return None


def _parsed(text: str) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found


def _spots(found: object) -> tuple[Spot, ...]:
    rows = found if isinstance(found, list) else []
    return tuple(
        Spot(_number(row, "id"), _number(row, "child", -1), _number(row, "children"), _text(row, "before"))
        for row in rows
        if isinstance(row, dict)
    )


def _selected(found: object) -> Selected | None:
    if not isinstance(found, dict):
        return None
    told = found.get("picked")
    rows = [row for row in told if isinstance(row, dict)] if isinstance(told, list) else []
    picked = (Picked(*(_number(row, name) for name in ("id", "first", "last", "count"))) for row in rows)
    return Selected(_text(found, "text"), _text(found, "html"), tuple(picked), tuple(_number(r, "key") for r in rows))


def _point(found: object) -> tuple[float, float] | None:
    match found:
        case [int() | float() as x, int() | float() as y]:
            return float(x), float(y)
    return None


def _number(row: dict[str, Any], name: str, default: int = 0) -> int:
    found = row.get(name, default)
    return found if isinstance(found, int) else default


def _text(row: dict[str, Any], name: str) -> str:
    found = row.get(name, "")
    return found if isinstance(found, str) else ""
