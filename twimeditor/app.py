"""The composition root: the only place that knows services and interface."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from twimeditor import __version__
from twimeditor.services.editing import Session
from twimeditor.services.storage.controller import PostController
from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.places import Places
from twimeditor.services.storage.workspace import Workspace

# isort: split
from twimeditor.app_window import Makers, Shared, made_window

# isort: split
# Qt comes after all that does without it: once loaded, it reads the source of each module that is imported.
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from twimeditor.ui.actions.registry import plain_text
from twimeditor.ui.bridge import pass_on
from twimeditor.ui.preview import register
from twimeditor.ui.shell import MainWindow
from twimeditor.ui.shell.crash import CrashGuard
from twimeditor.ui.shell.instance import Instance
from twimeditor.ui.shell.windows import Windows
from twimeditor.ui.widgets import Choice

_MAKERS = Makers()
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
            self.window.posts.opened.connect(lambda: self.window.banners.drop("welcome"))

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


def create_application(argv: Sequence[str], makers: Makers = _MAKERS) -> Application:
    """Build the program for the arguments of `sys.argv`'s shape: program name, options, a post to open.

    The running QApplication is used, or one is made. Nothing is shown yet, and nothing asks.
    """
    options = _parser().parse_args(argv[1:])
    return _application(_qt_application(argv), _places(options), tuple(options.posts), makers)


def _application(qt: QApplication, places: Places, posts: tuple[Path, ...], makers: Makers) -> Application:
    shared = Shared.made(qt, places, makers)
    windows = Windows(partial(made_window, shared), Workspace(shared.files, places.state), shared.settings)
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
    application = _application(_qt_application(argv), places, posts, _MAKERS)
    application.welcome()
    instance.asked.connect(application.windows.receive)
    instance.listen()
    application.windows.emptied.connect(instance.close)
    return application.run()
