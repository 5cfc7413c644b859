"""Where the pictures of past issues lie, for what is copied out of those."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from twimeditor.services.assets.lending import Finder

_BYTES: Final = 16


class PastPictures:
    """Gives the folders of a past issue a name, which copies carry, and finds pictures by it.

    No other program can guess it, so that what one puts on the clipboard brings no file along.
    """

    def __init__(self) -> None:
        self._names: dict[tuple[Path, ...], str] = {}

    def name_of(self, roots: tuple[Path, ...]) -> str:
        """Return the name of the folders that an issue's pictures are looked up in."""
        return self._names.setdefault(roots, secrets.token_hex(_BYTES))

    def finder(self, name: str) -> "Finder | None":
        """Return what finds the pictures of copies that carry a name, None for the name of something else."""
        from twimeditor.services.assets.lending import LyingIn  # noqa: PLC0415 - most windows copy from no past issue

        return next((LyingIn(roots) for roots, known in self._names.items() if known == name), None)
