"""A post as files: their places, the addresses of pictures in the text, and what speaks against it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from tests.core.export.posts import BODY, FRONT, POST, post
from tests.core.issues import line_changes, nth, with_field
from tests.styles import shipped
from twimeditor.core.assets.renaming import renamed
from twimeditor.core.errors import EditError
from twimeditor.core.export import tree as tree_module
from twimeditor.core.export.tree import Layout, Tree, site_tree
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Image, Issue
from twimeditor.core.post import parse

TWIM = shipped("twim")
HOME = PurePosixPath("content/blog/2031/03/2031-03-07-this-week-in-matrix-2031-03-07.md")
FOLDER_HOME = PurePosixPath("content/blog/2031/03/2031-03-07-twim/index.md")


def tree_of(text: str = POST, layout: Layout = Layout.SITE, home: PurePosixPath | None = None) -> Tree:
    return site_tree(parse(text), TWIM, layout=layout, home=home)


def blocking(tree: Tree) -> list[str]:
    return [remark.message for remark in tree.problems if remark.blocks]


def warnings(tree: Tree) -> list[str]:
    return [remark.message for remark in tree.problems if not remark.blocks]


def test_a_post_lies_where_the_style_has_it() -> None:
    tree = tree_of()
    assert str(tree.post) == "content/blog/2031/03/2031-03-07-twim.md"
    assert [str(path) for path in tree.indexes] == ["content/blog/2031/_index.md", "content/blog/2031/03/_index.md"]
    assert (tree.day, tree.name) == (date(2031, 3, 7), "2031-03-07-twim")
    assert tree.problems == ()


def test_another_style_names_the_file_otherwise() -> None:
    tree = site_tree(parse(POST), shipped("twim-2020"))
    assert tree.post == HOME


def test_the_name_that_the_editors_want_is_taken() -> None:
    issue = parse(POST)
    assert site_tree(with_name(issue, "kites.md"), TWIM).post.name == "kites.md"


@pytest.mark.parametrize("name", ["../kites.md", "/etc/kites.md", "kites", "_index.md", "index.md", " "])
def test_a_name_that_is_none_is_not_taken(name: str) -> None:
    assert site_tree(with_name(parse(POST), name), TWIM).post.name == "2031-03-07-twim.md"


def with_name(issue: Issue, name: str) -> Issue:
    return replace(issue, file=name)


def test_a_post_that_lies_in_the_site_stays_there() -> None:
    tree = tree_of(home=HOME)
    assert tree.post == HOME
    assert tree.is_home


def test_pictures_go_where_the_site_has_them() -> None:
    assert {address: str(place) for address, place in tree_of().pictures.items()} == {
        "kite.png": "static/blog/img/kite.png",
        "/blog/img/tail.gif": "static/blog/img/tail.gif",
        "https://matrix.org/blog/img/all%20kites.png": "static/blog/img/all kites.png",
    }


def test_only_addresses_change() -> None:
    old, new = line_changes(POST, tree_of().text)
    assert old[0] == "> ![a kite](kite.png)"
    assert new[0] == "> ![a kite](/blog/img/kite.png)"
    assert old[-1] == '![all of them](https://matrix.org/blog/img/all%20kites.png "All")'
    assert new[-1] == '![all of them](/blog/img/all%20kites.png "All")'
    assert old[1:-1] == new[1:-1]


def test_a_post_that_names_them_as_the_site_does_stays_byte_for_byte() -> None:
    text = "\ufeff" + POST.replace("kite.png", "/blog/img/kite.png", 1).replace("https://matrix.org/blog", "/blog")
    text = text.replace("\n", "\r\n") + "the end, without a line end"
    assert tree_of(text).text == text


def test_a_folder_has_all_pictures_beside_the_post() -> None:
    tree = tree_of(layout=Layout.FOLDER)
    assert (str(tree.post), tree.indexes) == ("index.md", ())
    assert [str(place) for place in tree.pictures.values()] == ["kite.png", "tail.gif", "all kites.png"]
    assert '![all of them](all%20kites.png "All")' in tree.text
    assert '<img src="tail.gif" alt="its tail">' in tree.text


def test_a_folder_post_of_the_site_keeps_its_own_pictures_beside_it() -> None:
    tree = tree_of(home=FOLDER_HOME)
    assert str(tree.pictures["kite.png"]) == f"{FOLDER_HOME.parent}/kite.png"
    assert str(tree.pictures["/blog/img/tail.gif"]) == "static/blog/img/tail.gif"
    assert "> ![a kite](kite.png)" in tree.text
    assert [path.parent.name for path in tree.indexes] == ["2031", "03"]


def test_files_can_be_put_into_a_folder_of_a_name() -> None:
    tree = tree_of(layout=Layout.FOLDER).within("kites")
    assert str(tree.post) == "kites/index.md"
    assert str(tree.pictures["kite.png"]) == "kites/kite.png"


def test_the_share_image_goes_along_and_keeps_its_whole_address() -> None:
    share = "https://matrix.org/blog/img/kites.png"
    tree = tree_of(post(share=share))
    assert str(tree.pictures[share]) == "static/blog/img/kites.png"
    assert f'image = "{share}"' in tree.text


def test_a_share_image_by_its_bare_name_gets_the_whole_address() -> None:
    tree = tree_of(post(share="kites.png"))
    assert 'image = "https://matrix.org/blog/img/kites.png"' in tree.text


def test_a_picture_that_is_shared_too_is_named_in_each_place_as_it_must_be() -> None:
    whole = "https://matrix.org/blog/img/kite.png"
    text = tree_of(post(f"\n![a kite]({whole})\n", share=whole)).text
    assert "![a kite](/blog/img/kite.png)" in text
    assert f'image = "{whole}"' in text
    text = tree_of(post("\n![a kite](kite.png)\n", share="kite.png")).text
    assert "![a kite](/blog/img/kite.png)" in text
    assert f'image = "{whole}"' in text


def test_a_folder_tells_that_a_share_image_has_another_place() -> None:
    tree = tree_of(post(share="https://matrix.org/blog/img/kites.png"), Layout.FOLDER)
    (warning,) = warnings(tree)
    assert "kites.png has to lie in the site's static/blog/img too" in warning


def test_in_a_folder_the_share_image_keeps_its_whole_address_where_it_is_shown_too() -> None:
    whole = "https://matrix.org/blog/img/kite.png"
    text = tree_of(post("\n![a kite](/blog/img/kite.png)\n", share=whole), Layout.FOLDER).text
    assert "![a kite](kite.png)" in text
    assert f'image = "{whole}"' in text


@pytest.mark.parametrize("address", ["../kite.png", "/../kite.png", "a/../../kite.png", "%2e%2e/kite.png", "a\\b.png"])
@pytest.mark.parametrize("layout", Layout)
def test_no_picture_leads_out_of_the_folder(address: str, layout: Layout) -> None:
    tree = tree_of(FRONT + f"\n<img src='{address}'>\n", layout)
    assert not any(".." in place.parts or "\\" in str(place) for place in tree.pictures.values())


def test_a_pattern_of_a_style_that_leads_out_is_refused() -> None:
    style = replace(TWIM, file=replace(TWIM.file, name="../../../../{date}.md"))
    tree = site_tree(parse(POST), style)
    assert "leads out" in blocking(tree)[0]


def test_an_address_that_cannot_be_changed_is_told_and_the_others_change(monkeypatch: pytest.MonkeyPatch) -> None:
    def picky(issue: Issue, ids: IdSource, *, names: Mapping[str, str]) -> Issue:
        if "kite.png" in names:
            raise EditError("not there")
        return renamed(issue, ids, names=names)

    monkeypatch.setattr(tree_module, "renamed", picky)
    tree = tree_of()
    assert "kite.png cannot be changed where it stands" in warnings(tree)[0]
    assert "![a kite](kite.png)" in tree.text
    assert "![all of them](/blog/img/all%20kites.png" in tree.text


def test_no_picture_of_another_site_is_taken_along() -> None:
    body = "\n![a](https://example.org/a.png)\n\n![b](//example.org/b.png)\n\n![c](data:image/png;base64,AA)\n"
    assert tree_of(FRONT + body).pictures == {}


NO_DATE = POST.replace('date = "2031-03-07T18:00:00+00:00"\n', "")


def test_without_a_date_the_path_tells_the_place_as_it_does_on_the_site() -> None:
    tree = tree_of(NO_DATE)
    assert str(tree.post) == "content/blog/2031/03/2031-03-07-twim.md"
    assert "the site takes it from the file's name" in warnings(tree)[0]


@pytest.mark.parametrize("path", ["/blog/2031/03/07/kites", "/blog/2030/01/01/of-2031-03-07"])
def test_the_last_day_in_the_path_counts(path: str) -> None:
    text = NO_DATE.replace("/blog/2031/03/07/this-week-in-matrix-2031-03-07", path)
    assert tree_of(text).day == date(2031, 3, 7)


@pytest.mark.parametrize(
    "text",
    [
        NO_DATE.replace("2031/03/07", "a").replace("2031-03-07", "b"),
        NO_DATE.replace("/07", "/37").replace("-07", "-37"),
        POST.replace("2031-03-07T18", "Friday, T18"),
    ],
)
def test_without_any_day_there_is_no_place_on_the_site(text: str) -> None:
    assert "by which the post's place on the site is found" in blocking(tree_of(text))[0]
    assert blocking(tree_of(text, Layout.FOLDER)) == []
    assert blocking(tree_of(text, home=HOME)) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("/blog/2031/03/07/this-week-in-matrix-2031-03-07", "/blog/2031/02/28/other", "not that of the date"),
        ('path = "/blog/2031/03/07/this-week-in-matrix-2031-03-07"\n', "", "path is missing"),
        ("\n", "\r\n", "Unix line ends"),
    ],
)
def test_what_is_odd_is_told_and_forbids_nothing(old: str, new: str, words: str) -> None:
    tree = tree_of(POST.replace(old, new))
    assert words in " ".join(warnings(tree))
    assert blocking(tree) == []


@pytest.mark.parametrize("text", [BODY, "+++\ntitle =\n+++\n" + BODY])
def test_a_post_that_the_site_cannot_read_is_refused(text: str) -> None:
    assert "front matter" in blocking(tree_of(text))[0]


def test_line_ends_are_put_right_only_when_asked() -> None:
    text = "\ufeff" + POST.replace("\n", "\r\n").rstrip()
    tree = site_tree(parse(text), TWIM, tidy=True)
    assert tree.text == site_tree(parse(POST), TWIM).text
    assert tree.problems == ()


def test_what_cannot_be_written_is_told_and_the_last_good_text_stands() -> None:
    issue = parse(POST)
    picture = nth(issue, Image, 1)
    tree = site_tree(with_field(issue, picture, "url", ""), TWIM)
    assert [held.node_id for held in tree.held] == [picture.id]
    assert "![elsewhere](https://example.org/far.png)" in tree.text


def test_real_posts_stay_where_and_as_they_are(corpus_posts: tuple[Path, ...]) -> None:
    root = next(parent for parent in corpus_posts[0].parents if (parent / "content").is_dir())
    changed = []
    for path in corpus_posts:
        text = path.read_bytes().decode()
        home = PurePosixPath(path.relative_to(root))
        tree = tree_of(text, home=home)
        assert tree.post == home
        if tree.text != text:
            changed.append(path.name)
    assert changed == []
