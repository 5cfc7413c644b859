"""What the Help menu shows."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import cast

from PySide6.QtCore import QKeyCombination, Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from twimeditor import __version__
from twimeditor.core.check.telling import contents, told_linters, told_rules
from twimeditor.services.resources import resource_path
from twimeditor.ui.theme import TOKENS

_ABOUT = """<h3>TWIM Editor {version}</h3>
<p>An editor for <i>This Week in Matrix</i>: forms and a live preview over the post's own Markdown,
which stays as it is wherever you change nothing.</p>
<p>Free software under the Apache License 2.0. Qt {qt}; icons by Lucide.</p>"""

_KEY_ROW = "<tr><td><b>{keys}</b>&nbsp;&nbsp;</td><td>{name}</td></tr>"
_NATIVE = QKeySequence.SequenceFormat.NativeText


KEYS = (
    "Next pane",
    "Add entry",
    "Add update",
    "Move up",
    "Move down",
    "Rename",
    "Save",
    "Undo",
    "Find",
    "Filter the outline",
)
"""The actions whose keys the help page names."""


class Help(QDialog):
    """Two pages: the guide, with the keys used most and where unsaved text lies, and what is checked.

    With a `rule` it opens where that one is told, with "" at the beginning of the checks, else at the guide.
    """

    def __init__(
        self,
        parent: QWidget,
        actions: Iterable[tuple[str, QAction]],
        state_folder: Path,
        rule: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle("Help")
        self.resize(680, 620)
        self.text = _browser("Guide", _guide(actions, state_folder))
        self.checks = _browser("Checks", _checks())
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.setAccessibleName("Pages of the help")
        self.pages.addTab(self.text, "&Guide")
        self.pages.addTab(self.checks, "Chec&ks")
        _stack(self, self.pages)
        if rule is not None:
            self.pages.setCurrentWidget(self.checks)
        shown = self.text if rule is None else self.checks
        shown.setFocus()
        self._anchor = rule or ""

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to the rule once it is known how wide the page is."""
        super().showEvent(event)
        if self._anchor:
            self.checks.scrollToAnchor(self._anchor)
            self._anchor = ""


def _guide(actions: Iterable[tuple[str, QAction]], state_folder: Path) -> str:
    keys = {name: keys_of(action) for name, action in actions}
    rows = "\n".join(_KEY_ROW.format(keys=escape(keys[name]), name=name) for name in KEYS)
    folders = {name: escape(str(state_folder / name)) for name in ("recovery", "backups", "aside", "assets")}
    return _page("help.html").substitute(folders, keys=rows)


def _checks() -> str:
    return _page("checks.html").substitute(contents=contents(), rules=told_rules(), linters=told_linters())


def _page(name: str) -> Template:
    return Template(resource_path("help", name).read_text(encoding="utf-8"))


def _browser(name: str, page: str) -> QTextBrowser:
    browser = QTextBrowser()
    browser.setObjectName(f"help.{name.lower()}")
    browser.setAccessibleName(name)
    browser.document().setDocumentMargin(TOKENS.gap)
    browser.setHtml(page)
    return browser


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


def _stack(dialog: QDialog, content: QWidget) -> None:
    """Put the content into the dialog, over a button that closes it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
    column.setSpacing(TOKENS.gap)
    column.addWidget(content)
    column.addWidget(buttons)
