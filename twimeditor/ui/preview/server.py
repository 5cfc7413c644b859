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
from twimeditor.services.assets.lookup import MEDIA_TYPES
from twimeditor.services.resources import resource_path
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.media import path_of
from twimeditor.ui.preview.scheme import HOST, REMOTE_HOST, SCHEME, SHELL

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
        if job.requestMethod() != b"GET" or url.host() not in {HOST, REMOTE_HOST}:
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif url.host() == REMOTE_HOST:
            self._reply_remote(job, url.path().removeprefix("/"))
        elif url.toString() == SHELL:
            _reply(job, b"text/html; charset=utf-8", shell_page())
        else:
            self._reply_file(job, self._pictures.find(path_of(url)))

    def _reply_remote(self, job: QWebEngineUrlRequestJob, token: str) -> None:
        picture = self._pictures.remote.picture(token)
        if picture is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        else:
            _reply(job, picture.kind.encode(), picture.data)

    def _reply_file(self, job: QWebEngineUrlRequestJob, path: Path | None) -> None:
        if path is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        file = QFile(str(path), job)
        if file.open(QIODevice.OpenModeFlag.ReadOnly):
            job.reply(MEDIA_TYPES[path.suffix.lower()].encode(), file)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)


def _reply(job: QWebEngineUrlRequestJob, kind: bytes, data: bytes) -> None:
    buffer = QBuffer(job)
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(kind, buffer)


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
            here.setPath(path_of(url))
            info.redirect(here)
        else:
            info.block(True)
