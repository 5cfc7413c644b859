"""Writing an issue again in the real window, from values alone."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QPushButton

from tests.ui.rebuild.hands import Keys, focused, paste, settle, type_text
from tests.ui.rebuild.values import Holder, Part, Values
from twimeditor.app import Application
from twimeditor.core.model import Section, find
from twimeditor.core.post import front_matter
from twimeditor.core.style import HouseStyle, plain_title
from twimeditor.ui.forms.grid.view import GridView

_BLOCKS = {"text": "Text", "image": "Picture", "heading": "Heading", "video": "Video"}
_WATCH = "https://www.youtube.com/watch?v="


class Editor:
    """Somebody who writes an issue in a style, section by section."""

    def __init__(self, application: Application, hands: Keys, style: HouseStyle, day: date) -> None:
        self._application = application
        self._session = application.session
        self._hands = hands
        self._style = style
        self._day = day

    def write(self, values: Values) -> None:
        """Begin a new issue and write all of it."""
        self._begin(values)
        self._front(values)
        for section in values.sections:
            self._section(section)

    def save(self) -> None:
        """Save; the window asks where."""
        self._hands.choose("File", "Save")

    # The dialog for a new issue

    def _begin(self, values: Values) -> None:
        self._hands.choose("File", "New issue")
        self._hands.enter("beginning.day")
        type_text(f"{self._day:%Y%m%d}")
        self._pick_style()
        self._fill("beginning.editors", values.front["taxonomies.author"])
        video = self._video(values)
        if video:
            self._fill("beginning.video", _WATCH + video)
        self._tick([section.title for section in values.sections])
        self._press("Create issue")
        settle(self._application)

    def _pick_style(self) -> None:
        box = self._hands.enter("beginning.style")
        assert isinstance(box, QComboBox)
        self._hands.key(Qt.Key.Key_Home)
        while box.currentText() != self._style.label:
            row = box.currentIndex()
            self._hands.key(Qt.Key.Key_Down)
            assert box.currentIndex() > row, f"there is no {self._style.label}"

    def _video(self, values: Values) -> str:
        live = next(section for section in values.sections if self._is(section, self._style.live.section))
        return next((part.values["video"] for part in live.parts if part.kind == "video"), "")

    def _tick(self, titles: list[str]) -> None:
        """Tick the sections that the post has, all but the last, which is added later."""
        offered = self._hands.enter("beginning.sections")
        assert isinstance(offered, QListWidget)
        wanted = [title for title in titles if offered.findItems(title, Qt.MatchFlag.MatchExactly)]
        self._hands.key(Qt.Key.Key_Home)
        for row in range(offered.count()):
            item = offered.item(row)
            if (item.checkState() is Qt.CheckState.Checked) != (item.text() in wanted[:-1]):
                self._hands.key(Qt.Key.Key_Space)
            self._hands.key(Qt.Key.Key_Down)

    def _press(self, text: str) -> None:
        window = QApplication.activeModalWidget()
        assert window is not None, f"there is no dialog with {text}"
        buttons = window.findChildren(QPushButton)
        self._hands.press_button(next(button for button in buttons if button.text().replace("&", "") == text))

    # The front matter

    def _front(self, values: Values) -> None:
        front = self._session.document.front
        assert front is not None
        self._hands.go_to_row(front.id)
        for key, value in values.front.items():
            if front_matter.fields(front).get(key, "") != value:
                self._fill(f"front.{key}", value)

    # Sections and entries

    def _section(self, section: Holder) -> None:
        if self._is(section, self._style.sign_off.title):
            return
        if self._is(section, self._style.ping.section):
            self._ping(section)
            return
        if not self._go_to_section(section.title):
            self._add_section(section.title)
        live = self._is(section, self._style.live.section)
        self._parts(part for part in section.parts if not (live and part.kind == "video"))
        self._entries(section.entries)

    def _is(self, section: Holder, heading: str) -> bool:
        return plain_title(section.title) == plain_title(heading)

    def _go_to_section(self, title: str) -> bool:
        found = self._find_section(title)
        if found is not None:
            self._hands.go_to_row(found.id)
        return found is not None

    def _find_section(self, title: str) -> Section | None:
        sections = self._session.document.sections
        return next((one for one in sections if one.heading is not None and one.heading.title == title), None)

    def _add_section(self, title: str) -> None:
        self._hands.choose("Issue", "Add section")
        type_text(plain_title(title))
        self._hands.key(Qt.Key.Key_Return)
        settle(self._application)
        assert self._find_section(title) is not None

    def _entries(self, entries: tuple[Holder, ...]) -> None:
        """Write the entries; the last two come the wrong way round, and are put right."""
        for entry in (*entries[:-2], *reversed(entries[-2:])):
            self._entry(entry)
        if len(entries) > 1:
            section = find.section(self._session.document, self._application.window.parts.selection.current)
            *_, over, moved = section.entries
            self._hands.move_up(moved.id, over.id)

    def _entry(self, entry: Holder) -> None:
        self._hands.choose("Issue", "Add entry")
        self._fill("entry.title", entry.title)
        if entry.website:
            self._fill("entry.website", entry.website)
        if entry.description:
            self._fill("entry.description", entry.description)
        self._parts(entry.parts)

    # Updates and blocks

    def _parts(self, parts: Iterable[Part]) -> None:
        before = ""
        for part in parts:
            if part.kind == "update":
                self._update(part, behind_heading=before == "heading")
            else:
                self._block(part)
            before = part.kind

    def _update(self, part: Part, *, behind_heading: bool) -> None:
        if behind_heading:
            button = self._application.window.form.findChild(QPushButton, "form.add_update")
            assert isinstance(button, QPushButton)
            self._hands.press_button(button)
        else:
            self._hands.choose("Issue", "Add update")
        name = focused().objectName().rpartition(".")[0]
        for field in ("author_name", "author_id", "verb"):
            if part.values.get(field):
                self._fill(f"{name}.{field}", part.values[field])
        self._hands.enter(f"{name}.quote")
        paste(part.values["quote"])

    def _block(self, part: Part) -> None:
        self._hands.choose("Issue", "Add block", _BLOCKS[part.kind])
        name = focused().objectName().rpartition(".")[0]
        for field, value in part.values.items():
            self._fill(f"{name}.{field}", value)

    def _fill(self, name: str, value: str) -> None:
        """Put a value into a field, in the place of what is there."""
        self._hands.enter(name)
        QTest.keySequence(focused(), QKeySequence(QKeySequence.StandardKey.SelectAll))
        type_text(value)

    # The ranking of servers

    def _ping(self, section: Holder) -> None:
        """Type the rows into the tables that a new issue has."""
        entries = {entry.heading.title: entry.id for entry in self._session.document.entries}
        for holder in (section, *section.entries):
            rows = next((part.rows for part in holder.parts if part.kind == "table"), ())
            if not rows:
                continue
            if holder is section:
                self._go_to_section(section.title)
            else:
                self._hands.go_to_row(entries[holder.title])
            self._rows(rows[1:])

    def _rows(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Type the cells; the tabulator leads from one to the next, and behind the last to a new row."""
        self._hands.until(lambda widget: isinstance(widget, GridView), Qt.Key.Key_Tab, what="the table")
        self._hands.key(Qt.Key.Key_End)
        self._hands.key(Qt.Key.Key_Return)
        for cell in (cell for row in rows for cell in row):
            self._hands.key(Qt.Key.Key_Tab)
            type_text(cell)
