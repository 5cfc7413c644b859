"""What is said of a project's past."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from twimeditor.core.archive.directory import Directory, Project, Value
from twimeditor.core.archive.last_time import FIRST, Subject, headline, last_told, rhythm, silence, subject

TODAY = date(2023, 6, 30)
FRIDAYS = tuple(TODAY - timedelta(weeks=back) for back in range(60, 0, -1))


def about(*days: date) -> Subject:
    """Return a subject that was told of on some days."""
    return Subject(frozenset({"kettle"}), frozenset(), Project("kettle", days=days))


def weeks(*back: int) -> tuple[date, ...]:
    """Return the days so many weeks ago."""
    return tuple(TODAY - timedelta(weeks=one) for one in back)


KETTLE = Project(
    "kettle",
    titles=(Value("Kettle"), Value("Old Pot")),
    websites=(Value("https://kettle.example/"), Value("https://forge.example")),
)
DIRECTORY = Directory(
    projects={"kettle": KETTLE},
    titles={"kettle": "kettle", "old pot": "kettle"},
    websites={"kettle.example": "kettle"},
    issues=FRIDAYS,
)


@pytest.mark.parametrize(
    ("title", "website"),
    [
        ("Kettle", ""),
        ("KETTLE 🫖", ""),
        ("Old Pot", ""),
        ("New Name", "http://www.kettle.example"),
        ("", "kettle.example"),
    ],
)
def test_a_project_is_known_by_every_name_and_its_website(title: str, website: str) -> None:
    found = subject(DIRECTORY, title, website)
    assert found.project is KETTLE
    assert {"kettle", "old pot"} <= found.titles


def test_a_website_that_many_share_is_not_asked_for() -> None:
    assert subject(DIRECTORY, "Kettle", "").websites == {"kettle.example"}
    assert subject(DIRECTORY, "Spoon", "https://forge.example").project is None


def test_an_unknown_project_is_asked_for_by_its_title_alone() -> None:
    assert subject(DIRECTORY, "Spoon", "https://spoon.example") == Subject(frozenset({"spoon"}))


def test_an_entry_without_a_name_has_no_past() -> None:
    nobody = subject(DIRECTORY, "", "")
    assert not nobody
    assert headline(nobody, FRIDAYS, TODAY) == last_told(nobody, FRIDAYS, TODAY) == ""


def test_what_was_never_told_of_is_there_for_the_first_time() -> None:
    assert headline(about(), FRIDAYS, TODAY) == FIRST
    assert headline(about(TODAY, TODAY + timedelta(weeks=1)), FRIDAYS, TODAY) == FIRST


def test_the_headline_tells_when_how_often_and_how_regularly() -> None:
    days = weeks(8, 6, 4)
    wanted = "Last on 2 June 2023, three weeks silent · 4th report since May 2023, usually every second week"
    assert headline(about(*days), FRIDAYS, TODAY) == wanted
    assert last_told(about(*days), FRIDAYS, TODAY) == "Last on 2 June 2023, three weeks silent"


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (weeks(1), ""),
        (weeks(2), "one week silent"),
        (weeks(13), "twelve weeks silent"),
        (weeks(26), "silent for six months"),
        (weeks(160), "silent for three years"),
    ],
)
def test_silence_is_told_in_words(days: Sequence[date], wanted: str) -> None:
    assert silence(days[0], sorted({*FRIDAYS, *days}), TODAY) == wanted


def test_where_no_issue_was_missed_nobody_was_silent() -> None:
    last = TODAY - timedelta(weeks=5)
    assert silence(last, (last,), TODAY) == ""


def test_issues_that_the_archive_lacks_are_weeks_as_well() -> None:
    last = TODAY - timedelta(weeks=5)
    assert silence(last, (last, TODAY - timedelta(weeks=1)), TODAY) == "four weeks silent"


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (weeks(3, 2, 1), "usually every week"),
        (weeks(9, 6, 3), "usually every third week"),
        (weeks(21, 15, 9), "usually every six weeks"),
        (weeks(59, 40, 20), "now and then"),
        (weeks(3, 2), ""),
    ],
)
def test_a_rhythm_needs_three_reports(days: Sequence[date], wanted: str) -> None:
    assert rhythm(days, FRIDAYS) == wanted


@pytest.mark.parametrize(
    ("count", "wanted"), [(1, "2nd"), (2, "3rd"), (3, "4th"), (10, "11th"), (20, "21st"), (21, "22nd")]
)
def test_reports_are_counted_with_this_one(count: int, wanted: str) -> None:
    assert f" {wanted} report since " in headline(about(*weeks(*range(count, 0, -1))), FRIDAYS, TODAY)
