"""People and projects: what is known, where from, and what the user knows better."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.corrections import Corrected, Who
from twimeditor.core.archive.listing import Listing
from twimeditor.services.ports import FileSystem
from twimeditor.ui.archive.watch import ArchiveWatch
from twimeditor.ui.people.desk import PeopleDesk
from twimeditor.ui.people.exchange import NAMES, Exchange
from twimeditor.ui.people.joining import JoinDialog
from twimeditor.ui.people.page import SubjectsPage
from twimeditor.ui.people.rows import rows
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import EmptyState, Toast, words_label

_USUAL: Final = QSize(960, 680)
_TITLES: Final = {Who.PEOPLE: "&People", Who.PROJECTS: "P&rojects"}
_NONE: Final = "Past issues tell who reports on what. Choose the folder that has them, or import a table of hebbot’s."


class PeopleDialog(QDialog):
    """Stays open beside the window."""

    def __init__(self, watch: ArchiveWatch, files: FileSystem, choose_folder: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("people")
        self.setWindowTitle("People and projects")
        self.setAcceptDrops(True)
        self._desk = PeopleDesk(watch, self)
        self._exchange = Exchange(self._desk, files, self)
        self.pages = {who: SubjectsPage(self._desk, who) for who in Who}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._places = QStackedWidget()
        self.report = words_label()
        self.report.setObjectName("report")
        self.report.hide()
        self.toast = Toast(self)
        self.import_button = QPushButton("&Import")
        self.export_button = QPushButton("&Export")
        self._fill_menus()
        self._lay_out(choose_folder)
        self._desk.changed.connect(self.refresh)
        self._desk.told.connect(self._tell)
        self.finished.connect(self._desk.close)
        self.refresh()
        self.pages[Who.PEOPLE].line.setFocus()
        self.resize(_USUAL.boundedTo(self.screen().availableGeometry().size() * 0.95))

    def show_author(self, key: str) -> None:
        """Choose a person."""
        self._show(Who.PEOPLE, key)

    def show_project(self, key: str) -> None:
        """Choose a project."""
        self._show(Who.PROJECTS, key)

    def refresh(self) -> None:
        """Show what is known by now."""
        for who, page in self.pages.items():
            page.refresh()
            self.tabs.setTabText(list(Who).index(who), f"{_TITLES[who]} ({page.count():,})")
        has_any = any(page.count() for page in self.pages.values())
        self._places.setCurrentIndex(0 if has_any else 1)
        problems = self._desk.sources.load().problems
        if problems and not self.report.text():
            self.tell("\n".join(map(str, problems[:5])) + (f"\nand {len(problems) - 5} more" if problems[5:] else ""))

    def tell(self, words: str) -> None:
        """Say above the pages what came of something."""
        self.report.setText(words)
        self.report.setAccessibleName(words)
        self.report.setVisible(bool(words))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.tell(self._exchange.take(_dropped(event)))

    def _show(self, who: Who, key: str) -> None:
        self.tabs.setCurrentWidget(self.pages[who])
        self.pages[who].show_key(key)
        self.pages[who].list.setFocus()

    def _lay_out(self, choose_folder: QAction) -> None:
        for who, page in self.pages.items():
            self.tabs.addTab(page, _TITLES[who])
            page.detail.join_wanted.connect(partial(self._ask_to_join, who))
        self._places.addWidget(self.tabs)
        self._places.addWidget(EmptyState("outline", "No archive yet", _NONE, [choose_folder]))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.addButton(self.import_button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.export_button, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(self.report)
        column.addWidget(self._places, 1)
        column.addWidget(box)
        for button in box.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _fill_menus(self) -> None:
        importing = QMenu(self)
        importing.aboutToShow.connect(partial(self._fill_import, importing))
        self.import_button.setMenu(importing)
        exporting = QMenu(self)
        exporting.addAction("Export for &hebbot…", lambda: self._tell_if_any(self._exchange.export_for_hebbot()))
        exporting.addAction("Export &corrections…", lambda: self._tell_if_any(self._exchange.export_corrections()))
        self.export_button.setMenu(exporting)

    def _fill_import(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction("&Import a file…", lambda: self._tell_if_any(self._exchange.ask()))
        menu.addSeparator()
        for kind in self._desk.sources.load().kept:
            menu.addAction(f"Remove {NAMES[kind]}", partial(self._forget, kind))

    def _forget(self, kind: Listing) -> None:
        self.tell(self._exchange.forget(kind))

    def _tell_if_any(self, words: str) -> None:
        if words:
            self.tell(words)

    def _tell(self, words: str, undo: object) -> None:
        self.tell("")
        if callable(undo):
            self.toast.tell(words, "Undo", undo)
        else:
            self.tell(words)

    def _ask_to_join(self, who: Who) -> None:
        page = self.pages[who]
        known = rows(self._desk.directory(), self._desk.corrections, who)
        own = page.detail.key
        name = next((row.name for row in known if row.key == own), own)
        dialog = JoinDialog(name, tuple(row for row in known if row.key != own), self)
        dialog.accepted.connect(lambda: self._join(who, own, dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _join(self, who: Who, own: str, other: str) -> None:
        self._desk.correct(
            f"Joined with {other}",
            who,
            own,
            lambda said: Corrected(said.texts, said.removed, other, said.is_hidden),
        )
        self._show(who, other)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
