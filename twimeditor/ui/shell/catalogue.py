"""All the window's actions and menus, as data."""

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence

from twimeditor.services.editing import Session
from twimeditor.ui.actions import ActionSpec, Menu, Structure
from twimeditor.ui.actions.blocks import BLOCKS, PICTURE
from twimeditor.ui.actions.spec import STRETCH
from twimeditor.ui.preview import Look
from twimeditor.ui.shell.clipboard import Clipboard
from twimeditor.ui.shell.posts import Posts
from twimeditor.ui.theme import Choice, Theme

Key = QKeySequence.StandardKey
Role = QAction.MenuRole

PANES = {"outline": "&Outline", "form": "&Form", "preview": "&Preview"}
THEMES = {
    Choice.SYSTEM: "Like the &system",
    Choice.LIGHT: "&Light",
    Choice.DARK: "&Dark",
    Choice.LIGHT_CONTRAST: "Light, high &contrast",
    Choice.DARK_CONTRAST: "Dark, &high contrast",
}
LOOKS = {Look.SITE: "&Site", Look.EDITOR: "&Editor"}
_NEW_BLOCKS = {kind.action: kind for kind in (PICTURE, *BLOCKS)}

_PANES = tuple(f"show_{name}" for name in PANES)
_CHANGING = ("undo", "redo", "history")
_COPYING = ("cut", "copy", "copy_markdown", "copy_html", "paste", "paste_plain", None, "select_all")
_FINDING = ("find", "find_next", "find_previous", "replace", "archive_search")
_VISITING = ("go_to", "back", "forward")
_GOING = ("next_pane", "previous_pane", "filter", "unfold", "fold", "lock_outline", "follow")
_SIZES = ("larger", "smaller", "usual_size")
_CHECKING = ("check", "next_problem", "previous_problem", "help_here", "fix_all", None, "spelling", "words")
_RECENT = Menu("recent", "Open &recent", ())
_THEME = Menu("theme", "&Theme", tuple(f"theme_{choice.value}" for choice in THEMES))
_LOOK = Menu("look", "Preview loo&k", (*(f"look_{look.value}" for look in LOOKS), None, "flags"))
_STARTING = ("new", "new_from_bot", "update_from_bot")
_BEGINNING = (*_STARTING, None, "open", "open_beside", _RECENT, "open_sample", None, "new_window")
_KEEPING = ("save", "save_as", "reload", None, "export")
_STYLE = Menu("style", "St&yle", ())
_BLOCK = Menu("block", "Add &block", tuple(_NEW_BLOCKS))
_ADDING = ("add_section", "add_entry", "add_update", "paste_report", "insert_picture", _BLOCK)
_AT_CARET = Menu(
    "at_caret",
    "Block &at the caret",
    (
        "split_update",
        "join_updates",
        None,
        "make_update",
        "make_text",
        "image_in",
        "image_out",
        None,
        "edit_markdown",
        "edit_fields",
    ),
)
_PICTURES = Menu("pictures", "Picture &files", ("share_image", "make_share", None, "find_missing", "remove_unused"))
_MARK = Menu("mark", "Mar&k", ("mark_to_do", "mark_asked", "mark_done", "mark_none"))
_MOVING = (
    "move_up",
    "move_down",
    "move_to",
    "sort_sections",
    None,
    "duplicate",
    "rename",
    "remove",
    None,
    _MARK,
    "note",
)

MENUS = (
    Menu("file", "&File", (*_BEGINNING, None, *_KEEPING, None, "close_window", "quit")),
    Menu("edit", "&Edit", (*_CHANGING, None, *_COPYING, None, *_FINDING, None, "emoji", None, "preferences")),
    Menu(
        "view",
        "&View",
        (
            *_PANES,
            "assets",
            "problems",
            "last_time",
            "regulars",
            None,
            *_VISITING,
            None,
            *_GOING,
            None,
            *_SIZES,
            None,
            _LOOK,
            _THEME,
        ),
    ),
    Menu(
        "issue",
        "&Issue",
        (*_ADDING, "ping_table", None, _PICTURES, _AT_CARET, None, *_MOVING, None, _STYLE, "readiness"),
    ),
    Menu(
        "tools",
        "&Tools",
        (
            *_CHECKING,
            None,
            "palette",
            "review",
            "repair_characters",
            None,
            "compare_saved",
            "compare_autosave",
            None,
            "people",
            "update_archive",
        ),
    ),
    Menu("help", "&Help", ("help", "checks", "shortcuts", None, "about")),
)
_TOOLS = (
    "new",
    "open",
    "save",
    None,
    "undo",
    "redo",
    None,
    "add_entry",
    "add_update",
    "paste_report",
    "insert_picture",
)
TOOLBAR = (*_TOOLS, STRETCH, "check", None, "export")
ICONS_ONLY = ("undo", "redo")


class Window(Protocol):
    """What the actions ask of the window itself."""

    def is_open(self) -> bool: ...
    def go(self, step: int) -> None: ...
    def toggle_pane(self, name: str) -> None: ...
    def is_pane_shown(self, name: str) -> bool: ...
    def choose_theme(self, choice: Choice) -> None: ...
    def choose_look(self, look: Look) -> None: ...
    def is_look_worn(self, look: Look) -> bool: ...
    def can_choose_look(self) -> bool: ...
    def show_preferences(self) -> None: ...
    def zoom(self, steps: int) -> None: ...
    def can_zoom(self, steps: int) -> bool: ...
    def filter_outline(self) -> None: ...
    def find_text(self) -> None: ...
    def find_next(self, turns: int) -> None: ...
    def toggle_follow(self) -> None: ...
    def is_following(self) -> bool: ...
    def rename(self) -> None: ...
    def can_rename(self) -> bool: ...


def file_actions(posts: Posts, window: Window) -> Iterator[ActionSpec]:
    """Yield the File menu."""
    is_open = window.is_open
    yield ActionSpec("open", "&Open…", posts.choose_and_open, "open", (Key.Open,))
    yield ActionSpec("open_sample", "Open a sa&mple issue", posts.open_sample, "entry")
    yield ActionSpec("save", "&Save", posts.save, "save", (Key.Save,), is_open)
    yield ActionSpec("save_as", "Save &as…", posts.save_as, "save-as", (Key.SaveAs, "Ctrl+Shift+S"), is_open)
    yield ActionSpec("reload", "Re&load from disk", posts.reload, "reload", (Key.Refresh,), posts.has_file)


def edit_actions(session: Session, clipboard: Clipboard, window: Window) -> Iterator[ActionSpec]:
    """Yield the Edit menu."""
    undo, undo_text = partial(getattr, session, "can_undo"), partial(_undo_text, session)
    redo, redo_text = partial(getattr, session, "can_redo"), partial(_redo_text, session)
    redo_keys = (Key.Redo, "Ctrl+Y", "Ctrl+Shift+Z")
    yield ActionSpec("undo", "&Undo", session.undo, "undo", (Key.Undo, "Ctrl+Z"), undo, undo_text)
    yield ActionSpec("redo", "&Redo", session.redo, "redo", redo_keys, redo, redo_text)
    yield ActionSpec("cut", "Cu&t", clipboard.cut, "", (Key.Cut,), clipboard.can_cut)
    yield ActionSpec("copy", "&Copy", clipboard.copy, "", (Key.Copy,), clipboard.can_copy)
    yield ActionSpec("paste", "&Paste", clipboard.paste, "", (Key.Paste,), clipboard.can_paste)
    plain = clipboard.paste_plain
    yield ActionSpec("paste_plain", "Paste as p&lain text", plain, "", ("Ctrl+Shift+V",), clipboard.has_text)
    yield ActionSpec("select_all", "Select &all", clipboard.select_all, "", (Key.SelectAll,), clipboard.can_select)
    selected, markdown, html = clipboard.can_copy_page, clipboard.copy_markdown, clipboard.copy_html
    yield ActionSpec("copy_markdown", "Copy as &Markdown", markdown, "", ("Ctrl+Shift+C",), selected)
    yield ActionSpec("copy_html", "Copy as &HTML", html, "", ("Ctrl+Alt+C",), selected)
    yield from _finding(window)
    show, keys, role = window.show_preferences, (Key.Preferences, "Ctrl+,"), Role.PreferencesRole
    yield ActionSpec("preferences", "Pre&ferences…", show, "", keys, role=role)


def view_actions(window: Window, theme: Theme) -> Iterator[ActionSpec]:
    """Yield the View menu."""
    for number, (name, text) in enumerate(PANES.items(), start=1):
        toggle, shown = partial(window.toggle_pane, name), partial(window.is_pane_shown, name)
        yield ActionSpec(f"show_{name}", text, toggle, "", (f"Ctrl+{number}",), checked=shown)
    yield ActionSpec("next_pane", "&Next pane", partial(window.go, 1), "", ("F6",))
    yield ActionSpec("previous_pane", "Pre&vious pane", partial(window.go, -1), "", ("Shift+F6",))
    yield ActionSpec("filter", "F&ilter the outline", window.filter_outline, "search", ("Ctrl+Alt+F",))
    yield ActionSpec("follow", "Follo&w in the preview", window.toggle_follow, "", (), checked=window.is_following)
    yield from _size_actions(window)
    for look, text in LOOKS.items():
        wear, worn = partial(window.choose_look, look), partial(window.is_look_worn, look)
        yield ActionSpec(f"look_{look.value}", text, wear, enabled=window.can_choose_look, checked=worn)
    for choice, text in THEMES.items():
        choose, chosen = partial(window.choose_theme, choice), partial(_is_chosen, theme, choice)
        yield ActionSpec(f"theme_{choice.value}", text, choose, checked=chosen)


def _size_actions(window: Window) -> Iterator[ActionSpec]:
    larger, smaller = partial(window.zoom, 1), partial(window.zoom, -1)
    can_grow, can_shrink = partial(window.can_zoom, 1), partial(window.can_zoom, -1)
    yield ActionSpec("larger", "&Larger text", larger, "", (Key.ZoomIn, "Ctrl++", "Ctrl+="), can_grow)
    yield ActionSpec("smaller", "&Smaller text", smaller, "", (Key.ZoomOut, "Ctrl+-"), can_shrink)
    yield ActionSpec("usual_size", "&Usual text size", partial(window.zoom, 0), "", ("Ctrl+0",))


def _finding(window: Window) -> Iterator[ActionSpec]:
    is_open, after, before = window.is_open, partial(window.find_next, 1), partial(window.find_next, -1)
    yield ActionSpec("find", "Fin&d…", window.find_text, "search", (Key.Find,), is_open)
    yield ActionSpec("find_next", "Find &next", after, "", ("F3", "Ctrl+G"), is_open)
    yield ActionSpec("find_previous", "Find pre&vious", before, "", ("Shift+F3", "Ctrl+Shift+G"), is_open)


def issue_actions(structure: Structure, window: Window) -> Iterator[ActionSpec]:
    """Yield the Issue menu."""
    yield from _adding(structure)
    up, down = partial(structure.can_move, -1), partial(structure.can_move, 1)
    yield ActionSpec("move_up", "Move u&p", partial(structure.move, -1), "up", ("Alt+Up",), up)
    yield ActionSpec("move_down", "Move do&wn", partial(structure.move, 1), "down", ("Alt+Down",), down)
    acts, copy_text = structure.has_target, partial(structure.named, "Dup&licate")
    yield ActionSpec("duplicate", "Dup&licate", structure.duplicate, "duplicate", ("Ctrl+D",), acts, copy_text)
    yield ActionSpec("rename", "Re&name", window.rename, "", ("F2",), window.can_rename)
    remove_text = partial(structure.named, "&Remove")
    yield ActionSpec("remove", "&Remove", structure.remove, "remove", ("Del",), acts, remove_text, local=True)


def _adding(structure: Structure) -> Iterator[ActionSpec]:
    entry, update = structure.add_entry, structure.add_update
    to_entry, to_update = structure.can_add_entry, structure.can_add_update
    yield ActionSpec("add_entry", "Add &entry", entry, "add-entry", ("Ctrl+Shift+N", "Ctrl+Shift+Return"), to_entry)
    yield ActionSpec("add_update", "Add &update", update, "add-update", ("Ctrl+Return",), to_update)
    for name, kind in _NEW_BLOCKS.items():
        add = partial(structure.add_block, kind)
        yield ActionSpec(name, kind.name, add, enabled=structure.can_add_block)


def _undo_text(session: Session) -> str:
    return _labelled("&Undo", session.undo_label)


def _redo_text(session: Session) -> str:
    return _labelled("&Redo", session.redo_label)


def _labelled(verb: str, label: str) -> str:
    return f"{verb} {label[:1].lower()}{label[1:]}" if label else verb


def _is_chosen(theme: Theme, choice: Choice) -> bool:
    return theme.choice is choice
