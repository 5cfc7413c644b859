"""Which editor a kind of field gets: a new kind is one more line here."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Protocol, TypeAlias

from PySide6.QtCore import SignalInstance

from twimeditor.ui.forms.completing_editor import CompletingEditor
from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.line_editor import LineEditor, VerbEditor
from twimeditor.ui.forms.markdown_editor import MarkdownEditor
from twimeditor.ui.forms.marks import Marks
from twimeditor.ui.forms.pick import PickEditor
from twimeditor.ui.forms.proposing import ProposingEditor, TitleEditor
from twimeditor.ui.forms.spec import FieldSpec, Kind, Words
from twimeditor.ui.forms.tags import TagsEditor
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.forms.widget_editor import WidgetEditor


class Edits(Protocol):
    """What a field asks of its editor, whatever widget that is.

    `edited` tells that the user changed the value, `left` that the focus went elsewhere (but not into a menu),
    `ended` that a step is complete, `entered` that the focus came, `menu_wanted` carries where a menu is to open.
    A value that the editor would alter is shown as it can be, and never given back: `readable_only`. `show_span`
    selects characters with the focus there, opening what has them, and tells whether one control does; `select` leaves
    the focus where it is.
    """

    edited: SignalInstance
    left: SignalInstance
    ended: SignalInstance
    entered: SignalInstance
    menu_wanted: SignalInstance

    def value(self) -> str: ...
    def show_value(self, text: str) -> None: ...
    @property
    def readable_only(self) -> bool: ...
    def caret(self) -> int: ...
    def place_caret(self, index: int) -> None: ...
    def select(self, start: int, end: int) -> None: ...
    def show_span(self, start: int, end: int) -> bool: ...
    def show_marks(self, marks: Marks) -> None: ...
    def selected(self) -> str: ...
    def setPlaceholderText(self, hint: str) -> None: ...


Editor: TypeAlias = LineEditor | TextEditor | WidgetEditor
"""The widgets that are `Edits`; one of several controls derives from `WidgetEditor`."""

Factory: TypeAlias = Callable[[FieldSpec, Desk], Editor]


def _line(_spec: FieldSpec, _desk: Desk) -> Editor:
    return LineEditor()


def _completed(_spec: FieldSpec, _desk: Desk) -> Editor:
    return CompletingEditor()


def _verb(_spec: FieldSpec, desk: Desk) -> Editor:
    return VerbEditor(desk.verbs, desk.pictures)


def _plain(spec: FieldSpec, _desk: Desk) -> Editor:
    return TextEditor(spec.lines)


def _prose(spec: FieldSpec, _desk: Desk) -> Editor:
    return MarkdownEditor(spec.lines)


def _markdown(spec: FieldSpec, desk: Desk) -> Editor:
    return MarkdownEditor(spec.lines, embed=desk.embed)


def _proposed(spec: FieldSpec, desk: Desk) -> Editor:
    if spec.words is Words.SECTIONS:
        editor = TitleEditor(partial(desk.words, spec.words), desk.pictures)
        editor.emoji_wanted.connect(desk.emoji_wanted)
        return editor
    return ProposingEditor(partial(desk.words, spec.words), desk.pictures)


def _pick(spec: FieldSpec, _desk: Desk) -> Editor:
    return PickEditor(spec.options)


def _day(_spec: FieldSpec, desk: Desk) -> Editor:
    from twimeditor.ui.forms.day_editor import DayEditor  # noqa: PLC0415 - no page but one has it

    return DayEditor(partial(_first_date, desk), desk.pictures)


def _first_date(desk: Desk, day: date) -> str:
    """Return what is written for a day in a post that has no date yet: the time is now."""
    now = datetime.now(UTC)
    return datetime.combine(day, now.time(), UTC).strftime(desk.style().front.date)


def _tags(_spec: FieldSpec, desk: Desk) -> Editor:
    return TagsEditor(desk.pictures)


def _definitions(_spec: FieldSpec, desk: Desk) -> Editor:
    from twimeditor.ui.forms.definitions_editor import DefinitionsEditor  # noqa: PLC0415 - few pages have it

    return DefinitionsEditor(desk.pictures)


def _table(spec: FieldSpec, desk: Desk) -> Editor:
    from twimeditor.ui.forms.grid.table_rows import table_editor  # noqa: PLC0415 - few pages have it

    return table_editor(spec, desk)


def _list(spec: FieldSpec, desk: Desk) -> Editor:
    from twimeditor.ui.forms.grid.list_rows import list_editor  # noqa: PLC0415 - few pages have it

    return list_editor(spec, desk)


def _spec_update(spec: FieldSpec, desk: Desk) -> Editor:
    from twimeditor.ui.forms.grid.spec_rows import spec_editor  # noqa: PLC0415 - few pages have it

    return spec_editor(spec, desk)


EDITORS: Mapping[Kind, Factory] = {
    Kind.LINE: _line,
    Kind.VERB: _verb,
    Kind.PROPOSED: _proposed,
    Kind.COMPLETED: _completed,
    Kind.PICK: _pick,
    Kind.DATE: _day,
    Kind.TAGS: _tags,
    Kind.PROSE: _prose,
    Kind.MARKDOWN: _markdown,
    Kind.CODE: _plain,
    Kind.DEFINITIONS: _definitions,
    Kind.TOML: _plain,
    Kind.TABLE: _table,
    Kind.LIST: _list,
    Kind.SPEC: _spec_update,
}


def editor_for(spec: FieldSpec, desk: Desk) -> Editor:
    """Return a new editor for the field."""
    return EDITORS[spec.kind](spec, desk)
