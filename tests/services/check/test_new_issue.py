"""A new issue, with reports pasted and its gaps filled, is what the site's checks and its reviewers want."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.styles import shipped
from twimeditor.core.begin import Live, NewIssue, text_of, usual_sections
from twimeditor.core.check.fixing import fixed
from twimeditor.core.check.linted import LINTED
from twimeditor.core.check.problem import SPELLING, Severity
from twimeditor.core.check.readiness import State
from twimeditor.core.check.rule import Rule
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Text, edits
from twimeditor.core.ping import Ping, Room, with_ping_tables
from twimeditor.core.post import parse, write
from twimeditor.core.report import Filed, Kind, Place, Report, read_reports, reports_edit
from twimeditor.services.check.checker import Checker, Where
from twimeditor.services.check.linters import Config, Linters
from twimeditor.services.storage.disk import Disk

DAY = date(2031, 3, 7)
STYLE = shipped("twim")
PASTED = """\
Ann (@ann:example.org):
TWIM: # Teapot 2.0

We have a new release, see https://teapot.example/news for all of it:
* it pours
* it whistles

## How to get it
Run
```sh
pour --all
```
and tell us in #teapot:example.org

Ben (@ben:example.org):
TWIM: # Kettle
Kettle boils water now!  Thanks to @ann:example.org
"""
MSCS = "The report on the specification: nothing was proposed this week, and nothing merged."


def new_issue() -> Issue:
    """Return what the dialog of a new issue makes."""
    live = Live("S20E01", "Tea for two", "aB3-_kLm9xZ")
    return parse(text_of(NewIssue(DAY, STYLE, ("Robin",), live, usual_sections(STYLE))), IdSource())


def filled(issue: Issue) -> Issue:
    """Return the issue as its editor leaves it: reports pasted, each with a description, pings put in, gaps closed."""
    ids = IdSource(1_000)
    specs = Place(kind=Kind.SECTION_UPDATE, section="Dept of Spec 📜")
    spec = (specs, Filed(name="Zoë", user_id="@zoe:example.org", verb="reports", body=MSCS))
    pasted = [(Place(section="Dept of Clients 📱"), as_filed(report)) for report in read_reports(PASTED)]
    issue = reports_edit(issue, ids, filed=(spec, *pasted), style=STYLE)
    for entry in tuple(issue.entries):
        about = Text(id=0, markdown=f"{entry.title} is a client.")
        issue = edits.add_block(issue, ids, container=entry.id, after=None, block=about)
    pings = (Ping("tea.example", 310.0), Ping("milk.example", 420.0))
    issue = with_ping_tables(issue, ids, style=STYLE, rooms=(Room("ping:maunium.net", pings),))
    empty = [one for one in Checker(Disk()).check(issue, Where()).problems if one.rule == "R17"]
    return fixed(issue, ids, [one.fixes[0] for one in empty])


def as_filed(report: Report) -> Filed:
    """Return a report as its dialog files it."""
    author = report.author
    return Filed(
        title=report.title, website=report.website, name=author.name, user_id=author.user_id, verb="says",
        body=report.body,
    )  # fmt: skip


def test_a_new_issue_with_pasted_reports_has_no_errors_once_it_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "content/blog/2031/03/2031-03-07-twim.md"
    written = parse(write(filled(new_issue())))
    checked = Checker(Disk()).check(written, Where(path, today=DAY, style=STYLE))
    assert checked.notes == ()
    assert [(one.rule, one.message) for one in checked.problems if one.severity is not Severity.HINT] == []
    assert checked.readiness is not None
    assert checked.readiness.is_ready
    assert [one.key for one in checked.readiness.items if one.state is State.MISSING] == []


def test_before_it_is_filled_the_board_names_what_is_missing() -> None:
    checked = Checker(Disk()).check(new_issue(), Where(today=DAY, style=STYLE))
    assert checked.readiness is not None
    missing = {one.key for one in checked.readiness.items if one.state is State.MISSING}
    assert missing == {"spec", "empty"}


@pytest.fixture(scope="module")
def linted() -> partial[set[str]]:
    return partial(_linted, Linters())


def _linted(linters: Linters, text: str) -> set[str]:
    found = linters.run(f'+++\ntitle = "T"\n+++\n\n{text}', Config())
    assert found.notes == ()
    return {finding.rule for finding in found.findings}


@pytest.mark.parametrize("one", [one for one in LINTED if one.name != SPELLING], ids=lambda one: str(one.name))
def test_the_linters_find_what_their_rules_tell_to_be_wrong(one: Rule, linted: partial[set[str]]) -> None:
    assert linted(one.wrong) == {one.name}
    assert linted(one.right) == set()
