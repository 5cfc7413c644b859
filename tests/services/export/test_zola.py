"""The real Zola builds what is exported: the same pages as from the original posts, and every picture in its place."""

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.core.render.html import norm
from tests.styles import shipped_styles
from tests.zola import SITE, Built, Zola
from twimeditor.core.assets.references import Use, references
from twimeditor.core.export.tree import Layout, Tree, site_tree
from twimeditor.core.post import parse
from twimeditor.services.export.plan import plan
from twimeditor.services.export.writer import Writer
from twimeditor.services.resources import resource_path
from twimeditor.services.storage.disk import Disk

SAMPLES = ("twim-2020.md", "twim.md")
LINKED = {
    "guide.md": "+++\ntitle = 'x'\n+++\n\n## Programme\n",
    "blog/2026/11/2026-11-18-festival.md": "+++\ntitle = 'x'\ndate = 2026-11-18\n+++\n",
}
"""The pages that the samples link to."""

FindPicture = Callable[[str], Path | None]


class Site:
    """A copy of the small site, into which posts are exported."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "site"
        shutil.copytree(SITE, self.root)
        for name, text in LINKED.items():
            self.add(f"content/{name}", text.encode())
        self._writer = Writer(Disk(), folder / "journals")

    def add(self, name: str, data: bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def take(self, tree: Tree, find_picture: FindPicture) -> None:
        planned = plan(tree, self.root, find_picture)
        assert planned.problems == ()
        self._writer.write(planned)

    def published(self, address: str) -> bytes | None:
        """Return what is served at an address of the built site."""
        path = self.root / "public" / unquote(urlsplit(address).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        return path.read_bytes() if path.is_file() else None


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def tree_of(text: str, home: str = "", layout: Layout = Layout.SITE) -> Tree:
    issue = parse(text)
    return site_tree(issue, shipped_styles().of(issue), layout=layout, home=PurePosixPath(home) if home else None)


def below(static: Path) -> FindPicture:
    """Return what finds the pictures of a site's folder of static files."""

    def find(address: str) -> Path | None:
        path = static / unquote(urlsplit(address).path).lstrip("/")
        return path if path.is_file() else None

    return find


def require_published(site: Site, built: Built, tree: Tree, find_picture: FindPicture) -> None:
    """Require that a post is at its path, and that each of its pictures is where the page looks for it."""
    name = str(tree.post.relative_to("content"))
    assert built.permalinks[name] == f"https://matrix.org/{tree.path.strip('/')}/"
    page = site.published(tree.path)
    assert page is not None
    assert page.decode().endswith(built.html[name])
    for address, place in tree.pictures.items():
        picture = find_picture(address)
        if picture is not None:
            assert (site.root / place).read_bytes() == picture.read_bytes()
    sources = re.findall(r'<img [^>]*?src="([^"]+)"', built.html[name])
    known = {place.name for address, place in tree.pictures.items() if find_picture(address) is not None}
    shown = [source for source in sources if unquote(urlsplit(source).path).rpartition("/")[2] in known]
    here = f"https://matrix.org/{tree.path.strip('/')}/"
    assert [source for source in shown if site.published(urljoin(here, source)) is None] == []


@pytest.mark.parametrize("layout", Layout)
def test_the_samples_are_built(zola: Zola, site: Site, layout: Layout) -> None:
    find = below(resource_path("samples", "static"))
    trees = [tree_of(resource_path("samples", name).read_bytes().decode(), layout=layout) for name in SAMPLES]
    if layout is Layout.FOLDER:
        trees = [tree.within(f"content/blog/{tree.name}") for tree in trees]
    for tree in trees:
        assert tree.pictures
        site.take(tree, find)
    built = zola.build_site(site.root)
    for tree in trees:
        require_published(site, built, tree, find)


def test_folders_of_a_year_and_a_month_get_what_the_site_needs(zola: Zola, site: Site) -> None:
    tree = tree_of(resource_path("samples", "twim.md").read_bytes().decode())
    site.take(tree, below(resource_path("samples", "static")))
    for name in ("2026/_index.md", "2026/11/_index.md"):
        index = site.root / "content" / "blog" / name
        assert index.read_bytes() == b"+++\ntransparent = true\nrender = false\n+++\n"
    zola.build_site(site.root)
    assert site.published("/blog/2026/11/") is None


def test_the_posts_are_built_as_their_originals_are(
    zola: Zola, site: Site, tmp_path: Path, corpus_posts: tuple[Path, ...], golden: Path
) -> None:
    find = below(root_of(corpus_posts) / "static")
    trees = {name: tree_of(post.read_bytes().decode(), name) for name, post in named(corpus_posts)}
    for tree in trees.values():
        site.take(tree, find)
    exported = zola.build_site(site.root)
    for tree in trees.values():
        require_published(site, exported, tree, find)
    originals = Site(tmp_path / "originals")
    for name, post in named(corpus_posts):
        originals.add(name, post.read_bytes())
    expected, compared = zola.build_site(originals.root), norm(golden)
    names = [name.removeprefix("content/") for name in trees]
    assert [expected.permalinks[name] for name in names] == [exported.permalinks[name] for name in names]
    wrong = [name for name in names if compared(exported.html[name]) != compared(expected.html[name])]
    assert wrong == []


def test_the_posts_are_built_as_folders(zola: Zola, site: Site, corpus_posts: tuple[Path, ...], golden: Path) -> None:
    find = below(root_of(corpus_posts) / "static")
    trees = {
        name: tree_of(post.read_bytes().decode(), layout=Layout.FOLDER).within(f"content/blog/f{number}")
        for number, (name, post) in enumerate(named(corpus_posts))
    }
    for name, tree in trees.items():
        site.take(tree, nearest(find, (root_of(corpus_posts) / name).parent))
    built, compared = zola.build_site(site.root), norm(golden)
    for name, tree in trees.items():
        require_published(site, built, tree, nearest(find, (root_of(corpus_posts) / name).parent))
        page = built.html[str(tree.post.relative_to("content"))]
        original = (golden / name).with_suffix(".html")
        if zola.as_the_site and original.exists():
            assert without_folders(compared(page)) == without_folders(compared(original.read_text())), name


def nearest(find: FindPicture, folder: Path) -> FindPicture:
    """Return what finds pictures beside a post, too."""

    def found(address: str) -> Path | None:
        beside = folder / unquote(address)
        return beside if not address.startswith("/") and beside.is_file() else find(address)

    return found


def without_folders(tokens: Iterable[object]) -> list[object]:
    """Return what is compared with each picture's address cut down to its name, and own addresses to the site's."""
    return [re.sub(r"(?:https://matrix\.org)?/blog/(?:[^'\"]*/)?", "", str(token)) for token in tokens]


def root_of(posts: tuple[Path, ...]) -> Path:
    return posts[0].parents[len(posts[0].parts) - posts[0].parts.index("content") - 1]


def named(posts: tuple[Path, ...]) -> list[tuple[str, Path]]:
    """Return the posts with their names inside the site."""
    return [(str(post.relative_to(root_of(posts))), post) for post in posts]


def test_an_export_is_what_saving_writes(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    home = str(corpus_post)[str(corpus_post).index("content/blog") :]
    assert tree_of(text, home).text == text


def test_a_folder_post_differs_from_its_original_in_addresses_of_pictures_alone(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    exported = tree_of(text, layout=Layout.FOLDER).text
    front = parse(text).front
    assert front is not None
    assert front.source is not None
    assert exported.startswith(front.source.text)
    assert without_addresses(exported) == without_addresses(text)


def without_addresses(text: str) -> str:
    """Return the text behind the front matter with the pictures' addresses cut down to the files' names."""
    shown = {reference.address for reference in references(parse(text)) if reference.use is not Use.SHARE}
    for address in sorted(shown, key=len, reverse=True):
        own = rf"(?:https?://(?:www\.)?matrix\.org)?{re.escape(address)}"  # another may be the same with the host
        text = re.sub(own, PurePosixPath(urlsplit(address).path).name, text)
    return text.split("+++", 2)[2]
