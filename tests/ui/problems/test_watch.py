"""What is told of the issue is never about a text that is not there, whenever and in whatever order results come."""

import errno
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.issues import nth
from tests.services.fakes import FakeClock, ManualExecutor, ManualScheduler, MemoryFiles
from tests.ui.launch import FindingWorker
from twimeditor.core.check import Place, Problem, Severity
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.check.place import place_in
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Quote, edits, find
from twimeditor.core.post import parse
from twimeditor.core.post.fields import fields
from twimeditor.services.check.aside import CHECK_SECONDS, CheckAside
from twimeditor.services.check.ignored import Ignored
from twimeditor.services.check.own_words import OwnWords
from twimeditor.services.check.values import Where
from twimeditor.services.editing import Session
from twimeditor.services.settings import HINTS, LANGUAGES, SPELLING, Settings
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.problems.watch import ProblemWatch

TEXT = "## Lamps\n\n### Glow\n\nMo said:\n\n> One bad word, and an odd one.\n\n### Wick\n\n> Another bad day.\n"
SEVERITIES = {"bad": Severity.ERROR, "poor": Severity.WARNING, "odd": Severity.HINT}


def words_in(issue: Issue, words: Sequence[str]) -> Iterator[Problem]:
    for node in issue.leaves():
        for field, value in fields(node):
            for word in words:
                start = value.find(word)
                if start >= 0:
                    place = place_in(node, field, start, start + len(word))
                    yield Problem("words", f"“{word}” is wrong", place, SEVERITIES.get(word, Severity.HINT))


class Desk:
    """A watch over a session, whose check is done when the test says so."""

    def __init__(self, files: MemoryFiles | None = None) -> None:
        self.files = MemoryFiles() if files is None else files
        self.ids = IdSource()
        self.session = Session(parse(TEXT, self.ids), self.ids)
        self.bridge = SessionBridge(self.session)
        self.settings = Settings(self.files, Path("/config/settings.toml"), wait=lambda: None)
        self.ignored = Ignored(self.files, Path("/config/ignored.toml"))
        self.words = OwnWords(self.files, Path("/config/words.txt"))
        self.executor = ManualExecutor()
        self.scheduler = ManualScheduler(FakeClock())
        self.worker = FindingWorker(
            lambda issue: list(words_in(issue, ("bad", "poor", "odd"))), lambda issue: list(words_in(issue, ("wrod",)))
        )
        self.where = Where(today=date(2031, 3, 7))
        self.watch = ProblemWatch(
            self.session,
            self.settings,
            self.ignored,
            self.words,
            lambda _issue: self.where,
            lambda: CheckAside(self.worker, self.executor, self.scheduler),
        )
        self.told = 0
        self.failures: list[str] = []
        self.watch.changed.connect(self._count)
        self.watch.failed.connect(self.failures.append)
        self.bridge.committed.connect(self.watch.follow)
        self.watch.begin("/posts/one.md")

    def _count(self) -> None:
        self.told += 1
        self.look()

    def look(self) -> None:
        """See that what is told is about the text that is there."""
        nodes = {node.id: dict(fields(node)) for node in self.session.document.leaves()}
        for one in filter(lambda one: one.place.field, (*self.watch.problems(), *self.watch.misspelt())):
            assert one.place.value == nodes[one.place.node][one.place.field]

    def start(self) -> None:
        self.watch.wake()
        self.check()

    def check(self) -> None:
        """Let the pause be over, and the check be done."""
        self.watch.check_now()
        self.finish()

    def finish(self) -> None:
        while self.executor.jobs:
            self.executor.work()
            self.look()

    def type(self, body: str, number: int = 0) -> None:
        quote = nth(self.session.document, Quote, number)
        self.session.edit("Edit quote", partial(edits.set_field, target=quote.id, field="body", value=body))

    @property
    def texts(self) -> list[str]:
        return [one.place.text for one in self.watch.problems()]


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.watch.close()
    desk.bridge.close()


# When


def test_nothing_is_done_before_the_window_rests(desk: Desk) -> None:
    desk.watch.check_now()
    desk.type("bad")
    assert desk.executor.jobs == []
    assert not desk.watch.is_checked()


def test_it_is_checked_in_a_pause(desk: Desk, qtbot: QtBot) -> None:
    desk.watch.wake()
    qtbot.waitUntil(lambda: bool(desk.executor.jobs))
    desk.finish()
    assert desk.texts == ["bad", "bad"]
    assert desk.watch.is_current()
    desk.type("Nothing.")
    assert not desk.watch.is_current()
    qtbot.waitUntil(lambda: bool(desk.executor.jobs))
    desk.finish()
    assert desk.watch.is_current()


def test_an_empty_window_starts_nothing(desk: Desk) -> None:
    desk.session.replace(parse("", desk.ids), saved=True)
    desk.watch.begin("")
    desk.start()
    assert desk.executor.jobs == []
    assert (desk.watch.is_current(), desk.watch.problems()) == (True, ())


@pytest.mark.parametrize(
    "choose",
    [lambda settings: settings.put(SPELLING, False), lambda settings: settings.put(LANGUAGES, "de_DE")],
    ids=["spelling", "languages"],
)
def test_what_is_chosen_is_checked_by(desk: Desk, choose: Callable[[Settings], None], qtbot: QtBot) -> None:
    desk.start()
    choose(desk.settings)
    assert not desk.watch.is_current()
    qtbot.waitUntil(lambda: bool(desk.executor.jobs))


# What is told


def test_results_for_the_text_that_is_there_are_told(desk: Desk) -> None:
    desk.start()
    assert desk.texts == ["bad", "bad"]
    quote = nth(desk.session.document, Quote)
    assert [one.place.text for one in desk.watch.of_node(quote.id)] == ["bad"]
    assert desk.told >= 1


def test_an_edit_moves_and_drops_at_once_what_is_known(desk: Desk) -> None:
    desk.start()
    desk.type("Well: One bad word, and an odd one.")
    assert desk.texts == ["bad", "bad"]
    desk.type("Well: One good word, and an odd one.")
    assert desk.texts == ["bad"]
    desk.session.undo()
    assert desk.texts == ["bad"]  # what undo brings back is found again
    desk.check()
    assert desk.texts == ["bad", "bad"]


def test_results_of_an_older_text_are_carried_over(desk: Desk) -> None:
    desk.watch.wake()
    desk.watch.check_now()
    desk.executor.work()  # the worker is ready
    desk.type("Before: One bad word, and an odd one.")
    desk.executor.work()
    assert desk.texts == ["bad", "bad"]
    assert [one.start for one in desk.watch.problems()] == [12, 8]
    assert not desk.watch.is_current()


def test_results_of_an_older_text_are_dropped_where_it_is_another_by_now(desk: Desk) -> None:
    desk.watch.wake()
    desk.watch.check_now()
    desk.executor.work()
    desk.type("Nothing.")
    desk.executor.work()
    assert desk.texts == ["bad"]


def test_results_for_an_issue_that_is_closed_are_not_told(desk: Desk) -> None:
    desk.worker.find = lambda _issue: [Problem("R22", "nobody signs", Place(find.LEAD))]
    desk.watch.wake()
    desk.watch.check_now()
    desk.executor.work()
    desk.session.replace(parse("## Boats\n\n> Fine.\n", desk.ids), saved=True)
    desk.watch.begin("/posts/two.md")
    desk.executor.work()
    assert desk.watch.problems() == ()
    assert not desk.watch.is_checked()
    desk.check()
    assert len(desk.watch.problems()) == 1


def test_another_issue_is_told_of_nothing_before_it_is_checked(desk: Desk) -> None:
    desk.start()
    desk.session.replace(parse(TEXT, desk.ids), saved=True)
    assert desk.watch.problems() == ()
    desk.watch.begin("/posts/two.md")
    assert not desk.watch.is_checked()


def test_a_check_that_is_given_up_leaves_what_is_known_and_says_so(desk: Desk) -> None:
    desk.start()
    answer = desk.worker.find

    def hang(issue: Issue) -> Sequence[Problem]:
        desk.scheduler.pass_time(CHECK_SECONDS)
        raise EOFError

    desk.worker.find = hang
    desk.type("One bad word.")
    desk.check()
    assert desk.texts == ["bad", "bad"]
    assert "took too long" in desk.watch.notes()[0]
    desk.worker.find = answer
    desk.type("One bad word!")
    desk.check()
    assert desk.watch.notes() == ()
    assert desk.watch.is_current()


def test_nothing_is_emitted_when_nothing_else_is_told(desk: Desk) -> None:
    desk.start()
    desk.type("One bad word, and an odd one. More")
    told = desk.told
    desk.type("One bad word, and an odd one. More.", 0)
    desk.watch.problems()
    assert desk.told <= told + 1


def test_whatever_is_typed_and_undone_no_text_is_told_of_that_is_not_there(desk: Desk) -> None:
    desk.start()
    numbers = count()
    for number in numbers:
        if number == 60:
            break
        match number % 7:
            case 0:
                desk.type("bad " * (number % 4) + "good", number % 2)
            case 1:
                desk.session.undo()
            case 2:
                desk.type(f"{number} bad words, poor ones")
            case 3:
                desk.watch.check_now()
            case 4 | 6:
                desk.executor.work()
            case _:
                desk.session.redo()
        desk.look()
    desk.check()
    assert desk.watch.everything() == tuple(desk.worker.find(desk.session.document))


# Hints and what is ignored


def test_hints_are_told_only_where_they_are_wanted(desk: Desk) -> None:
    desk.start()
    assert "odd" not in desk.texts
    assert "odd" in [one.place.text for one in desk.watch.everything()]
    desk.settings.put(HINTS, True)
    assert "odd" in desk.texts


@pytest.mark.parametrize(("scope", "left"), [(Scope.HERE, 1), (Scope.ISSUE, 0), (Scope.ALWAYS, 0)], ids=str)
def test_what_is_ignored_is_told_no_longer_and_can_be_taken_back(desk: Desk, scope: Scope, left: int) -> None:
    desk.start()
    first = desk.watch.problems()[0]
    desk.watch.ignore(first, scope)
    assert len(desk.texts) == left
    assert len(desk.watch.ignored()) == 2 - left
    desk.type("Dear all: One bad word, and an odd one.")
    desk.check()
    assert len(desk.texts) == left
    again = desk.watch.ignored()[0]
    desk.watch.unignore(again)
    assert len(desk.texts) == 2
    assert desk.watch.ignored() == ()


def test_what_is_ignored_here_is_so_when_the_issue_is_opened_again(desk: Desk) -> None:
    desk.start()
    desk.watch.ignore(desk.watch.problems()[0], Scope.HERE)
    desk.session.replace(parse(TEXT, desk.ids), saved=True)
    desk.watch.begin("/posts/one.md")
    desk.check()
    assert len(desk.texts) == 1
    desk.watch.begin("/posts/other.md")
    desk.check()
    assert len(desk.texts) == 2


def test_an_issue_that_gets_a_file_keeps_what_is_ignored_in_it(desk: Desk) -> None:
    desk.watch.begin("")
    desk.start()
    desk.watch.ignore(desk.watch.problems()[0], Scope.ISSUE)
    desk.watch.turn_to("/posts/new.md")
    assert desk.texts == []
    assert Path("/config/ignored.toml") in desk.files.content


def test_another_issue_does_not_inherit_what_was_ignored(desk: Desk) -> None:
    desk.watch.begin("")
    desk.start()
    desk.watch.ignore(desk.watch.problems()[0], Scope.ISSUE)
    desk.session.replace(parse(TEXT, desk.ids), saved=True)
    desk.watch.turn_to("/posts/new.md")
    desk.check()
    assert len(desk.texts) == 2


def test_windows_know_of_each_other_what_is_ignored_and_learned(desk: Desk) -> None:
    other = Desk(desk.files)
    other.ignored, other.words = desk.ignored, desk.words
    second = ProblemWatch(
        other.session,
        other.settings,
        desk.ignored,
        desk.words,
        lambda _issue: other.where,
        lambda: CheckAside(other.worker, other.executor, other.scheduler),
    )
    second.begin("/posts/two.md")
    second.wake()
    second.check_now()
    other.finish()
    assert len(second.problems()) == 2
    desk.start()
    desk.watch.ignore(desk.watch.problems()[0], Scope.ALWAYS)
    assert second.problems() == ()
    for watch in (second, other.watch):
        watch.close()
    other.bridge.close()


def test_what_cannot_be_kept_is_said_and_holds(desk: Desk) -> None:
    desk.start()
    desk.files.failing["/config"] = errno.ENOSPC
    desk.watch.ignore(desk.watch.problems()[0], Scope.ALWAYS)
    assert desk.texts == []
    assert "could not be kept" in desk.failures[0]


# Words


def test_words_are_told_apart_from_problems_until_they_are_learned(desk: Desk, qtbot: QtBot) -> None:
    desk.type("A wrod or two.")
    desk.start()
    quote = nth(desk.session.document, Quote)
    assert [one.place.text for one in desk.watch.misspelt_in(quote.id)] == ["wrod"]
    desk.watch.learn("wrod")
    assert desk.watch.misspelt() == ()
    assert desk.words.all() == {"wrod"}
    qtbot.waitUntil(lambda: bool(desk.executor.jobs))


def test_words_are_proposed_and_remembered(desk: Desk) -> None:
    desk.start()
    desk.worker.suggestions = ("word", "rod")
    proposed: list[tuple[str, ...]] = []
    desk.watch.suggest("wrod", proposed.append)
    desk.finish()
    desk.watch.suggest("wrod", proposed.append)
    assert proposed == [("word", "rod")] * 2


def test_proposals_can_be_called_off(desk: Desk) -> None:
    desk.start()
    proposed: list[tuple[str, ...]] = []
    desk.type("bad")
    desk.watch.check_now()
    call_off: Callable[[], None] = desk.watch.suggest("wrod", proposed.append)
    call_off()
    desk.finish()
    assert proposed == []


def test_nothing_is_told_after_the_end(desk: Desk) -> None:
    desk.watch.wake()
    desk.watch.check_now()
    desk.watch.close()
    told = desk.told
    desk.finish()
    assert desk.told == told
