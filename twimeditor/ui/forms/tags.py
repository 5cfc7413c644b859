"""Names as tags: added by Enter or a comma, removed and moved by keys."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from twimeditor.ui.forms.flow import FlowLayout
from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.forms.marks import Mark, Marks
from twimeditor.ui.forms.pictures import Pictures
from twimeditor.ui.forms.widget_editor import WidgetEditor
from twimeditor.ui.problems.words import sentence
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.theme.tones import tone_colour
from twimeditor.ui.widgets.labels import tip
from twimeditor.ui.widgets.underlines import DEPTH, draw_underline

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
SEPARATOR = ", "
_LINE_WIDTH = 160


class Tag(QPushButton):
    """One name: Delete takes it out, Ctrl with an arrow moves it, an arrow goes to the next one."""

    pressed_key = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name.replace("&", "&&"))
        self.name = name
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the name

    def tell(self, place: int, count: int) -> None:
        """Tell a screen reader and the pointer what this is and which keys it knows."""
        self.setAccessibleName(f"{self.name}, {place} of {count}")
        self.setAccessibleDescription("Delete removes it, Ctrl with an arrow key moves it.")
        self.setToolTip(tip(f"Remove {self.name}"))

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Draw a line below the name where something is said of it, the worst first, and say it."""
        self._marks = tuple(marks)
        words = "\n".join(sentence(mark.problem) for mark in self._marks)
        self.setToolTip(tip(words or f"Remove {self.name}"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marks:
            tone, area = self._marks[0].tone, self.rect().adjusted(TOKENS.tight, 0, -TOKENS.tight, -DEPTH - 1)
            with QPainter(self) as painter:
                colour = tone_colour(tone, self.palette(), QPalette.ColorRole.Button)
                draw_underline(painter, tone, colour, area.left(), area.right(), area.bottom())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed_key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)


class _Line(LineEditor):
    """The line for the next name; tells of keys before it takes them."""

    before_key = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.before_key.emit(event)
        if not event.isAccepted():
            event.accept()
            super().keyPressEvent(event)


class TagsEditor(WidgetEditor):
    """Several names; the value has a comma and a space between them. What is still being typed is one of them."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._tags: list[Tag] = []
        self._line = _Line()
        self._line.setMinimumWidth(_LINE_WIDTH)
        self._line.before_key.connect(self._line_key)
        self._line.edited.connect(self._typed)
        self._line.menu_wanted.connect(self.menu_wanted)
        self._flow = FlowLayout(self, TOKENS.tight)
        self._flow.addWidget(self._line)
        self.setFocusProxy(self._line)
        self.watch(self._line)

    def value(self) -> str:
        names = [tag.name for tag in self._tags]
        return SEPARATOR.join([*names, self._line.value()] if self._line.value().strip() else names)

    def show_value(self, text: str) -> None:
        if text != self.value():
            self._line.show_value("")
            self._show([name for name in text.split(SEPARATOR) if name.strip()])

    def show_span(self, start: int, end: int) -> bool:
        """Go to the name that has the characters."""
        self._at(start).setFocus(Qt.FocusReason.OtherFocusReason)
        return self._at(start) is self._at(end)

    def show_marks(self, marks: Marks) -> None:
        for tag in self._tags:
            tag.show_marks(mark for mark in marks.worst() if self._at(mark.start) is tag)

    def _at(self, index: int) -> "Tag | LineEditor":
        """Return what shows a character of the value."""
        behind = 0
        for tag in self._tags:
            behind += len(tag.name) + len(SEPARATOR)
            if index < behind:
                return tag
        return self._line

    def controls(self) -> Iterator[QWidget]:
        yield from self._tags
        yield self._line

    def names(self) -> list[str]:
        """Return the names that are tags."""
        return [tag.name for tag in self._tags]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for tag in self._tags:
                tag.setIcon(self._cross())

    def setPlaceholderText(self, hint: str) -> None:
        self._line.setPlaceholderText(hint)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        self._line.setObjectName(f"{name}.line")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:
        super().setAccessibleDescription(words)
        self._line.setAccessibleDescription(words)

    def _show(self, names: list[str]) -> None:
        for tag in self._tags:
            self._flow.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self._tags = [self._made(name) for name in names]
        for place, tag in enumerate(self._tags):
            self._flow.insert(place, tag)
            tag.tell(place + 1, len(names))
            if self.isVisible():
                tag.show()  # Qt would do it later, but it may get the focus at once
        self.updateGeometry()

    def _made(self, name: str) -> Tag:
        tag = Tag(name)
        tag.setIcon(self._cross())
        tag.setFont(self._line.font())
        tag.clicked.connect(partial(self._remove, tag))
        tag.pressed_key.connect(partial(self._tag_key, tag))
        self.watch(tag)
        return tag

    def _cross(self) -> QIcon:
        return self._pictures.icon("close", self.palette())

    def _typed(self) -> None:
        """Make tags of what stands before a comma that was typed or pasted."""
        *whole, rest = self._line.value().split(",")
        if whole:
            self._line.setText(rest.lstrip())
            self._show([*self.names(), *(name.strip() for name in whole if name.strip())])
        self.edited.emit()

    def _line_key(self, event: QKeyEvent) -> None:
        at_start = self._line.cursorPosition() == 0 and not self._line.hasSelectedText()
        name = self._line.value().strip()
        if event.key() in {Key.Key_Return, Key.Key_Enter} and name:
            self._line.show_value("")
            self._change([*self.names(), name])
        elif event.key() == Key.Key_Backspace and at_start and self._tags:
            self._take_back()
        elif event.key() == Key.Key_Left and at_start and self._tags:
            self._tags[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return
        event.accept()

    def _take_back(self) -> None:
        """Put the last name into the line again, to be changed there."""
        *names, last = self.names()
        rest = self._line.value()
        self._show(names)
        self._line.setText(last + rest)
        self._line.setCursorPosition(len(last))

    def _tag_key(self, tag: Tag, event: QKeyEvent) -> None:
        step = {Key.Key_Left: -1, Key.Key_Right: 1}.get(Key(event.key()), 0)
        acts: dict[bool, Callable[[], None]] = {
            event.key() in {Key.Key_Delete, Key.Key_Backspace}: partial(self._remove, tag),
            bool(step and event.modifiers() & Control): partial(self._move, tag, step),
            bool(step and not event.modifiers() & Control): partial(self._go, tag, step),
        }
        act = acts.get(True)
        event.setAccepted(act is not None)
        if act is not None:
            act()

    def _go(self, tag: Tag, step: int) -> None:
        place = self._tags.index(tag) + step
        target: QWidget = self._tags[max(place, 0)] if place < len(self._tags) else self._line
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, tag: Tag, step: int) -> None:
        names, place = self.names(), self._tags.index(tag)
        to = min(max(place + step, 0), len(names) - 1)
        names.insert(to, names.pop(place))
        self._change(names)
        self._tags[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, tag: Tag, _checked: bool = False) -> None:
        names, place = self.names(), self._tags.index(tag)
        del names[place]
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change(names)
        if place < len(self._tags):
            self._tags[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, names: list[str]) -> None:
        self._show(names)
        self.edited.emit()
        self.ended.emit()
