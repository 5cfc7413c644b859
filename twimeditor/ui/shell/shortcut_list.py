"""The list of all keys, by menu: filtered while you type, and printable."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from twimeditor.ui.actions import Registry
from twimeditor.ui.actions.registry import plain_text
from twimeditor.ui.shell.help_dialogs import keys_of
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted

_NONE = "No action is called “{text}”, and none has that key."
_ELSEWHERE = "Elsewhere"


class ShortcutList(QDialog):
    """Every action that has a key, with all its keys, under the menu that it is in."""

    def __init__(self, window: QMainWindow, commands: Registry) -> None:
        super().__init__(window)
        self.setObjectName("shortcuts")
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(560, 620)
        self.filter = QLineEdit()
        self.filter.setObjectName("shortcuts.filter")
        self.filter.setAccessibleName("Filter actions and keys")
        self.filter.setPlaceholderText("Filter actions and keys")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._apply)
        self.tree = _tree()
        self.none = muted(QLabel())
        self.none.setTextFormat(Qt.TextFormat.PlainText)
        self.none.setWordWrap(True)
        self._fill(dict(_grouped(window, commands)))
        self._lay_out()
        self._apply("")
        self.filter.setFocus()

    def print_to(self, printer: QPrinter) -> None:
        """Print the list as it is filtered now."""
        page = QTextDocument()
        page.setHtml(self.html())
        page.print_(printer)

    def html(self) -> str:
        """Return the list as it is filtered now, as a page."""
        shown = (group for group in rows_of(self.tree.invisibleRootItem()) if not group.isHidden())
        return "<h2>Keyboard shortcuts</h2>" + "".join(map(_as_html, shown))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        printing = buttons.addButton("&Print…", QDialogButtonBox.ButtonRole.ActionRole)
        printing.setAutoDefault(False)
        printing.clicked.connect(self._print)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        for widget in (self.filter, self.none, self.tree, buttons):
            column.addWidget(widget)

    def _fill(self, groups: dict[str, list[tuple[str, str]]]) -> None:
        for name, rows in groups.items():
            group = QTreeWidgetItem(self.tree, [name])
            group.setFirstColumnSpanned(True)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            for row in rows:
                QTreeWidgetItem(group, list(row))
        self.tree.expandAll()

    def _apply(self, text: str) -> None:
        """Show what has all words of `text` in its name, menu or keys."""
        words = text.casefold().split()
        shown = [_filtered(group, words) for group in rows_of(self.tree.invisibleRootItem())]
        self.none.setText(_NONE.format(text=text.strip()))
        self.none.setVisible(not any(shown))

    def _print(self) -> None:
        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own wants a slot by name


def rows_of(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the rows under one, in order."""
    rows = (item.child(number) for number in range(item.childCount()))
    return [row for row in rows if row is not None]


def _filtered(group: QTreeWidgetItem, words: list[str]) -> bool:
    for row in rows_of(group):
        said = f"{group.text(0)} {row.text(0)} {row.text(1)}".casefold()
        row.setHidden(not all(word in said for word in words))
    shown = any(not row.isHidden() for row in rows_of(group))
    group.setHidden(not shown)
    return shown


def _grouped(window: QMainWindow, commands: Registry) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each menu's name with the actions in it that have keys."""
    names = {action: name for name, action in commands.names()}
    untold = dict(names)
    for menu in window.menuBar().actions():
        found = [action for action in _all_in(menu) if action in untold and action.shortcuts()]
        rows = [(untold.pop(action), keys_of(action)) for action in found]
        if rows:
            yield plain_text(menu.text()), rows
    left = [(name, keys_of(action)) for action, name in untold.items() if action.shortcuts()]
    if left:
        yield _ELSEWHERE, left


def _all_in(action: QAction) -> Iterator[QAction]:
    menu = action.menu()
    if not isinstance(menu, QMenu):
        yield action
        return
    for one in menu.actions():
        yield from _all_in(one)


def _as_html(group: QTreeWidgetItem) -> str:
    shown = (row for row in rows_of(group) if not row.isHidden())
    cells = (f"<tr><td>{escape(row.text(0))}</td><td><b>{escape(row.text(1))}</b></td></tr>" for row in shown)
    return f"<h3>{escape(group.text(0))}</h3><table cellpadding='3'>{''.join(cells)}</table>"


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName("shortcuts.list")
    tree.setProperty("framed", True)
    tree.setAccessibleName("Actions and their keys")
    tree.setHeaderLabels(["Action", "Keys"])
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.setRootIsDecorated(False)
    tree.setIndentation(TOKENS.gap)
    tree.setUniformRowHeights(True)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return tree
