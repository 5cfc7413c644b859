"""The composition root: the only place that knows services and interface."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from twimeditor import __version__
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
from twimeditor.services.storage.workspace import Workspace
from twimeditor.services.styles import Styles

# isort: split
# Qt comes after all that does without it: once loaded, it reads the source of each module that is imported.
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from twimeditor.ui.actions.registry import plain_text
from twimeditor.ui.archive.published import Published
from twimeditor.ui.archive.watch import ArchiveWatch
from twimeditor.ui.bridge import QtExecutor, QtScheduler, Selection, SessionBridge, pass_on
from twimeditor.ui.preview import register
from twimeditor.ui.problems.watch import ProblemWatch
from twimeditor.ui.shell import MainWindow
from twimeditor.ui.shell.archive_control import ArchiveKeeper
from twimeditor.ui.shell.archive_day import IssueDay
from twimeditor.ui.shell.asset_keeper import AssetKeeper
from twimeditor.ui.shell.collector import PauseCollector
from twimeditor.ui.shell.crash import CrashGuard
from twimeditor.ui.shell.instance import Instance
from twimeditor.ui.shell.keeper import SelectionKeeper
from twimeditor.ui.shell.memory import Memory
from twimeditor.ui.shell.parts import Parts
from twimeditor.ui.shell.problem_keeper import ProblemKeeper, WhereIs
from twimeditor.ui.shell.site_folder import SiteFolder
from twimeditor.ui.shell.windows import Windows
from twimeditor.ui.theme import Theme
from twimeditor.ui.widgets import Choice

_ARCHIVES = 8
"""So many folders' past issues are read at the same time, and one fewer while a process tells how far it is."""

_WELCOME = "This is a sample: look around, and change what you like. Nothing of it is kept unless you save it."


@dataclass(frozen=True, slots=True)
class Application:
    """The program, ready to be shown; `window` is the one in front at first, with its session and controller."""

    qt: QApplication
    windows: Windows
    window: MainWindow
    session: Session
    controller: PostController

    def close(self) -> None:
        """Take all windows away without asking; unsaved text is offered at the next start."""
        self.windows.leave()

    def welcome(self) -> None:
        """Show the sample at the very first start, with the ways to begin."""
        if self.windows.is_first_start:
            self.window.posts.open_sample()
            actions = [self.window.commands[name] for name in ("new", "open")]
            choices = [Choice(plain_text(action.text()), action.trigger) for action in actions]
            recent = Choice("Recent", self.window.show_recent, keeps=True)
            self.window.bars.tell("welcome", _WELCOME, [*choices, recent], "info")

    def run(self) -> int:
        """Show the windows and stay until the last is closed; return the exit code."""
        guard = CrashGuard(self._tell)
        guard.install()
        self.windows.emptied.connect(self.qt.quit)
        for window in self.windows.all():
            window.show()
        return self.qt.exec()

    def _tell(self, key: str, text: str, choices: Sequence[Choice]) -> None:
        """Show a bar in the window in front."""
        for window in self.windows.all()[-1:]:
            window.bars.tell(key, text, choices)


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


def create_application(argv: Sequence[str], makers: Makers = Makers()) -> Application:
    """Build the program for the arguments of `sys.argv`'s shape: program name, options, a post to open.

    The running QApplication is used, or one is made. Nothing is shown yet, and nothing asks.
    """
    options = _parser().parse_args(argv[1:])
    return _application(_qt_application(argv), _places(options), tuple(options.posts), makers)


def _application(qt: QApplication, places: Places, posts: tuple[Path, ...], makers: Makers) -> Application:
    shared = Shared.made(qt, places, makers)
    windows = Windows(partial(_window, shared), Workspace(shared.files, places.state), shared.settings)
    windows.emptied.connect(shared.close)
    qt.commitDataRequest.connect(windows.commit, Qt.ConnectionType.DirectConnection)
    windows.emptied.connect(lambda: qt.commitDataRequest.disconnect(windows.commit))
    if posts:
        windows.begin(posts)
    else:
        windows.restore()
    window = windows.all()[-1]
    window.bars.offer_recovered()
    _put_exports_right(shared, window)
    return Application(qt, windows, window, window.parts.session, window.parts.controller)


def _put_exports_right(shared: Shared, window: MainWindow) -> None:
    """Have exports finished, or taken back, that a program has left half done when it died."""
    folder = shared.places.state / "exports"
    if not shared.files.files_in(folder):
        return
    from twimeditor.services.export.writer import Recovered, Writer  # noqa: PLC0415 - hardly a start has any

    def tell(found: tuple[Recovered, ...]) -> None:
        if found:
            window.bars.tell("exports", " ".join(one.told for one in found), icon="info")

    window.parts.executor.submit(Writer(shared.files, folder).recover, tell, pass_on)


def _places(options: argparse.Namespace) -> Places:
    return Places.of_profile(options.profile) if options.profile else Places.of_user()


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


def _window(shared: Shared, windows: Windows) -> MainWindow:
    ids = IdSource()
    session = Session(parse("", ids), ids)
    workers = _Workers()
    scheduler, executor = workers.scheduler, workers.executor
    private = PrivateKeeper(
        session, shared.files, scheduler, executor, shared.places.state / "private", shared.styles.writing
    )
    controller = PostController(
        session,
        files=shared.files,
        clock=shared.clock,
        scheduler=scheduler,
        executor=executor,
        state_folder=shared.places.state,
        furnish=private.furnish,
    )
    controller.subscribe(lambda state: private.turn_to(state.path))
    remote = RemotePictures(workers.fetching, fetch_job)
    site = SiteFolder(shared.settings, shared.files, shared.reader, shared.reading)
    assets = AssetStore(shared.files, DesktopTrash(), shared.places.state / "assets")
    asset_keeper = AssetKeeper(session, controller, site, assets, shared.files, executor)
    where = WhereIs(
        controller, site, shared.styles, shared.settings, shared.words, assets.roots, lambda: shared.clock.now().date()
    )
    problems = _problem_watch(shared, workers, session, where)
    selection = Selection(session)
    keeper = SelectionKeeper(session, selection)
    parts = Parts(
        windows=windows,
        session=session,
        controller=controller,
        recent=shared.recent,
        bridge=SessionBridge(session),
        selection=selection,
        keeper=keeper,
        theme=shared.theme,
        memory=shared.memory,
        files=shared.files,
        state_folder=shared.places.state,
        settings=shared.settings,
        site=site,
        styles=shared.styles,
        executor=executor,
        assets=assets,
        image_roots=assets.roots,
        remote=remote,
        aside=Aside(WorkerProcess(), workers.rendering, scheduler),
        problems=problems,
        archive=ArchiveWatch(
            shared.desk,
            shared.settings,
            lambda: site.reading.folder,
            IssueDay(session, controller, shared.clock),
            workers.asking,
        ),
        words=shared.words,
    )
    where.published = published = Published(session, parts.bridge, parts.archive, lambda: controller.state.path)
    published.changed.connect(problems.look_again)
    window = MainWindow(parts)
    ProblemKeeper(window)
    ArchiveKeeper(window)
    asset_keeper.attach(window)
    collector = PauseCollector(parts.bridge, window)
    window.posts.opened.connect(collector.begin)
    window.posts.opened.connect(lambda: remote.turn_to(str(controller.state.path or "")))
    ends = (
        published.close,
        private.close,
        asset_keeper.close,
        site.close,
        collector.close,
        keeper.close,
        parts.bridge.close,
    )
    for end in (*ends, remote.close, *(worker.close for worker in workers.all)):
        window.closed.connect(end)
    for part in (*workers.all, site, asset_keeper, selection, published, problems, parts.archive, parts.bridge):
        part.setParent(window)  # else its connections would keep it, and all that they lead to, for ever
    return window


def _problem_watch(shared: Shared, workers: _Workers, session: Session, where: WhereIs) -> ProblemWatch:
    return ProblemWatch(
        session,
        shared.settings,
        shared.ignored,
        shared.words,
        where,
        lambda: CheckAside(shared.worker(), workers.checking, workers.scheduler),
    )


def _qt_application(argv: Sequence[str]) -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    register()
    application = QApplication(list(argv))
    application.setApplicationName("twimeditor")
    application.setApplicationDisplayName("")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("io.github.twimeditor.TwimEditor")
    return application


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="twimeditor", description="Edit an issue of This Week in Matrix.")
    parser.add_argument("posts", nargs="*", type=Path, metavar="POST", help="a post to open, each in its own window")
    parser.add_argument("--profile", type=Path, metavar="DIR", help="keep settings and recovery files in DIR")
    parser.add_argument("--new-instance", action="store_true", help="start anew, even where the program runs already")
    return parser


def run(argv: Sequence[str]) -> int:
    """Run the program, or let the one that runs already open the posts; return the exit code."""
    options = _parser().parse_args(argv[1:])
    places = _places(options)
    posts = tuple(path.absolute() for path in options.posts)
    instance = Instance(places.state, Disk())
    if not options.new_instance and instance.hand_over(posts):
        return 0
    application = _application(_qt_application(argv), places, posts, Makers())
    application.welcome()
    instance.asked.connect(application.windows.receive)
    instance.listen()
    application.windows.emptied.connect(instance.close)
    return application.run()
