"""A field of which one of a few values is picked."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from twimeditor.ui.forms.widget_editor import WidgetEditor


class _Box(QComboBox):
    """A box that the wheel scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PickEditor(WidgetEditor):
    """Shows what each value is called; one that is not among the `options` is shown as it is, and stays."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._box = _Box()
        self._box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for value, name in options:
            self._box.addItem(name, value)
        self._box.setCurrentIndex(-1)
        self._box.activated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)
        self.setFocusProxy(self._box)
        self.watch(self._box)

    def value(self) -> str:
        return self._value

    def show_value(self, text: str) -> None:
        self._value = text
        place = self._box.findData(text)
        if place < 0:
            self._box.addItem(text, text)
            place = self._box.count() - 1
        self._box.setCurrentIndex(place)

    def controls(self) -> Iterator[QWidget]:
        yield self._box

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        self._box.setObjectName(f"{name}.box")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._box.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:
        super().setAccessibleDescription(words)
        self._box.setAccessibleDescription(words)

    def _take(self, place: int) -> None:
        value = str(self._box.itemData(place))
        if value != self._value:
            self._value = value
            self.edited.emit()
            self.ended.emit()
