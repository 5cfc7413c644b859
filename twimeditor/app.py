"""The composition root: the only place that knows services and interface."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from twimeditor import __version__
from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse
from twimeditor.services.editing import Session
from twimeditor.services.media import RemotePictures, fetch_job
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
from twimeditor.ui.bridge import QtExecutor, QtScheduler, Selection, SessionBridge
from twimeditor.ui.preview import register
from twimeditor.ui.shell import MainWindow
from twimeditor.ui.shell.collector import PauseCollector
from twimeditor.ui.shell.crash import CrashGuard
from twimeditor.ui.shell.image_roots import image_roots
from twimeditor.ui.shell.keeper import SelectionKeeper
from twimeditor.ui.shell.memory import Memory
from twimeditor.ui.shell.parts import Parts
from twimeditor.ui.shell.site_folder import SiteFolder
from twimeditor.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Application:
    """The program, ready to be shown."""

    qt: QApplication
    window: MainWindow
    session: Session
    controller: PostController

    def close(self) -> None:
        """Take the window away without asking; unsaved text is offered at the next start."""
        self.window.posts.leave()
        self.window.shut_down()
        self.window.hide()
        self.window.deleteLater()

    def run(self) -> int:
        """Show the window and stay until it is closed; return the exit code."""
        guard = CrashGuard(self.window.bars.tell)
        guard.install()
        self.window.show()
        return self.qt.exec()


def create_application(argv: Sequence[str]) -> Application:
    """Build the program for the arguments of `sys.argv`'s shape: program name, options, a post to open.

    The running QApplication is used, or one is made. Nothing is shown yet, and nothing asks.
    """
    options = _parser().parse_args(argv[1:])
    qt = _qt_application(argv)
    places = Places.of_profile(options.profile) if options.profile else Places.of_user()
    window = _window(qt, places)
    if options.post is not None:
        window.posts.open(options.post)
    window.bars.offer_recovered()
    return Application(qt, window, window.parts.session, window.parts.controller)


def _window(qt: QApplication, places: Places) -> MainWindow:
    files, clock, ids = Disk(), SystemClock(), IdSource()
    session = Session(parse("", ids), ids)
    scheduler, executor, fetching, rendering = QtScheduler(), QtExecutor(), QtExecutor(), QtExecutor()
    controller = PostController(
        session, files=files, clock=clock, scheduler=scheduler, executor=executor, state_folder=places.state
    )
    remote = RemotePictures(fetching, fetch_job)
    settings, sass = Settings(files, places.config / "settings.toml"), Sass()
    site = SiteFolder(settings, files, SiteReader(files, StyleSheets(files, sass, places.cache)), executor)
    selection = Selection(session)
    keeper = SelectionKeeper(session, selection)
    memory = Memory(places.config / "window.ini")
    theme = Theme(qt, memory.theme())
    parts = Parts(
        session=session,
        controller=controller,
        recent=RecentFiles(files, places.state),
        bridge=SessionBridge(session),
        selection=selection,
        keeper=keeper,
        theme=theme,
        memory=memory,
        state_folder=places.state,
        settings=settings,
        site=site,
        styles=Styles(files, resource_path("styles"), places.config / "styles"),
        image_roots=lambda: image_roots(controller.state.path, site.roots()),
        remote=remote,
        aside=Aside(WorkerProcess(), rendering, scheduler),
    )
    window = MainWindow(parts)
    collector = PauseCollector(parts.bridge, window)
    window.posts.opened.connect(collector.begin)
    window.posts.opened.connect(lambda: remote.turn_to(str(controller.state.path or "")))
    ends = (site.close, sass.stop, collector.close, keeper.close, parts.bridge.close)
    workers = (remote.close, fetching.close, rendering.close, executor.close, scheduler.close)
    for end in (*ends, *workers, theme.close):
        window.closed.connect(end)
    return window


def _qt_application(argv: Sequence[str]) -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    register()
    application = QApplication(list(argv))
    application.setApplicationName("twimeditor")
    application.setApplicationDisplayName("")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.matrix.TwimEditor")
    return application


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="twimeditor", description="Edit an issue of This Week in Matrix.")
    parser.add_argument("post", nargs="?", type=Path, metavar="POST", help="the post to open")
    parser.add_argument("--profile", type=Path, metavar="DIR", help="keep settings and recovery files in DIR")
    return parser


def run(argv: Sequence[str]) -> int:
    """Run the program; return its exit code."""
    return create_application(argv).run()
