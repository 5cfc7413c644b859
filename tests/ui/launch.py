"""Start the whole program for a test, as often as it likes, and take it away again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from pytestqt.qtbot import QtBot

from twimeditor.app import Application, create_application
from twimeditor.app_window import Makers
from twimeditor.core.archive.directory import Directory
from twimeditor.core.check import Problem
from twimeditor.core.model import Issue
from twimeditor.services.archive.desk import Indexer
from twimeditor.services.archive.indexing import index
from twimeditor.services.archive.knowing import know
from twimeditor.services.archive.values import Learned, Progress, Summary
from twimeditor.services.check.values import Checked, Where
from twimeditor.services.check.worker import Worker
from twimeditor.ui.shell.questions import Answer


class Answers:
    """Answers the window's questions, and remembers them."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.about_changes = Answer.CANCEL
        self.to_open: Path | None = None
        self.to_save: Path | None = None
        self.to_choose: Path | None = None
        self.suggested: Path | None = None

    def unsaved(self, name: str) -> Answer:
        self.asked.append(name)
        return self.about_changes

    def file_to_open(self, folder: Path) -> Path | None:
        self.asked.append(f"open in {folder.name}")
        return self.to_open

    def folder(self, start: Path) -> Path | None:
        self.asked.append(f"a folder from {start.name}")
        return self.to_choose

    def file_to_save(self, suggested: Path) -> Path | None:
        self.suggested = suggested
        return self.to_save


def nothing_found(_issue: Issue) -> Sequence[Problem]:
    """Find nothing wrong with an issue, however it is."""
    return ()


@dataclass
class FindingWorker:
    """Checks in the window's process by a function of the test's: no process is started, and no rule is asked."""

    find: Callable[[Issue], Sequence[Problem]] = nothing_found
    misspelt: Callable[[Issue], Sequence[Problem]] = nothing_found
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def prepare(self) -> None:
        pass

    def check(self, issue: Issue, where: Where) -> Checked:
        return Checked(tuple(self.find(issue)), tuple(self.misspelt(issue)), self.notes)

    def suggest(self, word: str) -> tuple[str, ...]:
        return self.suggestions

    def stop(self) -> None:
        pass


class KnowingIndexer:
    """Finds no past issues, wherever they are looked for."""

    def index(self, root: Path, database: Path, sources: Path, told: Callable[[Progress], None]) -> Learned:
        return Learned(Directory(), Summary(0, 0, {}, root))

    def learn(self, root: Path, database: Path, sources: Path) -> Learned:
        return Learned(Directory(), Summary(0, 0, {}, root))

    def cancel(self) -> None:
        pass

    def stop(self) -> None:
        pass


class HereIndexer:
    """Reads and learns in the thread that asks: no process is started."""

    def __init__(self) -> None:
        self._is_off = Event()

    def index(self, root: Path, database: Path, sources: Path, told: Callable[[Progress], None]) -> Learned:
        self._is_off.clear()
        index(root, database, progress=told, is_off=self._is_off.is_set)
        return know(database, sources)

    def learn(self, root: Path, database: Path, sources: Path) -> Learned:
        return know(database, sources)

    def cancel(self) -> None:
        self._is_off.set()

    def stop(self) -> None:
        self._is_off.set()


class Launcher:
    """Builds applications over one profile.

    In these the check finds nothing, unless `worker` makes others for the windows that are launched from then on: a
    `FindingWorker`, a `HereWorker` that asks all rules in the window's process, or a `CheckProcess` as in real life.
    Nor is there an archive, unless `indexer` makes another than a `KnowingIndexer`: a `HereIndexer` or an
    `IndexProcess`.
    """

    def __init__(self, qtbot: QtBot, profile: Path) -> None:
        self.qtbot = qtbot
        self.profile = profile
        self.answers = Answers()
        self.worker: Callable[[], Worker] = FindingWorker
        self.indexer: Callable[[], Indexer] = KnowingIndexer
        self._running: list[Application] = []

    def __call__(self, *arguments: Path | str, shown: bool = True, preview: bool = False) -> Application:
        """Start with these arguments; wait until the window is on the screen.

        Without its `preview` a window needs no web engine, and a test a tenth of the time.
        """
        if not preview:
            self._hide_preview()
        argv = ["twimeditor", "--profile", str(self.profile), *map(str, arguments)]
        application = create_application(argv, Makers(self.worker, self.indexer))
        application.window.posts.questions = self.answers
        self._running.append(application)
        application.windows.emptied.connect(lambda: self._running.remove(application))
        if shown:
            with self.qtbot.waitExposed(application.window):
                application.window.show()
            application.window.activateWindow()
        return application

    def _hide_preview(self) -> None:
        settings = self.profile / "config" / "window.ini"
        if not settings.exists():
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text("[window]\nhidden=preview\n", encoding="utf-8")

    def close(self) -> None:
        """Take all windows away."""
        for application in tuple(self._running):
            application.close()
