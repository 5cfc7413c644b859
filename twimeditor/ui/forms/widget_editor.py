"""What an editor of several controls has to be so that a field can hold it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFocusEvent, QFont
from PySide6.QtWidgets import QApplication, QWidget

from twimeditor.ui.forms.marks import Marks
from twimeditor.ui.forms.text_editor import PASSING


class WidgetEditor(QWidget):
    """An editor that is a whole widget: tags, rows, a grid; signals and values as in `TextEditor`.

    A subclass holds its value as text, shows it in `show_value`, emits `edited` when the user has changed it, and
    registers each control that can get the focus with `watch`; `left` and `entered` follow from these. One of the
    controls is the focus proxy, so that labels and the page find it.
    """

    edited = Signal()
    left = Signal()
    ended = Signal()
    entered = Signal()
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = False

    def value(self) -> str:
        """Return the value as it was shown and changed."""
        raise NotImplementedError

    def show_value(self, text: str) -> None:
        """Show `text`; what the user is doing in it goes on where it can."""
        raise NotImplementedError

    def controls(self) -> Iterator[QWidget]:
        """Yield what can get the focus, in visual order."""
        raise NotImplementedError

    @property
    def readable_only(self) -> bool:
        """Tell whether the value has something that the editor would alter."""
        return False

    def caret(self) -> int:
        """Return the caret's place as an index into `value`, 0 where there is none."""
        return 0

    def place_caret(self, index: int) -> None:
        """Put the caret before the character at `index`, where there is a caret."""

    def select(self, start: int, end: int) -> None:  # noqa: ARG002 - what has no text selects nothing
        """Select the characters from `start` to `end` of the value, or go near them."""
        self.place_caret(start)

    def show_span(self, start: int, end: int) -> bool:
        """Select the characters from `start` to `end` of the value in the control that shows them, if one does."""
        self.select(start, end)
        return True

    def show_marks(self, marks: Marks) -> None:
        """Show what something is said of, where there is a place for it."""

    def selected(self) -> str:
        """Return the text that is selected."""
        return ""

    def hasFocus(self) -> bool:
        """Tell whether one of the controls has the focus."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def setPlaceholderText(self, hint: str) -> None:
        """Show a hint while the value is empty, where there is a place for one."""

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        """Show the controls in the font as well, which a style sheet keeps from them."""
        super().setFont(font)
        for control in self.controls():
            control.setFont(font)

    def watch(self, *controls: QWidget) -> None:
        """Notice when the focus comes to one of `controls` and when it leaves all of them."""
        for control in controls:
            control.installEventFilter(self)

    def chain(self) -> None:
        """Let Tab go through the controls in their order, after some came or went."""
        before: QWidget | None = None
        for control in self.controls():
            if before is not None:
                QWidget.setTabOrder(before, control)
            before = control

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self._note_focus(event)
        return super().eventFilter(watched, event)

    def _note_focus(self, event: QFocusEvent) -> None:
        if event.gotFocus() and self._inside:
            self.ended.emit()  # from one of the controls to another
        elif event.gotFocus():
            self._inside = True
            self.entered.emit()
        elif event.lostFocus() and event.reason() not in PASSING and not self.hasFocus():
            self._inside = False
            self.left.emit()
