"""A comparison loses no line, and shows no more than is needed."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.compare import Kind, Row, changes, compare, matches
from twimeditor.core.compare.rows import AROUND, MOST_MARKED

LINES = st.lists(st.sampled_from(["", "a", "b", "c", "> a", "## A", "one two three", "one 2 three"]), max_size=30)


def text_of(rows: tuple[Row, ...], side: str) -> list[str]:
    found = (getattr(row, side) for row in rows)
    return [line.text for line in found if line is not None]


@given(LINES, LINES)
def test_matching_lines_are_the_same_and_rise(old: list[str], new: list[str]) -> None:
    last = (0, 0)
    for one, other, count in matches(old, new):
        assert count > 0
        assert (one, other) >= last
        assert old[one : one + count] == new[other : other + count]
        last = (one + count, other + count)


@given(LINES, LINES)
def test_every_line_that_is_not_on_the_other_side_is_shown(old: list[str], new: list[str]) -> None:
    first, second = "\n".join(old), "\n".join(new)
    rows = compare(first, second)
    old, new = first.splitlines(), second.splitlines()
    assert bool(rows) is (old != new)
    shown_old, shown_new = text_of(rows, "old"), text_of(rows, "new")
    assert [line for line in old if line not in new] == [line for line in shown_old if line not in new]
    assert [line for line in new if line not in old] == [line for line in shown_new if line not in old]


@given(LINES, LINES)
def test_lines_and_what_is_left_out_are_all_there_is(old: list[str], new: list[str]) -> None:
    first, second = "\n".join(old), "\n".join(new)
    rows = compare(first, second)
    skipped = sum(row.skipped for row in rows)
    if rows:
        assert len(text_of(rows, "old")) + skipped == len(first.splitlines())
        assert len(text_of(rows, "new")) + skipped == len(second.splitlines())


def test_a_changed_word_is_marked_on_both_sides() -> None:
    (row,) = (row for row in compare("the old lamp burns", "the new lamp burns") if row.is_change)
    assert row.old is not None
    assert row.new is not None
    assert [part.text for part in row.old.parts if part.changed] == ["old"]
    assert [part.text for part in row.new.parts if part.changed] == ["new"]


def test_lines_with_nothing_in_common_are_changed_as_a_whole() -> None:
    (row,) = compare("lanterns glow at dusk", "0123456789 {}")
    assert row.old is not None
    assert all(part.changed for part in row.old.parts)


def test_the_ends_of_very_long_lines_are_not_marked() -> None:
    words = "word " * 1000
    (row,) = compare(f"{words}old {words}", f"{words}new {words}")
    assert row.old is not None
    assert [part.text for part in row.old.parts if part.changed] == ["old"]


def test_line_ends_do_not_count() -> None:
    assert compare("a\r\nb\r\n", "a\nb\n") == ()


def test_what_is_far_from_a_change_is_left_out_and_counted() -> None:
    lines = [f"line {number}" for number in range(100)]
    rows = compare("\n".join(lines), "\n".join([*lines[:50], "more", *lines[50:]]))
    assert [row.kind for row in rows] == [
        Kind.SKIPPED,
        *[Kind.SAME] * AROUND,
        Kind.ADDED,
        *[Kind.SAME] * AROUND,
        Kind.SKIPPED,
    ]
    assert rows[0].skipped + rows[-1].skipped == 100 - 2 * AROUND


def test_a_change_stands_under_the_title_of_its_entry() -> None:
    post = "## Boats\n\n### Raft\n\n> a\n> b\n> c\n> d\n"
    rows = compare(post, post.replace("> d", "> e"))
    assert [row.title for row in rows if row.kind is Kind.TITLE] == ["Raft"]


def test_the_changes_are_where_the_sides_part() -> None:
    rows = compare("a\nb\nc\nd\ne\nf\ng\nh", "A\nb\nc\nd\ne\nf\nG\nH")
    found = changes(rows)
    assert len(found) == 2
    assert all(rows[number].is_change for number in found)


def test_the_words_of_far_too_many_lines_are_not_compared() -> None:
    old = "\n".join(f"boat {number} is old" for number in range(MOST_MARKED + 5))
    rows = [row for row in compare(old, old.replace("old", "new")) if row.new is not None]
    assert len(rows) == MOST_MARKED + 5
    assert [bool(row.new and all(part.changed for part in row.new.parts)) for row in rows[-6:]] == [False, *[True] * 5]


def test_moved_entries_keep_the_longer_part_in_place() -> None:
    first, second = [f"first {n}" for n in range(3)], [f"second {n}" for n in range(30)]
    found = matches([*first, *second], [*second, *first])
    assert sum(count for *_, count in found) == 30


@pytest.mark.parametrize("kinds", [1, 3, 40_000])
def test_work_stays_in_proportion(kinds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    made = SequenceMatcher.__init__

    def counting(self: object, junk: object, a: list[str], b: list[str], **more: bool) -> None:
        compared.append(len(a) * len(b))
        made(self, junk, a, b, **more)  # type: ignore[call-overload] # as it was called

    monkeypatch.setattr(SequenceMatcher, "__init__", counting)
    old = [f"line {number % kinds}" for number in range(40_000)]
    new = [f"line {number % kinds}" for number in range(40_000) if number % 97]
    matches(["start", *old, "end"], ["begin", *new, "stop"])
    assert sum(compared) < 60_000_000
