"""Edited nodes are written in the style of their own slices, new ones in that of the issue."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.core.issues import POST, changes_of, issue_of, nth, with_field
from tests.core.post.texts import posts
from twimeditor.core.model import (
    Attribution,
    AttributionForm,
    Code,
    EntryHeading,
    Image,
    List,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
    Text,
    Writing,
    edits,
    find,
)
from twimeditor.core.post import compose, parse, write, written
from twimeditor.core.post.compose import is_silent

ANN = "https://matrix.to/#/@ann:example.org"


@given(posts)
def test_what_is_parsed_is_written_as_it_was(text: str) -> None:
    issue = parse(text)
    assert compose(issue) == text
    assert write(issue) == text
    assert written(issue).held == ()


def edited(text: str, kind: type[Node], field: str, value: str) -> str:
    """Set a field of a text's first node of a kind, and see that it reads back and can be taken back."""
    issue, _ = issue_of(text)
    node = nth(issue, kind)
    changed = with_field(issue, node, field, value)
    result = written(changed)
    assert result.held == ()
    assert compose(with_field(changed, node, field, getattr(node, field))) == text
    return result.text


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("## Old", "New", "## New"),
        ("##  Old  ", "New", "##  New  "),
        ("## Old ##", "New", "## New ##"),
        ("  ## Old", "New", "  ## New"),
        ("##", "New", "## New"),
        ("## Old", "  New \n title ", "## New title"),
        ("## Old", "C #", "## C # ##"),
        ("## Old", "#", "## # ##"),
        ("## Old", "", "##"),
        ("## Old", "🏁", "## 🏁"),
    ],
)
def test_section_headings_keep_their_hashes_and_spaces(before: str, value: str, after: str) -> None:
    assert edited(f"{before}\n\ntext\n", SectionHeading, "title", value) == f"{after}\n\ntext\n"


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("#### Old", "New", "#### New"),
        ("Old\n===", "New", "New\n==="),
        ("Old\n---", "New", "New\n---"),
        ("Old\ntitle\n---", "New\nname", "New\nname\n---"),
    ],
)
def test_sub_headings_keep_their_underline(before: str, value: str, after: str) -> None:
    assert edited(f"{before}\n\ntext\n", SubHeading, "title", value) == f"{after}\n\ntext\n"


@pytest.mark.parametrize(
    ("field", "before", "value", "after"),
    [
        ("title", "### Old ([website](https://x.y))", "New", "### New ([website](https://x.y))"),
        ("title", "### Old  ([website](<https://x.y>)) ", "New", "### New  ([website](<https://x.y>)) "),
        ("title", "### Old ([website](https://x.y))", "", "### ([website](https://x.y))"),
        ("website", "### Old ([website](https://x.y))", "https://z.y/a(b)", "### Old ([website](https://z.y/a(b)))"),
        ("website", "### Old ([website](https://x.y))", "https://z.y/a b", "### Old ([website](<https://z.y/a b>))"),
        ("website", "### Old ([website](https://x.y))", "", "### Old"),
        ("website", "### Old", "https://x.y", "### Old ([website](https://x.y))"),
        ("title", "### Old", "New ([website](https://x.y))", "### New ([website](https://x.y))"),
    ],
)
def test_entry_headings_have_a_website_or_none(field: str, before: str, value: str, after: str) -> None:
    assert edited(f"{before}\n\ntext\n", EntryHeading, field, value) == f"{after}\n\ntext\n"


@pytest.mark.parametrize(
    ("field", "before", "value", "after"),
    [
        ("name", f"[Ann]({ANN}) says", "a_b [c] <d>", rf"[a_b [c] \<d>]({ANN}) says"),
        ("name", f"[Ann]({ANN}) says", "red_sky", f"[red_sky]({ANN}) says"),
        ("name", f"[Ann]({ANN}) says", "Ann\nBee", f"[Ann Bee]({ANN}) says"),
        ("name", f'[Ann]({ANN} "her") says:', "Bee", f'[Bee]({ANN} "her") says:'),
        ("target", f"[*Ann*]({ANN}) says", "@bee:example.org", "[*Ann*](https://matrix.to/#/@bee:example.org) says"),
        ("target", f"[Ann]({ANN}) said:", "https://ann.example/a b", "[Ann](<https://ann.example/a b>) said:"),
        ("target", f"[Ann]({ANN}) says", "", "[Ann]() says"),
        ("verb", f"[Ann]({ANN})\u00a0says:-", "reports", f"[Ann]({ANN})\u00a0reports:-"),
        ("verb", f"[Ann]({ANN}):", "reports", f"[Ann]({ANN}) reports:"),
        ("verb", f"[Ann]({ANN}) says:", "", f"[Ann]({ANN}):"),
        ("verb", f"[Ann]({ANN}) says", "reports:", f"[Ann]({ANN}) reports:"),
        ("verb", f"[Ann]({ANN}) says:", "reports:", f"[Ann]({ANN}) reports:"),
        ("verb", f"[Ann]({ANN}) says ", "reports\nthat", f"[Ann]({ANN}) reports that "),
        (
            "name",
            f'<a class="u" href="{ANN}">Ann</a> says:',
            "B & <C>",
            f'<a class="u" href="{ANN}">B & \\<C></a> says:',
        ),
        (
            "target",
            f"<a href='{ANN}'>Ann</a> says:",
            "https://b.example/?a&b",
            '<a href="https://b.example/?a&b">Ann</a> says:',
        ),
        ("verb", f'<a href="{ANN}">Ann</a>\u00a0says:', "claims", f'<a href="{ANN}">Ann</a>\u00a0claims:'),
        ("lead", "  From the team: ", "From\nus all:", "  From us all:"),
    ],
)
def test_attributions_keep_their_form(field: str, before: str, value: str, after: str) -> None:
    assert edited(f"{before}\n\n> q\n", Attribution, field, value) == f"{after}\n\n> q\n"


@pytest.mark.parametrize("line", [f"[Ann]({ANN}) says", f'<a href="{ANN}">Ann</a> says:', "[Ann] says:"])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(
            ("name", name)
            for name in ("", "<!--", "]](x)", "a`b", "*a*", "A | B", "![x](y)", "a\\", "[[x]]", "&copy;", "^1")
        ),
        *(("target", f"@{name}:x.y") for name in ("a_b", "a(b", "ünï")),
        ("target", ""),
        *(("target", url) for url in ("https://x/a_b*c", "https://x/(a", "<x>", "a\\b", "&amp;", "javascript:a()")),
        *(
            ("verb", verb)
            for verb in ("who said", "says [that](x)", "says: hello", "says <!--", "says `", "(via B) says")
        ),
    ],
)
def test_authors_read_back_whatever_they_are_called(line: str, field: str, value: str) -> None:
    written_text = edited(f"{line}\n\n> q\n\n[ann]: {ANN}\n", Attribution, field, value)
    assert getattr(nth(parse(written_text), Attribution), field) == value


@pytest.mark.parametrize(
    ("field", "before", "value", "after"),
    [
        ("name", "[Ann] says:", "Bee", "[Bee][Ann] says:"),
        ("name", "[A][ann] says:", "Bee", "[Bee][ann] says:"),
        ("name", "[Ann] says:", "B [ann]", r"[B \[ann\]][Ann] says:"),
        ("verb", "[Ann] says:", "claims", "[Ann] claims:"),
        ("target", "[Ann] says:", "@bee:example.org", "[Ann](https://matrix.to/#/@bee:example.org) says:"),
        ("target", "[*A*][ann] says:", "https://b.example", "[*A*](https://b.example) says:"),
    ],
)
def test_an_author_by_reference_stays_one_unless_the_id_changes(
    field: str, before: str, value: str, after: str
) -> None:
    rest = f"\n\n> q\n\n[ann]: {ANN}\n"
    assert edited(before + rest, Attribution, field, value) == after + rest


@pytest.mark.parametrize(
    ("field", "before", "value", "after"),
    [
        ("alt", "![](/a.png)", "two\nlines", "![two lines](/a.png)"),
        ("alt", "![](/a.png)", "a ] b", r"![a \] b](/a.png)"),
        ("alt", "![*x*](</a b.png> 'T')", "y", "![y](</a b.png> 'T')"),
        ("url", "![*x*](/a.png)", "/b (1).png", "![*x*](</b (1).png>)"),
        ("url", '![x](/a.png "T")', "/b.png", '![x](/b.png "T")'),
        ("title", "![x](/a.png)", 'the "big" one', """![x](/a.png 'the "big" one')"""),
        ("title", '![x](/a.png "T")', "", "![x](/a.png)"),
        (
            "alt",
            '<img src="/a.png" width="5" />',
            'a "b" <c>',
            '<img src="/a.png" width="5" alt="a &quot;b&quot; &lt;c&gt;" />',
        ),
        ("url", "<img src='/a.png' alt=''>", "/b.png?x&y", "<img src=\"/b.png?x&y\" alt=''>"),
        ("url", '<a href="/a.png"><img src="/a.png" /></a>', "/b.png", '<a href="/b.png"><img src="/b.png" /></a>'),
        ("url", '<a href="/big.png"><img src="/a.png" /></a>', "/b.png", '<a href="/big.png"><img src="/b.png" /></a>'),
    ],
)
def test_images_keep_their_form(field: str, before: str, value: str, after: str) -> None:
    assert edited(f"text\n\n{before}\n\ntext\n", Image, field, value) == f"text\n\n{after}\n\ntext\n"


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("> a\n> b", "a\nB", "> a\n> B"),
        (">a\n> b\n>\n> c", "a\nb\n\nc\n\nd\ne", ">a\n> b\n>\n> c\n>\n> d\n> e"),
        ("> a\n> \n> b", "a\n\nnew\n\nb", "> a\n> \n> new\n> \n> b"),
        ("> a", "a\n\nb", "> a\n>\n> b"),
        (">a", " b", ">  b"),
        (">a\n>b", "a\n    code", ">a\n>     code"),
        (">\n> a\n>", "\nb\n", ">\n> b\n>"),
        ("> a", "\n\nb\n\n", "> b"),
        ("> a\nlazy\n> b", "a\nlazy\nB", "> a\nlazy\n> B"),
        ("> a\nlazy\nmore", "A\nlazy\nmore", "> A\n> lazy\nmore"),
        ("> a\nlazy", "a\nLAZY", "> a\n> LAZY"),
        ("> a\nlazy", "a\n\nlazy", "> a\n>\n> lazy"),
        ("> a\nlazy", "```\na\nlazy", "> ```\n> a\n> lazy"),
        ("> a", "a\rb\r\nc", "> a\n> b\n> c"),
        ("> a", "# x\n\n```\n<!--", "> # x\n>\n> ```\n> <!--"),
        ("  >  a\n  >  b", " a\n c", "  >  a\n  >  c"),
    ],
)
def test_quotes_keep_the_marks_of_the_lines_that_stay(before: str, value: str, after: str) -> None:
    assert edited(f"{before}\n\ntext\n", Quote, "body", value) == f"{after}\n\ntext\n"


def test_one_line_of_a_long_quote_leaves_the_others_as_they_were() -> None:
    marks = ["> ", ">", ">  ", "> "]
    lines = [f"{marks[n % 4]}line {n}" if n % 7 else marks[n % 4] for n in range(1, 101)]
    text = "\n".join(lines) + "\n"
    issue, _ = issue_of(text)
    quote = nth(issue, Quote)
    changed = with_field(issue, quote, "body", quote.body.replace("line 50\n", "changed\n"))
    assert changes_of(issue, changed) == ([">  line 50"], [">  changed"])


def test_blocks_keep_the_line_ends_of_the_file() -> None:
    assert edited("* a\r\n* b\r\n\r\nx\r\n", List, "markdown", "* a\n* c\n* d") == "* a\r\n* c\r\n* d\r\n\r\nx\r\n"
    assert edited("> a\r\n> b\r\n", Quote, "body", "a\n\nc") == "> a\r\n>\r\n> c\r\n"
    assert edited("## a\r\n\r\nx", Text, "markdown", "y\nz") == "## a\r\n\r\ny\r\nz"


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ('+++\na = "1"\n+++\n\nx\n', 'a = "2"\n', '+++\na = "2"\n+++\n\nx\n'),
        ('+++\na = "1"\n+++\n\nx\n', 'a = "2"', '+++\na = "2"\n+++\n\nx\n'),
        ('\ufeff+++ \r\na = "1"\r\nb = 1\r\n+++', 'a = "1"\nc = 2\n', '\ufeff+++ \r\na = "1"\r\nc = 2\r\n+++'),
        ("\n\n+++\n+++\nx\n", "a = 1\n", "\n\n+++\na = 1\n+++\nx\n"),
    ],
)
def test_front_matter_keeps_its_marks_and_line_ends(before: str, value: str, after: str) -> None:
    issue, _ = issue_of(before)
    assert issue.front is not None
    result = written(replace(issue, front=replace(issue.front, text=value)))
    assert result.text == after
    assert result.held == ()


def test_an_emptied_node_and_one_blank_run_beside_it_are_not_written() -> None:
    issue, _ = issue_of()
    for node, field in [(nth(issue, Quote), "body"), (nth(issue, Text), "markdown")]:
        emptied = with_field(issue, node, field, "")
        assert is_silent(find.node(emptied, node.id))
        gone, came = changes_of(issue, emptied)
        assert node.source is not None
        assert "\n".join(gone).strip("\n") == node.source.text.strip("\n")
        assert gone.count("") <= 1 + node.source.text.count("\n>\n")
        assert came == []
        assert written(emptied).held == ()
        assert compose(with_field(emptied, node, field, getattr(node, field))) == POST


def test_an_emptied_image_is_not_written() -> None:
    issue, _ = issue_of()
    emptied = issue
    for field in ("alt", "url", "title"):
        emptied = with_field(emptied, nth(issue, Image), field, "")
    assert "![" not in write(emptied)
    assert written(emptied).held == ()


def test_the_last_node_goes_with_the_blank_line_before_it() -> None:
    assert edited("## A\n\ntext\n", Text, "markdown", "") == "## A\n"
    assert edited("text\n\n## A\n", Text, "markdown", " \n") == "## A\n"


def test_new_parts_follow_the_style_of_the_issue() -> None:
    text = "## A\n\n[Ann](https://matrix.to/#/@ann:example.org) said:\n\n> a\n> \n> b\n"
    issue, ids = issue_of(text)
    added = edits.add_update(issue, ids, container=issue.sections[0].id, after=nth(issue, Quote).id, verb="said")
    quote = nth(added, Quote, 1)
    for field, value in [("author_name", "Bee"), ("author_id", "@bee:example.org"), ("quote", "x\n\ny")]:
        added = edits.set_field(added, ids, target=quote.id, field=field, value=value)
    assert write(added) == text + "\n[Bee](https://matrix.to/#/@bee:example.org) said:\n\n> x\n> \n> y\n"


def test_a_verb_that_ends_a_sentence_needs_no_colon() -> None:
    issue, ids = issue_of("## A\n\n[Ann](https://matrix.to/#/@ann:example.org) said:\n\n> a\n")
    added = edits.add_update(issue, ids, container=issue.sections[0].id, after=nth(issue, Quote).id, verb="was late!")
    quote = nth(added, Quote, 1)
    for field, value in [("author_name", "Bee"), ("author_id", "@bee:example.org"), ("quote", "x")]:
        added = edits.set_field(added, ids, target=quote.id, field=field, value=value)
    assert "[Bee](https://matrix.to/#/@bee:example.org) was late!\n" in write(added)


@pytest.mark.parametrize(("glued", "gap"), [(True, ""), (False, "\n")])
def test_the_text_of_a_new_ping_follows_its_heading_as_the_style_says(*, glued: bool, gap: str) -> None:
    issue, ids = issue_of("## Dept of Ping 🏓\n\n## Dept of Clients 📱\n")
    issue = replace(issue, writing=Writing(glued=glued))
    for section in issue.sections:
        issue = edits.add_entry(issue, ids, section=section.id, after=None, title="#a:x.y")
    for entry in tuple(issue.entries):
        issue = edits.set_field(issue, ids, target=entry.id, field="description", value="Join.")
    result = written(issue)
    ping, clients = (f"### #a:x.y\n{one}Join.\n" for one in (gap, "\n"))
    assert result.text == f"## Dept of Ping 🏓\n\n{ping}\n## Dept of Clients 📱\n\n{clients}"
    assert result.held == ()


def test_a_node_that_is_not_in_its_neighbours_place_any_more_gets_blank_lines() -> None:
    issue, ids = issue_of("### T\ntext\n> q\n")
    block = Code(id=0, markdown="```\nx\n```")
    entry = issue.sections[0].entries[0]
    added = edits.add_block(issue, ids, container=entry.id, after=nth(issue, Text).id, block=block)
    assert write(added) == "### T\ntext\n\n```\nx\n```\n\n> q\n"


def test_a_blank_line_after_a_lone_carriage_return_is_one() -> None:
    issue, ids = issue_of("## A\n\nx\n\ny\r")
    added = edits.add_section(issue, ids, after=issue.sections[0].id, title="B")
    assert write(added) == "## A\n\nx\n\ny\r\n\n## B\n"


def test_a_short_form_is_written_anew_with_the_colon_that_the_lead_had() -> None:
    issue, ids = issue_of()
    guess = nth(issue, Attribution, 2)
    short = edits.make_short(issue, ids, attribution=guess.id)
    assert nth(short, Attribution, 2).form is AttributionForm.LINK
    assert changes_of(issue, short)[1] == ["[Ann](https://matrix.to/#/@ann:example.org) told us:"]
    assert written(short).held == ()
