"""What puts a problem right, as data: it can be compared, shown before it is done, and sent to another process.

`twimeditor.core.check.fixing` does it. A change whose place has become another meanwhile is left out.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from twimeditor.core.check.place import Place


class Side(Enum):
    """Where something stands beside a node."""

    BEFORE = "before"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Other characters in a field's text, or a field of the front matter that it does not have yet."""

    place: Place
    new: str


@dataclass(frozen=True, slots=True)
class BlankLine:
    """One blank line between a node and its neighbour, whatever stood between them."""

    node: int
    side: Side


@dataclass(frozen=True, slots=True)
class Level:
    """Another level for a sub-heading."""

    node: int
    level: int


@dataclass(frozen=True, slots=True)
class Removal:
    """A node, entry or section goes."""

    node: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """New nodes, by their Markdown, beside a node, entry or section."""

    markdown: str
    node: int
    side: Side


Change: TypeAlias = Replacement | BlankLine | Level | Removal | Insertion


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to put a problem right: `label` is what its button says, a verb in front, and the name of the undo step.

    `is_safe` tells that it needs no judgement, so that all such fixes may be done at once.
    """

    label: str
    changes: tuple[Change, ...]
    is_safe: bool = True


def correction(place: Place, word: str) -> Fix:
    """Return what puts another word in the place of a misspelt one: which one is meant a person has to say."""
    return Fix(f"Change to “{word}”", (Replacement(place, word),), is_safe=False)
