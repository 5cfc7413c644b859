"""A call that is put off comes once, unless another takes its place."""

from tests.services.fakes import FakeClock, ManualScheduler
from twimeditor.services.timer import Timer


def test_the_call_that_was_put_off_last_is_made_once() -> None:
    scheduler = ManualScheduler(FakeClock())
    timer, made = Timer(scheduler), list[str]()
    timer.set(1, lambda: made.append("first"))
    timer.set(2, lambda: made.append("second"))
    assert timer.is_set
    scheduler.pass_time(5)
    assert made == ["second"]
    assert not timer.is_set


def test_what_was_stopped_is_not_called() -> None:
    scheduler = ManualScheduler(FakeClock())
    timer, made = Timer(scheduler), list[str]()
    timer.set(1, lambda: made.append("first"))
    timer.stop()
    scheduler.pass_time(5)
    assert not made
    assert not timer.is_set


def test_a_call_can_put_off_the_next_one() -> None:
    scheduler = ManualScheduler(FakeClock())
    timer, made = Timer(scheduler), list[str]()

    def again() -> None:
        made.append("one")
        if len(made) < 3:
            timer.set(1, again)

    timer.set(1, again)
    scheduler.pass_time(10)
    assert made == ["one"] * 3
    assert not timer.is_set
