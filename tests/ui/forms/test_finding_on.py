"""Finding goes on from one form into the next, through the whole issue."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import Desk
from twimeditor.core.model import edits
from twimeditor.ui.bridge import LEAD
from twimeditor.ui.widgets.find_bar import GROUND, NOW


class Bar:
    """The bar, and what its user does and sees."""

    def __init__(self, form: Desk, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        form.panel.find_text()
        self.form = form
        self.text = self._child(QLineEdit, "text")
        self.count = self._child(QLabel, "count")

    def look(self, text: str) -> None:
        """Type what is looked for, and wait until all is counted."""
        QTest.keyClicks(self.text, text)
        self.qtbot.waitUntil(lambda: not self.count.text().endswith("…"))

    def step(self, *, back: bool = False) -> str:
        """Press Enter and return what is said then."""
        shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.text, Qt.Key.Key_Return, shift)
        return self.count.text()

    def _child(self, kind: type[QLineEdit] | type[QLabel], name: str) -> "QLineEdit | QLabel":
        found = self.form.panel.findChild(kind, f"form.find.{name}")
        assert found is not None
        return found


@pytest.fixture
def bar(form: Desk, qtbot: QtBot) -> Bar:
    form.open_entry(0)
    return Bar(form, qtbot)


def trail(form: Desk) -> str:
    """Return the title of the entry that is selected."""
    found = (entry for entry in form.session.document.entries if entry.id == form.selection.current)
    return next((entry.heading.title for entry in found), "")


def test_all_places_of_the_issue_are_counted(bar: Bar) -> None:
    bar.look("ember")
    assert bar.count.text() == "3 elsewhere"
    assert trail(bar.form) == "Glow"


def test_the_next_place_may_be_in_another_form(bar: Bar) -> None:
    bar.look("ember")
    assert bar.step() == "1 of 3"
    assert trail(bar.form) == "Ember"
    assert bar.form.line("entry.title").selectedText() == "Ember"
    assert [bar.step(), bar.step(), bar.step()] == ["2 of 3", "3 of 3", "1 of 3, wrapped"]
    assert QApplication.focusWidget() is bar.text


def test_over_the_end_of_the_issue_it_says_so(bar: Bar) -> None:
    bar.look("lamp")
    said = [bar.count.text(), bar.step(), bar.step(), bar.step()]
    assert said == ["1 of 3", "2 of 3", "3 of 3", "1 of 3, wrapped"]


def test_backwards_it_comes_to_the_last_place_of_the_form_before(bar: Bar) -> None:
    bar.form.open_entry(1)
    bar.look("report")
    assert (bar.count.text(), trail(bar.form)) == ("3 elsewhere", "Ember")
    assert bar.step(back=True) == "3 of 3"
    assert trail(bar.form) == "Glow"
    assert bar.step(back=True) == "2 of 3"


def test_the_lead_and_sections_are_come_by(bar: Bar) -> None:
    bar.look("everything")
    assert bar.step() == "1 of 1, wrapped"
    assert bar.form.selection.current == LEAD


def test_a_line_shows_all_its_places(bar: Bar) -> None:
    editor = bar.form.line("entry.title")
    bar.look("glow")
    bar.step()
    editor.deselect()
    assert QColor(GROUND).rgb() in _colours(editor)
    QTest.keyClick(bar.text, Qt.Key.Key_Escape)
    assert not _colours(editor) & {QColor(GROUND).rgb(), QColor(NOW).rgb()}
    assert editor.text() == "Glow"


def _colours(editor: QLineEdit) -> set[int]:
    image = editor.grab().toImage()
    return {image.pixel(x, y) & 0xFFFFFFFF for x in range(image.width()) for y in range(image.height())}


def test_the_count_follows_edits_elsewhere(bar: Bar, qtbot: QtBot) -> None:
    bar.look("ember")
    entry = list(bar.form.session.document.entries)[1]
    bar.form.session.edit("Edit", partial(edits.set_field, target=entry.id, field="title", value="Other"))
    qtbot.waitUntil(lambda: bar.count.text() == "2 elsewhere")


def test_a_long_issue_is_counted_between_events(open_form: Callable[..., Desk], qtbot: QtBot) -> None:
    entries = "".join(f"### E{number}\n\n> A needle in it.\n\n" for number in range(3_000))
    form = open_form(f"## S\n\n{entries}")
    form.open_entry(0)
    bar = Bar(form, qtbot)
    bar.look("needle")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 3,000", timeout=20_000)
