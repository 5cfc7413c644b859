"""The user decides which remote pictures are fetched, one issue at a time."""

from dataclasses import dataclass, field

import pytest

from tests.services.fakes import ManualExecutor
from twimeditor.services.media import FetchError, Picture, RemotePictures, Standing
from twimeditor.services.media import remote as module

A, B = "https://a.example/a.png", "https://b.example/b.png"
PICTURE = Picture(b"GIF89a", "image/gif")


@dataclass
class FakeJob:
    address: str
    outcome: Picture | FetchError = PICTURE
    cancelled: bool = False

    def run(self) -> Picture:
        if isinstance(self.outcome, FetchError):
            raise self.outcome
        return self.outcome

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Desk:
    executor: ManualExecutor = field(default_factory=ManualExecutor)
    jobs: list[FakeJob] = field(default_factory=list)
    outcome: Picture | FetchError = PICTURE

    def __post_init__(self) -> None:
        self.remote = RemotePictures(self.executor, self._job)
        self.told = 0
        self.remote.subscribe(self._count)

    def _job(self, address: str) -> FakeJob:
        self.jobs.append(FakeJob(address, self.outcome))
        return self.jobs[-1]

    def _count(self) -> None:
        self.told += 1

    def standing(self, address: str) -> Standing:
        return self.remote.standings[address].standing


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_nothing_is_fetched_unasked(desk: Desk) -> None:
    desk.remote.saw([A, B, A])
    assert desk.remote.waiting == (A, B)
    assert desk.jobs == []
    assert desk.standing(A) is Standing.WAITING


def test_pictures_of_an_issue_do_not_fill_the_memory(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", len(PICTURE.data))
    desk.remote.saw([A, B])
    desk.remote.allow([A, B])
    desk.executor.work()
    assert (desk.standing(A), desk.standing(B)) == (Standing.SHOWN, Standing.FAILED)
    assert desk.remote.standings[B].note == "The pictures of this issue are too large together."


def test_no_more_pictures_are_told_of_than_anyone_could_look_at(desk: Desk) -> None:
    desk.remote.saw(f"https://a.example/{number}.png" for number in range(10_000))
    assert len(desk.remote.waiting) == len(desk.remote.standings) == 500


def test_allowed_picture_is_fetched_and_only_that(desk: Desk) -> None:
    desk.remote.saw([A, B])
    desk.remote.allow([A])
    assert (desk.standing(A), desk.remote.waiting) == (Standing.LOADING, (B,))
    desk.executor.work()
    assert [job.address for job in desk.jobs] == [A]
    token = desk.remote.standings[A].token
    assert desk.remote.picture(token) == PICTURE
    assert desk.remote.picture("other") is None


def test_picture_that_comes_later_waits_again(desk: Desk) -> None:
    desk.remote.saw([A])
    desk.remote.allow([A, B])
    desk.remote.saw([A, B])
    assert desk.remote.waiting == (B,)
    assert [job.address for job in desk.jobs] == [A]


def test_picture_that_goes_and_comes_back_is_not_fetched_again(desk: Desk) -> None:
    desk.remote.saw([A])
    desk.remote.allow([A])
    desk.executor.work()
    desk.remote.saw([])
    desk.remote.saw([A])
    assert desk.standing(A) is Standing.SHOWN
    assert len(desk.jobs) == 1


def test_failure_is_told_and_may_be_tried_again(desk: Desk) -> None:
    desk.outcome = FetchError("It is not a picture.")
    desk.remote.saw([A])
    desk.remote.allow([A])
    desk.executor.work()
    assert (desk.standing(A), desk.remote.standings[A].note) == (Standing.FAILED, "It is not a picture.")
    assert desk.remote.waiting == ()
    desk.outcome = PICTURE
    desk.remote.allow([A])
    desk.executor.work()
    assert desk.standing(A) is Standing.SHOWN


def test_another_issue_has_to_be_allowed_anew(desk: Desk) -> None:
    desk.remote.turn_to("one")
    desk.remote.saw([A])
    desk.remote.allow([A])
    desk.executor.work()
    token = desk.remote.standings[A].token
    desk.remote.turn_to("two")
    desk.remote.saw([A])
    assert desk.remote.waiting == (A,)
    assert desk.remote.picture(token) is None


def test_issue_that_is_opened_again_keeps_what_was_allowed(desk: Desk) -> None:
    desk.remote.turn_to("one")
    desk.remote.saw([A])
    desk.remote.allow([A])
    desk.remote.turn_to("two")
    desk.remote.turn_to("one")
    desk.remote.saw([A, B])
    assert desk.remote.waiting == (B,)
    assert desk.standing(A) is Standing.LOADING


def test_issues_without_a_file_do_not_share(desk: Desk) -> None:
    desk.remote.turn_to("")
    desk.remote.saw([A])
    desk.remote.allow([A])
    desk.remote.turn_to("")
    desk.remote.saw([A])
    assert desk.remote.waiting == (A,)


def test_what_comes_for_an_issue_that_is_gone_is_dropped(desk: Desk) -> None:
    desk.remote.saw([A])
    desk.remote.allow([A])
    desk.remote.turn_to("two")
    assert desk.jobs[0].cancelled
    desk.remote.saw([A])
    desk.executor.work()
    assert desk.standing(A) is Standing.WAITING


def test_close_calls_off_what_is_under_way_without_a_word(desk: Desk) -> None:
    desk.remote.saw([A])
    desk.remote.allow([A])
    told = desk.told
    desk.remote.close()
    desk.executor.work()
    assert desk.jobs[0].cancelled
    assert desk.told == told


def test_listeners_are_told_of_changes_only(desk: Desk) -> None:
    desk.remote.saw([A])
    desk.remote.saw([A])
    assert desk.told == 1
