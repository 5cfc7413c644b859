"""People and projects, learned from what was told."""

from datetime import date, timedelta

import pytest

from twimeditor.core.archive.learning import cadence, learned
from twimeditor.core.archive.values import Credit, Mention

FIRST = date(2030, 1, 4)
DAYS = [FIRST + timedelta(weeks=week) for week in range(40)]
ZOE = Credit("Zoë", "@zoe:reed.example", "says")


def _told(
    week: int, title: str = "", website: str = "", *who: Credit, section: str = "Dept of Clients", said: str = ""
) -> Mention:
    return Mention(DAYS[week], section, title, website, said, who or (ZOE,))


def test_titles_and_websites_join_what_is_one_project() -> None:
    found = learned(
        [
            _told(0, "Saltmarsh", "https://tide.example"),
            _told(1, "Tidewater", "http://www.tide.example/"),
            _told(2, "tidewater 🌊", said="It rises."),
        ],
        DAYS,
    )
    assert list(found.projects) == ["tidewater"]
    assert found.titles["saltmarsh"] == found.websites["tide.example"] == "tidewater"
    project = found.projects["tidewater"]
    assert project.days == tuple(DAYS[:3])
    assert project.description == "It rises."
    assert [value.text for value in found.authors["@zoe:reed.example"].projects] == ["tidewater"]


def test_what_an_issue_has_side_by_side_is_two_projects() -> None:
    found = learned([_told(0, "Web", "https://one.example"), _told(0, "Desktop", "https://one.example")], DAYS)
    assert set(found.projects) == {"web", "desktop"}
    assert "one.example" not in found.websites


def test_a_website_of_many_joins_none() -> None:
    found = learned([_told(week, f"Title {week}", "https://forum.example") for week in range(8)], DAYS)
    assert len(found.projects) == 8


def test_a_website_of_a_few_titles_joins_them() -> None:
    found = learned([_told(week, f"Title {week}", "https://one.example") for week in range(4)], DAYS)
    assert len(found.projects) == 1


def test_a_heading_that_is_a_section_elsewhere_is_no_project() -> None:
    bare = _told(1, "Clients", section="")
    assert not learned([_told(0, section="Dept of Clients"), bare], DAYS).projects
    assert set(learned([_told(0, section="Dept of Bots"), bare], DAYS).projects) == {"clients"}


def test_a_sentence_is_no_verb() -> None:
    told = [
        _told(0, "", "", Credit("Zoë", ZOE.target, "would like to tell")),
        _told(1, "", "", Credit("Zoë", ZOE.target, "told us proudly")),
        _told(2, "", "", Credit("Zoë", ZOE.target, "")),
    ]
    assert [verb.text for verb in learned(told, DAYS).authors[ZOE.target].verbs] == ["told us proudly"]


def test_who_and_what_is_told_of_most_and_last_comes_first() -> None:
    jim = Credit("Jim", "@jim:reed.example", "says")
    seldom, often = _told(0, "Stove", "", jim), [_told(week, "Teapot") for week in range(3)]
    later = [_told(week, "Kettle", "", jim) for week in range(30, 39)]
    assert list(learned([seldom, *often], DAYS).projects) == ["teapot", "stove"]
    assert list(learned([seldom, *often], DAYS).authors) == [ZOE.target, jim.target]
    assert list(learned([*often, *later], DAYS).projects) == ["kettle", "teapot"]


def test_newest_names_and_most_used_sections_come_first() -> None:
    old, new = Credit("zoe", "@zoe:reed.example", "said"), Credit("Zoë ☕", "@zoe:reed.example", "says")
    found = learned(
        [
            *(_told(week, "Teapot", "", old) for week in range(5)),
            _told(6, "Teapot", "", new, section="Dept of Bots"),
            _told(7, "Teapot 1.1", "", old),
            _told(8, "Teapot", "", new, section="Clients 📱"),
        ],
        DAYS,
    )
    author, project = found.authors["@zoe:reed.example"], found.projects["teapot"]
    assert [value.text for value in author.names] == ["Zoë ☕", "zoe"]
    assert (author.verb, author.last_seen) == ("said", DAYS[8])
    assert (project.title, project.section) == ("Teapot", "Clients 📱")
    assert [(value.text, value.count) for value in project.authors] == [("@zoe:reed.example", 8)]


def test_an_id_in_place_of_a_name_becomes_its_beginning() -> None:
    found = learned([_told(0, "", "", Credit("@zoe:reed.example", "@zoe:reed.example"))], DAYS)
    assert found.authors["@zoe:reed.example"].name == "zoe"


@pytest.mark.parametrize(
    "title", ["#ping:reed.example", "[#ping:reed.example](https://a.example)", "That's all I know 🏁", ""]
)
def test_boilerplate_is_no_project(title: str) -> None:
    assert not learned([_told(0, title)], DAYS).projects


def test_cadence_counts_issues() -> None:
    assert cadence(DAYS[:5], DAYS) == 1
    assert cadence([DAYS[0], DAYS[2], DAYS[4], DAYS[10]], DAYS) == 2
    assert cadence([DAYS[0]], DAYS) is None
    assert cadence([], []) is None


def test_sections_are_one_whatever_they_were_called_and_whatever_stood_in_them() -> None:
    told = [_told(0, "Teapot"), _told(1, section="Clients 📱"), _told(1, section=""), _told(0, section="Matrix Live 🎙")]
    found = learned(told, DAYS).sections
    assert {(one.title, one.days) for one in found.values()} == {
        ("Clients 📱", tuple(DAYS[:2])),
        ("Matrix Live 🎙", (DAYS[0],)),
    }


def test_nothing_is_learned_from_nothing_nor_from_days_far_away() -> None:
    assert not learned([], []).projects
    far = Mention(date(9999, 12, 31), "Dept of Bots", "Teapot", credits=(ZOE,))
    assert learned([far, _told(0, "Teapot")], [date(9999, 12, 31)]).projects["teapot"].last_seen == date(9999, 12, 31)
