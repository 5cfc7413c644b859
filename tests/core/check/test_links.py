"""R12, R14: where links lead, and what they are called."""

import pytest

from tests.core.check.cases import all_done, found, told
from twimeditor.core.post import parse

URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"[x]({URL}.)", ["."]),
        (f"> a [x]({URL}.,) b", [".,"]),
        (f"> see <{URL}.>", ["."]),
        (f"> (see <{URL})>", [")"]),
        (f"[x]({URL}?)", ["?"]),
        (f"[x]({URL}… 'title')", ["…"]),
        (f"[x](<{URL}.>)", ["."]),
        (f"[x]( {URL})", [f" {URL}"]),
        (f"[x]({URL} )", [f"{URL} "]),
        (f"[x]( <{URL}>)", [f" <{URL}>"]),
        (f"> [x]( <{URL})>", [f"[x]( <{URL})>"]),
        ("> ![x](/blog/img/2030-01-01-a.png.)", ["."]),
        (f"[x]: {URL}.\n", ["."]),
        (f"### Teapot ([website]({URL}.))\n", ["."]),
    ],
)
def test_a_wrong_target_is_found(text: str, wanted: list[str]) -> None:
    assert told("R12", text) == [("warning", one) for one in wanted]


@pytest.mark.parametrize(
    "text",
    [
        f"[x]({URL}). And <{URL}>.",
        "[x](https://example.org/Tea_(pot))",
        "<https://example.org/Tea_(pot)>",
        f"[x]({URL} 'a title.')",
        f"[x](<{URL}>)",
        f"`[x]({URL}.)` and ``<{URL}.>``",
        f"```\n[x]( <{URL})>\n```\n",
        f"<!-- [x]({URL}.) -->",
        f"`[x]( <{URL})>`",
        "[x](@/blog/2030/a.md#b)",
        "[x](/)",
        f"[x]: {URL}\n",
        "[^1]: Foot note.\n",
        "[x] (see this.)",
        "[x]()\n\n> [y]()\n",  # the site cannot be built, which is told as such
    ],
)
def test_a_right_target_is_let_be(text: str) -> None:
    assert told("R12", text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"> a [x]({URL}.) b", f"> a [x]({URL}) b"),
        (f"> a <{URL}.> b", f"> a <{URL}>. b"),
        (f"> (a <{URL})> b", f"> (a <{URL}>) b"),
        (f"> [x]( <{URL}> ) b", f"> [x]({URL}) b"),
        (f"> [x]( <{URL}/a b>) b", f"> [x](<{URL}/a b>) b"),
        (f"> [x]( <{URL})> b", f"> [x]({URL}) b"),
        (f"[x]: <{URL}.>", f"[x]: <{URL}>"),
        (f"### Teapot ([website]({URL}.))", f"### Teapot ([website]({URL}))"),
    ],
)
def test_the_fix_of_a_target(text: str, wanted: str) -> None:
    assert all_done("R12", f"{text}\n\nEnd.  \n") == f"{wanted}\n\nEnd.  \n"


def test_what_an_address_may_end_in_is_for_a_person_to_judge() -> None:
    sure, unsure = (found("R12", parse(f"[x]({URL}{end})\n"))[0].fixes[0] for end in ".?")
    assert sure.is_safe
    assert not unsure.is_safe


def test_spaces_go_unasked_only_where_nothing_else_is_wrong() -> None:
    sure, unsure = (found("R12", parse(f"[x]( {URL}{end})\n"))[0].fixes[0] for end in ("", "."))
    assert sure.is_safe
    assert not unsure.is_safe


@pytest.mark.parametrize(
    "words",
    ["here", "Here", "this", "link", "click here", "this link", "**here**", "“here”", "here!", "here →", "read more"],
)
def test_words_that_say_nothing_are_found(words: str) -> None:
    assert told("R14", f"> Get it [{words}]({URL}).\n") == [("warning", words)]


@pytest.mark.parametrize("where", ["> Get it {}.", "<p>Get it {}.</p>", "<ul>\n<li>{}</li>\n</ul>"])
def test_a_link_in_html_is_a_link_as_well(where: str) -> None:
    anchor = f'<a href="{URL}">here</a>'
    assert told("R14", where.format(anchor) + "\n") == [("warning", "here")]
    assert told("R14", f"> `{anchor}`\n\n    {anchor}\n") == []


def test_a_label_that_is_defined_is_a_link_as_well() -> None:
    assert told("R14", f"> [here][1]\n>\n> [1]: {URL}\n") == [("warning", "here")]


@pytest.mark.parametrize(
    "text",
    [
        f"> [the release]({URL})",
        f"> [here is the release]({URL})",
        f"> [this week]({URL})",
        f"> [links of the week]({URL})",
        "> [here] we go, [this] too",
        f"> `[here]({URL})`",
        f"> ![here]({URL})",
        f"> \\[here]({URL})",
        "> here: https://example.org/here",
    ],
)
def test_words_that_say_something_are_let_be(text: str) -> None:
    assert told("R14", text) == []


def test_there_are_no_better_words_without_a_person() -> None:
    assert found("R14", parse(f"> [here]({URL})\n"))[0].fixes == ()
