"""R22: what every issue has, and references that lead somewhere."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.check.cases import FRONT, all_done, found, knowing, told
from tests.styles import shipped
from twimeditor.core.check.regular import REGULARS
from twimeditor.core.model.find import LEAD
from twimeditor.core.post import parse

LIVE = "## Matrix Live S03E07 – Tea\n\nA video.\n\n"
SPEC = "## Dept of Spec 📜\n\nNews.\n\n"
PING = "## Dept of Ping 🏓\n\nFast.\n\n"
END = "## That's all I know 🏁\n\nSee you.\n"
WHOLE = LIVE + SPEC + PING + END


def missing(text: str) -> list[str]:
    messages = [one.message for one in found("R22", parse(FRONT + text))]
    return [key for key, words in REGULARS.items() for message in messages if message.startswith(words)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (WHOLE, []),
        (SPEC + PING + END, ["live"]),
        (LIVE + PING + END, ["spec"]),
        (LIVE + SPEC + END, ["ping"]),
        (LIVE + SPEC + PING, ["sign-off"]),
        (
            LIVE
            + SPEC
            + "## Dept of Ops\n\n### [#ping:example.org](https://matrix.to/#/#ping:example.org)\n\nX.\n\n"
            + END,
            [],
        ),
        (LIVE + SPEC + PING + "## Final thoughts\n\nSee you.\n", []),
        (LIVE + SPEC + PING + "## Goodbye\n\nSee you.\n", ["sign-off"]),
        ("## Only\n\nTea.\n", []),
        ('## A day of talks\n\n{{ youtube_player(video_id="AbCdEf-1234") }}\n\n' + SPEC + PING + END, []),
        (SPEC + '## Talks\n\n{{ youtube_player(video_id="AbCdEf-1234") }}\n\n' + PING + END, ["live"]),
    ],
)
def test_a_regular_that_is_missing_is_named(text: str, wanted: list[str]) -> None:
    assert missing(text) == wanted


def test_a_title_of_the_styles_own_is_a_sign_off_as_well() -> None:
    style = shipped("twim")
    own = knowing(style=replace(style, sign_off=replace(style.sign_off, title="Goodbye")))
    assert told("R22", FRONT + LIVE + SPEC + PING + "## Goodbye\n\nSee you.\n", own) == []


def test_what_is_missing_has_its_place_in_the_front_matter_or_before_all() -> None:
    for text in (FRONT + LIVE + SPEC + PING, LIVE + SPEC + PING):
        issue = parse(text)
        (problem,) = found("R22", issue)
        assert problem.node == (issue.front.id if issue.front is not None else LEAD)


def test_it_is_a_hint_in_an_old_issue_and_none_without_a_style() -> None:
    text = FRONT + LIVE + SPEC + PING
    assert told("R22", text) == [("warning", "")]
    assert told("R22", text, knowing(date(2032, 1, 1))) == [("hint", "")]
    assert told("R22", text, knowing(style=None)) == []


def test_the_sign_off_is_put_in_as_the_style_has_it() -> None:
    style = shipped("twim")
    text = f"{FRONT}{LIVE}{SPEC}{PING}".rstrip("\n") + "\n"
    mended = all_done("R22", text)
    assert mended == f"{text}\n## {style.sign_off.title}\n\n{style.sign_off.text.strip()}\n"
    assert told("R22", mended) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("See [the guide][teapot].\n", ["[the guide][teapot]"]),
        ("> See [the guide][teapot] and [that][other].\n\n[other]: https://x.example\n", ["[the guide][teapot]"]),
        ("See [the *guide*][].\n", ["[the *guide*][]"]),
        ("![A pot][pot]\n", ["[A pot][pot]"]),
    ],
)
def test_references_that_lead_nowhere(text: str, wanted: list[str]) -> None:
    assert told("R22", text) == [("warning", one) for one in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "See [the guide][teapot].\n\n[Teapot]: https://x.example\n",
        "> See [the guide][teapot].\n>\n> [teapot]: https://x.example\n",
        "See `[the guide][teapot]`.\n",
        "```\na[0][1]\n```\n",
        "> ```\n> a[0][1]\n> ```\n",
        "She [it/its] says [x](https://x.example)[y](https://y.example).\n",
        "See \\[the guide\\][teapot].\n",
        "See [the guide](https://x.example/?a[b][c]=d).\n",
    ],
)
def test_what_is_no_reference_or_has_its_definition(text: str) -> None:
    assert told("R22", text) == []
