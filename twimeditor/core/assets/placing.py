"""Putting pictures into an issue."""

from collections.abc import Sequence
from dataclasses import dataclass

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue


@dataclass(frozen=True, slots=True)
class Spot:
    """Where pictures are to stand: at what has the id `target`, at the character `caret` of its Markdown."""

    target: int
    caret: int | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A picture that comes in, by its address; `markdown` is what stands for a video."""

    address: str
    alt: str = ""
    markdown: str = ""


def place(issue: Issue, ids: IdSource, *, spot: Spot, pictures: Sequence[Incoming], inside: bool) -> Issue:
    """Put pictures at a spot, each on a line of its own."""
    raise NotImplementedError(issue, ids, spot, pictures, inside)


def can_stand_inside(issue: Issue, spot: Spot) -> bool:
    """Tell whether there is a quote at the spot that a picture could stand in."""
    raise NotImplementedError(issue, spot)
