"""The newest issue is checked, one after another; what takes too long is given up, and the next one works."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.services.fakes import FakeClock, ManualExecutor, ManualScheduler
from twimeditor.core.check import Place, Problem
from twimeditor.core.model import Issue
from twimeditor.services.check.aside import CHECK_SECONDS, IDLE_SECONDS, START_SECONDS, CheckAside
from twimeditor.services.check.values import Checked, Where
from twimeditor.services.check.worker import HereWorker


@dataclass
class FakeWorker:
    """Finds the name of the file that the editors want; `meanwhile` happens while it works."""

    meanwhile: Callable[[], None] = lambda: None
    refuses: bool = False
    running: bool = False
    prepared: int = 0
    done: list[str] = field(default_factory=list)

    def prepare(self) -> None:
        if self.refuses:
            raise OSError("no more processes")
        self.running = True
        self.prepared += 1

    def check(self, issue: Issue, where: Where) -> Checked:
        self._work(issue.file)
        return Checked((Problem("R1", issue.file, Place(0)),))

    def suggest(self, word: str) -> tuple[str, ...]:
        self._work(word)
        return (word.upper(),)

    def stop(self) -> None:
        self.running = False

    def _work(self, what: str) -> None:
        self.done.append(what)
        self.meanwhile()
        if not self.running:
            raise EOFError


def named(name: str) -> Issue:
    return Issue(None, file=name)


class Desk:
    """A window that asks, and what it is told."""

    def __init__(self) -> None:
        self.worker = FakeWorker()
        self.executor = ManualExecutor()
        self.scheduler = ManualScheduler(FakeClock())
        self.aside = CheckAside(self.worker, self.executor, self.scheduler)
        self.found: list[tuple[Issue, str]] = []
        self.lost: list[Issue] = []
        self.words: list[tuple[str, ...]] = []
        self.aside.attach(lambda issue, one: self.found.append((issue, one.problems[0].message)), self.lost.append)

    def ask(self, name: str) -> Issue:
        issue = named(name)
        self.aside.check(issue, Where())
        return issue

    def finish(self) -> None:
        while self.executor.jobs:
            self.executor.work()

    @property
    def told(self) -> list[str]:
        return [words for _, words in self.found]


def test_what_is_found_is_told_with_the_issue_that_it_is_about() -> None:
    desk = Desk()
    issue = desk.ask("a")
    desk.finish()
    assert desk.found == [(issue, "a")]
    assert desk.found[0][0] is issue


def test_of_several_that_wait_the_newest_alone_is_checked() -> None:
    desk = Desk()
    for name in "abc":
        desk.ask(name)
    desk.finish()
    assert desk.worker.done == ["c"]


def test_what_is_asked_meanwhile_comes_next() -> None:
    desk = Desk()
    desk.ask("a")
    desk.executor.work()
    desk.ask("b")
    desk.ask("c")
    desk.finish()
    assert desk.told == ["a", "c"]


def test_proposals_go_before_a_check_that_waits() -> None:
    desk = Desk()
    desk.ask("a")
    desk.aside.suggest("teh", desk.words.append)
    desk.finish()
    assert desk.worker.done == ["teh", "a"]
    assert desk.words == [("TEH",)]


def test_proposals_that_were_called_off_are_not_made() -> None:
    desk = Desk()
    desk.ask("a")
    desk.aside.suggest("teh", desk.words.append)()
    desk.finish()
    assert desk.worker.done == ["a"]
    assert desk.words == []


def test_calling_off_what_is_made_already_does_nothing() -> None:
    desk = Desk()
    call_off = desk.aside.suggest("teh", desk.words.append)
    desk.finish()
    call_off()
    assert desk.words == [("TEH",)]


def test_a_check_that_hangs_is_ended_and_told_and_the_next_one_works() -> None:
    desk = Desk()
    desk.worker.meanwhile = lambda: desk.scheduler.pass_time(CHECK_SECONDS)
    hung = desk.ask("hangs")
    desk.finish()
    assert (desk.lost, desk.found, desk.worker.running) == ([hung], [], False)
    desk.worker.meanwhile = lambda: None
    desk.ask("next")
    desk.finish()
    assert desk.told == ["next"]
    assert desk.worker.prepared == 2


def test_a_process_that_dies_in_the_middle_is_started_again_for_what_waits() -> None:
    desk = Desk()

    def die() -> None:
        desk.worker.meanwhile = lambda: None
        desk.worker.running = False
        desk.ask("waits")

    desk.worker.meanwhile = die
    died = desk.ask("dies")
    desk.finish()
    assert (desk.lost, desk.told) == ([died], ["waits"])


def test_proposing_that_fails_proposes_nothing_and_the_check_goes_on() -> None:
    desk = Desk()

    def die() -> None:
        desk.worker.meanwhile = lambda: None
        desk.worker.running = False

    desk.worker.meanwhile = die
    desk.aside.suggest("teh", desk.words.append)
    desk.ask("a")
    desk.finish()
    assert (desk.words, desk.told) == ([()], ["a"])


def test_a_process_that_does_not_get_ready_is_not_waited_for_for_ever() -> None:
    desk = Desk()
    desk.ask("a")
    desk.scheduler.pass_time(START_SECONDS)
    assert not desk.worker.running


def test_without_a_process_a_thread_checks() -> None:
    desk = Desk()
    desk.worker.refuses = True
    desk.ask("a")
    desk.executor.work()
    assert isinstance(desk.aside._worker, HereWorker)


def test_nothing_goes_on_after_the_end() -> None:
    desk = Desk()
    desk.ask("a")
    desk.executor.work()
    desk.aside.detach()
    desk.finish()
    desk.ask("b")
    assert (desk.found, desk.lost, desk.worker.running) == ([], [], False)
    assert (desk.executor.jobs, desk.scheduler.waiting) == ([], 0)


def test_a_process_without_work_is_let_go_and_comes_back() -> None:
    desk = Desk()
    desk.ask("a")
    desk.finish()
    running = [desk.worker.running]
    desk.scheduler.pass_time(IDLE_SECONDS)
    assert [*running, desk.worker.running] == [True, False]
    desk.ask("b")
    desk.finish()
    assert desk.told == ["a", "b"]
