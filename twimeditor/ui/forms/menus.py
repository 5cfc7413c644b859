"""The context menu of a text field, with undo and redo as the session names them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from twimeditor.services.editing import Session
from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.forms.markdown_editor import MarkdownEditor
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.theme import icon
from twimeditor.ui.widgets.pasted import paste_plain
from twimeditor.ui.widgets.pictured import pasted_pictures

Editor = LineEditor | TextEditor
Standard = QKeySequence.StandardKey


def text_menu(editor: Editor, session: Session, fill: Callable[[QMenu], None] | None = None) -> QMenu:
    """Return the context menu of `editor`, with what `fill` adds on top."""
    menu = QMenu(editor)
    if fill is not None:
        fill(menu)
    _add_history(menu, session)
    menu.addSeparator()
    _add_clipboard(menu, editor)
    if isinstance(editor, MarkdownEditor) and not editor.isReadOnly():
        menu.addSeparator()
        _add(menu, "Bold", "bold", Standard.Bold, editor.make_bold)
        _add(menu, "Italic", "italic", Standard.Italic, editor.make_italic)
        _add(menu, "Link", "link", QKeySequence("Ctrl+K"), editor.make_link)
    menu.addSeparator()
    _add(menu, "Select all", "", Standard.SelectAll, editor.selectAll)
    return menu


def _add_history(menu: QMenu, session: Session) -> None:
    undo = _add(menu, _named("Undo", session.undo_label), "undo", Standard.Undo, session.undo)
    undo.setEnabled(session.can_undo)
    redo = _add(menu, _named("Redo", session.redo_label), "redo", Standard.Redo, session.redo)
    redo.setEnabled(session.can_redo)


def _named(word: str, label: str) -> str:
    return f"{word} {label[:1].lower()}{label[1:]}" if label else word


def _add_clipboard(menu: QMenu, editor: Editor) -> None:
    selected = _has_selection(editor)
    writable = not editor.isReadOnly()
    came = QGuiApplication.clipboard()
    pastes = writable and bool(came.text() or pasted_pictures(came.mimeData()))
    _add(menu, "Cut", "", Standard.Cut, editor.cut).setEnabled(selected and writable)
    _add(menu, "Copy", "", Standard.Copy, editor.copy).setEnabled(selected)
    _add(menu, "Paste", "", Standard.Paste, editor.paste).setEnabled(pastes)
    plain = partial(paste_plain, editor)
    _add(menu, "Paste as plain text", "", QKeySequence("Ctrl+Shift+V"), plain).setEnabled(pastes)


def _has_selection(editor: Editor) -> bool:
    if isinstance(editor, LineEditor):
        return editor.hasSelectedText()
    return editor.textCursor().hasSelection()


def _add(
    menu: QMenu,
    text: str,
    picture: str,
    keys: QKeySequence | QKeySequence.StandardKey,
    act: Callable[[], object],
) -> QAction:
    action = menu.addAction(text)
    if picture:
        action.setIcon(icon(picture, menu.palette()))
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # only shown: the window has its own
    action.triggered.connect(partial(_call, act))
    return action


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()
