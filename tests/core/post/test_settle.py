"""What becomes of typed text when its field is left."""

import pytest

from tests.core.issues import POST, issue_of, nth, with_field
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    Code,
    EntryHeading,
    Image,
    Issue,
    List,
    Node,
    Quote,
    Role,
    SectionHeading,
    Text,
    edits,
    find,
)
from twimeditor.core.model.changes import diff
from twimeditor.core.post import compose, parse, written
from twimeditor.core.post.settle import make_short, settle, unclosed


def settled(issue: Issue, ids: IdSource, node: Node, field: str, value: str) -> Issue:
    return settle(with_field(issue, node, field, value), ids, target=node.id)


def kinds(issue: Issue) -> list[str]:
    return [node.KIND for node in issue.leaves()]


def test_what_was_not_edited_is_never_touched() -> None:
    issue, ids = issue_of("##  A ##\n\n> \n> x\n>\n\n  text\n")
    for node in issue.leaves():
        assert settle(issue, ids, target=node.id) is issue
    assert settle(issue, ids, target=issue.sections[0].id) is issue


@pytest.mark.parametrize(
    ("kind", "field", "value", "kept"),
    [
        (SectionHeading, "title", "  A \n B ", "A B"),
        (EntryHeading, "website", " https://x.y ", "https://x.y"),
        (Attribution, "name", " Zoë\t", "Zoë"),
        (Attribution, "target", "https://matrix.to/#/@bee:example.org", "@bee:example.org"),
        (Attribution, "verb", " says ", "says"),
        (Image, "alt", "a\nb", "a b"),
        (Quote, "body", "\n\n  x\ny\n \n", "  x\ny"),
    ],
)
def test_values_are_trimmed(kind: type[Node], field: str, value: str, kept: str) -> None:
    issue, ids = issue_of()
    after = settled(issue, ids, nth(issue, kind), field, value)
    assert getattr(nth(after, kind), field) == kept
    assert settle(after, ids, target=nth(after, kind).id) is after


def test_a_lead_is_trimmed() -> None:
    issue, ids = issue_of()
    guess = nth(issue, Attribution, 2)
    assert nth(settled(issue, ids, guess, "lead", " From us: \n"), Attribution, 2).lead == "From us:"


def test_a_website_typed_into_the_title_goes_to_its_field() -> None:
    issue, ids = issue_of("### Tool\n\ntext\n")
    heading = nth(issue, EntryHeading)
    after = nth(settled(issue, ids, heading, "title", "Pot ([website](https://pot.example))"), EntryHeading)
    assert after.values == ("Pot", "https://pot.example")


def test_settling_twice_is_settling_once() -> None:
    issue, ids = issue_of()
    for typed in ("Other.", "One.\n\nTwo.\n", "* a\n* b", "## New\n\ntext", "```\nopen", "![](a.png)"):
        text = nth(issue, Text)
        after = settled(issue, ids, text, "markdown", typed)
        assert settle(after, ids, target=text.id) is after


def test_a_new_paragraph_gets_its_role_by_its_place() -> None:
    issue, ids = issue_of("### T\n\n> q\n")
    entry = issue.sections[0].entries[0]
    added = edits.add_block(issue, ids, container=entry.id, after=None, block=Text(id=0))
    assert nth(added, Text).role is Role.OTHER
    assert nth(settled(added, ids, nth(added, Text), "markdown", "x"), Text).role is Role.DESCRIPTION


def test_several_blocks_become_nodes_and_the_first_keeps_the_id() -> None:
    issue, ids = issue_of()
    text = nth(issue, Text)
    after = settled(issue, ids, text, "markdown", "One.\n\n* a\n* b\n\n```\nx\n```\n")
    entry = find.entry(after, text.id)
    assert [node.KIND for node in entry.nodes[:6]] == ["blank", "text", "blank", "list", "blank", "code"]
    assert nth(after, Text).id == text.id
    numbers = [node.id for node in after.leaves()]
    assert len(numbers) == len(set(numbers))
    assert compose(after) == POST.replace("A client that is short and stout.", "One.\n\n* a\n* b\n\n```\nx\n```")


def test_what_settles_reads_as_the_file_would() -> None:
    issue, ids = issue_of()
    typed = (
        "One.\n\n[Bee](https://matrix.to/#/@bee:example.org) says\n\n> Hi.\n\n![](a.png)\n\n## New\n\n### Tool\n\nText."
    )
    after = settled(issue, ids, nth(issue, Text), "markdown", typed)
    assert kinds(after) == kinds(parse(compose(after)))
    assert [section.heading.title for section in after.sections if section.heading] == [
        "Dept of Clients 📱",
        "New",
        "Dept of Ops",
    ]
    assert written(after).held == ()


def test_a_paragraph_that_is_a_list_now_becomes_one_and_can_be_taken_back() -> None:
    issue, ids = issue_of()
    text = nth(issue, Text)
    after = settled(issue, ids, text, "markdown", "* a\n* b")
    listed = nth(after, List)
    assert listed.id == text.id
    back = settled(after, ids, listed, "markdown", text.markdown)
    assert nth(back, Text).role is Role.DESCRIPTION
    assert compose(back) == POST


def test_line_ends_are_those_of_the_file() -> None:
    issue, ids = issue_of("## A\r\n\r\ntext\r\n")
    after = settled(issue, ids, nth(issue, Text), "markdown", "one\n\n> two\n> three")
    assert compose(after) == "## A\r\n\r\none\r\n\r\n> two\r\n> three\r\n"


def test_other_sections_stay_the_very_same() -> None:
    issue, ids = issue_of()
    before = with_field(issue, nth(issue, Text), "markdown", "One.\n\nTwo.")
    after = settle(before, ids, target=nth(issue, Text).id)
    assert after.sections[1] is issue.sections[1]
    assert len(diff(before, after).added) == 2


def test_an_emptied_block_goes_and_so_does_its_blank_line() -> None:
    issue, ids = issue_of()
    text = nth(issue, Text)
    after = settled(issue, ids, text, "markdown", " \n")
    assert nth(after, Text).id != text.id
    assert compose(after) == POST.replace("A client that is short and stout.\n\n", "")


def test_a_description_settles_with_its_entry() -> None:
    issue, ids = issue_of()
    entry = issue.sections[0].entries[0]
    typed = edits.set_field(issue, ids, target=entry.id, field="description", value="One.\n\nTwo.\n")
    after = settle(typed, ids, target=entry.id)
    roles = [node.role for node in after.sections[0].entries[0].nodes if isinstance(node, Text)]
    assert roles == [Role.DESCRIPTION, Role.DESCRIPTION, Role.COMMENT]
    assert edits.get_field(after, target=entry.id, field="description") == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("```\nx", "code block"),
        ("text\n\n~~~\nx", "code block"),
        ("<!-- x", "comment"),
        ("<pre>\nx", "<pre>"),
        ("{% details() %}\nx", "details"),
    ],
)
def test_what_does_not_end_within_itself_stays_one_block_with_a_reason(typed: str, reason: str) -> None:
    issue, ids = issue_of()
    text = nth(issue, Text)
    after = settled(issue, ids, text, "markdown", typed)
    node = find.node(after, text.id)
    assert isinstance(node, Text)
    assert node.markdown == typed
    assert reason in (unclosed(node) or "")


@pytest.mark.parametrize(
    "typed", ["```\nx\n```", "<!-- x -->", "<pre>\nx\n</pre>", "{% a() %}x{% end %}", "- ```\n  x", "x"]
)
def test_what_ends_within_itself_has_no_reason(typed: str) -> None:
    assert unclosed(Text(id=1, markdown=typed)) is None


def test_marks_of_front_matter_stay_text() -> None:
    issue, ids = issue_of("text\n")
    after = settled(issue, ids, nth(issue, Text), "markdown", "+++\na = 1\n+++")
    assert after.front is None
    assert isinstance(next(after.leaves()), Text | Code)


def test_a_guess_suggests_what_its_edited_lead_says() -> None:
    lead = "Thank you to [Ann](https://matrix.to/#/@ann:x.y), who\ntold us:"
    issue, ids = issue_of(f"### a\n\n{lead}\n\n> 1\n\n[Jim]: https://matrix.to/#/@jim:x.y\n")
    guess = nth(issue, Attribution)
    other = settled(issue, ids, guess, "lead", "Here is [Jim] who reports:")
    assert nth(other, Attribution).values[:3] == ("Jim", "@jim:x.y", "")
    short = make_short(with_field(issue, guess, "lead", "Neil reported:"), ids, attribution=guess.id, verb="says")
    assert nth(short, Attribution).values == ("Neil", "", "reported", "")
    back = settled(other, ids, guess, "lead", guess.lead)
    assert back == issue
    assert settle(back, ids, target=guess.id) is back


def test_a_lead_set_back_brings_its_lines_back_at_once() -> None:
    lead = "Thank you to [Ann](https://matrix.to/#/@ann:x.y), who\ntold us:"
    issue, ids = issue_of(f"{lead}\n\n> 1\n")
    guess = nth(issue, Attribution)
    other = settled(issue, ids, guess, "lead", "Here is something else:")
    assert compose(with_field(other, guess, "lead", guess.lead)) == compose(issue)


def test_roles_follow_a_heading_that_is_left() -> None:
    issue, ids = issue_of("## A\n\n### T\n\nwords\n")
    heading = nth(issue, SectionHeading)
    ping = settled(issue, ids, heading, "title", "Ping 🏓")
    assert nth(ping, Text).role is Role.PING
    assert settled(ping, ids, heading, "title", "A") == issue
