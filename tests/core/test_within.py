"""Which cell, item or proposal has characters of a text."""

import pytest

from twimeditor.core import lists, msc, tables


@pytest.mark.parametrize(
    ("text", "word", "cell"),
    [
        ("| lamp | b |\n| --- | --- |\n| 1 | two |", "lamp", (0, 0)),
        ("| lamp | b |\n| --- | --- |\n| 1 | two |", "two", (1, 1)),
        ("a | b\n--|--\nx \\| y | 😀 z", "z", (1, 1)),
    ],
)
def test_a_cell_of_a_table(text: str, word: str, cell: tuple[int, int]) -> None:
    table = tables.read(text)
    assert table is not None
    at = text.index(word)
    found = table.within(at, at + len(word))
    assert found is not None
    row, column, start, end = found
    assert ((row, column), table.cell(row, column)[start:end]) == (cell, word)


def test_escaped_pipes_count_as_they_are_shown() -> None:
    text = "| a \\| lamp |\n| --- |"
    table = tables.read(text)
    assert table is not None
    at = text.index("lamp")
    assert table.within(at, at + 4) == (0, 0, 4, 8)


def test_what_is_no_cell_or_several() -> None:
    text = "| a | b |\n| --- | --- |\n| 1 | 2 |"
    table = tables.read(text)
    assert table is not None
    assert table.within(2, 7) is None
    assert table.within(text.index("---"), text.index("---") + 3) is None
    assert table.within(0, 1) is None


def test_an_item_of_a_list() -> None:
    text = "* one\n\n  * [x] two lamps\n* three"
    listing = lists.read(text)
    assert listing is not None
    for word, place in (("one", 0), ("lamps", 1), ("three", 2)):
        at = text.index(word)
        found = listing.within(at, at + len(word))
        assert found is not None
        assert (found[0], listing.items[found[0]].text[found[1] : found[2]]) == (place, word)
    assert listing.within(0, 3) is None


def test_a_field_of_a_proposal() -> None:
    line = "* [MSC1234: A lamp](https://example.org/1234) (a note)"
    report = msc.read(f"**New MSCs:**\n{line}")
    assert report is not None
    proposal = report.states[0].proposals[0]
    for field in ("number", "title", "url", "note"):
        value = getattr(proposal, field)
        at = line.rindex(value) if field == "url" else line.index(value)
        assert proposal.within(at, at + len(value)) == (field, 0, len(value))
    assert proposal.within(0, 5) is None
