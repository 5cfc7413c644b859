"""How it stands with the archive, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from twimeditor.services.archive.desk import Phase, Shelf, Trouble
from twimeditor.services.archive.values import Progress, Summary

__all__ = ["UPDATE", "Phase", "State", "state_of", "summed_up"]

UPDATE: Final = "Update the archive"

_READING: Final = "Reading past issues…"
_READING_OF: Final = "Reading past issues… {done:,} of {total:,}"
_STOPPED: Final = f"The reading of past issues was stopped. “{UPDATE}” in the Tools menu goes on with it."
_AGAIN: Final = f" “{UPDATE}” in the Tools menu tries again."
_TROUBLES: Final = {
    Trouble.NO_FOLDER: "Past issues cannot be read: there is no folder “{root}”.",
    Trouble.ENDED: "The reading of past issues has ended before it was done; what was read is kept." + _AGAIN,
    Trouble.NOT_STARTED: "Past issues could not be read: {reason}." + _AGAIN,
    Trouble.TOLD: "{reason}",
    Trouble.DEFECT: "Past issues could not be read, because of a defect in this program: {reason}.",
}


@dataclass(frozen=True, slots=True)
class State:
    """`words` are what there is to say, `more` what was left out; so many files of `total` are `done`."""

    phase: Phase = Phase.NONE
    words: str = ""
    more: str = ""
    done: int = 0
    total: int = 0


def state_of(shelf: Shelf) -> State:
    """Return how it stands with the past issues of a folder."""
    if shelf.phase is Phase.READING:
        return _reading(shelf.progress)
    if shelf.trouble is not None:
        return State(Phase.TROUBLE, _TROUBLES[shelf.trouble].format(root=shelf.root, reason=shelf.reason))
    known = "" if shelf.known is None else summed_up(shelf.known.summary)
    if shelf.is_cancelled:
        return State(Phase.READY, _STOPPED, known)
    return State(shelf.phase, known)


def summed_up(summary: Summary) -> str:
    """Return what an archive has, and what was left out: ``263 issues, 5,812 entries; 14 files skipped: …``."""
    found = f"{_counted(summary.posts, 'issue')}, {_counted(summary.entries, 'entry', 'entries')}"
    skipped = _skipped(summary.skipped)
    return f"{found}; {skipped}." if skipped else f"{found}."


def _reading(progress: Progress | None) -> State:
    if progress is None or not progress.total:
        return State(Phase.READING, _READING)
    words = _READING_OF.format(done=progress.done, total=progress.total)
    return State(Phase.READING, words, done=progress.done, total=progress.total)


def _skipped(reasons: Mapping[str, int]) -> str:
    total = sum(reasons.values())
    if not total:
        return ""
    each = ", ".join(f"{number:,} {reason}" for reason, number in reasons.items() if number)
    return f"{_counted(total, 'file')} skipped: {each}"


def _counted(number: int, noun: str, plural: str = "") -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"
