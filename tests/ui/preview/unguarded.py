"""Show what the attacks do in a web engine as it comes: print the names of those that act.

A program of its own, because the preview takes the network away from the whole process.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from tests.ui.preview.attacks import ACTIONS, ATTACKS, HAS_ACTED
from tests.ui.preview.listener import Listener

PATIENCE_MS = 1500
PAINTED = "requestAnimationFrame(() => requestAnimationFrame(() => { window.seen = true; }))"
PLACE = "(({ x, y, height }) => `${x + 4} ${y + height / 2}`)(target.getBoundingClientRect())"

Attribute = QWebEngineSettings.WebAttribute


class Page(QWebEnginePage):
    """A page that thinks no evil; it remembers whether files were asked for, or a window."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.opened = False
        self.settings().setAttribute(Attribute.PlaybackRequiresUserGesture, False)
        self.settings().setAttribute(Attribute.HyperlinkAuditingEnabled, True)

    def show(self, html: str, listener: Listener) -> None:
        self.setHtml(html.replace("HOST", listener.address), QUrl("http://example.invalid/"))

    def chooseFiles(
        self, _mode: QWebEnginePage.FileSelectionMode, _old: Sequence[str], _accepted: Sequence[str]
    ) -> list[str]:
        self.opened = True
        return []

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> None:  # type: ignore[override]
        self.opened = True


def attacks(profile: QWebEngineProfile) -> list[str]:
    """Show all at once, each to a listener of its own; wait as long as one more comes through."""
    listeners = {name: Listener() for name in ATTACKS}
    pages = {name: Page(profile) for name in ATTACKS}
    for name, page in pages.items():
        page.show(ATTACKS[name], listeners[name])
    acted: list[str] = []
    known = 0
    while not acted or len(acted) > known:
        known = len(acted)
        pause(PATIENCE_MS)
        acted = [name for name, listener in listeners.items() if listener.calls]
    return acted


def acts(profile: QWebEngineProfile, html: str) -> bool:
    """Click the target, and tell whether that did anything."""
    view, page, listener = QWebEngineView(), Page(profile), Listener()
    downloads: list[object] = []
    profile.downloadRequested.connect(downloads.append)
    view.setPage(page)
    view.resize(400, 300)
    view.show()
    loaded = QEventLoop()
    page.loadFinished.connect(loaded.quit)
    page.show(f"<body>{html}", listener)
    loaded.exec()
    ask(page, PAINTED)
    while not ask(page, "window.seen"):
        pause(10)
    place = QPoint(*(round(float(number)) for number in ask(page, PLACE).split()))

    def acted() -> bool:
        dialogs = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not view]
        return bool(listener.calls or downloads or page.opened or dialogs or ask(page, HAS_ACTED))

    QTest.mouseClick(view.focusProxy() or view, Qt.MouseButton.LeftButton, pos=place)
    waited = QElapsedTimer()
    waited.start()
    while not acted() and not waited.hasExpired(PATIENCE_MS):
        pause(10)
    return acted()


def ask(page: QWebEnginePage, expression: str) -> Any:  # noqa: ANN401 - whatever the page says
    answers: list[Any] = []
    page.runJavaScript(expression, 0, answers.append)
    while not answers:
        pause(10)
    return answers[0]


def pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Print what acted."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(sys.argv)
    profile = QWebEngineProfile()
    acted = {"attacks": attacks(profile), "actions": [name for name, html in ACTIONS.items() if acts(profile, html)]}
    sys.stdout.write(json.dumps(acted))
    sys.stdout.flush()
    app.quit()


if __name__ == "__main__":
    main()
