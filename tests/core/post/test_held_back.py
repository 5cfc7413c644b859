"""What does not read back is kept apart, closed or held back; everything else is written, whatever was typed."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.issues import POST, issue_of, line_changes, nth, with_field
from tests.core.post.texts import posts
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    Code,
    EntryHeading,
    FrontMatter,
    Image,
    Issue,
    List,
    Node,
    Quote,
    RefDefs,
    SectionHeading,
    Text,
    edits,
    find,
)
from twimeditor.core.post import compose, parse, write, written
from twimeditor.core.post.closing import unclosed
from twimeditor.core.post.settle import settle

HOSTILE = (
    "",
    "a\nb",
    "a\n\nb",
    "a\rb",
    "a\u2028b",
    "\0",
    "\ufeff",
    "\t",
    " x ",
    "🏁 x",
    "#",
    "x #",
    "## x",
    "### y ([website](https://z.example))",
    "===",
    "---",
    "+++",
    "> q",
    "- l",
    "*",
    "    code",
    "```",
    "~~~",
    "`x",
    "<!--",
    "-->",
    "<pre>",
    "<b>",
    "{% details() %}",
    "{% end %}",
    "{{ f(",
    "[a]: b",
    "[^1]: n",
    "[z](u) says",
    "|a|\n|-|",
    "&amp;",
    "\\",
    "(",
    "[",
    "]",
    '"',
    "a\"b'c",
    "@a:b",
    "https://x.example/y z",
    "x:",
)
values = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("\n".join),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map("".join),
)


def editable(issue: Issue) -> list[tuple[Node, str]]:
    found = []
    for node in issue.leaves():
        if not isinstance(node, Blank | FrontMatter):
            fields = node.FIELDS
            if isinstance(node, Attribution):
                fields = ("lead",) if node.guess else ("name", "target", "verb")
            found += [(node, field) for field in fields]
    return found


@st.composite
def edited_issues(draw: st.DrawFn) -> tuple[Issue, dict[int, Node], Issue]:
    """Return an issue, which of its nodes were edited, and the issue with hostile values in them."""
    issue, _ = issue_of()
    places = draw(st.lists(st.sampled_from(editable(issue)), min_size=1, max_size=4))
    edited = issue
    for node, field in places:
        edited = with_field(edited, node, field, draw(values))
    return issue, {node.id: node for node, _ in places}, edited


@st.composite
def structural_edits(draw: st.DrawFn, issue: Issue, ids: IdSource) -> Issue:
    """Return the issue with something of it removed, moved or copied."""
    leaves = [node.id for node in issue.leaves() if not isinstance(node, Blank | FrontMatter)]
    containers = [section.id for section in issue.sections] + [entry.id for entry in issue.entries]
    assume(containers)
    target = draw(st.sampled_from(leaves + containers))
    kind = draw(st.sampled_from(("remove", "duplicate", "move")))
    if kind == "remove":
        return edits.remove(issue, ids, target=target)
    if kind == "duplicate":
        return edits.duplicate(issue, ids, target=target)
    to = draw(st.sampled_from([find.LEAD, *containers]))
    try:
        return edits.move(issue, ids, target=target, to=to, after=None)
    except EditError:
        return issue


def must_read_back(node: Node) -> bool:
    """Tell whether a node's values must come back literally: closing what it leaves open adds to them."""
    if isinstance(node, EntryHeading | SectionHeading):
        return "([website](" not in node.title
    return isinstance(node, Quote) and node.edited and not node.empty and unclosed(node) is None


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@given(edited_issues())
def test_untouched_nodes_survive_whatever_is_typed_elsewhere(made: tuple[Issue, dict[int, Node], Issue]) -> None:
    issue, touched, edited = made
    read = [node.source.text.strip() for node in parse(write(edited)).leaves() if node.source]
    at = 0
    for node in issue.leaves():
        if node.id not in touched and node.source is not None and not isinstance(node, Blank | RefDefs | List):
            at = read.index(node.source.text.strip(), at) + 1


@given(edited_issues())
def test_what_is_not_held_back_reads_back(made: tuple[Issue, dict[int, Node], Issue]) -> None:
    _, touched, edited = made
    result = written(edited)
    held = {held.node_id for held in result.held}
    assert held <= touched.keys()
    read = [tuple(map(words, node.values)) for node in parse(result.text).leaves()]
    for number in touched.keys() - held:
        node = find.node(edited, number)
        if isinstance(node, Block):
            assert all(words(line) in words(result.text) for line in re.split(r"[\r\n]+", node.markdown))
        elif must_read_back(node):
            assert tuple(map(words, node.values)) in read


@given(st.data())
def test_any_order_of_parts_is_written_and_reads_back(data: st.DataObject) -> None:
    issue, ids = issue_of(data.draw(st.sampled_from((POST, POST.rstrip("\n"), POST.replace("\n", "\r\n")))))
    for _ in range(data.draw(st.integers(1, 4))):
        issue = data.draw(structural_edits(issue, ids))
        numbers = [node.id for node in issue.leaves()]
        assert len(numbers) == len(set(numbers))
    result = written(issue)
    assert result.held == ()
    wanted = [node.source.text.strip() for node in issue.leaves() if node.source and not isinstance(node, Blank)]
    assert all(text in result.text for text in wanted)
    read = [node for node in parse(result.text).leaves() if isinstance(node, Quote | EntryHeading | SectionHeading)]
    kept = [node for node in issue.leaves() if isinstance(node, Quote | EntryHeading | SectionHeading)]
    assert [node.values for node in read] == [node.values for node in kept]
    assert "\n\n\n" not in result.text.replace("\r\n", "\n")
    assert result.text.count("\r\n") in {0, result.text.count("\n")}


@given(posts, st.data())
def test_nothing_raises_and_everything_can_be_taken_back(text: str, data: st.DataObject) -> None:
    issue, ids = issue_of(text)
    places = editable(issue)
    assume(places)
    node, field = data.draw(st.sampled_from(places))
    edited = with_field(issue, node, field, data.draw(values))
    write(edited)
    write(settle(edited, ids, target=node.id))
    assert compose(with_field(edited, node, field, getattr(node, field))) == text


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("text\n\n```\ncode", ["text", "", "```", "code", "```"]),
        ("~~~~ py\ncode\n~~~", ["~~~~ py", "code", "~~~", "~~~~"]),
        ("<!-- note", ["<!-- note", "-->"]),
        ("<pre>\nx\n\ny", ["<pre>", "x", "", "y", "</pre>"]),
        ("<?php", ["<?php", "?>"]),
        ("{% details() %}\nx", ["{% details() %}", "x", "{% end %}"]),
        ("{% a() %}\n```\nx", ["{% a() %}", "```", "x", "```", "{% end %}"]),
    ],
)
def test_what_a_block_leaves_open_is_closed(value: str, after: list[str]) -> None:
    issue, _ = issue_of()
    result = written(with_field(issue, nth(issue, Text), "markdown", value))
    assert result.held == ()
    assert line_changes(POST, result.text) == (["A client that is short and stout."], after)


def test_a_shortcode_that_a_quote_leaves_open_is_closed_inside_it() -> None:
    issue, _ = issue_of("> x\n\n{% details() %}\ny\n{% end %}\n")
    result = written(with_field(issue, nth(issue, Quote), "body", "{% details() %}\nz"))
    assert result.text == "> {% details() %}\n> z\n> {% end %}\n\n{% details() %}\ny\n{% end %}\n"
    assert result.held == ()


def test_an_open_fence_in_a_quote_ends_with_the_quote() -> None:
    issue, _ = issue_of("> x\n\ny\n")
    result = written(with_field(issue, nth(issue, Quote), "body", "```\nz"))
    assert result.text == "> ```\n> z\n\ny\n"
    assert result.held == ()


def test_blank_lines_come_between_nodes_that_would_run_together() -> None:
    issue, _ = issue_of("### T\ntext\n> q\n\nmore\n")
    result = written(with_field(issue, nth(issue, Text), "markdown", "> mine"))
    assert result.text == "### T\n\n> mine\n\n> q\n\nmore\n"
    assert result.held == ()


def test_a_lead_that_is_none_is_held_back_and_the_rest_is_saved() -> None:
    issue, _ = issue_of()
    guess, quote = nth(issue, Attribution, 2), nth(issue, Quote, 2)
    edited = with_field(with_field(issue, guess, "lead", "## Hello"), quote, "body", "Longer.")
    result = written(edited)
    assert [held.node_id for held in result.held] == [guess.id]
    assert "read back" in result.held[0].reason
    assert result.text == POST.replace("> Short.", "> Longer.")
    assert compose(result.issue) == result.text


def test_the_last_good_text_is_that_of_the_file_not_of_its_first_version() -> None:
    issue, ids = issue_of()
    guess, heading = nth(issue, Attribution, 2), nth(issue, EntryHeading)
    first = written(with_field(issue, guess, "lead", "Our friends say:"))
    assert first.held == ()
    bad = with_field(with_field(issue, guess, "lead", "> Hello"), heading, "title", "Pot")
    second = written(bad, saved=first.issue)
    assert [held.node_id for held in second.held] == [guess.id]
    assert second.text == first.text.replace("### Teapot", "### Pot")
    third = written(with_field(bad, guess, "lead", "- Hello"), saved=second.issue)
    assert third.text == second.text
    assert written(bad).text == POST.replace("### Teapot", "### Pot")
    added = edits.duplicate(issue, ids, target=guess.id)
    assert written(added, saved=issue).held == ()


def test_an_issue_that_is_all_in_the_file_is_given_back_itself() -> None:
    issue, _ = issue_of()
    edited = with_field(issue, nth(issue, Quote), "body", "Longer.")
    assert written(edited).issue is edited
    assert written(issue, saved=edited).issue is issue


def test_a_new_heading_that_cannot_be_written_stays_an_empty_one() -> None:
    issue, ids = issue_of("## A\n\n### a\n\ntext\n")
    bad = "https://x.y/ ([website](https://z.y))"
    entry = issue.sections[0].entries[0]
    added = edits.add_entry(issue, ids, section=issue.sections[0].id, after=entry.id, title="New", website=bad)
    result = written(added)
    assert result.text == "## A\n\n### a\n\ntext\n\n###\n"
    assert [held.node_id for held in result.held] == [nth(added, EntryHeading, 1).id]


def test_a_new_node_that_cannot_be_written_is_left_out() -> None:
    issue, ids = issue_of()
    section = issue.sections[1]
    block = Code(id=0, markdown="    indented, so part of the list")
    added = edits.add_block(issue, ids, container=section.id, after=nth(issue, List).id, block=block)
    result = written(added)
    assert result.text == POST
    assert [held.node_id for held in result.held] == [nth(added, Code).id]
    assert "follows" in result.held[0].reason


def test_an_innocent_edit_is_not_held_back_with_a_guilty_one() -> None:
    issue, _ = issue_of()
    first, guess = nth(issue, Text), nth(issue, Attribution, 2)
    edited = with_field(with_field(issue, first, "markdown", "Fine."), guess, "lead", "- no author")
    result = written(edited)
    assert [held.node_id for held in result.held] == [guess.id]
    assert "\nFine.\n" in result.text


def test_definitions_may_be_edited_though_author_lines_depend_on_them() -> None:
    issue, _ = issue_of()
    result = written(with_field(issue, nth(issue, RefDefs), "markdown", "[jim]: https://jim.example"))
    assert result.held == ()
    assert "[jim]: https://jim.example" in result.text


def test_an_edited_author_line_does_without_a_definition_that_has_gone() -> None:
    issue, ids = issue_of()
    gone = edits.remove(issue, ids, target=nth(issue, RefDefs).id)
    result = written(with_field(gone, nth(gone, Attribution, 1), "verb", "states:"))
    assert result.held == ()
    assert "[Jim](https://matrix.to/#/@jim:example.org) states:" in result.text


def test_front_matter_that_would_end_too_early_is_held_back() -> None:
    issue, _ = issue_of()
    front = nth(issue, FrontMatter)
    path = find.locate(issue, front.id)
    assert path == find.Path()
    result = written(replace(issue, front=replace(front, text='title = """\n+++\n"""\n')))
    assert [held.node_id for held in result.held] == [front.id]
    assert result.text == POST


def test_text_at_the_start_that_would_be_front_matter_is_held_back() -> None:
    issue, _ = issue_of("Hello.\n\n+++\n\nBye.\n")
    result = written(with_field(issue, nth(issue, Text), "markdown", "+++"))
    assert [held.node_id for held in result.held] == [nth(issue, Text).id]
    assert result.text == "Hello.\n\n+++\n\nBye.\n"


def test_lists_that_meet_may_become_one() -> None:
    issue, ids = issue_of("* a\n\ntext\n\n* b\n")
    result = written(edits.remove(issue, ids, target=nth(issue, Text).id))
    assert result.text == "* a\n\n* b\n"
    assert result.held == ()


def test_an_image_without_an_address_is_told_and_its_alt_text_stays() -> None:
    issue = parse("Text.\n\n![a lamp](lamp.png)\n")
    image = next(node for node in issue.leaves() if isinstance(node, Image))
    without = replace(image, url="")
    result = written(find.with_node(issue, image.id, without))
    assert result.text == "Text.\n\n![a lamp](lamp.png)\n"
    assert [held.reason for held in result.held] == ["an image needs an address"]

    added = replace(without, source=None)
    result = written(find.with_node(issue, image.id, added))
    assert "Text." in result.text
    assert [held.node_id for held in result.held] == [image.id]
