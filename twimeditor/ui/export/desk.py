"""What all pages of the dialog work with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFileDialog, QWidget

from twimeditor.core.export.places import issue_day, issue_name
from twimeditor.core.model import Issue
from twimeditor.core.render import Resolve, SiteTemplates
from twimeditor.core.style import HouseStyle
from twimeditor.services.export.writer import Writer
from twimeditor.services.ports import Executor, FileSystem
from twimeditor.services.site.checkout import Checkout

Inspect = Callable[[Path], Checkout]


@dataclass(frozen=True, slots=True)
class Subject:
    """The issue as it is now, as values that any thread may read.

    `saved` is the issue as its file `post` holds it, `site` the site's folder, both where there is one. `templates`
    and `resolve` are what the site renders with.
    """

    issue: Issue
    saved: Issue | None
    style: HouseStyle
    post: Path | None
    site: Path | None
    find_picture: Callable[[str], Path | None]
    templates: SiteTemplates | None = None
    resolve: Resolve | None = None

    @property
    def is_unsaved(self) -> bool:
        """Tell whether its file lacks something."""
        return self.issue is not self.saved

    @property
    def name(self) -> str:
        """Return what files of the issue are called."""
        return issue_name(issue_day(self.issue))


class Asks(Protocol):
    """What is asked for with the platform's own dialogs."""

    def folder(self, title: str, start: Path) -> Path | None:
        """Ask for a folder; None when the user thinks better of it."""

    def file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        """Ask for a file to write; None when the user thinks better of it."""


class Remembered(Protocol):
    """What is remembered from one export to the next."""

    def exported(self, what: str) -> str:
        """Return what was noted last, "" where nothing was."""

    def set_exported(self, what: str, value: str) -> None:
        """Note a value."""


class Board(Protocol):
    """What is shown before anything else: whether the issue is ready."""

    changed: SignalInstance

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing is known that stands against an export."""

    def widget(self) -> QWidget:
        """Return what is shown."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The issue, what the work is done with, and the ways out of the dialog into the window.

    `save` saves the issue and tells whether it could. `reveal` leads to a node of the issue, `find_pictures` to where
    missing pictures are looked for. `board` makes what is shown first, if anything is.
    """

    subject: Callable[[], Subject]
    executor: Executor
    files: FileSystem
    writer: Writer
    inspect: Inspect
    asks: Asks
    memory: Remembered
    save: Callable[[], bool]
    reveal: Callable[[int], None]
    find_pictures: Callable[[], None] | None = None
    board: Callable[[], Board] | None = None

    def start(self, what: str) -> Path:
        """Return the folder that an export of a kind begins at: the last one, beside the post, or the user's own."""
        noted, subject = self.memory.exported(f"{what}_folder"), self.subject()
        if noted and Path(noted).is_dir():
            return Path(noted)
        return _beside(subject.post, subject.site)


def _beside(post: Path | None, site: Path | None) -> Path:
    """Return a folder near the post, but not within the site: that would publish the post once more."""
    if post is None:
        return Path.home()
    return site.parent if site is not None and post.is_relative_to(site) else post.parent


class FileDialogs:
    """Asks with the platform's own dialogs."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def folder(self, title: str, start: Path) -> Path | None:
        """Ask for a folder."""
        chosen = QFileDialog.getExistingDirectory(self._parent, title, str(start))
        return Path(chosen) if chosen else None

    def file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        """Ask for a file to write."""
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, str(proposed), kinds)
        return Path(chosen) if chosen else None
