"""What the commands act on: the selected thing, or the several that are chosen together."""

from twimeditor.core.model import edits, find
from twimeditor.core.model.tree import Entry, Issue, Section
from twimeditor.services.editing import Session
from twimeditor.ui.actions.places import Part, holder_of, last_leaf, movable, row_part
from twimeditor.ui.bridge import Selection

_PLURALS = {"section": "sections", "entry": "entries", "update": "updates", "block": "blocks", "": "rows"}


class Chosen:
    """Answers from the document as it is now."""

    def __init__(self, session: Session, selection: Selection) -> None:
        self._session = session
        self._selection = selection

    @property
    def issue(self) -> Issue:
        """Return the document."""
        return self._session.document

    @property
    def holder(self) -> find.Container | None:
        """Return the selected section or entry, the issue for its lead, None for all else."""
        return holder_of(self.issue, self._selection.current)

    @property
    def part(self) -> Part | None:
        """Return the selected update or block, if it has a row of its own and that is chosen."""
        found = row_part(self.issue, self._selection.current, self._selection.part)
        chosen = found is not None and (not self._selection.rows or found.id in self._selection.rows)
        return found if chosen else None

    @property
    def section(self) -> Section | None:
        """Return the section that is selected or holds what is."""
        holder = self.holder
        return find.section(self.issue, holder.id) if isinstance(holder, Section | Entry) else None

    @property
    def targets(self) -> tuple[int, ...]:
        """Return the ids of what is acted on, in file order."""
        if len(self._selection.rows) > 1:
            return edits.outermost(self.issue, self._selection.rows)
        target = self.part or self.holder
        return () if target is None or isinstance(target, Issue) else (target.id,)

    @property
    def entries(self) -> tuple[int, ...]:
        """Return the entries among these, those that hold a chosen update included."""
        entries = {entry.id for entry in self.issue.entries}
        holders = (find.locate(self.issue, target) for target in self.targets)
        found = (find.container_id(find.container_at(self.issue, path)) for path in holders)
        return tuple(dict.fromkeys(number for number in found if number in entries))

    @property
    def kind(self) -> str:
        """Return what all of them are, in a word; "" when they are of several kinds, or nothing."""
        kinds = {self._kind(target) for target in self.targets}
        return kinds.pop() if len(kinds) == 1 else ""

    @property
    def noun(self) -> str:
        """Return what they are called in a sentence: ``entry``, ``3 entries``, or an empty string."""
        count = len(self.targets)
        return self.kind if count < 2 else f"{count} {_PLURALS[self.kind]}"

    def row(self) -> list[int]:
        """Return the ids of all that stand in one row with what is acted on, empty where that is in several rows."""
        targets = self.targets
        paths = [find.locate(self.issue, target) for target in targets]
        rows = {(path.section if path.entry is not None or path.index is not None else None) for path in paths}
        holders = {find.container_id(find.container_at(self.issue, path)) for path in paths if path.index is not None}
        if not targets or not self.kind or len(rows) != 1 or len(holders) > 1:
            return []
        return self._siblings(paths[0])

    def last_of(self, target: int) -> int:
        """Return what something is put behind to stand behind `target`."""
        path = find.locate(self.issue, target)
        if path.index is None:
            return target
        update = find.update_in(find.container_at(self.issue, path), target)
        return last_leaf(update) if update is not None else target

    def _siblings(self, path: find.Path) -> list[int]:
        holder = find.container_at(self.issue, path)
        if path.index is not None:
            return [part.id for part in movable(holder)]
        if isinstance(holder, Entry):
            return [entry.id for entry in self.issue.sections[path.section or 0].entries]
        return [section.id for section in self.issue.sections]

    def _kind(self, target: int) -> str:
        path = find.locate(self.issue, target)
        holder = find.container_at(self.issue, path)
        if path.index is None:
            return "entry" if isinstance(holder, Entry) else "section"
        return "update" if find.update_in(holder, target) is not None else "block"
