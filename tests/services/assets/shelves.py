"""What the tests of the store stand on: a real disk, a trash of our own, posts in their folders."""

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.styles import shipped
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import parse
from twimeditor.services.assets.place import Place
from twimeditor.services.assets.store import AssetStore, Stored
from twimeditor.services.storage.disk import Disk

DAY = date(2031, 3, 7)
TODAYS = shipped("twim")
CHART = b"\x89PNG a chart"
PHOTO = b"\xff\xd8 a photo"
IMG = Path("static/blog/img")


@dataclass
class FakeTrash:
    """A folder for what is thrown away; without one there is no trash."""

    folder: Path | None = None
    put_in: list[Path] = field(default_factory=list)

    def put(self, path: Path) -> None:
        if self.folder is None:
            raise OSError(errno.ENOTSUP, "there is no trash for this disk", str(path))
        self.folder.mkdir(exist_ok=True)
        path.rename(self.folder / path.name)
        self.put_in.append(path)


@dataclass
class Desk:
    """A store with its folders, as one window has it."""

    root: Path
    trash: FakeTrash = field(default_factory=FakeTrash)

    def __post_init__(self) -> None:
        self.store = AssetStore(Disk(), self.trash, self.root / "state" / "assets")
        self.store.begin(Place())

    @property
    def site(self) -> Path:
        """Return a checkout of the site."""
        folder = self.root / "site"
        (folder / "content/blog/2031/03").mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").touch()
        return folder

    def post(self, name: str = "posts/2031-03-07-twim.md", text: str = "") -> Path:
        """Return a post's file below the root."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def begin(self, post: Path | None = None, site: Path | None = None) -> None:
        self.store.begin(Place(post, site))

    def add(
        self, data: bytes = CHART, name: str = "chart.png", suffix: str = ".png", known: Sequence[str] = ()
    ) -> Stored:
        return self.store.add(data, name, suffix, day=DAY, style=TODAYS, known=known)

    def files(self) -> dict[str, bytes]:
        """Return all files below the root by their paths."""
        found = (path for path in sorted(self.root.rglob("*")) if path.is_file())
        return {str(path.relative_to(self.root)): path.read_bytes() for path in found}

    def pictures(self) -> list[str]:
        """Return the paths of all files but the posts."""
        return [name for name in self.files() if not name.endswith((".md", ".toml"))]


def issue(*addresses: str) -> Issue:
    """Return an issue that names pictures."""
    lines = "\n\n".join(f"![A picture]({address})" for address in addresses)
    return parse(f"## Dept of Servers\n\n{lines}\n", IdSource())


def is_root() -> bool:
    return os.geteuid() == 0
