"""What is known around a post: its site, its pictures, the issues before."""

import os
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from twimeditor.core.check.knowledge import Knowledge, Page, PictureFile, Project
from twimeditor.core.post import parse
from twimeditor.services.check import site_index
from twimeditor.services.check.surroundings import Surroundings
from twimeditor.services.check.values import Where
from twimeditor.services.storage.disk import Disk

OWN = "content/blog/2031/01/2031-01-10-twim.md"
TALE = "We have boiled water in a kettle and poured it over leaves, which took us all week and some of the next."
OTHER = "Then we have waited for a while, until what was in the pot had the colour that we had been looking forward to."


class Clock:
    """Time as a test wants it."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with three issues before the tenth of January, and another page."""
    root = tmp_path / "site"
    put(
        root,
        "config.toml",
        'base_url = "https://matrix.org"\ntaxonomies = [{ name = "author" }, { name = "category" }]\n',
    )
    put(root, "content/blog/2031/01/2031-01-03-twim.md", issue("2031-01-03", "S11E02", TALE, author="Zoë"))
    put(root, "content/blog/2030/12/2030-12-27-twim.md", issue("2030-12-27", "", OTHER, author="Thib"))
    put(root, "content/blog/2030/12/2030-12-20-twim/index.md", issue("2030-12-20", "S11E01", OTHER))
    put(root, "content/blog/2031/01/2031-01-17-twim.md", issue("2031-01-17", "S11E09", OTHER, author="Later"))
    put(root, "content/blog/2031/01/2031-01-05-teapot.md", post("Releases", "Ann", "## Pouring\n"))
    put(root, OWN, post("This Week in Matrix", "Misspelt", ""))
    put(root, "content/docs/_index.md", '+++\ntitle = "Docs"\n+++\n')
    put(root, "static/blog/img/pot.png", "x" * 10)
    return root


def put(root: Path, name: str, text: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def post(category: str, author: str, body: str) -> str:
    return f'+++\ntitle = "T"\n[taxonomies]\nauthor = ["{author}"]\ncategory = ["{category}"]\n+++\n\n{body}'


def issue(day: str, live: str, tale: str, author: str = "Zoë") -> str:
    body = (
        f"## Matrix Live {live}\n\n## Dept of Tea\n\n### Teapot\n\nIt pours ({day}).\n\n"
        f"[Jim](https://matrix.to/#/@jim:example.org) says\n\n> {tale}\n"
    )
    path = f"/blog/{day.replace('-', '/')}/this-week-in-matrix-{day}"
    return post("This Week in Matrix", author, body).replace('title = "T"', f'title = "T"\npath = "{path}"')


def known(site: Path, text: str = "", surroundings: Surroundings | None = None, own: str = OWN) -> Knowledge:
    surroundings = surroundings or Surroundings(Disk())
    return surroundings.knowledge(parse(text), Where(site / own, site))


def test_what_the_site_tells(site: Path) -> None:
    found = known(site)
    assert found.file == PurePosixPath("blog/2031/01/2031-01-10-twim.md")
    assert found.authors == frozenset({"Zoë", "Thib", "Later", "Ann"})
    assert found.categories == frozenset({"This Week in Matrix", "Releases"})
    assert found.taxonomies == frozenset({"author", "category"})


def test_the_issue_itself_is_no_witness(site: Path) -> None:
    assert "Misspelt" not in (known(site).authors or ())


def test_what_the_issues_before_tell(site: Path) -> None:
    found = known(site)
    assert found.live == (11, 2)
    assert found.projects == {"teapot": Project("Teapot", "It pours (2031-01-03).")}
    assert len(found.paragraphs or ()) == 1


def test_the_number_is_looked_for_further_back(site: Path) -> None:
    (site / "content/blog/2031/01/2031-01-03-twim.md").unlink()
    assert known(site).live == (11, 1)


def test_what_stands_in_each_issue_is_no_news(site: Path) -> None:
    put(site, "content/blog/2031/01/2031-01-03-twim.md", issue("2031-01-03", "", OTHER))
    assert known(site).paragraphs == frozenset()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[x](/blog/2031/01/03/this-week-in-matrix-2031-01-03)\n", "blog/2031/01/2031-01-03-twim.md"),
        ("> [x](@/blog/2031/01/2031-01-05-teapot.md)\n", "blog/2031/01/2031-01-05-teapot.md"),
        ("[x](https://matrix.org/blog/2031/01/teapot/)\n", "blog/2031/01/2031-01-05-teapot.md"),
        ("[x](@/docs/_index.md)\n", "docs/_index.md"),
        ("[x](@/blog/nowhere.md) [y](/nowhere/) [z](https://tea.example/)\n", None),
    ],
)
def test_the_pages_that_the_issue_names(site: Path, text: str, wanted: str | None) -> None:
    assert [page.file for page in (known(site, text).pages or {}).values()] == ([wanted] if wanted else [])


def test_the_places_in_a_page_are_read_where_one_is_linked_to(site: Path) -> None:
    name = "@/blog/2031/01/2031-01-05-teapot.md"
    file = name.removeprefix("@/")
    assert known(site, f"[x]({name})\n").pages == {name: Page(file, None)}
    assert known(site, f"[x]({name}) [y]({name}#a)\n").pages == {name: Page(file, frozenset({"pouring"}))}


def test_the_site_s_own_shortcodes_are_known(site: Path) -> None:
    assert known(site).templates is None
    put(site, "templates/shortcodes/box.html", "<div>{{ body }}</div>")
    templates = known(site).templates
    assert templates is not None
    assert templates.names == {"box"}


def test_a_picture_s_file_is_known_by_its_headers(site: Path) -> None:
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "green", "blue")]
    moving = BytesIO()
    frames[0].save(moving, "GIF", save_all=True, append_images=frames[1:])
    put(site, "static/blog/img/steam.gif", moving.getvalue())
    put(site, "content/blog/2031/01/beside.png", b"1234")
    text = (
        "![a](/blog/img/pot.png) ![b](/blog/img/steam.gif) ![c](/blog/img/none.png)"
        " ![d](beside.png) ![e](https://tea.example/a.png) ![f](../../../../config.toml)\n"
    )
    assert known(site, text).pictures == {
        "/blog/img/pot.png": PictureFile(10),
        "/blog/img/steam.gif": PictureFile(len(moving.getvalue()), 3),
        "/blog/img/none.png": None,
        "beside.png": PictureFile(4),
    }


def test_the_share_image_is_looked_for(site: Path) -> None:
    address = "https://matrix.org/blog/img/pot.png"
    assert known(site, f'+++\n[extra]\nimage = "{address}"\n+++\n').pictures == {address: PictureFile(10)}


def test_a_post_alone_says_nothing_of_the_site_s_pictures(tmp_path: Path) -> None:
    path = put(tmp_path, "draft.md", "")
    issue_ = parse("![a](/blog/img/pot.png) ![b](none.png)\n")
    assert Surroundings(Disk()).knowledge(issue_, Where(path)).pictures == {"none.png": None}
    assert Surroundings(Disk()).knowledge(issue_, Where()).pictures == {}


def test_further_folders_of_pictures_are_looked_into(site: Path, tmp_path: Path) -> None:
    put(tmp_path, "held/blog/img/new.png", b"12")
    where = Where(site / OWN, site, (tmp_path / "held",))
    found = Surroundings(Disk()).knowledge(parse("![a](/blog/img/new.png)\n"), where)
    assert found.pictures == {"/blog/img/new.png": PictureFile(2)}


def test_without_a_choice_the_site_around_the_post_is_taken(site: Path) -> None:
    assert Surroundings(Disk()).knowledge(parse(""), Where(site / OWN)).authors == known(site).authors
    (site / "config.toml").unlink()
    assert Surroundings(Disk()).knowledge(parse(""), Where(site / OWN)).authors == known(site).authors


def test_of_a_part_of_a_site_nobody_knows_which_pages_it_lacks(site: Path) -> None:
    (site / "config.toml").unlink()
    found = known(site, "[x](@/twim-guide.md)\n")
    assert found.pages is None
    assert found.live == (11, 2)


def test_a_draft_elsewhere_has_the_chosen_site(site: Path, tmp_path: Path) -> None:
    draft = put(tmp_path, "2031-01-10-draft.md", "")
    found = Surroundings(Disk()).knowledge(parse(""), Where(draft, site))
    assert (found.file, found.live) == (PurePosixPath("2031-01-10-draft.md"), (11, 2))


def test_an_issue_without_a_file_is_dated_by_its_front_matter(site: Path) -> None:
    text = '+++\ntitle = "This Week in Matrix 2030-12-27"\n+++\n'
    assert Surroundings(Disk()).knowledge(parse(text), Where(site=site)).live == (11, 1)
    assert Surroundings(Disk()).knowledge(parse(""), Where(site=site)).live == (11, 9)


def test_without_a_site_the_issues_beside_it_tell(tmp_path: Path) -> None:
    put(tmp_path, "2031-01-03-twim.md", issue("2031-01-03", "S11E02", TALE))
    put(tmp_path, "deep/2031-01-09-twim.md", issue("2031-01-09", "S11E07", TALE))
    own = put(tmp_path, "2031-01-10-twim.md", "")
    found = Surroundings(Disk()).knowledge(parse(""), Where(own))
    assert found.live == (11, 2)
    assert (found.authors, found.pages) == (None, None)


def test_today_and_the_style_are_handed_on(site: Path) -> None:
    found = Surroundings(Disk()).knowledge(parse(""), Where(site / OWN, site, today=date(2031, 1, 9)))
    assert found.today == date(2031, 1, 9)


def test_the_same_world_is_the_same_value(site: Path) -> None:
    surroundings = Surroundings(Disk())
    assert known(site, "Tea.\n", surroundings) is known(site, "More tea.\n", surroundings)


def test_what_changes_is_seen_after_a_while(site: Path) -> None:
    clock = Clock()
    surroundings = Surroundings(Disk(), clock)
    known(site, surroundings=surroundings)
    put(site, "content/blog/2031/01/2031-01-05-teapot.md", post("Releases", "Somebody", "## More\n"))
    clock.time += 60
    assert "Somebody" in (known(site, surroundings=surroundings).authors or ())


def test_a_page_that_is_missing_is_soon_looked_for_again(site: Path) -> None:
    clock = Clock()
    surroundings = Surroundings(Disk(), clock)
    text = "[x](@/tea.md)\n"
    assert known(site, text, surroundings).pages == {}
    put(site, "content/tea.md", '+++\ntitle = "Tea"\n+++\n')
    clock.time += 4
    assert known(site, text, surroundings).pages == {"@/tea.md": Page("tea.md")}


def _unreadable(path: Path) -> None:
    path.write_bytes(b"\xff\xfe+++")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _leading_out(path: Path) -> None:
    outside = put(path.parents[6], "outside.md", issue("2031-01-09", "S99E99", TALE, author="Outsider"))
    path.symlink_to(outside)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [_unreadable, _huge, _pipe, _loop, _leading_out, _folder])
def test_what_cannot_be_read_does_no_harm(site: Path, make: Callable[[Path], None]) -> None:
    path = site / "content/blog/2031/01/2031-01-09-twim.md"
    before = known(site)
    make(path)
    assert known(site) == before


def test_folders_that_are_links_are_not_followed(site: Path, tmp_path: Path) -> None:
    put(tmp_path, "outside/2031-01-09-twim.md", issue("2031-01-09", "S99E99", TALE, author="Outsider"))
    (site / "content/blog/2032").symlink_to(tmp_path / "outside")
    (site / "content/round").symlink_to(site / "content")
    assert known(site).live == (11, 2)


def test_a_site_whose_content_lies_elsewhere_is_not_read(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "content").symlink_to(site / "content")
    assert known(other, own="draft.md").authors is None


@pytest.mark.parametrize("folder", ["gone", "a\0b", "x" * 300])
def test_a_folder_that_there_is_none_of_tells_nothing(tmp_path: Path, folder: str) -> None:
    assert known(tmp_path / folder, "![a](/a.png) [x](@/a.md)\n").authors is None


def test_only_so_many_files_are_looked_at(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_index, "MOST_PAGES", 2)
    assert len(known(site).categories or ()) <= 2
    monkeypatch.setattr(site_index, "MOST_ENTRIES", 0)
    assert known(site).categories is None


def test_real_posts_are_read(corpus_posts: tuple[Path, ...]) -> None:
    post_ = corpus_posts[-1]
    found = Surroundings(Disk()).knowledge(parse(post_.read_bytes().decode()), Where(post_))
    assert "This Week in Matrix" in (found.categories or ())
    assert found.projects
