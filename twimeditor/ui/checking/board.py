"""The board of readiness: what belongs into an issue, what is there, and the way to what is not."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QIcon, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.check import Severity
from twimeditor.core.check.readiness import Item, Readiness, State
from twimeditor.ui.problems.words import SIGNS, counted
from twimeditor.ui.theme import TOKENS, fonts, icon
from twimeditor.ui.theme.icons import pixmap
from twimeditor.ui.widgets import muted, tip, words_label
from twimeditor.ui.widgets.drawing import draw_line

if TYPE_CHECKING:
    from twimeditor.ui.problems.watch import ProblemWatch

Index = QModelIndex | QPersistentModelIndex
Roles = QPalette.ColorRole

_ITEM: Final = Qt.ItemDataRole.UserRole
_SIGNS: Final = {State.DONE: "check", State.MISSING: "warning", State.DOUBT: "info"}
_SAID: Final = {State.DONE: "Done", State.MISSING: "Missing", State.DOUBT: "In doubt"}
_TITLE_LETTERS: Final = 20

_CHECKING: Final = "The issue is being checked…"
_READY: Final = "Ready to export"
_OPEN: Final = "Ready to export, though {count} missing or in doubt"
_NOT_READY: Final = "Not ready to export: {errors}"
_WHY: Final = "The site’s checks or its build would fail. You can export it all the same."
_AGAIN: Final = "Being checked again…"


class _Lines(QListWidget):
    """A list whose `entered_line` carries the line that Enter was pressed on, if that leads somewhere."""

    entered_line = Signal(QListWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leads = self.currentRow() >= 0 and self.currentItem().data(_ITEM).place is not None
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and leads:
            self.entered_line.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class ReadinessBoard(QWidget):
    """Shows how it stands with the issue, and follows while it is seen.

    `wanted` carries the `Place` that a line leads to, `problems_wanted` asks for the list of problems; `changed` tells
    that the verdict may be another.
    """

    wanted = Signal(object)
    problems_wanted = Signal()
    changed = Signal()

    def __init__(self, watch: "ProblemWatch") -> None:
        super().__init__()
        self._watch = watch
        self._sign, self._verdict, self._why = QLabel(), words_label(), muted(words_label())
        self.list = _Lines()
        self.counts = QPushButton()
        self._shown: Readiness | None = None
        self._make()
        self._lay_out()
        watch.changed.connect(self.refresh)
        self.refresh()

    @property
    def is_ready(self) -> bool:
        """Tell whether no error is known."""
        return self._shown is None or self._shown.is_ready

    def widget(self) -> QWidget:
        """Return the board itself, for a dialog that shows it among other things."""
        return self

    @property
    def verdict(self) -> str:
        """Return in words how it stands."""
        return self._verdict.text()

    def refresh(self) -> None:
        """Show what is known now."""
        found = self._watch.readiness()
        if found != self._shown or not self.list.count():
            self._fill(found)
        self._shown = found
        self._judge(found)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._judge(self._shown)

    # Own work

    def _make(self) -> None:
        self.list.setObjectName("readiness.list")
        self.list.setProperty("framed", True)
        self.list.setAccessibleName("What belongs into the issue")
        self.list.setAccessibleDescription("Enter goes to the place.")
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go)
        self.list.entered_line.connect(self._go)
        self.counts.setObjectName("readiness.problems")
        self.counts.setToolTip("Show the list of problems")
        self.counts.setAutoDefault(False)
        self.counts.clicked.connect(self.problems_wanted)
        self._verdict.setObjectName("readiness.verdict")
        self._verdict.setFont(fonts(self.font()).title)
        self._why.setObjectName("readiness.why")

    def _lay_out(self) -> None:
        top, below = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(TOKENS.small)
        top.addWidget(self._sign)
        top.addWidget(self._verdict, 1)
        below.addWidget(self.counts)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addLayout(top)
        column.addWidget(self._why)
        column.addWidget(self.list, 1)
        column.addLayout(below)

    def _fill(self, found: Readiness | None) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for item in found.items if found is not None else ():
            self.list.addItem(_line(item))
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))

    def _judge(self, found: Readiness | None) -> None:
        words, sign, why = _judged(found)
        if found is not None and not self._watch.is_current():
            why = _AGAIN
        colour = self.palette().color(Roles.WindowText)
        self._sign.setPixmap(pixmap(sign, TOKENS.section, colour, self.devicePixelRatioF()))
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.counts.setText(_counts(found))
        self.counts.setVisible(found is not None)
        if words != self._verdict.text():
            self._verdict.setText(words)
            self._verdict.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self._verdict, QAccessible.Event.NameChanged))

    def _go(self, line: QListWidgetItem) -> None:
        item = line.data(_ITEM)
        if isinstance(item, Item) and item.place is not None:
            self.wanted.emit(item.place)


def _judged(found: Readiness | None) -> tuple[str, str, str]:
    """Return the verdict, its sign, and what there is to say about it."""
    if found is None:
        return _CHECKING, "info", ""
    if not found.is_ready:
        return _NOT_READY.format(errors=counted(found.errors, Severity.ERROR)), SIGNS[Severity.ERROR], _WHY
    count = sum(item.state is not State.DONE for item in found.items)
    if not count:
        return _READY, "check", ""
    return _OPEN.format(count="1 thing is" if count == 1 else f"{count} things are"), "check", ""


def _counts(found: Readiness | None) -> str:
    if found is None:
        return ""
    numbers = {Severity.ERROR: found.errors, Severity.WARNING: found.warnings, Severity.HINT: found.hints}
    return "&Problems: " + ", ".join(counted(number, severity) for severity, number in numbers.items())


def _line(item: Item) -> QListWidgetItem:
    line = QListWidgetItem(f"{item.title}: {item.words}")
    line.setData(_ITEM, item)
    line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_SAID[item.state]}: {item.title}. {item.words}")
    line.setToolTip(tip(item.words))
    return line


class _LineDelegate(QStyledItemDelegate):
    """Draws a sign, the title in a column of its own, and the words, as a link where they lead somewhere."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._icons: dict[tuple[str, int], QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + 2 * TOKENS.tight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        item = index.data(_ITEM)
        option.text = ""
        option.widget.style().drawControl(option.widget.style().ControlElement.CE_ItemViewItem, option, painter)
        if not isinstance(item, Item):
            return
        painter.save()
        area = option.rect.adjusted(TOKENS.small, 0, -TOKENS.small, 0)
        box = QRect(area.left(), area.center().y() - TOKENS.icon // 2 + 1, TOKENS.icon, TOKENS.icon)
        self._icon(_SIGNS[item.state], option.palette).paint(painter, box)
        title = area.adjusted(TOKENS.icon + TOKENS.small, 0, 0, 0)
        words = QRect(title)
        words.setLeft(title.left() + option.fontMetrics.averageCharWidth() * _TITLE_LETTERS)
        title.setRight(words.left() - TOKENS.small)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        _write(painter, title, item.title, bold, option.palette, Roles.Text)
        leads = item.place is not None and item.state is not State.DONE
        _write(painter, words, item.words, option.font, option.palette, Roles.Link if leads else Roles.PlaceholderText)
        painter.restore()

    def _icon(self, name: str, palette: QPalette) -> QIcon:
        key = name, palette.color(Roles.WindowText).rgba()
        if key not in self._icons:
            self._icons[key] = icon(name, palette)
        return self._icons[key]


def _write(painter: QPainter, area: QRect, text: str, font: QFont, palette: QPalette, role: QPalette.ColorRole) -> None:
    painter.setFont(font)
    painter.setPen(palette.color(role))
    draw_line(painter, area, text)
