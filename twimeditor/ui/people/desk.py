"""What the dialog knows and does: people, projects, corrections that can be taken back."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from twimeditor.core.archive.corrections import Corrected, Corrections, Who
from twimeditor.core.archive.directory import Author, Directory, Project
from twimeditor.core.archive.keys import title_key
from twimeditor.core.archive.merging import corrected, merged
from twimeditor.ui.archive.watch import ArchiveWatch

if TYPE_CHECKING:
    from twimeditor.services.archive.sources import Sources

_NOT_KEPT: Final = "This holds until the program ends, but could not be kept: {reason}."


class PeopleDesk(QObject):
    """Reads the directory through the archive's watch and changes it through the sources.

    `changed` tells that there is something else to show, `told` says what was done with what takes it back (or None).
    """

    changed = Signal()
    told = Signal(str, object)

    def __init__(self, watch: ArchiveWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._alone: Directory | None = None
        self._seen: Directory | None = None
        self._then = Corrections()
        watch.changed.connect(self._forget)
        self._end = self.sources.subscribe(self._forget)

    @property
    def sources(self) -> "Sources":
        """Return the tables and corrections."""
        return self._watch.sources()

    @property
    def corrections(self) -> Corrections:
        """Return what the user has said."""
        return self.sources.load().corrections

    def has_archive(self) -> bool:
        """Tell whether past issues are known."""
        return self._watch.is_there()

    def directory(self) -> Directory:
        """Return what is known; without past issues that is what tables and corrections say."""
        known = self._watch.directory() if self._watch.is_there() else self._without_archive()
        if known is not self._seen:
            self._seen, self._then = known, self.corrections
        return known

    def subject(self, who: Who, key: str) -> Author | Project:
        """Return somebody or something as the user's last word has it, before all is learned anew."""
        known = self.directory()
        said, then = self.corrections.of(who, key), self._then.of(who, key)
        if who is Who.PEOPLE:
            author = known.authors.get(key)
            return author if author and said == then else corrected(author or Author(key), who, said, then)
        project = known.projects.get(key)
        return project if project and said == then else corrected(project or Project(key), who, said, then)

    def shown(self, name: str, text: str) -> str:
        """Return a value as it is read: a project by its title."""
        project = self.directory().projects.get(text) if name == "projects" else None
        return project.title if project is not None else text

    def meant(self, name: str, text: str) -> str:
        """Return the value that a text stands for: a project's key for its title."""
        key = title_key(text)
        return self.directory().titles.get(key, key or text) if name == "projects" else text

    def correct(self, words: str, who: Who, key: str, change: Callable[[Corrected], Corrected]) -> None:
        """Change what is said of one, and offer to take it back."""
        self.correct_all(words, lambda said: said.changed(who, key, change))

    def correct_all(self, words: str, change: Callable[[Corrections], Corrections]) -> None:
        """Change what is said of several at once."""
        before = self.corrections
        failed = self._keep(change)
        undo = partial(self._restore, before, tuple(_differences(before, self.corrections)))
        self.told.emit(failed or words, undo)

    def close(self) -> None:
        """Listen no longer."""
        self._end()

    def _restore(self, before: Corrections, places: Iterable[tuple[Who, str]]) -> None:
        def back(said: Corrections) -> Corrections:
            for who, key in places:
                said = said.put(who, key, before.of(who, key))
            return said

        failed = self._keep(back)
        if failed:
            self.told.emit(failed, None)

    def _keep(self, change: Callable[[Corrections], Corrections]) -> str:
        try:
            self.sources.correct(change)
        except OSError as error:
            return _NOT_KEPT.format(reason=error.strerror or error)
        return ""

    def _without_archive(self) -> Directory:
        if self._alone is None:
            loaded = self.sources.load()
            self._alone = merged(Directory(), loaded.tables, loaded.corrections)
        return self._alone

    def _forget(self) -> None:
        self._alone = None
        self.changed.emit()


def _differences(before: Corrections, after: Corrections) -> Iterable[tuple[Who, str]]:
    for who in Who:
        for key in {**before.all(who), **after.all(who)}:
            if before.of(who, key) != after.of(who, key):
                yield who, key
