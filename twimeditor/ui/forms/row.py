"""A row of a form: fields side by side."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.spec import RowSpec
from twimeditor.ui.forms.title_line import WORDS, TitleLine
from twimeditor.ui.theme import TOKENS, fonts, scaled
from twimeditor.ui.widgets import muted


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
        column.addLayout(self._line())
        self.fit_text()
        self._button = self._add_button(column) if spec.button else None
        self._show(spec)

    def update_from(self, spec: RowSpec, origin: object) -> None:
        """Show another state of a row of the same shape."""
        if spec == self.spec:
            return
        for field, part in zip(self.fields, spec.fields, strict=True):
            field.update_from(part, origin)
        self._show(spec)

    def set_label_width(self, width: int) -> None:
        """Let the fields begin `width` from the left."""
        if self._label is not None:
            self._label.setFixedWidth(width)

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
        if self._button is not None:
            yield self._button

    def _show(self, spec: RowSpec) -> None:
        self.spec = spec
        if self._button is not None and spec.button is not None:
            self._button.setText(WORDS[spec.button.act][0])
        if self._title is not None:
            self._title.show_title(spec.title, spec.icon, spec.choices)

    def _line(self) -> QBoxLayout:
        line = QHBoxLayout()
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

    def _add_button(self, column: QVBoxLayout) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(self._ask)
        remark = muted(QLabel(self.spec.remark))
        remark.setFont(fonts(self.font()).small)
        remark.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(TOKENS.small)
        line.addWidget(remark, 1)
        line.addWidget(button)
        column.addLayout(line)
        return button

    def _ask(self) -> None:
        self._desk.asked.emit(self.spec.button)
