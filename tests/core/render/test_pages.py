"""Links to other pages of the site."""

import pytest

from tests.core.render.html import HEAD, Page
from twimeditor.core.post import parse
from twimeditor.core.render import Renderer, render_body

PAGES = {
    "@/blog/other.md": "https://matrix.org/blog/2030/01/02/other/",
    "@/blog/other.md#part-1": "https://matrix.org/blog/2030/01/02/other/#part-1",
    "@/blog/%C3%BC.md": "https://matrix.org/blog/ü/",
}


def html(markdown: str) -> str:
    return render_body(parse(HEAD + markdown), resolve=PAGES.get).replace("\n", "")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[a](@/blog/other.md)", '<p><a href="https://matrix.org/blog/2030/01/02/other/">a</a></p>'),
        ("[a](@/blog/other.md#part-1)", '<p><a href="https://matrix.org/blog/2030/01/02/other/#part-1">a</a></p>'),
        ("[a](<@/blog/ü.md>)", '<p><a href="https://matrix.org/blog/%C3%BC/">a</a></p>'),
        ("[a]\n\n[a]: @/blog/other.md", '<p><a href="https://matrix.org/blog/2030/01/02/other/">a</a></p>'),
        ("[a](@/blog/none.md&b)", '<p><a href="@/blog/none.md&amp;b">a</a></p>'),
        ("![a](@/blog/other.md)", '<p><img src="https://matrix.org/blog/2030/02/01/x/@/blog/other.md" alt="a" /></p>'),
        ('<a href="@/blog/other.md">a</a>', '<p><a href="@/blog/other.md">a</a></p>'),
    ],
)
def test_a_link_gets_the_address_of_its_page(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


def test_also_inside_a_shortcode() -> None:
    shown = html("{% details(summary='a') %}\n[b](@/blog/other.md)\n{% end %}")
    assert '<a href="https://matrix.org/blog/2030/01/02/other/">b</a>' in shown


def test_without_a_site_a_link_stays_as_typed() -> None:
    assert '<a href="@/blog/other.md">' in render_body(parse(HEAD + "[a](@/blog/other.md)"))


def test_other_pages_change_only_the_nodes_that_link_to_them() -> None:
    issue = parse(HEAD + "[a](@/blog/other.md)\n\n## Heading\n\nno [link](/x/)\n")
    renderer = Renderer(named=False)
    page = Page(renderer)
    page.apply(renderer.update(issue))
    patch = renderer.use_pages(PAGES.get)
    assert len(patch.html) == 1
    page.apply(patch)
    assert page.body == render_body(issue, resolve=PAGES.get)
    page.apply(renderer.use_pages(None))
    assert page.body == render_body(issue)
