"""Add, move, copy and remove sections, entries, updates and blocks, where the selection is."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from twimeditor.core.model import edits, find
from twimeditor.core.model.tree import Entry, Issue, Section, Update, parts
from twimeditor.services.editing import Session
from twimeditor.services.ports import Edit
from twimeditor.services.styles import Styles
from twimeditor.ui.actions.blocks import NewBlock, in_style
from twimeditor.ui.actions.chosen import Chosen
from twimeditor.ui.actions.places import first_place, last_leaf
from twimeditor.ui.bridge import Selection


class Structure(QObject):
    """The commands; `removed` is emitted with the name of what was taken out."""

    removed = Signal(str)

    def __init__(self, session: Session, selection: Selection, styles: Styles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._styles = styles
        self.chosen = Chosen(session, selection)

    @property
    def noun(self) -> str:
        """Return what the commands would act on, in a word or two, or an empty string."""
        return self.chosen.noun

    def has_target(self) -> bool:
        """Tell whether there is anything to act on."""
        return bool(self.chosen.targets)

    def named(self, verb: str) -> str:
        """Return a menu text that tells what `verb` would be done to."""
        return f"{verb} {self.noun}".rstrip()

    def can_add_entry(self) -> bool:
        """Tell whether there is a section to put an entry into."""
        return bool(self._session.document.sections)

    def can_add_update(self) -> bool:
        """Tell whether the selected thing can hold an update."""
        return isinstance(self.chosen.holder, Section | Entry)

    def can_add_block(self) -> bool:
        """Tell whether the selected thing can hold a block."""
        return self.chosen.holder is not None

    def can_move(self, step: int) -> bool:
        """Tell whether what is chosen can go up (-1) or down (1)."""
        return self._moved(step) is not None

    def add_section(self) -> None:
        """Add a section behind the selected one, or at the end."""
        sections = self._session.document.sections
        current = self.chosen.section
        after = current.id if current else sections[-1].id if sections else None
        self._add("Add section", partial(edits.add_section, after=after))

    def add_entry(self) -> None:
        """Add an entry behind the selected one, or at the end of the section."""
        holder = self.chosen.holder
        section = self.chosen.section or self._session.document.sections[-1]
        last = section.entries[-1].id if section.entries else None
        after = holder.id if isinstance(holder, Entry) else last
        self._add("Add entry", partial(edits.add_entry, section=section.id, after=after))

    def add_update(self) -> None:
        """Add an update behind the selected one, or behind the last one of the selected section or entry."""
        holder, part = self.chosen.holder, self.chosen.part
        if not isinstance(holder, Section | Entry):
            return
        updates = (
            [part] if isinstance(part, Update) else [one for one in parts(holder.nodes) if isinstance(one, Update)]
        )
        after = updates[-1].id if updates else None
        verb = self._styles.of(self._session.document).default_verb
        self._add("Add update", partial(edits.add_update, container=holder.id, after=after, verb=verb))

    def add_block(self, kind: NewBlock) -> None:
        """Add a block at the end of the selected section or entry."""
        holder = self.chosen.holder
        if holder is None:
            return
        leaves = parts(find.nodes_of(holder))
        after = last_leaf(leaves[-1]) if leaves else None
        new = in_style(kind.block, self._styles.of(self._session.document))
        add = partial(edits.add_block, container=find.container_id(holder), after=after, block=new)
        self._add(f"Add {kind.noun}", add)

    def move(self, step: int) -> None:
        """Move what is chosen up (-1) or down (1) by one place."""
        edit = self._moved(step)
        if edit is not None:
            self._edit(f"Move {self.noun}", edit)

    def duplicate(self) -> None:
        """Put a copy behind each chosen thing, and select the first."""
        targets = self.chosen.targets
        if targets:
            self._add(f"Duplicate {self.noun}", partial(edits.duplicate_several, targets=targets), caret=False)

    def remove(self) -> None:
        """Take out what is chosen."""
        targets, noun = self.chosen.targets, self.noun
        if targets and self._edit(f"Remove {noun}", partial(edits.remove_several, targets=targets)):
            self.removed.emit(noun)

    def _edit(self, label: str, edit: Edit) -> bool:
        self._session.seal()
        return self._session.edit(label, edit)

    def _add(self, label: str, edit: Edit, *, caret: bool = True) -> None:
        before = self._session.document
        if not self._edit(label, edit):
            return
        node = first_new(before, self._session.document)
        if node is not None:
            (self._selection.reveal if caret else self._selection.show)(node, origin=self)

    def _moved(self, step: int) -> Edit | None:
        row, targets = self.chosen.row(), self.chosen.targets
        if not row or any(target not in row for target in targets):
            return None
        edge = row.index(targets[0] if step < 0 else targets[-1]) + step
        move = partial(edits.move_several, targets=targets, to=self._container(targets[0]))
        if 0 <= edge < len(row):
            behind = edge - 1 if step < 0 else edge
            start = self._start(targets[0])
            return partial(move, after=self.chosen.last_of(row[behind]) if behind >= 0 else start)
        return self._moved_beyond(step) if self.chosen.kind == "entry" else None

    def _container(self, target: int) -> int:
        """Return what `target` is moved in: its section or entry, the issue for a section."""
        issue = self._session.document
        path = find.locate(issue, target)
        if path.index is not None:
            return find.container_id(find.container_at(issue, path))
        return find.LEAD if path.entry is None else issue.sections[path.section or 0].id

    def _start(self, target: int) -> int | None:
        """Return what `target` is put behind to be the first in its row."""
        path = find.locate(self._session.document, target)
        return None if path.index is None else first_place(find.container_at(self._session.document, path))

    def _moved_beyond(self, step: int) -> Edit | None:
        """Move entries over the edge of their section into the next one."""
        sections, targets = self._session.document.sections, self.chosen.targets
        number = sections.index(find.section(self._session.document, targets[0])) + step
        if not 0 <= number < len(sections):
            return None
        beyond = sections[number]
        after = beyond.entries[-1].id if step < 0 and beyond.entries else None
        return partial(edits.move_several, targets=targets, to=beyond.id, after=after)


def first_new(before: Issue, after: Issue) -> int | None:
    """Return the first node that is in `after` but not in `before`; an author's or heading's comes first."""
    known = {leaf.id for leaf in before.leaves()}
    return next((leaf.id for leaf in after.leaves() if leaf.id not in known), None)
