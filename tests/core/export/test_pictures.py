"""Whatever a post calls its pictures, they go into the folders of the site or beside the post."""

from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twimeditor.core.assets.references import Reference, Use
from twimeditor.core.export.pictures import Layout, Placed, placed

PAGE = PurePosixPath("content/blog/2031/03/2031-03-07-twim.md")
BUNDLE = PurePosixPath("content/blog/2031/03/2031-03-07-twim/index.md")
SITE = "https://matrix.org"
ADDRESSES = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(["..", ".", "", "a", "%2e%2e", "img", "b.png", "%2F", "%5C", "c:", "\\"]), max_size=6).map(
        "/".join
    ),
)


def reference(address: str, use: Use = Use.IMAGE) -> Reference:
    return Reference(1, "url", 0, len(address), address, "", use)


def place(
    address: str, layout: Layout = Layout.SITE, post: PurePosixPath = PAGE, use: Use = Use.IMAGE
) -> Placed | None:
    return placed([reference(address, use)], layout, post).get(reference(address, use))


@given(ADDRESSES, st.sampled_from(Layout), st.sampled_from([PAGE, BUNDLE]), st.sampled_from(Use))
@example("/blog/img/../../../x.png", Layout.SITE, PAGE, Use.IMAGE)
@example("%2e%2e%2fx.png", Layout.FOLDER, BUNDLE, Use.IMAGE)
@example("index.md", Layout.SITE, BUNDLE, Use.IMAGE)
@example("//host/x.png", Layout.SITE, PAGE, Use.VIDEO)
def test_no_address_leads_anywhere_else(address: str, layout: Layout, post: PurePosixPath, use: Use) -> None:
    found = place(address, layout, post, use)
    if found is None:
        return
    assert ".." not in found.place.parts
    assert not found.place.is_absolute()
    assert found.place.suffix != ".md"
    inside = (post.parent,) if layout is Layout.FOLDER else (PurePosixPath("static"), post.parent)
    assert any(found.place.is_relative_to(folder) for folder in inside)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("kite.png", ("static/blog/img/kite.png", "/blog/img/kite.png")),
        ("./kite.png", ("static/blog/img/kite.png", "/blog/img/kite.png")),
        ("img/kite.png", ("static/blog/img/kite.png", "/blog/img/kite.png")),
        ("a%20kite.png?x#y", ("static/blog/img/a kite.png", "/blog/img/a%20kite.png")),
        ("/blog/img/kite.png?x", ("static/blog/img/kite.png", "/blog/img/kite.png?x")),
        ("/other/kite.png", ("static/other/kite.png", "/other/kite.png")),
        ("http://www.matrix.org/blog/img/kite.png", ("static/blog/img/kite.png", "/blog/img/kite.png")),
    ],
)
def test_on_the_site_pictures_have_a_folder(address: str, expected: tuple[str, str]) -> None:
    found = place(address)
    assert found is not None
    assert (str(found.place), found.address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        " ",
        "https://example.org/a.png",
        f"{SITE}/other/a.png",
        f"{SITE}/_matrix/media/a",
        "data:,a",
        "mxc://a/b",
        "//a/b.png",
    ],
)
def test_what_lies_on_other_sites_stays_there(address: str) -> None:
    assert placed([reference(address)], Layout.SITE, PAGE) == {}


@pytest.mark.parametrize("address", ["../kite.png", "a/../../kite.png", "index.md", "a\\b.png", "a%00.png"])
def test_what_cannot_go_along_is_named(address: str) -> None:
    assert placed([reference(address)], Layout.FOLDER, BUNDLE) == {reference(address): None}
