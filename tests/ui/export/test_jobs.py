"""What is worked out aside for the dialog."""

from pathlib import Path, PurePosixPath

import pytest

from twimeditor.services.export.contents import Content
from twimeditor.services.export.plan import Item, Kind, Plan
from twimeditor.ui.export.folder_page import summary
from twimeditor.ui.export.jobs import shown_patch
from twimeditor.ui.export.remarks import some


def item(new: bytes, old: bytes | None = None, kind: Kind = Kind.POST) -> Item:
    place = PurePosixPath("content/blog/a.md")
    return Item(place, place, kind, Content.of_bytes(new), Content.of_bytes(old) if old is not None else None)


def test_a_difference_is_shown_without_the_names_of_the_file() -> None:
    assert shown_patch(item(b"one\ntwo\n", b"one\n")).splitlines() == ["@@ -1 +1,2 @@", " one", "+two"]


def test_a_long_line_is_cut() -> None:
    (line,) = shown_patch(item(b"x" * 50_000)).splitlines()[1:2]
    assert len(line) == 1_001
    assert line.endswith("…")


def test_many_lines_are_cut_and_counted() -> None:
    lines = shown_patch(item(b"x\n" * 10_000)).splitlines()
    assert len(lines) == 3_001
    assert lines[-1] == "@@ and 7,001 more lines @@"


def test_what_is_too_large_is_not_compared() -> None:
    assert shown_patch(item(b"x\n" * 1_500_000)) == ""


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((item(b"a"), item(b"b"), item(b"c", b"d")), "Files: 2 to create, 1 to change."),
        ((item(b"a", b"a"),), "Everything is there already as it is to be: nothing would be written."),
        ((item(b"a", b"a"), item(b"b")), "Files: 1 to create, 1 to leave as they are."),
        ((), ""),
    ],
)
def test_a_plan_is_summed_up(items: tuple[Item, ...], said: str) -> None:
    assert summary(Plan(Path("/site"), items)) == said


def test_only_the_first_names_are_told() -> None:
    assert some(("a", "b")) == "a, b"
    assert some(("a", "b", "c", "d", "e")) == "a, b, c and 2 more"
