"""An entry of a past issue, and what can be done with it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from twimeditor.core.archive.last_time import Holder
from twimeditor.core.model import Entry
from twimeditor.core.model.edits.description import description
from twimeditor.core.post.days import day_in_words
from twimeditor.core.post.inline import shown_title
from twimeditor.ui.archive.past_page import PastPage
from twimeditor.ui.last_time.looking import Seen
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import ElidedLabel, tip
from twimeditor.ui.widgets.folding import fold

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Told

_FIELDS: Final = {"description": "Fill in the &description", "website": "Fi&ll in the website"}
_TITLE: Final = 30
"""Letters of the title that are seen beside the buttons at least."""

_CUT: Final = "<p><i>It goes on in the issue itself.</i></p>"
_EMPTY: Final = "<p><i>Nothing but its heading was published.</i></p>"


class PastDetail(QWidget):
    """Shows an entry that was published.

    `open_asked` and `compare_asked` carry the `Told`, `fill_asked` the field of today's entry and its value.
    """

    open_asked = Signal(object)
    compare_asked = Signal(object)
    fill_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._title = ElidedLabel()
        self._open, self._compare = QPushButton("&Open past issue"), QPushButton("&Compare with today’s…")
        self._fill = {field: QPushButton(text) for field, text in _FIELDS.items()}
        self.page = PastPage()
        self._make()
        self._lay_out()
        self.show_nothing()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab reaches, in its order."""
        return (self._open, self._compare, *self._fill.values(), self.page)

    def shown(self) -> "Told | None":
        """Return the entry that is shown."""
        return self._seen.told if self._seen is not None else None

    def show_entry(self, seen: Seen, marked: str = "") -> None:
        """Show an entry, from its beginning or from the paragraph that is `marked`."""
        is_same = self._seen is not None and self._seen.told.id == seen.told.id
        self._seen = seen
        mention = seen.told.record.mention
        names = (shown_title(mention.title), shown_title(mention.section), day_in_words(mention.day))
        self._title.set_full_text(" · ".join(filter(None, names)))
        html = (seen.page.html.strip() or _EMPTY) + ("" if seen.page.is_whole else _CUT)
        self.page.show_html(html, seen.images, keep_place=is_same)
        self.page.seek(marked)
        self.setEnabled(True)

    def show_nothing(self) -> None:
        """Show no entry."""
        self._seen = None
        self._title.set_full_text("")
        self.page.show_html("", {})
        self.setEnabled(False)

    def compare_with(self, holder: Holder | None) -> None:
        """Offer for today's entry what it lacks and the one that is shown has; a section lacks nothing."""
        mention = self._seen.told.record.mention if self._seen is not None else None
        own = _fields_of(holder) if isinstance(holder, Entry) else {}
        for field, button in self._fill.items():
            value = str(getattr(mention, field, ""))
            button.setVisible(bool(value) and field in own and not own[field].strip())
            button.setToolTip(tip(value) if field == "website" else "")
        self._compare.setEnabled(holder is not None and mention is not None)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the buttons below the title, and then below each other, where there is no room beside it."""
        buttons = (self._open, self._compare, *self._fill.values())
        widest = max(one.sizeHint().width() for one in buttons)
        self.setMinimumWidth(widest)  # else the row of them would keep itself from folding
        needed = sum(one.sizeHint().width() + TOKENS.small for one in buttons if not one.isHidden())
        letters = self.fontMetrics().averageCharWidth() * _TITLE
        fold(self._buttons, narrow=self.width() < needed)
        fold(self._top, narrow=self.width() < needed + letters)

    def _make(self) -> None:
        self.setObjectName("last_time.detail")
        self._title.setObjectName("last_time.title")
        self.page.setObjectName("last_time.page")
        self.page.setProperty("framed", True)
        self._open.setObjectName("last_time.open")
        self._compare.setObjectName("last_time.compare")
        self._open.clicked.connect(lambda: self._tell(self.open_asked))
        self._compare.clicked.connect(lambda: self._tell(self.compare_asked))
        for field, button in self._fill.items():
            button.setObjectName(f"last_time.{field}")
            button.clicked.connect(lambda _on, field=field: self._ask_to_fill(field))
        for one in (self._open, self._compare, *self._fill.values()):
            one.setAutoDefault(False)
            one.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        self._buttons: QBoxLayout = QHBoxLayout()
        self._buttons.setSpacing(TOKENS.small)
        for button in (self._open, self._compare, *self._fill.values()):
            self._buttons.addWidget(button)
        self._top: QBoxLayout = QHBoxLayout()
        self._top.setSpacing(TOKENS.small)
        self._top.addWidget(self._title, 1)
        self._top.addLayout(self._buttons)
        self._top.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addLayout(self._top)
        column.addWidget(self.page, 1)
        self._fold()

    def _tell(self, signal: SignalInstance) -> None:
        if self._seen is not None:
            signal.emit(self._seen.told)

    def _ask_to_fill(self, field: str) -> None:
        if self._seen is not None:
            self.fill_asked.emit(field, str(getattr(self._seen.told.record.mention, field)))


def _fields_of(entry: Entry) -> dict[str, str]:
    """Return the fields of an entry that can be filled in."""
    return {"description": description(entry), "website": entry.heading.website}
