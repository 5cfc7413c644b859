"""A later run of the bot adds what is new, where it belongs, and touches nothing else."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.bot.outputs import HEBBOT
from tests.styles import shipped
from twimeditor.core.bot import Addition, State, additions, mended, with_additions
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Entry, Issue, edits
from twimeditor.core.post import parse, write

STYLE = shipped("twim")
NEW_REPORT = """\
[Zoë](https://matrix.to/#/@zoe:example.org) says

> Quite another story about candles and bridges.

"""
AFTER_NOOR = '> {{<video src="film.mp4">}}\n'


def issue_of(output: str, ids: IdSource | None = None) -> Issue:
    return parse(mended(output, STYLE, date(2031, 3, 14)).text, ids)


def merged(issue: Issue, ids: IdSource, later: Issue, *states: State) -> Issue:
    chosen = [one for one in additions(issue, later) if one.state in (states or (State.NEW,))]
    return with_additions(issue, ids, chosen=chosen, style=STYLE)


def new_in(issue: Issue, later: Issue) -> list[tuple[str, str]]:
    return [(one.author, one.place) for one in additions(issue, later) if one.state is State.NEW]


def entry(issue: Issue, title: str) -> Entry:
    return next(one for one in issue.entries if one.heading.title == title)


@pytest.fixture
def ids() -> IdSource:
    return IdSource()


@pytest.fixture
def issue(ids: IdSource) -> Issue:
    return issue_of(HEBBOT, ids)


def edited(issue: Issue, ids: IdSource, edit: Callable[..., Issue], **arguments: object) -> Issue:
    return partial(edit, **arguments)(issue, ids)


def test_the_same_output_adds_nothing(issue: Issue, ids: IdSource) -> None:
    later = issue_of(HEBBOT)
    assert {one.state for one in additions(issue, later)} == {State.THERE}
    assert merged(issue, ids, later) is issue


def test_a_new_report_goes_behind_those_of_its_project(issue: Issue, ids: IdSource) -> None:
    later = issue_of(HEBBOT.replace(AFTER_NOOR, f"{AFTER_NOOR}\n{NEW_REPORT}"))
    assert new_in(issue, later) == [("Zoë", "Dept of Clients 📱 › Glow")]
    text = write(merged(issue, ids, later))
    assert "controls></video>\n\n[Zoë](https://matrix.to/#/@zoe:example.org) says\n\n> Quite" in text
    assert text.replace(NEW_REPORT, "") == write(issue)


def test_a_new_project_comes_with_its_description(issue: Issue, ids: IdSource) -> None:
    project = f"  \n### Oar ([website](https://oar.example.org))\n\nOar rows.\n\n{NEW_REPORT}"
    later = issue_of(HEBBOT.replace("## Dept of Ping", f"{project}## Dept of Ping"))
    after = merged(issue, ids, later)
    assert [one.heading.title for one in after.sections[2].entries] == ["Glow", "Wick", "Oar"]
    assert "### Oar ([website](https://oar.example.org))\n\nOar rows.\n\n[Zoë]" in write(after)


def test_a_new_section_stands_in_the_styles_order(issue: Issue, ids: IdSource) -> None:
    later = issue_of(HEBBOT.replace("## Dept of Ping", f"## Dept of Bots 🤖\n\n{NEW_REPORT}## Dept of Ping"))
    titles = [one.heading.title for one in merged(issue, ids, later).sections if one.heading]
    assert titles[2:5] == ["Dept of Clients 📱", "Dept of Bots 🤖", "Dept of Ping 🏓"]


def test_an_unknown_section_stands_before_ping(issue: Issue, ids: IdSource) -> None:
    later = issue_of(HEBBOT.replace("## Dept of Ping", f"## Dept of Kites\n\n{NEW_REPORT}## Dept of Ping"))
    titles = [one.heading.title for one in merged(issue, ids, later).sections if one.heading]
    assert titles[-3:] == ["Dept of Kites", "Dept of Ping 🏓", "That's all I know"]


def test_two_reports_of_a_new_project_share_its_entry(issue: Issue, ids: IdSource) -> None:
    other = NEW_REPORT.replace("Zoë", "Ana").replace("zoe", "ana").replace("Quite another story", "A tale")
    later = issue_of(HEBBOT.replace("## Dept of Ping", f"###\n\n{NEW_REPORT}{other}## Dept of Ping"))
    entries = merged(issue, ids, later).sections[2].entries
    assert len(entries) == 3
    assert sum("says" in node.values for node in entries[2].nodes) == 2


def test_what_the_editor_wrote_anew_is_known(issue: Issue, ids: IdSource) -> None:
    quote = next(node for node in entry(issue, "Wick").nodes if node.KIND == "quote")
    words = "Wick burns longer than ever before – this winter!\n\nMuch longer."
    issue = edited(issue, ids, edits.set_field, target=quote.id, field="body", value=words)
    assert new_in(issue, issue_of(HEBBOT)) == []


def test_what_was_moved_is_known(issue: Issue, ids: IdSource) -> None:
    wick = entry(issue, "Wick")
    issue = edited(issue, ids, edits.move, target=wick.id, to=issue.sections[1].id, after=None)
    assert new_in(issue, issue_of(HEBBOT)) == []


def test_what_was_split_or_joined_is_known(issue: Issue, ids: IdSource) -> None:
    text = write(issue)
    split = text.replace(
        "other side of the world.\n>\n> * one",
        "other side of the world.\n\n[Kim [she/her]](https://matrix.to/#/@kim:example.org) reports\n\n> * one",
    )
    assert split != text
    assert new_in(parse(split), issue_of(HEBBOT)) == []
    again = HEBBOT.replace("> \n> * one", "\n[Kim](https://matrix.to/#/@kim:example.org) says\n\n> * one")
    assert again != HEBBOT
    assert new_in(issue, issue_of(again)) == []


def test_a_report_follows_its_project_under_another_title(issue: Issue, ids: IdSource) -> None:
    glow = entry(issue, "Glow")
    issue = edited(issue, ids, edits.set_field, target=glow.id, field="title", value="The lamp")
    issue = edited(issue, ids, edits.set_field, target=glow.id, field="website", value="")
    later = issue_of(HEBBOT.replace(AFTER_NOOR, f"{AFTER_NOOR}\n{NEW_REPORT}"))
    lamp = entry(merged(issue, ids, later), "The lamp")
    assert any("Zoë" in node.values for node in lamp.nodes)


def test_another_reporter_with_the_same_words_is_asked_about(issue: Issue) -> None:
    copy = "[Ana](https://matrix.to/#/@ana:example.org) says\n\n> Wick burns longer than ever before this winter.\n\n"
    found = additions(issue, issue_of(HEBBOT.replace("## Dept of Ping", f"{copy}## Dept of Ping")))
    assert [(one.author, one.state) for one in found if one.state is not State.THERE] == [("Ana", State.PERHAPS)]


def test_the_same_reporter_with_other_words_is_new(issue: Issue) -> None:
    other = "[Aino](https://matrix.to/#/@aino:example.org) says\n\n> A new lantern, round and green.\n\n"
    later = issue_of(HEBBOT.replace("## Dept of Ping", f"{other}## Dept of Ping"))
    assert new_in(issue, later) == [("Aino", "Dept of Clients 📱 › Wick")]


def test_an_addition_tells_what_it_is(issue: Issue) -> None:
    later = issue_of(HEBBOT.replace(AFTER_NOOR, f"{AFTER_NOOR}\n{NEW_REPORT}"))
    (one,) = (one for one in additions(issue, later) if one.state is State.NEW)
    assert one.excerpt == "Quite another story about candles and bridges."
    assert isinstance(one, Addition)


# Properties

PARTS = ["One lamp", "two boats at sea", "three", "a! b? c.", "…", "x y z x y z", "Kites fly high in March"]
REPORTS = st.lists(
    st.tuples(
        st.sampled_from(["", "Lamp", "Boat"]), st.sampled_from(["kim", "noor"]), st.lists(st.sampled_from(PARTS))
    ),
    max_size=8,
)


def output_of(reports: list[tuple[str, str, list[str]]]) -> str:
    blocks = [
        f"{f'### {title}{chr(10)}{chr(10)}' if title else ''}"
        f"[{who}](https://matrix.to/#/@{who}:example.org) says\n\n> {' '.join(words) or '.'}\n"
        for title, who, words in sorted(reports)
    ]
    return "\n".join(["## Dept of Spec 📜\n", *blocks, "## That's all I know\n\nBye.\n"])


@given(first=REPORTS, second=REPORTS)
def test_merging_twice_adds_nothing_and_no_node_is_touched(
    first: list[tuple[str, str, list[str]]], second: list[tuple[str, str, list[str]]]
) -> None:
    ids = IdSource()
    issue, later = issue_of(output_of(first), ids), issue_of(output_of(second))
    after = merged(issue, ids, later, State.NEW, State.PERHAPS)
    kept = {node.id: node for node in after.leaves()}
    assert all(kept[node.id] is node for node in issue.leaves())
    assert merged(after, ids, later, State.NEW, State.PERHAPS) is after
    read = parse(write(after))
    assert {one.state for one in additions(read, later)} <= {State.THERE}
