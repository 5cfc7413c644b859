"""Reading a dictionary of Hunspell's from its two files."""

import gc
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from spylls.hunspell import Dictionary, readers
from spylls.hunspell.readers.file_reader import BaseReader

_USUAL: Final = "Windows-1252"
"""How a file is encoded that does not say so itself."""


class _MemoryReader(BaseReader):
    """Reads from memory: the library's own readers leave their files open."""

    def __init__(self, data: bytes, encoding: str = _USUAL) -> None:
        self._data = data
        super().__init__(self._open(encoding))  # type: ignore[no-untyped-call]

    def reset_encoding(self, encoding: str) -> None:
        self.reset_io(self._open(encoding))  # type: ignore[no-untyped-call]

    def _open(self, encoding: str) -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BytesIO(self._data), encoding, errors="surrogateescape")


def read(path: Path) -> Dictionary:
    """Return the dictionary in the files ``<path>.aff`` and ``<path>.dic``; a damaged one raises anything."""
    affixes, words = (path.with_name(path.name + ending).read_bytes() for ending in (".aff", ".dic"))
    with _nothing_collected():
        aff, context = readers.read_aff(_MemoryReader(affixes))
        dic = readers.read_dic(_MemoryReader(words, context.encoding), aff=aff, context=context)
        return Dictionary(aff, dic)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for no garbage meanwhile: a hundred thousand words have none, and looking takes longer than they do."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
