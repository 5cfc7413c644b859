"""The real process: it checks, it can be ended in the middle of it, and it ends with its owner."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Quote, edits
from twimeditor.core.post import parse
from twimeditor.services.check.values import Where
from twimeditor.services.check.worker import CheckProcess, HereWorker

TEXT = "## Lamps\n\n### Glow\n\n[Mo](https://matrix.to/#/@mo:example.org) says\n\n> Look https://lamp.example/ here.\n"
WHERE = Where(today=date(2031, 3, 7))
HANGS = "Look https://lamp.example/ here.\n" * 10_000


@pytest.fixture
def worker() -> Iterator[CheckProcess]:
    worker = CheckProcess()
    yield worker
    worker.stop()


def issue_of(text: str = TEXT) -> tuple[Issue, IdSource]:
    ids = IdSource()
    return parse(text, ids), ids


def check_for_ever(worker: CheckProcess, text: str) -> None:
    while True:  # until it is ended; each time other nodes, of which nothing is known
        worker.check(issue_of(text)[0], WHERE)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_finds_what_is_found_here_and_again_after_an_edit(worker: CheckProcess) -> None:
    issue, ids = issue_of()
    worker.prepare()
    worker.prepare()
    assert worker.pid not in {None, os.getpid()}
    here = HereWorker()
    quote = next(node for node in issue.leaves() if isinstance(node, Quote))
    edited = edits.set_field(issue, ids, target=quote.id, field="body", value="Look https://boat.example/ instead.")
    for version in (issue, edited, issue):
        found = worker.check(version, WHERE)
        assert found == here.check(version, WHERE)
        assert any(one.place.text.startswith("https://") for one in found.problems)


def test_what_was_found_in_a_node_that_is_the_same_is_the_same_object(worker: CheckProcess) -> None:
    issue, _ = issue_of()
    worker.prepare()
    first, second = worker.check(issue, WHERE), worker.check(issue, WHERE)
    assert first.problems
    assert all(one is other for one, other in zip(first.problems, second.problems, strict=True))


def test_it_can_be_ended_in_the_middle_of_its_work_and_started_again(worker: CheckProcess) -> None:
    worker.prepare()
    pid = worker.pid
    assert pid is not None
    ending = threading.Timer(0.3, worker.stop)
    ending.start()
    with pytest.raises((EOFError, OSError)):
        check_for_ever(worker, HANGS)
    ending.join()
    assert not is_alive(pid)
    worker.prepare()
    assert worker.check(issue_of()[0], WHERE).problems


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="the system does not tell where programs work")
def test_nothing_of_it_is_left_when_it_is_ended_while_linters_run(
    worker: CheckProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    worker.prepare()
    checking = threading.Thread(target=partial(_until_it_is_ended, worker))
    checking.start()
    _wait_for(partial(_programs_in, tmp_path))
    worker.stop()
    checking.join()
    assert not list(tmp_path.iterdir())
    _wait_for(lambda: not _programs_in(tmp_path))


def _until_it_is_ended(worker: CheckProcess) -> None:
    with suppress(EOFError, OSError):
        check_for_ever(worker, HANGS)


def _programs_in(folder: Path) -> bool:
    """Tell whether a program works in a folder, although that may be gone."""
    return any(_works_in(process).startswith(str(folder)) for process in Path("/proc").glob("[0-9]*"))


def _works_in(process: Path) -> str:
    try:
        return str((process / "cwd").readlink())
    except OSError:
        return ""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no such timer")
def test_it_ends_itself_when_it_has_been_busy_for_too_long() -> None:
    worker = CheckProcess(most=0.02)
    worker.prepare()
    issue, _ = issue_of(TEXT * 100)
    with pytest.raises((EOFError, OSError)):
        worker.check(issue, WHERE)
    worker.stop()


def test_work_for_a_process_that_was_ended_is_refused(worker: CheckProcess) -> None:
    worker.prepare()
    worker.stop()
    assert worker.pid is None
    with pytest.raises(EOFError):
        worker.check(issue_of()[0], WHERE)
    with pytest.raises(EOFError):
        worker.suggest("teh")


ORPHAN = """
import sys, time
from twimeditor.services.check.worker import CheckProcess

if __name__ == "__main__":
    worker = CheckProcess()
    worker.prepare()
    print(worker.pid, flush=True)
    time.sleep(600)
"""


def test_it_does_not_outlive_a_program_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "owner.py"
    script.write_text(ORPHAN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environment) as owner:
        assert owner.stdout is not None
        pid = int(owner.stdout.readline())
        assert is_alive(pid)
        owner.kill()
    _wait_for(partial(_has_ended, pid))


def _has_ended(pid: int) -> bool:
    """Tell whether a process is gone; where nobody waits for its end, what is left of it counts for nothing."""
    state = Path(f"/proc/{pid}/stat")
    try:
        return state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return not is_alive(pid)


def _wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        threading.Event().wait(0.02)
