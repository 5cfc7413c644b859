"""Several things at once, the order of sections, and what editors note for themselves."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.issues import POST, issue_of, nth
from twimeditor.core.errors import EditError
from twimeditor.core.model import Attribution, Issue, Quote, edits, find
from twimeditor.core.model.edits.several import Rank
from twimeditor.core.post import compose, parse

THREE = "## A\n\n### a\n\n> 1\n\n### b\n\n> 2\n\n### c\n\n> 3\n\n## B\n\n### d\n\n> 4\n\n## C\n"


def titles(issue: Issue) -> list[list[str]]:
    return [
        [section.heading.title if section.heading else "", *(entry.heading.title for entry in section.entries)]
        for section in issue.sections
    ]


def entry_ids(issue: Issue, wanted: str) -> list[int]:
    return [entry.id for entry in issue.entries if entry.heading.title in wanted]


def test_what_stands_in_something_chosen_goes_with_it() -> None:
    issue, _ = issue_of(THREE)
    first = issue.sections[0]
    chosen = [issue.sections[1].id, first.entries[1].id, first.id, nth(issue, Quote, 3).id, 9999]
    assert edits.outermost(issue, chosen) == (first.id, issue.sections[1].id)


def test_several_are_removed_and_the_rest_stays_as_it_was() -> None:
    issue, ids = issue_of(THREE)
    left = edits.remove_several(issue, ids, targets=[issue.sections[2].id, *entry_ids(issue, "ac")])
    assert compose(left) == "## A\n\n### b\n\n> 2\n\n## B\n\n### d\n\n> 4\n"


def test_several_are_copied_each_behind_itself() -> None:
    issue, ids = issue_of(THREE)
    copied = edits.duplicate_several(issue, ids, targets=entry_ids(issue, "ad"))
    assert titles(copied) == [["A", "a", "a", "b", "c"], ["B", "d", "d"], ["C"]]


@pytest.mark.parametrize(
    ("moved", "after", "order"),
    [("ac", "b", "bacd"), ("ab", "c", "cabd"), ("bc", "b", "abcd"), ("ab", "b", "abcd"), ("ac", "d", "bdac")],
)
def test_several_move_behind_one_in_their_order(moved: str, after: str, order: str) -> None:
    issue, ids = issue_of(THREE)
    (place,) = entry_ids(issue, after)
    to = find.section(issue, place).id
    changed = edits.move_several(issue, ids, targets=entry_ids(issue, moved), to=to, after=place)
    assert "".join(entry.heading.title for entry in changed.entries) == order


def test_several_updates_move_to_another_entry() -> None:
    issue, ids = issue_of(
        "### a\n\n[A](https://matrix.to/#/@a:x.y) says\n\n> 1\n\n[B](https://matrix.to/#/@b:x.y) says\n\n> 2\n\n### b\n"
    )
    updates = [nth(issue, Quote).id, nth(issue, Attribution, 1).id]
    (to,) = entry_ids(issue, "b")
    moved = edits.move_several(issue, ids, targets=updates, to=to, after=to)
    assert compose(moved) == (
        "### a\n\n### b\n\n[A](https://matrix.to/#/@a:x.y) says\n\n> 1\n\n[B](https://matrix.to/#/@b:x.y) says\n\n> 2\n"
    )


def ranked(names: Sequence[str]) -> Rank:
    def rank(section: object) -> int | None:
        title = getattr(getattr(section, "heading", None), "title", "")
        return names.index(title) if title in names else None

    return rank


def test_sections_get_the_wanted_order_and_strangers_stay_beside_their_neighbours() -> None:
    issue, ids = issue_of("## X\n\n## C\n\n## Y\n\n## A\n\n### e\n\n## B\n\n## Z\n")
    order = edits.in_order(issue.sections, ranked("ABC"))
    changed = edits.reorder_sections(issue, ids, order=order)
    assert [row[0] for row in titles(changed)] == ["X", "A", "B", "Z", "C", "Y"]
    again = edits.reorder_sections(changed, ids, order=edits.in_order(changed.sections, ranked("ABC")))
    assert again is changed


def test_an_order_must_name_every_section() -> None:
    issue, ids = issue_of(THREE)
    with pytest.raises(EditError):
        edits.reorder_sections(issue, ids, order=[issue.sections[0].id])


def test_a_mark_and_a_note_are_in_no_text() -> None:
    issue, ids = issue_of(THREE)
    targets = entry_ids(issue, "ac")
    marked = edits.set_mark(issue, ids, targets=targets, mark="asked")
    noted = edits.set_note(marked, ids, target=targets[0], note="Ask them again.")
    assert [(entry.mark, entry.note) for entry in noted.entries] == [
        ("asked", "Ask them again."),
        ("", ""),
        ("asked", ""),
        ("", ""),
    ]
    assert compose(noted) == THREE
    assert edits.set_mark(noted, ids, targets=targets, mark="asked") is noted
    assert noted.sections[1] is issue.sections[1]


def test_marks_go_along_with_their_entries() -> None:
    issue, ids = issue_of(THREE)
    (target,) = entry_ids(issue, "a")
    marked = edits.set_mark(issue, ids, targets=[target], mark="done")
    moved = edits.move(marked, ids, target=target, to=issue.sections[2].id, after=None)
    assert [entry.mark for entry in moved.entries] == ["", "", "", "done"]
    copied = edits.duplicate(marked, ids, target=target)
    assert [entry.mark for entry in copied.entries] == ["done", "done", "", "", ""]
    read_again = parse(THREE.replace("> 1", "> one"), ids, reuse=marked)
    assert [entry.mark for entry in read_again.entries] == ["done", "", "", ""]


def test_only_entries_are_marked_and_only_so() -> None:
    issue, ids = issue_of(THREE)
    with pytest.raises(EditError):
        edits.set_mark(issue, ids, targets=[issue.sections[0].id], mark="done")
    with pytest.raises(EditError):
        edits.set_mark(issue, ids, targets=entry_ids(issue, "a"), mark="perhaps")
    with pytest.raises(EditError):
        edits.set_note(issue, ids, target=nth(issue, Quote).id, note="x")


CHOICES = st.lists(st.integers(0, 10_000), min_size=1, max_size=5)


@given(CHOICES, st.integers(0, 10_000))
def test_moving_any_entries_keeps_every_line(numbers: list[int], place: int) -> None:
    issue, ids = issue_of(THREE + POST.partition("+++\n\n")[2])
    entries = list(issue.entries)
    targets = {entries[number % len(entries)].id for number in numbers}
    section = issue.sections[place % len(issue.sections)]
    after = section.entries[place % len(section.entries)].id if section.entries else None
    moved = edits.move_several(issue, ids, targets=targets, to=section.id, after=after)
    assert sorted(compose(moved).split()) == sorted(compose(issue).split())
    assert {leaf.id for leaf in moved.leaves()} == {leaf.id for leaf in issue.leaves()}
    chosen = [entry.id for entry in moved.entries if entry.id in targets]
    assert chosen == list(edits.outermost(issue, targets))
