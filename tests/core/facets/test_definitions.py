"""Link definitions as rows: one cell changes, the other bytes stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.errors import EditError
from twimeditor.core.facets.definitions import ADDRESS, LABEL, TITLE, Definitions
from twimeditor.core.model import RefDefs
from twimeditor.core.post import parse

TEXT = "[#lamp]: https://lamp.example.org\n[Glow]:   <https://glow.example.org/a b>  'The glow'  \n[x]: /x (t)"
CODEC = Definitions()
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1, max_size=12)


def test_rows_are_read() -> None:
    assert CODEC.read(TEXT) == [
        ["#lamp", "https://lamp.example.org", ""],
        ["Glow", "https://glow.example.org/a b", "The glow"],
        ["x", "/x", "t"],
    ]
    assert CODEC.read("") == []


@pytest.mark.parametrize("text", ["[^1]: a note", "[a]:\nhttps://a.example.org", "[a]: b c", "no definition", "[]: x"])
def test_what_is_no_row_is_left_to_markdown(text: str) -> None:
    assert CODEC.read(text) is None


CHANGES = [
    (0, LABEL, "#lamps", "[#lamps]: https://lamp.example.org"),
    (0, TITLE, 'Say "hi"', "[#lamp]: https://lamp.example.org 'Say \"hi\"'"),
    (1, ADDRESS, "https://b.example.org", "[Glow]:   <https://b.example.org>  'The glow'  "),
    (1, TITLE, "", "[Glow]:   <https://glow.example.org/a b>  "),
    (2, ADDRESS, "a b", "[x]: <a b> (t)"),
    (2, TITLE, "u", "[x]: /x (u)"),
]


@pytest.mark.parametrize(("row", "column", "value", "line"), CHANGES)
def test_a_cell_is_set_alone(row: int, column: int, value: str, line: str) -> None:
    lines = TEXT.split("\n")
    lines[row] = line
    assert CODEC.changed(TEXT, row, column, value) == "\n".join(lines)


@given(st.integers(0, 2), st.sampled_from([LABEL, ADDRESS, TITLE]), words)
def test_what_is_set_is_what_is_read_and_still_definitions(row: int, column: int, value: str) -> None:
    try:
        text = CODEC.changed(TEXT, row, column, value)
    except EditError:
        return
    rows = CODEC.read(text)
    assert rows is not None
    assert rows[row][column].strip() == value.strip()
    assert [line for n, line in enumerate(rows) if n != row] == [
        line for n, line in enumerate(CODEC.read(TEXT) or ()) if n != row
    ]
    if CODEC.complete(rows[row]):
        assert [type(leaf) for leaf in parse(f"{text}\n").leaves()] == [RefDefs]


def test_rows_come_and_go() -> None:
    added = CODEC.inserted(TEXT, 1, ["new", "https://new.example.org", "N"])
    assert added.split("\n")[1] == '[new]: https://new.example.org "N"'
    assert CODEC.removed(added, 1) == TEXT
    assert CODEC.inserted("", 0, ["a", "b", ""]) == "[a]: b"
    assert CODEC.removed("[a]: b", 0) == ""


@pytest.mark.parametrize(("column", "value"), [(LABEL, "a]b"), (LABEL, "^1"), (ADDRESS, "a>b c")])
def test_what_cannot_be_written_is_refused(column: int, value: str) -> None:
    with pytest.raises(EditError, match="cannot be written"):
        CODEC.changed(TEXT, 1, column, value)
