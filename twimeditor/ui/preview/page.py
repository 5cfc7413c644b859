"""The web page of the preview, with everything switched off by which it could act."""

from collections.abc import Sequence

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)

from twimeditor.services.resources import resource_path
from twimeditor.ui.preview.files import ImageRoots
from twimeditor.ui.preview.scheme import SCHEME, SHELL
from twimeditor.ui.preview.server import Guard, Server

OWN_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
"""Where our script runs: it sees the page's elements, and the page never sees it."""

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


class Reports(QObject):
    """What the page's script tells the editor."""

    picked = Signal(int)
    followed = Signal(QUrl)

    @Slot(int)
    def pick(self, node: int) -> None:
        """A block was clicked: its node, or 0 for the header above the post's body."""
        self.picked.emit(node)

    @Slot(str)
    def follow(self, href: str) -> None:
        """A link is to be opened."""
        self.followed.emit(QUrl(SHELL).resolved(QUrl(href)))


class PreviewPage(QWebEnginePage):
    """Shows the shell and never anything else; has to go before its profile does."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self.reports = Reports(self)
        _switch_off(self.settings())
        channel = QWebChannel(self)
        channel.registerObject("page", self.reports)
        self.setWebChannel(channel, OWN_WORLD)
        for script in _scripts():
            self.scripts().insert(script)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        typed = kind is QWebEnginePage.NavigationType.NavigationTypeTyped
        return typed and is_main_frame and QUrl(url).toString() == SHELL

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> None:  # type: ignore[override]
        """Open no window, whatever asks for one."""

    def chooseFiles(
        self,
        mode: QWebEnginePage.FileSelectionMode,
        old: Sequence[str],
        accepted: Sequence[str],
    ) -> list[str]:
        """Hand out no file."""
        return []

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Keep what a post's blocked parts provoke out of the log."""


def quiet_profile(roots: ImageRoots) -> QWebEngineProfile:
    """Return a profile without a trace on the disk and without a way to the network."""
    profile = QWebEngineProfile()
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setUrlRequestInterceptor(Guard(profile))
    profile.installUrlSchemeHandler(SCHEME, Server(roots, profile))
    return profile


def _switch_off(settings: QWebEngineSettings) -> None:
    for attribute in SWITCHED_OFF:
        settings.setAttribute(attribute, False)
    settings.setAttribute(Attribute.PlaybackRequiresUserGesture, True)


def _scripts() -> tuple[QWebEngineScript, ...]:
    own = resource_path("preview", "preview.js").read_text(encoding="utf-8")
    return _script("channel", _channel_library()), _script("preview", own)


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
