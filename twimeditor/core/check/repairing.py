"""An issue whose characters are damaged as a whole, and what it is without the damage."""

from dataclasses import dataclass

from twimeditor.core.check.mojibake import repaired
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import parse, write


@dataclass(frozen=True, slots=True)
class Repairing:
    """A damaged issue `before`, the encoding that it was read in, and what it is `after`; both with their text."""

    encoding: str
    before: Issue
    after: Issue
    damaged: str
    repaired: str


def repairing(issue: Issue, ids: IdSource) -> Repairing | None:
    """Return what an issue is without its damage, or None where it has none; of a long one, ask aside.

    What is the same stays the same: ids, marks and notes.
    """
    damaged = write(issue)
    found = repaired(damaged)
    if found is None:
        return None
    return Repairing(found.encoding, issue, parse(found.text, ids, reuse=issue), damaged, found.text)
