"""Reports in an issue."""

import pytest

from tests.core.issues import issue_of, line_changes
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Attribution, EntryHeading, Issue, Quote
from twimeditor.core.post import compose, write
from twimeditor.core.report.edit import Filed, Kind, Place, lacking, report_edit
from twimeditor.core.style import HouseStyle, read_style, section_place
from twimeditor.services.resources import resource_path

KIM = Filed(
    title="Lantern",
    website="https://lantern.example",
    name="Kim",
    user_id="@kim:example.org",
    verb="says",
    body="Light.\n\n* a",
)


@pytest.fixture(scope="module")
def style() -> HouseStyle:
    return read_style(resource_path("styles", "twim.toml").read_text(encoding="utf-8"), "twim")


def added(issue: Issue, ids: IdSource, place: Place, style: HouseStyle, *reports: Filed) -> tuple[Issue, list[str]]:
    after = report_edit(issue, ids, reports=reports or (KIM,), place=place, style=style)
    old, new = line_changes(compose(issue), write(after))
    assert not old or old == [""]
    return after, new


def test_a_new_entry_goes_behind_the_selected_one(style: HouseStyle) -> None:
    issue, ids = issue_of()
    first = next(issue.entries)
    _, new = added(issue, ids, Place(section="Dept of Clients 📱", entry=first.id), style)
    text = "\n".join(new)
    assert (
        "### Lantern ([website](https://lantern.example))\n\n[Kim](https://matrix.to/#/@kim:example.org) says" in text
    )
    assert "> Light.\n>\n> * a" in text


def test_it_goes_to_the_end_of_another_section(style: HouseStyle) -> None:
    issue, ids = issue_of()
    first = next(issue.entries)
    after, _ = added(issue, ids, Place(section="Dept of Ops", entry=first.id), style)
    assert after.sections[1].entries[-1].heading.title == "Lantern"


def test_an_update_goes_behind_the_others(style: HouseStyle) -> None:
    issue, ids = issue_of()
    first = next(issue.entries)
    after, _ = added(issue, ids, Place(kind=Kind.ENTRY_UPDATE, entry=first.id), style)
    quotes = [node for node in next(after.entries).nodes if isinstance(node, Quote)]
    assert quotes[-1].body == KIM.body
    after, _ = added(issue, ids, Place(kind=Kind.SECTION_UPDATE, section="Dept of Ops"), style)
    authors = [node for node in after.sections[1].nodes if isinstance(node, Attribution)]
    assert authors[-1].target == "@kim:example.org"


def test_a_section_that_is_not_there_yet_stands_in_the_order_of_the_style(style: HouseStyle) -> None:
    known = sorted((kind for kind in style.sections if kind.order), key=lambda kind: kind.order)
    first, middle, last = known[1], known[2], known[3]
    issue, ids = issue_of(f"## {first.heading}\n\ntext\n\n## {last.heading}\n\ntext\n")
    after, _ = added(issue, ids, Place(section=middle.title), style)
    assert [one.heading.title for one in after.sections if one.heading] == [first.heading, middle.heading, last.heading]
    assert section_place(issue, known[0].title, style) is None


def test_a_section_of_an_own_title_stands_before_the_end(style: HouseStyle) -> None:
    end = style.sign_off.title
    issue, ids = issue_of(f"## {style.sections[0].heading}\n\ntext\n\n## {end}\n\nBye.\n")
    after, _ = added(issue, ids, Place(section="Dept of Tides"), style)
    assert [one.heading.title for one in after.sections if one.heading][1] == "Dept of Tides"


def test_several_reports_keep_their_order_in_one_new_section(style: HouseStyle) -> None:
    issue, ids = issue_of("")
    reports = [Filed(title=name, name=name, verb="says", body="x") for name in "ABC"]
    after = report_edit(issue, ids, reports=reports, place=Place(section="Dept of Tides"), style=style)
    assert [entry.heading.title for entry in after.entries] == ["A", "B", "C"]
    assert len(after.sections) == 1


def test_what_is_lacking_is_found_in_its_order(style: HouseStyle) -> None:
    issue, ids = issue_of()
    place = Place(section="Dept of Ops")

    def first_of(report: Filed) -> tuple[object, bool]:
        node, lacks = lacking(issue, report_edit(issue, ids, reports=[report], place=place, style=style))
        return type(node), lacks

    assert first_of(Filed(body="x")) == (EntryHeading, True)
    assert first_of(Filed(title="T", body="x", verb="says")) == (Attribution, True)
    assert first_of(Filed(title="T", name="K", user_id="@k:example.org", verb="says")) == (Quote, True)
    assert first_of(KIM) == (EntryHeading, False)


def test_no_place_is_an_error(style: HouseStyle) -> None:
    issue, ids = issue_of()
    for place in (Place(), Place(kind=Kind.ENTRY_UPDATE)):
        with pytest.raises(EditError):
            report_edit(issue, ids, reports=[KIM], place=place, style=style)
