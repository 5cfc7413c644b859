"""What the fields of a form have in common: the session they write to, and when a step ends."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from twimeditor.core import facets
from twimeditor.core.errors import EditError, FrontMatterError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import edits, find
from twimeditor.core.model.edits import Edit
from twimeditor.core.model.nodes import Attribution
from twimeditor.core.model.tree import Issue
from twimeditor.core.post import front_matter
from twimeditor.core.post.settle import settle
from twimeditor.core.post.youtube import video_id
from twimeditor.core.render import SiteTemplates
from twimeditor.core.style import HouseStyle
from twimeditor.services.editing import Session
from twimeditor.ui.forms.asking import Asked
from twimeditor.ui.forms.checks import reason
from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.forms.marks import Mark
from twimeditor.ui.forms.pictures import Pictures
from twimeditor.ui.forms.popups import popup
from twimeditor.ui.forms.proposal import Proposal
from twimeditor.ui.forms.spec import Check, FieldSpec, Source, Words
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.forms.vocabulary import proposals
from twimeditor.ui.problems.words import as_sentence


class Fixes(Protocol):
    """Adds to a menu what can be done about marks."""

    def fill(self, menu: QMenu, marks: Sequence[Mark], *, writable: bool = True) -> None: ...


class Completions(Protocol):
    """Knows what may be meant by what is typed in a field, and fills in what was picked."""

    def rows(self, spec: FieldSpec, typed: str) -> Sequence[Proposal]: ...
    def pick(self, spec: FieldSpec, proposal: Proposal, *, is_verb_free: bool) -> None: ...


_IN_NODES = {Source.BODY, Source.FACET}
_VERB = "verb"
PAUSE = 1500
"""Milliseconds without a key after which the next one begins a new step."""


class Desk(QObject):
    """Carries what is typed in the fields of one form to the session.

    `asked` carries the `Choice` of a menu or button, `entered` the field that got the focus, `moved` the editor whose
    caret moved, and `pictures_pasted` an editor with pictures that are no text for it. `style` returns the one in
    which the issue is written, `zoom` is how many times larger than elsewhere text is, `templates` are the site's own
    shortcodes, `picture_file` finds the file of a picture by its address, `fixes` add to a menu what helps against
    the problems at a place, and `completions` propose what a field may be.
    """

    asked = Signal(object)
    entered = Signal(object)
    moved = Signal(object)
    emoji_wanted = Signal()
    pictures_pasted = Signal(object, object)

    def __init__(self, session: Session, style: Callable[[], HouseStyle], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.style = style
        self.pictures = Pictures()
        self.zoom = 1.0
        self.templates: SiteTemplates | None = None
        self.fixes: Fixes | None = None
        self.completions: Completions | None = None
        self._own_verbs: set[int] = set()
        self.picture_file: Callable[[str], Path | None] = lambda _address: None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(session.seal)

    def open_menu(self, editor: LineEditor | TextEditor, asked: Asked) -> None:
        """Open the menu of a text: first what helps against the problems there."""
        from twimeditor.ui.forms.menus import text_menu  # noqa: PLC0415 - not before it is asked for

        def fill(menu: QMenu) -> None:
            if self.fixes is not None:
                self.fixes.fill(menu, asked.marks, writable=not editor.isReadOnly())

        popup(text_menu(editor, self.session, fill), asked.at)

    def verbs(self) -> Sequence[str]:
        """Return the verbs in use, the usual one first."""
        return self.style().verbs

    def words(self, wanted: Words | None) -> Sequence[str]:
        """Return what a field proposes."""
        return proposals(wanted, self.style(), self.templates)

    def proposed(self, spec: FieldSpec, typed: str) -> Sequence[Proposal]:
        """Return what may be meant by what is typed in a field."""
        return self.completions.rows(spec, typed) if self.completions is not None else ()

    def pick(self, spec: FieldSpec, proposal: Proposal) -> None:
        """Fill in what was picked for a field; a verb that nobody has chosen may become another."""
        if self.completions is not None:
            self.completions.pick(spec, proposal, is_verb_free=self._is_verb_free(spec))

    def embed(self, address: str) -> str | None:
        """Return what shows the video that an address is of, in the style of the issue."""
        from twimeditor.core.assets.coming_videos import video_at  # noqa: PLC0415 - not before something is pasted

        video = video_at(address, self.style())
        return video.markdown if video is not None else None

    def write(self, spec: FieldSpec, value: str, token: Hashable, origin: object, deed: str = "") -> str:
        """Set the field, in a step called `deed` if it is no typing; return why it could not be set, or ""."""
        try:
            self.session.edit(deed or _label(spec), _setting(spec, value), merge_key=token, origin=origin)
        except (EditError, FrontMatterError) as error:
            return as_sentence(str(error))
        if spec.field == _VERB:
            self._own_verbs.add(spec.target)
        self._pause.start()
        return self.obstacle(spec)

    def finish(self, spec: FieldSpec, token: Hashable) -> None:
        """Put what was typed in order, within the same step, and end the step."""
        edit = _finishing(spec)
        if edit is not None:
            self.session.edit(_label(spec), edit, merge_key=token, origin=self)
        self.seal()

    def seal(self) -> None:
        """Let the next key begin a new step."""
        self._pause.stop()
        self.session.seal()

    def reason(self, spec: FieldSpec, value: str) -> str:
        """Return what is wrong with the field's value, in words."""
        return self.obstacle(spec) or as_sentence(reason(self.session.document, spec, value))

    def standing_reason(self, spec: FieldSpec) -> str:
        """Return what is said of a value that is shown, not typed: of the shape of the file's own nothing."""
        if spec.check is Check.TOML or spec.source is Source.FILE or self._is_edited(spec):
            return self.reason(spec, spec.value)
        return self.obstacle(spec)

    def obstacle(self, spec: FieldSpec) -> str:
        """Return why a facet is not written as it is typed."""
        if spec.source is not Source.FACET:
            return ""
        return as_sentence(facets.obstacle(self.session.document, spec.target, spec.field))

    def _is_verb_free(self, spec: FieldSpec) -> bool:
        """Tell whether the verb beside an author is what the style has put there by itself."""
        if spec.node is None or spec.target in self._own_verbs:
            return False
        who = find.node(self.session.document, spec.node)
        return isinstance(who, Attribution) and who.source is None and who.verb == self.style().default_verb

    def _is_edited(self, spec: FieldSpec) -> bool:
        if spec.check is Check.NONE or spec.source not in _IN_NODES or spec.node is None:
            return False
        return find.node(self.session.document, spec.node).edited


def _label(spec: FieldSpec) -> str:
    return f"Edit {spec.label[0].lower()}{spec.label[1:]}"


def _setting(spec: FieldSpec, value: str) -> Edit:
    if spec.source is Source.KEY:
        return partial(front_matter.set_key_edit, key=spec.field, value=value)
    if spec.source is Source.TOML:
        return partial(_with_toml, text=value)
    if spec.source is Source.FILE:
        return partial(_with_file, name=value)
    if spec.source is Source.FACET:
        return partial(facets.type_facet, target=spec.target, name=spec.field, value=_as_written(spec, value))
    return partial(edits.set_field, target=spec.target, field=spec.field, value=value)


def _as_written(spec: FieldSpec, value: str) -> str:
    """Return the id for the address of a video."""
    return (video_id(value) or value) if spec.check is Check.VIDEO else value


def _with_toml(issue: Issue, _ids: IdSource, *, text: str) -> Issue:
    if issue.front is None:
        raise EditError("the post has no front matter")
    return replace(issue, front=replace(issue.front, text=text))


def _with_file(issue: Issue, _ids: IdSource, *, name: str) -> Issue:
    return replace(issue, file=name)


def _finishing(spec: FieldSpec) -> Edit | None:
    if spec.source is Source.KEY:
        return partial(front_matter.settle_key, key=spec.field)
    if spec.source is Source.FACET and spec.node is not None:
        return partial(_settled_facet, target=spec.node, name=spec.field)
    if spec.source is not Source.BODY or spec.node is None:
        return None
    return partial(_settled, targets=(spec.node, *spec.also))


def _settled_facet(issue: Issue, ids: IdSource, *, target: int, name: str) -> Issue:
    try:
        issue = facets.drop_facet(issue, ids, target=target, name=name)
    except EditError:  # the block went with its field
        return issue
    return _settled(issue, ids, targets=(target,))


def _settled(issue: Issue, ids: IdSource, *, targets: tuple[int, ...]) -> Issue:
    for target in targets:
        try:
            issue = settle(issue, ids, target=target)
        except EditError:  # it went with one that was settled before
            continue
    return issue
