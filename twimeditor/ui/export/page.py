"""What the pages of the dialog have in common, one for each target."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from twimeditor.core.errors import TwimError
from twimeditor.ui.export.desk import Desk
from twimeditor.ui.export.notices import Notice, Notices
from twimeditor.ui.export.work import Doing, Looking
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted, words_label

_IN_THE_WAY = "See above what stands in the way."
_SYSTEM = "{where} cannot be used: {reason}."
_DEFECT = "This cannot be done because of a defect of this program: {error!r}"


class Target(Enum):
    """Where a post can go: what it is called in the list, and what is said of it."""

    SITE = (
        "Site &checkout",
        "The post, its pictures and what goes with them, put into your copy of the site.",
    )
    ZIP = ("&Zip file", "The same files as for the site, in one archive.")
    FOLDER = ("&Folder post", "A folder with the post as index.md and its pictures beside it.")
    PAGE = ("&Web page", "The issue as one page that any browser shows.")
    MATRIX = ("&Matrix message", "The issue as a message that announces it in a room.")
    TEASER = ("&Teaser", "A line or two and the address, for social posts.")

    def __init__(self, label: str, about: str) -> None:
        self.label = label
        self.about = about


@dataclass(frozen=True, slots=True)
class Result:
    """What an export has done: a sentence, what was written, what can be opened and copied, and what is left to say."""

    said: str
    written: tuple[str, ...] = ()
    folder: Path | None = None
    path: Path | None = None
    branch: str = ""
    note: str = ""


class ExportPage(QWidget):
    """Shows what would happen; the dialog's main button does it.

    `changed` tells that it can or cannot be done now, `done` carries a `Result`.
    """

    changed = Signal()
    done = Signal(object)

    def __init__(self, target: Target, desk: Desk, doing: Doing) -> None:
        super().__init__()
        self.target = target
        self.desk = desk
        self.doing = doing
        self.looking = Looking(desk.executor, self)
        self.notices = Notices()
        self.trouble = ""
        heading = QLabel(target.label.replace("&", ""))
        heading.setFont(fonts(self.font()).title)
        about = muted(words_label(target.about))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(TOKENS.small)
        self.column.addWidget(heading)
        self.column.addWidget(about)

    @property
    def verb(self) -> str:
        """Return what the main button says."""
        return "&Export"

    @property
    def can_act(self) -> bool:
        """Tell whether the main button does something now."""
        raise NotImplementedError

    @property
    def lack(self) -> str:
        """Return what is to be done before the main button can be pressed, "" where nothing is."""
        return _IN_THE_WAY if self.notices.is_blocking else ""

    def enter(self) -> None:
        """Look at the issue anew; the page comes into view."""
        raise NotImplementedError

    def act(self) -> None:
        """Do it."""
        raise NotImplementedError

    def leave(self) -> None:
        """Forget what is being worked out; the page goes out of view."""
        self.looking.drop()

    def fail(self, error: Exception) -> None:
        """Say why something could not be done."""
        self.trouble = in_words(error)
        self.show_notices(())
        self.changed.emit()

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Show what there is to say, what went wrong at the top."""
        wrong = (Notice(self.trouble),) if self.trouble else ()
        self.notices.show_notices((*wrong, *notices))


def in_words(error: Exception) -> str:
    """Return what went wrong as a sentence."""
    if isinstance(error, OSError):
        return _SYSTEM.format(where=error.filename or "A file", reason=error.strerror or error)
    return str(error) if isinstance(error, TwimError) else _DEFECT.format(error=error)
