"""Adding, removing, moving and copying, seen in the text that is written."""

import pytest

from tests.core.issues import POST, changes_of, issue_of, nth, with_field
from twimeditor.core.errors import EditError
from twimeditor.core.model import Attribution, FrontMatter, Image, Issue, List, Quote, Role, Text, edits, find
from twimeditor.core.model.changes import diff
from twimeditor.core.post import compose

TWO = "## A\n\n### a\n\n> 1\n\n### b\n\n> 2\n\n## B\n\n### c\n\n> 3\n"


def test_a_new_section_comes_after_another_or_first() -> None:
    issue, ids = issue_of(TWO)
    first = issue.sections[0].id
    between = edits.add_section(issue, ids, after=first, title="New")
    assert compose(between) == TWO.replace("## B", "## New\n\n## B")
    assert compose(edits.add_section(issue, ids, after=None, title="New")) == "## New\n\n" + TWO
    last = issue.sections[1].id
    assert compose(edits.add_section(issue, ids, after=last, title="New")) == TWO + "\n## New\n"


def test_a_new_entry_comes_after_another_or_first() -> None:
    issue, ids = issue_of(TWO)
    section = issue.sections[0]
    after = edits.add_entry(issue, ids, section=section.id, after=section.entries[0].id, title="New")
    assert compose(after) == TWO.replace("### b", "### New\n\n### b")
    first = edits.add_entry(issue, ids, section=section.id, after=None, title="New", website="https://x.example")
    assert compose(first) == TWO.replace("### a", "### New ([website](https://x.example))\n\n### a")


def test_an_emptied_heading_keeps_its_place() -> None:
    issue, ids = issue_of(TWO)
    entry = issue.sections[0].entries[1]
    emptied = edits.set_field(issue, ids, target=entry.id, field="title", value="")
    assert compose(emptied) == TWO.replace("### b", "###")


def test_a_new_update_is_written_once_it_says_something() -> None:
    issue, ids = issue_of(TWO)
    entry = issue.sections[0].entries[0]
    added = edits.add_update(issue, ids, container=entry.id, after=nth(issue, Quote).id, verb="says")
    assert compose(added) == TWO
    quote = nth(added, Quote, 1)
    for field, value in [("author_name", "Ann"), ("author_id", "@ann:example.org"), ("quote", "New.")]:
        added = edits.set_field(added, ids, target=quote.id, field=field, value=value)
    new = "[Ann](https://matrix.to/#/@ann:example.org) says\n\n> New.\n\n"
    assert compose(added) == TWO.replace("### b", new + "### b")


def test_the_first_update_goes_before_the_others_and_after_the_description() -> None:
    issue, ids = issue_of("### a\n\nText.\n\n> 1\n")
    entry = issue.sections[0].entries[0]
    added = edits.add_update(issue, ids, container=entry.id, after=None)
    filled = with_field(added, nth(added, Quote), "body", "0")
    assert compose(filled) == "### a\n\nText.\n\n> 0\n\n> 1\n"


def test_a_new_block_comes_directly_after_a_node() -> None:
    issue, ids = issue_of(TWO)
    quote = nth(issue, Quote)
    block = Text(id=0, markdown="New.")
    added = edits.add_block(issue, ids, container=issue.sections[0].entries[0].id, after=quote.id, block=block)
    assert compose(added) == TWO.replace("> 1\n", "> 1\n\nNew.\n")
    at_first = edits.add_block(issue, ids, container=find.LEAD, after=None, block=block)
    assert compose(at_first) == "New.\n\n" + TWO


def test_what_is_removed_takes_its_blank_line_along() -> None:
    issue, ids = issue_of(TWO)
    first, second = issue.sections
    assert first.heading is not None
    for target, left in [
        (first.id, "## B\n\n### c\n\n> 3\n"),
        (second.id, "## A\n\n### a\n\n> 1\n\n### b\n\n> 2\n"),
        (first.heading.id, "## B\n\n### c\n\n> 3\n"),
        (first.entries[0].id, TWO.replace("### a\n\n> 1\n\n", "")),
        (second.entries[0].id, TWO.replace("\n### c\n\n> 3\n", "")),
        (nth(issue, Quote).id, TWO.replace("> 1\n\n", "")),
        (nth(issue, Quote, 2).id, TWO.replace("\n> 3\n", "")),
    ]:
        assert compose(edits.remove(issue, ids, target=target)) == left


def test_removing_an_author_removes_the_update() -> None:
    issue, ids = issue_of()
    gone = edits.remove(issue, ids, target=nth(issue, Attribution).id)
    removed, added = changes_of(issue, gone)
    assert added == []
    assert removed[0].startswith("[Zoë]")
    assert "That is good news." in removed
    only = edits.remove(issue, ids, target=nth(issue, Image).id)
    assert changes_of(issue, only) == (['![steam](/blog/img/steam.png "Steam")', ""], [])


def test_the_front_matter_stays() -> None:
    issue, ids = issue_of()
    front = nth(issue, FrontMatter).id
    with pytest.raises(EditError):
        edits.remove(issue, ids, target=front)
    with pytest.raises(EditError):
        edits.move(issue, ids, target=front, after=None)
    with pytest.raises(EditError):
        edits.duplicate(issue, ids, target=front)


@pytest.mark.parametrize("text", [TWO, TWO.rstrip("\n"), TWO + "\n"])
def test_sections_change_places_and_the_end_of_the_file_stays(text: str) -> None:
    issue, ids = issue_of(text)
    first, second = issue.sections
    moved = edits.move(issue, ids, target=first.id, after=second.id)
    end = text[len(text.rstrip("\n")) :] or "\n"
    assert compose(moved) == "## B\n\n### c\n\n> 3\n\n## A\n\n### a\n\n> 1\n\n### b\n\n> 2" + end
    back = edits.move(moved, ids, target=first.id, after=None)
    assert compose(back).rstrip("\n") == text.rstrip("\n")
    assert edits.move(issue, ids, target=first.id, after=first.id) is issue


def test_an_entry_moves_to_another_section() -> None:
    issue, ids = issue_of(TWO)
    first, second = issue.sections
    moved = edits.move(issue, ids, target=first.entries[0].id, to=second.id, after=second.entries[0].id)
    assert compose(moved) == "## A\n\n### b\n\n> 2\n\n## B\n\n### c\n\n> 3\n\n### a\n\n> 1\n"
    with pytest.raises(EditError):
        edits.move(issue, ids, target=first.entries[0].id, to=second.entries[0].id, after=None)


def test_an_update_moves_as_a_whole_and_a_block_alone() -> None:
    issue, ids = issue_of()
    quote, image = nth(issue, Quote), nth(issue, Image)
    target = issue.sections[0].entries[1]
    moved = edits.move(issue, ids, target=quote.id, to=target.id, after=nth(issue, Quote, 1).id)
    text = compose(moved)
    assert text.index("steam.png") < text.index("[Zoë]") < text.index("good news") < text.index("## Dept of Ops")
    alone = edits.move(issue, ids, target=image.id, to=issue.sections[1].id, after=nth(issue, List).id)
    assert "* y\n\n![steam]" in compose(alone)
    assert edits.move(issue, ids, target=quote.id, to=target.id, after=quote.id) is issue


def test_copies_are_written_as_their_models_and_have_ids_of_their_own() -> None:
    issue, ids = issue_of()
    section = issue.sections[0]
    copied = edits.duplicate(issue, ids, target=section.id)
    start, end = POST.index("## Dept of Clients"), POST.index("## Dept of Ops")
    assert compose(copied) == POST[:end] + POST[start:end] + POST[end:]
    numbers = [node.id for node in copied.leaves()]
    assert len(numbers) == len(set(numbers))
    entry = edits.duplicate(issue, ids, target=section.entries[1].id)
    part = POST[POST.index("### Kettle") : end]
    assert compose(entry) == POST[:end] + part + POST[end:]


def test_an_update_and_a_block_are_copied_in_their_place() -> None:
    issue, ids = issue_of(TWO)
    twice = edits.duplicate(issue, ids, target=nth(issue, Quote).id)
    assert compose(twice) == TWO.replace("> 1\n", "> 1\n\n> 1\n")
    assert len(diff(issue, twice).added) == 1


def test_an_update_is_cut_in_two_and_put_together_again() -> None:
    issue, ids = issue_of()
    quote = nth(issue, Quote)
    cut = edits.split_update(issue, ids, update=quote.id, at=len("First line.\nSecond line.\n"))
    line = "[Zoë](https://matrix.to/#/@zoe:example.org) says"
    assert changes_of(issue, cut) == ([">"], ["", line, ""])
    assert [nth(cut, Quote, n).body for n in (0, 1)] == ["First line.\nSecond line.", "- one\n- two"]
    joined = edits.join_updates(cut, ids, first=quote.id, second=nth(cut, Quote, 1).id)
    assert compose(joined) == POST


def test_joining_keeps_what_the_second_update_has_beside_its_quote() -> None:
    issue, ids = issue_of(
        "### a\n\n[A](https://matrix.to/#/@a:x.y) says\n\n![](a.png)\n\n"
        "[B](https://matrix.to/#/@b:x.y) says\n\n> 2\n\n![](b.png)\n"
    )
    first, second = nth(issue, Attribution), nth(issue, Attribution, 1)
    joined = edits.join_updates(issue, ids, first=first.id, second=second.id)
    assert compose(joined) == "### a\n\n[A](https://matrix.to/#/@a:x.y) says\n\n> 2\n\n![](a.png)\n\n![](b.png)\n"
    with pytest.raises(EditError):
        edits.join_updates(issue, ids, first=first.id, second=first.id)


def test_an_update_without_a_quote_is_not_cut() -> None:
    issue, ids = issue_of("### a\n\n[A](https://matrix.to/#/@a:x.y) says:\n\n![](a.png)\n")
    with pytest.raises(EditError):
        edits.split_update(issue, ids, update=nth(issue, Attribution).id, at=0)


@pytest.mark.parametrize(
    ("lead", "line"),
    [
        (
            "Thank you to [Ann](https://matrix.to/#/@ann:x.y), who told us:",
            "[Ann](https://matrix.to/#/@ann:x.y) told us:",
        ),
        (
            "As [Ann](https://matrix.to/#/@ann:x.y) so very well and often put it:",
            "[Ann](https://matrix.to/#/@ann:x.y) says:",
        ),
        ("From the team:", "[From the team]() says:"),
    ],
)
def test_a_guess_becomes_name_id_and_verb(lead: str, line: str) -> None:
    issue, ids = issue_of(f"### a\n\n{lead}\n\n> 1\n")
    guess = nth(issue, Attribution)
    short = edits.make_short(issue, ids, attribution=guess.id)
    assert changes_of(issue, short) == ([lead], [line])
    assert edits.make_short(short, ids, attribution=guess.id) is short
    with pytest.raises(EditError):
        edits.make_short(issue, ids, attribution=nth(issue, Quote).id)


ROLES = """\
## A

intro

### T

description

> 1

comment

## Ping

### U

words
"""


def roles(issue: Issue) -> dict[str, Role]:
    return {node.markdown: node.role for node in issue.leaves() if isinstance(node, Text)}


def test_paragraphs_have_the_roles_of_their_places_after_every_edit_of_the_tree() -> None:
    issue, ids = issue_of(ROLES)
    texts = {node.markdown: node.id for node in issue.leaves() if isinstance(node, Text)}
    first, second = issue.sections
    entry = first.entries[0]
    moved = edits.move(issue, ids, target=texts["comment"], to=entry.id, after=texts["description"])
    assert roles(moved)["comment"] is Role.DESCRIPTION
    assert edits.get_field(moved, target=entry.id, field="description") == "description\n\ncomment"
    assert roles(edits.move(moved, ids, target=texts["comment"], to=entry.id, after=nth(issue, Quote).id)) == roles(
        issue
    )
    assert roles(edits.add_update(issue, ids, container=entry.id, after=None)) == roles(issue)
    away = edits.move(issue, ids, target=second.entries[0].id, to=first.id, after=None)
    assert roles(issue)["words"] is Role.PING
    assert roles(away)["words"] is Role.DESCRIPTION
    copied = edits.duplicate(issue, ids, target=nth(issue, Quote).id)
    assert copied.sections[1] is second


def test_pictures_stay_pictures_wherever_they_stand() -> None:
    issue, ids = issue_of("### T\n\n> q\n\n![](a) ![](b)\n")
    entry = issue.sections[0].entries[0]
    moved = edits.move(issue, ids, target=nth(issue, Text).id, to=entry.id, after=None)
    assert nth(moved, Text).role is Role.IMAGES


@pytest.mark.parametrize("container", ["section", "entry"])
def test_a_section_without_a_heading_goes_with_its_last_entry(container: str) -> None:
    issue, ids = issue_of("lead\n\n### a\n\n> 1\n\n## B\n")
    section = issue.sections[0]
    target = section.id if container == "section" else section.entries[0].id
    removed = edits.remove(issue, ids, target=target)
    assert compose(removed) == "lead\n\n## B\n"
    assert len(removed.sections) == 1


def test_what_has_no_heading_belongs_to_the_section_before_it() -> None:
    issue, ids = issue_of("### a\n\n> 1\n\n## B\n\n### b\n\n> 2\n")
    first, second = issue.sections
    moved = edits.move(issue, ids, target=first.id, after=second.id)
    assert compose(moved) == "## B\n\n### b\n\n> 2\n\n### a\n\n> 1\n"
    assert [entry.id for entry in moved.sections[0].entries] == [second.entries[0].id, first.entries[0].id]
    above = edits.add_section(issue, ids, after=None, title="A")
    assert [entry.id for entry in above.sections[0].entries] == [first.entries[0].id]
    block = edits.add_block(issue, ids, container=first.id, after=None, block=Text(id=0, markdown="lead"))
    assert [node.values for node in block.lead] == [("lead",)]
