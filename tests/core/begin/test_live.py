"""The number of the next weekly video."""

from datetime import date

import pytest

from twimeditor.core.begin import next_number, number_on
from twimeditor.core.post import parse


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Matrix Live S14E02 – Lamps at last", "S14E03"),
        ("Matrix Live S14E09", "S14E10"),
        ("Matrix Live S3E099 🎙", "S3E100"),
        ("Matrix Live 🎙", ""),
        ("Dept of Lanterns S14E02", ""),
    ],
)
def test_it_follows_the_one_of_the_issue_before(title: str, expected: str) -> None:
    assert next_number([parse(f"## {title}\n")]) == expected


def test_an_issue_without_a_number_is_passed_over() -> None:
    issues = ("## Matrix Live 🎙\n", "## Matrix Live S14E05\n", "## Matrix Live S14E04\n", "")
    assert next_number(map(parse, issues)) == "S14E06"
    assert next_number([]) == ""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2031, 3, 7), "S14E03"),
        (date(2031, 3, 8), "S14E04"),
        (date(2031, 2, 21), ""),
        (date(2031, 7, 4), ""),
    ],
)
def test_on_a_day_it_follows_the_latest_of_those_before_it_that_are_not_too_old(day: date, expected: str) -> None:
    told = [(date(2031, 3, 7), "S14E03"), (date(2031, 2, 28), ""), (date(2031, 2, 21), "S14E02")]
    assert number_on(day, told) == expected
