"""What is ignored is kept for all windows and programs; a damaged file loses nothing but itself."""

import errno
from pathlib import Path

import pytest

from tests.services.fakes import MemoryFiles
from twimeditor.core.check import Place, Problem
from twimeditor.core.check.ignoring import Mark, Scope, mark_of
from twimeditor.services.check.ignored import Ignored

FILE = Path("/config/ignored.toml")
TEXT = "Look here, there are “quotes” and a \\ in it 🏮.\nAnd a line."
ONE, OTHER = "/posts/one.md", "/posts/other.md"


@pytest.fixture
def files() -> MemoryFiles:
    return MemoryFiles()


def problem(word: str = "here", rule: str = "R14") -> Problem:
    start = TEXT.index(word)
    return Problem(rule, "says", Place(1, "body", start, start + len(word), TEXT))


def is_ignored(ignored: Ignored, issue: str, one: Problem) -> bool:
    return ignored.marks(issue).covering(one) is not None


@pytest.mark.parametrize(
    ("scope", "elsewhere"), [(Scope.HERE, False), (Scope.ISSUE, False), (Scope.ALWAYS, True)], ids=str
)
def test_it_reaches_as_far_as_it_was_meant_to(files: MemoryFiles, scope: Scope, elsewhere: bool) -> None:
    ignored = Ignored(files, FILE)
    ignored.add(ONE, mark_of(problem(), scope))
    assert is_ignored(ignored, ONE, problem())
    assert is_ignored(ignored, OTHER, problem()) is elsewhere


@pytest.mark.parametrize("scope", Scope)
def test_the_next_program_knows_it(files: MemoryFiles, scope: Scope) -> None:
    Ignored(files, FILE).add(ONE, mark_of(problem("“quotes” and a \\ in it 🏮"), scope))
    assert is_ignored(Ignored(files, FILE), ONE, problem("“quotes” and a \\ in it 🏮"))


def test_programs_that_run_know_each_others(files: MemoryFiles) -> None:
    first, second = Ignored(files, FILE), Ignored(files, FILE)
    first.add(ONE, mark_of(problem(), Scope.ALWAYS))
    second.add(ONE, mark_of(problem("line"), Scope.ALWAYS))
    assert is_ignored(first, ONE, problem("line"))
    assert is_ignored(second, ONE, problem())


@pytest.mark.parametrize("scope", Scope)
def test_it_can_be_taken_back(files: MemoryFiles, scope: Scope) -> None:
    ignored = Ignored(files, FILE)
    ignored.add(ONE, mark_of(problem(), scope))
    ignored.add(ONE, mark_of(problem("line"), scope))
    ignored.remove(ONE, mark_of(problem(), scope))
    assert not is_ignored(ignored, ONE, problem())
    assert is_ignored(ignored, ONE, problem("line"))


def test_an_issue_without_a_file_is_known_until_it_has_one(files: MemoryFiles) -> None:
    ignored = Ignored(files, FILE)
    ignored.add("unsaved 1", mark_of(problem(), Scope.ISSUE), saved=False)
    assert is_ignored(ignored, "unsaved 1", problem())
    assert FILE not in files.content
    ignored.settle("unsaved 1", ONE)
    assert is_ignored(Ignored(files, FILE), ONE, problem())
    assert not is_ignored(ignored, "unsaved 1", problem())


def test_an_issue_that_is_saved_elsewhere_is_known_in_both_places(files: MemoryFiles) -> None:
    ignored = Ignored(files, FILE)
    ignored.add(ONE, mark_of(problem(), Scope.HERE))
    ignored.settle(ONE, OTHER)
    assert is_ignored(ignored, ONE, problem())
    assert is_ignored(ignored, OTHER, problem())


def test_what_was_never_saved_can_be_taken_back_too(files: MemoryFiles) -> None:
    ignored = Ignored(files, FILE)
    ignored.add("unsaved 1", mark_of(problem(), Scope.HERE), saved=False)
    ignored.remove("unsaved 1", mark_of(problem(), Scope.HERE))
    assert not is_ignored(ignored, "unsaved 1", problem())


def test_what_cannot_be_written_holds_until_the_end(files: MemoryFiles) -> None:
    files.failing["ignored"] = errno.ENOSPC
    ignored = Ignored(files, FILE)
    with pytest.raises(OSError, match="it fails"):
        ignored.add(ONE, mark_of(problem(), Scope.ALWAYS))
    assert is_ignored(ignored, ONE, problem())


@pytest.mark.parametrize("content", [b"\xff", b"ignored = 3", b"[[ignored]]\nrule = 'R1'", b"= =", b"other = []"])
def test_a_damaged_file_is_put_aside(files: MemoryFiles, content: bytes) -> None:
    files.put(FILE, content)
    ignored = Ignored(files, FILE)
    assert not is_ignored(ignored, ONE, problem())
    assert ignored.damaged == FILE.with_stem("ignored-damaged")
    assert files.content[FILE.with_stem("ignored-damaged")] == content
    ignored.add(ONE, mark_of(problem(), Scope.ALWAYS))
    assert is_ignored(Ignored(files, FILE), ONE, problem())


def test_listeners_are_told(files: MemoryFiles) -> None:
    ignored = Ignored(files, FILE)
    told: list[bool] = []
    end = ignored.subscribe(lambda: told.append(is_ignored(ignored, ONE, problem())))
    ignored.add(ONE, mark_of(problem(), Scope.HERE))
    ignored.remove(ONE, mark_of(problem(), Scope.HERE))
    end()
    ignored.add(ONE, mark_of(problem(), Scope.HERE))
    assert told == [True, False]


def test_half_a_character_does_no_harm(files: MemoryFiles) -> None:
    ignored = Ignored(files, FILE)
    ignored.add(ONE, Mark("R19", "half \ud83d"))
    ignored.add(ONE, mark_of(problem(), Scope.ALWAYS))
    assert is_ignored(Ignored(files, FILE), ONE, problem())
