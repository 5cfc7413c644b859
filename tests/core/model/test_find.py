"""Finding nodes and what holds them."""

import pytest

from tests.core.issues import issue_of, nth
from twimeditor.core.errors import EditError
from twimeditor.core.model import Entry, EntryHeading, Issue, List, Quote, Section, SectionHeading, find


def test_every_node_is_found_by_its_id() -> None:
    issue, _ = issue_of()
    for node in issue.leaves():
        assert find.node(issue, node.id) is node


def test_every_container_is_found_by_its_id() -> None:
    issue, _ = issue_of()
    assert find.container(issue, find.LEAD) is issue
    for section in issue.sections:
        assert find.container(issue, section.id) is section
        assert find.section(issue, section.id) is section
        for entry in section.entries:
            assert find.container(issue, entry.id) is entry
            assert find.entry(issue, entry.id) is entry
            assert find.section(issue, entry.id) is section


def test_the_owner_is_what_holds_a_node_directly() -> None:
    issue, _ = issue_of()
    first, second = issue.sections
    assert find.owner(issue, nth(issue, Quote).id) is first.entries[0]
    assert find.owner(issue, nth(issue, EntryHeading, 1).id) is first.entries[1]
    assert find.owner(issue, nth(issue, SectionHeading, 1).id) is second
    assert find.owner(issue, nth(issue, List).id) is second
    assert isinstance(find.owner(issue, issue.lead[0].id), Issue)


def test_an_update_is_found_by_any_of_its_nodes() -> None:
    issue, _ = issue_of()
    quote = nth(issue, Quote)
    holder, update = find.update(issue, quote.id)
    assert isinstance(holder, Entry)
    assert update.quote is quote
    for leaf in update.leaves():
        assert find.update(issue, leaf.id)[1] == update


def test_what_is_not_there_is_refused() -> None:
    issue, _ = issue_of()
    with pytest.raises(EditError):
        find.locate(issue, 10_000)
    with pytest.raises(EditError):
        find.node(issue, issue.sections[0].id)
    with pytest.raises(EditError):
        find.container(issue, nth(issue, Quote).id)
    with pytest.raises(EditError):
        find.entry(issue, nth(issue, List).id)
    with pytest.raises(EditError):
        find.section(issue, issue.lead[0].id)
    with pytest.raises(EditError):
        find.update(issue, nth(issue, SectionHeading).id)


def test_what_a_section_holds_is_known_after_an_edit() -> None:
    issue, _ = issue_of()
    for section in issue.sections:
        inside = {node.id for node in section.leaves()} | {entry.id for entry in section.entries}
        assert isinstance(section, Section)
        assert section.ids == inside | {section.id}
