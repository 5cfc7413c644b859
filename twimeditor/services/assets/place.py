"""Where an issue lies, and so its pictures."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

IMAGES: Final = "/blog/img/"
"""Where the site has its pictures: below ``static`` in its folder."""

STATIC: Final = "static"


@dataclass(frozen=True, slots=True)
class Home:
    """Where an issue's new files go: names in `folder` stand behind `prefix` in the text.

    No link may lead out of `within`.
    """

    folder: Path
    within: Path
    prefix: str = IMAGES

    @classmethod
    def below(cls, base: Path) -> "Home":
        """Return the place below a folder that is laid out as the site's is."""
        return cls(base / STATIC / IMAGES.strip("/"), base)


@dataclass(frozen=True, slots=True)
class Place:
    """An issue's file, if it has one, the site's folder that its pictures go into, and others that are looked into.

    `others` are folders of files as the site has them in ``static``.
    """

    post: Path | None = None
    site: Path | None = None
    others: tuple[Path, ...] = ()

    @property
    def is_folder(self) -> bool:
        """Tell whether the issue is a folder of its own, with its pictures beside its text."""
        return self.post is not None and self.post.stem == "index"

    @property
    def base(self) -> Path | None:
        """Return the folder that has the issue's ``static``; None while the issue lies nowhere."""
        if self.site is not None:
            return self.site
        return self.post.parent if self.post is not None else None

    def home(self, holding: Path) -> Home:
        """Return where new files go; the `holding` folder is for issues that lie nowhere."""
        if self.post is not None and self.is_folder:
            return Home(self.post.parent, self.post.parent, "")
        return Home.below(self.base or holding)

    def home_of(self, path: str, holding: Path) -> Home:
        """Return where a file belongs that the text names by `path`."""
        folder, slash, _name = path.rpartition("/")
        if self.post is not None and not path.startswith("/"):
            return Home(self.post.parent / folder, self.post.parent, folder + slash)
        base = self.base or holding
        return Home(base / STATIC / folder.strip("/"), base, folder + slash)

    def roots(self) -> tuple[Path, ...]:
        """Return the folders that addresses are looked up in: the post's own, the site's, those around the post."""
        own = () if self.post is None else (self.post.parent,)
        site = () if self.site is None else (self.site / STATIC,)
        above = () if self.post is None else tuple(parent / STATIC for parent in self.post.parents)
        around = (folder for folder in above if folder.is_dir())
        return tuple(dict.fromkeys((*own, *site, *self.others, *around)))


def holding_roots(holding: Path) -> tuple[Path, ...]:
    """Return where files in the `holding` folder are looked up, by whole addresses and by bare names."""
    folder = Home.below(holding).folder
    return holding / STATIC, folder
