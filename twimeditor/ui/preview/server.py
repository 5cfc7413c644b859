"""Serve the preview's own scheme: the shell page, and the issue's pictures and videos."""

import secrets
from pathlib import Path

from PySide6.QtCore import QBuffer, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlSchemeHandler,
)

from twimeditor.core.render import SITE
from twimeditor.services.resources import resource_path
from twimeditor.ui.preview.files import MEDIA_TYPES, Pictures
from twimeditor.ui.preview.scheme import HOST, SCHEME, SHELL

_Type = QWebEngineUrlRequestInfo.ResourceType


def shell_page() -> bytes:
    """Return the page that everything is patched into; its policy lets in no other style."""
    html = resource_path("preview", "shell.html").read_text(encoding="utf-8")
    html = html.replace("@NONCE@", secrets.token_urlsafe(16)).replace("@SITE@", SITE)
    for name in ("preview", "look"):
        style = resource_path("preview", f"{name}.css").read_text(encoding="utf-8")
        html = html.replace(f"@{name.upper()}@", style)
    return html.encode()


class Server(QWebEngineUrlSchemeHandler):
    """Answer requests of the page; whatever is not expressly allowed does not exist."""

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        if job.requestMethod() != b"GET" or url.host() != HOST:
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif url.toString() == SHELL:
            self._reply_shell(job)
        else:
            self._reply_file(job, self._pictures.find(url.path()))

    def _reply_shell(self, job: QWebEngineUrlRequestJob) -> None:
        page = QBuffer(job)
        page.setData(shell_page())
        page.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(b"text/html; charset=utf-8", page)

    def _reply_file(self, job: QWebEngineUrlRequestJob, path: Path | None) -> None:
        if path is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        file = QFile(str(path), job)
        if file.open(QIODevice.OpenModeFlag.ReadOnly):
            job.reply(MEDIA_TYPES[path.suffix.lower()].encode(), file)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)


class Guard(QWebEngineUrlRequestInterceptor):
    """Let nothing out of the program: only our own scheme and data inside the page may load.

    The site's own addresses, which a post's relative ones turn into, are looked up here instead.
    """

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        kind = info.resourceType()
        if url.scheme().encode() in {SCHEME, b"data"}:
            return
        if url.host() == QUrl(SITE).host() and kind in {_Type.ResourceTypeImage, _Type.ResourceTypeMedia}:
            here = QUrl(SHELL)
            here.setPath(url.path())
            info.redirect(here)
        else:
            info.block(True)
