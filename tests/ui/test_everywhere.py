"""Rules that hold on every page and in every dialog: names and access keys of all controls, and no text cut off."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.tools import scenes, stage
from tests.tools.pages import POST
from tests.ui.launch import Launcher
from tests.ui.test_access import spoken, stops
from twimeditor.app import Application
from twimeditor.services.resources import resource_path
from twimeditor.ui.actions.registry import plain_text
from twimeditor.ui.widgets import ElidedLabel

DIALOGS = ("preferences", "shortcuts", "help", "about", "compare_saved", "export")
"""Actions that open a dialog of the shell's own."""


@pytest.fixture
def application(launch: Launcher, tmp_path: Path) -> Application:
    post = tmp_path / "sample.md"
    post.write_text(resource_path("samples", "twim.md").read_text(encoding="utf-8"), encoding="utf-8")
    return launch(post)


@pytest.fixture
def all_blocks(launch: Launcher, tmp_path: Path) -> Application:
    """Return the window on a post with a block of each kind."""
    post = tmp_path / "pages.md"
    post.write_text(POST, encoding="utf-8")
    return launch(post)


def pages(application: Application) -> Iterator[str]:
    """Show each page of the form, and yield what it is of."""
    document, selection = application.session.document, application.window.parts.selection
    assert document.front is not None
    for number in (document.front.id, *(one.id for one in document.sections), *(one.id for one in document.entries)):
        selection.select(number)
        application.window.form.place()
        QApplication.processEvents()
        yield f"page {number}"


def dialog_of(application: Application, name: str) -> QDialog:
    before = set(application.window.findChildren(QDialog))
    application.window.commands[name].trigger()
    (dialog,) = (one for one in application.window.findChildren(QDialog) if one not in before and one.isVisible())
    return dialog


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} “{getattr(widget, 'text', str)()}”"


def nameless(root: QWidget) -> list[str]:
    return [told(one) for one in stops(root) if not spoken(one)]


def letters(root: QWidget) -> Iterator[str]:
    """Yield the access keys of the menu bar and of what is in a window beside its docks, or in a dock."""
    bars = root.window().findChildren(QMenuBar)
    yield from (access_key(action.text()) for bar in bars for action in bar.actions())
    labels = [one for one in root.findChildren(QLabel) if leads(one)]
    found: list[QLabel | QAbstractButton] = [*labels, *root.findChildren(QAbstractButton)]
    shown = (one for one in found if one.isVisible())
    yield from (access_key(one.text()) for one in shown if place_of(one) is root)


def leads(label: QLabel) -> bool:
    buddy: QWidget | None = label.buddy()
    return buddy is not None


def place_of(widget: QWidget) -> QWidget:
    """Return the dock or the window that a widget is in."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, QDockWidget):
        above = above.parentWidget() if not above.isWindow() else None
    return above or widget.window()


def access_key(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def shared_letters(root: QWidget) -> list[str]:
    return [key for key, times in Counter(letters(root)).items() if key and times > 1]


def cut(root: QWidget) -> list[str]:
    """Return the buttons and labels that have less room than their text needs."""
    buttons = [one for one in root.findChildren(QAbstractButton) if has_words(one)]
    labels = [one for one in root.findChildren(QLabel) if one.text() and not isinstance(one, ElidedLabel)]
    shown = [one for one in (*buttons, *labels) if one.isVisibleTo(root) and one.width() > 0]
    return [told(one) for one in shown if is_cut(one)]


def require_uncut(root: QWidget, name: str) -> None:
    assert not cut(root), name


def has_words(button: QAbstractButton) -> bool:
    kinds = (QPushButton, QCheckBox, QRadioButton, QToolButton)
    return isinstance(button, kinds) and bool(button.text()) and button.width() > 40


def is_cut(widget: QWidget) -> bool:
    wanted = widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() + 1 < widget.heightForWidth(widget.width())
    return widget.width() + 1 < wanted.width() or widget.height() + 1 < wanted.height()


def test_the_rules_see_what_breaks_them(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button, field = QPushButton("A long text on it", window), QLineEdit(window)
    button.setFixedWidth(50)
    field.move(0, 60)
    window.show()
    assert cut(window) == [told(button)]
    assert nameless(window) == [told(field)]
    for text in ("&One", "Tw&o"):
        QPushButton(text, window).show()
    assert shared_letters(window) == ["Alt+O"]


def test_everything_on_every_page_has_a_name_and_an_access_key_of_its_own(all_blocks: Application) -> None:
    window = all_blocks.window
    found = {page: names for page in pages(all_blocks) if (names := [*nameless(window), *shared_letters(window)])}
    assert not found


@pytest.mark.parametrize("scene", tuple(scenes.scenes()), ids=lambda scene: scene.name)
def test_everything_that_comes_up_has_a_name_and_an_access_key_of_its_own(
    all_blocks: Application, scene: scenes.Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (scenes, stage):
        monkeypatch.setattr(module, "PAINTED", 0)
    shown = stage.Stage(all_blocks, Path())
    shown.select("Glow")
    found = scene.show(shown)
    assert not nameless(found)
    for place in (found.window(), *found.findChildren(QDockWidget)):
        assert not shared_letters(place)
    assert not found.isWindow() or spoken(found)
    scenes.strike(shown)


def test_the_start_page_has_names(launch: Launcher) -> None:
    assert not nameless(launch().window)


def menus(actions: list[QAction]) -> Iterator[QAction]:
    for action in actions:
        yield action
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from menus(menu.actions())


def test_everything_in_the_menus_has_words_and_is_there_once(application: Application) -> None:
    found = [one for one in menus(application.window.menuBar().actions()) if not one.isSeparator()]
    assert all(plain_text(one.text()) for one in found)
    named: list[QObject] = [one for one in found if one.objectName()]
    assert len(named) == len(set(named))


def test_access_keys_are_unique_within_each_menu(application: Application) -> None:
    bar = application.window.menuBar()
    shared = {menu.title(): keys for menu in bar.findChildren(QMenu) if (keys := twice(menu.actions()))}
    assert not shared
    assert not twice(bar.actions())


def twice(actions: list[QAction]) -> list[str]:
    keys = Counter(access_key(action.text()) for action in actions)
    return [key for key, times in keys.items() if key and times > 1]


def test_every_action_is_in_a_menu(application: Application) -> None:
    listed = set(menus(application.window.menuBar().actions()))
    missing = [name for name, action in application.window.commands.names() if action not in listed]
    assert not missing


def test_no_two_actions_share_a_key(application: Application) -> None:
    keys: dict[str, str] = {}
    for name, action in application.window.commands.names():
        for key in action.shortcuts():
            assert keys.setdefault(key.toString(), name) == name, key.toString()


def test_a_tip_names_the_key(application: Application) -> None:
    for name in ("save", "add_entry", "undo"):
        action = application.window.commands[name]
        assert action.shortcut().toString() in action.toolTip()


def test_rows_of_the_outline_are_a_tree_to_a_screen_reader(application: Application) -> None:
    view = application.window.outline.view
    tree = QAccessible.queryAccessibleInterface(view)
    assert tree.role() is QAccessible.Role.Tree
    children = [tree.child(number) for number in range(tree.childCount())]
    rows = [child for child in children if child.role() is QAccessible.Role.TreeItem]
    assert len(rows) > 5
    assert all(row.text(QAccessible.Text.Name) for row in rows)


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
def test_no_text_is_cut_on_any_page(application: Application, size: tuple[int, int]) -> None:
    application.window.resize(*size)
    found = {page: names for page in pages(application) if (names := cut(application.window.form))}
    assert not found
    assert not cut(application.window.outline)
    assert not cut(application.window.status)


def test_no_text_is_cut_in_any_dialog(application: Application) -> None:
    application.window.resize(1024, 768)
    check_dialogs(application)


def check_dialogs(application: Application) -> None:
    for name in DIALOGS:
        dialog = dialog_of(application, name)
        QApplication.processEvents()
        assert not cut(dialog), name
        dialog.reject()


def test_no_text_is_cut_in_large_type(doubled: None, launch: Launcher, qtbot: QtBot) -> None:
    application = launch(resource_path("samples", "twim.md"))
    application.window.resize(1280, 800)
    for page in pages(application):
        # Words about a picture come in a moment, and room for them in the next.
        qtbot.waitUntil(partial(require_uncut, application.window.form, page))
    check_dialogs(application)
