"""Where the pictures of an issue go with it, and how its text names them there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from twimeditor.core.assets.references import Reference, Use
from twimeditor.core.assets.share import FOLDER as SHARED
from twimeditor.core.export.places import FOLDER_POST, PICTURES, STATIC, leads_out
from twimeditor.core.lazy import lazy_pattern

_OWN = lazy_pattern(r"https?://(?:www\.)?matrix\.org(?=/)", re.IGNORECASE)
_ELSEWHERE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ENDS = lazy_pattern(r"[?#]")
_POST: Final = ".md"
"""No picture takes the place of a post."""

_FOLDER: Final = f"/{PICTURES.relative_to(STATIC)}/"


class Layout(Enum):
    """How the files of a post lie: as the site has them, or all of them in one folder."""

    SITE = "site"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture that goes with the post: where its file lies then, and how the text names it."""

    place: PurePosixPath
    address: str


Going = Mapping[Reference, Placed | None]
"""The pictures of an issue that its post takes along; None for one whose address leads out of the folders it knows."""


def placed(references: Iterable[Reference], layout: Layout, post: PurePosixPath) -> Going:
    """Return where each picture of the site's or the post's own goes, those of other sites left out."""
    own = ((one, _rooted(one.address)) for one in references)
    return {one: _placed(one, address, layout, post) for one, address in own if address is not None}


def _rooted(address: str) -> str | None:
    """Return an address without the site's own name in front; None for one on another site."""
    address = address.strip()
    rooted = _OWN.sub("", address, 1)
    if rooted != address:
        return rooted if rooted.startswith(_FOLDER) else None
    return address if address and not _ELSEWHERE.match(address) else None


def _placed(reference: Reference, address: str, layout: Layout, post: PurePosixPath) -> Placed | None:
    bare = _ENDS.split(address)[0]
    path = PurePosixPath(unquote(bare.lstrip("/")))
    if leads_out(path) or path.suffix.lower() == _POST:
        return None
    if layout is Layout.FOLDER:
        return Placed(post.parent / path.name, _named(reference, bare.rpartition("/")[2]))
    if address.startswith("/"):
        return Placed(STATIC / path, reference.address if reference.use is Use.SHARE else address)
    if post.name == FOLDER_POST:
        return Placed(post.parent / path, reference.address)
    name = bare.rpartition("/")[2]
    return Placed(PICTURES / path.name, SHARED + name if reference.use is Use.SHARE else _FOLDER + name)


def _named(reference: Reference, name: str) -> str:
    """Return how a folder post names a picture beside it; what others share must stay a whole address."""
    return reference.address if reference.use is Use.SHARE else name
