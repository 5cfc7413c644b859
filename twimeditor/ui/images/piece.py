"""One picture on its way in, and what the user wants of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.treat import Offer, Treated, Treatment
from twimeditor.ui.images.reading import Load, Read

LONGEST = 1600


@dataclass(slots=True, eq=False)
class Piece:
    """A picture as far as it has come: `read` and the results follow one after the other, or a `problem` does.

    `name` is what it was called, `wanted_name` what the user calls it (without date and ending), `stop` ends what
    `load` waits for.
    """

    name: str
    load: Load
    alt: str = ""
    wanted_name: str = ""
    shrinks: bool = True
    to: Kind | None = None
    problem: str = ""
    read: Read | None = None
    offers: tuple[Offer, ...] = ()
    stop: Callable[[], object] | None = None
    results: dict[Treatment, Treated] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wanted_name = self.wanted_name or PurePath(self.name).stem

    @property
    def treatment(self) -> Treatment:
        """Return what is to be made of it."""
        return Treatment(LONGEST if self.shrinks else None, self.to)

    @property
    def result(self) -> Treated | None:
        """Return what was made of it, as it is wanted now."""
        return self.results.get(self.treatment)

    @property
    def is_video(self) -> bool:
        """Tell whether it moves and has a sound."""
        return self.read is not None and self.read.picture.kind.is_video

    @property
    def can_shrink(self) -> bool:
        """Tell whether it is larger than pictures are to be, and not taken as it is."""
        if self.read is None or self.is_video:
            return False
        picture = self.read.picture
        return max(picture.width, picture.height) > LONGEST and picture.frames <= 1 and picture.kind is not Kind.SVG
