"""An entry of a past issue, put into another one."""

from dataclasses import replace

from tests.styles import shipped
from twimeditor.core.archive.copying import copied, copied_from, place_in, put_in
from twimeditor.core.archive.editions import edition
from twimeditor.core.archive.values import Record
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post.clipping import markdown
from twimeditor.core.post.compose import compose
from twimeditor.core.post.parse import parse

OLD = """+++
title = "This Week in Matrix 2022-05-06"
date = "2022-05-06"
[taxonomies]
category = ["This Week in Matrix"]
+++

## Dept of Clients 📱

Clients are fine this week.

### Larkspur ([website](https://larkspur.example))

A client for birds.

[Mara](https://matrix.to/#/@mara:reed.example) says:

> It sings,  and   keeps odd spaces.

### Kestrel

[Ines](https://matrix.to/#/@ines:fern.example) says:

> It flies.
"""

NEW = """+++
title = "This Week in Matrix 2031-03-07"
+++

## Dept of Clients

### Tern

> Here.

## Dept of Bridges 🌉
"""

STYLE = shipped("twim-2020")


def records(text: str = OLD) -> dict[str, Record]:
    found = edition(parse(text), "2022-05-06-twim.md")
    assert found is not None
    return {record.mention.title: record for record in found.records}


def put(issue: Issue, record: Record, ids: IdSource) -> str:
    clipping = copied_from(parse(OLD), record)
    return compose(put_in(issue, ids, clipping=clipping, section=record.mention.section, style=STYLE))


def test_an_entry_is_copied_exactly_to_the_end_of_the_section_of_its_name() -> None:
    ids = IdSource()
    after = put(parse(NEW, ids), records()["Larkspur"], ids)
    entry = OLD[OLD.index("### Larkspur") : OLD.index("### Kestrel")].strip()
    assert entry in after
    assert after.index("### Tern") < after.index("### Larkspur") < after.index("## Dept of Bridges")
    assert after.replace(f"{entry}\n\n", "") == NEW


def test_a_section_that_is_missing_is_made_where_the_style_has_it() -> None:
    ids = IdSource()
    after = put(parse(NEW.replace("Dept of Clients", "Dept of Servers 🏢"), ids), records()["Kestrel"], ids)
    assert after.count("## Dept of Clients 📱") == 1
    assert after.index("## Dept of Clients 📱") < after.index("### Kestrel")


def test_what_a_section_tells_itself_goes_into_the_section() -> None:
    ids = IdSource()
    after = put(parse(NEW, ids), records()[""], ids)
    assert "## Dept of Clients\n\nClients are fine this week.\n\n### Tern" in after


def test_an_entry_whose_issue_is_gone_is_made_of_what_is_known() -> None:
    clipping = copied(records()["Larkspur"])
    assert [entry.title for entry in clipping.entries] == ["Larkspur"]
    assert clipping.entries[0].heading.website == "https://larkspur.example"
    assert "keeps odd spaces" in markdown(clipping)


def test_an_issue_that_says_something_else_by_now_gives_nothing_but_its_place() -> None:
    issue = parse(OLD.replace("It sings", "It sang"))
    record = records()["Larkspur"]
    assert not copied_from(issue, record)
    assert place_in(issue, record) == issue.sections[0].entries[0].id
    assert place_in(parse(NEW), record) is None


def test_of_two_entries_of_a_name_the_one_is_found_that_says_the_same() -> None:
    twice = OLD.replace("### Kestrel", "### Larkspur")
    record = records(twice)["Larkspur"]  # the later one
    issue = parse(twice)
    assert place_in(issue, record) == issue.sections[0].entries[1].id
    assert place_in(issue, replace(record, markdown="other")) == issue.sections[0].entries[0].id
