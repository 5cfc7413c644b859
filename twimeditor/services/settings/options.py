"""All that can be set, each a line: its place in the file, and what holds until the user chooses."""

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

T = TypeVar("T", str, bool, int)


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """A choice; `key` is its table and its name there, parted by a dot."""

    key: str
    default: T


SITE_FOLDER: Final = Option("site.folder", "")
"""The folder of the user's checkout of the site; empty when there is none."""

FOLLOW: Final = Option("preview.follow", default=True)
"""Whether the preview scrolls with outline and form, and they with it."""

LOOK: Final = Option("preview.look", "editor")
"""Whose type and colours the preview wears: ``site`` or ``editor``."""
