"""What is looked for in the archive."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What an entry has."""

    IMAGE = "image"
    VIDEO = "video"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Query:
    """All that is given must hold; empty fields ask for nothing. Days are included."""

    words: str = ""
    author: str = ""
    project: str = ""
    section: str = ""
    since: date | None = None
    until: date | None = None
    kinds: frozenset[Kind] = frozenset()
