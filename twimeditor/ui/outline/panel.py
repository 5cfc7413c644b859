"""The outline's pane: filter, tree, and the buttons that add."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from twimeditor.services.editing import Committed, Session
from twimeditor.ui.actions import Registry
from twimeditor.ui.actions.places import row_part
from twimeditor.ui.bridge import Selection, SessionBridge
from twimeditor.ui.outline.model import OutlineModel
from twimeditor.ui.outline.rows import Kind
from twimeditor.ui.outline.view import OutlineView
from twimeditor.ui.theme import TOKENS, icon
from twimeditor.ui.widgets import muted

_PARTS = {Kind.UPDATE, Kind.BLOCK}
_MENU = ("add_section", "add_entry", "add_update", None, "move_up", "move_down", "duplicate", "rename", None, "remove")


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
        self.view.addAction(actions["remove"])
        self.filter = _filter_field()
        self.nothing = muted(QLabel("Nothing matches the filter."))
        self._lay_out()
        self._connect(bridge)
        self.view.expandAll()
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._filter_key(event.key())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._search.setIcon(icon("search", self.palette()))

    def _lay_out(self) -> None:
        self._search = QAction(icon("search", self.palette()), "", self)
        self.filter.addAction(self._search, QLineEdit.ActionPosition.LeadingPosition)
        self.filter.installEventFilter(self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row in (top, bottom):
            row.setContentsMargins(TOKENS.small, TOKENS.small, TOKENS.small, TOKENS.small)
            row.setSpacing(TOKENS.tight)
        top.addWidget(self.filter)
        for name in ("add_section", "add_entry"):
            bottom.addWidget(_button(self._actions[name]))
        bottom.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)
        column.addLayout(bottom)

    def _connect(self, bridge: SessionBridge) -> None:
        bridge.committed.connect(self._follow)
        self.filter.textChanged.connect(self._apply_filter)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.menu_asked.connect(self._open_menu)
        self.view.entered.connect(self.form_wanted)
        self.model.rowsInserted.connect(self._open_new)
        self.model.modelReset.connect(self.view.expandAll)
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
        self._show_selection()
        if event.changes.structure and self.filter.text():
            self._apply_filter()

    def _choose(self, current: QModelIndex) -> None:
        row = self.model.row_of(current)
        if row is None or self._following:
            return
        choose = self._selection.show if row.kind in _PARTS else self._selection.select
        choose(row.id, origin=self)

    def _show_selection(self) -> None:
        if self._selection.origin is self:
            return
        part = row_part(self._session.document, self._selection.current, self._selection.part)
        wanted = part.id if part else self._selection.current
        index = self.model.index_of(wanted)
        if index == self.view.currentIndex():
            return
        self._following = True
        try:
            self.view.setCurrentIndex(index)
        finally:
            self._following = False

    def _show_in_view(self, container: int) -> None:
        """Mark what the preview shows, which is not what is selected; scroll there unless the user is here."""
        index = self.model.index_of(container)
        self.view.set_in_view(index)
        if index.isValid() and not self.view.hasFocus():
            shown = self.view.shown(index)
            self.view.scrollTo(shown)

    def _open_new(self, parent: QModelIndex, first: int) -> None:
        self.view.expand(parent if parent.isValid() else self.model.index(first, 0))

    def _apply_filter(self) -> None:
        found = self.view.filter(self.filter.text())
        self.nothing.setVisible(not found and bool(self.filter.text()))

    def _filter_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            return True
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Return}:
            self.view.setFocus()
            return True
        return False

    def _open_menu(self, spot: QPoint) -> None:
        self._actions.refresh()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions.fill_menu(menu, _MENU)
        menu.popup(spot)


def _filter_field() -> QLineEdit:
    field = QLineEdit()
    field.setObjectName("outline.filter")
    field.setPlaceholderText("Filter")
    field.setAccessibleName("Filter the outline")
    field.setClearButtonEnabled(True)
    return field


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAutoRaise(True)
    return button
