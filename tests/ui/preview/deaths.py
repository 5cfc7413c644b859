"""Ways for the engine's process to end, or to be as good as dead."""

import os
import signal

from tests.ui.preview.desk import Desk


def kill_renderer(desk: Desk) -> None:
    """Kill the process that holds the page, and wait until that is known."""
    page = desk.surface.page()
    with desk.qtbot.waitSignal(page.renderProcessTerminated, timeout=20_000):
        os.kill(page.renderProcessPid(), signal.SIGKILL)


def stop_renderer(desk: Desk) -> int:
    """Let the process that holds the page stand still; return its number."""
    pid = desk.surface.page().renderProcessPid()
    os.kill(pid, signal.SIGSTOP)
    return pid
