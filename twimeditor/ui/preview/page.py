"""The web page of the preview, with everything switched off by which it could act."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)

from twimeditor.services.resources import resource_path
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.media import MediaReports
from twimeditor.ui.preview.reports import Reports
from twimeditor.ui.preview.scheme import SCHEME, SHELL
from twimeditor.ui.preview.server import Guard, Server

logger = logging.getLogger(__name__)

OWN_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
"""Where our script runs: it sees the page's elements, and the page never sees it."""

SCRIPTS = ("preview", "still", "look", "body", "media", "places", "spots", "marks", "problems", "find", "standing")
"""Our scripts in ``resources/preview``, in the order in which they know of each other."""

Attribute = QWebEngineSettings.WebAttribute

SWITCHED_OFF = (
    Attribute.AllowRunningInsecureContent,
    Attribute.AutoLoadIconsForPage,
    Attribute.DnsPrefetchEnabled,
    Attribute.ErrorPageEnabled,
    Attribute.FocusOnNavigationEnabled,
    Attribute.FullScreenSupportEnabled,
    Attribute.HyperlinkAuditingEnabled,
    Attribute.JavascriptCanAccessClipboard,
    Attribute.JavascriptCanOpenWindows,
    Attribute.JavascriptCanPaste,
    Attribute.JavascriptEnabled,
    Attribute.LocalContentCanAccessFileUrls,
    Attribute.LocalContentCanAccessRemoteUrls,
    Attribute.LocalStorageEnabled,
    Attribute.NavigateOnDropEnabled,
    Attribute.PdfViewerEnabled,
    Attribute.PluginsEnabled,
    Attribute.ScreenCaptureEnabled,
    Attribute.TouchIconsEnabled,
    Attribute.WebGLEnabled,
)


FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"

NO_HOSTS = '--host-resolver-rules="MAP * ~NOTFOUND"'


class PreviewPage(QWebEnginePage):
    """Shows the shell and never anything else; has to go before its profile does."""

    def __init__(self, profile: QWebEngineProfile, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self.reports = Reports(self)
        _switch_off(self.settings())
        self.permissionRequested.connect(_deny)
        channel = QWebChannel(self)
        channel.registerObject("page", self.reports)
        channel.registerObject("media", MediaReports(pictures, self))
        self.setWebChannel(channel, OWN_WORLD)
        for script in _scripts():
            self.scripts().insert(script)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        typed = kind is QWebEnginePage.NavigationType.NavigationTypeTyped
        return typed and is_main_frame and QUrl(url).toString() == SHELL

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> None:  # type: ignore[override]
        """Open no window, whatever asks for one."""

    def chooseFiles(
        self, _mode: QWebEnginePage.FileSelectionMode, _old: Sequence[str], _accepted: Sequence[str]
    ) -> list[str]:
        """Hand out no file."""
        return []

    def javaScriptAlert(self, _origin: QUrl | str, _text: str) -> None:
        """Show no dialog: no script of a post runs, and none of ours speaks like that."""

    def javaScriptConfirm(self, _origin: QUrl | str, _text: str) -> bool:
        """Agree to nothing."""
        return False

    def javaScriptPrompt(self, _origin: QUrl | str, _text: str, _preset: str) -> tuple[bool, str]:
        """Ask for nothing."""
        return False, ""

    def javaScriptConsoleMessage(
        self, _level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """Keep what a post's blocked parts provoke out of the terminal."""
        logger.debug("%s:%d: %s", source, line, message)


class QuietProfile(QWebEngineProfile):
    """A profile without a trace on the disk and without a way to the network.

    It holds its guard: Qt does not, and a guard that Python forgets stops guarding without a word.
    """

    def __init__(self, pictures: Pictures) -> None:
        with _no_network():
            super().__init__()
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self._guard = Guard(self)
        self._server = Server(pictures, self)
        self.setUrlRequestInterceptor(self._guard)
        self.downloadRequested.connect(_cancel)
        self.installUrlSchemeHandler(SCHEME, self._server)


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _cancel(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


@contextmanager
def _no_network() -> Iterator[None]:
    """Start the engine so that no host has an address for it, then forget about it.

    ``<link rel=preconnect>`` opens connections that neither a policy nor an interceptor is asked
    about. The variable must not stay: a browser that we open a link in may be built on Qt, too.
    """
    before = os.environ.get(FLAGS)
    os.environ[FLAGS] = f"{before or ''} {NO_HOSTS}".strip()
    try:
        yield
    finally:
        if before is None:
            del os.environ[FLAGS]
        else:
            os.environ[FLAGS] = before


def _switch_off(settings: QWebEngineSettings) -> None:
    for attribute in SWITCHED_OFF:
        settings.setAttribute(attribute, False)
    settings.setAttribute(Attribute.PlaybackRequiresUserGesture, True)


def _scripts() -> Iterator[QWebEngineScript]:
    yield _script("channel", _channel_library())
    for name in SCRIPTS:
        yield _script(name, resource_path("preview", f"{name}.js").read_text(encoding="utf-8"))


def _script(name: str, source: str) -> QWebEngineScript:
    script = QWebEngineScript()
    script.setName(name)
    script.setSourceCode(source)
    script.setWorldId(OWN_WORLD)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
    return script


def _channel_library() -> str:
    file = QFile(":/qtwebchannel/qwebchannel.js")
    file.open(QIODevice.OpenModeFlag.ReadOnly)
    return bytes(file.readAll().data()).decode()
