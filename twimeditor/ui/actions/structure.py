"""Add, move, copy and remove sections, entries, updates and blocks, where the selection is."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from twimeditor.core.model import edits, find
from twimeditor.core.model.nodes import Node
from twimeditor.core.model.tree import Entry, Issue, Section, Update, parts
from twimeditor.services.editing import Session
from twimeditor.services.ports import Edit
from twimeditor.services.styles import Styles
from twimeditor.ui.actions.places import Part, holder_of, row_part
from twimeditor.ui.bridge import Selection


class Structure(QObject):
    """The commands; `removed` is emitted with the name of what was taken out."""

    removed = Signal(str)

    def __init__(self, session: Session, selection: Selection, styles: Styles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._styles = styles

    @property
    def noun(self) -> str:
        """Return what the commands would act on, in a word, or an empty string."""
        target = self._part() or self._holder()
        if isinstance(target, Update):
            return "update"
        if isinstance(target, Node):
            return "block"
        return {Section: "section", Entry: "entry"}.get(type(target), "")

    def has_target(self) -> bool:
        """Tell whether there is anything to act on."""
        return bool(self.noun)

    def named(self, verb: str) -> str:
        """Return a menu text that tells what `verb` would be done to."""
        return f"{verb} {self.noun}".rstrip()

    def can_add_entry(self) -> bool:
        """Tell whether there is a section to put an entry into."""
        return bool(self._session.document.sections)

    def can_add_update(self) -> bool:
        """Tell whether the selected thing can hold an update."""
        return isinstance(self._holder(), Section | Entry)

    def can_add_block(self) -> bool:
        """Tell whether the selected thing can hold a block."""
        return self._holder() is not None

    def can_move(self, step: int) -> bool:
        """Tell whether the selected thing can go up (-1) or down (1)."""
        return self._moved(step) is not None

    def add_section(self) -> None:
        """Add a section behind the selected one, or at the end."""
        sections = self._session.document.sections
        current = self._section()
        after = current.id if current else sections[-1].id if sections else None
        self._add("Add section", partial(edits.add_section, after=after))

    def add_entry(self) -> None:
        """Add an entry behind the selected one, or at the end of the section."""
        section = self._section() or self._session.document.sections[-1]
        holder = self._holder()
        last = section.entries[-1].id if section.entries else None
        after = holder.id if isinstance(holder, Entry) else last
        self._add("Add entry", partial(edits.add_entry, section=section.id, after=after))

    def add_update(self) -> None:
        """Add an update behind the last one of the selected section or entry."""
        holder = self._holder()
        if not isinstance(holder, Section | Entry):
            return
        updates = [part for part in parts(holder.nodes) if isinstance(part, Update)]
        after = updates[-1].id if updates else None
        verb = self._styles.of(self._session.document).default_verb
        self._add("Add update", partial(edits.add_update, container=holder.id, after=after, verb=verb))

    def add_block(self, block: Node) -> None:
        """Add a block at the end of the selected section or entry."""
        holder = self._holder()
        if holder is None:
            return
        leaves = parts(find.nodes_of(holder))
        after = _last_leaf(leaves[-1]).id if leaves else None
        add = partial(edits.add_block, container=find.container_id(holder), after=after, block=block)
        self._add(f"Add {block.KIND}", add)

    def move(self, step: int) -> None:
        """Move the selected thing up (-1) or down (1) by one place."""
        edit = self._moved(step)
        if edit is not None:
            self._edit(f"Move {self.noun}", edit)

    def duplicate(self) -> None:
        """Put a copy behind the selected thing, and select it."""
        target = self._target()
        if target is not None:
            self._add(f"Duplicate {self.noun}", partial(edits.duplicate, target=target), caret=False)

    def remove(self) -> None:
        """Take the selected thing out."""
        target, noun = self._target(), self.noun
        if target is None:
            return
        if self._edit(f"Remove {noun}", partial(edits.remove, target=target)):
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

    def _holder(self) -> Section | Entry | Issue | None:
        return holder_of(self._session.document, self._selection.current)

    def _part(self) -> Part | None:
        return row_part(self._session.document, self._selection.current, self._selection.part)

    def _section(self) -> Section | None:
        holder = self._holder()
        if not isinstance(holder, Section | Entry):
            return None
        return find.section(self._session.document, holder.id)

    def _target(self) -> int | None:
        target = self._part() or self._holder()
        return None if target is None or isinstance(target, Issue) else target.id

    def _moved(self, step: int) -> Edit | None:
        part, holder = self._part(), self._holder()
        if isinstance(holder, Section):
            return _part_moved(holder, part, step) if part else self._section_moved(holder, step)
        return self._entry_moved(holder, step) if isinstance(holder, Entry) else None

    def _section_moved(self, section: Section, step: int) -> Edit | None:
        row: list[int | None] = [None, *(other.id for other in self._session.document.sections)]
        place = _target_place(row.index(section.id), step)
        return partial(edits.move, target=section.id, after=row[place]) if 0 <= place < len(row) else None

    def _entry_moved(self, entry: Entry, step: int) -> Edit | None:
        """Move within the section, and over its edges into the next one."""
        sections = self._session.document.sections
        section = find.section(self._session.document, entry.id)
        row: list[int | None] = [None, *(other.id for other in section.entries)]
        place = _target_place(row.index(entry.id), step)
        if 0 <= place < len(row):
            return partial(edits.move, target=entry.id, to=section.id, after=row[place])
        number = sections.index(section) + step
        if not 0 <= number < len(sections):
            return None
        beyond = sections[number]
        after = beyond.entries[-1].id if step < 0 and beyond.entries else None
        return partial(edits.move, target=entry.id, to=beyond.id, after=after)


def first_new(before: Issue, after: Issue) -> int | None:
    """Return the first node that is in `after` but not in `before`; an author's or heading's comes first."""
    known = {leaf.id for leaf in before.leaves()}
    return next((leaf.id for leaf in after.leaves() if leaf.id not in known), None)


def _part_moved(section: Section, part: Part, step: int) -> Edit | None:
    row: list[int] = [section.id, *(_last_leaf(other).id for other in parts(section.nodes))]
    place = _target_place(row.index(_last_leaf(part).id), step)
    if not 0 <= place < len(row):
        return None
    return partial(edits.move, target=part.id, to=section.id, after=row[place])


def _target_place(place: int, step: int) -> int:
    """Return the place of the one to stand behind: two before, or the next."""
    return place - 2 if step < 0 else place + 1


def _last_leaf(part: Part) -> Node:
    return list(part.leaves())[-1] if isinstance(part, Update) else part
