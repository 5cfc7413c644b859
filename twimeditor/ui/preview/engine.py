"""Find out whether the web engine can run here before it ends the whole program trying."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.scheme import register
from twimeditor.ui.preview.surface import Surface


class EngineError(Exception):
    """The web engine cannot be used; the message tells the user why."""


def web_surface(pictures: Pictures, parent: QWidget | None) -> Surface:
    """Return a preview drawn by the web engine; raise `EngineError` where that cannot run."""
    reason = obstacle()
    if reason:
        raise EngineError(reason)
    if not register():
        raise EngineError("The web engine is not installed or was not prepared.")
    try:
        from twimeditor.ui.preview.web import WebSurface  # noqa: PLC0415 - loads the engine
    except ImportError as error:
        raise EngineError("The web engine is not installed.") from error
    return WebSurface(pictures, parent)


def obstacle() -> str:
    """Return why the engine's sandbox could not start, "" if it can or is switched off.

    Chromium ends the program when it finds no sandbox, so it must not be asked.
    """
    if not sys.platform.startswith("linux") or _sandbox_is_off():
        return ""
    if os.geteuid() == 0:
        return "The web engine does not run as root."
    if _setting("kernel/unprivileged_userns_clone") == "0" or _setting("user/max_user_namespaces") == "0":
        return "This system gives the web engine no sandbox (user namespaces are off)."
    return ""


def _sandbox_is_off() -> bool:
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "").split()
    return os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") == "1" or "--no-sandbox" in flags


def _setting(name: str) -> str:
    try:
        return (Path("/proc/sys") / name).read_text(encoding="ascii").strip()
    except OSError:
        return ""
