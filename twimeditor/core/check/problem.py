"""A problem as a value: what is wrong, where, and what would put it right."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from twimeditor.core.check.fix import Fix
from twimeditor.core.check.place import Place

SPELLING: Final = "spelling"
TYPOS: Final = "typos"
"""The rules that are about single words: what is told and offered of these differs from all others."""


class Severity(Enum):
    """How bad a problem is."""

    ERROR = "error"  # the site cannot be built, or its checks fail
    WARNING = "warning"  # it is published, but a reviewer would ask for another version
    HINT = "hint"  # it is published as it was meant; perhaps it could be better


@dataclass(frozen=True, slots=True)
class Problem:
    """What the rule `rule` finds at a place, in words: what is wrong, and why that matters.

    `fixes` are the ways to put it right, the likeliest first; none where only a person can.
    """

    rule: str
    message: str
    place: Place
    severity: Severity = Severity.WARNING
    fixes: tuple[Fix, ...] = ()

    @property
    def node(self) -> int:
        """Return the id of what the problem is in."""
        return self.place.node

    @property
    def safe_fix(self) -> Fix | None:
        """Return the first fix, if it needs nobody's judgement."""
        return self.fixes[0] if self.fixes and self.fixes[0].is_safe else None

    @property
    def start(self) -> int:
        """Return the first character in the field."""
        return self.place.start

    @property
    def end(self) -> int:
        """Return the character behind the last one in the field."""
        return self.place.end
