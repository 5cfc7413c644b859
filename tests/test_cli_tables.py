"""Tables on a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from twimeditor.cli_tables import table


def test_columns_stand_below_one_another_in_any_script() -> None:
    text = table(("N", "Name", "Id"), [("7", "名前", "a"), ("12", "Zoë", "b")], numbers=1)
    assert text == " N  Name  Id\n 7  名前  a\n12  Zoë   b\n"


def test_long_cells_end_in_dots_and_lines_stay_lines() -> None:
    (_, line) = table(("Name",), [("a\nb" + "c" * 90,)]).splitlines()
    assert line == f"a b{'c' * 56}…"


def test_no_rows_are_a_header() -> None:
    assert table(("A", "B"), []) == "A  B\n"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_whatever_is_in_it_there_is_a_line_for_each_row_and_nothing_that_a_terminal_obeys(
    rows: list[tuple[str, str]],
) -> None:
    text = table(("A", "B"), rows)
    assert text.count("\n") == len(rows) + 1
    assert not any(letter in text for letter in "\x1b\r\u202e\u2028")
