"""The dialog that adds to an issue what a later run of the bot has new."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from twimeditor.core.bot import Addition, State, additions, mended
from twimeditor.core.model import Issue
from twimeditor.core.post import parse
from twimeditor.core.style import HouseStyle
from twimeditor.services.ports import Executor
from twimeditor.ui.beginning.bot_dialog import BotDialog
from twimeditor.ui.beginning.source import Source

_WHAT = "Choose, drop or paste what the bot has written by now. What you tick is added; what you have is not touched."
_GROUPS: Final = {
    State.NEW: "New",
    State.PERHAPS: "Perhaps new: much the same is there",
    State.THERE: "Already there",
}

Take = Callable[[tuple[Addition, ...]], None]


class UpdateFromBotDialog(BotDialog[tuple[Addition, ...]]):
    """Lists the updates of the output by whether the issue has them, to tick."""

    def __init__(
        self, parent: QWidget, issue: Issue, style: HouseStyle, source: Source, executor: Executor, take: Take
    ) -> None:
        super().__init__(parent, "Update from bot output", _WHAT, source, executor)
        self.setObjectName("update_from_bot")
        self._issue = issue
        self._style = style
        self._take = take
        self._items: list[tuple[QTreeWidgetItem, Addition]] = []
        self.columns("Author", "Goes to", "Begins with")
        self.tree.itemChanged.connect(lambda _item, _column: self._count())
        self._count()

    def chosen(self) -> tuple[Addition, ...]:
        """Return the updates that are ticked."""
        return tuple(one for item, one in self._items if item.checkState(0) is Qt.CheckState.Checked)

    def accept(self) -> None:
        """Add what is ticked."""
        chosen = self.chosen()
        if chosen:
            super().accept()
            self._take(chosen)

    def job(self, text: str) -> Callable[[], tuple[Addition, ...]]:
        return partial(_found, text, self._issue, self._style)

    def show_result(self, result: tuple[Addition, ...] | None) -> str:
        self.tree.clear()
        self._items = []
        for state, title in _GROUPS.items():
            members = [one for one in result or () if one.state is state]
            if members:
                self._add(title, members)
        self._count()
        new = sum(one.state is State.NEW for one in result or ())
        return f"{new:,} new of {len(result or ()):,} updates." if new else "Nothing in it is new."

    def _add(self, title: str, members: list[Addition]) -> None:
        group = self.group(title, len(members))
        group.setExpanded(members[0].state is not State.THERE)
        for one in members:
            item = self.row(group, one.author or "(no author)", one.place, one.excerpt)
            ticked = one.state is State.NEW
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._items.append((item, one))

    def _count(self) -> None:
        number = len(self.chosen())
        self.take.setText(f"Add {number:,} update{'' if number == 1 else 's'}" if number else "Add")
        self.take.setEnabled(bool(number))


def _found(text: str, issue: Issue, style: HouseStyle) -> tuple[Addition, ...]:
    day = date(2000, 1, 1)  # front matter is not looked at
    return additions(issue, parse(mended(text, style, day).text))
