"""The process that reads and learns: real ones, over small sites."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from tests.archive import write_archive
from tests.services.archive.issues import entry, post
from twimeditor.services.archive.archive import Archive, ArchiveError
from twimeditor.services.archive.indexing import index
from twimeditor.services.archive.knowing import know
from twimeditor.services.archive.process import IndexProcess
from twimeditor.services.archive.values import Progress


@pytest.fixture
def process() -> Iterator[IndexProcess]:
    process = IndexProcess()
    yield process
    process.stop()


def waited(condition: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def is_running(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_it_reads_tells_how_far_and_learns(tmp_path: Path, process: IndexProcess) -> None:
    site, database = write_archive(tmp_path / "site", issues=12), tmp_path / "cache/archive.sqlite3"
    told: list[Progress] = []
    learned = process.index(site, database, tmp_path / "directory", told.append)
    assert learned.summary == Archive(database).summary()
    assert learned.summary.posts == 12
    assert told[-1].done == told[-1].total >= 12
    assert learned == know(database, tmp_path / "directory")
    assert learned.directory.projects[learned.directory.titles["larkspur"]].title == "Larkspur"
    assert process.learn(site, database, tmp_path / "directory") == learned


def test_it_gives_way_to_the_window(tmp_path: Path, process: IndexProcess) -> None:
    post(tmp_path / "site", date(2023, 3, 3), entry("Moss", "fern"))
    process.index(tmp_path / "site", tmp_path / "archive.sqlite3", tmp_path)
    assert process.pid is not None
    assert os.getpriority(os.PRIO_PROCESS, process.pid) > os.getpriority(os.PRIO_PROCESS, 0)


def test_what_cannot_be_done_is_told_and_the_next_is_done(tmp_path: Path, process: IndexProcess) -> None:
    with pytest.raises(ArchiveError, match="no folder"):
        process.index(tmp_path / "nowhere", tmp_path / "archive.sqlite3", tmp_path)
    with pytest.raises(ArchiveError, match="no archive yet"):
        process.learn(tmp_path, tmp_path / "archive.sqlite3", tmp_path)
    post(tmp_path / "site", date(2023, 3, 3), entry("Moss", "fern"))
    assert process.index(tmp_path / "site", tmp_path / "archive.sqlite3", tmp_path).summary.posts == 1


def test_a_cancel_keeps_what_was_read(tmp_path: Path, process: IndexProcess) -> None:
    site, database = write_archive(tmp_path / "site", issues=150), tmp_path / "archive.sqlite3"
    learned = process.index(site, database, tmp_path, lambda _: process.cancel())
    assert learned.summary.posts < 150
    assert learned.summary.indexed_at is None
    assert process.index(site, database, tmp_path).summary.posts == 150


def test_stopping_it_tells_who_waits(tmp_path: Path, process: IndexProcess) -> None:
    site, database = write_archive(tmp_path / "site", issues=150), tmp_path / "archive.sqlite3"
    failures: list[Exception] = []

    def read() -> None:
        try:
            process.index(site, database, tmp_path)
        except (OSError, EOFError) as error:
            failures.append(error)

    reading = Thread(target=read)
    reading.start()
    assert waited(database.exists)
    process.stop()
    reading.join(30)
    assert not reading.is_alive()
    assert failures
    assert index(site, database).posts == 150


def test_it_ends_with_the_program_that_was_killed(tmp_path: Path) -> None:
    site = write_archive(tmp_path / "site", issues=200)
    code = (
        "import sys; from pathlib import Path; from threading import Thread\n"
        "from twimeditor.services.archive.process import IndexProcess\n"
        "if __name__ == '__main__':\n"
        "    process = IndexProcess()\n"
        "    process.index(*map(Path, sys.argv[1:]), lambda _: print(process.pid, flush=True))\n"
    )
    program = tmp_path / "program.py"
    program.write_text(code, encoding="utf-8")
    command = [sys.executable, str(program), str(site), str(tmp_path / "archive.sqlite3"), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as running:
        assert running.stdout is not None
        child = int(running.stdout.readline())
        os.kill(running.pid, signal.SIGKILL)
    assert waited(lambda: not is_running(child))
    assert index(site, tmp_path / "archive.sqlite3").posts == 200
