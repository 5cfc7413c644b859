"""A problem as a value."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How bad a problem is."""

    ERROR = "error"  # the site cannot be built
    WARNING = "warning"  # it is published, but not as it was meant
    HINT = "hint"  # it is published as it was meant; a reviewer would ask all the same


@dataclass(frozen=True, slots=True)
class Problem:
    """What the rule `rule` finds at a node, in words.

    `start` and `end` are characters of the node's Markdown as it stands in the file, of a quote's without its marks.
    """

    rule: str
    message: str
    node: int
    start: int
    end: int
    severity: Severity = Severity.WARNING
