"""How it stands with the archive, in words."""

from dataclasses import dataclass
from enum import Enum, auto


class Phase(Enum):
    """What the archive is about."""

    NONE = auto()
    READING = auto()
    READY = auto()
    TROUBLE = auto()


@dataclass(frozen=True, slots=True)
class State:
    """`words` are a short sentence, `more` the rest of what there is to know; so many files of `total` are `done`."""

    phase: Phase = Phase.NONE
    words: str = ""
    more: str = ""
    done: int = 0
    total: int = 0
