"""What differs between two versions of an issue."""

from dataclasses import replace

from tests.core.issues import issue_of, nth, with_field
from twimeditor.core.model import Attribution, FrontMatter, Quote, Role, Text, edits, find
from twimeditor.core.model.changes import ChangeSet, diff


def test_nothing_differs_between_an_issue_and_itself() -> None:
    issue, _ = issue_of()
    assert diff(issue, issue) == ChangeSet()
    assert not diff(issue, issue)


def test_a_typed_letter_is_one_changed_node_and_what_holds_it() -> None:
    issue, _ = issue_of()
    quote = nth(issue, Quote)
    changes = diff(issue, with_field(issue, quote, "body", "Other."))
    assert changes.changed == {quote.id}
    assert changes.containers == {issue.sections[0].id, issue.sections[0].entries[0].id}
    assert changes
    assert not changes.structure
    assert not changes.order
    assert not changes.front


def test_front_matter_and_lead_are_told_apart() -> None:
    issue, _ = issue_of("+++\na = 1\n+++\n\nHello.\n\n## A\n")
    front, text = nth(issue, FrontMatter), nth(issue, Text)
    changed = replace(issue, front=replace(front, text="a = 2\n"))
    assert diff(issue, changed) == ChangeSet(changed=frozenset({front.id}), front=True)
    assert diff(issue, with_field(issue, text, "markdown", "Bye.")).changed == {text.id}


def test_added_and_removed_nodes_mirror_each_other() -> None:
    issue, ids = issue_of()
    entry = issue.sections[0].entries[0]
    copied = edits.duplicate(issue, ids, target=entry.id)
    there, back = diff(issue, copied), diff(copied, issue)
    assert len(there.added) == len(list(entry.leaves()))
    assert there.added == back.removed
    assert there.structure
    assert back.structure
    assert not there.changed


def test_a_move_is_told_as_another_order() -> None:
    issue, ids = issue_of()
    first, second = issue.sections
    changes = diff(issue, edits.move(issue, ids, target=first.id, after=second.id))
    assert changes.order
    assert changes.structure
    assert not changes.added
    assert not changes.removed


def test_an_entry_that_goes_to_another_section_without_passing_a_node_is_a_move() -> None:
    issue, ids = issue_of("## A\n\n### a\n\nx\n\n## B\n\n### b\n")
    first, second = issue.sections
    emptied = edits.remove(issue, ids, target=first.entries[0].id)
    moved = edits.move(issue, ids, target=first.entries[0].id, to=second.id, after=None)
    assert diff(issue, moved).order
    assert diff(issue, emptied).removed


def test_another_role_is_a_change_of_kind() -> None:
    issue, _ = issue_of()
    text = nth(issue, Text)
    path = find.locate(issue, text.id)
    nodes = find.nodes_of(find.container_at(issue, path))
    turned = tuple(replace(text, role=Role.COMMENT) if node is text else node for node in nodes)
    changes = diff(issue, find.with_nodes(issue, path, turned))
    assert changes.kinds == {text.id}
    assert changes.structure


def test_edits_in_two_places_are_both_told() -> None:
    issue, _ = issue_of()
    author, quote = nth(issue, Attribution), nth(issue, Quote, 2)
    both = with_field(with_field(issue, author, "verb", "claims"), quote, "body", "Long.")
    assert diff(issue, both).changed == {author.id, quote.id}
