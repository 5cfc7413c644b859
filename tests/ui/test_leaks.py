from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

from tests.ui import leaks


def test_sees_a_window_until_it_is_deleted() -> None:
    before = leaks.running()
    window = QWidget()
    assert leaks.running() > before
    window.deleteLater()
    leaks.settle()
    assert leaks.running() == before


def test_sees_an_active_timer() -> None:
    before = leaks.running()
    timer = QTimer()
    assert leaks.running() == before
    timer.start(1000)
    assert leaks.running() > before
    timer.stop()


def test_sees_a_running_thread() -> None:
    before = leaks.running()
    thread = QThread()
    thread.start()
    assert leaks.running() > before
    thread.quit()
    assert thread.wait(5000)


def test_frees_what_only_a_cycle_held() -> None:
    class Ticker(QTimer):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self

    before = leaks.running()
    Ticker().start(1000)
    assert leaks.running() > before
    leaks.settle()
    assert leaks.running() == before
