"""An export as one archive, whose bytes follow from the issue alone: no times, no order of a disk, no compressor."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from twimeditor.core.export.places import INDEX_TEXT
from twimeditor.core.export.tree import Tree
from twimeditor.services.export.contents import Cancelled, Content
from twimeditor.services.export.errors import ExportError
from twimeditor.services.export.gathering import FindPicture, Gathered, gathered

_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The first that the format knows."""

_UNIX: Final = 3
_MODE: Final = 0o100644 << 16


def zip_bytes(tree: Tree, find_picture: FindPicture, *, cancelled: Cancelled = lambda: False) -> bytes:
    """Return the archive of a tree, pictures that are not found left out; raise OSError or ExportError."""
    return zipped(tree, gathered(tree, find_picture, cancelled=cancelled), cancelled=cancelled)


def zipped(tree: Tree, found: Gathered, *, cancelled: Cancelled = lambda: False) -> bytes:
    """Return the archive of a tree and of what was found of its pictures; raise OSError or ExportError."""
    for problem in (*(remark.message for remark in tree.problems if remark.blocks), *found.problems):
        raise ExportError(problem)
    return _packed({**found.contents, **dict(_texts(tree))}, cancelled)


def _texts(tree: Tree) -> Iterator[tuple[PurePosixPath, Content]]:
    yield tree.post, Content.of_bytes(tree.text.encode("utf-8"))
    for path in tree.indexes:
        yield path, Content.of_bytes(INDEX_TEXT.encode())


def _packed(files: dict[PurePosixPath, Content], cancelled: Cancelled) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for place in sorted(files, key=str):
            entry = zipfile.ZipInfo(str(place), _DAY)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            archive.writestr(entry, b"".join(files[place].pieces(cancelled)))
    return packed.getvalue()
