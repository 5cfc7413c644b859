"""How many gestures it takes to make an issue of raw reports.

A gesture is a key press or a click; pasting itself is not counted, nor are the letters of titles, which the raw
reports do not hold: they are counted on their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit

from tests.ui.launch import Launcher
from tests.ui.report.conftest import ALT, CONTROL, Desk
from twimeditor.core.model import Entry, Section, Update, parts
from twimeditor.core.post import parse
from twimeditor.core.style.house import plain_title

DAY = "2023-06-09"
OTHERS = ("matrix live", "that's all", "ping")


@dataclass(frozen=True)
class Raw:
    """A report as it came into the room, and where the editors put it."""

    section: str
    title: str
    first: bool
    name: str
    user_id: str
    body: str

    @property
    def text(self) -> str:
        return f"{self.name} ({self.user_id}):\nTWIM: {self.body}"


def raw_reports(post: Path) -> Iterator[Raw]:
    for section in parse(post.read_text(encoding="utf-8")).sections:
        heading = section.heading.title if section.heading else ""
        if not any(word in heading.casefold() for word in OTHERS):
            yield from _of(section, heading, "")
            for entry in section.entries:
                yield from _of(entry, heading, entry.heading.title)


def _of(holder: Section | Entry, section: str, title: str) -> Iterator[Raw]:
    updates = [part for part in parts(holder.nodes) if isinstance(part, Update) and part.quote and part.attribution]
    for number, update in enumerate(updates):
        assert update.attribution is not None
        assert update.quote is not None
        author = update.attribution
        yield Raw(section, title, number == 0, author.name, author.target, update.quote.body)


class Counter(Desk):
    """Counts what the hands do."""

    gestures = 0
    letters = 0

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.gestures += 1
        self.press(key, modifiers)

    def click_section(self, title: str) -> bool:
        """Click on a section's row in the outline; tell whether there is one."""
        view = self.window.outline.view
        model = view.model()
        for index in (model.index(row, 0) for row in range(model.rowCount())):
            if plain_title(str(index.data())) == plain_title(title):
                view.scrollTo(index)
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
                self.gestures += 1
                return True
        return False

    def type_section(self, title: str) -> None:
        """Type what only this section has in it."""
        self.key(Qt.Key.Key_S, ALT)
        combo = self.part(QComboBox, "section")
        offered = [plain_title(combo.itemText(row)) for row in range(combo.count())]
        name = plain_title(title).removeprefix("dept of ")
        shortest = (n for n in range(1, len(name)) if sum(name[:n] in one for one in offered) == 1)
        letters = name[: next(shortest, len(name))]
        QTest.keyClicks(self.focus(), letters)
        self.gestures += len(letters)
        self.key(Qt.Key.Key_Tab)

    def paste_report(self, raw: Raw, *, elsewhere: bool) -> None:
        self.copy(raw.text)
        self.open()
        if elsewhere:
            self.type_section(raw.section)
        if not raw.title:
            self.gestures += 1
            self.access(Qt.Key.Key_C, self.radio("Update of the section"))
        elif not raw.first:
            self.gestures += 1
            self.access(Qt.Key.Key_U, self.radio("Update of “"))
        else:
            title = self.part(QLineEdit, "title")
            if self.focus() is not title:
                self.key(Qt.Key.Key_T, ALT)
            self.copy(raw.title)  # typed, as far as the count goes: it may hold what the test's keyboard lacks
            self.press(Qt.Key.Key_A, CONTROL)
            self.press(Qt.Key.Key_V, CONTROL)
            self.letters += len(raw.title)
        self.key(Qt.Key.Key_Return)
        if self.dialog() is not None:  # the focus was on what takes Return for itself
            self.gestures += 1
            self.button("Accept").click()
        assert self.dialog() is None


@pytest.fixture
def post(corpus_posts: tuple[Path, ...]) -> Path:
    found = [path for path in corpus_posts if path.name.startswith(DAY)]
    if not found:
        pytest.skip(f"the corpus has no post of {DAY}")
    return found[0]


def test_a_report_takes_few_gestures(launch: Launcher, post: Path, tmp_path: Path) -> None:
    desk = Counter(launch(), launch.qtbot)
    reports = list(raw_reports(post))
    desk.key(Qt.Key.Key_N, CONTROL)
    dialog = next(one for one in desk.window.findChildren(QDialog) if one.isVisible())
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    desk.key(Qt.Key.Key_Return)
    section = ""
    for raw in reports:
        is_new = raw.section != section
        section = raw.section
        desk.paste_report(raw, elsewhere=is_new and not desk.click_section(section))
    launch.answers.to_save = tmp_path / "saved.md"
    desk.key(Qt.Key.Key_S, CONTROL)
    saved = parse((tmp_path / "saved.md").read_text(encoding="utf-8"))
    made = [node for holder in (*saved.sections, *saved.entries) for node in parts(holder.nodes)]
    assert sum(isinstance(one, Update) and one.attribution is not None for one in made) == len(reports)
    each = desk.gestures / len(reports)
    told = f"{len(reports)} reports: {each:.2f} gestures each, {desk.letters / len(reports):.1f} letters of titles"
    print(told)  # noqa: T201 - what the test is for
    assert each <= 4
    assert QApplication.activeModalWidget() is None
