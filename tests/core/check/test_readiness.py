"""The board: what is there, what is missing, what is in doubt, and where to go."""

import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.core.check.cases import FRONT, knowing
from tests.styles import shipped
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.problem import Severity
from twimeditor.core.check.readiness import Item, Readiness, State, readiness
from twimeditor.core.check.run import Run
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, edits
from twimeditor.core.post import parse

LIVE = '## Matrix Live S03E07 – Tea\n\n{{ youtube_player(video_id="AbCdEf-1234") }}\n\n<!-- more -->\n\n'
SPEC = "## Dept of Spec 📜\n\n[Zoë](https://matrix.to/#/@zoe:example.org) says\n\n> News.\n\n"
OPS = (
    "## Dept of Ops 🛠\n\n### Teapot ([website](https://teapot.example))\n\nA client.\n\n"
    "[Zoë](https://matrix.to/#/@zoe:example.org) says\n\n> Tea.\n>\n> ![Steam](/blog/img/2030-02-01-steam.png)\n\n"
)
PING = "## Dept of Ping 🏓\n\n|Rank|Hostname|Median MS|\n|:---:|:---:|:---:|\n|1|tea.example|310|\n\n"
END = "## That's all I know\n\nSee you.\n"
IMAGE = '\n[extra]\nimage = "https://matrix.org/blog/img/2030-02-01-steam.png"\n+++\n\n'
WHOLE = FRONT.replace("+++\n\n", IMAGE.lstrip() and IMAGE) + LIVE + SPEC + OPS + PING + END

KEYS = (
    "live", "spec", "ping", "sign-off", "descriptions", "authors", "alt", "share", "empty", "left", "days", "marks",
    "problems",
)  # fmt: skip


def board(issue: Issue, known: Knowledge | None = None) -> Readiness:
    world = knowing() if known is None else known
    return readiness(issue, Run().problems(issue, world), world)


def item(issue: Issue, key: str, known: Knowledge | None = None) -> Item:
    return next(one for one in board(issue, known).items if one.key == key)


def test_of_an_issue_with_everything_all_is_done() -> None:
    found = board(parse(WHOLE))
    assert [(one.key, one.words) for one in found.items if one.state is not State.DONE] == []
    assert tuple(one.key for one in found.items) == KEYS
    assert found.is_ready
    assert found.is_complete


def test_an_empty_post_has_the_same_items_in_the_same_order() -> None:
    found = board(parse(""))
    assert tuple(one.key for one in found.items) == KEYS
    assert not found.is_ready
    assert all(one.title and one.words.endswith(".") for one in found.items)


@pytest.mark.parametrize(
    ("key", "before", "after", "state", "characters"),
    [
        ("live", LIVE, "", State.MISSING, None),
        ("live", "{{ youtube", "<!-- {{ youtube", State.DONE, "Matrix Live S03E07 – Tea"),
        ("spec", SPEC, "", State.MISSING, None),
        ("spec", SPEC, "## Dept of Spec 📜\n\n", State.MISSING, "Dept of Spec 📜"),
        ("ping", PING, "", State.MISSING, None),
        ("sign-off", END, "", State.MISSING, None),
        ("descriptions", "A client.\n\n", "", State.MISSING, "Teapot"),
        ("authors", "@zoe:example.org", "@zoe", State.MISSING, "@zoe"),
        ("authors", "[Zoë](https://matrix.to/#/@zoe:example.org) says\n\n", "", State.DOUBT, ""),
        ("alt", "![Steam]", "![]", State.MISSING, None),
        ("alt", "![Steam]", "![2030-02-01-steam]", State.MISSING, None),
        ("share", IMAGE, "+++\n\n", State.DOUBT, ""),
        ("share", "https://matrix.org/blog/img/2030-02-01-steam.png\"", "/blog/img/s.png\"", State.MISSING, None),
        ("empty", OPS, "## Dept of Ops 🛠\n\n", State.MISSING, "Dept of Ops 🛠"),
        ("left", "A client.", "TODO", State.MISSING, "TODO"),
        ("left", "AbCdEf-1234", "", State.MISSING, ""),
        ("days", "Matrix 2030-02-01", "Matrix 2030-01-25", State.MISSING, "2030-01-25"),
        ("days", "2030-02-01T18", "2030-02-02T18", State.DOUBT, "2030-02-02"),
        ("problems", "A client.", "TODO", State.DOUBT, "TODO"),
    ],
)  # fmt: skip
def test_what_lacks_is_told_with_the_place(
    key: str, before: str, after: str, state: State, characters: str | None
) -> None:
    assert before in WHOLE
    found = item(parse(WHOLE.replace(before, after)), key)
    assert found.state is state
    assert found.words.endswith(".")
    if characters is not None:
        assert found.place is not None
        assert found.place.text == characters


def test_it_counts_what_lacks() -> None:
    two = OPS.replace("A client.\n\n", "") + OPS.replace("A client.\n\n", "").split("\n\n", 1)[1].replace(
        "Teapot", "Pan"
    )
    found = item(parse(WHOLE.replace(OPS, two)), "descriptions")
    assert found.words == "Missing in 2 of 2 entries, first “Teapot”."


def test_entries_that_somebody_marked_are_in_doubt_until_they_are_done() -> None:
    issue = parse(WHOLE)
    entry = next(issue.entries)
    for mark, state in (("to do", State.DOUBT), ("asked", State.DOUBT), ("done", State.DONE), ("", State.DONE)):
        marked = edits.set_mark(issue, IdSource(999), targets=(entry.id,), mark=mark)
        assert item(marked, "marks").state is state


def test_one_error_is_enough_not_to_be_ready() -> None:
    found = board(parse(WHOLE.replace("A client.", "{{ no_such_thing() }}")))
    assert (found.errors, found.is_ready) == (1, False)
    assert found.items[-1].words == "1 error left."
    assert found.items[-1].state is State.MISSING


def test_hints_and_warnings_are_counted_and_hinder_nobody() -> None:
    found = board(parse(WHOLE.replace("A client.", "TODO").replace("2030-02-01T18", "2030-02-02T18")))
    assert (found.errors, found.warnings, found.hints) == (0, 1, 1)
    assert found.is_ready
    assert not found.is_complete


def test_a_style_without_a_regular_misses_none() -> None:
    issue = parse(FRONT + OPS)
    assert item(issue, "spec", knowing(style=None)).state is State.DONE
    old = shipped("twim-2020")
    assert item(parse(WHOLE.replace("A client.\n\n", "")), "descriptions", knowing(style=old)).state is State.DOUBT


def test_a_share_image_that_a_style_always_has_is_missing() -> None:
    issue, style = parse(WHOLE.replace(IMAGE, "+++\n\n")), shipped("twim")
    always = replace(style, front=replace(style.front, now_and_then=()))
    never = replace(style, front=replace(style.front, keys=()))
    states = [item(issue, "share", knowing(style=one)).state for one in (always, style, never, None)]
    assert states == [State.MISSING, State.DOUBT, State.DOUBT, State.DOUBT]


def test_only_warnings_are_counted_where_there_are_no_errors() -> None:
    assert item(parse(WHOLE.replace("A client.", "TODO")), "problems").words == "1 warning left."


def test_a_board_can_be_sent_to_another_process() -> None:
    found = board(parse(WHOLE))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own


@pytest.mark.parametrize("severity", Severity)
def test_every_degree_has_its_count(severity: Severity) -> None:
    counts: Callable[[Readiness], int] = {
        Severity.ERROR: lambda one: one.errors,
        Severity.WARNING: lambda one: one.warnings,
        Severity.HINT: lambda one: one.hints,
    }[severity]
    problem = Run().problems(parse(WHOLE.replace("A client.", "TODO")), knowing())[0]
    same = type(problem)(problem.rule, problem.message, problem.place, severity)
    assert counts(readiness(parse(WHOLE), (same, same), knowing())) == 2
