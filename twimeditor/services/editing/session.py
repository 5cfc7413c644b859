"""The session: the one place where a document becomes the next."""

from collections import deque
from collections.abc import Hashable

from twimeditor.core.ids import IdSource
from twimeditor.core.model.changes import diff
from twimeditor.core.model.tree import Issue
from twimeditor.services.editing.history import History, Step
from twimeditor.services.ports import Committed, Edit, Listener, Unsubscribe

__all__ = ["Committed", "Session"]


class Session:
    """Holds the open document, swaps it for the next and tells the listeners.

    Listeners are told in the order of the edits, also when one of them edits in turn. One that fails keeps nobody
    else from being told; its error is raised when all have been, and the edit stands.
    """

    def __init__(self, issue: Issue, ids: IdSource) -> None:
        self._document = issue
        self._saved: Issue | None = issue
        self._ids = ids
        self._history = History()
        self._listeners: list[Listener] = []
        self._untold: deque[Committed] = deque()
        self._telling = False

    @property
    def document(self) -> Issue:
        """Return the document as it is now."""
        return self._document

    @property
    def saved(self) -> Issue | None:
        """Return the document that is on the disk, or None when there is none."""
        return self._saved

    @property
    def ids(self) -> IdSource:
        """Return the source of this session's node ids."""
        return self._ids

    @property
    def modified(self) -> bool:
        """Tell whether the document is another than the saved one."""
        return self._document is not self._saved

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return self._history.next_undo is not None

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a step to do again."""
        return self._history.next_redo is not None

    @property
    def undo_label(self) -> str:
        """Return the name of the step that undo would take back, or an empty string."""
        return _label(self._history.next_undo)

    @property
    def redo_label(self) -> str:
        """Return the name of the step that redo would do again, or an empty string."""
        return _label(self._history.next_redo)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return all steps of this session, the oldest first; the first `done` of them are in the document."""
        return self._history.steps

    @property
    def done(self) -> int:
        """Return how many of the steps are in the document."""
        return self._history.done

    def edit(
        self,
        label: str,
        edit: Edit,
        *,
        merge_key: Hashable | None = None,
        origin: object = None,
    ) -> bool:
        """Apply `edit` as one step, or as more of the last step if that has the same `merge_key` and is not sealed.

        Return False when the document stays equal. An edit that raises leaves everything as it was. A document that
        comes out equal to the saved one, or to the one before the merged step, *is* that one again.
        """
        before = self._document
        after = edit(before, self._ids)
        if after == before:
            return False
        last = self._history.mergeable(merge_key)
        after = _known(after, last.before if last else None, self._saved)
        self._history.record(Step(label, before, after, merge_key))
        self._swap(after, origin, label)
        return True

    def seal(self) -> None:
        """End the merging: the next edit is a step of its own."""
        self._history.seal()

    def undo(self) -> bool:
        """Take the last step back; return False when there is none."""
        step = self._history.undo()
        if step is not None:
            self._swap(step.before, None, step.label)
        return step is not None

    def redo(self) -> bool:
        """Do the last step that was taken back again; return False when there is none."""
        step = self._history.redo()
        if step is not None:
            self._swap(step.after, None, step.label)
        return step is not None

    def go_to(self, done: int) -> bool:
        """Take steps back or do them again until so many are done, as one change; return False when they are."""
        before = self._history.done
        step = self._history.go_to(done)
        if step is not None:
            self._swap(step.before if self._history.done < before else step.after, None, step.label)
        return step is not None

    def replace(
        self,
        issue: Issue,
        *,
        saved: bool,
        origin: object = None,
        keep_history: bool = False,
        label: str = "",
    ) -> None:
        """Put another document in place: a post that was opened, or with `keep_history` a step of this one."""
        self._saved = issue if saved else None
        self._history.seal()
        if keep_history:
            self._history.record(Step(label, self._document, issue))
        else:
            self._history.clear()
        self._swap(issue, origin, label)

    def mark_saved(self, issue: Issue | None, *, goes_on: bool = False) -> None:
        """Take note that `issue` is what is on the disk; None: nothing in this session is.

        The next edit begins a step of its own, unless what is being typed `goes_on`.
        """
        self._saved = issue
        if not goes_on:
            self._history.seal()

    def subscribe(self, listener: Listener) -> Unsubscribe:
        """Call `listener` with every `Committed` from now on, until the returned function is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _swap(self, after: Issue, origin: object, label: str) -> None:
        before, self._document = self._document, after
        self._untold.append(Committed(before, after, diff(before, after), origin, label))
        if not self._telling:
            self._tell()

    def _tell(self) -> None:
        self._telling = True
        errors: list[Exception] = []
        while self._untold:
            event = self._untold.popleft()
            for listener in tuple(self._listeners):
                try:
                    listener(event)
                except Exception as error:  # noqa: BLE001 - raised below, when all have been told
                    errors.append(error)
        self._telling = False
        if errors:
            raise ExceptionGroup("listeners of the session failed", errors)


def _label(step: Step | None) -> str:
    return step.label if step is not None else ""


def _known(issue: Issue, *known: Issue | None) -> Issue:
    return next((one for one in known if one == issue), issue)
