"""What is filled in, and what is left alone."""

from datetime import date

from tests.core.issues import issue_of
from tests.styles import shipped_styles
from twimeditor.core.archive import filling
from twimeditor.core.archive.directory import Project, Value
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import write
from twimeditor.core.style import HouseStyle

DAY = date(2031, 1, 3)
LARK = Project(
    "lark",
    (Value("Lark"),),
    (Value("https://lark.example"),),
    (Value("A bird.", seen=DAY),),
    (Value("Dept of Bots 🤖", count=4), Value("Dept of Clients", count=1)),
    days=(DAY,),
)
POST = "## Dept of Servers 🏢\n\n### Harbour\n\n> x\n\n## Dept of Bots 🤖\n\n### Buoy\n\n> y\n"


def style(name: str = "twim") -> HouseStyle:
    found = shipped_styles().named(name)
    assert found is not None
    return found


def filled(text: str, number: int = 0, name: str = "twim") -> str:
    issue, ids = issue_of(text)
    entry = list(issue.entries)[number].id
    return write(filling.fill_project(issue, ids, entry=entry, project=LARK, over=(), style=style(name)))


def moved(issue: Issue, ids: IdSource, number: int, section: str) -> Issue:
    entry = list(issue.entries)[number].id
    return filling.move_entry(issue, ids, entry=entry, section=section, style=style())


def test_only_what_is_empty_is_filled_in() -> None:
    text = "## Dept of Servers 🏢\n\n### Mine\n\nMy words.\n\n> x\n"
    assert filled(text) == text.replace("### Mine", "### Mine ([website](https://lark.example))")


def test_a_style_without_websites_gets_none() -> None:
    assert "lark.example" not in filled(POST, name="twim-2020")


def test_an_entry_in_a_section_stays_there() -> None:
    issue, _ = issue_of(filled(POST))
    assert [entry.title for entry in issue.sections[0].entries] == ["Harbour"]


def test_one_whose_section_is_still_to_do_goes_to_its_usual_one() -> None:
    text = "## TODO UNKNOWN SECTION\n\n### TODO\n\n> z\n\n" + POST
    issue, _ = issue_of(filled(text))
    assert [entry.title for entry in issue.sections[-1].entries] == ["Buoy", "Lark"]
    assert issue.sections[0].title == "TODO UNKNOWN SECTION"


def test_a_section_that_is_missing_is_made_where_the_style_has_it() -> None:
    issue, ids = issue_of(POST)
    after = moved(issue, ids, 0, "Dept of Clients")
    assert [one.title for one in after.sections] == ["Dept of Servers 🏢", "Dept of Clients 📱", "Dept of Bots 🤖"]
    assert [entry.title for entry in after.sections[1].entries] == ["Harbour"]


def test_moving_to_where_it_stands_changes_nothing() -> None:
    issue, ids = issue_of(POST)
    assert moved(issue, ids, 0, "servers") is issue


def test_what_usually_stands_elsewhere_is_told_unless_it_is_usual_here_too() -> None:
    issue, _ = issue_of(POST)
    assert filling.elsewhere(LARK, issue.sections[0]) == "Dept of Bots 🤖"
    assert filling.elsewhere(LARK, issue.sections[1]) == ""
