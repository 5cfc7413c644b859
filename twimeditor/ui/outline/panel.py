"""The outline's pane: filter, tree, the note of the selected entry, and the buttons that add."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from twimeditor.core.model.tree import Entry
from twimeditor.services.editing import Committed, Session
from twimeditor.ui.actions import Registry
from twimeditor.ui.actions.clips import Bring
from twimeditor.ui.actions.places import holder_of, row_part
from twimeditor.ui.bridge import Selection, SessionBridge
from twimeditor.ui.outline.drops import Drops
from twimeditor.ui.outline.model import OutlineModel
from twimeditor.ui.outline.narrow import Narrowing
from twimeditor.ui.outline.note import NoteField
from twimeditor.ui.outline.picture_drops import OutlinePictures
from twimeditor.ui.outline.problems import by_row
from twimeditor.ui.outline.rows import Kind
from twimeditor.ui.outline.view import OutlineView
from twimeditor.ui.problems.watch import ProblemWatch
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted

_LATE = 100
"""Milliseconds after a key until the marks follow: painting them is not for every letter."""

_PARTS = {Kind.UPDATE, Kind.BLOCK}
_ADDING = ("add_section", "add_entry", "add_update", None)
_CLIPS = ("cut", "copy", "paste", None)
_MOVING = ("move_up", "move_down", "move_to", "duplicate", "rename", None)
_MARKING = ("mark_to_do", "mark_asked", "mark_done", "mark_none", "note", None)
_MENU = (*_ADDING, *_CLIPS, *_MOVING, *_MARKING, "make_share", None, "remove")


class OutlinePanel(QWidget):
    """Shows the session's document as a tree and keeps it and the selection together.

    `form_wanted` asks for the form of the selected row to take the focus.
    """

    form_wanted = Signal()

    def __init__(self, session: Session, bridge: SessionBridge, selection: Selection, actions: Registry) -> None:
        super().__init__()
        self._session = session
        self._selection = selection
        self._actions = actions
        self._following = False
        self.model = OutlineModel(session, self)
        self.view = OutlineView()
        self.view.setModel(self.model)
        self._drops = Drops(session, self.model)
        self.view.drops = self._drops
        self.picture_drops = OutlinePictures(self.view, self.model)
        self.view.addAction(actions["remove"])
        self.narrowing = Narrowing()
        self.filter = self.narrowing.field
        self.note = NoteField(session)
        self.nothing = muted(QLabel("Nothing matches the filter."))
        self._problems: ProblemWatch | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATE)
        self._lay_out()
        self._connect(bridge)
        self.view.unfold()
        self._show_selection()

    def rename(self) -> None:
        """Edit the selected row's title in its place."""
        self.view.setFocus()
        self.view.edit(self.view.currentIndex())

    def can_rename(self) -> bool:
        """Tell whether the selected row has a title of its own."""
        index = self.view.currentIndex()
        return index.isValid() and bool(self.model.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def closed(self) -> Iterator[int]:
        """Yield the numbers of the sections whose rows are folded away."""
        for number, section in enumerate(self._session.document.sections):
            index = self.model.index_of(section.id)
            if self.model.rowCount(index) and not self.view.isExpanded(index):
                yield number

    def close_sections(self, numbers: Collection[int]) -> None:
        """Fold away the rows of the sections with these numbers."""
        for number, section in enumerate(self._session.document.sections):
            if number in numbers:
                self.view.collapse(self.model.index_of(section.id))

    def fold_all(self) -> None:
        """Show sections only."""
        self.view.collapseAll()

    def unfold_all(self) -> None:
        """Show everything, the updates of entries as well."""
        self.view.expandAll()

    def select_rows(self, rows: Collection[int]) -> None:
        """Choose these rows, the first of them as the current one."""
        indexes = [self.model.index_of(row) for row in rows if self.model.has(row)]
        if not indexes:
            return
        self.view.go_to(indexes[0])
        for index in indexes[1:]:
            self.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def bring_by(self, bring: Bring) -> None:
        """Let what is dropped from another window's outline bring its pictures along."""
        self._drops.bring = bring

    def use_problems(self, problems: ProblemWatch) -> None:
        """Mark the rows in which something is wrong."""
        self._problems = problems
        problems.changed.connect(self._later.start)

    def _lay_out(self) -> None:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row in (top, bottom):
            row.setContentsMargins(TOKENS.small, TOKENS.small, TOKENS.small, TOKENS.small)
            row.setSpacing(TOKENS.tight)
        top.addWidget(self.narrowing)
        for name in ("add_section", "add_entry"):
            bottom.addWidget(_button(self._actions[name]))
        bottom.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)
        column.addLayout(bottom)

    def _connect(self, bridge: SessionBridge) -> None:
        bridge.committed.connect(self._follow)
        self._later.timeout.connect(self._show_problems)
        self.narrowing.changed.connect(self._apply_filter)
        self.narrowing.left.connect(self.view.setFocus)
        self.note.left.connect(self.view.setFocus)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.selectionModel().selectionChanged.connect(self._choose_rows)
        self.view.menu_asked.connect(self._open_menu)
        self.view.entered.connect(self.form_wanted)
        self.model.rowsInserted.connect(self._open_new)
        self.model.modelReset.connect(self.view.unfold)
        self._selection.changed.connect(self._show_selection)
        self._selection.shown.connect(self._show_selection)
        self._selection.revealed.connect(self._show_selection)
        self._selection.viewed.connect(self._show_in_view)

    def _follow(self, event: Committed) -> None:
        self._following = True
        try:
            self.model.follow(event)
        finally:
            self._following = False
        self._show_selection() if event.changes.structure else self._show_note()
        if event.changes and self.narrowing.active:
            self._apply_filter()

    def _show_problems(self) -> None:
        found = self._problems.problems() if self._problems is not None else ()
        self.model.show_problems(by_row(self._session.document, found))
        if self.narrowing.active:
            self._apply_filter()

    def _choose(self, current: QModelIndex) -> None:
        row = self.model.row_of(current)
        if row is None or self._following:
            return
        choose = self._selection.show if row.kind in _PARTS else self._selection.select
        choose(row.id, origin=self)
        self._show_note()

    def _choose_rows(self) -> None:
        rows = [index.internalId() for index in self.view.selectionModel().selectedIndexes()]
        self._selection.choose(rows)

    def _show_note(self) -> None:
        holder = holder_of(self._session.document, self._selection.current)
        self.note.follow(holder if isinstance(holder, Entry) else None)

    def _show_selection(self) -> None:
        self._show_note()
        if self._selection.origin is self:
            return
        index = self._row_to_show()
        if index == self.view.currentIndex():
            return
        self._following = True
        try:
            self.view.go_to(index)
        finally:
            self._following = False

    def _row_to_show(self) -> QModelIndex:
        """Return the row of what is selected: that of an update only where its entry is unfolded."""
        holder = self.model.index_of(self._selection.current)
        part = row_part(self._session.document, self._selection.current, self._selection.part)
        folded = holder.parent().isValid() and not self.view.isExpanded(holder)
        return self.model.index_of(part.id) if part is not None and not folded else holder

    def _show_in_view(self, container: int) -> None:
        """Mark what the preview shows, which is not what is selected; scroll there unless the user is here."""
        index = self.model.index_of(container)
        self.view.set_in_view(index)
        if index.isValid() and not self.view.hasFocus():
            shown = self.view.shown(index)
            self.view.scrollTo(shown)

    def _open_new(self, parent: QModelIndex, first: int) -> None:
        opened = parent if parent.isValid() else self.model.index(first, 0)
        if not opened.parent().isValid():
            self.view.expand(opened)

    def _apply_filter(self) -> None:
        found = self.view.filter(self.filter.text(), self.narrowing.wants)
        self.nothing.setVisible(not found and self.narrowing.active)

    def _open_menu(self, spot: QPoint) -> None:
        self._actions.refresh()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions.fill_menu(menu, _MENU)
        menu.popup(spot)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAutoRaise(True)
    return button
