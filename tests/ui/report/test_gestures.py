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
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit

from tests.ui.launch import Answers, Launcher
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
    known: frozenset[str] = frozenset()

    def knows(self, user_id: str) -> bool:
        """Tell whether an earlier issue has told where this reporter's reports go."""
        return user_id in self.known

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

    def paste_report(self, raw: Raw) -> None:
        self.copy(raw.text)
        self.open()
        if plain_title(self.part(QComboBox, "section").currentText()) != plain_title(raw.section):
            self.type_section(raw.section)
        if not raw.title:
            self.choose(Qt.Key.Key_C, "Update of the section")
        elif not raw.first:
            self.choose(Qt.Key.Key_U, "Update of “")
        else:
            self.choose(Qt.Key.Key_E, "New entry")
            self.fill_title(raw.title)
        self.key(Qt.Key.Key_Return)
        assert self.dialog() is None

    def choose(self, key: Qt.Key, text: str) -> None:
        """Choose what the report becomes, if that is not what is proposed."""
        if not self.radio(text).isChecked():
            self.gestures += 1
            self.access(key, self.radio(text))

    def fill_title(self, wanted: str) -> None:
        """Write the title, if it is not what is proposed; as a paste, since test keyboards have only ASCII."""
        title = self.part(QLineEdit, "title")
        if title.text() == wanted:
            return
        if self.focus() is not title or title.text():
            self.key(Qt.Key.Key_T, ALT)
        self.copy(wanted)
        self.press(Qt.Key.Key_A, CONTROL)
        self.press(Qt.Key.Key_V, CONTROL)
        self.letters += len(wanted)


@pytest.fixture
def post(corpus_posts: tuple[Path, ...]) -> Path:
    found = [path for path in corpus_posts if path.name.startswith(DAY)]
    if not found:
        pytest.skip(f"the corpus has no post of {DAY}")
    return found[0]


def rebuild(desk: Counter, reports: list[Raw], saved: Path, answers: Answers) -> None:
    """Make a new issue of the reports and save it; a section that nobody knows is clicked on first."""
    desk.key(Qt.Key.Key_N, CONTROL)
    dialog = next(one for one in desk.window.findChildren(QDialog) if one.isVisible())
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    desk.key(Qt.Key.Key_Return)
    section = ""
    for raw in reports:
        if raw.section != section and not desk.knows(raw.user_id):
            desk.click_section(raw.section)
        section = raw.section
        desk.paste_report(raw)
    answers.to_save = saved
    desk.key(Qt.Key.Key_S, CONTROL)


def updates(path: Path) -> list[Update]:
    saved = parse(path.read_text(encoding="utf-8"))
    holders: tuple[Section | Entry, ...] = (*saved.sections, *saved.entries)
    made = [part for holder in holders for part in parts(holder.nodes)]
    return [one for one in made if isinstance(one, Update) and one.attribution is not None]


def told(desk: Counter, reports: list[Raw]) -> float:
    each = desk.gestures / len(reports)
    words = f"{len(reports)} reports: {each:.2f} gestures each, {desk.letters / len(reports):.1f} letters of titles"
    print(f"\n{words}")  # noqa: T201 - what the test is for
    return each


def test_a_report_takes_few_gestures(launch: Launcher, post: Path, tmp_path: Path) -> None:
    desk = Counter(launch(), launch.qtbot)
    reports = list(raw_reports(post))
    rebuild(desk, reports, tmp_path / "saved.md", launch.answers)
    assert len(updates(tmp_path / "saved.md")) == len(reports)
    assert told(desk, reports) <= 4


def test_fewer_where_the_issues_of_the_weeks_before_are_known(
    launch: Launcher, post: Path, corpus_posts: tuple[Path, ...], tmp_path: Path
) -> None:
    before = [path for path in corpus_posts if "2023-04-01" < path.name < DAY and "2023" in path.parts]
    desk = Counter(launch(), launch.qtbot)
    for path in before:
        desk.window.posts.open(path)
    desk.known = frozenset(raw.user_id for path in before for raw in raw_reports(path))
    reports = list(raw_reports(post))
    rebuild(desk, reports, tmp_path / "saved.md", launch.answers)
    assert len(updates(tmp_path / "saved.md")) == len(reports)
    assert told(desk, reports) <= 4
    assert desk.letters < sum(len(raw.title) for raw in reports if raw.first)
