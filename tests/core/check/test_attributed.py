"""R15: what an author line has to have."""

import pytest

from tests.core.check.cases import all_done, found, knowing, told
from tests.styles import shipped
from twimeditor.core.check.attributed import is_user_id
from twimeditor.core.ids import IdSource
from twimeditor.core.model import edits
from twimeditor.core.post import parse

QUOTE = "\n\n> Tea is ready.\n"


def by(line: str) -> str:
    return f"## Dept of Ops\n\n{line}{QUOTE}"


@pytest.mark.parametrize(
    "line",
    [
        "[Zoë](https://matrix.to/#/@zoe:example.org) says",
        "[Zoë \\[she\\]](https://matrix.to/#/@zoe:example.org) reports on behalf of the board",
        "[Zoë](https://matrix.to/#/@zoe:example.org) also announces",
        '<a href="https://matrix.to/#/@zoe:example.org">Zoë</a> says',
        "From the team:",
        "Thank you to [Zoë](https://matrix.to/#/@zoe), who told us:",
    ],
)
def test_a_complete_line_and_a_guess_are_no_problem(line: str) -> None:
    assert told("R15", by(line)) == []


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("[Zoë](https://matrix.to/#/@zoe) says", [("warning", "@zoe")]),
        ("[Zoë](https://matrix.to/#/@zoe:exa_mple.org) says", [("warning", "@zoe:exa_mple.org")]),
        ("[](https://matrix.to/#/@zoe:example.org) says", [("warning", "")]),
        ("[Zoë]() says", [("warning", "")]),
        ("[Zoë](https://github.com/zoe) says", [("hint", "https://github.com/zoe")]),
        ("[Zoë](https://matrix.to/#/@zoe:example.org):", [("warning", "")]),
        ("[Zoë](https://matrix.to/#/@zoe:example.org) mumbles", [("hint", "mumbles")]),
    ],
)
def test_what_lacks_is_found(line: str, wanted: list[tuple[str, str]]) -> None:
    assert told("R15", by(line)) == wanted


def test_in_a_style_with_colons_a_line_may_have_no_verb() -> None:
    old = knowing(style=shipped("twim-2020"))
    assert told("R15", by("[Zoë](https://matrix.to/#/@zoe:example.org):"), old) == [("hint", "")]
    assert not found("R15", parse(by("[Zoë](https://matrix.to/#/@zoe:example.org):")), old)[0].fixes[0].is_safe
    assert told("R15", by("[Zoë](https://matrix.to/#/@zoe:example.org) told us:"), old) == []


def test_of_a_line_that_is_still_empty_one_thing_is_told() -> None:
    issue = parse(by("Tea."), ids := IdSource())
    section = issue.sections[0]
    (problem,) = found("R15", edits.add_update(issue, ids, container=section.id, after=None, verb="says"))
    assert problem.place.field == "name"


def test_a_verb_that_lacks_is_put_in() -> None:
    before, after = (
        by("[Zoë](https://matrix.to/#/@zoe:example.org)"),
        by("[Zoë](https://matrix.to/#/@zoe:example.org) says"),
    )
    assert all_done("R15", before) == after


def test_what_only_a_person_knows_has_no_fix() -> None:
    (problem,) = found("R15", parse(by("[Zoë](https://matrix.to/#/@zoe) says")))
    assert problem.fixes == ()


@pytest.mark.parametrize(
    "text",
    [
        "@zoe:example.org",
        "@a-b.c=d/e+1:ex.org:8448",
        "@Zoe!$(~):example.org",
        "@zoe:[2001:db8::1]:80",
        "@z:127.0.0.1",
        "@zö:ex.org",
        "@z:" + "x" * 252,
    ],
)
def test_ids_of_new_and_old_accounts(text: str) -> None:
    assert is_user_id(text)


@pytest.mark.parametrize(
    "text", ["zoe:example.org", "@zoe", "@:example.org", "@zoe:", "@z o:ex.org", "@z:" + "x" * 253]
)
def test_what_is_no_id(text: str) -> None:
    assert not is_user_id(text)
