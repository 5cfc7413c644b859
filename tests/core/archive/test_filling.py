"""What is filled in, and what is left alone."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from tests.core.issues import issue_of
from tests.styles import shipped_styles
from twimeditor.core.archive import filling
from twimeditor.core.archive.directory import Author, Project, Value
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Attribution, Issue
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
MO = Author("@mo:reed.example", (Value("Mo"),), (Value("adds", count=9), Value("Reports:", count=2)))
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


@pytest.mark.parametrize("words", ["", "A thanked bird told it."])
def test_a_section_without_a_title_goes_with_its_last_entry_unless_it_says_something(words: str) -> None:
    issue, ids = issue_of(f"##\n\n{words}\n\n### Lark\n\n> z\n\n" + POST)
    after = moved(issue, ids, 0, "Dept of Bots")
    assert [one.title for one in after.sections] == [*([""] if words else []), "Dept of Servers 🏢", "Dept of Bots 🤖"]
    assert words in write(after)


def test_from_a_section_without_a_title_one_goes_to_its_usual_one() -> None:
    issue, _ = issue_of("##\n\n### Lark\n\n> z\n")
    assert filling.elsewhere(LARK, issue.sections[0]) == "Dept of Bots 🤖"
    assert filling.elsewhere(replace(LARK, sections=()), issue.sections[0]) == ""


@pytest.mark.parametrize(("count", "told"), [(1, "Dept of Bots 🤖"), (2, "")])
def test_half_as_often_as_in_the_usual_section_is_usual_too(count: int, told: str) -> None:
    issue, _ = issue_of("## Clients 📱\n\n### Lark\n\n> z\n")
    lark = replace(LARK, sections=(LARK.sections[0], Value("Dept of Clients", count=count)))
    assert filling.elsewhere(lark, issue.sections[0]) == told


def test_a_section_is_called_as_here_else_as_in_the_style_else_as_it_was() -> None:
    issue, _ = issue_of(POST)
    named = [filling.section_named(issue, title, style()) for title in ("bots", "clients", "Dept of Kites")]
    assert named == ["Dept of Bots 🤖", "Dept of Clients 📱", "Dept of Kites"]


def described(how: Literal["always", "sometimes", "never"], seen: date | None) -> bool:
    """Tell whether an entry gets a description in such a style that was last seen then."""
    issue, ids = issue_of("## Dept of Bots 🤖\n\n### TODO\n\n> z\n")
    lark = replace(LARK, descriptions=(Value("A bird.", seen=seen),))
    such = replace(style(), description=how)
    after = filling.fill_project(issue, ids, entry=next(iter(issue.entries)).id, project=lark, over=(), style=such)
    return "A bird." in write(after)


def test_where_descriptions_are_written_sometimes_the_last_report_decides() -> None:
    before = date(2030, 12, 27)
    assert [described("sometimes", seen) for seen in (DAY, before, None)] == [True, False, True]
    assert [described("always", before), described("never", DAY)] == [True, False]


def author_line(line: str, over: Collection[str] = (), author: Author = MO) -> str:
    """Return an update's author line filled in."""
    issue, ids = issue_of(f"## Dept of Bots 🤖\n\n### Lark\n\n{line}\n\n> x\n")
    update = next(one.id for one in issue.leaves() if isinstance(one, Attribution))
    after = filling.fill_person(issue, ids, update=update, author=author, over=over, style=style())
    return write(after).split("\n")[4]


def test_of_a_person_only_what_is_empty_is_filled_in() -> None:
    line = "[Moritz](https://matrix.to/#/@moritz:reed.example) says"
    assert author_line(line) == line
    over = ("author_name", "verb")
    assert author_line(line, over) == "[Mo](https://matrix.to/#/@moritz:reed.example) reports"
    assert author_line(line, over, replace(MO, names=(), verbs=())) == line


def test_a_verb_is_one_of_the_styles() -> None:
    assert filling.verb_of(MO, style()) == "reports"
    assert filling.verb_of(replace(MO, verbs=(Value("adds"),)), style()) == style().default_verb
