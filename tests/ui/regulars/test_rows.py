"""The list of what is missing."""

from pytestqt.qtbot import QtBot

from twimeditor.core.archive.regulars import MissingSection, Regulars
from twimeditor.ui.regulars.rows import RegularsList


def test_titles_are_shown_without_their_marks_and_kept_with_them(qtbot: QtBot) -> None:
    rows = RegularsList()
    qtbot.addWidget(rows)
    section = MissingSection("Dept of *Moss* 🌿", 5, 8)
    rows.show_rows(Regulars(sections=(section,)))
    group = rows.topLevelItem(0)
    assert group is not None
    row = group.child(0)
    assert row is not None
    assert row.text(0) == row.toolTip(0) == "Dept of Moss 🌿"
    assert rows.rows() == (section,)
