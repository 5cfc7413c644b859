"""What a test of the interface may leave running: nothing."""

import gc
import threading

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def running() -> set[str]:
    """Describe the top-level windows, active timers and threads that are alive."""
    windows = {repr(window) for window in QApplication.topLevelWidgets() if isValid(window)}
    threads = {repr(thread) for thread in threading.enumerate() if not thread.daemon}
    return windows | threads | {repr(item) for item in gc.get_objects() if _is_active(item)}


def settle() -> None:
    """Delete what was asked to be deleted, then what Python alone still held."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def _is_active(item: object) -> bool:
    # By type(): isinstance() would run the __class__ property of foreign proxies.
    if not issubclass(type(item), QObject) or not isValid(item):
        return False
    if isinstance(item, QTimer):
        return item.isActive()
    return isinstance(item, QThread) and item.isRunning() and item != QThread.currentThread()
