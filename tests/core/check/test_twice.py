"""R18: entries, paragraphs and pictures that are there twice."""

import pytest

from tests.core.check.cases import all_done, found, told
from twimeditor.core.post import parse

LONG = "This week we have taught the pot to pour by itself, without anybody who lifts or tilts it."
OTHER = "This week we have taught the kettle to whistle, in all the keys that a kettle can ever have."
PICTURE = "![Steam](/blog/img/2030-02-01-steam.png)"


def issue(first: str, second: str) -> str:
    return f"## Dept of Ops\n\n### Teapot\n\n{first}\n\n## Dept of Clients\n\n### Kettle\n\n{second}\n"


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        (f"> {LONG}\n>\n> {OTHER}", f"> Tea.\n>\n> {LONG}\n>\n> {OTHER} Now.", [LONG]),
        (f"> {LONG}", f"> {LONG.upper()}\n>\n> {OTHER}", [LONG.upper()]),
        (f"> {LONG}", f"> {LONG}", ["Kettle"]),
        (f"> {LONG}", f"> [{LONG}](https://teapot.example)", ["Kettle"]),
        (f"> Tea.\n>\n> {PICTURE}", PICTURE, ["/blog/img/2030-02-01-steam.png"]),
        (f"> {LONG} {OTHER}\n>\n> {LONG} {OTHER}", "Tea.", [f"{LONG} {OTHER}"]),
    ],
)
def test_what_is_there_twice_is_found_at_the_second_place(first: str, second: str, wanted: list[str]) -> None:
    assert [text for _, text in told("R18", issue(first, second))] == wanted


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"> {LONG}", f"> {OTHER}"),
        ("> Come and talk to us!", "> Come and talk to us!"),
        (f"```\n{LONG}\n```", f"```\n{LONG}\n```"),
        (f"> ```\n> {LONG}\n> ```", f"> ```\n> {LONG}\n> ```"),
        (
            f"* [{LONG}](https://a.example)\n* <https://b.example>",
            f"* [{LONG}](https://a.example)\n* <https://b.example>",
        ),
        (f"{LONG}\n\n> One.", f"{LONG}\n\n> Two."),
        (PICTURE, PICTURE.replace("steam", "fog")),
        (PICTURE, "`/blog/img/2030-02-01-steam.png`"),
        (PICTURE, PICTURE.replace("![", "[")),
        (f"> {LONG}\n>\n> {LONG}", "> Tea."),
    ],
)
def test_what_may_well_come_again_is_no_problem(first: str, second: str) -> None:
    assert told("R18", issue(first, second)) == []


def test_the_other_place_is_named() -> None:
    (problem,) = found("R18", parse(issue(f"> {LONG}", f"> {LONG}\n>\n> {OTHER}")))
    assert "“Teapot”" in problem.message


def test_an_entry_that_is_there_twice_can_be_removed() -> None:
    text = issue(f"> {LONG}", f"> {LONG}")
    assert all_done("R18", text) == f"## Dept of Ops\n\n### Teapot\n\n> {LONG}\n\n## Dept of Clients\n"
    assert not found("R18", parse(text))[0].fixes[0].is_safe
