"""The pages of targets that are folders: what would be written is listed first."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from twimeditor.services.export.plan import Item, Kind, Plan, State
from twimeditor.ui.export.desk import Desk, Subject
from twimeditor.ui.export.diff_view import DiffView
from twimeditor.ui.export.files_view import FilesView, sizes
from twimeditor.ui.export.folder_field import FolderField
from twimeditor.ui.export.jobs import TIDY, Look, Wish, Written, shown_patch, write
from twimeditor.ui.export.notices import Notice, Way
from twimeditor.ui.export.page import ExportPage, Result, Target, in_words
from twimeditor.ui.export.remarks import about_held, about_plan
from twimeditor.ui.export.work import Doing, Looking
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label

_LOOKING: Final = "Looking what would change…"
_NO_FOLDER: Final = "Name a folder, or choose one: what will be written is listed here then, before anything is."
_NOTHING: Final = "Everything is there already as it is to be: nothing would be written."
_CHOOSE: Final = "Choose a file to see what changes in it."
_WRITTEN: Final = "Wrote {files}."
_SAME: Final = "Every file was there already."
_STAYS: Final = "This file stays as it is."
_COMPARING: Final = "Working out the difference…"
_LARGE: Final = "This text is too large to be compared here: {sizes}."
_PICTURE: Final = "A picture: {sizes}."
_SUMMARY: Final = {State.CREATE: "to create", State.CHANGE: "to change", State.SAME: "to leave as they are"}
_REPLACE: Final = "&Replace {files} that {are} there and {differ}"
_UNTICKED: Final = "To export, tick above that what differs may be replaced."
_FILES_HIGH, _DIFF_HIGH = 7, 5
"""Lines that list and difference have at least."""


class FolderPage(ExportPage):
    """Asks for a folder, lists what would be created, changed and left, and writes it."""

    label = "&Folder"
    tidies = True
    """Whether the text can be given the line ends that the site asks for."""

    def __init__(self, target: Target, desk: Desk, doing: Doing) -> None:
        super().__init__(target, desk, doing)
        title = f"Export: {self.label.replace('&', '').lower()}"
        self.folder = FolderField(self.label, partial(desk.asks.folder, title))
        self.told = muted(words_label())
        self.told.setObjectName("export.told")
        self.files, self.diff = FilesView(), DiffView("What changes in the file")
        self.replace = QCheckBox()
        self.replace.setObjectName("export.replace")
        self.tidy = QCheckBox(TIDY)
        self.tidy.setObjectName("export.tidy")
        for box in (self.replace, self.tidy):
            box.hide()
        self.seen: Look | None = None
        self._comparing = Looking(desk.executor, self)
        self._replaced: tuple[Item, ...] = ()
        self._lay_out()
        self.folder.changed.connect(self._folder_changed)
        self.files.chosen.connect(self._show_item)
        self.replace.toggled.connect(lambda _on: self.changed.emit())
        self.tidy.toggled.connect(lambda _on: self.look_again())

    @property
    def plan(self) -> Plan | None:
        """Return what would be written, None while that is not known."""
        return self.seen.plan if self.seen is not None else None

    @property
    def has_work(self) -> bool:
        """Tell whether something is to be done."""
        return self.plan is not None and bool(self.plan.changes)

    @property
    def can_act(self) -> bool:
        agreed = self.plan is not None and (not self.plan.replaced or self.replace.isChecked())
        return agreed and self.has_work and not self.notices.is_blocking

    @property
    def lack(self) -> str:
        if self.plan is not None and not self.notices.is_blocking and self.plan.replaced:
            return "" if self.replace.isChecked() else _UNTICKED
        return super().lack

    def proposed(self) -> Path | None:
        """Return the folder to begin with."""
        raise NotImplementedError

    def job(self, subject: Subject, folder: Path) -> Callable[[], Look]:
        """Return what looks at a folder, elsewhere."""
        raise NotImplementedError

    def enter(self) -> None:
        if self.folder.folder is None:
            self.folder.set_folder(self.proposed())
        self.look_again()

    def leave(self) -> None:
        super().leave()
        self._comparing.drop()

    def look_again(self, *, soon: bool = False) -> None:
        """Look what an export would do now."""
        folder = self.folder.folder
        self._show(None, _LOOKING if folder is not None else _NO_FOLDER)
        if folder is None:
            self.looking.drop()
        else:
            self.looking.look(self.job(self.desk.subject(), folder), self.show_look, self._cannot_look, soon=soon)

    def show_look(self, look: Look) -> None:
        """Show what a look has found."""
        self._show(look, summary(look.plan) if look.plan is not None else "")

    def notices_of(self, look: Look) -> Iterator[Notice]:
        """Yield what there is to say of a look."""
        if look.problem:
            meant = Way("&Use that folder", partial(self.folder.set_folder, look.meant))
            yield Notice(look.problem, blocks=True, ways=(meant,) if look.meant is not None else ())
        if look.plan is not None:
            yield from about_plan(look.plan, self.desk, self.look_again)
        if look.tree is not None:
            yield from about_held(look.tree.held, self.desk)

    def failed(self, error: Exception) -> None:
        """Say why nothing was written, and look what would be written now."""
        self.trouble = in_words(error)
        self.look_again()

    def wish(self) -> Wish | None:
        """Return the commit that is wanted."""
        return None

    def act(self) -> None:
        if self.plan is not None:
            overwrite = self.replace.isChecked()
            job = partial(write, self.desk.writer, self.plan, self.wish(), overwrite=overwrite)
            self.doing.do(job, self.finished, self.failed)

    def finished(self, written: Written) -> None:
        """Tell what was written."""
        self.trouble = ""
        self.desk.memory.set_exported(f"{self.target.name}_folder", str(self.folder.folder or ""))
        self.done.emit(self.result(written))

    def result(self, written: Written) -> Result:
        """Return what was done, for the user."""
        changes = written.plan.changes
        post = next((item.path for item in written.plan.items if item.kind is Kind.POST), None)
        path = written.plan.folder / post if post is not None else None
        said = _WRITTEN.format(files="1 file" if len(changes) == 1 else f"{len(changes):,} files") if changes else _SAME
        return Result(said, tuple(str(item.path) for item in changes), path.parent if path else None, path)

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(TOKENS.hair)
        line = self.fontMetrics().lineSpacing()
        for widget, lines in ((self.files, _FILES_HIGH), (self.diff, _DIFF_HIGH)):
            widget.setMinimumHeight(line * lines)
            halves.addWidget(_apart(widget))
        halves.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        halves.setMinimumHeight(halves.minimumSizeHint().height())
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        for above in (self.folder, self.notices, self.told):
            self.column.addWidget(above)
        self.column.addWidget(halves, 1)
        for box in (self.replace, self.tidy):
            self.column.addWidget(box)

    def _folder_changed(self) -> None:
        self.trouble = ""
        self.look_again(soon=True)

    def _cannot_look(self, error: Exception) -> None:
        self._show(None, "")
        self.show_notices((Notice(in_words(error), blocks=True),))
        self.changed.emit()

    def _show(self, look: Look | None, said: str) -> None:
        self.seen = look
        self.told.setText(said)
        self.told.setVisible(bool(said))
        self.files.setAccessibleDescription(said)
        self.files.show_plan(self.plan)
        self.show_notices(tuple(self.notices_of(look)) if look is not None else ())
        self.tidy.setVisible(self.tidies and (self.tidy.isChecked() or (look is not None and look.is_untidy)))
        self._ask_to_replace(self.plan.replaced if self.plan is not None else self._replaced)
        self._show_item(self.files.item())
        self.changed.emit()

    def _ask_to_replace(self, replaced: tuple[Item, ...]) -> None:
        if replaced != self._replaced:
            self.replace.setChecked(False)
        self._replaced = replaced
        several = len(replaced) != 1
        files = f"{len(replaced):,} files" if several else f"“{replaced[0].path.name}”"
        words = ("are", "differ") if several else ("is", "differs")
        self.replace.setText(_REPLACE.format(files=files.replace("&", "&&"), are=words[0], differ=words[1]))
        self.replace.setVisible(bool(replaced))

    def _show_item(self, item: Item | None) -> None:
        self._comparing.drop()
        if item is None:
            self.diff.show_text(_CHOOSE if self.plan is not None and self.plan.items else "")
        elif item.state is State.SAME:
            self.diff.show_text(_STAYS)
        elif item.kind is Kind.PICTURE:
            self.diff.show_text(_PICTURE.format(sizes=sizes(item)))
        else:
            self.diff.show_text(_COMPARING)
            self._comparing.look(partial(shown_patch, item), partial(self._show_patch, item), self._cannot_compare)

    def _show_patch(self, item: Item, patch: str) -> None:
        self.diff.show_text(patch or _LARGE.format(sizes=sizes(item)))

    def _cannot_compare(self, error: Exception) -> None:
        self.diff.show_text(in_words(error))


def summary(plan: Plan) -> str:
    """Say in a sentence what would be written."""
    states = [item.state for item in plan.items]
    counted = ((states.count(state), words) for state, words in _SUMMARY.items())
    parts = [f"{count:,} {words}" for count, words in counted if count]
    if not plan.changes:
        return _NOTHING if parts else ""
    return f"Files: {', '.join(parts)}."


def _apart(widget: QWidget) -> QWidget:
    """Return a widget with some room above and below it, where halves would touch."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, TOKENS.tight, 0, TOKENS.tight)
    column.addWidget(widget)
    return around
