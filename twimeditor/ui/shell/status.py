"""The status bar: saved or not, how long, which style and line ends."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar

from twimeditor.core.model.tree import Issue
from twimeditor.services.editing import Session
from twimeditor.services.storage.controller import PostState
from twimeditor.services.styles import Styles
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.shell.archive_status import ArchiveStatus
from twimeditor.ui.shell.counts import Counter
from twimeditor.ui.shell.problem_status import ProblemButton
from twimeditor.ui.shell.selected import SelectedWords
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted
from twimeditor.ui.widgets import tip as plain_tip

_PAUSE = 250
_LINE_ENDS = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


class StatusLine(QStatusBar):
    """Says quietly how things stand; counts while the user pauses.

    `problems` says what is wrong with the issue, and is clicked to see it; `archive` how far past issues are read.
    """

    def __init__(self, session: Session, bridge: SessionBridge, styles: Styles) -> None:
        super().__init__()
        self._session = session
        self._styles = styles
        self._counter = Counter()
        self._saved, self._length = muted(QLabel()), muted(QLabel())
        self._style, self._ends = muted(QLabel()), muted(QLabel())
        self._site, self._selected = muted(QLabel()), muted(QLabel())
        self._selected.setObjectName("status.selected")
        self._words = SelectedWords(self)
        self._words.counted.connect(self._show_selected)
        self.archive, self.problems = ArchiveStatus(), ProblemButton()
        self._site.setObjectName("status.site")
        self._style.setToolTip("The style in which new parts are written")
        self._ends.setToolTip("How lines end in the file")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.count)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(TOKENS.small, 0, TOKENS.gap, 0)
        self.addWidget(self._saved)
        self.addWidget(self._length)
        self.addWidget(self._selected, 1)
        self.addPermanentWidget(self.archive)
        self.addPermanentWidget(self.problems)
        self.addPermanentWidget(self._site)
        self.addPermanentWidget(self._style)
        self.addPermanentWidget(self._ends)
        bridge.committed.connect(lambda _event: self._timer.start())

    def show_state(self, state: PostState) -> None:
        """Say whether the post is saved, and since when."""
        self._saved.setText(_saved(state))

    def show_site(self, name: str, tip: str) -> None:
        """Say whose site the post is shown as; nothing with an empty name."""
        self._site.setText(f"{name} ·" if name else "")
        self._site.setToolTip(plain_tip(tip))
        self._site.setAccessibleDescription(tip)
        self._site.setVisible(bool(name))

    def count(self) -> None:
        """Count now."""
        document = self._session.document
        self._length.setText("· " + self._counter.length(document).text)
        self._style.setText(f"Style: {self._styles.of(document).label} ·")
        self._ends.setText(_line_end(document))

    def text(self) -> str:
        """Return what stands on the left."""
        return f"{self._saved.text()} {self._length.text()}"

    def show_chosen(self, rows: int) -> None:
        """Say how many rows of the outline are selected, where it is more than one."""
        self._show_selected(f"{rows:,} rows selected" if rows > 1 else "")

    def _show_selected(self, text: str) -> None:
        self._selected.setText(f"· {text}" if text else "")


def _saved(state: PostState) -> str:
    if state.modified:
        return "Not saved"
    if state.last_saved is not None:
        return f"Saved {state.last_saved.astimezone():%H:%M}"
    return "No changes"


def _line_end(issue: Issue) -> str:
    return _LINE_ENDS.get(issue.eol, "")
