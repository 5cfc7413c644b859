"""R11: links to the site's own pages."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.check.cases import all_done, found, knowing, told
from tests.zola import Zola, ZolaError
from twimeditor.core.check.anchors import anchors
from twimeditor.core.check.knowledge import Page
from twimeditor.core.check.own_links import pages_named
from twimeditor.core.post import parse

FILE = "blog/2030/01/2030-01-25-twim.md"
ADDRESS = "/blog/2030/01/25/this-week-in-matrix-2030-01-25/"
PAGE = Page(FILE, frozenset({"dept-of-tea"}))
UNREAD = Page("docs/pots and pans.md")
KNOWN = knowing(
    file="blog/2030/02/2030-02-01-twim.md",
    pages={ADDRESS: PAGE, f"@/{FILE}": PAGE, "/docs/pots/": UNREAD, "@/docs/pots and pans.md": UNREAD},
)
SITE = "https://matrix.org"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"[x]({SITE}{ADDRESS})\n", f"{SITE}{ADDRESS}"),
        (f"> See [x](<{SITE}{ADDRESS.rstrip('/')}>).\n", f"{SITE}{ADDRESS.rstrip('/')}"),
        (f"[x](http://www.matrix.org{ADDRESS}#Dept-of-tea)\n", f"http://www.matrix.org{ADDRESS}#Dept-of-tea"),
        (f"* [x]({ADDRESS})\n", ADDRESS),
        (f"[x]: {SITE}{ADDRESS}\n", f"{SITE}{ADDRESS}"),
        (f"> <{SITE}{ADDRESS}>\n", f"{SITE}{ADDRESS}"),
        (f"[x]({SITE}{ADDRESS}#kettle)\n", f"{SITE}{ADDRESS}#kettle"),
    ],
)
def test_an_address_of_a_page_is_found(text: str, place: str) -> None:
    assert told("R11", text, KNOWN) == [("warning", place)]


def test_an_address_in_an_issue_of_years_ago_is_but_a_doubt() -> None:
    old = f'+++\ndate = "2030-02-01"\n+++\n\n[x]({SITE}{ADDRESS})\n'
    assert told("R11", old, replace(KNOWN, today=date(2032, 2, 1))) == [("hint", f"{SITE}{ADDRESS}")]
    assert told("R11", old, replace(KNOWN, today=date(2030, 2, 1))) == [("warning", f"{SITE}{ADDRESS}")]


@pytest.mark.parametrize(
    "text",
    [
        f"[x](@/{FILE}) [y](@/{FILE}#dept-of-tea) [z](@/docs/pots%20and%20pans.md#any)\n",
        f"`[x]({SITE}{ADDRESS})` and {SITE}{ADDRESS}\n",
        f"[x]({SITE}{ADDRESS}?page=2) [y]({SITE}/_matrix/x/) [z]({SITE}/blog/img/a.png)\n",
        f"![x]({ADDRESS})\n",
        "[x](https://matrix.org.example/blog/) [y](//other.example/blog/2030/)\n",
        f"[x]({SITE}/foundation/) [y]({SITE}/blog/)\n",
        '<a href="@/nowhere.md">x</a>\n',
        "[x](#) and `[y](#nowhere)`\n",
        "## Tea\n\n[x](#tea) [y](#Tea)\n",
    ],
)
def test_what_only_looks_like_it_is_no_problem(text: str) -> None:
    assert told("R11", text, KNOWN) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[x](@/blog/nowhere.md)\n", "@/blog/nowhere.md"),
        (f"> [x](@/{FILE}#kettle)\n", f"@/{FILE}#kettle"),
        (f"> [x](@/{FILE.removesuffix('.md')})\n", f"@/{FILE.removesuffix('.md')}"),
        ("[x](#kettle)\n\n## Tea\n", "#kettle"),
        ("> [x](@/blog/2030/02/2030-02-01-twim.md#kettle)\n", "@/blog/2030/02/2030-02-01-twim.md#kettle"),
        ("## A\n\n### Tea ([website](@/tea.md))\n", "@/tea.md"),
    ],
)
def test_what_breaks_the_site_is_an_error(text: str, place: str) -> None:
    own = Page("blog/2030/02/2030-02-01-twim.md")
    pages = {**(KNOWN.pages or {}), f"@/{own.file}": own}
    assert told("R11", text, knowing(file=own.file, pages=pages)) == [("error", place)]


def test_a_post_that_there_is_none_of_is_doubtful() -> None:
    assert told("R11", f"[x]({SITE}/blog/2030/01/26/tea)\n", KNOWN) == [("hint", f"{SITE}/blog/2030/01/26/tea")]


def test_without_a_site_only_the_issue_itself_is_known() -> None:
    text = f"## Tea\n\n[x]({SITE}{ADDRESS}) [y](@/nowhere.md) [z](#pot)\n"
    assert told("R11", text) == [("error", "#pot")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"[x]({SITE}{ADDRESS}) `{SITE}{ADDRESS}`\n", f"[x](@/{FILE}) `{SITE}{ADDRESS}`\n"),
        (f'> [x]({ADDRESS}#dept-of-tea "T")\n', f'> [x](@/{FILE}#dept-of-tea "T")\n'),
        (f"[x][l] <{SITE}/docs/pots/>\n", f"[x][l] [{SITE}/docs/pots/](@/docs/pots%20and%20pans.md)\n"),
        (f"[l]: <{SITE}{ADDRESS}> 'T'\n", f"[l]: <@/{FILE}> 'T'\n"),
        (f"> [x](@/{FILE.removesuffix('.md')}#dept-of-tea)\n", f"> [x](@/{FILE}#dept-of-tea)\n"),
        (f"## A\n\n### T ([website]({ADDRESS}))\n", f"## A\n\n### T ([website](@/{FILE}))\n"),
    ],
)
def test_the_file_is_linked_to(before: str, after: str) -> None:
    assert all_done("R11", before, KNOWN) == after
    assert found("R11", parse(after), KNOWN) == ()


def test_a_place_that_the_page_does_not_have_is_for_a_person_to_mend() -> None:
    assert [one.fixes for one in found("R11", parse(f"[x]({SITE}{ADDRESS}#kettle)\n"), KNOWN)] == [()]


def test_the_pages_that_a_node_names_are_told() -> None:
    (node, *_) = parse(f"[x]({SITE}{ADDRESS}#a) [y](@/tea) [z](#b) [w](https://tea.example/)\n").leaves()
    assert list(pages_named(node)) == [(ADDRESS, True), ("@/tea", False), ("@/tea.md", False)]


def test_ids_are_those_of_headings_and_html() -> None:
    text = '## Tea & more\n\n## Tea & more\n\nTea.\n\n> #### *In* an update\n\n<a name="Pot"></a> <p id=lid>x</p>\n'
    assert anchors(parse(text)) == {"tea-more", "tea-more-1", "in-an-update", "pot", "lid"}


BROKEN = ("[x](@/nowhere.md)", "> [x](@/q.md#nowhere)", "[x](#nowhere)", "[x](@/q)")


@pytest.mark.parametrize("text", BROKEN)
def test_the_generator_refuses_what_is_an_error(zola: Zola, text: str) -> None:
    head = '+++\ntitle = "T"\n+++\n\n'
    with pytest.raises(ZolaError):
        zola.build({"p.md": f"{head}{text}\n", "q.md": f"{head}## Tea\n"})


def test_the_generator_takes_what_is_right(zola: Zola) -> None:
    head = '+++\ntitle = "T"\npath = "/q"\n+++\n\n'
    links = (
        '[x](#tea) [x](#Tea) [x](#) [x](@/pots%20and%20pans.md#pot) <a href="@/nowhere.md">x</a> `[x](@/nowhere.md)`'
    )
    page = f"{head.replace('/q', '/p')}## Tea\n\n{links}\n"
    assert zola.build({"p.md": page, "pots and pans.md": f"{head}<a name=pot></a>\n"}).html
