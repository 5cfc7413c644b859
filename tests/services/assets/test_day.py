"""The day that names an issue's files."""

from datetime import date
from pathlib import Path

import pytest

from tests.services.assets.shelves import Desk
from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse

DATED = '+++\ndate = "2031-03-07"\n+++\n'


@pytest.mark.parametrize(
    ("text", "file", "day"),
    [
        (DATED, "2031-03-14-twim.md", date(2031, 3, 7)),
        ("Hello.\n", "2031-03-14-twim.md", date(2031, 3, 14)),
        ("Hello.\n", "notes.md", None),
        (DATED, "", date(2031, 3, 7)),
    ],
)
def test_the_day_is_the_issues_own_or_that_of_its_file(tmp_path: Path, text: str, file: str, day: date | None) -> None:
    desk = Desk(tmp_path)
    if file:
        desk.begin(desk.post(f"posts/{file}"))
    assert desk.store.day_of(parse(text, IdSource())) == day
