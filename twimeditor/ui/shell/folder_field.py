"""The field of the preferences that asks for the site's folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from twimeditor.services.site.checkout import PARTS, Checkout, Part
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.theme.icons import pixmap

Inspect = Callable[[Path], Checkout]
Ask = Callable[[Path], Path | None]

_NONE = "Not set: the preview wears what it knows of the site."
_AROUND = "Not set: the post that is open lies in “{folder}”, and that is used."
_FOUND = "This is the site's folder. What is there:"
_MEANT = "{problem} Did you mean “{folder}”?"


class FolderField(QWidget):
    """Asks for the site's folder and tells, while it is typed, what was found there.

    `changed` is emitted with every folder that can be used, and when there is to be none.
    """

    changed = Signal()

    def __init__(self, inspect: Inspect, ask: Ask, around: Path | None) -> None:
        super().__init__()
        self._inspect = inspect
        self._ask = ask
        self._around = around
        self.edit = QLineEdit()
        self.edit.setObjectName("preferences.site.folder")
        self.edit.setAccessibleName("Site folder")
        self.edit.setPlaceholderText("None")
        self.edit.setClearButtonEnabled(True)
        self.choose = QPushButton("&Choose…")
        self.choose.setAutoDefault(False)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.take_meant = QPushButton("&Use that folder")
        self.take_meant.setAutoDefault(False)
        self.found = PartList()
        self._lay_out()
        self.edit.textChanged.connect(self._follow)
        self.choose.clicked.connect(self._choose)
        self.take_meant.clicked.connect(self._take_meant)

    @property
    def folder(self) -> Path | None:
        """Return the folder that is named, None where there is none."""
        text = self.edit.text().strip()
        if text.startswith("file:"):  # dropped from a file manager
            text = QUrl(text).toLocalFile()
        return Path(text).expanduser().absolute() if text else None

    @property
    def is_valid(self) -> bool:
        """Tell whether what is named can be used."""
        return self.folder is None or not self._inspect(self.folder).problem

    def set_folder(self, folder: Path | None) -> None:
        """Name a folder, or none."""
        self.edit.setText(str(folder or ""))
        self._show()

    def _follow(self) -> None:
        self._show()
        if self.is_valid:
            self.changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(TOKENS.small)
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.take_meant, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.found)

    def _show(self) -> None:
        folder = self.folder
        checkout = self._inspect(folder) if folder is not None else None
        self.take_meant.setVisible(checkout is not None and checkout.meant is not None)
        self.found.setVisible(checkout is not None and not checkout.problem)
        self.found.show_parts(checkout)
        self.told.setText(self._unset() if checkout is None else _judged(checkout))
        self.edit.setAccessibleDescription(f"{self.told.text()} {self.found.words}".strip())

    def _unset(self) -> str:
        return _AROUND.format(folder=self._around) if self._around is not None else _NONE

    def _take_meant(self) -> None:
        folder = self.folder
        self.set_folder(self._inspect(folder).meant if folder is not None else None)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        chosen = self._ask(self.folder or self._around or Path.home())
        if chosen is not None:
            self.set_folder(chosen)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class PartList(QWidget):
    """The parts of a site, each with a mark whether it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._marks = {part: QLabel() for part in PARTS}
        self._names = {part: QLabel() for part in PARTS}
        grid = QGridLayout(self)
        grid.setContentsMargins(TOKENS.small, 0, 0, 0)
        grid.setHorizontalSpacing(TOKENS.small)
        grid.setVerticalSpacing(TOKENS.tight)
        grid.setColumnStretch(1, 1)
        for row, part in enumerate(PARTS):
            grid.addWidget(self._marks[part], row, 0)
            grid.addWidget(self._names[part], row, 1)

    def show_parts(self, checkout: Checkout | None) -> None:
        """Show what a folder holds."""
        found = checkout.found if checkout is not None and not checkout.problem else ()
        self.words = "; ".join(_words(part, is_there=part in found) for part in PARTS) if found else ""
        for part in PARTS:
            self._show(part, is_there=part in found)

    def _show(self, part: Part, *, is_there: bool) -> None:
        role = QPalette.ColorRole.WindowText if is_there else QPalette.ColorRole.PlaceholderText
        name, colour = "check" if is_there else "close", self.palette().color(role)
        self._marks[part].setPixmap(pixmap(name, TOKENS.icon, colour, self.devicePixelRatioF()))
        self._names[part].setText(_words(part, is_there=is_there))
        self._names[part].setForegroundRole(role)


def _judged(checkout: Checkout) -> str:
    if checkout.meant is not None:
        return _MEANT.format(problem=checkout.problem, folder=checkout.meant)
    return checkout.problem or _FOUND


def _words(part: Part, *, is_there: bool) -> str:
    return f"{part.name} — {part.gives}" if is_there else f"{part.name} — {part.gives}: not there"
