"""Puts a window together: what is its own, over what all windows share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse
from twimeditor.services.archive.desk import ArchiveDesk, Indexer
from twimeditor.services.archive.process import IndexProcess
from twimeditor.services.assets.store import AssetStore
from twimeditor.services.assets.trash import DesktopTrash
from twimeditor.services.check.aside import CheckAside
from twimeditor.services.check.ignored import Ignored
from twimeditor.services.check.own_words import OwnWords
from twimeditor.services.check.worker import CheckProcess, Worker
from twimeditor.services.editing import Session
from twimeditor.services.media import RemotePictures, fetch_job
from twimeditor.services.private import PrivateKeeper
from twimeditor.services.rendering import Aside, WorkerProcess
from twimeditor.services.resources import resource_path
from twimeditor.services.settings import Settings
from twimeditor.services.site.reading import SiteReader
from twimeditor.services.site.sass import Sass
from twimeditor.services.site.stylesheets import StyleSheets
from twimeditor.services.storage.controller import PostController
from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.places import Places
from twimeditor.services.storage.recent import RecentFiles
from twimeditor.services.storage.workers import SystemClock
from twimeditor.services.styles import Styles

# isort: split
# Qt comes after all that does without it: once loaded, it reads the source of each module that is imported.
from PySide6.QtWidgets import QApplication

from twimeditor.ui.archive.published import Published
from twimeditor.ui.archive.watch import ArchiveWatch
from twimeditor.ui.bridge import QtExecutor, QtScheduler, Selection, SessionBridge
from twimeditor.ui.problems.watch import ProblemWatch
from twimeditor.ui.shell import MainWindow
from twimeditor.ui.shell.archive_control import ArchiveKeeper
from twimeditor.ui.shell.archive_day import IssueDay
from twimeditor.ui.shell.asset_keeper import AssetKeeper
from twimeditor.ui.shell.collector import PauseCollector
from twimeditor.ui.shell.keeper import SelectionKeeper
from twimeditor.ui.shell.memory import Memory
from twimeditor.ui.shell.parts import Parts
from twimeditor.ui.shell.problem_keeper import ProblemKeeper, WhereIs
from twimeditor.ui.shell.site_folder import SiteFolder
from twimeditor.ui.shell.windows import Windows
from twimeditor.ui.theme import Theme

_ARCHIVES = 8
"""So many folders' past issues are read at the same time, and one fewer while a process tells how far it is."""


@dataclass(frozen=True, slots=True)
class Makers:
    """Who makes what works in processes: `worker` checks the issue of a window, `indexer` reads past issues."""

    worker: Callable[[], Worker] = CheckProcess
    indexer: Callable[[], Indexer] = IndexProcess


@dataclass(frozen=True, slots=True)
class Shared:
    """What all windows have in common; everything else is each one's own."""

    files: Disk
    places: Places
    clock: SystemClock
    settings: Settings
    recent: RecentFiles
    styles: Styles
    ignored: Ignored
    words: OwnWords
    memory: Memory
    theme: Theme
    reader: SiteReader
    reading: QtExecutor
    sass: Sass
    worker: Callable[[], Worker]
    desk: ArchiveDesk
    desk_work: QtExecutor

    @classmethod
    def made(cls, qt: QApplication, places: Places, makers: "Makers") -> "Shared":
        """Make it all for a profile."""
        files, memory, sass = Disk(), Memory(places.config / "window.ini"), Sass()
        desk_work = QtExecutor(threads=_ARCHIVES)
        return cls(
            files=files,
            places=places,
            clock=SystemClock(),
            settings=Settings(files, places.config / "settings.toml"),
            recent=RecentFiles(files, places.state),
            styles=Styles(files, resource_path("styles"), places.config / "styles"),
            ignored=Ignored(files, places.config / "ignored.toml"),
            words=OwnWords(files, places.config / "words.txt"),
            memory=memory,
            theme=Theme(qt, memory.theme()),
            reader=SiteReader(files, StyleSheets(files, sass, places.cache)),
            reading=QtExecutor(threads=1),  # the reader keeps what it has found, and is no place for two at once
            sass=sass,
            worker=makers.worker,
            desk=ArchiveDesk(files, places.cache, places.config / "directory", makers.indexer, desk_work),
            desk_work=desk_work,
        )

    def close(self) -> None:
        """Let go of everything, once the last window is gone."""
        self.desk.close()
        self.desk_work.close()
        self.sass.stop()
        self.reading.close()
        self.theme.close()


@dataclass(frozen=True, slots=True)
class _Workers:
    """What works aside for one window, each ended before those behind it."""

    fetching: QtExecutor = field(default_factory=QtExecutor)
    rendering: QtExecutor = field(default_factory=QtExecutor)
    checking: QtExecutor = field(default_factory=partial(QtExecutor, threads=1))  # a process answers in turn
    asking: QtExecutor = field(default_factory=partial(QtExecutor, threads=2))
    executor: QtExecutor = field(default_factory=QtExecutor)
    scheduler: QtScheduler = field(default_factory=QtScheduler)

    @property
    def all(self) -> tuple[QtExecutor | QtScheduler, ...]:
        """Return all of them, in the order in which they end."""
        return self.fetching, self.rendering, self.checking, self.asking, self.executor, self.scheduler


@dataclass(frozen=True, slots=True)
class _Desk:
    """The issue of one window, with what opens it and keeps what belongs to it."""

    workers: _Workers
    session: Session
    private: PrivateKeeper
    controller: PostController
    site: SiteFolder
    assets: AssetStore
    asset_keeper: AssetKeeper

    @classmethod
    def made(cls, shared: Shared) -> "_Desk":
        """Make it all for an empty issue."""
        workers, ids, files, state = _Workers(), IdSource(), shared.files, shared.places.state
        scheduler, executor = workers.scheduler, workers.executor
        session = Session(parse("", ids), ids)
        private = PrivateKeeper(session, files, scheduler, executor, state / "private", shared.styles.writing)
        controller = PostController(
            session,
            files=files,
            clock=shared.clock,
            scheduler=scheduler,
            executor=executor,
            state_folder=state,
            furnish=private.furnish,
        )
        controller.subscribe(lambda state: private.turn_to(state.path))
        site = SiteFolder(shared.settings, files, shared.reader, shared.reading)
        assets = AssetStore(files, DesktopTrash(), state / "assets")
        asset_keeper = AssetKeeper(session, controller, site, assets, files, executor)
        return cls(workers, session, private, controller, site, assets, asset_keeper)

    def path(self) -> Path | None:
        """Return the file of the issue."""
        return self.controller.state.path


def made_window(shared: Shared, windows: Windows) -> MainWindow:
    """Return a window with an empty issue; when it is closed it lets go of all that is its own."""
    desk = _Desk.made(shared)
    where = _where(shared, desk)
    parts = _parts(shared, windows, desk, where)
    published = Published(desk.session, parts.bridge, parts.archive, desk.path)
    published.changed.connect(parts.problems.look_again)
    where.published = published
    window = MainWindow(parts)
    ProblemKeeper(window)
    ArchiveKeeper(window)
    desk.asset_keeper.attach(window)
    window.posts.opened.connect(lambda: parts.remote.turn_to(str(desk.path() or "")))
    _end_with(window, desk, published)
    return window


def _where(shared: Shared, desk: _Desk) -> WhereIs:
    return WhereIs(
        desk.controller,
        desk.site,
        shared.styles,
        shared.settings,
        shared.words,
        desk.assets.roots,
        lambda: shared.clock.now().date(),
    )


def _parts(shared: Shared, windows: Windows, desk: _Desk, where: WhereIs) -> Parts:
    session, workers = desk.session, desk.workers
    problems = _problems(shared, desk, where)
    selection = Selection(session)
    return Parts(
        windows=windows,
        session=session,
        controller=desk.controller,
        recent=shared.recent,
        selection=selection,
        keeper=SelectionKeeper(session, selection),
        bridge=SessionBridge(session),
        theme=shared.theme,
        memory=shared.memory,
        files=shared.files,
        state_folder=shared.places.state,
        settings=shared.settings,
        site=desk.site,
        styles=shared.styles,
        executor=workers.executor,
        assets=desk.assets,
        image_roots=desk.assets.roots,
        remote=RemotePictures(workers.fetching, fetch_job),
        aside=Aside(WorkerProcess(), workers.rendering, workers.scheduler),
        problems=problems,
        archive=_archive(shared, desk),
        words=shared.words,
    )


def _problems(shared: Shared, desk: _Desk, where: WhereIs) -> ProblemWatch:
    return ProblemWatch(
        desk.session,
        shared.settings,
        shared.ignored,
        shared.words,
        where,
        lambda: CheckAside(shared.worker(), desk.workers.checking, desk.workers.scheduler),
    )


def _archive(shared: Shared, desk: _Desk) -> ArchiveWatch:
    day = IssueDay(desk.session, desk.controller, shared.clock)
    return ArchiveWatch(shared.desk, shared.settings, lambda: desk.site.reading.folder, day, desk.workers.asking)


def _end_with(window: MainWindow, desk: _Desk, published: Published) -> None:
    """Have all that a window has end with it, the workers last."""
    parts, workers = window.parts, desk.workers.all
    collector = PauseCollector(parts.bridge, window)
    window.posts.opened.connect(collector.begin)
    own = (published, desk.private, desk.asset_keeper, desk.site, collector, parts.keeper, parts.bridge, parts.remote)
    for part in (*own, *workers):
        window.closed.connect(part.close)
    kept = (desk.site, desk.asset_keeper, parts.selection, published, parts.problems, parts.archive, parts.bridge)
    for one in (*workers, *kept):
        one.setParent(window)  # else its connections would keep it, and all that they lead to, for ever
