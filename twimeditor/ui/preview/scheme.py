"""The URL scheme of the preview page: must be made known before the QApplication exists."""

import logging
import os

from PySide6.QtCore import QCoreApplication, Qt

logger = logging.getLogger(__name__)

SCHEME = b"twim"
HOST = "post"
REMOTE_HOST = "remote"
"""Below it, the pictures that were fetched from other sites, by their tokens."""

SHELL = f"twim://{HOST}/shell"
"""The one page that is ever loaded; relative addresses in a post resolve beside it."""


def register() -> bool:
    """Prepare Qt for the web engine; call it before QApplication is made, as often as you like.

    Return whether the web engine can be used; when not, the preview falls back to plain text.
    """
    try:
        from PySide6.QtWebEngineCore import QWebEngineUrlScheme  # noqa: PLC0415 - may be missing
    except ImportError as error:
        logger.info("the web engine is missing: %s", error)
        return False
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return True
    if QCoreApplication.instance() is not None:
        logger.info("the preview's scheme was registered too late")
        return False
    _share_graphics()
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)
    return True


def _share_graphics() -> None:
    """Let the web view join a window that is shown already, without making the window anew."""
    os.environ.setdefault("QT_WIDGETS_RHI", "1")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
