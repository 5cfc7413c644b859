"""What the site cannot be built with: the front matter that its generator refuses, links without an address."""

from collections.abc import Iterator

import pytest

from tests.core.check.cases import found, knowing, told
from tests.zola import Zola, ZolaError
from twimeditor.core.check.problem import Severity
from twimeditor.core.post import parse

HEAD = 'title = "T"\n'


def front(lines: str) -> str:
    return f"+++\n{lines}\n+++\n\nTea.\n"


REFUSED = {
    "title = 3": "3",
    'date = "4 January 2030"': "4 January 2030",
    'date = "2030-02-30"': "2030-02-30",
    'date = ""': "",
    "date = 3": "3",
    "date = 10:00:00": "10:00:00",
    'updated = "soon"': "soon",
    'path = ""': "",
    "path = 1": "1",
    'slug = ""': "",
    'draft = "yes"': "yes",
    'weight = "1"': "1",
    'authors = "Zoë"': "Zoë",
    'aliases = "/tea"': "/tea",
    "extra = 3": "3",
    'in_search_index = "no"': "no",
    "description = true": "true",
    '[taxonomies]\nauthor = "Zoë"': "Zoë",
    '[taxonomies]\nauthor = [""]': "",
}
TAKEN = (
    'tea = "any key"',
    "[tea]\npot = 1",
    'date = "2030-02-01"',
    'date = "2030-2-1"',
    "date = 2030-02-01",
    "date = 2030-02-01T10:00:00Z",
    'date = "2030-02-01T10:00:00+00:00"',
    'date = "2030-02-01 10:00:00"',
    "draft = false\nweight = 3",
    '[extra]\nimage = 3\n[taxonomies]\nauthor = ["Zoë"]',
    "[taxonomies]\nauthor = []",
)
BROKEN = {
    "title = \npath = 1": ("title = ", "a value is missing, or lacks its quotes"),
    'title = "a"\ntitle = "b"': ('title = "b"', "a key stands there twice"),
    'title = "a" path = "b"': ('title = "a" path = "b"', "there is more behind a value"),
    'aliases = ["a",\n"b"': ('"b"', "a list lacks its closing bracket"),
    "title": ("title", "a key has no = and value behind it"),
}
EMPTY_LINKS = (
    "> [x]()\n",
    "> f[0]() and [a] ()\n",
    "> Tea [in [a] pot]( ) here\n",
    "> [x](<>)\n",
    "> [x][l]\n>\n> [l]: <>\n",
)


@pytest.mark.parametrize(("lines", "place"), REFUSED.items())
def test_what_the_generator_refuses_is_found_where_it_stands(lines: str, place: str) -> None:
    assert told("build", front(lines)) == [("error", place)]


@pytest.mark.parametrize("lines", ["title = {a = 1}", "[[title]]\na = 1", "extra = [1]", "description = [1]"])
def test_a_value_without_characters_of_its_own_is_told_of_as_a_whole(lines: str) -> None:
    (problem,) = found("build", parse(front(lines)))
    assert (problem.severity, problem.place.field) == (Severity.ERROR, "")


@pytest.mark.parametrize("lines", TAKEN)
def test_what_it_takes_is_no_problem(lines: str) -> None:
    assert told("build", front(lines)) == []


@pytest.mark.parametrize(("lines", "wanted"), BROKEN.items())
def test_broken_front_matter_is_told_in_words_and_by_its_line(lines: str, wanted: tuple[str, str]) -> None:
    (problem,) = found("build", parse(front(lines)))
    assert (problem.place.text, problem.place.field) == (wanted[0], "text")
    assert f"({wanted[1]})" in problem.message


def test_a_list_that_the_site_does_not_have_is_found() -> None:
    text = front('[taxonomies]\nmood = ["calm"]\nauthor = ["Zoë"]')
    assert told("build", text, knowing(taxonomies=frozenset({"author"}))) == [("error", "calm")]
    assert told("build", text) == []


@pytest.mark.parametrize("text", EMPTY_LINKS)
def test_a_link_without_an_address_is_found_in_an_update(text: str) -> None:
    ((severity, place),) = told("build", text)
    assert severity == "error"
    assert place.startswith("[")
    assert "and" not in place


@pytest.mark.parametrize("text", ["> `[x]()`\n", "> ![x]()\n", "> \\[x]()\n", "> [x](#)\n", "[x]()\n"])
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert told("build", text) == []


def test_a_huge_text_is_not_looked_at() -> None:
    assert told("build", front("# " + "x" * 70_000 + "\ntitle = 3")) == []


def built(zola: Zola, page: str) -> bool:
    try:
        zola.build({"p.md": page})
    except ZolaError:
        return False
    return True


@pytest.mark.parametrize("lines", [*REFUSED][::4])
def test_the_generator_refuses_it_too(zola: Zola, lines: str) -> None:
    assert not built(zola, front(lines))


@pytest.mark.parametrize("text", EMPTY_LINKS[::3])
def test_the_generator_refuses_such_links_too(zola: Zola, text: str) -> None:
    assert not built(zola, f"+++\n{HEAD}+++\n\n{text}")


def pages() -> Iterator[tuple[str, str]]:
    for number, lines in enumerate(TAKEN):
        yield f"p{number}.md", front(lines)


def test_the_generator_takes_what_is_no_problem(zola: Zola) -> None:
    assert zola.build(dict(pages())).html
