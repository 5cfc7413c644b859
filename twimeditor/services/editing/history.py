"""The steps that can be taken back and done again."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from twimeditor.core.model.tree import Issue


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the user did, whole documents on both sides."""

    label: str
    before: Issue
    after: Issue
    merge_key: Hashable | None = None


class History:
    """Undo and redo as two lists of steps.

    It has no limit: neighbouring documents share all but one path, so that a step costs some kilobytes, and a day's
    work some tens of megabytes; dropping a step would be losing what the user did.
    """

    __slots__ = ("_done", "_open", "_undone")

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open = False

    @property
    def next_undo(self) -> Step | None:
        """Return the step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """Return the step that redo would do again."""
        return self._undone[-1] if self._undone else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return all steps, the oldest first, those that were taken back included."""
        return (*self._done, *reversed(self._undone))

    @property
    def done(self) -> int:
        """Return how many of the steps are done."""
        return len(self._done)

    def mergeable(self, merge_key: Hashable | None) -> Step | None:
        """Return the last step if one with `merge_key` would go into it."""
        last = self.next_undo
        if self._open and last is not None and merge_key is not None and last.merge_key == merge_key:
            return last
        return None

    def record(self, step: Step) -> None:
        """Add a step, into the last one where their keys agree; a merged step that leads nowhere is dropped."""
        self._undone.clear()
        last = self.mergeable(step.merge_key)
        if last is not None:
            self._done.pop()
            step = replace(step, before=last.before)
        if step.before is not step.after:
            self._done.append(step)
        self._open = step.before is not step.after

    def seal(self) -> None:
        """Let the next step stand by itself, whatever its key."""
        self._open = False

    def undo(self) -> Step | None:
        """Take the last step back and return it."""
        self.seal()
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        return step

    def redo(self) -> Step | None:
        """Do the last step that was taken back again and return it."""
        self.seal()
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return step

    def go_to(self, done: int) -> Step | None:
        """Take steps back or do them again until so many are done; return the last one that was, None without one."""
        step = None
        while self.done > max(done, 0):
            step = self.undo()
        while self.done < done and self._undone:
            step = self.redo()
        return step

    def clear(self) -> None:
        """Forget everything, as after opening another post."""
        self.seal()
        self._done.clear()
        self._undone.clear()
