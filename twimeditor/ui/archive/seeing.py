"""An entry of a past issue with its pictures, made ready on a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from twimeditor.core.archive.inert import InertPage, inert_page
from twimeditor.core.post.days import day_in_words
from twimeditor.core.post.inline import shown_title
from twimeditor.services.assets.lookup import find_picture
from twimeditor.ui.widgets.small_pictures import small_picture

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Archive, Told

SIDE: Final = 220
"""How wide and high pictures are shown at most."""

_MOST_PICTURES: Final = 40
_CUT: Final = "<p><i>It goes on in the issue itself.</i></p>"
_EMPTY: Final = "<p><i>Nothing but its heading was published.</i></p>"


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry of a past issue, ready to be shown, with its pictures by their addresses in the HTML."""

    told: "Told"
    page: InertPage
    images: Mapping[str, QImage]

    @property
    def heading(self) -> str:
        """Return what it is about, the section, and the day."""
        mention = self.told.record.mention
        names = (shown_title(mention.title), shown_title(mention.section), day_in_words(mention.day))
        return " · ".join(filter(None, names))

    @property
    def html(self) -> str:
        """Return what is shown of it, with a word where that is not all, or nothing."""
        return (self.page.html.strip() or _EMPTY) + ("" if self.page.is_whole else _CUT)


def see(number: int, root: Path | None, site: Path | None, ratio: float, archive: "Archive") -> Seen | None:
    """Return an entry of a past issue as it was published, None where it is no longer there.

    Pictures are those below the `site`'s static folder or beside the post, no larger than they are shown.
    """
    told = archive.told(number)
    if told is None:
        return None
    roots = roots_of(root, site, told.path)
    page = inert_page(told.record.markdown, lambda address: find_picture(address, roots) is not None)
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


def _images(page: InertPage, roots: Sequence[Path], side: int) -> dict[str, QImage]:
    images: dict[str, QImage] = {}
    for name, address in [*page.pictures.items()][:_MOST_PICTURES]:
        path = find_picture(address, tuple(roots))
        image = small_picture(path, side).image if path is not None else QImage()
        if not image.isNull():
            images[name] = image
    return images
