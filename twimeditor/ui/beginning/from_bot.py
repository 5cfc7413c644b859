"""The dialog that makes an issue of a bot's output."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from twimeditor.core.bot import Bot, Finding, Output, findings, mended
from twimeditor.core.model import Issue, Update, parts
from twimeditor.core.post import parse
from twimeditor.core.style import HouseStyle
from twimeditor.services.ports import Executor
from twimeditor.ui.beginning.bot_dialog import BotDialog
from twimeditor.ui.beginning.rows import Rows
from twimeditor.ui.beginning.source import Source

_WHAT = "Choose, drop or paste what the bot has written. You see here first what is put right and what is left."


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a bot's output: the text with what was put right, in a style, and what is left to do."""

    output: Output
    style: HouseStyle
    issue: Issue
    left: tuple[Finding, ...]


Take = Callable[[Made], bool]
"""Begins the issue; tells whether it could, or the dialog stays."""


class FromBotDialog(BotDialog[Made]):
    """Shows what is put right in the output and what is left to do, before it is taken."""

    def __init__(
        self, parent: QWidget, styles: Sequence[HouseStyle], source: Source, executor: Executor, day: date, take: Take
    ) -> None:
        super().__init__(parent, "New from bot output", _WHAT, source, executor)
        self.setObjectName("from_bot")
        self._day = day
        self._take = take
        self.style_box = QComboBox()
        for style in styles:
            self.style_box.addItem(style.label, style)
        rows = Rows()
        rows.add("S&tyle", self.style_box, "style")
        self.above.addLayout(rows)
        self.columns("What", "Before", "After")
        self.take.setText("Create issue")
        self.style_box.currentIndexChanged.connect(lambda _row: self.look_again())
        QWidget.setTabOrder(self.style_box, source.edit)

    def choose_style(self, name: str) -> None:
        """Propose a style."""
        rows = range(self.style_box.count())
        self.style_box.setCurrentIndex(next((row for row in rows if self.style_box.itemData(row).name == name), 0))

    def accept(self) -> None:
        """Take the issue."""
        if self.result_now is not None and self._take(self.result_now):
            super().accept()

    def job(self, text: str) -> Callable[[], Made]:
        return partial(_made, text, self.style_box.currentData(), self._day)

    def show_result(self, result: Made | None) -> str:
        self.take.setEnabled(result is not None)
        if result is None:
            return ""
        left, mends = result.left, result.output.mends
        self.tree.clear()
        group = self.group("Left for you", len(left))
        for finding in left:
            self.row(group, f"{finding.where}: {finding.what}").setFirstColumnSpanned(True)
        group = self.group("Put right", len(mends))
        for mend in mends:
            self.row(group, f"{mend.what} ({mend.count:,}×)" if mend.count > 1 else mend.what, mend.before, mend.after)
        return _in_words(result)


def _made(text: str, style: HouseStyle, day: date) -> Made:
    output = mended(text, style, day)
    issue = parse(output.text)
    return Made(output, style, issue, findings(issue, style, lambda _url: False))


def _in_words(made: Made) -> str:
    issue, bot = made.issue, made.output.bot
    groups = [issue.lead, *(section.nodes for section in issue.sections), *(entry.nodes for entry in issue.entries)]
    reports = sum(isinstance(part, Update) for nodes in groups for part in parts(nodes))
    counts = (
        _count(len(issue.sections), "section", "sections"),
        _count(sum(1 for _ in issue.entries), "entry", "entries"),
        _count(reports, "update", "updates"),
    )
    written = "Written by a bot that is not known" if bot is Bot.UNKNOWN else f"Written by {bot.value}"
    return f"{written}: {', '.join(counts)}. What is left stays listed while you work on the issue."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
