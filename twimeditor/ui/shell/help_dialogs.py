"""What the Help menu shows."""

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QKeyCombination, Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from twimeditor import __version__
from twimeditor.ui.theme import TOKENS

_ABOUT = """<h3>TWIM Editor {version}</h3>
<p>An editor for <i>This Week in Matrix</i>: forms and a live preview over the post's own Markdown,
which stays as it is wherever you change nothing.</p>
<p>Free software under the Apache License 2.0. Qt {qt}; icons by Lucide.</p>"""

_NATIVE = QKeySequence.SequenceFormat.NativeText


class ShortcutList(QDialog):
    """Every action that has a key, with all its keys."""

    def __init__(self, parent: QWidget, actions: Iterable[tuple[str, QAction]]) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(480, 560)
        self.table = _table([(name, keys_of(action)) for name, action in actions if action.shortcuts()])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(self.table)
        column.addWidget(buttons)


def show_about(parent: QWidget) -> None:
    """Tell what this program is."""
    box = QMessageBox(parent)
    box.setObjectName("about")
    box.setWindowTitle("About TWIM Editor")
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText(_ABOUT.format(version=__version__, qt=qVersion()))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def keys_of(action: QAction) -> str:
    """Return an action's keys as the platform writes them, without the extra ones of some keyboards (Save, Undo)."""
    return " or ".join(key.toString(_NATIVE) for key in action.shortcuts() if not _is_extra(key))


def _is_extra(key: QKeySequence) -> bool:
    first = cast("Sequence[QKeyCombination]", key)[0]  # which PySide's types do not know
    return first.key() >= Qt.Key.Key_Back or Qt.Key.Key_F13 <= first.key() <= Qt.Key.Key_F35


def _table(rows: list[tuple[str, str]]) -> QTableWidget:
    table = QTableWidget(len(rows), 2)
    table.setHorizontalHeaderLabels(["Action", "Keys"])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.setItem(number, column, QTableWidgetItem(text))
    return table
