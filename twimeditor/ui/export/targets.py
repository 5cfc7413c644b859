"""The targets that are folders: a checkout of the site, a folder of the post's own, a page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton

from twimeditor.ui.export.commit_box import CommitBox
from twimeditor.ui.export.desk import Desk, Subject
from twimeditor.ui.export.folder_page import FolderPage
from twimeditor.ui.export.jobs import (
    Look,
    Proposal,
    Wish,
    Written,
    look_at_folder,
    look_at_page,
    look_at_site,
    propose,
    web_tree,
)
from twimeditor.ui.export.page import Result, Target
from twimeditor.ui.export.work import Doing, Looking
from twimeditor.ui.theme import TOKENS

_COMMITTED: Final = "Committed to the branch {branch}."
_UNCOMMITTED: Final = "The files are written, but not committed. {reason}"
_COMMIT: Final = "See what stands in the way of the commit, or export without."
_COPIED: Final = "The page's HTML is copied."


class SitePage(FolderPage):
    """Puts the post into a checkout of the site, and commits it if the user wants that."""

    label = "Site f&older"

    def __init__(self, target: Target, desk: Desk, doing: Doing) -> None:
        super().__init__(target, desk, doing)
        self.commit = CommitBox()
        self._checking = Looking(desk.executor, self)
        self.column.addWidget(self.commit)
        self.commit.wanted.setChecked(bool(desk.memory.exported("commit")))
        self.commit.changed.connect(self._wish_changed)

    @property
    def verb(self) -> str:
        return "&Export" if self.commit.wish is None else "&Export and commit"

    @property
    def has_work(self) -> bool:
        """Tell whether something is to be done: what is written already can still be committed."""
        return super().has_work or (self.plan is not None and self.commit.wish is not None)

    @property
    def can_act(self) -> bool:
        return super().can_act and self.commit.is_ready

    @property
    def lack(self) -> str:
        return super().lack or (_COMMIT if self.commit.notices.is_blocking and self.commit.wish is not None else "")

    def proposed(self) -> Path | None:
        noted = self.desk.memory.exported("SITE_folder")
        return self.desk.subject().site or (Path(noted) if noted else None)

    def job(self, subject: Subject, folder: Path) -> Callable[[], Look]:
        return partial(look_at_site, subject, folder, self.desk.inspect, tidy=self.tidy.isChecked())

    def wish(self) -> Wish | None:
        return self.commit.wish

    def leave(self) -> None:
        super().leave()
        self._checking.drop()

    def show_look(self, look: Look) -> None:
        super().show_look(look)
        self._check()

    def result(self, written: Written) -> Result:
        result = super().result(written)
        if written.commit is None:
            return Result(result.said, result.written, result.folder, result.path, note=self._note(written))
        said = f"{result.said} {_COMMITTED.format(branch=written.commit.branch)}"
        return Result(said, result.written, result.folder, result.path, branch=written.commit.branch)

    def finished(self, written: Written) -> None:
        self.desk.memory.set_exported("commit", "yes" if self.commit.wish is not None else "")
        super().finished(written)

    def _note(self, written: Written) -> str:
        return _UNCOMMITTED.format(reason=written.uncommitted) if written.uncommitted else ""

    def _wish_changed(self) -> None:
        self._check(soon=True)
        self.changed.emit()

    def _check(self, *, soon: bool = False) -> None:
        self._checking.drop()
        self.commit.wait()
        if self.commit.wish is not None and self.plan is not None:
            job = partial(propose, self.plan, self.commit.question)
            self._checking.look(job, self._show_proposal, self.fail, soon=soon)

    def _show_proposal(self, proposal: Proposal) -> None:
        self.commit.show_proposal(proposal)
        self.changed.emit()


class FolderPostPage(FolderPage):
    """Puts the post into a folder of its own."""

    label = "&Into the folder"

    def proposed(self) -> Path | None:
        return self.desk.start(self.target.name)

    def job(self, subject: Subject, folder: Path) -> Callable[[], Look]:
        return partial(look_at_folder, subject, folder, tidy=self.tidy.isChecked())


class WebPagePage(FolderPage):
    """Puts a page for any browser into a folder, or its HTML on the clipboard."""

    label = "&Into the folder"
    tidies = False

    def __init__(self, target: Target, desk: Desk, doing: Doing) -> None:
        super().__init__(target, desk, doing)
        self.inline = QCheckBox("&Pictures within the page, which then is one file")
        self.inline.setObjectName("export.inline")
        self.inline.setChecked(desk.memory.exported("inline") != "no")
        self.copy = QPushButton("&Copy HTML")
        self.copy.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(TOKENS.small)
        row.addWidget(self.inline, 1)
        row.addWidget(self.copy)
        self.column.addLayout(row)
        self._copying = Looking(desk.executor, self)
        self.inline.toggled.connect(self._choose_inline)
        self.copy.clicked.connect(self._copy)

    def proposed(self) -> Path | None:
        return self.desk.start(self.target.name)

    def job(self, subject: Subject, folder: Path) -> Callable[[], Look]:
        return partial(look_at_page, subject, folder, inline=self.inline.isChecked())

    def leave(self) -> None:
        super().leave()
        self._copying.drop()

    def _choose_inline(self, inline: bool) -> None:
        self.desk.memory.set_exported("inline", "yes" if inline else "no")
        self.look_again()

    def _copy(self) -> None:
        job = partial(web_tree, self.desk.subject(), inline=True)
        self._copying.look(job, lambda tree: self._put(tree.text), self.fail)

    def _put(self, html: str) -> None:
        mime = QMimeData()
        mime.setText(html)
        QGuiApplication.clipboard().setMimeData(mime)
        self.told.setText(_COPIED)
