"""Where the fields' characters stand in the file, and the way back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twimeditor.core.check.layout import Layout, layout
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.text_lines import TextLines
from twimeditor.core.model import Issue, Node, find
from twimeditor.core.post import parse
from twimeditor.core.post.fields import fields

COMMA = '", "'
"""What stands between two values of an array."""

FRONT = '+++\ntitle = "T"\n+++\n\n'


def node_with(issue: Issue, field: str) -> Node:
    return next(node for node in issue.leaves() if field in dict(fields(node)))


def text_of(issue: Issue, field: str, part: str | None = None) -> tuple[str, int]:
    """Return what the file has of a part of a field's value, and where."""
    node = node_with(issue, field)
    value = dict(fields(node))[field]
    start = 0 if part is None else value.index(part)
    laid_out = layout(issue)
    span = laid_out.span(place_in(node, field, start, start + len(value if part is None else part)))
    return laid_out.text[slice(*span)], span[0]


def every_character(issue: Issue, step: int = 1) -> Iterator[Place]:
    for node in issue.leaves():
        for field, value in fields(node):
            yield from (Place(node.id, field, at, at + 1, value) for at in range(0, len(value), step))


def test_every_character_of_a_real_post_is_found_and_leads_back(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    issue = parse(text)
    laid_out = layout(issue)
    assert laid_out.text == text
    for place in every_character(issue):
        start, end = laid_out.span(place)
        joined = {" ": text[start:end].isspace() or text[start:end] == COMMA, ",": text[start:end] == COMMA}
        is_joined = joined.get(place.text, False)
        assert text[start:end] == place.text or is_joined, place
        if place.start % 3 == 0:
            back = laid_out.place(start, end)
            assert back == place or (is_joined and back.start <= place.start < back.end)


def test_every_character_of_a_real_post_with_other_line_ends_is_found(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode().replace("\n", "\r\n")
    issue = parse(text)
    laid_out = layout(issue)
    for place in every_character(issue, step=11):
        start, end = laid_out.span(place)
        if place.text not in " ,":
            assert text[start:end].replace("\r\n", "\n") == place.text
            assert laid_out.place(start, end) == place


PIECES = (
    *("+++\n", 'title = "x \\"q\\" \\u00e9"\n', "date = 2030-01-01\n", '[taxonomies]\ncategory = ["a", "b"]\n'),
    *("## H\n", "### T ([website](https://a.example/b))\n", "### T ([website](<https://a.example/b c>))  \n"),
    *("#### S ##\n", "S\n===\n", "S\nq\n---\n", "[n\\_a *b*](https://matrix.to/#/@a:b.example) says:\n"),
    *("[n](https://matrix.to/#/%40a%3Ab.example) says\n&amp; x:\n", "[N][x] said:\n", "[x]: https://a.example\n"),
    *(
        '<a href="https://matrix.to/#/@a:b">N &lt; M</a> said:\n',
        "Thanks to [N](https://matrix.to/#/@a:b), who\n said:\n",
    ),
    *(
        "> a\n>b\n>  c\n> \n>\n> d\nlazy\n",
        ">\t* x\n",
        "> > n\n>\n> \n",
        '![a\\_l &amp; t](/x.png "t")\n',
        "![](x.png)\n",
    ),
    *('<img alt="a &quot;b" src=/x.png>\n', '<a href="/x.png"><img src="/x.png"></a>\n', "|a|b|\n|-|-|\n|1|2|\n"),
    *("* a\n* b\n\n  c\n", "```\ncode\n\n\nx\n```\n", "    code\n\n", '{{ youtube_player(video_id="abc") }}\n'),
    *('{% details(summary="x") %}\nq\n{% end %}\n', "<!-- more -->\n", "\n", "\r\n", "  \n", "text\n", "text"),
    *("\ufeff", "\0", "é🏢", "\t", "\r", "\\", '"', "&amp;", "%40"),
)
TYPED: tuple[Callable[[str], str], ...] = (
    lambda value: f"{value}x",
    lambda value: f"\n\n{value}\n\n",
    lambda value: f" {value} ",
    lambda value: value[::-1],
    lambda _: "",
    lambda _: "a\n\n\nb",
    lambda _: " a\nb ",
    lambda _: "a_b [c] & d",
    lambda _: "> a\n>\n>b",
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(TYPED), st.integers(0, 40))
def test_whatever_is_there_or_typed_each_character_leads_back_to_its_field(
    text: str, typed: Callable[[str], str], number: int
) -> None:
    issue = parse(text)
    assert layout(issue).text == text
    assert_leads_back(issue)
    nodes = [node for node in issue.leaves() if node.FIELDS]
    if nodes:
        node = nodes[number % len(nodes)]
        field = node.FIELDS[number % len(node.FIELDS)]
        assert_leads_back(changed(issue, node, field, typed(getattr(node, field))))


def changed(issue: Issue, node: Node, field: str, value: str) -> Issue:
    values: dict[str, Any] = {field: value}
    return find.with_node(issue, node.id, replace(node, **values))


def assert_leads_back(issue: Issue) -> None:
    laid_out = layout(issue)
    for place in every_character(issue):
        start, end = laid_out.span(place)
        assert 0 <= start <= end <= len(laid_out.text)
        if end - start == 1 and not place.text.isspace():
            assert laid_out.text[start:end] == place.text
        if start < end and any(piece.node.id == place.node for piece in laid_out.pieces):
            back = laid_out.place(start, end)
            assert (back.node, back.field) == (place.node, place.field)
            assert back.start <= place.start <= back.end
    for at in range(0, len(laid_out.text) + 1, 3):
        assert_is_somewhere(laid_out, at)


def assert_is_somewhere(laid_out: Layout, at: int) -> None:
    for end in (at, at + 1, at + 40):
        place = laid_out.place(at, min(end, len(laid_out.text)))
        assert 0 <= place.start <= place.end <= len(place.value)
    line, column = laid_out.line_column(at)
    assert TextLines(laid_out.text).span(line)[0] + column - 1 == at


@pytest.mark.parametrize(
    ("text", "field", "part", "wanted"),
    [
        ("## Dept of Pots 🫖\n", "title", "Pots", "Pots"),
        ("### Teapot ([website](https://teapot.example))\n", "website", None, "https://teapot.example"),
        ("### Teapot ([website](<https://teapot.example/a b>))\n", "website", None, "https://teapot.example/a b"),
        ("Teapot\nand *cups*\n---\n", "title", "cups", "cups"),
        ("#### Teapot ####\n", "title", None, "Teapot"),
        ("[Zo\\_ë](https://matrix.to/#/@zoe:example.org) says:\n", "name", "o_", "o\\_"),
        ("[Zoë](https://matrix.to/#/@zoe:example.org) says:\n", "target", None, "@zoe:example.org"),
        ("[Zoë](https://matrix.to/#/%40zoe:example.org) says:\n", "target", "@zoe", "%40zoe"),
        ("[Zoë](https://matrix.to/#/@zoe:example.org) says:\n", "verb", None, "says"),
        ('<a href="https://matrix.to/#/@zoe:example.org">Zoë</a> says:\n', "target", None, "@zoe:example.org"),
        ('<a href="https://matrix.to/#/@zoe:example.org">Zo &amp; ë</a> says:\n', "name", "&", "&amp;"),
        ("[Zoë] says:\n\n> a\n\n[Zoë]: https://matrix.to/#/@zoe:example.org\n", "name", None, "Zoë"),
        ("> one\n> two\nlazy\n", "body", "two\nlazy", "two\nlazy"),
        ("> one\n>\ttwo\n", "body", "two", "two"),
        ("> one\n>\n> two\n", "body", "one\n\ntwo", "one\n>\n> two"),
        ('![a \\* b](/blog/img/a.png "A title")\n', "alt", "a *", "a \\*"),
        ('![a](/blog/img/a.png "A title")\n', "url", None, "/blog/img/a.png"),
        ('![a](/blog/img/a.png "A title")\n', "title", None, "A title"),
        ("<img src='/blog/img/a.png' alt='a pot'>\n", "alt", None, "a pot"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", "markdown", "1 | 2", "1 | 2"),
        ("* one\n* two", "markdown", "two", "two"),
    ],
)
def test_a_part_of_a_field_is_found_in_the_file(text: str, field: str, part: str | None, wanted: str) -> None:
    assert text_of(parse(text), field, part)[0] == wanted


@pytest.mark.parametrize(
    ("toml", "key", "wanted"),
    [
        ('title = "A pot"', "title", "A pot"),
        ("title = 'A pot'", "title", "A pot"),
        ('title = "A \\"pot\\" \\u00e9"', "title", 'A \\"pot\\" \\u00e9'),
        ('title = """\nA pot"""', "title", "A pot"),
        ("date = 2030-02-01", "date", "2030-02-01"),
        ("draft = true", "draft", "true"),
        ('[taxonomies]\nauthor = ["Zoë", "Jim"]', "taxonomies.author", 'Zoë", "Jim'),
        ('[taxonomies]\nauthor = []\ncategory = ["X"]', "taxonomies.category", "X"),
        ('# title = "x"\n[extra]\nimage = "x" # x\n[other]\ntitle = "x"', "other.title", "x"),
        ('extra.image = "a.png"', "extra.image", "a.png"),
        ('extra = { image = "a.png" }', "extra.image", "a.png"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_key_of_the_front_matter_is_found(toml: str, key: str, wanted: str, end: str) -> None:
    text = f"+++\n{toml}\n+++\n".replace("\n", end)
    found, start = text_of(parse(text), key)
    assert found == wanted
    assert start == text.rindex(wanted)


def test_broken_front_matter_is_found_line_by_line() -> None:
    text = '\ufeff\n+++\ntitle = "A\npath = x\n+++\ntext\n'
    assert text_of(parse(text), "text", "path = x") == ("path = x", text.index("path"))


def test_a_key_that_is_missing_belongs_at_the_end_of_the_front_matter() -> None:
    issue = parse(FRONT)
    assert issue.front is not None
    start, end = layout(issue).span(Place(issue.front.id, "date"))
    assert FRONT[start:].startswith("+++\n")
    assert start == end == FRONT.rindex("+++")


def test_what_lacks_has_its_place_between_what_is_there() -> None:
    text = "![](/blog/img/a.png)\n\n### Teapot\n"
    issue = parse(text)
    assert text_of(issue, "alt") == ("", text.index("]"))
    assert text_of(issue, "website") == ("", len(text) - 1)


@pytest.mark.parametrize(
    ("text", "syntax", "field", "wanted"),
    [
        ("## Dept of Pots\n", "##", "title", "Dept of Pots"),
        ("> one\n> two\n", "> t", "body", "t"),
        ("> one\n>\n> two\n", "> ", "body", "one"),
        ("[Zoë](https://matrix.to/#/@zoe:example.org) says:\n", ".to/#/", "target", "@zoe:example.org"),
        ("[Zoë](https://matrix.to/#/@zoe:example.org) says:\n", "[Z", "name", "Z"),
        ("![a pot](/blog/img/a.png)\n", "![", "alt", "a pot"),
        (FRONT, "title", "title", "T"),
        ("<!-- more -->\n", "more", "", ""),
    ],
)
def test_marks_between_fields_mean_what_stands_beside_them(text: str, syntax: str, field: str, wanted: str) -> None:
    start = text.index(syntax)
    place = layout(parse(text)).place(start, start + len(syntax))
    assert (place.field, place.text) == (field, wanted)


def test_of_characters_in_several_nodes_those_of_the_first_count() -> None:
    text = "## Pots\n\nA text.\n\n> A quote.\n"
    place = layout(parse(text)).place(text.index("text"), len(text))
    assert place.text == "text."


def test_a_caret_stands_between_the_same_characters() -> None:
    text = "> one\n> two\n"
    laid_out = layout(parse(text))
    place = laid_out.place(text.index("wo"), text.index("wo"))
    assert (place.start, place.end) == (place.value.index("wo"),) * 2
    assert laid_out.span(place) == (text.index("wo"),) * 2


def test_a_section_an_entry_and_the_lead_have_their_lines() -> None:
    text = f"{FRONT}Lead.\n\n## Pots\n\n### Teapot\n\nText.\n\n## Cups\n"
    issue = parse(text)
    laid_out = layout(issue)
    section, entry = issue.sections[0], issue.sections[0].entries[0]
    assert text[slice(*laid_out.span(Place(find.LEAD)))] == "Lead."
    assert text[slice(*laid_out.span(Place(section.id)))] == "## Pots\n\n### Teapot\n\nText."
    assert text[slice(*laid_out.span(Place(entry.id)))] == "### Teapot\n\nText."
    assert text[slice(*laid_out.span(Place(entry.heading.id)))] == "### Teapot"


def test_a_node_that_is_not_written_has_its_place_before_the_next() -> None:
    text = "## Pots\n\nA text.\n\n> A quote.\n"
    issue = parse(text)
    node = node_with(issue, "markdown")
    laid_out = layout(changed(issue, node, "markdown", ""))
    start, end = laid_out.span(Place(node.id, "markdown"))
    assert (laid_out.text[start:], end) == ("> A quote.\n", start)


def test_an_empty_issue_has_a_place() -> None:
    laid_out = layout(parse(""))
    assert laid_out.place(0, 0) == Place(find.LEAD)
    assert laid_out.span(Place(find.LEAD)) == (0, 0)
    assert laid_out.line_column(0) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_and_columns_count_from_one_in_characters(end: str) -> None:
    text = f"é🏢x{end}{end}last"
    laid_out = layout(parse(text))
    assert laid_out.line_column(text.index("x")) == (1, 3)
    assert laid_out.line_column(text.index("last") + 2) == (3, 3)
    assert TextLines(text).span(3) == (text.index("last"), len(text))
    assert TextLines(text).span(1) == (0, 3)


def test_many_places_in_one_long_quote_are_found_at_once() -> None:
    text = "".join(f"> line {number} of it\n" for number in range(20_000))
    issue = parse(text)
    laid_out = layout(issue)
    place = Place(-1)
    for start in range(0, len(text), 20):
        place = laid_out.place(start + 2, start + 6)
    assert place.field == "body"
    assert laid_out.span(place)[0] > len(text) - 40
