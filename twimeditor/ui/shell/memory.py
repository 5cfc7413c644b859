"""What the window remembers from one start to the next."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

from twimeditor.ui.shell.place import Place, place_in, with_place
from twimeditor.ui.shell.zoom import USUAL
from twimeditor.ui.theme import Choice


class _Key(StrEnum):
    GEOMETRY = "window/geometry"
    SPLITTER = "window/splitter"
    HIDDEN = "window/hidden"
    PAST_GEOMETRY = "past_issue/geometry"
    PAST_PANES = "past_issue/panes"
    THEME = "look/theme"
    ZOOM = "look/zoom"
    PLACES = "posts/places"
    EMOJI = "emoji/recent"
    EXPORT = "export/"


class Memory:
    """Sizes, hidden panes and the theme, in a file of the profile."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def theme(self) -> Choice:
        """Return the theme that the user chose; the system's where the entry makes no sense."""
        stored = str(self._settings.value(_Key.THEME, ""))
        return Choice(stored) if stored in set(Choice) else Choice.SYSTEM

    def set_theme(self, choice: Choice) -> None:
        """Remember the theme."""
        self._settings.setValue(_Key.THEME, choice.value)

    def zoom(self) -> int:
        """Return how large the text was, in per cent."""
        stored = str(self._settings.value(_Key.ZOOM, ""))
        return int(stored) if stored.isascii() and stored.isdecimal() else USUAL

    def set_zoom(self, percent: int) -> None:
        """Remember how large the text is."""
        self._settings.setValue(_Key.ZOOM, percent)

    def emoji(self) -> list[str]:
        """Return the emoji that were used last, the last one first."""
        return str(self._settings.value(_Key.EMOJI, "")).split()

    def set_emoji(self, emoji: Sequence[str]) -> None:
        """Remember which emoji were used last."""
        self._settings.setValue(_Key.EMOJI, " ".join(emoji))

    def exported(self, what: str) -> str:
        """Return what was chosen in the last export, "" where nothing was."""
        return str(self._settings.value(f"{_Key.EXPORT}{what}", ""))

    def set_exported(self, what: str, value: str) -> None:
        """Remember what was chosen in an export."""
        self._settings.setValue(f"{_Key.EXPORT}{what}", value)

    def place(self, path: Path) -> Place:
        """Return where the user was in a post."""
        return place_in(self._places(), path)

    def set_place(self, path: Path, place: Place) -> None:
        """Remember where the user is in a post."""
        self._settings.setValue(_Key.PLACES, with_place(self._places(), path, place))

    def hidden_panes(self) -> set[str]:
        """Return the names of the panes that were hidden."""
        return set(str(self._settings.value(_Key.HIDDEN, "")).split())

    def restore(self, window: QMainWindow, splitter: QSplitter) -> bool:
        """Give window and panes the sizes they had; False when there are none."""
        geometry, sizes = self._bytes(_Key.GEOMETRY), self._bytes(_Key.SPLITTER)
        return bool(geometry) and window.restoreGeometry(geometry) and splitter.restoreState(sizes)

    def keep(self, window: QMainWindow, splitter: QSplitter, hidden: set[str]) -> None:
        """Remember the sizes of window and panes."""
        self._settings.setValue(_Key.GEOMETRY, window.saveGeometry())
        self._settings.setValue(_Key.SPLITTER, splitter.saveState())
        self._settings.setValue(_Key.HIDDEN, " ".join(sorted(hidden)))
        self._settings.sync()

    def restore_past(self, window: QMainWindow, panes: QSplitter) -> bool:
        """Give the window of a past issue and its panes the sizes and the place that the last one had, if any had."""
        geometry = self._bytes(_Key.PAST_GEOMETRY)
        panes.restoreState(self._bytes(_Key.PAST_PANES))
        return bool(geometry) and window.restoreGeometry(geometry)

    def keep_past(self, window: QMainWindow, panes: QSplitter) -> None:
        """Remember the sizes and the place of the window of a past issue."""
        self._settings.setValue(_Key.PAST_GEOMETRY, window.saveGeometry())
        self._settings.setValue(_Key.PAST_PANES, panes.saveState())

    def _places(self) -> str:
        return str(self._settings.value(_Key.PLACES, ""))

    def _bytes(self, key: _Key) -> QByteArray:
        stored = self._settings.value(key)
        return stored if isinstance(stored, QByteArray) else QByteArray()
