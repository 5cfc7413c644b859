"""What a report is likely on."""

from datetime import date, timedelta

import pytest

from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.learning import learned
from twimeditor.core.archive.proposing import Proposer, proposals
from twimeditor.core.archive.values import Credit, Mention

DAYS = [date(2030, 1, 4) + timedelta(weeks=week) for week in range(20)]


def _mention(week: int, user: str, title: str, section: str, website: str = "") -> Mention:
    return Mention(DAYS[week], section, title, website, "", (Credit(user.title(), f"@{user}:reed.example", "says"),))


@pytest.fixture(scope="module")
def directory() -> Directory:
    """Return what a few people reported on."""
    told = [
        *(_mention(week, "zoe", "Teapot", "Dept of Clients", "https://teapot.example/app") for week in range(12)),
        *(_mention(week, "zoe", "Kettle Bridge", "Dept of Bridges") for week in range(0, 12, 4)),
        *(_mention(week, "jim", "stove", "Dept of Servers") for week in range(12)),
        *(_mention(week, "ann", "", "Dept of Spec") for week in range(12)),
    ]
    return learned(told, DAYS)


def test_what_somebody_always_reports_on_comes_first(directory: Directory) -> None:
    first = proposals(directory, "@jim:reed.example", "It is hot.")[0]
    assert first.project is not None
    assert (first.project.key, first.section) == ("stove", "Dept of Servers")
    assert first.why == "Jim’s last 12 reports were on it"


@pytest.mark.parametrize(
    ("text", "key", "why"),
    [
        ("All news.", "teapot", "Zoe’s last 12 reports were on it"),
        ("The **Kettle Bridge** is open.", "kettle bridge", "the text names it"),
        ("See https://teapot.example/app/releases/2 for it.", "teapot", "the text links to it"),
    ],
)
def test_the_text_decides_among_the_projects_of_one(directory: Directory, text: str, key: str, why: str) -> None:
    first = proposals(directory, "@zoe:reed.example", text)[0]
    assert first.project is not None
    assert first.project.key == key
    assert why in first.why


def test_titles_are_named_as_whole_words(directory: Directory) -> None:
    found = proposals(directory, "@nobody:reed.example", "We have Teapots and a kettle, bridges too.")
    assert all(one.project is None for one in found)


def test_of_an_unknown_author_the_text_tells(directory: Directory) -> None:
    first = proposals(directory, "", "The kettle-bridge was mended.")[0]
    assert first.project is not None
    assert (first.project.key, first.section) == ("kettle bridge", "Dept of Bridges")


def test_the_title_that_was_typed_wins(directory: Directory) -> None:
    first = proposals(directory, "@jim:reed.example", "stove", title="TEAPOT 2.0")[0]
    assert first.project is not None
    assert first.project.key == "teapot"
    assert first.why == "the title is its own"


def test_who_reports_without_headings_gets_a_section(directory: Directory) -> None:
    first = proposals(directory, "@ann:reed.example", "Five were merged.")[0]
    assert (first.project, first.section) == (None, "Dept of Spec")
    assert first.why == "Ann often reports without a heading"


def test_words_of_a_sections_title_tell_where_nothing_else_does(directory: Directory) -> None:
    first = proposals(directory, "", "A new server, and the server is fast.")[0]
    assert (first.project, first.section) == (None, "Dept of Servers")
    assert first.why


def test_nothing_is_proposed_from_nothing() -> None:
    assert Proposer(Directory()).proposals("@a:b.example", "Text", "Title") == ()


def test_as_many_as_are_asked_for(directory: Directory) -> None:
    found = proposals(directory, "@zoe:reed.example", "stove", limit=2)
    assert len(found) == 2
    assert all(0 < one.score <= 1 for one in found)


def test_a_title_that_is_new_goes_where_others_with_its_words_are() -> None:
    bridges = [_mention(week, f"user{week}", f"{name} Bridge", "Dept of Bridges") for week, name in enumerate(_RIVERS)]
    known = learned([*bridges, _mention(9, "jim", "stove", "Dept of Servers")], DAYS)
    assert proposals(known, "@jim:reed.example", "It carries.")[0].section == "Dept of Servers"
    assert proposals(known, "@jim:reed.example", "It carries.", "Elbe Bridge")[0].section == "Dept of Bridges"
    assert proposals(known, "@new:reed.example", "", "Elbe Bridge")[0].section == "Dept of Bridges"


_RIVERS = ("Oder", "Spree", "Havel", "Isar", "Inn", "Saale")
