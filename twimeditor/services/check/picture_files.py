"""The files of the pictures that an issue names."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from twimeditor.core.assets.references import is_local, path_of
from twimeditor.core.check.knowledge import PictureFile
from twimeditor.services.assets.containers import gif
from twimeditor.services.assets.containers.parts import Broken
from twimeditor.services.assets.lookup import find_picture
from twimeditor.services.ports import FileSystem, Stamp

_LARGEST_GIF: Final = 32_000_000


class PictureFiles:
    """Finds the files of addresses; how many frames an animation has is counted once, until its file is another."""

    def __init__(self, files: FileSystem) -> None:
        self._files = files
        self._counted: dict[Path, tuple[Stamp, int]] = {}

    def find(
        self, addresses: Iterable[str], roots: tuple[Path, ...], *, of_site: bool, of_post: bool
    ) -> Mapping[str, PictureFile | None]:
        """Return the file of each address, None where there is none.

        Addresses from the site's root are left out unless it is known what lies there (`of_site`), others without a
        folder of the post (`of_post`).
        """
        wanted = (one for one in addresses if is_local(one) and (of_site if path_of(one).startswith("/") else of_post))
        return {address: self._file(address, roots) for address in wanted}

    def _file(self, address: str, roots: tuple[Path, ...]) -> PictureFile | None:
        path = find_picture(address, roots)
        stamp = self._files.stamp(path) if path is not None else None
        if path is None or stamp is None:
            return None
        return PictureFile(stamp.size, self._frames(path, stamp))

    def _frames(self, path: Path, stamp: Stamp) -> int:
        if path.suffix.lower() != ".gif" or stamp.size > _LARGEST_GIF:
            return 1
        known = self._counted.get(path)
        if known is None or known[0] != stamp:
            known = self._counted[path] = stamp, self._count(path)
        return known[1]

    def _count(self, path: Path) -> int:
        try:
            return gif.measure(self._files.read(path)).frames
        except (OSError, Broken, IndexError):
            return 1
