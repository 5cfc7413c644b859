"""A Qt that needs no display, and a watch on what a test leaves running."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui import leaks
from twimeditor.ui.preview import scheme

scheme.register()  # before the application exists, which pytest-qt makes for the first test


@pytest.fixture(autouse=True)
def _nothing_left_running(qapp: QApplication) -> Iterator[None]:
    """Fail a test after which a window, an active timer or a thread is left."""
    before = leaks.running()
    yield
    if leaks.running() - before:
        leaks.settle()
        left = leaks.running() - before
        if left:
            pytest.fail("left running:\n" + "\n".join(sorted(left)))
