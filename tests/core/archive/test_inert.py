"""Entries of past issues as HTML that does nothing."""

from time import process_time

import pytest

from twimeditor.core.archive.inert import inert_page


def page(markdown: str) -> str:
    """Return what is shown where no picture is there."""
    return inert_page(markdown, lambda _address: False).html


def test_what_was_published_can_be_read() -> None:
    html = page("[Ada](https://matrix.to/#/@ada:pots.example) says\n\n> We **boil**.\n>\n> - once\n")
    assert '<a href="https://matrix.to/#/@ada:pots.example">Ada</a> says' in html
    assert "<strong>boil</strong>" in html
    assert "<li>once</li>" in html


def test_pictures_have_numbers_for_addresses() -> None:
    shown = inert_page("![a](/blog/img/a.png)\n\n> ![b](b.png) ![a](/blog/img/a.png)\n", lambda _address: True)
    assert shown.html.count('src="picture:0"') == 2
    assert shown.html.count('src="picture:1"') == 1
    assert set(shown.pictures) == {"picture:0", "picture:1"}
    assert "/blog/img/a.png" in "".join(shown.pictures.values())


@pytest.mark.parametrize(
    "hostile",
    [
        "![x](file:///etc/passwd)",
        '<img src="file:///etc/passwd">',
        '<img src="picture:0">',
        "![x](data:image/png;base64,AAAA)",
        '<img src="//host.example/x.png" srcset="https://host.example/y.png 2x">',
        "<style>p { background: url(https://host.example) }</style>",
        '<link rel="stylesheet" href="https://host.example/x.css">',
        '<p style="background: url(https://host.example)">x</p>',
        "<script>alert(1)</script>",
        '<p onclick="x()">x</p>',
        '<iframe src="https://host.example"></iframe>',
        '<object data="file:///etc/passwd"></object>',
        '<video src="https://host.example/x.mp4"></video>',
        '<a href="javascript:x()">x</a>',
        '<body background="https://host.example/x.png">x</body>',
        '<table background="https://host.example/x.png"><tr><td>x</table>',
    ],
)
def test_nothing_is_fetched_and_nothing_runs(hostile: str) -> None:
    html = page(hostile)
    for forbidden in ("<img", "src=", "srcset", "style", "url(", "<link", "script", "onclick", "<object", "background"):
        assert forbidden not in html.replace('href="', "")


@pytest.mark.parametrize(
    "hostile",
    ["> " * 4000 + "x", "<table><tr><td>" * 900, "* " * 3000 + "x", "<b>" * 5000, "[" * 15_000, "<div>" * 3000],
)
def test_what_is_nested_without_end_is_flat(hostile: str) -> None:
    start = process_time()
    html = page(hostile)
    assert html.count("<table") <= 3
    assert html.count("<ul") <= 12
    assert html.count("<div") <= 12
    assert process_time() - start < 5


def test_no_cell_goes_over_hundreds() -> None:
    html = page('<table><tr><td colspan="99999999999" rowspan="3">x</td></tr></table>')
    assert "colspan" not in html
    assert 'rowspan="3"' in html


def test_a_long_entry_is_cut_and_says_so() -> None:
    whole = inert_page("Tea.\n\n" * 300, lambda _address: False)
    cut = inert_page("Tea.\n\n" * 3000, lambda _address: False)
    assert whole.is_whole
    assert not cut.is_whole
    assert 0 < len(cut.html) < 16_000
