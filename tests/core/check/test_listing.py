"""The problems that `inspect --json` prints."""

from tests.core.render.html import HEAD
from twimeditor.core.check import problems
from twimeditor.core.post import parse


def test_a_problem_has_the_line_in_the_file() -> None:
    found = problems(parse(HEAD + "Fine.\n\n> One\n> {{ nowhere() }}\n"))
    first = HEAD.count("\n") + 1
    assert [(one["rule"], one["severity"], one["line"]) for one in found] == [("R23", "error", first + 3)]
    assert "nowhere" in found[0]["message"]


def test_nothing_is_wrong() -> None:
    assert problems(parse(HEAD + "Fine.\n")) == []
