"""The page of a form: its cards under one another in one scroll area."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from math import inf

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from twimeditor.ui.forms.add_bar import AddBar
from twimeditor.ui.forms.card import FormCard, arrange
from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.spec import CardSpec, FormSpec
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.theme import TOKENS, scaled
from twimeditor.ui.widgets import muted

MEASURE = 760
"""The page grows no wider than this: a line of a quote stays readable."""

LONGEST_LABEL = 140
LEAST_LETTERS = 18
"""How many letters a field beside its label shows at least; with less room it stands below."""

AT_ONCE = 32
SLICE = 8
"""How many fields are made in one go: first what is in view and more, then between two events."""


class Page(QScrollArea):
    """Shows a `FormSpec`, and changes into another one with as few new widgets as can be.

    `looked` tells that the user has scrolled, `made` that there are other fields, or others of their values.
    """

    looked = Signal()
    made = Signal()

    def __init__(self, desk: Desk, add_bar: AddBar) -> None:
        super().__init__()
        self._desk = desk
        self._cards: list[FormCard] = []
        self._spec: FormSpec | None = None
        self._following = False
        self._wanted: int | None = None
        self._label_width = 0
        self._add_bar = add_bar
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = self._made()
        self.setWidget(self._sheet)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._make_more)
        desk.moved.connect(self._follow)
        desk.entered.connect(self._follow_into)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._catch_up)
        bar.actionTriggered.connect(self._let_go)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.timeout.connect(self.looked)
        bar.actionTriggered.connect(lambda _action: self._looking.start())  # which the user alone causes

    def show_form(self, spec: FormSpec, origin: object, most: float = AT_ONCE) -> None:
        """Show another form, or another state of this one.

        At `most` so many fields are made now, the others as soon as Qt is idle.
        """
        self._spec = spec
        old, width = self._cards, self._wanted_width(spec)
        self._cards, changed = self._matched(spec, width, origin, most)
        if old != self._cards:
            arrange(self._column, self._cards, [card for card in old if card not in self._cards])
        if width != self._label_width:
            self._widen_labels(width)
        if changed or old != self._cards:
            self._order_tabs()
        self._add_bar.setVisible(spec.grows)
        self._hint.setText(spec.empty)
        self._hint.setVisible(bool(spec.empty))
        if not self.is_complete():
            self._idle.start()
        self.made.emit()

    def is_complete(self) -> bool:
        """Tell whether all cards of the form have been made."""
        return self._spec is None or len(self._cards) == len(self._spec.cards)

    def complete(self) -> None:
        """Make the cards that are still missing."""
        if self._spec is not None and not self.is_complete():
            self.show_form(self._spec, None, most=inf)

    def cards(self) -> tuple[FormCard, ...]:
        """Return the cards in their order."""
        return tuple(self._cards)

    def fields(self) -> Iterator[Field]:
        """Yield the fields in visual order."""
        for card in self._cards:
            yield from card.fields()

    def field_of(self, node: int) -> Field | None:
        """Return the first field that edits the node, or None."""
        return next((one for one in self.fields() if node == one.spec.node or node in one.spec.also), None)

    def field_at(self, node: int, key: str) -> Field | None:
        """Return the field of the node with that key, else its first one."""
        own = (one for one in self.fields() if node == one.spec.node or node in one.spec.also)
        return next((one for one in own if one.spec.key == key), None) or self.field_of(node)

    def top_node(self) -> int | None:
        """Return the node whose field is the first in view."""
        view = self.viewport()
        for field in self.fields():
            bottom = field.mapTo(self._sheet, QPoint(0, field.height())).y() - self.verticalScrollBar().value()
            if field.spec.node is not None and TOKENS.wide < bottom <= view.height() + field.height():
                return field.spec.node
        return None

    def card_of(self, field: Field | None) -> FormCard | None:
        """Return the card that the field stands in, or None when it is no longer shown."""
        place: QWidget | None = field
        while place is not None and not isinstance(place, FormCard):
            place = place.parentWidget()
        return next((card for card in self._cards if card is place), None) if place is not None else None

    def place_of(self, node: int) -> int:
        """Return the number of the card that has the node, or of the last one."""
        found = (place for place, card in enumerate(self._cards) if node in card.spec.ids)
        return next(found, len(self._cards) - 1)

    def controls(self) -> Iterator[QWidget]:
        """Yield what can get the focus, in visual order."""
        for card in self._cards:
            yield from card.controls()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll until `widget` is seen, or its beginning where it is higher than the window."""
        self._settle_layout()
        top = widget.mapTo(self._sheet, QPoint(0, 0)).y()
        height = min(widget.height(), self.viewport().height() - 2 * TOKENS.wide)
        self.ensureVisible(0, top + height, 0, TOKENS.wide)
        self.ensureVisible(0, top, 0, TOKENS.wide)

    def show_area(self, widget: QWidget, area: QRect) -> None:
        """Scroll until an area of `widget` is seen."""
        self._let_go()
        self._settle_layout()
        top = widget.mapTo(self._sheet, area.topLeft()).y()
        self.ensureVisible(0, top + area.height(), 0, TOKENS.page)
        self.ensureVisible(0, top, 0, TOKENS.page)

    def set_zoom(self, factor: float) -> None:
        """Show all text `factor` times as large as elsewhere in the window."""
        self._desk.zoom = factor
        for card in self._cards:
            card.fit_text()
        self._middle.setMaximumWidth(round(MEASURE * factor))
        if self._spec is not None:
            self._widen_labels(self._wanted_width(self._spec))

    def scroll_to(self, value: int) -> None:
        """Scroll there, now or when the page is high enough."""
        self._let_go()
        self._wanted = value
        self._catch_up()

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self._wanted_width(self._spec) if self._spec is not None else self._label_width
        if width != self._label_width:
            self._widen_labels(width)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the window around makes the text larger
            return
        self._let_go()
        super().wheelEvent(event)

    # Own work

    def _made(self) -> QWidget:
        self._hint = muted(QLabel())
        self._hint.setWordWrap(True)
        self._column = QVBoxLayout()
        self._column.setSpacing(TOKENS.gap)
        whole = QVBoxLayout()
        whole.setSpacing(TOKENS.gap)
        whole.addLayout(self._column)
        whole.addWidget(self._hint)
        whole.addWidget(self._add_bar)
        whole.addStretch(1)
        self._middle = QWidget()
        self._middle.setMaximumWidth(MEASURE)
        self._middle.setLayout(whole)
        whole.setContentsMargins(TOKENS.wide, TOKENS.small, TOKENS.wide, TOKENS.section)
        sheet = QWidget()
        line = QHBoxLayout(sheet)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._middle, 1)
        return sheet

    def _make_more(self) -> None:
        if self._spec is not None:
            self.show_form(self._spec, None, most=SLICE)

    def _matched(self, spec: FormSpec, width: int, origin: object, most: float) -> tuple[list[FormCard], bool]:
        """Return the cards of `spec`, and whether one that stays has other controls now.

        Those that are there are brought up to date; new ones are made.
        """
        known = {key: card for card in reversed(self._cards) for key in card.spec.ids}
        cards: list[FormCard] = []
        changed, made = False, 0
        for part in spec.cards:
            card = _same(part, known, cards)
            if card is not None:
                changed |= card.update_from(part, origin)
            elif made >= most:
                continue
            else:
                card = FormCard(part, self._desk, width)
                made += len(tuple(card.fields()))
            cards.append(card)
        return cards, changed

    def _widen_labels(self, width: int) -> None:
        self._label_width = width
        for card in self._cards:
            card.set_label_width(width)

    def _wanted_width(self, spec: FormSpec) -> int:
        """Return the room that the labels of the form need, 0 where that leaves too little for the fields."""
        metrics = QFontMetrics(scaled(self.font(), self._desk.zoom))
        labels = {row.label.replace("&", "") for card in spec.cards for row in card.rows}
        widest = max((metrics.horizontalAdvance(label) for label in labels), default=0)
        wanted = min(widest, round(LONGEST_LABEL * self._desk.zoom)) + TOKENS.tight
        left = min(self.viewport().width(), self._middle.maximumWidth()) - 2 * TOKENS.page - wanted
        return wanted if left >= metrics.horizontalAdvance("x") * LEAST_LETTERS else 0

    def _order_tabs(self) -> None:
        last: QWidget | None = None
        for control in (*self.controls(), *self._add_bar.buttons()):
            if last is not None:
                QWidget.setTabOrder(last, control)
            last = control

    def _follow_into(self, field: Field) -> None:
        self._follow(field.editor)

    def _follow(self, editor: QWidget) -> None:
        """Keep the caret in view, also when the page grows in a moment."""
        if editor.hasFocus():
            self._following = True
            self._wanted = None
            self._catch_up()

    def _catch_up(self) -> None:
        """Scroll to where the page should be, as far as it is high enough already."""
        bar = self.verticalScrollBar()
        if self._wanted is not None:
            bar.setValue(self._wanted)
            if bar.value() == self._wanted:
                self._wanted = None
        focused: QWidget | None = self.window().focusWidget()
        if self._following and focused is not None and self._sheet.isAncestorOf(focused):
            area = focused.caret_area() if isinstance(focused, TextEditor) else focused.rect()
            top = focused.mapTo(self._sheet, area.topLeft()).y()
            self.ensureVisible(0, top, 0, TOKENS.small)
            self.ensureVisible(0, top + area.height(), 0, TOKENS.small)

    def _let_go(self) -> None:
        self._following = False
        self._wanted = None

    def _settle_layout(self) -> None:
        """Give new widgets their places now, not when Qt comes round to it."""
        for layout in (self._column, self._sheet.layout()):
            if layout is not None:
                layout.activate()


def _same(spec: CardSpec, known: Mapping[Hashable, FormCard], taken: Collection[FormCard]) -> FormCard | None:
    """Return the card that showed one of the same nodes."""
    for key in spec.ids:
        card = known.get(key)
        if card is not None and card not in taken and _alike(card.spec, spec):
            return card
    return None


def _alike(one: CardSpec, other: CardSpec) -> bool:
    return one.framed == other.framed and bool(one.title) == bool(other.title)
