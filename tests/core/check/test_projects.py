"""R16: headings where there are several projects, and descriptions that are known."""

from datetime import date

import pytest

from tests.core.check.cases import FRONT, all_done, knowing, told
from tests.styles import shipped
from twimeditor.core.check.knowledge import Project

TEAPOT = Project("Teapot", "A client that is short and stout.")


def report(name: str, verb: str = "says") -> str:
    return f"[{name}](https://matrix.to/#/@{name.lower()}:example.org) {verb}\n\n> Tea is ready.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"## Dept of Ops\n\n{report('Zoe')}{report('Zoe')}",
        f"## Dept of Ops\n\n{report('Zoe')}{report('Jim', 'adds')}",
        f"## Dept of Ops\n\n### Teapot\n\n{report('Zoe')}{report('Jim')}",
        f"## Dept of Ops\n\n### Teapot\n\n{report('Zoe')}### Kettle\n\n{report('Jim')}",
        f"## Dept of Spec 📜\n\n{report('Zoe')}{report('Jim')}",
        f"## Dept of Ops\n\n{report('Zoe')}## Dept of Clients\n\n{report('Jim')}",
        f"## Dept of Ops\n\n{report('Zoe')}From the team:\n\n> Tea.\n",
    ],
)
def test_one_project_needs_no_heading(text: str) -> None:
    assert told("R16", text) == []


def test_reports_of_two_people_without_headings_are_found_once() -> None:
    text = f"{FRONT}## Dept of Ops\n\n{report('Zoe')}{report('Jim')}{report('Ann')}"
    assert told("R16", text) == [("warning", "Jim")]
    assert told("R16", text, knowing(date(2032, 1, 1))) == [("hint", "Jim")]


def described(words: str = "", title: str = "Teapot") -> str:
    return f"## Dept of Ops\n\n### {title} ([website](https://teapot.example))\n\n{words}{report('Zoe')}"


def test_a_known_project_without_its_description_gets_it() -> None:
    known = knowing(projects={"teapot": TEAPOT})
    assert told("R16", described(), known) == [("warning", "")]
    assert all_done("R16", described(), known) == described("A client that is short and stout.\n\n")


def test_a_project_that_is_described_or_not_known_is_no_problem() -> None:
    known = knowing(projects={"teapot": TEAPOT, "kettle": Project("Kettle")})
    assert told("R16", described("Something new.\n\n"), known) == []
    assert told("R16", described(title="Pan"), known) == []
    assert told("R16", described(title="Kettle"), known) == []
    assert told("R16", described()) == []


@pytest.mark.parametrize("words", ["What is new this week:", "First.\n\nSecond.", "Long. " * 60, " "])
def test_news_that_stood_above_a_report_are_no_description(words: str) -> None:
    assert told("R16", described(), knowing(projects={"teapot": Project("Teapot", words)})) == []


def test_a_style_that_describes_now_and_then_leaves_it_at_a_hint() -> None:
    known = knowing(projects={"teapot": TEAPOT}, style=shipped("twim-2020"))
    assert told("R16", described(), known) == [("hint", "")]
