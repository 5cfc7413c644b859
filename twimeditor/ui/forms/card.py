"""A card: rows that belong together, used again as long as their shape stays."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.row import Row
from twimeditor.ui.forms.spec import CardSpec
from twimeditor.ui.forms.title_line import TitleLine
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import Card


class FormCard(Card):
    """The widgets of a `CardSpec`."""

    def __init__(self, spec: CardSpec, desk: Desk, label_width: int) -> None:
        super().__init__()
        self.spec = spec
        self._desk = desk
        self._label_width = label_width
        self._rows: list[Row] = []
        self._title = TitleLine(desk) if spec.title else None
        if self._title is not None:
            self.body.addWidget(self._title)
        if not spec.framed:
            self.setProperty("card", False)
            self.body.setContentsMargins(0, 0, 0, 0)
        self._rows_layout = QVBoxLayout()
        self._rows_layout.setSpacing(TOKENS.small)
        self.body.addLayout(self._rows_layout)
        self._show(spec, None)

    def update_from(self, spec: CardSpec, origin: object) -> bool:
        """Show another state of the card; return whether its controls are others now."""
        if spec == self.spec:
            return False
        before = list(self.controls())
        self._show(spec, origin)
        return before != list(self.controls())

    def set_label_width(self, width: int) -> None:
        """Let the fields of rows with a label begin `width` from the left."""
        self._label_width = width
        for row in self._rows:
            row.set_label_width(self._own_label_width())

    def fit_text(self) -> None:
        """Show all fields in the size that is wanted."""
        for row in self._rows:
            row.fit_text()

    def fields(self) -> Iterator[Field]:
        """Yield the fields in visual order."""
        for row in self._rows:
            yield from row.fields

    def controls(self) -> Iterator[QWidget]:
        """Yield what can get the focus, in visual order."""
        if self._title is not None:
            yield self._title.button
        for row in self._rows:
            yield from row.controls()

    def _show(self, spec: CardSpec, origin: object) -> None:
        self.spec = spec
        if self._title is not None:
            self._title.show_title(spec.title, spec.icon, spec.choices)
            self.setAccessibleName(spec.title)
        kept = {row.spec.shape: row for row in self._rows}
        rows = []
        for part in spec.rows:
            row = kept.pop(part.shape, None)
            if row is None:
                row = Row(part, self._desk)
                row.set_label_width(self._own_label_width())
            else:
                row.update_from(part, origin)
            rows.append(row)
        self._rows = rows
        arrange(self._rows_layout, rows, kept.values())

    def _own_label_width(self) -> int:
        """Return the width that lines fields up with those of cards that have a frame, or have none."""
        if not self._label_width:
            return 0
        return self._label_width + (0 if self.spec.framed else TOKENS.gap + TOKENS.hair)


def arrange(layout: QVBoxLayout, wanted: Sequence[QWidget], dropped: Iterable[QWidget]) -> None:
    """Bring the widgets of `layout` into the wanted order; those that stay keep their focus."""
    for widget in dropped:
        layout.removeWidget(widget)
        widget.hide()
        for part in widget.findChildren(QWidget):
            part.setObjectName("")  # nobody is to find it by its name until Qt deletes it
        widget.deleteLater()
    parent = layout.parentWidget()
    shown = parent is not None and parent.isVisible()
    for place, widget in enumerate(wanted):
        item = layout.itemAt(place)
        if item is None or item.widget() is not widget:
            layout.removeWidget(widget)
            layout.insertWidget(place, widget)
            if shown:
                widget.show()  # Qt would do it later, but it may get the focus at once
