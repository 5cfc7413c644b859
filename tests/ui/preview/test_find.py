"""Finding in the preview: with a count, by keys, through edits, without a change to the page."""

import json
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton

from tests.ui.preview.desk import Desk
from twimeditor.ui.widgets.find_bar import FindBar


class Bar:
    """The find bar, and what it says."""

    def __init__(self, desk: Desk) -> None:
        bar = desk.panel.findChild(FindBar)
        text = desk.panel.findChild(QLineEdit, "preview.find.text")
        count = desk.panel.findChild(QLabel, "preview.find.count")
        assert bar is not None
        assert text is not None
        assert count is not None
        self.desk, self.bar, self.text, self.count = desk, bar, text, count

    def find(self, text: str) -> None:
        self.desk.panel.reading.find()
        self.desk.qtbot.waitUntil(self.bar.isVisible)
        self.text.setText(text)

    def says(self, words: str) -> None:
        self.desk.qtbot.waitUntil(lambda: self.count.text() == words)
        assert self.text.accessibleDescription() == words

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.text, key, modifiers)


@pytest.fixture
def bar(desk: Desk) -> Bar:
    desk.panel.activateWindow()
    desk.qtbot.waitUntil(desk.panel.isActiveWindow)
    return Bar(desk)


def highlighted(desk: Desk) -> list[str]:
    texts = '[...CSS.highlights.get("twim-found")].map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset))'
    return list(json.loads(desk.eyes.see(f"JSON.stringify({texts})")))


def finds_only(desk: Desk, text: str) -> bool:
    return {found.lower() for found in highlighted(desk)} == {text}


def current(desk: Desk) -> float:
    """Return where on the screen the current place is."""
    source = """(() => {
        const [found] = CSS.highlights.get("twim-found-now");
        const range = document.createRange();
        range.setStart(found.startContainer, found.startOffset);
        return range.getBoundingClientRect().top;
    })()"""
    return float(desk.eyes.see(source))


def test_places_are_counted_marked_and_walked_through(bar: Bar) -> None:
    bar.find("SAYS")
    bar.says("1 of 2")
    assert highlighted(bar.desk) == ["says", "says"]
    assert 0 <= current(bar.desk) < 480
    bar.press(Qt.Key.Key_Return)
    bar.says("2 of 2")
    assert 0 <= current(bar.desk) < 480
    assert bar.desk.eyes.see("window.scrollY") > 1000
    bar.press(Qt.Key.Key_Return)
    bar.says("1 of 2")
    bar.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    bar.says("2 of 2")


def test_the_page_stays_as_it_is_published(bar: Bar) -> None:
    before = bar.desk.eyes.body()
    bar.find("line")
    bar.says("1 of 120")
    assert bar.desk.eyes.body() == before


def test_nothing_found_is_said(bar: Bar) -> None:
    bar.find("zebra")
    bar.says("Not found")
    bar.press(Qt.Key.Key_Return)
    bar.says("Not found")
    assert highlighted(bar.desk) == []


def test_case_counts_when_it_is_asked_for(bar: Bar) -> None:
    bar.find("Says")
    bar.says("1 of 2")
    exact = next(one for one in bar.bar.findChildren(QToolButton) if one.accessibleName() == "Match case")
    exact.click()
    bar.says("Not found")


def test_words_are_found_across_marks_and_line_ends(bar: Bar) -> None:
    bar.desk.type(bar.desk.node("It blinks."), "body", "It **blin**ks\nall *night*.")
    bar.find("blinks all night")
    bar.says("1 of 1")
    bar.find("(all")
    bar.says("Not found")


def test_the_count_follows_edits_and_nothing_scrolls(bar: Bar) -> None:
    bar.find("blinks")
    bar.says("1 of 1")
    bar.desk.eyes.see("window.scrollTo(0, 900)")
    bar.desk.type(bar.desk.node("It blinks."), "body", "It blinks and blinks.")
    bar.says("1 of 2")
    assert abs(bar.desk.eyes.see("window.scrollY") - 900) < 60
    bar.desk.session.undo()
    bar.says("1 of 1")


def test_escape_closes_takes_the_marks_away_and_gives_the_focus_back(bar: Bar) -> None:
    bar.desk.panel.reading.take_focus()
    bar.find("blinks")
    bar.says("1 of 1")
    bar.press(Qt.Key.Key_Escape)
    assert not bar.bar.isVisible()
    assert highlighted(bar.desk) == []
    focus = QApplication.focusWidget()
    assert focus is not None
    assert bar.desk.surface.isAncestorOf(focus) or focus is bar.desk.surface


def test_what_is_selected_is_looked_for(bar: Bar) -> None:
    bar.desk.eyes.drag("main > h3", "main > h3")
    bar.desk.panel.reading.find()
    bar.desk.qtbot.waitUntil(bar.bar.isVisible)
    assert bar.text.text() == "Lighthouse"


def test_next_without_anything_to_find_asks(bar: Bar) -> None:
    bar.desk.panel.reading.step(1)
    assert bar.bar.isVisible()
    assert QApplication.focusWidget() is bar.text


def test_hidden_text_is_not_counted(bar: Bar) -> None:
    body = "<details>\n<summary>Seen</summary>\n<p hidden>folded zebra</p>\n</details>\n\n<p hidden>hidden zebra</p>"
    bar.desk.type(bar.desk.node("It blinks."), "body", body)
    bar.find("zebra")
    bar.says("Not found")


def test_folded_text_is_found_and_unfolded(bar: Bar) -> None:
    inner = "<details>\n<summary>Inner</summary>\n<p>folded zebra</p>\n</details>"
    body = f"<details>\n<summary>Outer</summary>\n{inner}\n</details>\n\nA zebra in the open."
    bar.desk.type(bar.desk.node("It hoots."), "body", body)
    picked: list[object] = []
    bar.desk.surface.events.picked.connect(picked.append)
    bar.find("zebra")
    bar.says("1 of 2")
    bar.desk.eyes.wait_for("[...document.querySelectorAll('details')].every((each) => each.open)")
    assert 0 <= current(bar.desk) < bar.desk.surface.height()
    assert picked == []  # nobody has clicked
    bar.desk.type(bar.desk.node("zebra"), "body", body.replace("open.", "open!"))
    bar.desk.eyes.wait_for("document.querySelector('main').textContent.includes('open!')")
    assert bar.desk.eyes.see("document.querySelector('details').open")


def test_with_each_letter_the_search_goes_on_from_where_it_is(bar: Bar) -> None:
    bar.desk.eyes.see("window.scrollTo(0, 900)")
    bar.find("l")
    bar.desk.qtbot.waitUntil(lambda: " of " in bar.count.text())
    here = bar.desk.eyes.see("window.scrollY")
    for text in ("li", "lin", "line"):
        bar.text.setText(text)
        bar.desk.qtbot.waitUntil(partial(finds_only, bar.desk, text))
    assert abs(bar.desk.eyes.see("window.scrollY") - here) < 60
