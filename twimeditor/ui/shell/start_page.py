"""What a window shows without an issue: three ways to begin, and the posts that were open lately."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from twimeditor.services.storage.recent import RecentPost
from twimeditor.ui.shell.posts import Posts
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted, tip

_TITLE = "This Week in Matrix"
_WORDS = "Start this week's issue, open a post, or look around in a sample."
_WIDTH = 460
_PATH = Qt.ItemDataRole.UserRole
_GONE = "{name} — not there any more"


class StartPage(QWidget):
    """Large actions, and under them the recent posts; those that are gone are greyed and cannot be chosen."""

    def __init__(self, posts: Posts, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.setObjectName("start")
        self._posts = posts
        self.buttons = [_button(action) for action in actions]
        self.recent = QListWidget()
        self.recent.setObjectName("start.recent")
        self.recent.setProperty("framed", True)
        self.recent.setAccessibleName("Recent posts")
        self.recent.setAlternatingRowColors(False)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.recent.setSpacing(TOKENS.tight // 2)
        self.recent.itemActivated.connect(self._open)
        self._label = QLabel("&Recent")
        self._label.setBuddy(self.recent)
        self._lay_out()
        self.is_stale = True

    def refresh(self) -> None:
        """List the recent posts anew, and give the focus to the first that can be opened."""
        self.is_stale = False
        self.recent.clear()
        for post in self._posts.recent():
            item = QListWidgetItem(_told(post))
            item.setToolTip(tip(str(post.path)))
            item.setData(_PATH, str(post.path))
            if post.missing:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.recent.addItem(item)
        self.recent.setCurrentRow(self._first())
        self.recent.setMaximumHeight(self._height())
        for widget in (self._label, self.recent):
            widget.setVisible(bool(self.recent.count()))
        stop = self.recent if self._first() >= 0 else self.buttons[0]
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _height(self) -> int:
        """Return how high the list is with all its rows."""
        rows = (self.recent.sizeHintForRow(number) for number in range(self.recent.count()))
        return sum(row + 2 * self.recent.spacing() for row in rows) + 2 * self.recent.frameWidth() + TOKENS.small

    def _first(self) -> int:
        items = (self.recent.item(number) for number in range(self.recent.count()))
        return next((number for number, item in enumerate(items) if item.flags()), -1)

    def _open(self, item: QListWidgetItem) -> None:
        self._posts.open(Path(item.data(_PATH)))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.small)
        title = QLabel(_TITLE)
        title.setFont(fonts(self.font()).title)
        words = muted(QLabel(_WORDS))
        words.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(TOKENS.small)
        for button in self.buttons:
            column.addWidget(button)
        column.addSpacing(TOKENS.gap)
        column.addWidget(self._label)
        column.addWidget(self.recent, 1)
        column.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, TOKENS.page, 0, 0)
        around.addWidget(inside, 1, Qt.AlignmentFlag.AlignHCenter)


def _told(post: RecentPost) -> str:
    """Return a post's name, and in a second line its folder and the day it was changed."""
    path = post.path
    name = f"{path.parent.name}/{path.name}" if path.stem in {"index", "_index"} else path.name
    if post.changed is None:
        return f"{_GONE.format(name=name)}\n{path.parent}"
    changed = post.changed.astimezone()
    day = QLocale().toString(QDate(changed.year, changed.month, changed.day), QLocale.FormatType.ShortFormat)
    return f"{name}\n{day} · {path.parent}"


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.icon(), action.text())
    button.setObjectName(f"start.{action.objectName()}")
    button.setMinimumHeight(TOKENS.page + TOKENS.small)
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    action.changed.connect(partial(_follow, button, action))
    return button


def _follow(button: QPushButton, action: QAction) -> None:
    button.setIcon(action.icon())
    button.setEnabled(action.isEnabled())
