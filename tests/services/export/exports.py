"""A site of our own, pictures beside it, and exports into it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tests.core.export.posts import POST
from tests.services.site.sites import make_site
from tests.styles import shipped
from twimeditor.core.export.tree import Layout, Tree, site_tree
from twimeditor.core.post import parse
from twimeditor.services.export.plan import Plan, plan
from twimeditor.services.export.writer import Writer
from twimeditor.services.storage.disk import Disk

PLACE = "content/blog/2031/03/2031-03-07-twim.md"
PICTURES: Mapping[str, bytes] = {
    "kite.png": b"a kite",
    "/blog/img/tail.gif": b"its tail",
    "https://matrix.org/blog/img/all%20kites.png": b"all of them",
}
WHOLE = (
    "content/blog/2031/03/2031-03-07-twim.md",
    "content/blog/2031/_index.md",
    "content/blog/2031/03/_index.md",
    "static/blog/img/kite.png",
    "static/blog/img/tail.gif",
    "static/blog/img/all kites.png",
)


def tree_of(
    text: str = POST, layout: Layout = Layout.SITE, home: PurePosixPath | None = None, saved: str | None = None
) -> Tree:
    known = parse(saved) if saved is not None else None
    return site_tree(parse(text), shipped("twim"), layout=layout, home=home, saved=known)


@dataclass(frozen=True)
class World:
    """A folder with a site, a folder with the pictures of the post, and one for the program's state."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def state(self) -> Path:
        return self.root / "state" / "exports"

    @property
    def writer(self) -> Writer:
        return Writer(Disk(), self.state)

    def find(self, address: str) -> Path | None:
        if address not in PICTURES:
            return None
        path = self.root / "pictures" / hashlib.sha256(address.encode()).hexdigest()
        return path if path.exists() else None

    def plan(self, text: str = POST, home: PurePosixPath | None = None, saved: str | None = None) -> Plan:
        return plan(tree_of(text, home=home, saved=saved), self.site, self.find)

    def files(self, folder: Path | None = None) -> dict[str, bytes]:
        """Return all that is below a folder, the site's unless another is named; a folder's name ends in a slash."""
        folder = folder or self.site
        found = sorted(folder.rglob("*"))
        return {
            f"{path.relative_to(folder)}{'/' if path.is_dir() else ''}": path.read_bytes() if path.is_file() else b""
            for path in found
        }


def make_world(root: Path) -> World:
    make_site(root / "site", {"static/blog/img/old.png": "old"})
    (root / "pictures").mkdir()
    for address, data in PICTURES.items():
        (root / "pictures" / hashlib.sha256(address.encode()).hexdigest()).write_bytes(data)
    return World(root)
