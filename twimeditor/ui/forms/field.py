"""A field: an editor, what is wrong with its text, and the way to the session."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from twimeditor.ui.forms.asking import Asked
from twimeditor.ui.forms.completing_editor import CompletingEditor
from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.editors import editor_for
from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.forms.marks import Marks
from twimeditor.ui.forms.pictures import Pictures
from twimeditor.ui.forms.proposal import Proposal
from twimeditor.ui.forms.spec import Check, FieldSpec, Kind
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.forms.told import Told, in_words, is_breaking, marks_of
from twimeditor.ui.forms.widget_editor import WidgetEditor
from twimeditor.ui.theme import TOKENS, fonts, scaled
from twimeditor.ui.widgets import muted

MONOSPACED = {Kind.MARKDOWN, Kind.CODE, Kind.TOML}
UNTOUCHABLE = "Read only: the text has characters that an editor would change. They are shown as escapes."


class Field(QWidget):
    """One field of the form, and the origin of the edits that are typed in it."""

    def __init__(self, spec: FieldSpec, desk: Desk) -> None:
        super().__init__()
        self.spec = spec
        self._desk = desk
        self._token = object()
        self._typed = False
        self._refused = ""
        self._told: tuple[Told, ...] = ()
        self._shape = ""
        self._named: tuple[str, str, str] | None = None
        self._note: Note | None = None
        self.editor = editor_for(spec, desk)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TOKENS.tight)
        self._column.addWidget(self.editor)
        self._connect()
        self._take(spec)

    def update_from(self, spec: FieldSpec, origin: object) -> None:
        """Show another state of the field; what was typed here is not written over."""
        if spec == self.spec:
            return
        self._take(spec, own=origin is self)

    def finish(self) -> None:
        """Do what is done when the field is left."""
        if self._typed:
            self._typed = False
            self._desk.finish(self.spec, self._token)
        else:
            self._desk.seal()
        if self.spec.check is Check.VIDEO and not self._refused:
            self.editor.show_value(self.spec.value)  # the id of the address that was pasted
        self._shape = self._refused or self._desk.reason(self.spec, self.editor.value())
        self._say_all()

    def tell(self, told: tuple[Told, ...]) -> None:
        """Mark what is wrong in the text, and say it unless the user is typing."""
        if told == self._told:
            return
        self._told = told
        self.editor.show_marks(marks_of(told))
        if not self._typed:
            self._say_all()

    def controls(self) -> Iterator[QWidget]:
        """Yield what can get the focus, in visual order."""
        if isinstance(self.editor, WidgetEditor):
            yield from self.editor.controls()
        else:
            yield self.editor

    def fit_text(self) -> None:
        """Show the text in the size that is wanted."""
        own = fonts(self.font())
        wanted = scaled(own.mono if self.spec.kind in MONOSPACED else own.body, self._desk.zoom)
        if wanted != self.editor.font():
            self.editor.setFont(wanted)

    def say(self, text: str) -> None:
        """Show `text` under the editor; nothing when it is empty."""
        if self._note is None and text:
            self._note = Note(self._desk.pictures)
            self._column.addWidget(self._note)
        if self._note is not None:
            self._note.tell(text)
        self.editor.setAccessibleDescription(text or self.spec.hint)

    def said(self) -> str:
        """Return what stands under the editor."""
        return self._note.text() if self._note is not None else ""

    def _connect(self) -> None:
        editor = self.editor
        editor.edited.connect(self._write)
        editor.left.connect(self.finish)
        editor.ended.connect(self._desk.seal)
        editor.entered.connect(self._enter)
        editor.menu_wanted.connect(self._open_menu)
        if isinstance(editor, TextEditor):
            editor.moved.connect(self._move)
        if isinstance(editor, LineEditor | TextEditor):
            editor.pictures_pasted.connect(self._take_pictures)
        if isinstance(editor, CompletingEditor):
            editor.propose = self._propose
            editor.picked.connect(self._pick)

    def _take(self, spec: FieldSpec, *, own: bool = False) -> None:
        renamed = (spec.name, spec.label, spec.of) != self._named
        outdated = spec.check is not self.spec.check and bool(self.said())
        self.spec = spec
        if renamed:
            self._named = spec.name, spec.label, spec.of
            self.editor.setObjectName(spec.name)
            self.editor.setAccessibleName(f"{spec.label}, {spec.of}" if spec.of else spec.label)
            self.editor.setPlaceholderText(spec.hint)
            self.editor.setAccessibleDescription(spec.hint)
        self.editor.setEnabled(spec.enabled)
        if not own and spec.value != self.editor.value():
            self._typed = False
            self._refused = ""
            self.editor.show_value(spec.value)
            self._shape = self._desk.standing_reason(spec)
            self._say_all()
        elif outdated:
            self._shape = self._desk.reason(spec, self.editor.value())
            self._say_all()

    def _write(self) -> None:
        self._typed = True
        deed = self.editor.deed if isinstance(self.editor, TextEditor) else ""
        self._refused = self._desk.write(self.spec, self.editor.value(), self._token, self, deed)
        if self._refused:
            self._told = ()  # what is known is known of the text that the post has
            self.editor.show_marks(Marks())
        self.say(self._refused)

    def _say_all(self) -> None:
        """Say what keeps the value from being written, else what breaks the site, its shape, what else is found."""
        found = in_words(self._told)
        if self.editor.readable_only:
            self.say(f"{UNTOUCHABLE} {found}".rstrip())
        else:
            breaks = found if is_breaking(self._told) else ""
            self.say(self._refused or self._desk.obstacle(self.spec) or breaks or self._shape or found)

    def _enter(self) -> None:
        self._desk.entered.emit(self)

    def _move(self) -> None:
        self._desk.moved.emit(self.editor)

    def _propose(self, typed: str) -> Sequence[Proposal]:
        return self._desk.proposed(self.spec, typed)

    def _pick(self, proposal: Proposal) -> None:
        self._desk.pick(self.spec, proposal)

    def _take_pictures(self, came: object) -> None:
        self._desk.pictures_pasted.emit(self.editor, came)

    def _open_menu(self, asked: Asked) -> None:
        editor = QApplication.focusWidget() if isinstance(self.editor, WidgetEditor) else self.editor
        if isinstance(editor, LineEditor | TextEditor):
            self._desk.open_menu(editor, asked)


class Note(QWidget):
    """A word under a field, with a sign beside it: colour alone says nothing."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._sign = QLabel()
        self._words = muted(QLabel())
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setFont(fonts(self.font()).small)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.tight)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._draw()

    def tell(self, text: str) -> None:
        """Show `text`, or nothing at all."""
        self._words.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return the words."""
        return self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._sign.setPixmap(self._pictures.sign("warning", colour, self.devicePixelRatioF()))
