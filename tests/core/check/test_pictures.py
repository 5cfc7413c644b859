"""R3, R4, R5: where pictures lie, what they say, and how they are named."""

from pathlib import Path

import pytest

from tests.core.check.cases import found as of_rule
from tests.core.check.cases import knowing, told
from twimeditor.core.check import Problem, Severity
from twimeditor.core.check.knowledge import PictureFile
from twimeditor.core.check.pictures import RULES
from twimeditor.core.check.run import Run
from twimeditor.core.model import Issue
from twimeditor.core.post import parse

NEW = "/blog/img/2030-01-01-pot.png"


def found(text: str) -> list[tuple[str, str]]:
    return [(one.rule, one.severity.value) for one in in_issue(parse(text))]


def in_issue(issue: Issue) -> tuple[Problem, ...]:
    return Run(RULES).problems(issue)


@pytest.mark.parametrize(
    "text",
    [
        f"![A pot]({NEW})\n",
        f"> Text ![A pot]({NEW}) more\n",
        "![A pot](pot.png)\n",
        f"![The file pot.png in a folder]({NEW})\n",
        f"![Our new pot.png]({NEW})\n",
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
        (f"![2030-01-01-Pot.png]({NEW})\n", [("R4", "warning")]),
        (f"![2030-01-01-pot]({NEW})\n", [("R4", "warning")]),
        (f"![IMG_4711.JPG]({NEW})\n", [("R4", "warning")]),
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
    (problem,) = in_issue(parse(f"![]({NEW})\n"))
    assert "2030-01-01-pot.png has no alt text" in problem.message


@pytest.mark.parametrize(
    ("rule", "text", "place"),
    [
        ("R4", f"> Tea ![]({NEW}) pot\n", ""),
        ("R4", f"> Tea ![2030-01-01-pot]({NEW}) pot\n", "2030-01-01-pot"),
        ("R4", f"![ ]({NEW})\n", " "),
        ("R4", f"> <img alt='' src=\"{NEW}\">\n", ""),
        ("R4", f'> <img src="{NEW}">\n', NEW),
        ("R4", f"## Tea ![pot]({NEW.replace('2030-01-01-', '')})\n", "pot"),
        ("R3", "> ![A pot](https://pot.example/pot.png)\n", "https://pot.example/pot.png"),
        ("R5", "> ![A pot](</blog/img/2030-01-01-a pot.png>)\n", "/blog/img/2030-01-01-a pot.png"),
    ],
)
def test_the_place_is_that_of_what_is_wrong(rule: str, text: str, place: str) -> None:
    assert [words for _, words in told(rule, text)] == [place]


def test_an_empty_alt_text_has_its_place_in_the_brackets() -> None:
    (problem,) = of_rule("R4", parse(f"> Tea ![]({NEW}) pot\n"))
    assert (problem.place.field, problem.start, problem.end) == ("body", 6, 6)


@pytest.mark.parametrize("label", ["![A pot][pot]", "![pot]", "![Pot][]", "![A *pot*][POT]"])
def test_a_picture_that_a_definition_elsewhere_names_is_checked(label: str) -> None:
    text = f"> {label}\n\n[pot]: https://pot.example/pot.png\n"
    assert told("R3", text) == [("hint", "https://pot.example/pot.png")]
    words = {"![pot]": "pot", "![Pot][]": "Pot"}.get(label)
    assert told("R4", text) == ([("warning", words)] if words else [])


def test_a_link_by_a_definition_is_no_picture() -> None:
    assert told("R3", "> [pot]\n\n[pot]: https://pot.example/pot.png\n") == []


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        (None, [("R3", "warning")]),
        (PictureFile(999_999), []),
        (PictureFile(1_000_001), [("R5", "warning")]),
        (PictureFile(20_000, frames=12), [("R5", "warning")]),
    ],
)
def test_the_file_is_there_and_no_burden(file: PictureFile | None, wanted: list[tuple[str, str]]) -> None:
    issue, known = parse(f"> ![A pot]({NEW})\n"), knowing(pictures={NEW: file})
    problems = [one for rule in ("R3", "R5") for one in of_rule(rule, issue, known)]
    assert [(one.rule, one.severity.value) for one in problems] == wanted
    assert {one.place.text for one in problems} <= {NEW}


def test_how_large_a_picture_is_is_told() -> None:
    known = knowing(pictures={NEW: PictureFile(3_200_000, frames=48)})
    (problem,) = of_rule("R5", parse(f"![A pot]({NEW})\n"), known)
    assert "an animation of 3.2 MB in 48 frames" in problem.message


def test_a_video_may_be_larger() -> None:
    address = "/blog/img/2030-01-01-pot.webm"
    text = f"<video src='{address}' controls></video>\n"
    assert told("R5", text, knowing(pictures={address: PictureFile(19_000_000)})) == []
    assert told("R5", text, knowing(pictures={address: PictureFile(21_000_000)})) == [("warning", address)]


def test_any_text_is_looked_at_in_no_time() -> None:
    assert told("R4", "> " + "![" * 20_000 + "\n\n[a]: /b\n") == []


def test_no_real_post_is_full_of_alarms(corpus_post: Path) -> None:
    problems = in_issue(parse(corpus_post.read_bytes().decode()))
    assert len([one for one in problems if one.rule != "R4" and one.severity is not Severity.HINT]) <= 5
