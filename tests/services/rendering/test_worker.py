"""The real process: it renders, it can be ended in the middle of it, and it ends with its owner."""

import os
import signal
import threading
from collections.abc import Iterator
from functools import partial

import pytest

from tests.core.issues import issue_of
from twimeditor.core.render import AT_ONCE, Batch, Budget, Renderer
from twimeditor.services.rendering import WorkerProcess
from twimeditor.services.rendering.worker import allowed

NOTHING = Budget(longest=0, calls=0, first=0, again=0, together=0)


def batch_of(text: str, budget: Budget = NOTHING) -> Batch:
    renderer = Renderer(budget=budget)
    renderer.render(issue_of(text)[0])
    batch = renderer.batch()
    assert batch is not None
    return batch


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    worker = WorkerProcess()
    yield worker
    worker.stop()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_renders_and_is_another_process(worker: WorkerProcess) -> None:
    worker.prepare()
    worker.prepare()
    assert worker.pid not in {None, os.getpid()}
    (outcome,) = worker.do(batch_of("*words*"))
    assert outcome.rendered is not None
    assert "<em>words</em>" in outcome.rendered.html


def test_it_can_be_ended_in_the_middle_of_its_work_and_started_again(worker: WorkerProcess) -> None:
    worker.prepare()
    pid = worker.pid
    assert pid is not None
    endless = batch_of("*a **a " * 200_000, AT_ONCE)
    ending = threading.Timer(0.2, worker.stop)
    ending.start()
    with pytest.raises((EOFError, OSError)):
        worker.do(endless)
    ending.join()
    assert not is_alive(pid)
    worker.prepare()
    assert worker.do(batch_of("*words*"))[0].rendered is not None


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no such timer")
def test_it_ends_itself_when_it_has_been_busy_for_too_long() -> None:
    worker = WorkerProcess(partial(allowed, most=0.1, pace=1e9))
    worker.prepare()
    with pytest.raises((EOFError, OSError)):
        worker.do(batch_of("*a **a " * 200_000, AT_ONCE))
    worker.stop()


def test_work_for_a_process_that_was_ended_is_refused(worker: WorkerProcess) -> None:
    worker.prepare()
    worker.stop()
    assert worker.pid is None
    with pytest.raises(EOFError):
        worker.do(batch_of("text"))
