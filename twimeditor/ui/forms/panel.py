"""The form pane: the form of what is selected, kept in step with the document."""

from collections.abc import Callable, Sequence
from operator import is_
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QStackedLayout, QVBoxLayout, QWidget

from twimeditor.core.model.tree import Issue
from twimeditor.core.render import SiteTemplates
from twimeditor.core.render.carets import Caret
from twimeditor.core.style import HouseStyle
from twimeditor.services.editing import Committed, Session
from twimeditor.services.styles import Styles
from twimeditor.ui.actions.blocks import NewBlock, in_style
from twimeditor.ui.actions.places import containers
from twimeditor.ui.bridge import Selection, SessionBridge
from twimeditor.ui.forms import commands
from twimeditor.ui.forms.add_bar import AddBar
from twimeditor.ui.forms.asking import Asks
from twimeditor.ui.forms.caret_choices import beside, offered
from twimeditor.ui.forms.describe import describe
from twimeditor.ui.forms.describe_front import FileName, describe_front
from twimeditor.ui.forms.desk import Desk, Fixes
from twimeditor.ui.forms.dropping import FormDrops
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.filling import Archive, Filling
from twimeditor.ui.forms.finding import FormFinder
from twimeditor.ui.forms.letters import lettered
from twimeditor.ui.forms.page import Page
from twimeditor.ui.forms.past import Past, with_past
from twimeditor.ui.forms.pieces import Located
from twimeditor.ui.forms.revealing import Revealer
from twimeditor.ui.forms.spec import LOSING, OF_ARCHIVE, OF_PICTURES, WAYS, Act, Choice, FormSpec
from twimeditor.ui.forms.spec_quotes import SpecQuotes
from twimeditor.ui.forms.telling import Problems, Telling
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.forms.unwritten import as_typed
from twimeditor.ui.forms.watched import Place, watched
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import ElidedLabel, EmptyState


class FormPanel(QWidget):
    """Shows the selected container as a form and follows the session.

    `beginnings` are offered where the post has nothing that could be selected. `emoji_wanted` asks for an emoji at the
    caret, `picture_wanted` for pictures there, `picture_asked` carries the `Choice` of something that is done with the
    files of pictures. `past_wanted` asks for what past issues tell of the project.
    """

    emoji_wanted = Signal()
    picture_wanted = Signal()
    picture_asked = Signal(object)
    past_wanted = Signal()

    def __init__(
        self,
        session: Session,
        bridge: SessionBridge,
        selection: Selection,
        styles: Styles,
        beginnings: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._beginnings = beginnings
        self._session = session
        self._selection = selection
        self._styles = styles
        self._form: FormSpec | None = None
        self._seen: tuple[object, ...] = ()
        self._last: Field | None = None
        self._places: dict[int, Place] = {}
        self._typist: object = None
        self._file = ""
        self._plain: frozenset[int] = frozenset()
        self._past: Past = _no_past
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._catch_up)
        self._desk = Desk(session, self._style, self)
        self._bar = AddBar()
        self._specs = SpecQuotes()
        self._filling: Filling | None = None
        self._page = Page(self._desk, self._bar)
        self.drops = FormDrops(session, selection, self._desk, self._page)
        self._finder = FormFinder(self._page, session, selection, self)
        self._telling = Telling(self._page, session, self)
        self._revealer = Revealer(self._page, session, selection, self._show_as_markdown, self)
        self._build()
        self._desk.asked.connect(self.run)
        self._desk.emoji_wanted.connect(self.emoji_wanted)
        self._desk.entered.connect(self._remember)
        self._desk.moved.connect(self._point)
        self._page.looked.connect(self._look)
        self._bar.update_wanted.connect(self._add_update)
        self._bar.picture_wanted.connect(self.picture_wanted)
        self._bar.block_wanted.connect(self._add_block)
        bridge.committed.connect(self._follow)
        selection.changed.connect(self._select)
        self._select(selection.current)

    def reveal(self, place: Located) -> None:
        """Select exactly the characters of a place in the field that shows them, in view and with the focus there."""
        self._revealer.reveal(place)

    def _point(self, editor: QWidget) -> None:
        """Tell the other panes where the caret is, in a field's editor or in the text that is a part of it."""
        field = self._last
        if field is None or field.spec.node is None or not field.editor.hasFocus():
            return
        if field.editor is editor or field.editor.isAncestorOf(editor):
            self._selection.point(field.spec.node, Caret(field.editor.caret(), field.spec.key), origin=self)

    def _look(self) -> None:
        """Tell the other panes what the user has scrolled to."""
        node = self._page.top_node()
        if node is not None:
            self._selection.look(node, origin=self)

    def field(self, name: str) -> Field | None:
        """Return the field that is called `name` now, or None."""
        return next((one for one in self._page.fields() if one.spec.name == name), None)

    def use_templates(self, templates: SiteTemplates | None) -> None:
        """Take the shortcodes of the site for those that there are; None for those that editors use."""
        if templates != self._desk.templates:
            self._desk.templates = templates
            if self._form is not None:
                self._catch_up()

    def use_problems(self, problems: Problems, fixes: Fixes) -> None:
        """Mark in the fields what is wrong there, say it under them, and offer in their menus what helps."""
        self._desk.fixes = fixes
        self._telling.use(problems)

    def use_archive(self, archive: Archive) -> None:
        """Propose in the fields who and what past issues tell of."""
        self._filling = self._desk.completions = Filling(self._session, self._style, archive, self)
        self._filling.changed.connect(self._catch_up)
        self._catch_up()

    def ask_at_caret(self) -> None:
        """Open the menu of the field used last at its caret."""
        place: QWidget | None = QApplication.focusWidget()
        while place is not None and place is not self:
            if isinstance(place, Asks):
                place.ask_at_caret()
                return
            place = place.parentWidget()

    def use_pictures(self, find: Callable[[str], Path | None]) -> None:
        """Show small pictures of what addresses lead to; `find` returns the file."""
        self._desk.picture_file = find

    def use_past(self, past: Past) -> None:
        """Say below an entry's project how it stands with it: `past` returns that in words, by the entry's id."""
        self._past = past
        self.refresh_past()

    def refresh_past(self) -> None:
        """Say anew how it stands with the project."""
        if self._form is not None and not self._later.isActive():
            self._catch_up()

    def use_file(self, name: str) -> None:
        """Take the name of the file that the post lies in, "" where there is none."""
        if name != self._file:
            self._file = name
            self._catch_up()

    def finish(self) -> None:
        """Put what is being typed in order, as when its field were left."""
        if self._last is not None:
            self._last.finish()

    def place(self) -> Place:
        """Return where the user is in the form."""
        name, caret = ("", 0) if self._last is None else (self._last.spec.name, self._last.editor.caret())
        return Place(name, caret, self._page.verticalScrollBar().value())

    def return_to(self, place: Place) -> None:
        """Show a place again; the caret is in its field then, if there is that field."""
        self._page.complete()
        self._return_to(place)
        field = self.field(place.field)
        if field is not None:
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_text(self) -> None:
        """Ask what to find in the fields."""
        if self._form is not None:
            self._finder.find(self._last)

    def find_next(self, turns: int) -> None:
        """Go to the next place that was found, or with -1 to the one before."""
        if self._form is not None:
            self._finder.step(turns, self._last)

    def selected_text(self) -> str:
        """Return what is selected in the field used last."""
        return self._last.editor.selected() if self._last is not None else ""

    def set_zoom(self, factor: float) -> None:
        """Show the form's text `factor` times as large as elsewhere in the window."""
        self._page.set_zoom(factor)

    # Following

    def _select(self, container: int) -> None:
        self.finish()
        self._note_place()
        self._last = None
        self._specs.open(self._session.document, container)
        self._show(self._session.document, None)
        self._return_to(self._places.get(container, Place()))
        self._finder.outdated()

    def _note_place(self) -> None:
        """Remember where the user was in the form that goes."""
        if self._form is not None:
            self._places[self._form.container] = self.place()

    def _return_to(self, place: Place) -> None:
        field = self.field(place.field)
        if field is not None:
            field.editor.place_caret(place.caret)
        self._page.scroll_to(place.scroll)

    def _follow(self, event: Committed) -> None:
        self._finder.outdated()
        if self._typist is not None and event.origin is not self._typist:
            self._show(event.before, self._typist)
        seen = watched(event.after, self._selection.current)
        if len(seen) == len(self._seen) and all(map(is_, seen, self._seen)):
            return
        if self._can_wait(event):
            self._typist = event.origin
            self._later.start()
        else:
            self._show(event.after, event.origin)

    def _can_wait(self, event: Committed) -> bool:
        """Tell whether all that changes is a text that its own editor shows already."""
        own = isinstance(event.origin, Field) and isinstance(event.origin.editor, TextEditor)
        return own and not event.changes.structure and not event.changes.front and self._page.is_complete()

    def _catch_up(self) -> None:
        """Take note of the keys typed last, now that they are on the screen."""
        self._show(self._session.document, self._typist)

    def _show(self, issue: Issue, origin: object) -> None:
        self._typist = None
        self._later.stop()
        self._seen = watched(issue, self._selection.current)
        self._form = self._described(issue) if self._seen else None
        self._stack.setCurrentIndex(self._wanted_page(issue))
        if self._form is not None:
            self._trail.set_full_text("  ›  ".join(self._form.trail))
            self._notice.setText(self._form.notice)
            self._notice.setVisible(bool(self._form.notice))
            self._page.show_form(self._form, origin)
        if self._last is not None and self._last not in tuple(self._page.fields()):
            self._last = None

    def _wanted_page(self, issue: Issue) -> int:
        if self._form is not None:
            return 1
        return 2 if next(containers(issue), None) is None else 0

    def _described(self, issue: Issue) -> FormSpec:
        current = self._selection.current
        if issue.front is not None and issue.front.id == current:
            name = FileName(issue.file, self._file)
            return lettered(describe_front(issue.front, self._style(), self._form, name))
        form = describe(issue, current, self._desk.templates, self._plain)
        form = with_past(as_typed(self._specs.shown(form), issue), self._past)
        return lettered(self._filling.remarked(form, issue) if self._filling is not None else form)

    # Doing

    def offered(self) -> tuple[Choice, ...]:
        """Return what can be done with the update or block that the caret is in."""
        return offered(self._page, self._last)

    def run(self, choice: Choice) -> None:
        """Do what was chosen for a part of the form, as one step."""
        if choice.act in OF_ARCHIVE and self._filling is not None:
            self._filling.run(choice)
            return
        if choice.act is Act.SHOW_PAST:
            self.past_wanted.emit()
            return
        if choice.act in WAYS | OF_PICTURES:
            self._turn(choice) if choice.act in WAYS else self.picture_asked.emit(choice)
            return
        field = self._page.field_of(choice.node)
        caret = field.editor.caret() if field is not None else 0
        place = self._page.place_of(choice.node)
        before = self._nodes()
        commands.run(self._session, choice, self._selection.current, caret, self._style())
        if choice.act is Act.MAKE_SHORT:
            self._revealer.go_to_node(choice.node)
        elif not self._focus_new(before) and choice.act in LOSING:
            self._focus_place(place)

    def _turn(self, choice: Choice) -> None:
        """Show a quote or a block in the other way: as lists or text, in fields or as Markdown."""
        self.finish()
        if choice.act in {Act.AS_LISTS, Act.AS_TEXT}:
            self._specs.switch(choice.node)
        else:
            self._plain ^= {choice.node}
        self._show(self._session.document, None)
        self._revealer.go_to_node(choice.node)

    def _show_as_markdown(self, node: int) -> None:
        """Show a block as its Markdown where a place is in none of its fields."""
        self._plain |= {node}
        self._show(self._session.document, None)

    def _add_update(self) -> None:
        before = self._nodes()
        commands.add_update(
            self._session, self._selection.current, beside(self._page, self._last), self._style().default_verb
        )
        self._focus_new(before)

    def _add_block(self, kind: NewBlock) -> None:
        before = self._nodes()
        current = self._selection.current
        block = in_style(kind.block, self._style())
        commands.add_block(self._session, kind.noun, block, current, beside(self._page, self._last))
        self._focus_new(before)

    def _nodes(self) -> set[int | None]:
        self._page.complete()
        return {field.spec.node for field in self._page.fields()} | {None}

    def _focus_new(self, before: set[int | None]) -> bool:
        self._page.complete()
        new = (field for field in self._page.fields() if field.spec.node not in before)
        field = next(new, None)
        if field is not None:
            self._revealer.focus(field)
        return field is not None

    def _focus_place(self, place: int) -> None:
        """Put the focus where something was removed: into what stands there now."""
        cards = self._page.cards()
        if cards:
            self._revealer.focus(next(cards[min(place, len(cards) - 1)].fields()))

    def _remember(self, field: Field) -> None:
        self._last = field
        self._point(field.editor)

    def _style(self) -> HouseStyle:
        return self._styles.of(self._session.document)

    # Building

    def _build(self) -> None:
        self._trail = ElidedLabel()
        self._trail.setObjectName("form.trail")
        self._notice = QLabel()
        self._notice.setObjectName("form.notice")
        self._notice.setWordWrap(True)
        self._notice.setContentsMargins(TOKENS.wide, 0, TOKENS.wide, TOKENS.small)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._trail.setContentsMargins(TOKENS.wide, TOKENS.gap, TOKENS.wide, TOKENS.small)
        self._trail.setFont(fonts(self.font()).title)
        column.addWidget(self._trail)
        column.addWidget(self._notice)
        column.addWidget(self._finder.bar)
        column.addWidget(self._page, 1)
        self._stack = QStackedLayout(self)
        words = "Choose a section or an entry in the outline to edit it here."
        self._stack.addWidget(EmptyState("form", "Nothing selected", words))
        self._stack.addWidget(form)
        words = "There is nothing in this post yet. Begin with its first section."
        self._stack.addWidget(EmptyState("form", "An empty post", words, self._beginnings))


def _no_past(_container: int) -> str:
    """Say nothing: nobody knows what was before."""
    return ""
