"""What is found, where, and what is no pattern."""

import pytest

from tests.core.issues import issue_of
from twimeditor.core.errors import SearchError
from twimeditor.core.model import find
from twimeditor.core.search import Hit, Query, Scope, hits, tally
from twimeditor.core.search.links import targets

POST = """\
+++
title = "This Week in Lamps"
date = "2031-02-07"

[extra]
image = "https://example.org/lamp.png"
+++

## Dept of Lamps 🏮

### Lamp ([website](https://lamp.example.org))

A lamp, described.

[Lamp Lighter](https://matrix.to/#/@lamp:example.org) says

> The lamp is on, see [the lamp](https://lamp.example.org/on) and `lamp`.
> Two words
> over two lines.

![lamp](/blog/img/lamp.png "a lamp")

From the lamp team:

> More.

* a lamp in a list

[lamp]: https://example.org/lamp
"""


def found(text: str = "lamp", post: str = POST, **options: object) -> list[Hit]:
    return list(hits(issue_of(post)[0], Query(text, **options)))  # type: ignore[arg-type] # options of any kind


def fields(places: list[Hit]) -> list[str]:
    return [hit.field for hit in places]


def test_every_field_is_looked_through_in_file_order() -> None:
    names = ["title", "extra.image", "title", "title", "website", "markdown", "name", "target"]
    quotes = ["body"] * 4
    assert fields(found())[: len(names)] == names
    assert fields(found())[len(names) : len(names) + 4] == quotes
    assert fields(found())[len(names) + 4 :] == ["alt", "url", "title", "lead", *["markdown"] * 3]


def test_a_hit_tells_where_it_is() -> None:
    issue, _ = issue_of(POST)
    for hit in hits(issue, Query("lamp")):
        assert hit.text.lower() == "lamp"
        node = find.node(issue, hit.node)
        assert hit.field in {"extra.image", "title"} or getattr(node, hit.field) == hit.value
        assert hit.container in {issue.front and issue.front.id, *find.section(issue, issue.sections[0].id).ids}


def test_capitals_count_only_when_they_are_to() -> None:
    assert len(found("LAMP")) == len(found("lamp"))
    assert not found("LAMP", case=True)


def test_whole_words() -> None:
    assert "website" in fields(found("lamp", words=True))
    assert not found("lam", words=True)


def test_whole_words_that_begin_with_a_sign() -> None:
    assert len(found("@lamp", words=True)) == 1
    assert len(found("(a+)", post="## (a+)\n", words=True)) == 1


def test_a_space_is_found_at_the_end_of_a_line() -> None:
    assert [hit.text for hit in found("words over")] == ["words\nover"]


def test_a_loose_query_takes_any_white_space() -> None:
    assert len(found("Two   words", loose=True)) == 1
    assert not found("Two   words")
    assert not found("   ", loose=True)


def test_space_itself_can_be_looked_for() -> None:
    assert len(found("  ", post="## a  b\n")) == 1


def test_a_pattern() -> None:
    assert [hit.text for hit in found(r"\d{4}-\d\d", pattern=True)] == ["2031-02"]
    assert [hit.text for hit in found(r"^The lamp", pattern=True)] == ["The lamp"]


def test_an_empty_place_is_none() -> None:
    assert found("q*", pattern=True) == []
    assert found("") == []


def test_titles_only() -> None:
    assert fields(found(scope=Scope.TITLES)) == ["title"] * 3


def test_quotes_only() -> None:
    assert fields(found(scope=Scope.QUOTES)) == ["body"] * 4


def test_links_only() -> None:
    names = ["extra.image", "website", "target", "body", "url", "markdown"]
    assert fields(found(scope=Scope.LINKS)) == names
    assert fields(found("^https", pattern=True, scope=Scope.LINKS)) == ["extra.image", "website", "body", "markdown"]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[a](b) [c](<d e> 'f')", ["b", "d e"]),
        ("[a](b(c)d) [x]( y \"z\")", ["b(c)d", "y"]),
        ("<https://a.b> and https://c.d/e_f.", ["https://a.b", "https://c.d/e_f"]),
        ('<a href="b" title="c"><img src=\'d\'></a>', ["b", "d"]),
        ("[a]: b\n[c]: <d>", ["b", "d"]),
        ("`[a](b)` ``<https://a.b>`` [c](d)", ["d"]),
        ("```\n[a](b)\n```\n[c](d)", ["d"]),
        ("a ` b [c](d)", ["d"]),
        ("no link", []),
    ],
)  # fmt: skip
def test_where_the_targets_of_links_stand(markdown: str, expected: list[str]) -> None:
    assert [markdown[start:end] for start, end in targets(markdown)] == expected


@pytest.mark.parametrize("pattern", ["(a", "[a", "*", "a\\", "a)", "(?P<n>", "(?<=a", r"\p{Nothing}", "a{2,1}", "(?z)"])
def test_what_is_no_pattern_is_told_in_words(pattern: str) -> None:
    with pytest.raises(SearchError, match="no regular expression"):
        found(pattern, pattern=True)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*$", "(a|aa)+$"])
def test_a_pattern_that_never_ends_is_given_up(pattern: str) -> None:
    with pytest.raises(SearchError, match="takes too long"):
        found(pattern, post=f"> {'a' * 5000}b\n", pattern=True)


def test_groups_are_filled_into_the_replacement() -> None:
    (hit,) = found(r"(\d{4})-(?P<month>\d\d)", pattern=True, replacement=r"\g<month>/\1")
    assert hit.new == "02/2031"


def test_a_replacement_is_literal_without_a_pattern() -> None:
    assert {hit.new for hit in found("lamp", replacement=r"\1")} == {r"\1"}


@pytest.mark.parametrize("template", [r"\7", r"\g<none>", r"\g<", "\\"])
def test_a_replacement_that_cannot_be_filled_is_told_in_words(template: str) -> None:
    with pytest.raises(SearchError, match="The replacement"):
        found("(lamp)", pattern=True, replacement=template)


def test_broken_front_matter_is_looked_through_as_text() -> None:
    assert fields(found("lamp", post='+++\ntitle = "lamp\n+++\n')) == ["text"]


def test_a_tally_counts_what_hits_are_found() -> None:
    issue, _ = issue_of(POST)
    query = Query("lamp", loose=True)
    assert sum(count for _, count in tally(issue, query)) == len(list(hits(issue, query)))
