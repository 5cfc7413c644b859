"""The site's folder, as the window knows it: read off the GUI thread, and again whenever it may have changed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from twimeditor.core.render import Resolve
from twimeditor.services.ports import Executor, FileSystem
from twimeditor.services.settings import SITE_FOLDER, Settings
from twimeditor.services.site.checkout import Checkout, around, inspect
from twimeditor.services.site.pages import SitePages
from twimeditor.services.site.reading import Reading, SiteReader


class SiteFolder(QObject):
    """Holds what was read last; `read` follows every reading, also one that found nothing else than before."""

    read = Signal()

    def __init__(
        self,
        settings: Settings,
        files: FileSystem,
        reader: SiteReader,
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._files = files
        self._reader = reader
        self._executor = executor
        self._post: Path | None = None
        self._is_reading = False
        self._is_outdated = False
        self._is_closed = False
        self.reading = Reading()
        self.resolve: Resolve | None = None

    @property
    def idle(self) -> bool:
        """Tell whether `reading` is what was asked for last."""
        return not self._is_reading

    def inspect(self, folder: Path) -> Checkout:
        """Tell what is found in a folder."""
        return inspect(self._files, folder)

    def around(self) -> Path | None:
        """Return the site's folder that the open post lies in."""
        return None if self._post is None else around(self._files, self._post)

    @property
    def chosen(self) -> Path | None:
        """Return the folder that the user named."""
        named = self._settings.get(SITE_FOLDER)
        return Path(named) if named else None

    def choose(self, folder: Path | None) -> None:
        """Use another folder, or none but the one that a post lies in; raise OSError when that cannot be kept."""
        try:
            self._settings.put(SITE_FOLDER, str(folder or ""))
        finally:
            self.refresh()

    def follow(self, post: Path | None) -> None:
        """Take note of the post that is open."""
        if post != self._post:
            self._post = post
            self.refresh()

    def refresh(self) -> None:
        """Read again; where nothing has changed, that costs next to nothing."""
        self._is_outdated = self._is_reading
        if not self._is_reading and not self._is_closed:
            self._is_reading = True
            self._executor.submit(partial(self._reader.read, self.chosen, self._post), self._take, self._give_up)

    def roots(self) -> tuple[Path, ...]:
        """Return the folders that pictures of the site are looked up in, known without waiting for a reading."""
        found = (self.chosen, self.reading.folder)
        return tuple(dict.fromkeys(folder / "static" for folder in found if folder is not None))

    def close(self) -> None:
        """Read no more, and say nothing of what is being read."""
        self._is_closed = True

    def _take(self, reading: Reading) -> None:
        self._is_reading = False
        if self._is_closed:
            return
        before, self.reading = self.reading, reading
        if reading.folder is None:
            self.resolve = None
        elif reading.folder != before.folder or self.resolve is None:
            self.resolve = SitePages(self._files, reading.folder).resolve
        self.read.emit()
        if self._is_outdated:
            self.refresh()

    def _give_up(self, error: Exception) -> None:
        """Go on without the site, and tell what is a defect of this program."""
        self._take(Reading())
        raise error
