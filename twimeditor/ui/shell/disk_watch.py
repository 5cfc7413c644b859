"""Notice when another program changes the open file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject


class DiskWatch(QObject):
    """Calls `changed` when the file, or a file beside it, has changed.

    A program that saves by replacing the file ends a watch on the file itself: its folder is watched too.
    """

    def __init__(self, changed: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = changed
        self._path: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._notice)
        self._watcher.directoryChanged.connect(self._notice)

    def watch(self, path: Path | None) -> None:
        """Watch another file, or none."""
        if path == self._path:
            return
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._path = path
        self._add()

    def _add(self) -> None:
        if self._path is None:
            return
        for path in (self._path, self._path.parent):
            if path.exists():
                self._watcher.addPath(str(path))

    def _notice(self, _path: str) -> None:
        self._add()
        self._changed()
