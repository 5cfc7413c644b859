"""Tables: what is not changed keeps its bytes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Table as TableNode
from twimeditor.core.post import parse
from twimeditor.core.tables import Align, Table, new_table, read

PLAIN = "|Rank|Hostname|\n|:---:|---|\n|1|a.example|\n|2|b.example|"
PADDED = "| Name   | Likes  |\n| ------ | ------ |\n| Ada    | tea    |"
BARE = "Name | Likes\n---- | -----\nAda | tea\nBob | milk"


def table(markdown: str) -> Table:
    found = read(markdown)
    assert found is not None
    return found


@pytest.mark.parametrize("markdown", [PLAIN, PADDED, BARE, "|a|\n|-|", "|a|b|\n|-|-|\n|1|\n|1|2|3|", " |a|\n  |-|  "])
def test_a_table_is_written_as_it_was_read(markdown: str) -> None:
    assert table(markdown).text == markdown


@pytest.mark.parametrize(
    "markdown", ["", "text", "a|b", "|a|b|\n|-|", "|a|\n|-|\n\ntext", "> |a|\n> |-|", "|a|\n|-|\n# h"]
)
def test_what_is_not_exactly_a_table_is_none(markdown: str) -> None:
    assert read(markdown) is None


def test_all_tables_of_real_posts_are_understood(corpus_post: Path) -> None:
    for node in parse(corpus_post.read_text(encoding="utf-8"), IdSource()).leaves():
        if isinstance(node, TableNode):
            assert table(node.markdown).text == node.markdown


@pytest.mark.parametrize(
    ("markdown", "row", "column", "value", "expected"),
    [
        (PLAIN, 1, 1, "c.example", PLAIN.replace("a.example", "c.example")),
        (PLAIN, 0, 0, "Place", PLAIN.replace("Rank", "Place")),
        (PADDED, 1, 1, "milk", PADDED.replace("tea    |", "milk   |")),
        (PADDED, 1, 1, "a long drink", PADDED.replace("tea    |", "a long drink |")),
        (BARE, 2, 1, "", "Name | Likes\n---- | -----\nAda | tea\nBob | |"),
        (BARE, 1, 0, "- Ada", "Name | Likes\n---- | -----\n|- Ada | tea|\nBob | milk"),
        (PLAIN, 1, 1, "a|b", PLAIN.replace("a.example", r"a\|b")),
        (PLAIN, 1, 1, "end\\", PLAIN.replace("a.example", "end\\ ")),
        (PLAIN, 1, 1, " two\nlines ", PLAIN.replace("a.example", "two lines")),
        ("|a|b|\n|-|-|\n|1|", 1, 1, "x", "|a|b|\n|-|-|\n|1|x|"),
        ("|a|b|\n|-|-|\n||x|", 1, 0, "y", "|a|b|\n|-|-|\n|y|x|"),
    ],
)
def test_setting_a_cell_changes_that_cell(markdown: str, row: int, column: int, value: str, expected: str) -> None:
    changed = table(markdown).with_cell(row, column, value)
    assert changed.text == expected
    assert table(expected).cell(row, column) == " ".join(value.split())


def test_setting_a_cell_to_what_it_is_changes_nothing() -> None:
    before = table(PADDED)
    assert before.with_cell(1, 1, "tea") is before


def test_rows_come_go_and_move_in_the_manner_of_their_neighbours() -> None:
    assert table(PLAIN).with_new_rows(2).text == PLAIN.replace("|2|b", "|||\n|2|b")
    assert table(PADDED).with_new_rows(2).text == f"{PADDED}\n|  |  |"
    assert table(PLAIN).without_rows([0, 1]).text == PLAIN.replace("|1|a.example|\n", "")
    moved = "|Rank|Hostname|\n|:---:|---|\n|2|b.example|\n|1|a.example|"
    assert table(PLAIN).with_moved_rows(1, 1, 1).text == moved
    assert table(PLAIN).with_moved_rows(1, 1, -1).text == PLAIN


def test_columns_come_go_and_move() -> None:
    assert table(PLAIN).with_new_column(2).text == "|Rank|Hostname||\n|:---:|---|---|\n|1|a.example||\n|2|b.example||"
    assert table(PLAIN).without_columns([0]).text == "|Hostname|\n|---|\n|a.example|\n|b.example|"
    assert table(PLAIN).without_columns([0, 1]).columns == 1
    assert table(BARE).without_columns([1]).text == "|Name |\n|---- |\n|Ada |\n|Bob |"
    moved = table(PLAIN).with_moved_column(0, 1)
    assert moved.text == "|Hostname|Rank|\n|---|:---:|\n|a.example|1|\n|b.example|2|"


def test_aligning_changes_only_the_line_below_the_head() -> None:
    assert table(PLAIN).with_align([1], Align.RIGHT).text == PLAIN.replace("|---|", "|---:|")
    assert table(PADDED).with_align([0], Align.CENTER).text == PADDED.replace("| ------ |", "| :----: |", 1)
    assert table(PLAIN).with_align([0], Align.CENTER).text == PLAIN


def test_pasted_cells_make_the_table_grow() -> None:
    grown = table(PLAIN).with_cells(2, 1, [["x", "y"], ["z"]])
    assert grown.text == "|Rank|Hostname||\n|:---:|---|---|\n|1|a.example||\n|2|x|y|\n||z||"


def test_a_large_paste_is_not_slow() -> None:
    cells = [[f"host{number}", str(number)] for number in range(10_000)]
    grown = table(PLAIN).with_cells(1, 0, cells)
    assert grown.rows == 10_001
    assert table(grown.text).cell(10_000, 0) == "host9999"


CELLS = st.text("ab|\\`*_ <>-#:\t€", max_size=6)
MATRICES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=5)
)


@given(MATRICES, st.booleans())
def test_cells_read_back_as_they_were_put(cells: list[list[str]], roomy: bool) -> None:
    made = new_table(cells, roomy=roomy)
    again = table(made.text)
    assert [[again.cell(row, column) for column in range(len(cells[0]))] for row in range(len(cells))] == [
        [value.strip(" \t") for value in row] for row in cells
    ]


@st.composite
def changed(draw: st.DrawFn) -> tuple[Table, list[str]]:
    """Return a table after some changes, and the markdown after each."""
    made = table(draw(st.sampled_from([PLAIN, PADDED, BARE])))
    seen = []
    for _ in range(draw(st.integers(1, 5))):
        row = draw(st.integers(0, made.rows - 1))
        column = draw(st.integers(0, made.columns - 1))
        to = draw(st.integers(0, made.columns - 1))
        made = draw(
            st.sampled_from(
                [
                    made.with_cell(row, column, draw(CELLS)),
                    made.with_new_rows(row),
                    made.with_new_column(column),
                    made.without_rows([row]),
                    made.without_columns([column]),
                    made.with_moved_rows(row, 1, 1),
                    made.with_moved_column(column, to),
                    made.with_align([column], draw(st.sampled_from(Align))),
                ]
            )
        )
        seen.append(made.text)
    return made, seen


@given(changed())
def test_after_any_change_it_is_the_same_table_that_is_read(done: tuple[Table, list[str]]) -> None:
    made, seen = done
    for markdown in seen:
        assert read(markdown) is not None, markdown
    assert table(made.text).text == made.text
    shape = made.rows, made.columns, made.aligns
    again = table(made.text)
    assert (again.rows, again.columns, again.aligns) == shape
