"""The user's hands: keys, and where they are used the mouse, sent to the window as the system would."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget

from twimeditor.app import Application

_MOST_STEPS = 400
_INSIDE = 4
NONE = Qt.KeyboardModifier.NoModifier


class Hands(Protocol):
    """How things are asked for: by keys alone, or by the mouse as well."""

    def choose(self, *titles: str) -> None:
        """Choose an item of the menu bar by the texts on the way to it."""

    def enter(self, name: str) -> QWidget:
        """Put the caret into the field of that name."""

    def press_button(self, button: QPushButton) -> None:
        """Press a button."""

    def move_up(self, entry: int, over: int) -> None:
        """Move an entry to before the one that stands before it."""


class MouseWatch(QObject):
    """Counts the mouse events that arrive anywhere in the program."""

    _KINDS = frozenset(
        {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove, QEvent.Type.Wheel}
    )

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() in self._KINDS
        return False


class Keys:
    """The keyboard alone."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def choose(self, *titles: str) -> None:
        """Open the menu with Alt and its letter, go down to the item, and press Return."""
        menu = _menu(self._application, titles[0])
        self.key(_letter(menu.menuAction()), Qt.KeyboardModifier.AltModifier)
        for title in titles[1:]:
            action = _item(menu, title)
            self._go_to(menu, action)
            QTest.keyClick(menu, Qt.Key.Key_Return)
            submenu = action.menu()
            menu = submenu if isinstance(submenu, QMenu) else menu
        settle(self._application)

    def enter(self, name: str) -> QWidget:
        """Go on with Tab until the field has the focus."""
        return self.until(lambda widget: widget.objectName() == name, Qt.Key.Key_Tab, what=name)

    def press_button(self, button: QPushButton) -> None:
        """Go to the button with Tab and press it with the space bar."""
        self.until(lambda widget: widget is button, Qt.Key.Key_Tab, what=button.text())
        QTest.keyClick(button, Qt.Key.Key_Space)

    def move_up(self, entry: int, over: int) -> None:
        """Move an entry up by one place, over the entry `over`."""
        self.go_to_row(entry)
        self.shortcut("Alt+Up")

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(focused(), key, modifiers)

    def shortcut(self, keys: str) -> None:
        """Press a combination of keys."""
        QTest.keySequence(focused(), keys)
        settle(self._application)

    def until(self, reached: Callable[[QWidget], bool], key: Qt.Key, *, what: str) -> QWidget:
        """Press a key until the widget with the focus is the wanted one."""
        for _ in range(_MOST_STEPS):
            widget = focused()
            if reached(widget):
                return widget
            QTest.keyClick(widget, key)
            QApplication.processEvents()
        raise AssertionError(f"no way to {what} by {key.name}; the focus is in {focused().objectName()!r}")

    def go_to_row(self, holder: int) -> None:
        """Choose the front matter, a section or an entry in the outline."""
        self.until(self._application.window.outline.isAncestorOf, Qt.Key.Key_F6, what="the outline's pane")
        self.until(lambda widget: widget.objectName() == "outline", Qt.Key.Key_Backtab, what="the outline")
        selection = self._application.window.parts.selection
        self.key(Qt.Key.Key_Home)
        for _ in range(_MOST_STEPS):
            if selection.current == holder:
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError("no such row in the outline")

    def _go_to(self, menu: QMenu, action: QAction) -> None:
        for _ in range(_MOST_STEPS):
            if menu.activeAction() is action:
                return
            QTest.keyClick(menu, Qt.Key.Key_Down)
        raise AssertionError(f"no way to {action.text()}")


class Mouse(Keys):
    """The mouse for menus, buttons and fields; the keyboard for text."""

    def choose(self, *titles: str) -> None:
        """Click through the menu."""
        bar = self._application.window.menuBar()
        menu = _menu(self._application, titles[0])
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(menu.menuAction()).center())
        for title in titles[1:]:
            action = _item(menu, title)
            submenu = action.menu()
            place = menu.actionGeometry(action).center()
            QTest.mousePress(menu, Qt.MouseButton.LeftButton, pos=place)
            if isinstance(submenu, QMenu):
                wait_until(submenu.isVisible)
            QTest.mouseRelease(menu, Qt.MouseButton.LeftButton, pos=place)
            menu = submenu if isinstance(submenu, QMenu) else menu
        settle(self._application)

    def enter(self, name: str) -> QWidget:
        """Click into the field where it is to be seen, else go there with Tab."""
        window = QApplication.activeWindow() or self._application.window
        field = window.findChild(QWidget, name)
        if isinstance(field, QLineEdit | QPlainTextEdit) and not field.visibleRegion().isEmpty():
            place = field.visibleRegion().boundingRect().topLeft() + QPoint(_INSIDE, _INSIDE)
            target = field.viewport() if isinstance(field, QPlainTextEdit) else field
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)
        return super().enter(name)

    def move_up(self, entry: int, over: int) -> None:
        """Drag the entry and drop it over the other one."""
        view, model = self._application.window.outline.view, self._application.window.outline.model
        rect = view.visualRect(model.index_of(over))
        spot = QPoint(rect.center().x(), rect.top() + 2)
        how = (Qt.DropAction.MoveAction, model.mimeData([model.index_of(entry)]), Qt.MouseButton.LeftButton, NONE)
        for event in (QDragEnterEvent(spot, *how), QDragMoveEvent(spot, *how), QDropEvent(QPointF(spot), *how)):
            QApplication.sendEvent(view.viewport(), event)
        settle(self._application)

    def press_button(self, button: QPushButton) -> None:
        """Click the button where it is to be seen, else go there with Tab."""
        if button.visibleRegion().isEmpty():
            super().press_button(button)
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.visibleRegion().boundingRect().center())


def settle(application: Application) -> None:
    """Let the window come to rest; give it back the focus after a menu, as a window manager does."""
    QApplication.processEvents()
    active = QApplication.activeWindow()
    if active is None or not active.isVisible():
        application.window.activateWindow()
        QApplication.processEvents()


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the program live until something holds."""
    for _ in range(_MOST_STEPS):
        if holds():
            return
        QTest.qWait(5)
    raise AssertionError("that never came")


def focused() -> QWidget:
    """Return the widget that has the focus; a popup before all else, as it gets the keys."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None, "nothing has the focus"
    return widget


def type_text(text: str) -> None:
    """Type where the focus is, key by key."""
    for letter in text:
        widget = focused()
        if letter == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        elif letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_unknown, NONE, letter))


def paste(text: str) -> None:
    """Put text on the clipboard and press Ctrl+V."""
    QApplication.clipboard().setText(text)
    QTest.keySequence(focused(), "Ctrl+V")


def _menu(application: Application, title: str) -> QMenu:
    for action in application.window.menuBar().actions():
        menu = action.menu()
        if _plain(action) == title and isinstance(menu, QMenu):
            return menu
    raise AssertionError(f"there is no menu {title}")


def _item(menu: QMenu, title: str) -> QAction:
    for action in menu.actions():
        if _plain(action).startswith(title):
            assert action.isEnabled(), f"{title} is disabled"
            return action
    raise AssertionError(f"there is no {title} in {menu.title()}: {[_plain(action) for action in menu.actions()]}")


def _letter(action: QAction) -> Qt.Key:
    text = action.text()
    return Qt.Key(ord(text[text.index("&") + 1].upper()))


def _plain(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
