"""Which files of this machine the preview may show: pictures and videos of the issue, nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from twimeditor.services.assets.lookup import find_file
from twimeditor.services.media import RemotePictures

ImageRoots: TypeAlias = Callable[[], tuple[Path, ...]]
"""Returns the folders that the addresses of pictures are looked up in, the first one first."""


class Pictures:
    """Finds the pictures and videos of one post.

    `roots` returns the folders to look in, `own_path` the post's own place on the site: addresses
    that the post gives relative to itself are published, and so come here, below that. `remote`
    has those that lie on other sites.
    """

    def __init__(self, roots: ImageRoots, own_path: Callable[[], str], remote: RemotePictures) -> None:
        self._roots = roots
        self._own_path = own_path
        self.remote = remote

    def find(self, address: str) -> Path | None:
        """Return the file that the path `address` names, or None if that is not to be shown."""
        own = f"/{self._own_path().strip('/')}/"
        return find_file(address, self._roots()) or find_file(address.removeprefix(own), self._roots())
