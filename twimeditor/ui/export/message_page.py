"""The pages of what announces an issue: messages for Matrix rooms, and a teaser."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListWidget, QPlainTextEdit, QTextEdit

from twimeditor.core.assets.sizes import file_size
from twimeditor.core.export.matrix import Form, Message, messages
from twimeditor.core.export.teaser import LONGEST, length, teaser
from twimeditor.services.export.texts import as_json_lines
from twimeditor.ui.export.desk import Desk, Subject
from twimeditor.ui.export.page import Target
from twimeditor.ui.export.text_page import TextPage
from twimeditor.ui.export.work import Doing
from twimeditor.ui.theme import TOKENS

_FORMS: Final = {Form.SUMMARY: "Sections and projects, with the address", Form.WHOLE: "All of the issue"}
_ONE: Final = "One message of {size}. Copied, it can be pasted into a room."
_SEVERAL: Final = "{count} messages, since one would be too long. Copy and send one after the other."
_COPIED: Final = "Copied. Paste it into the room."
_COPIED_ONE: Final = "Message {number} of {count} is copied. Paste it into the room, then copy the next."
_COPIED_LAST: Final = "Message {number} of {count} is copied. It is the last one."
_ROW: Final = "Message {number} of {count} – {size}"
_COUNTED: Final = "{count} of {most} characters that every network takes."
_TEASER_COPIED: Final = "Copied."
_ROWS: Final = 4
_TEASER_LINES: Final = 8


class MatrixPage(TextPage[tuple[Message, ...]]):
    """Shows the messages as a room does, and copies one after the other."""

    kinds = "Events as JSON, one on a line (*.json);;All files (*)"
    suffix = ".json"

    def __init__(self, target: Target, desk: Desk, doing: Doing) -> None:
        super().__init__(target, desk, doing)
        self.form, self.list, self.shown = QComboBox(), QListWidget(), _Shown("The message")
        self._make()
        self._lay_out()
        self.form.currentIndexChanged.connect(lambda _row: self._choose_form())
        self.list.currentRowChanged.connect(lambda _row: self._show_message())

    @property
    def message(self) -> Message | None:
        """Return the message that is shown."""
        return self.made[max(self.list.currentRow(), 0)] if self.made else None

    @property
    def verb(self) -> str:
        several = self.made is not None and len(self.made) > 1
        return f"&Copy message {max(self.list.currentRow(), 0) + 1}" if several else "&Copy"

    def job(self, subject: Subject) -> Callable[[], tuple[Message, ...]]:
        form, templates, resolve = self.form.currentData(), subject.templates, subject.resolve
        return partial(messages, subject.issue, form=form, templates=templates, resolve=resolve)

    def show_made(self, made: tuple[Message, ...]) -> None:
        count = len(made)
        self.list.clear()
        self.list.addItems(
            [_ROW.format(number=number, count=count, size=file_size(one.size)) for number, one in enumerate(made, 1)]
        )
        self.list.setVisible(count > 1)
        self.list.setCurrentRow(0)
        self._show_message()
        self.say(_SEVERAL.format(count=count) if count > 1 else _ONE.format(size=file_size(made[0].size)))

    def data(self) -> bytes:
        return as_json_lines(self.made or ()).encode()

    def act(self) -> None:
        message = self.message
        if message is None or self.made is None:
            return
        self.put(message.body, message.formatted_body)
        number, count = max(self.list.currentRow(), 0) + 1, len(self.made)
        self.list.setCurrentRow(min(number, count - 1))
        several = _COPIED_ONE if number < count else _COPIED_LAST
        self.say(several.format(number=number, count=count) if count > 1 else _COPIED)

    def _make(self) -> None:
        for form, name in _FORMS.items():
            self.form.addItem(name, form)
        noted = self.desk.memory.exported("form")
        self.form.setCurrentIndex(max(self.form.findData(_form(noted)), 0))
        self.form.setObjectName("export.form")
        self.form.setAccessibleName("What it says")
        self.list.setObjectName("export.messages")
        self.list.setAccessibleName("Messages")
        self.list.setProperty("framed", True)
        self.list.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * _ROWS + TOKENS.gap)
        self.list.hide()

    def _lay_out(self) -> None:
        label = QLabel("What it sa&ys")
        label.setBuddy(self.form)
        row = QHBoxLayout()
        row.setSpacing(TOKENS.small)
        row.addWidget(label)
        row.addWidget(self.form)
        row.addStretch()
        self.column.addLayout(row)
        for widget in (self.notices, self.list):
            self.column.addWidget(widget)
        self.column.addWidget(self.shown, 1)
        self.column.addWidget(self.below())

    def _choose_form(self) -> None:
        self.desk.memory.set_exported("form", self.form.currentData().value)
        self.enter()

    def _show_message(self) -> None:
        if self.message is not None:
            self.shown.setHtml(self.message.formatted_body)
        self.changed.emit()


class TeaserPage(TextPage[str]):
    """Shows the teaser, which can be changed before it is copied."""

    def __init__(self, target: Target, desk: Desk, doing: Doing) -> None:
        super().__init__(target, desk, doing)
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("export.teaser")
        self.edit.setAccessibleName("Teaser")
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.fontMetrics().lineSpacing() * _TEASER_LINES + TOKENS.gap)
        for widget in (self.notices, self.edit, self.below()):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.edit.textChanged.connect(self._count)

    @property
    def can_act(self) -> bool:
        return super().can_act and bool(self.edit.toPlainText().strip())

    def job(self, subject: Subject) -> Callable[[], str]:
        return partial(teaser, subject.issue)

    def show_made(self, made: str) -> None:
        self.edit.setPlainText(made)

    def data(self) -> bytes:
        return f"{self.edit.toPlainText().rstrip()}\n".encode()

    def act(self) -> None:
        self.put(self.edit.toPlainText())
        self.say(_TEASER_COPIED)

    def _count(self) -> None:
        self.say(_COUNTED.format(count=length(self.edit.toPlainText()), most=LONGEST))
        self.changed.emit()


class _Shown(QTextEdit):
    """Shows a message and loads nothing; its links lead nowhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("export.shown")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(0)

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:
        """Return an empty picture: for what it gets nothing for, Qt looks on the disk itself."""
        return self._nothing


def _form(noted: str) -> Form:
    return Form(noted) if noted in {form.value for form in Form} else Form.SUMMARY
