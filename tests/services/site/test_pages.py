"""Links to other pages become the addresses that Zola gives those pages."""

import os
from pathlib import Path

import pytest

from tests.services.fakes import MemoryFiles
from tests.zola import Zola, ZolaError
from twimeditor.core.post import parse
from twimeditor.core.render import render_body
from twimeditor.services.site.pages import SitePages
from twimeditor.services.storage.disk import Disk

SITE = Path("/site")
TITLE = 'title = "x"\n'

PAGES = {
    "guide.md": TITLE,
    "_index.md": TITLE,
    "blog/_index.md": TITLE,
    "blog/2030/_index.md": "transparent = true\nrender = false\n",
    "blog/with-path.md": TITLE + 'path = "/blog/2030/02/01/other"\n',
    "blog/path-without-slash.md": TITLE + 'path = "a/b/"\n',
    "blog/with-slug.md": TITLE + 'slug = "My Own Slug!"\n',
    "blog/2030-02-01-dated.md": TITLE,
    "blog/2030-02-01_under.md": TITLE,
    "blog/2030-02-01T10:00:00Z-timed.md": TITLE,
    "blog/2030-13-01-no-date.md": TITLE,
    "blog/2030-02-03.md": TITLE,
    "blog/Üpper Case.md": TITLE,
    "blog/folder/index.md": TITLE,
    "blog/2030-03-01-post/index.md": TITLE,
    "blog/2030/02/deep.md": TITLE,
    "blog/dotted.name.md": TITLE,
    "Upper Folder/page.md": TITLE,
}
FRONT = "+++\n{}+++\n\n## Part one\n\nText.\n"


def in_memory(pages: dict[str, str]) -> MemoryFiles:
    files = MemoryFiles()
    for name, front in pages.items():
        files.content[SITE / "content" / name] = FRONT.format(front).encode()
    return files


@pytest.fixture
def pages() -> SitePages:
    return SitePages(in_memory(PAGES), SITE)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("@/guide.md", "https://matrix.org/guide/"),
        ("@/_index.md", "https://matrix.org/"),
        ("@/blog/_index.md", "https://matrix.org/blog/"),
        ("@/blog/with-path.md", "https://matrix.org/blog/2030/02/01/other/"),
        ("@/blog/with-path.md#part-one", "https://matrix.org/blog/2030/02/01/other/#part-one"),
        ("@/blog/with-slug.md", "https://matrix.org/blog/my-own-slug/"),
        ("@/blog/2030-02-01-dated.md", "https://matrix.org/blog/dated/"),
        ("@/blog/2030-03-01-post/index.md", "https://matrix.org/blog/post/"),
        ("@/blog/%C3%9Cpper%20Case.md", "https://matrix.org/blog/upper-case/"),
    ],
)
def test_where_a_page_is_published(pages: SitePages, link: str, address: str) -> None:
    assert pages.resolve(link) == address


@pytest.mark.parametrize(
    "link",
    [
        "@/none.md",
        "@/blog/./with-path.md",
        "@/blog/../guide.md",
        "@/../secret.md",
        "@/%2E%2E/secret.md",
        "@//guide.md",
        "@/guide",
        "@/",
        "@/guide.md\0",
        "/guide.md",
        "https://example.org/guide.md",
    ],
)
def test_what_is_no_page(link: str) -> None:
    files = in_memory(PAGES)
    files.content[SITE / "secret.md"] = FRONT.format(TITLE).encode()
    assert SitePages(files, SITE).resolve(link) is None


@pytest.mark.parametrize(
    "text",
    ["no front matter", "+++\nnot toml\n+++\n", '+++\npath = ""\n+++\n', "+++\ndraft = true\n+++\n", "+++\n\xff", ""],
)
def test_a_page_that_is_not_built_has_no_address(text: str) -> None:
    files = MemoryFiles({SITE / "content/x.md": text.encode("latin-1")})
    assert SitePages(files, SITE).resolve("@/x.md") is None


def test_a_link_out_of_the_folder_is_not_followed() -> None:
    files = in_memory({})
    files.content[Path("/elsewhere/x.md")] = FRONT.format(TITLE).encode()
    files.links[SITE / "content/x.md"] = Path("/elsewhere/x.md")
    assert SitePages(files, SITE).resolve("@/x.md") is None
    assert files.reads == []


def test_a_page_is_read_again_only_when_it_changed() -> None:
    files = in_memory({"x.md": TITLE})
    pages = SitePages(files, SITE, "https://example.org/")
    assert pages.resolve("@/x.md") == pages.resolve("@/x.md") == "https://example.org/x/"
    assert len(files.reads) == 1
    files.replace(SITE / "content/x.md", FRONT.format(TITLE + 'slug = "y"\n').encode())
    assert pages.resolve("@/x.md") == "https://example.org/y/"
    del files.content[SITE / "content/x.md"]
    assert pages.resolve("@/x.md") is None


def test_real_files(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/x.md").write_text(FRONT.format(TITLE))
    (tmp_path / "content/y.md").symlink_to(tmp_path / "content/x.md")
    (tmp_path / "content/z.md").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "content/pipe.md")
    pages = SitePages(Disk(), tmp_path)
    assert pages.resolve("@/x.md") == "https://matrix.org/x/"
    assert pages.resolve("@/y.md") == "https://matrix.org/y/"
    assert [pages.resolve(f"@/{name}.md") for name in ("z", "pipe", "none")] == [None, None, None]


def test_as_zola_does(zola: Zola) -> None:
    built = zola.build({name: FRONT.format(front) for name, front in PAGES.items()})
    pages = SitePages(in_memory(PAGES), SITE)
    addresses = {name: pages.resolve(f"@/{name}") for name in built.permalinks}
    assert addresses == built.permalinks
    assert len(built.permalinks) > 12


def test_links_as_zola_writes_them(zola: Zola) -> None:
    names = [name for name in PAGES if " " not in name]
    links = [f"[x](@/{name})" for name in names] + ["[x](<@/blog/Üpper Case.md>)", "[x](@/guide.md#part-one)"]
    post = FRONT.format(TITLE) + "\n\n".join(links) + "\n"
    built = zola.build({name: FRONT.format(front) for name, front in PAGES.items()} | {"post.md": post})
    body = render_body(parse(post), resolve=SitePages(in_memory(PAGES), SITE).resolve)
    assert body.replace("\n", "") == built.html["post.md"].replace("\n", "").replace(' rel="external"', "")


@pytest.mark.parametrize("link", ["@/none.md", "@/blog/./with-path.md", "@/blog/../guide.md", "@/draft.md"])
def test_zola_fails_where_there_is_no_page(zola: Zola, link: str) -> None:
    pages = PAGES | {"draft.md": TITLE + "draft = true\n"}
    site = {name: FRONT.format(front) for name, front in pages.items()}
    with pytest.raises(ZolaError, match="Broken relative link"):
        zola.build(site | {"post.md": FRONT.format(TITLE) + f"[x]({link})\n"})
    assert SitePages(in_memory(pages), SITE).resolve(link) is None
