"""What the list of regulars puts into the issue, and what it asks."""

import pytest

from tests.core.archive.regular_cases import TODAY, author, directory, project, weeks_ago
from twimeditor.core.archive.adding import live_number, reminder, with_live_number, with_missing, with_missing_section
from twimeditor.core.archive.regulars import Missing, regulars
from twimeditor.core.model import Issue
from twimeditor.core.post import parse, write
from twimeditor.core.post.reuse import ids_after
from twimeditor.core.style import HouseStyle
from twimeditor.services.resources import resource_path
from twimeditor.services.storage.disk import Disk
from twimeditor.services.styles import Styles

START = "## Dept of Servers 🏢\n\n## Dept of Clients 📱\n\n### Heron\n\n## That's all I know\n\nBye.\n"
MARA = author("@mara:reed.example", "Mara [away]", weeks_ago(*range(1, 9)), projects=["larkspur"])
HANNA = author("@hanna:slate.example", "Hanna", weeks_ago(*range(1, 9)), section="Dept of Spec 📜")


@pytest.fixture
def style() -> HouseStyle:
    found = Styles(Disk(), resource_path("styles"), resource_path("styles")).named("twim")
    assert found is not None
    return found


def one_missing(issue: Issue) -> tuple[Missing, ...]:
    known = directory(project("Larkspur", weeks_ago(*range(1, 9)), MARA.key), authors=[MARA, HANNA])
    return regulars(known, issue, TODAY).missing


def test_an_entry_is_added_where_it_usually_stands_with_all_that_is_known(style: HouseStyle) -> None:
    issue = parse(START)
    missing = next(one for one in one_missing(issue) if one.project is not None)
    text = write(with_missing(issue, ids_after(issue), missing=missing, style=style))
    assert "### Heron\n\n### Larkspur ([website](https://larkspur.example))\n\nWhat Larkspur is.\n\n" in text
    assert "[Mara [away]](https://matrix.to/#/@mara:reed.example) announces\n" in text
    assert text.endswith("## That's all I know\n\nBye.\n")


def test_an_update_is_added_to_its_section_which_comes_where_the_style_has_it(style: HouseStyle) -> None:
    issue = parse(START)
    missing = next(one for one in one_missing(issue) if one.project is None)
    text = write(with_missing(issue, ids_after(issue), missing=missing, style=style))
    assert text.startswith("## Dept of Spec 📜\n\n[Hanna](https://matrix.to/#/@hanna:slate.example) announces\n")


def test_a_section_is_added_once(style: HouseStyle) -> None:
    issue = parse(START)
    title = "Dept of Bots 🤖"
    with_it = with_missing_section(issue, ids_after(issue), title=title, style=style)
    assert title in [section.title for section in with_it.sections]
    assert with_missing_section(with_it, ids_after(with_it), title="Dept of Bots", style=style) is with_it


def test_a_number_goes_into_the_heading_of_the_video(style: HouseStyle) -> None:
    issue = parse(f"## Matrix Live 🎙\n\nSoon.\n\n{START}")
    numbered = with_live_number(issue, ids_after(issue), number="S11E19", style=style)
    assert write(numbered).startswith("## Matrix Live S11E19 🎙\n\nSoon.\n")
    assert live_number(numbered) == "S11E19"


def test_where_there_is_no_video_its_section_comes_first(style: HouseStyle) -> None:
    issue = parse(START)
    assert live_number(issue) == ""
    numbered = with_live_number(issue, ids_after(issue), number="S11E19", style=style)
    assert write(numbered).startswith("## Matrix Live S11E19")


def test_a_reminder_is_one_line_with_the_ids() -> None:
    missing = one_missing(parse(START))
    assert sorted(one.title for one in missing) == ["Dept of Spec 📜", "Larkspur"]
    words = reminder(missing)
    assert "\n" not in words
    assert "@mara:reed.example (Larkspur)" in words
    assert "@hanna:slate.example (Dept of Spec 📜)" in words
    assert words.endswith(": is there anything for This Week in Matrix this week?")
    assert reminder(()) == ""
