"""A person or project that a field proposes, as a row to choose from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twimeditor.core.archive.directory import Author, Project

_ISOLATED, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a row says: the name, beside it when it was last seen, and under it what else tells which one it is."""

    value: "Author | Project"
    name: str
    seen: str = ""
    details: tuple[str, ...] = ()

    @property
    def below(self) -> str:
        """Return the second line; each of its parts keeps its own direction."""
        return "  ·  ".join(one if one.isascii() else f"{_ISOLATED}{one}{_END}" for one in self.details)

    @property
    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        return ", ".join(filter(None, (self.name, *self.details, self.seen)))
