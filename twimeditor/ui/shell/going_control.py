"""Going anywhere: to an action by its name, to an entry, back and forward, to a step of this session."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.actions.registry import plain_text
from twimeditor.ui.going.visits import Visits

if TYPE_CHECKING:
    from twimeditor.ui.going.history import HistoryDock
    from twimeditor.ui.going.items import Item
    from twimeditor.ui.going.palette import Palette
    from twimeditor.ui.shell.window import MainWindow

_ACTIONS, _PLACES, _AUTHORS = ">", "#", "@"


class GoingControl(QObject):
    """Palette, *Go to entry*, back, forward and history."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._recent: list[str] = []
        self._palette: Palette | None = None
        self._history: HistoryDock | None = None
        self.visits = Visits(window.parts.session, window.parts.selection, self)
        window.installEventFilter(self)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menus Edit and View."""
        is_open, back, forward = self._window.is_open, partial(self.visits.go, -1), partial(self.visits.go, 1)
        can_go_back, can_go_on = partial(self.visits.can_go, -1), partial(self.visits.can_go, 1)
        palette, go_to = partial(self._open, _ACTIONS), partial(self._open, _PLACES)
        yield ActionSpec("history", "Hi&story…", self._show_history, "", (), is_open)
        yield ActionSpec("go_to", "Go to entr&y…", go_to, "", ("Ctrl+P",), is_open)
        yield ActionSpec("back", "&Back", back, "", ("Alt+Left",), can_go_back)
        yield ActionSpec("forward", "Fo&rward", forward, "", ("Alt+Right",), can_go_on)
        yield ActionSpec("palette", "&Command palette…", palette, "", ("Ctrl+Shift+P",))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:  # the window is whole now, and the system knows it
            watched.removeEventFilter(self)
            self._connect()
        return False

    def _connect(self) -> None:
        window = self._window
        for action in window.commands:
            action.triggered.connect(partial(self._note, action.objectName()))
        self.visits.changed.connect(lambda: window.commands.refresh(("back", "forward")))
        window.posts.opened.connect(self.visits.forget)
        self.visits.watch(window.windowHandle())

    def _open(self, source: str) -> None:
        self._window.commands.refresh()
        if self._palette is None:
            self._palette = self._made()
        self._palette.open(source)

    def _made(self) -> "Palette":
        from twimeditor.ui.going import items  # noqa: PLC0415 - with what ranks names, not needed by the first window
        from twimeditor.ui.going.palette import Palette, Source  # noqa: PLC0415 - likewise

        parts = self._window.parts
        places = Source(
            "Go to a section or entry",
            "Section or entry — @ for authors, > for commands",
            "No section or entry is called so.",
            lambda: items.place_items(parts.session.document, parts.selection),
        )
        authors = Source(
            "Go to an author",
            "@author",
            "Nobody of that name reports in this issue.",
            lambda: items.author_items(parts.session.document, parts.selection),
        )
        actions = Source(
            "Command palette",
            "Command — # for sections and entries, @ for authors",
            "No command that is possible now is called so.",
            self._possible,
            self._recent,
        )
        return Palette(self._window, {_ACTIONS: actions, _PLACES: places, _AUTHORS: authors})

    def _possible(self) -> "tuple[Item, ...]":
        from twimeditor.ui.going.items import action_items  # noqa: PLC0415 - as above

        others = (action for action in self._window.commands if action.objectName() != "action.palette")
        return action_items(others, dict(_paths(self._window.menuBar().actions())))

    def _note(self, name: str, _on: bool = False) -> None:
        if name in self._recent:
            self._recent.remove(name)
        self._recent.insert(0, name)

    def _show_history(self) -> None:
        from twimeditor.ui.going.history import HistoryDock  # noqa: PLC0415 - what the first window does without

        if self._history is None:
            self._history = HistoryDock(self._window.parts.session, self._window.parts.bridge, self._window)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._history)
        self._history.open()


def _paths(actions: Iterable[QAction], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the object name of each action in the menus, and the menus that lead to it."""
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            name = plain_text(action.text())
            yield from _paths(menu.actions(), f"{above} › {name}" if above else name)
        else:
            yield action.objectName(), above
