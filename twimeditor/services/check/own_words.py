"""The words that the user has added to the dictionary."""

import logging
from collections.abc import Callable
from pathlib import Path

from twimeditor.services.listeners import Listeners
from twimeditor.services.ports import FileSystem, Stamp, Unsubscribe
from twimeditor.services.settings.shared_file import held

logger = logging.getLogger(__name__)


class OwnWords:
    """Words in a file, one a line, which running programs share: each reads it anew when it has changed.

    What cannot be written holds until the program ends. What is no word of ours stays in the file as it is.
    """

    def __init__(self, files: FileSystem, file: Path) -> None:
        self._files = files
        self._file = file
        self.folder = file.parent
        self._stamp: Stamp | None = None
        self._read: frozenset[str] = frozenset()
        self._unwritten: frozenset[str] = frozenset()
        self._listeners = Listeners[[]]()

    def all(self) -> frozenset[str]:
        """Return the words."""
        try:
            stamp = self._files.stamp(self._file)
            if stamp != self._stamp:
                self._read = frozenset(map(_word, self._lines())) - {""}
                self._stamp = stamp
        except OSError as error:
            logger.info("the user's words cannot be read: %s", error)
        return self._read | self._unwritten

    def add(self, word: str) -> None:
        """Take a word for right from now on; raise OSError when that holds only until the program ends."""
        self._change(word, is_right=True)

    def remove(self, word: str) -> None:
        """Take a word for right no longer; raise OSError when that cannot be kept."""
        self._change(word, is_right=False)

    def subscribe(self, listener: Callable[[], None]) -> Unsubscribe:
        """Call `listener` when words were added or removed here, until the returned function is called."""
        return self._listeners.add(listener)

    def _change(self, word: str, *, is_right: bool) -> None:
        self._unwritten = self._unwritten | {word} if is_right else self._unwritten - {word}
        try:
            self._write(word, is_right=is_right)
        finally:
            self._listeners.tell()

    def _write(self, word: str, *, is_right: bool) -> None:
        self._files.make_folder(self._file.parent)
        with held(self._files, self._file):
            lines = [line for line in self._lines() if _word(line) != word]
            if is_right:
                if lines and not lines[-1].endswith((b"\n", b"\r")):
                    lines[-1] += b"\n"
                lines.append(f"{word}\n".encode("utf-8", "replace"))
            self._files.replace(self._files.resolve(self._file), b"".join(lines))
        self._unwritten -= {word}

    def _lines(self) -> list[bytes]:
        """Return the lines with their ends, byte for byte."""
        if self._files.stamp(self._file) is None:
            return []
        return self._files.read(self._file).splitlines(keepends=True)


def _word(line: bytes) -> str:
    return line.decode("utf-8", "replace").removeprefix("\ufeff").strip()
