"""The editors' own mark and note of an entry, which no post ever shows."""

from collections.abc import Callable, Collection
from dataclasses import replace

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import find
from twimeditor.core.model.tree import MARKS, Entry, Issue


def set_mark(issue: Issue, ids: IdSource, *, targets: Collection[int], mark: str) -> Issue:  # noqa: ARG001
    """Give the entries `targets` a mark of `MARKS`, or none."""
    if mark not in {"", *MARKS}:
        raise EditError(f"there is no mark {mark!r}")
    for target in targets:
        issue = _with_entry(issue, target, lambda entry: replace(entry, mark=mark))
    return issue


def set_note(issue: Issue, ids: IdSource, *, target: int, note: str) -> Issue:  # noqa: ARG001
    """Set the note of the entry `target`."""
    return _with_entry(issue, target, lambda entry: replace(entry, note=note))


def _with_entry(issue: Issue, target: int, change: Callable[[Entry], Entry]) -> Issue:
    path = find.locate(issue, target)
    entry = find.container_at(issue, path)
    if not isinstance(entry, Entry) or entry.id != target:
        raise EditError(f"{target} is no entry")
    changed = change(entry)
    return issue if changed == entry else find.with_container(issue, path, changed)
