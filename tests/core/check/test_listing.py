"""The problems that `inspect --json` prints."""

from tests.core.check.cases import FRONT
from twimeditor.core.check.listing import problems
from twimeditor.core.post import parse


def test_a_problem_has_its_line_and_column_in_the_file() -> None:
    found = problems(parse(FRONT + "Fine.\n\n> One\n> two {{ nowhere() }}\n"))
    (one,) = [one for one in found if one["rule"] == "R23"]
    assert (one["severity"], one["line"], one["column"]) == ("error", FRONT.count("\n") + 4, 7)
    assert "nowhere" in one["message"]


def test_what_is_wrong_comes_in_the_order_of_the_file() -> None:
    found = problems(parse("> {{ nowhere() }}\n\n![](/blog/img/2030-02-01-pot.png)\n"))
    assert [one["rule"] for one in found if one["rule"] in {"R4", "R23"}] == ["R23", "R4"]
