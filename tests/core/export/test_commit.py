"""What a commit and its branch are called."""

from datetime import date

import pytest

from twimeditor.core.export.commit import branch_of, commit_message, signed

DAY = date(2031, 3, 7)
MIRA = "Mira <mira@example.org>"


def test_a_branch_is_called_by_the_day() -> None:
    assert branch_of(DAY) == "twim-2031-03-07"


def test_a_message_says_what_is_in_the_commit() -> None:
    usual = "This Week in Matrix 2031-03-07"
    assert commit_message(DAY, title=usual) == "Add This Week in Matrix 2031-03-07"
    assert commit_message(DAY, title="Kites!", pictures=1, is_new=False) == (
        "Update This Week in Matrix 2031-03-07\n\nKites!\n\nWith 1 picture."
    )
    assert commit_message(DAY, pictures=2).endswith("With 2 pictures.")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Add", "Add\n\nSigned-off-by: Mira <mira@example.org>\n"),
        ("Add\n\nAll of it.\n\n", "Add\n\nAll of it.\n\nSigned-off-by: Mira <mira@example.org>\n"),
        (
            "Add\n\nSigned-off-by: K <k@e.org>",
            "Add\n\nSigned-off-by: K <k@e.org>\nSigned-off-by: Mira <mira@example.org>\n",
        ),
    ],
)
def test_a_message_is_signed_off_once(message: str, expected: str) -> None:
    assert signed(message, MIRA) == expected
    assert signed(expected, MIRA) == expected
