"""The page of the archive."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QCheckBox, QListWidget

from twimeditor.core.assets.sizes import file_size
from twimeditor.core.export.tree import Tree
from twimeditor.services.export.zipped import zip_bytes
from twimeditor.services.ports import FileSystem
from twimeditor.ui.export.desk import Desk, Subject
from twimeditor.ui.export.jobs import TIDY, Cancelled, Told, zip_tree
from twimeditor.ui.export.notices import Notice
from twimeditor.ui.export.page import ExportPage, Result, Target
from twimeditor.ui.export.remarks import about_held, about_missing
from twimeditor.ui.export.work import Doing
from twimeditor.ui.widgets import muted, words_label

_LOOKING: Final = "Looking what will be in it…"
_HOLDS: Final = "What will be in it: {files}."
_WRITTEN: Final = "Wrote “{name}”, {size}."
_KINDS: Final = "Archives (*.zip);;All files (*)"


@dataclass(frozen=True, slots=True)
class _Inside:
    """What an archive will hold, and the addresses of pictures that have no file."""

    tree: Tree
    missing: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        pictures = {str(path) for address, path in self.tree.pictures.items() if address not in self.missing}
        return tuple(sorted({str(self.tree.post), *map(str, self.tree.indexes), *pictures}))


class ZipPage(ExportPage):
    """Lists what will be in the archive, and asks for its file when it is written."""

    def __init__(self, target: Target, desk: Desk, doing: Doing) -> None:
        super().__init__(target, desk, doing)
        self.told = muted(words_label())
        self.told.setObjectName("export.told")
        self.files = QListWidget()
        self.files.setObjectName("export.inside")
        self.files.setAccessibleName("Files in the archive")
        self.files.setProperty("framed", True)
        self._inside: _Inside | None = None
        for widget in (self.notices, self.told):
            self.column.addWidget(widget)
        self.tidy = QCheckBox(TIDY)
        self.tidy.setObjectName("export.tidy")
        self.tidy.hide()
        self.tidy.toggled.connect(lambda _on: self.enter())
        self.column.addWidget(self.files, 1)
        self.column.addWidget(self.tidy)

    @property
    def verb(self) -> str:
        return "&Export…"

    @property
    def can_act(self) -> bool:
        return self._inside is not None and not self.notices.is_blocking

    def enter(self) -> None:
        self._inside = None
        self.files.clear()
        self.told.setText(_LOOKING)
        self.changed.emit()
        self.looking.look(partial(_inside, self.desk.subject(), tidy=self.tidy.isChecked()), self._show, self.fail)

    def act(self) -> None:
        subject = self.desk.subject()
        proposed = self.desk.start(self.target.name) / f"{subject.name}.zip"
        path = self.desk.asks.file("Export as archive", proposed, _KINDS)
        if path is not None:
            job = partial(_write, subject, self.desk.files, path, tidy=self.tidy.isChecked())
            self.doing.do(job, partial(self._finish, path), self.fail)

    def _show(self, inside: _Inside) -> None:
        self._inside = inside
        self.tidy.setVisible(self.tidy.isChecked() or inside.tree.is_untidy)
        self.files.addItems(inside.names)
        count = len(inside.names)
        self.told.setText(_HOLDS.format(files="1 file" if count == 1 else f"{count:,} files"))
        remarks = (Notice(one.message, blocks=one.blocks) for one in inside.tree.problems)
        missing, held = about_missing(inside.missing, self.desk), about_held(inside.tree.held, self.desk)
        self.show_notices((*remarks, *missing, *held))
        self.changed.emit()

    def _finish(self, path: Path, size: int) -> None:
        self.trouble = ""
        self.desk.memory.set_exported(f"{self.target.name}_folder", str(path.parent))
        said = _WRITTEN.format(name=path.name, size=file_size(size))
        names = self._inside.names if self._inside is not None else ()
        self.done.emit(Result(said, names, path.parent, path))


def _inside(subject: Subject, *, tidy: bool) -> _Inside:
    tree = zip_tree(subject, tidy=tidy)
    return _Inside(tree, tuple(address for address in tree.pictures if subject.find_picture(address) is None))


def _write(subject: Subject, files: FileSystem, path: Path, _told: Told, cancelled: Cancelled, *, tidy: bool) -> int:
    data = zip_bytes(zip_tree(subject, tidy=tidy), subject.find_picture, cancelled=cancelled)
    files.replace(files.resolve(path), data)
    return len(data)
