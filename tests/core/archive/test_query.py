"""What is looked for, as a line that is typed."""

from datetime import date

import pytest

from twimeditor.core.archive.query import Kind, Query, day_of_words, parsed, written


def test_words_and_pairs_are_told_apart() -> None:
    query = parsed('new bridges author:kegan section:"Dept of IoT" has:image since:2022 until:2023-02 "as one"')
    assert query == Query(
        words='new bridges "as one"',
        author="kegan",
        section="Dept of IoT",
        since=date(2022, 1, 1),
        until=date(2023, 2, 28),
        kinds=frozenset({Kind.IMAGE}),
    )


@pytest.mark.parametrize(
    "text", ["https://matrix.org", "has:wings", "since:soon", "until:2023-13", "note:this", "on:2030-01-02", "author:"]
)
def test_what_is_no_such_pair_is_a_word(text: str) -> None:
    assert parsed(text) == Query(words=text)


def test_kinds_add_up_and_of_the_rest_the_last_counts() -> None:
    query = parsed("has:table HAS:Video author:a author:b")
    assert query == Query(author="b", kinds=frozenset({Kind.TABLE, Kind.VIDEO}))


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(words='tide "rooms of"'),
        Query("x", "@mara:reed.example", "Larkspur", "Dept of Clients 📱"),
        Query(since=date(2022, 2, 3), until=date(2023, 4, 5), kinds=frozenset(Kind)),
    ],
)
def test_a_written_line_asks_for_the_same(query: Query) -> None:
    assert parsed(written(query)) == query


def test_part_of_a_day_is_its_first_or_its_last() -> None:
    assert day_of_words("2024-02", last=True) == date(2024, 2, 29)
    assert day_of_words("2024-02", last=False) == date(2024, 2, 1)
    assert day_of_words(" 2024-2-3 ", last=True) == date(2024, 2, 3)
    assert day_of_words("2024-02-31", last=True) is None
    assert day_of_words("0000", last=True) is None


def test_a_line_of_any_length_is_read_at_once() -> None:
    assert len(parsed('"' * 1_000_000 + "a:" * 100_000).words) <= 8_000
