"""The panel for a bot's archive: which pictures of the issue are in it, and which are not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from twimeditor.ui.images.batch import Batch
from twimeditor.ui.images.piece import Piece
from twimeditor.ui.images.piece_words import before_and_after, named
from twimeditor.ui.images.waiting import WaitingDialog
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import words_label

_LETTERS = 96
_LINES = 24


@dataclass(frozen=True, slots=True)
class Findings:
    """What an archive has for an issue: names of pictures that it lacks still, and files that nobody names."""

    missing: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class ArchivePanel(WaitingDialog):
    """Lists what comes in by name, what is missing, and what the issue does not name."""

    def __init__(self, batch: Batch, findings: Findings, parent: QWidget | None = None) -> None:
        super().__init__(batch, parent)
        self._rows: dict[Piece, QTreeWidgetItem] = {}
        self.setObjectName("images.archive")
        self.setWindowTitle("Bring in pictures")
        self.words = words_label()
        self.tree = QTreeWidget()
        self.more = QCheckBox()
        self._build(findings)
        self.refresh()
        self.insert.setFocus()

    @property
    def wants_others(self) -> bool:
        """Tell whether the files that nobody names are to be asked about next."""
        return self.more.isChecked()

    def show_piece(self, piece: Piece) -> None:
        self._rows[piece].setText(1, before_and_after(piece))

    def drop_piece(self, piece: Piece) -> None:
        self._rows[piece].setText(1, piece.problem)

    def show_state(self) -> None:
        self.insert.setText(f"&Bring in {named(self.batch.pieces)}")
        self.more.setEnabled(not self.is_busy)

    def _build(self, findings: Findings) -> None:
        self._fill(findings)
        others = len(findings.others)
        self.more.setText(f"&Ask about the {'other one' if others == 1 else f'{others:,} others'} next")
        self.more.setVisible(bool(others))
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        for part in (self.words, self.problems, self.tree, self.more, self.progress, self.buttons()):
            column.addWidget(part)
        column.setStretchFactor(self.tree, 1)
        self.take_size(_LETTERS, _LINES)

    def _fill(self, findings: Findings) -> None:
        pieces = self.batch.pieces
        all_named = len(pieces) + len(findings.missing)
        self.words.setText(
            f"{len(pieces):,} of the {all_named:,} pictures that the issue names as the bot called them are here."
        )
        self.tree.setAccessibleName("Pictures")
        self.tree.setProperty("framed", True)
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        group = self._group("Come in", len(pieces))
        for piece in pieces:
            self._rows[piece] = QTreeWidgetItem(group, [piece.name, before_and_after(piece)])
        self._names("Still missing", findings.missing)
        self._names("Named nowhere in the issue", findings.others)
        self.tree.expandAll()
        self.tree.resizeColumnToContents(0)

    def _names(self, title: str, names: Sequence[str]) -> None:
        if names:
            group = self._group(title, len(names))
            for name in names:
                QTreeWidgetItem(group, [name])

    def _group(self, title: str, number: int) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [f"{title} ({number:,})"])
        group.setFirstColumnSpanned(True)
        return group
