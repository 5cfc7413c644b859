"""A second start hands its posts to the first, whatever state that one is in."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.services.storage.disk import Disk
from twimeditor.ui.shell.instance import Instance

SECOND = """
import sys
from pathlib import Path
from twimeditor.services.storage.disk import Disk
from twimeditor.ui.shell.instance import Instance
sys.exit(not Instance(Path(sys.argv[1]), Disk()).hand_over([Path(one) for one in sys.argv[2:]]))
"""

DEAD = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from twimeditor.services.storage.disk import Disk
from twimeditor.ui.shell.instance import Instance
application = QCoreApplication([])
first = Instance(Path(sys.argv[1]), Disk())
first.listen()
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Instance]:
    instance = Instance(tmp_path, Disk())
    instance.listen()
    yield instance
    instance.close()


def second(folder: Path, *posts: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", SECOND, str(folder), *posts])


def test_a_second_start_hands_over_its_posts_and_ends(first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.asked, timeout=30_000) as asked:
        process = second(tmp_path, "/a b.md", "/ü.md")
    assert asked.args == [(Path("/a b.md"), Path("/ü.md"))]
    assert process.wait(30) == 0


def test_without_a_first_there_is_nobody_to_hand_over_to(tmp_path: Path) -> None:
    alone = Instance(tmp_path, Disk())
    assert not alone.hand_over([Path("/a.md")])
    alone.close()


def test_each_profile_has_its_own(first: Instance, tmp_path: Path) -> None:
    other = Instance(tmp_path / "other", Disk())
    assert not other.hand_over([])
    assert other.name != first.name
    other.close()


def test_what_a_crash_has_left_is_no_obstacle(tmp_path: Path, qtbot: QtBot) -> None:
    killed = subprocess.run([sys.executable, "-c", DEAD, str(tmp_path)], check=False, timeout=60)
    assert killed.returncode == -9
    next_one = Instance(tmp_path, Disk())
    assert not next_one.hand_over([])
    next_one.listen()
    with qtbot.waitSignal(next_one.asked, timeout=30_000):
        process = second(tmp_path)
    assert process.wait(30) == 0
    next_one.close()


def test_a_first_that_does_not_answer_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twimeditor.ui.shell.instance._WAIT", 50)
    silent = Instance(tmp_path, Disk())
    assert not silent.hand_over([])  # it holds the lock, and listens to nobody
    server = QLocalServer()
    assert server.listen(silent.name)
    assert not Instance(tmp_path, Disk()).hand_over([Path("/a.md")])
    server.close()
    silent.close()


@pytest.mark.parametrize("said", [b"nonsense\n", b"{}\n", b"[1]\n", b'["a\\u0000b"]\n', b"[" * 90_000 + b"\n"])
def test_what_makes_no_sense_is_not_answered(first: Instance, said: bytes, qtbot: QtBot) -> None:
    told: list[object] = []
    first.asked.connect(told.append)
    socket = QLocalSocket()
    socket.connectToServer(first.name)
    assert socket.waitForConnected(2000)
    socket.write(said)
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert told == []


def test_posts_that_are_handed_over_open_beside_the_first(
    launch: Launcher, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.md"
    other.write_text("## Elsewhere\n", encoding="utf-8")
    application = launch(post)
    application.windows.receive((other, post))
    assert [window.posts.state.path for window in application.windows.all()] == [other, post]
    qtbot.waitUntil(application.window.isActiveWindow)
    application.windows.receive(())
    assert len(application.windows.all()) == 2


def test_an_empty_window_takes_what_is_handed_over(launch: Launcher, post: Path) -> None:
    application = launch()
    application.windows.receive((post,))
    assert application.window.posts.state.path == post
    assert len(application.windows.all()) == 1


PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from twimeditor.ui.shell import windows
received = windows.Windows.receive
def receive(self, posts):
    received(self, posts)
    print("got", *[window.posts.state.name for window in self.all()], flush=True)
    QTimer.singleShot(0, self.leave)
windows.Windows.receive = receive
from twimeditor import app
begun = app.Application.run
def run(self):
    QTimer.singleShot(0, lambda: print("ready", flush=True))
    return begun(self)
app.Application.run = run
sys.exit(app.run(["twimeditor", "--profile", *sys.argv[1:]]))
"""


def test_two_real_starts_meet(tmp_path: Path, post: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "profile")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        later = subprocess.run([*command, str(post)], check=False, capture_output=True, text=True, timeout=60)
        assert (later.returncode, later.stdout) == (0, "")
        assert running.stdout.readline().endswith(f" {post.name}\n")
        running.stdout.read()
        assert running.wait(60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there it is no file")
def test_nobody_else_can_be_where_the_first_one_listens(qtbot: QtBot) -> None:
    with tempfile.TemporaryDirectory() as folder:  # whose name is short
        first = Instance(Path(folder), Disk())
        first.listen()
        assert Path(first.name).is_socket()
        assert Path(first.name).parent == Path(folder)
        with qtbot.waitSignal(first.asked, timeout=30_000):
            process = second(Path(folder))
        assert process.wait(30) == 0
        first.close()
