"""A row of a form: fields side by side."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.spec import Choice, RowSpec
from twimeditor.ui.forms.thumbnail import Thumbnail
from twimeditor.ui.forms.title_line import WORDS, TitleLine
from twimeditor.ui.theme import TOKENS, fonts, scaled
from twimeditor.ui.widgets import muted

Direction = QBoxLayout.Direction
_ANY = 16_777_215
"""How wide a widget may be for Qt at most."""


class Row(QWidget):
    """Fields side by side, with a label in front or a title above."""

    def __init__(self, spec: RowSpec, desk: Desk) -> None:
        super().__init__()
        self.spec = spec
        self._desk = desk
        self.fields = tuple(Field(field, desk) for field in spec.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.tight)
        self._title = TitleLine(desk) if spec.title else None
        if self._title is not None:
            column.addWidget(self._title)
        self._label = self._labelled(spec.label) if spec.label else None
        self._line = self._made_line()
        column.addLayout(self._line)
        self.fit_text()
        self._picture = Thumbnail(desk) if spec.picture is not None else None
        if self._picture is not None:
            column.addWidget(self._picture)
        self._remark: QLabel | None = None
        self._button: QPushButton | None = None
        self._foot = QHBoxLayout()
        self._foot.setSpacing(TOKENS.small)
        column.addLayout(self._foot)
        self._show(spec)

    def update_from(self, spec: RowSpec, origin: object) -> None:
        """Show another state of a row of the same shape."""
        if spec == self.spec:
            return
        for field, part in zip(self.fields, spec.fields, strict=True):
            field.update_from(part, origin)
        self._show(spec)

    def set_label_width(self, width: int) -> None:
        """Let the fields begin `width` from the left, and what stands under them; at 0 they stand below the label."""
        if self._label is None:
            return
        self._line.setDirection(Direction.LeftToRight if width else Direction.TopToBottom)
        self._label.setMinimumWidth(width)
        self._label.setMaximumWidth(width or _ANY)
        start = width + TOKENS.small if width else 0
        self._foot.setContentsMargins(start, 0, 0, 0)
        if self._picture is not None:
            self._picture.setContentsMargins(start, 0, 0, 0)

    def fit_text(self) -> None:
        """Show fields and label in the size that is wanted, the label in line with the field beside it."""
        for field in self.fields:
            field.fit_text()
        if self._label is not None:
            self._label.setFont(scaled(self.font(), self._desk.zoom))
            line = self.fields[0].editor.fontMetrics().lineSpacing()
            self._label.setFixedHeight(line + 2 * TOKENS.tight + 2)

    def controls(self) -> Iterator[QWidget]:
        """Yield what can get the focus, in visual order."""
        if self._title is not None:
            yield self._title.button
        for field in self.fields:
            yield from field.controls()
        if self._button is not None and not self._button.isHidden():
            yield self._button

    def _show(self, spec: RowSpec) -> None:
        self.spec = spec
        if self._label is not None:
            self._label.setText(spec.label)
        self._show_foot(spec.remark, spec.button)
        if self._picture is not None:
            self._picture.show_address(spec.picture or "")
        if self._title is not None:
            self._title.show_title(spec.title, spec.icon, spec.choices)

    def _made_line(self) -> QBoxLayout:
        line = QBoxLayout(Direction.LeftToRight)
        line.setSpacing(TOKENS.small)
        if self._label is not None:
            line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        for field in self.fields:
            line.addWidget(field, field.spec.share, Qt.AlignmentFlag.AlignTop)
        return line

    def _labelled(self, text: str) -> QLabel:
        label = QLabel(text)
        first = self.fields[0].editor
        label.setBuddy(first)
        return label

    def _show_foot(self, words: str, choice: Choice | None) -> None:
        """Show remark and button, which are made when they are first needed."""
        if self._remark is None and (words or choice):
            self._remark = muted(QLabel())
            self._remark.setTextFormat(Qt.TextFormat.PlainText)
            self._remark.setFont(fonts(self.font()).small)
            self._remark.setWordWrap(True)
            self._foot.addWidget(self._remark, 1)
        if self._button is None and choice is not None:
            self._button = QPushButton()
            self._button.clicked.connect(self._ask)
            self._foot.addWidget(self._button)
        if self._remark is not None:
            self._remark.setText(words)
            self._remark.setVisible(bool(words or choice))
        if self._button is not None:
            words = (choice.words.replace("&", "&&") or WORDS[choice.act][0]) if choice is not None else ""
            self._button.setText(words)
            self._button.setVisible(choice is not None)

    def _ask(self) -> None:
        self._desk.asked.emit(self.spec.button)
