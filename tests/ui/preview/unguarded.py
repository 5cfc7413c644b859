"""Show what the attacks do in a web engine as it comes: print the names of those that call out.

A program of its own, because the preview takes the network away from the whole process.
"""

import json
import sys

from PySide6.QtCore import QEventLoop, Qt, QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWidgets import QApplication

from tests.ui.preview.attacks import ATTACKS
from tests.ui.preview.listener import Listener

PATIENCE_MS = 1500


class Trial:
    """All attacks at once, each in a page of its own and with a listener of its own."""

    def __init__(self) -> None:
        self._profile = QWebEngineProfile()
        self._listeners = {name: Listener() for name in ATTACKS}
        self._pages = [self._page(name) for name in ATTACKS]

    def _page(self, name: str) -> QWebEnginePage:
        page = QWebEnginePage(self._profile)
        html = ATTACKS[name].replace("HOST", self._listeners[name].address)
        page.setHtml(html, QUrl("http://example.invalid/"))
        return page

    def acted(self) -> list[str]:
        return [name for name, listener in self._listeners.items() if listener.calls]


def main() -> None:
    """Wait as long as it takes for one more attack to come through, then print them all."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(sys.argv)
    trial = Trial()
    known: list[str] = []
    while not known or len(trial.acted()) > len(known):
        known = trial.acted()
        loop = QEventLoop()
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        loop.exec()
    sys.stdout.write(json.dumps(trial.acted()))
    sys.stdout.flush()
    app.quit()


if __name__ == "__main__":
    main()
