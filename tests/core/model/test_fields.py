"""Setting and getting fields, those of absent nodes included."""

import pytest

from tests.core.issues import changes_of, issue_of, nth, with_field
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    AttributionForm,
    EntryHeading,
    FrontMatter,
    Image,
    Issue,
    Quote,
    SectionHeading,
    Text,
    edits,
)
from twimeditor.core.post import compose


def set_field(issue: Issue, ids: IdSource, target: int, field: str, value: str) -> Issue:
    changed = edits.set_field(issue, ids, target=target, field=field, value=value)
    assert edits.get_field(changed, target=target, field=field) == value
    return changed


def test_a_value_that_is_there_already_changes_nothing() -> None:
    issue, ids = issue_of()
    for node in issue.leaves():
        for field in node.FIELDS if not isinstance(node, FrontMatter) else ():
            value = getattr(node, field)
            assert edits.set_field(issue, ids, target=node.id, field=field, value=value) is issue


def test_containers_have_the_fields_of_their_headings() -> None:
    issue, ids = issue_of()
    section = issue.sections[0]
    entry = section.entries[0]
    assert edits.get_field(issue, target=section.id, field="title") == "Dept of Clients 📱"
    assert edits.get_field(issue, target=entry.id, field="title") == "Teapot"
    assert edits.get_field(issue, target=entry.id, field="website") == "https://teapot.example"
    issue = set_field(issue, ids, section.id, "title", "Clients")
    issue = set_field(issue, ids, entry.id, "title", "Pot")
    issue = set_field(issue, ids, entry.id, "website", "")
    assert nth(issue, SectionHeading).title == "Clients"
    assert (nth(issue, EntryHeading).title, nth(issue, EntryHeading).website) == ("Pot", "")


def test_a_section_without_a_heading_gets_one() -> None:
    issue, ids = issue_of("### Entry\n\ntext\n")
    section = issue.sections[0]
    assert edits.get_field(issue, target=section.id, field="title") == ""
    assert edits.set_field(issue, ids, target=section.id, field="title", value="") is issue
    assert compose(set_field(issue, ids, section.id, "title", "A")) == "## A\n\n### Entry\n\ntext\n"


def test_an_update_has_the_fields_of_author_and_quote() -> None:
    issue, ids = issue_of()
    quote = nth(issue, Quote)
    wanted = {"author_name": "Zoë", "author_id": "@zoe:example.org", "verb": "says", "lead": "", "quote": quote.body}
    assert {name: edits.get_field(issue, target=quote.id, field=name) for name in wanted} == wanted
    for field in ("author_name", "author_id", "verb", "quote"):
        issue = set_field(issue, ids, quote.id, field, f"new {field}")
    assert nth(issue, Attribution).values == ("new author_name", "new author_id", "new verb", "")
    assert nth(issue, Quote).body == "new quote"


def test_typing_an_author_puts_one_before_the_quote() -> None:
    issue, ids = issue_of("### Tool\n\n> Quote.\n")
    quote = nth(issue, Quote)
    assert edits.get_field(issue, target=quote.id, field="author_name") == ""
    assert edits.set_field(issue, ids, target=quote.id, field="author_name", value="") is issue
    named = set_field(issue, ids, quote.id, "author_name", "Ann")
    named = set_field(named, ids, quote.id, "author_id", "@ann:example.org")
    named = set_field(named, ids, quote.id, "verb", "says")
    assert compose(named) == "### Tool\n\n[Ann](https://matrix.to/#/@ann:example.org) says\n\n> Quote.\n"


def test_typing_a_quote_puts_one_after_the_author() -> None:
    text = "### Tool\n\n[Ann](https://matrix.to/#/@ann:example.org) says:\n\n![](a.png)\n"
    issue, ids = issue_of(text)
    author = nth(issue, Attribution)
    quoted = set_field(issue, ids, author.id, "quote", "Look:")
    assert compose(quoted) == text.replace("says:\n\n", "says:\n\n> Look:\n\n")


def test_typing_a_lead_makes_an_author_line_a_guess() -> None:
    issue, ids = issue_of("> Quote.\n")
    issue = set_field(issue, ids, nth(issue, Quote).id, "lead", "From the team:")
    assert nth(issue, Attribution).guess
    assert compose(issue) == "From the team:\n\n> Quote.\n"


def test_naming_the_author_of_a_guess_makes_it_short() -> None:
    issue, ids = issue_of()
    guess = nth(issue, Attribution, 2)
    assert guess.form is AttributionForm.SENTENCE
    named = edits.set_field(issue, ids, target=guess.id, field="author_name", value="Anna")
    line = "[Anna](https://matrix.to/#/@ann:example.org) told us:"
    assert changes_of(issue, named) == ([guess.lead], [line])


def test_the_description_is_one_field_over_its_paragraphs() -> None:
    issue, ids = issue_of("### Tool\n\nOne.\n\nTwo\nlines.\n\nThree.\n\n> Quote.\n")
    entry = issue.sections[0].entries[0]
    whole = "One.\n\nTwo\nlines.\n\nThree."
    assert edits.get_field(issue, target=entry.id, field="description") == whole
    middle = set_field(issue, ids, entry.id, "description", "One.\n\nTwo\nLINES.\n\nThree.")
    assert changes_of(issue, middle) == (["lines."], ["LINES."])
    fewer = set_field(issue, ids, entry.id, "description", "One.\n\nThree.")
    assert changes_of(issue, fewer) == (["Two", "lines.", ""], [])
    more = set_field(issue, ids, entry.id, "description", whole.replace("Two", "Between.\n\nTwo"))
    assert changes_of(issue, more) == ([], ["Between.", ""])
    for changed in (middle, fewer, more):
        back = set_field(changed, ids, entry.id, "description", whole)
        assert compose(back) == compose(issue)


@pytest.mark.parametrize(
    "value", ["", "New.", "New.\n\nOne.", "One.\n\nTwo.\n\nNew.", "One.\n\n\nTwo.", "\n\n", "Two."]
)
def test_any_description_can_be_taken_back(value: str) -> None:
    issue, ids = issue_of("### Tool\n\nOne.\n\nTwo.\n\n> Quote.\n")
    entry = issue.sections[0].entries[0]
    changed = edits.set_field(issue, ids, target=entry.id, field="description", value=value)
    back = edits.set_field(changed, ids, target=entry.id, field="description", value="One.\n\nTwo.")
    assert compose(back) == compose(issue)


def test_typing_a_description_puts_it_under_the_heading() -> None:
    text = "### Tool\n\n[Ann](https://matrix.to/#/@ann:example.org) says\n\n> Quote.\n"
    issue, ids = issue_of(text)
    entry = issue.sections[0].entries[0]
    described = set_field(issue, ids, entry.id, "description", "It is good.")
    assert compose(described) == text.replace("Tool\n\n", "Tool\n\nIt is good.\n\n")
    assert compose(set_field(described, ids, entry.id, "description", "")) == text


def test_fields_that_a_node_does_not_have_are_refused() -> None:
    issue, ids = issue_of()
    comment = nth(issue, Text, 1)
    for target, field in [
        (nth(issue, Image).id, "body"),
        (nth(issue, SectionHeading).id, "website"),
        (issue.sections[0].id, "website"),
        (issue.sections[1].id, "description"),
        (issue.lead[0].id, "quote"),
    ]:
        with pytest.raises(EditError):
            edits.get_field(issue, target=target, field=field)
        with pytest.raises(EditError):
            edits.set_field(issue, ids, target=target, field=field, value="x")
    with pytest.raises(EditError):
        edits.set_field(issue, ids, target=nth(issue, FrontMatter).id, field="text", value="x")
    assert with_field(issue, comment, "markdown", "x") != issue
