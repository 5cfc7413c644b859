"""An issue that was begun in the program, and filled by a pasted report, has no error."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.core.check import Severity
from twimeditor.services.check.worker import HereWorker

REPORT = """\
Robin (@robin:example.org):
TWIM: # Glow 2.0

Glow shines in every room: see https://glow.example.org/2, or join #glow:example.org.

* brighter
* warmer
"""


def test_a_new_issue_with_a_report_has_no_error(launch: Launcher, qtbot: QtBot) -> None:
    launch.worker = HereWorker
    window = launch().window

    def dialog() -> QDialog:
        (found,) = (one for one in window.findChildren(QDialog) if one.isVisible())
        return found

    window.commands["new"].trigger()
    QTest.keyClick(dialog(), Qt.Key.Key_Return)
    QApplication.clipboard().setText(REPORT)
    window.commands["paste_report"].trigger()
    section = dialog().findChild(QComboBox, "report.section")
    assert isinstance(section, QComboBox)
    section.setFocus()
    QTest.keyClick(section, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(section, "clients")
    QTest.keyClick(section, Qt.Key.Key_Tab)
    QTest.keyClick(dialog(), Qt.Key.Key_Return)
    quotes = [node for node in window.parts.session.document.leaves() if node.KIND == "quote"]
    assert any("Glow shines" in node.values[0] for node in quotes)
    watch = window.parts.problems
    watch.wake()
    watch.check_now()
    qtbot.waitUntil(watch.is_current, timeout=30_000)
    assert [one for one in watch.everything() if one.severity is Severity.ERROR] == []
    ready = watch.readiness()
    assert ready is not None
    assert ready.is_ready
