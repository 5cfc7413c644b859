"""Start the whole program for a test, as often as it likes, and take it away again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from twimeditor.app import Application, create_application
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


class Launcher:
    """Builds applications over one profile."""

    def __init__(self, qtbot: QtBot, profile: Path) -> None:
        self.qtbot = qtbot
        self.profile = profile
        self.answers = Answers()
        self._running: list[Application] = []

    def __call__(self, *arguments: Path | str, shown: bool = True, preview: bool = False) -> Application:
        """Start with these arguments; wait until the window is on the screen.

        Without its `preview` a window needs no web engine, and a test a tenth of the time.
        """
        if not preview:
            self._hide_preview()
        application = create_application(["twimeditor", "--profile", str(self.profile), *map(str, arguments)])
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
