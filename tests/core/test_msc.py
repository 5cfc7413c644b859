"""Reports on the specification: lists of proposals by state, and everything else as it was."""

from pathlib import Path

import pytest

from twimeditor.core import msc
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Quote
from twimeditor.core.msc import Proposal, SpecReport, proposals_in
from twimeditor.core.post import parse

BASE = "https://example.org/proposals/pull"
REPORT = f"""\
Here is the report of the week.

## MSC Status

**New MSCs:**

* [MSC9001: A lamp for rooms]({BASE}/9001)
* [\\[WIP\\] MSC9002: Wicks]({BASE}/9002)

**MSCs in Final Comment Period:**

* [MSC9003: Ember]({BASE}/9003) (merge)

**Merged MSCs:**
* _No MSCs were merged this week._

## Spec Core Team

* not a proposal
"""


def report(text: str = REPORT) -> SpecReport:
    found = msc.read(text)
    assert found is not None
    return found


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.split("\n"), after.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_report_is_written_as_it_was_read() -> None:
    found = report()
    assert found.text == REPORT
    assert [state.name for state in found.states] == ["New MSCs", "MSCs in Final Comment Period", "Merged MSCs"]
    first, second = found.states[0].proposals
    assert (first.number, first.title, first.url) == ("9001", "A lamp for rooms", f"{BASE}/9001")
    assert (second.number, second.title) == ("9002", "Wicks")
    assert found.states[1].proposals[0].note == "(merge)"
    assert found.states[2].proposals == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No list at all, MSC1234.",
        "**New MSCs:**",
        "**New MSCs:**\n\nSome words",
        "**New MSCs:**\n\n* one\nmore of it",
        "**New lamps:**\n\n* one",
        "```\n**New MSCs:**\n\n* one\n```",
    ],
)
def test_what_is_no_report_stays_a_quote(text: str) -> None:
    assert msc.read(text) is None


def test_a_line_that_says_none_may_stand_alone() -> None:
    found = report("**Merged MSCs:**\n\n*No MSCs were merged.*\n\n**New MSCs:**\n\n- [MSC1: a](https://e.org/pull/1)")
    assert found.states[0].proposals == ()
    assert found.with_new(0, 0, proposals_in("2")).states[0].lines[-1] == "- [MSC2](https://e.org/pull/2)"


def test_editing_one_changes_one_line() -> None:
    found = report()
    title = found.with_field(0, 1, "title", "Wicks and oil")
    assert changed_lines(REPORT, title.text) == (
        [f"* [\\[WIP\\] MSC9002: Wicks]({BASE}/9002)"],
        [f"* [\\[WIP\\] MSC9002: Wicks and oil]({BASE}/9002)"],
    )
    number = found.with_field(1, 0, "number", "MSC9010")
    assert changed_lines(REPORT, number.text)[1] == [f"* [MSC9010: Ember]({BASE}/9010) (merge)"]
    assert found.with_field(0, 0, "title", "A lamp for rooms") is found
    assert found.with_field(0, 0, "title", "a ] b").text.count("a \\] b") == 1
    assert report(found.with_field(0, 0, "title", "a ] b").text).states[0].proposals[0].number == "9001"


def test_a_line_without_a_number_becomes_a_proposal_by_one() -> None:
    plain = report(f"**New MSCs:**\n\n* [Lamps]({BASE}/7) (close)\n* Oil")
    linked = plain.with_field(0, 0, "number", "MSC7")
    assert linked.states[0].proposals[0].line == f"* [MSC7: Lamps]({BASE}/7) (close)"
    named = linked.with_field(0, 1, "number", "8")
    assert named.states[0].proposals[1].line == f"* [MSC8: Oil]({BASE}/8)"
    assert plain.with_field(0, 0, "number", "no number") is plain


def test_proposals_come_go_and_move_between_states() -> None:
    found = report()
    moved = found.moved(0, 0, 2, 0)
    assert moved.states[2].lines[-1] == f"* [MSC9001: A lamp for rooms]({BASE}/9001)"
    assert "No MSCs were merged" not in moved.text
    assert moved.moved(2, 0, 0, 0).text == REPORT.replace(
        "_No MSCs were merged this week._", "*No MSCs were merged this week.*"
    )
    empty = found.without(1, 0)
    assert "**MSCs in Final Comment Period:**\n\n* _No MSCs are in FCP._\n\n**Merged" in empty.text
    assert report(empty.text) == empty


def test_pasted_numbers_become_lines_like_the_others() -> None:
    found = report().with_new(
        2, 0, proposals_in("9003, MSC9050\nMSC9051: Oil - a start\nhttps://example.org/x/pull/9052")
    )
    assert found.states[2].lines[1:] == (
        f"* [MSC9003: Ember]({BASE}/9003)",
        f"* [MSC9050]({BASE}/9050)",
        f"* [MSC9051: Oil - a start]({BASE}/9051)",
        "* [MSC9052](https://example.org/x/pull/9052)",
    )
    assert report(found.text) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1234", [Proposal("1234", "")]),
        ("msc1234 #1235", [Proposal("1234", ""), Proposal("1235", "")]),
        ("* MSC1234: Title", [Proposal("1234", "Title")]),
        ("- MSC 1234 – Title", [Proposal("1234", "Title")]),
        ("> * [MSC1: T](https://e.org/pull/1) (close)", [Proposal("1", "T", "https://e.org/pull/1", "(close)")]),
        ("[[WIP] MSC1: T](u)", [Proposal("1", "T", "u")]),
        ("MSC1: T https://e.org/pull/1", [Proposal("1", "T", "https://e.org/pull/1")]),
        ("<https://e.org/issues/77#comment>", [Proposal("77", "", "https://e.org/issues/77")]),
        ("2. MSC5: x\n\n", [Proposal("5", "x")]),
        ("some words", [Proposal("", "some words")]),
        ("", []),
    ],
)
def test_pasted_text_gives_proposals(text: str, expected: list[Proposal]) -> None:
    assert list(proposals_in(text)) == expected


def test_a_new_report_has_all_states_and_no_proposal() -> None:
    made = msc.new_report()
    assert report(made.text) == made
    assert made.text.count("* *No MSCs") == 4
    assert [state.name for state in made.states] == list(msc.STATES)


def quotes(post: Path) -> list[str]:
    issue = parse(post.read_text(encoding="utf-8"), IdSource())
    return [node.body for node in issue.leaves() if isinstance(node, Quote)]


def test_every_report_of_real_posts_opens_whole_or_stays_a_quote(corpus_post: Path) -> None:
    for body in quotes(corpus_post):
        found = msc.read(body)
        if found is None:
            continue
        assert found.text == body
        for state, listed in enumerate(found.states):
            for place, proposal in enumerate(listed.proposals):
                edited = found.with_field(state, place, "title", "Another title")
                before, after = body.split("\n"), edited.text.split("\n")
                differing = [number for number, line in enumerate(before) if after[number] != line]
                assert len(after) == len(before)
                assert len(differing) == 1
                assert msc.read(edited.text) == edited
                if proposal.number:
                    assert proposal.url in after[differing[0]]


def test_nearly_all_reports_of_real_posts_open(corpus_posts: tuple[Path, ...]) -> None:
    bodies = [body for post in corpus_posts for body in quotes(post)]
    wanted = [body for body in bodies if "**New MSCs" in body or "Final Comment Period:**" in body]
    opened = [body for body in wanted if msc.read(body) is not None]
    assert len(opened) >= 0.9 * len(wanted) > 0


@pytest.mark.parametrize("line", ["[MSC1: " + "](" * 20_000, "**a" + " " * 20_000, "**New MSCs:**" + " :" * 20_000])
def test_no_line_takes_long(line: str) -> None:
    assert msc.read(line) is None
    assert proposals_in(line) == (Proposal("", line.strip()),)
    report = msc.read(f"**New MSCs:**\n\n* {line}")
    assert report is not None
    assert report.states[0].proposals[0].number == ""
