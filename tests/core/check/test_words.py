"""Which words of an issue are looked up in a dictionary, and which are left alone."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.check.place import Place
from twimeditor.core.check.words import bare, established, named, names, vocabulary, words
from twimeditor.core.post import parse


def looked_up(markdown: str) -> list[str]:
    return [place.text for node in parse(markdown).leaves() for place in words(node)]


def test_the_words_of_a_quote_are_looked_up_where_they_stand() -> None:
    quote = next(node for node in parse("> Hello, dear world!\n").leaves() if node.KIND == "quote")

    assert [(place.field, place.start, place.end) for place in words(quote)] == [
        ("body", 0, 5),
        ("body", 7, 11),
        ("body", 12, 17),
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "> see `teh code` there",
        "> see ``teh `odd` code`` there",
        "> see\n> ```\n> teh code\n> ```\n> there",
        "> see\n> ```\n> teh code\n> it is open\n",
        "> see [there](https://teh.example/qwrt)",
        "> see [there](qwrt_(teh).html)",
        "> see [there][teh]",
        "> see there[^qwrt]",
        "> see <https://qwrt.example> there",
        "> see https://qwrt.example/teh there",
        "> see www.qwrt.example there",
        "> see there {{ teh(qwrt='1') }}",
        "> see <b class='qwrt'>there</b>",
        "> see <!-- teh qwrt --> there",
        "> see [Qwrt Teh](https://matrix.to/#/@qwrt:example.org) there",
        "> see @qwrt:example.org there",
        "> see #qwrt:example.org there",
        "> see there qwrt@example.org",
        "> see qwrt.py there",
        "> see src/qwrt there",
        "> see qwrt_teh there",
        "> see qwrt2 there",
        "> see qwrtTeh there",
        "> see QWRT there",
        "> see :qwrt: there",
        "> see qwrt() there",
        "> see &qwrt; there",
        "> see `qwrt` there\n> - `teh`",
        "> see <code>teh qwrt</code> there",
        "> see <kbd class='a'>teh <b>qwrt</b></kbd> there",
    ],
)
def test_what_is_no_prose_is_left_alone(markdown: str) -> None:
    assert set(looked_up(markdown)) <= {"see", "there"}


def test_what_stands_around_it_is_looked_up() -> None:
    assert looked_up("> see `teh` there, and “here” *too*") == ["see", "there", "and", "here", "too"]
    assert looked_up("> a [link text](https://example.org) (in brackets)") == ["link", "text", "in", "brackets"]
    assert looked_up("> one|two") == ["one", "two"]
    assert looked_up("> well-known, don't") == ["well", "known", "don't"]


def test_words_of_titles_alt_texts_tables_and_lists_are_looked_up() -> None:
    headings = "## Dept of Bridges\n\n### A title\n\n"
    blocks = "![some words](x.png)\n\n- item\n\n| cell | two |\n| --- | --- |\n| x | y |\n"

    assert looked_up(headings + blocks) == ["Dept", "of", "Bridges", "title", "some", "words", "item", "cell", "two"]


def test_front_matter_definitions_and_code_have_no_words() -> None:
    post = '+++\ntitle = "Teh title"\n+++\n\n```\nteh code\n```\n\n[teh]: https://example.org "qwrt"\n'

    assert looked_up(post) == []


def test_authors_and_what_titles_write_with_a_capital_are_names() -> None:
    post = "## Dept\n\n### Zorble news\n\n[Qwrt](https://matrix.to/#/@q:example.org) says\n\n> Zorble\n"

    assert names(parse(post)) == {"Zorble", "Qwrt"}
    assert (bare("Zorble's"), bare("Zorble’s"), bare("is")) == ("Zorble", "Zorble", "is")


def test_what_several_posts_have_is_established() -> None:
    posts = list(map(vocabulary, ("a zorble here, a zorble there", "zorble", "my zorble, Qwrt", "Qwrt")))

    assert established(posts) == {"zorble"}
    assert established(posts, least=2) == {"zorble", "Qwrt"}


def test_a_word_is_found_with_astral_characters_and_line_ends_before_it() -> None:
    assert looked_up("> 🎉🏗️ good\r\n> news\r\n") == ["good", "news"]


@given(st.text(alphabet=st.sampled_from("ab 'c`~\n>[](){}<>!#:|é🎉_1"), max_size=60))
def test_places_always_name_letters_of_the_text(text: str) -> None:
    for place in places(f"> {text}"):
        assert place.text
        assert place.text == place.value[place.start : place.end]
        assert place.text.replace("'", "").isalpha()


def places(markdown: str) -> Iterator[Place]:
    for node in parse(markdown).leaves():
        yield from words(node)


def test_a_hostile_text_takes_no_longer_than_its_length() -> None:
    assert looked_up("> " + "`" * 30_000) == []
    assert looked_up("> " + "[" * 30_000) == []
    assert looked_up("> " + "{{" * 15_000) == []
    assert looked_up("> " + "<a" * 15_000) == []


def test_code_in_html_that_never_ends_takes_no_words_away() -> None:
    assert looked_up("> see <code>teh there") == ["see", "teh", "there"]


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("> [a](https://zorble.example/qwrt-1) b", {"https", "zorble", "example", "qwrt"}),
        ("> <https://Zorble.example> b", {"https", "zorble", "example"}),
        ("### T ([website](https://zorble.example))", {"https", "zorble", "example"}),
        ("> see zorble.example or /zorble", set()),
    ],
)
def test_an_address_is_made_of_names(markdown: str, wanted: set[str]) -> None:
    found = frozenset[str]().union(*(named(node) for node in parse(markdown + "\n").leaves()))
    assert found == wanted
