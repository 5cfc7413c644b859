"""Show every attack once and end: a program of its own, for a test that looks what it leaves behind."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.preview.attacks import ACTIONS, ATTACKS
from twimeditor.core.render import Fragment
from twimeditor.services.media import RemotePictures
from twimeditor.services.media.fetch import Fetch
from twimeditor.services.storage.workers import InlineExecutor
from twimeditor.ui.preview import register
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.web import WebSurface

SOON_MS = 500


def main() -> None:
    """Fill a page, and let go of it as the program does."""
    register()
    application = QApplication(sys.argv)
    surface = WebSurface(Pictures(tuple, str, RemotePictures(InlineExecutor(), Fetch)))
    posts = enumerate((*ATTACKS.values(), *ACTIONS.values()), start=1)
    everything = tuple(Fragment(key, html.replace("HOST", "http://127.0.0.1:9"), (key,)) for key, html in posts)
    surface.events.ready.connect(lambda: surface.show_all(everything))
    surface.events.filled.connect(lambda: QTimer.singleShot(SOON_MS, application.quit))
    surface.show()
    surface.start()
    application.exec()
    surface.release()


if __name__ == "__main__":
    main()
