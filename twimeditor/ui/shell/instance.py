"""One running program for each user and profile: a later start hands its posts over and ends."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from twimeditor.services.ports import FileSystem, Lock

_WAIT = 2000
"""Milliseconds that the running program is waited for; it may be busy."""

_LONGEST = 1_000_000
_LONGEST_PATH = 90
"""Bytes that a socket's path may have everywhere, with room for the folder in which Qt makes it."""

_TAKEN = b"taken\n"


class Instance(QObject):
    """Listens to later starts; `asked` carries the posts that one of them wants opened, none when it had none.

    Who holds the lock in the profile's state folder is the one who listens. The system drops the lock with the process,
    so that a socket which was left behind by a crash is known for what it is, and replaced.
    """

    asked = Signal(object)

    def __init__(self, state_folder: Path, files: FileSystem) -> None:
        super().__init__()
        self._files = files
        self._file = state_folder / "instance.lock"
        self._lock: Lock | None = None
        self._server: QLocalServer | None = None

    @property
    def name(self) -> str:
        """Return the socket's name, another for each profile: beside the lock, where no other user can make one.

        Only where that path is too long for a socket it is a name in the folder of everybody's temporary files.
        """
        path = str(self._file.with_suffix(".socket"))
        if sys.platform != "win32" and len(os.fsencode(path)) < _LONGEST_PATH and path.isprintable():
            return path
        return f"twimeditor-{hashlib.sha256(str(self._file).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"

    def hand_over(self, posts: Iterable[Path]) -> bool:
        """Let the program that runs already open the posts; False where there is none, or it does not answer."""
        if self._hold():
            return False
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(_WAIT):
            return False
        socket.write(json.dumps([str(post) for post in posts]).encode("ascii") + b"\n")
        socket.flush()
        is_taken = socket.waitForReadyRead(_WAIT) and socket.readAll().data() == _TAKEN
        socket.disconnectFromServer()
        return is_taken

    def listen(self) -> None:
        """Take what later starts hand over, unless another program does that already."""
        if not self._hold():
            return
        QLocalServer.removeServer(self.name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(self.name)

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _hold(self) -> bool:
        if self._lock is None:
            with suppress(OSError):
                self._files.make_folder(self._file.parent)
                self._lock = self._files.lock(self._file)
        return self._lock is not None

    def _greet(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            visitor = _Visitor(self._server.nextPendingConnection(), self)
            visitor.said.connect(self.asked)
            visitor.hear()


class _Visitor(QObject):
    """Listens to one later start, and ends with its connection."""

    said = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        socket.setParent(self)
        self._socket = socket
        self._heard = bytearray()
        self._is_done = False
        socket.readyRead.connect(self.hear)
        socket.disconnected.connect(self.deleteLater)

    def hear(self) -> None:
        """Take what has come; answer when that is all."""
        self._heard += self._socket.readAll().data()
        if self._is_done or not (self._heard.endswith(b"\n") or len(self._heard) > _LONGEST):
            return
        self._is_done = True
        posts = _posts(bytes(self._heard))
        if posts is not None:
            self._socket.write(_TAKEN)
            self._socket.flush()
        self._socket.disconnectFromServer()
        if posts is not None:
            self.said.emit(posts)


def _posts(heard: bytes) -> tuple[Path, ...] | None:
    """Return the posts that a message names, None for one that makes no sense."""
    try:
        names = json.loads(heard)
    except (ValueError, RecursionError):
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) and name and "\0" not in name for name in names):
        return None
    return tuple(Path(name) for name in names)
