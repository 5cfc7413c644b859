"""Files that come in and go out: bots' tables, and corrections."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from twimeditor.core.archive.corrections import Corrections, conflicts, joined, read, written
from twimeditor.core.archive.hebbot import hebbot_toml
from twimeditor.core.archive.hebbot_export import hebbot_table
from twimeditor.core.archive.listing import Listing
from twimeditor.core.archive.table import LeftOut
from twimeditor.core.errors import TableError
from twimeditor.services.archive.importing import corrections_words, in_order, left_words, refused
from twimeditor.services.ports import FileSystem
from twimeditor.ui.people.deciding import DecideDialog

if TYPE_CHECKING:
    from twimeditor.ui.people.desk import PeopleDesk

_FILES: Final = "Tables and corrections (*.toml *.json);;All files (*)"

NAMES: Final = {
    Listing.HEBBOT: "hebbot’s configuration",
    Listing.SENDERS: "twim-o-matic’s senders",
    Listing.SECTIONS: "twim-o-matic’s sections",
    Listing.PROJECTS: "twim-o-matic’s projects",
}


class Exchange:
    """Imports and exports for a dialog; each says in words what came of it."""

    def __init__(self, desk: "PeopleDesk", files: FileSystem, parent: QWidget) -> None:
        self._desk = desk
        self._files = files
        self._parent = parent

    def ask(self) -> str:
        """Ask for files and take them in."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, "Import", "", _FILES)
        return self.take(map(Path, names))

    def take(self, paths: Iterable[Path]) -> str:
        """Take files in, sections before the projects that need them."""
        return "\n".join(filter(None, map(self._take, in_order(paths))))

    def forget(self, kind: Listing) -> str:
        """Forget a table."""
        try:
            self._desk.sources.remove_table(kind)
        except OSError as error:
            return f"{NAMES[kind].capitalize()} could not be removed: {error.strerror or error}."
        return f"Removed {NAMES[kind]}."

    def export_for_hebbot(self) -> str:
        """Ask where, and write sections and projects for hebbot."""
        table = hebbot_table(self._desk.directory(), self._desk.sources.load().tables)
        return self._write("Export for hebbot", "hebbot.toml", hebbot_toml(table), table.told())

    def export_corrections(self) -> str:
        """Ask where, and write the user's corrections."""
        said = self._desk.corrections
        count = len(said.people) + len(said.projects)
        return self._write("Export corrections", "corrections.toml", written(said), corrections_words(count))

    def _take(self, path: Path) -> str:
        try:
            kind, text = self._desk.sources.read(path)
            if kind is Listing.CORRECTIONS:
                return self._join(path, text)
            table = self._desk.sources.import_table(path).table
        except (TableError, OSError) as error:
            return refused(path, error)
        return f"From {path.name}: {table.told()}{left_words(table.left_out)}."

    def _join(self, path: Path, text: str) -> str:
        theirs, problems = read(text)
        left = left_words(tuple(LeftOut(key, reason) for key, reason in problems))
        differences = conflicts(self._desk.corrections, theirs)
        if not theirs:
            return f"{path.name} has no corrections{left}."
        decide = DecideDialog(differences, self._parent)
        try:
            if differences and decide.exec() != QDialog.DialogCode.Accepted:
                return f"{path.name} was not imported."
            taken = decide.taken()
        finally:
            decide.deleteLater()

        def both(mine: Corrections) -> Corrections:
            return joined(mine, theirs, taken)

        count = len(theirs.people) + len(theirs.projects)
        self._desk.correct_all("Joined corrections", both)
        return f"From {path.name}: {corrections_words(count)}{left}."

    def _write(self, title: str, name: str, text: str, told: str) -> str:
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, name, "TOML (*.toml)")
        if not chosen:
            return ""
        try:
            self._files.replace(Path(chosen), text.encode("utf-8", "replace"))
        except OSError as error:
            return f"{Path(chosen).name} could not be written: {error.strerror or error}."
        return f"Wrote {told} to {Path(chosen).name}."
