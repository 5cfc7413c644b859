"""What is asked of the archive for an entry, and what comes back: worked out on a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from twimeditor.core.archive.inert import PastPage, past_page
from twimeditor.core.archive.last_time import Subject
from twimeditor.core.archive.repeats import Asked, asked_of, is_usual, told_again
from twimeditor.core.model import Entry
from twimeditor.services.assets.lookup import find_picture
from twimeditor.ui.widgets.small_pictures import small_picture

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Archive, Repeat, Told

PAGE: Final = 12
"""How many entries are looked up at once."""

SIDE: Final = 220
"""How wide and high pictures are shown at most."""

_MOST_PICTURES: Final = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: what was told of a subject before a day, and what of its updates was told already.

    `path` is the file of the issue itself, which says nothing about itself.
    """

    entry: Entry
    about: Subject
    before: date
    path: Path | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Found:
    """What past issues say: entries, the newest first; whether there are `more`; and what was published already."""

    wanted: Wanted
    past: "tuple[Told, ...]" = ()
    more: bool = False
    repeats: "tuple[Repeat, ...]" = ()
    asked: Asked = field(default_factory=Asked)


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry of a past issue, ready to be shown, with its pictures by their addresses in the HTML."""

    told: "Told"
    page: PastPage
    images: Mapping[str, QImage]


def look(wanted: Wanted, archive: "Archive") -> Found:
    """Return what the archive says to what is wanted."""
    about, nodes = wanted.about, wanted.entry.nodes
    asked = asked_of(nodes, wanted.entry.heading.website)
    past = archive.history(about.titles, about.websites, before=wanted.before, limit=wanted.limit + 1) if about else ()
    repeats = (
        archive.repeated(tuple(asked.paragraphs), tuple(asked.links), before=wanted.before, without=wanted.path)
        if asked
        else ()
    )
    again = told_again(nodes, {one.text: one.count for one in repeats if not one.is_link})
    news = tuple(one for one in repeats if (not is_usual(one.count) if one.is_link else one.text in again))
    return Found(wanted, past[: wanted.limit], len(past) > wanted.limit, news, asked)


def see(number: int, root: Path | None, site: Path | None, ratio: float, archive: "Archive") -> Seen | None:
    """Return an entry of a past issue as it was published, None where it is no longer there.

    Pictures are those below the `site`'s static folder or beside the post, no larger than they are shown.
    """
    told = archive.told(number)
    if told is None:
        return None
    roots = roots_of(root, site, told.path)
    page = past_page(told.record.markdown, lambda address: find_picture(address, roots) is not None)
    return Seen(told, page, _images(page, roots, round(SIDE * ratio)))


def roots_of(root: Path | None, site: Path | None, path: "Path | str") -> tuple[Path, ...]:
    """Return where the pictures of a past issue may lie: beside it, and in the static folder of its site."""
    if root is None:
        return () if site is None else (site / "static",)
    post = root / path
    around = (folder / "static" for folder in post.parents if folder != folder.parent)
    own = site / "static" if site is not None and post.is_relative_to(site) else None
    static = own or next((folder for folder in around if folder.is_dir()), None)
    return (post.parent, *((static,) if static is not None else ()))


def _images(page: PastPage, roots: Sequence[Path], side: int) -> dict[str, QImage]:
    images: dict[str, QImage] = {}
    for name, address in [*page.pictures.items()][:_MOST_PICTURES]:
        path = find_picture(address, tuple(roots))
        image = small_picture(path, side).image if path is not None else QImage()
        if not image.isNull():
            images[name] = image
    return images
