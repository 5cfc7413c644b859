"""A Qt that needs no display, and a watch on what a test leaves running."""

import gc
import os
import threading
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

# Both must be settled before the application exists; pytest-qt makes it for the first test.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def _running() -> set[str]:
    """Describe what lives beyond a test: top-level windows, active timers, threads."""
    windows = {f"window {w!r}" for w in QApplication.topLevelWidgets() if isValid(w)}
    threads = {f"thread {t.name}" for t in threading.enumerate() if not t.daemon}
    return windows | threads | {repr(item) for item in gc.get_objects() if _is_active(item)}


def _is_active(item: object) -> bool:
    # By type(): isinstance() would run the __class__ property of foreign proxies.
    if not issubclass(type(item), QObject) or not isValid(item):
        return False
    if isinstance(item, QTimer):
        return item.isActive()
    return isinstance(item, QThread) and item.isRunning() and item != QThread.currentThread()


def _settle() -> None:
    """Carry out what was asked to be deleted, then what Python alone still held."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


@pytest.fixture(autouse=True)
def _nothing_left_running(qapp: QApplication) -> Iterator[None]:
    """Fail a test after which a window, an active timer or a thread is left."""
    before = _running()
    yield
    if _running() - before:
        _settle()
        left = _running() - before
        if left:
            pytest.fail("left running:\n" + "\n".join(sorted(left)))
