"""R3, R4, R5: where pictures lie, what they say, and how they are named."""

from pathlib import Path

import pytest

from tests.core.issues import issue_of, nth
from twimeditor.core.check import Severity, node_problems, pressing_problems, problems
from twimeditor.core.model import Image, edits
from twimeditor.core.post import parse

NEW = "/blog/img/2030-01-01-pot.png"


def found(text: str) -> list[tuple[str, str]]:
    issue = parse(text)
    return [(one.rule, one.severity.value) for node in issue.leaves() for one in node_problems(issue, node)]


@pytest.mark.parametrize(
    "text",
    [
        f"![A pot]({NEW})\n",
        f"> Text ![A pot]({NEW}) more\n",
        "![A pot](pot.png)\n",
        "![A pot](./pot.jpeg)\n",
        "![A pot](https://matrix.org/blog/img/2030-01-01-pot.AVIF)\n",
        "<video src='/blog/img/2030-01-01-pot.webm' controls></video>\n",
        f'{{{{ figure(img="{NEW}", caption="A pot") }}}}\n',
        "`![](x.txt)`\n",
        "[A pot](/blog/img/pot.png)\n",
        '+++\ntitle = "T"\n[extra]\nimage = "https://matrix.org/blog/img/pot.png"\n+++\n',
    ],
)
def test_what_is_right_is_no_problem(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"![]({NEW})\n", [("R4", "warning")]),
        (f'> <img src="{NEW}">\n', [("R4", "warning")]),
        (f"> ![ ]({NEW})\n", [("R4", "warning")]),
        (f"![2030-01-01-Pot.png]({NEW})\n", [("R4", "hint")]),
        (f"![2030-01-01-pot]({NEW})\n", [("R4", "hint")]),
        ("![A pot](/blog/wp-content/2030-01-01-pot.png)\n", [("R3", "hint")]),
        ("![A pot](https://pot.example/pot.png)\n", [("R3", "hint")]),
        ("![A pot](../pot.png)\n", [("R3", "warning")]),
        ("![A pot](file:///home/pot.png)\n", [("R3", "warning")]),
        ("![A pot](/blog/img/pot.png)\n", [("R5", "hint")]),
        ("![A pot](/blog/img/2030-01-01-pot.bmp)\n", [("R5", "warning")]),
        ("![A pot](/blog/img/2030-01-01-pot)\n", [("R5", "warning")]),
        ("![A pot](</blog/img/2030-01-01-a pot.png>)\n", [("R5", "warning")]),
        ("![A pot](/blog/img/2030-01-01-a%20pot.png)\n", [("R5", "warning")]),
        ("<video src='/blog/img/2030-01-01-pot.avi' controls></video>\n", [("R5", "warning")]),
    ],
)
def test_each_rule_finds_what_is_against_it(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


def test_the_words_name_the_picture() -> None:
    issue = parse(f"![]({NEW})\n")
    (problem,) = node_problems(issue, nth(issue, Image))
    assert "2030-01-01-pot.png has no alt text" in problem.message


def test_the_place_is_that_of_the_address() -> None:
    text = f"> One\n> two ![]({NEW}) three\n"
    (problem,) = problems(parse(text))
    assert (problem["rule"], problem["line"]) == ("R4", 2)


def test_hints_are_told_of_what_was_touched_alone() -> None:
    issue, ids = issue_of("![pot.png](/blog/img/pot.png)\n")
    image = nth(issue, Image)
    assert pressing_problems(issue, image) == ()
    assert len(node_problems(issue, image)) == 2
    changed = edits.set_field(issue, ids, target=image.id, field="title", value="T")
    assert {one.rule for one in pressing_problems(changed, nth(changed, Image))} == {"R4", "R5"}


def test_a_picture_without_words_is_always_told() -> None:
    issue = parse(f"![]({NEW})\n")
    (problem,) = pressing_problems(issue, nth(issue, Image))
    assert problem.severity is Severity.WARNING


def test_no_real_post_is_full_of_alarms(corpus_post: Path) -> None:
    issue = parse(corpus_post.read_bytes().decode())
    told = [one for node in issue.leaves() for one in pressing_problems(issue, node) if one.rule in {"R3", "R5"}]
    assert len(told) <= 5
