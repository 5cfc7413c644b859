"""What waits is done one after another; what takes too long is stopped and becomes a note."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.core.issues import issue_of, nth
from tests.services.fakes import FakeClock, ManualExecutor, ManualScheduler
from twimeditor.core.model import Issue, Quote, edits
from twimeditor.core.render import AT_ONCE, Batch, Budget, Outcome, Renderer, Workman
from twimeditor.core.render.blocks import TOO_MUCH
from twimeditor.services.rendering.aside import IDLE_SECONDS, PAUSE_SECONDS, Aside
from twimeditor.services.rendering.worker import allowed

HEAVY = "*a* " * 20_000


@dataclass
class FakeWorker:
    """Works in this process; `meanwhile` happens while it works."""

    workman: Workman = field(default_factory=Workman)
    meanwhile: Callable[[], None] = lambda: None
    refuses: bool = False
    running: bool = False
    prepared: int = 0
    done: list[Batch] = field(default_factory=list)

    def prepare(self) -> None:
        if self.refuses:
            raise OSError("no more processes")
        self.running = True
        self.prepared += 1

    def do(self, batch: Batch) -> tuple[Outcome, ...]:
        self.done.append(batch)
        self.meanwhile()
        if not self.running:
            raise EOFError
        return self.workman.do(batch)

    def stop(self) -> None:
        self.running = False


class Shop:
    """A post whose rendering is done aside."""

    def __init__(self, text: str = "## A\n\n> before\n", budget: Budget = AT_ONCE) -> None:
        self.issue, self.ids = issue_of(text)
        self.renderer = Renderer(budget=budget)
        self.worker = FakeWorker()
        self.executor = ManualExecutor()
        self.scheduler = ManualScheduler(FakeClock())
        self.aside = Aside(self.worker, self.executor, self.scheduler)
        self.html: dict[int, str] = {}
        self.aside.attach(self.renderer.batch, self.take)
        self.show(self.issue)

    def take(self, batch: Batch, outcomes: tuple[Outcome, ...]) -> None:
        self.html |= self.renderer.take(batch, outcomes).html

    def show(self, issue: Issue) -> None:
        self.issue = issue
        self.html |= self.renderer.update(issue).html
        self.aside.look()

    def type(self, body: str) -> None:
        quote = nth(self.issue, Quote)
        self.show(edits.set_field(self.issue, self.ids, target=quote.id, field="body", value=body))

    @property
    def shown(self) -> str:
        return self.html[nth(self.issue, Quote).id]

    def finish(self) -> None:
        self.scheduler.pass_time(PAUSE_SECONDS)
        while self.executor.jobs:
            self.executor.work()
            self.scheduler.pass_time(PAUSE_SECONDS)


def test_nothing_is_started_for_an_ordinary_post() -> None:
    shop = Shop()
    shop.type("some words")
    assert (shop.executor.jobs, shop.scheduler.waiting, shop.worker.prepared) == ([], 0, 0)


def test_heavy_text_is_rendered_after_a_pause_in_typing() -> None:
    shop = Shop()
    for letter in "abc":
        shop.type(HEAVY + letter)
        shop.scheduler.pass_time(PAUSE_SECONDS / 2)
    assert shop.executor.jobs == []
    assert "before" in shop.shown
    shop.finish()
    assert shop.shown.count("<em>a</em>") == 20_000
    assert len(shop.worker.done) == 1


def test_what_takes_too_long_is_stopped_and_becomes_a_note() -> None:
    shop = Shop()
    shop.worker.meanwhile = lambda: shop.scheduler.pass_time(10)
    shop.type(HEAVY)
    shop.finish()
    assert not shop.worker.running
    assert TOO_MUCH in shop.shown
    shop.worker.meanwhile = lambda: None
    shop.type(HEAVY + "!")
    shop.finish()
    assert shop.shown.count("<em>a</em>") == 20_000
    assert shop.worker.prepared == 2


def test_text_typed_meanwhile_is_rendered_next_and_what_came_too_late_is_not_shown() -> None:
    shop = Shop()
    shop.worker.meanwhile = lambda: shop.type(HEAVY + "second")
    shop.type(HEAVY + "first")
    shop.scheduler.pass_time(PAUSE_SECONDS)
    shop.executor.work()
    shop.executor.work()
    assert "before" in shop.shown
    shop.worker.meanwhile = lambda: None
    shop.finish()
    assert "second" in shop.shown


def test_short_text_takes_the_place_of_heavy_text_that_is_still_under_way() -> None:
    shop = Shop()
    shop.worker.meanwhile = lambda: shop.type("short")
    shop.type(HEAVY)
    shop.finish()
    assert "short" in shop.shown


def test_long_post_is_rendered_piece_by_piece_from_its_top() -> None:
    little = Budget(longest=64_000, calls=9, first=2_000, again=900, together=0)
    shop = Shop("".join(f"> {'words ' * 400}{number}\n\n" for number in range(100)), little)
    shop.finish()
    assert len(shop.html) == 100
    numbers = [job.number for batch in shop.worker.done for job in batch.jobs]
    assert numbers == sorted(numbers)
    assert len(shop.worker.done) > 3


def test_without_a_process_light_nodes_are_rendered_and_heavy_ones_are_notes() -> None:
    little = Budget(longest=64_000, calls=9, first=2_000, again=900, together=0)
    shop = Shop(f"> light\n\ntext\n\n> {HEAVY}\n", little)
    shop.worker.refuses = True
    shop.finish()
    assert "light" in shop.shown
    assert sum(TOO_MUCH in html for html in shop.html.values()) == 1


def test_nothing_goes_on_after_the_end() -> None:
    shop = Shop()
    shop.type(HEAVY)
    shop.scheduler.pass_time(PAUSE_SECONDS)
    shop.aside.detach()
    shop.executor.work()
    shop.executor.work()
    assert "before" in shop.shown
    assert (shop.executor.jobs, shop.scheduler.waiting, shop.worker.running) == ([], 0, False)


def test_worker_without_work_is_let_go_and_comes_back() -> None:
    shop = Shop()
    shop.type(HEAVY)
    shop.finish()
    running = [shop.worker.running]
    shop.scheduler.pass_time(IDLE_SECONDS)
    assert [*running, shop.worker.running] == [True, False]
    shop.type(HEAVY + "again")
    shop.finish()
    assert "again" in shop.shown


def test_long_text_may_take_longer() -> None:
    issue, _ = issue_of("x" * 300_000)
    renderer = Renderer(budget=AT_ONCE)
    renderer.render(issue)
    batch = renderer.batch()
    assert batch is not None
    assert 2 < allowed(batch) < 10
