"""One reading for all windows: what is known at once, what is read when, what a cancel, a failure and an end leave."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.services.fakes import ManualExecutor, MemoryFiles
from twimeditor.core.archive.directory import Author, Directory
from twimeditor.services.archive.desk import ArchiveDesk, Phase, Shelf, Trouble
from twimeditor.services.archive.indexing import database_of
from twimeditor.services.archive.values import ArchiveError, Learned, Progress, Summary


@dataclass
class FakeIndexer:
    """Knows as many people as it was asked to read or learn; remembers what it was asked."""

    asked: list[str] = field(default_factory=list)
    error: Exception | None = None
    people: int = 0
    during: Callable[[], None] = lambda: None

    def index(self, root: Path, database: Path, sources: Path, told: Callable[[Progress], None]) -> Learned:
        self.asked.append("index")
        told(Progress(1, 2, 0))
        self.during()
        if self.error is not None:
            raise self.error
        database.parent.mkdir(parents=True, exist_ok=True)
        database.touch()
        return self._learned(root)

    def learn(self, root: Path, database: Path, sources: Path) -> Learned:
        self.asked.append("learn")
        return self._learned(root)

    def cancel(self) -> None:
        self.asked.append("cancel")

    def stop(self) -> None:
        self.asked.append("stop")

    def _learned(self, root: Path) -> Learned:
        authors = {f"@{n}:fern.example": Author(f"@{n}:fern.example") for n in range(self.people)}
        summary = Summary(1, self.people, {}, root, datetime.now(UTC))
        return Learned(Directory(authors=authors, issues=(date(2031, 3, 7),)), summary)


class World:
    """A desk with its fakes; the folder has one post."""

    def __init__(self, folder: Path) -> None:
        self.root, self.cache, self.tables = folder / "posts", folder / "cache", folder / "tables"
        self.root.mkdir()
        self.post = self.root / "2031-03-07-twim.md"
        self.post.write_text("## Islands\n", encoding="utf-8")
        self.indexer, self.executor = FakeIndexer(), ManualExecutor()
        self.desk = ArchiveDesk(MemoryFiles(), self.cache, self.tables, lambda: self.indexer, self.executor)
        self.told: list[str] = []

    def shelf(self) -> Shelf:
        shelf = self.desk.open(self.root)
        shelf.subscribe(lambda: self.told.append("changed"), lambda: self.told.append("progressed"))
        return shelf

    def begun(self) -> Shelf:
        """Return a shelf that has read everything."""
        shelf = self.shelf()
        shelf.begin()
        self.work()
        self.indexer.asked.clear()
        self.told.clear()
        return shelf

    def work(self) -> None:
        while self.executor.jobs:
            self.executor.work()

    def asked(self) -> list[str]:
        """Return what the indexer was asked for since, but for its ends."""
        asked, self.indexer.asked = [one for one in self.indexer.asked if one != "stop"], []
        return asked


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_what_a_database_has_is_known_before_anything_is_read(world: World) -> None:
    database = database_of(world.root, world.cache)
    database.parent.mkdir(parents=True)
    database.touch()
    shelf = world.shelf()
    shelf.begin()
    world.executor.work()
    assert world.asked() == ["learn"]
    assert shelf.known is not None
    assert shelf.phase is Phase.READING
    world.work()
    assert world.asked() == ["index"]
    assert shelf.phase.name == "READY"


def test_without_a_database_there_is_nothing_to_learn_from(world: World) -> None:
    shelf = world.shelf()
    shelf.begin()
    world.work()
    assert world.asked() == ["index"]
    assert shelf.phase is Phase.READY


def test_progress_is_told_while_it_is_read_and_not_after(world: World) -> None:
    shelf = world.shelf()
    seen: list[Progress | None] = []
    shelf.subscribe(lambda: None, lambda: seen.append(shelf.progress))
    shelf.begin()
    world.work()
    assert shelf.progress is None
    assert seen[-1] is None


def test_windows_of_one_folder_share_one_reading(world: World) -> None:
    first, second = world.shelf(), world.shelf()
    assert first is second
    first.begin()
    second.begin()
    world.work()
    assert world.asked() == ["index"]
    world.desk.leave(first)
    assert world.desk.open(world.root) is first


def test_who_leaves_last_ends_it(world: World) -> None:
    shelf = world.shelf()
    shelf.begin()
    world.desk.leave(shelf)
    assert world.indexer.asked == ["stop"]
    world.told.clear()
    world.work()
    assert world.told == []
    assert world.desk.open(world.root) is not shelf


def test_the_process_goes_when_there_is_nothing_to_do(world: World) -> None:
    world.shelf().begin()
    world.work()
    assert world.indexer.asked[-1] == "stop"


def test_what_is_equal_stays_the_very_same_and_is_not_told(world: World) -> None:
    shelf = world.begun()
    known = shelf.known
    shelf.index()
    world.work()
    assert shelf.known is known
    assert "changed" not in world.told
    world.indexer.people = 2
    shelf.index()
    world.work()
    assert shelf.known is not known
    assert "changed" in world.told


def test_a_look_reads_only_what_has_changed(world: World) -> None:
    shelf = world.begun()
    shelf.look()
    world.work()
    assert world.asked() == []
    world.post.write_text("## Islands and more\n", encoding="utf-8")
    shelf.look()
    world.work()
    assert world.asked() == ["index"]
    world.post.unlink()
    shelf.look()
    world.work()
    assert world.asked() == ["index"]


def test_a_look_learns_anew_where_only_tables_have_changed(world: World) -> None:
    shelf = world.begun()
    world.tables.mkdir()
    (world.tables / "corrections.toml").write_text("", encoding="utf-8")
    shelf.look()
    world.work()
    assert world.asked() == ["learn"]
    shelf.look()
    world.work()
    assert world.asked() == []


def test_corrections_are_learned_without_reading(world: World) -> None:
    world.begun()
    world.desk.learn()
    world.work()
    assert world.asked() == ["learn"]


def test_a_cancel_keeps_what_was_read_and_is_the_last_word(world: World) -> None:
    shelf = world.begun()
    world.indexer.people = 1
    world.indexer.during = shelf.cancel
    shelf.index()
    world.work()
    assert world.asked() == ["index", "cancel"]
    assert shelf.is_cancelled
    assert shelf.known is not None
    assert len(shelf.known.directory.authors) == 1
    world.post.write_text("other", encoding="utf-8")
    shelf.look()
    world.work()
    assert world.asked() == []
    world.indexer.during = lambda: None
    shelf.index()
    world.work()
    assert world.asked() == ["index"]
    assert not shelf.is_cancelled


def test_a_cancel_while_nothing_is_read_does_nothing(world: World) -> None:
    shelf = world.begun()
    shelf.cancel()
    assert not shelf.is_cancelled
    assert world.asked() == []


@pytest.mark.parametrize(
    ("error", "trouble", "reason"),
    [
        (EOFError(), Trouble.ENDED, "EOFError"),
        (ConnectionResetError(104, "Connection reset by peer"), Trouble.ENDED, "Connection reset by peer"),
        (
            BlockingIOError(11, "Resource temporarily unavailable"),
            Trouble.NOT_STARTED,
            "Resource temporarily unavailable",
        ),
        (ArchiveError("The disk is full."), Trouble.TOLD, "The disk is full."),
        (KeyError("islands"), Trouble.DEFECT, "'islands'"),
    ],
)
def test_what_goes_wrong_is_told_and_what_was_known_stays(
    world: World, error: Exception, trouble: Trouble, reason: str
) -> None:
    shelf = world.begun()
    known = shelf.known
    world.indexer.error = error
    shelf.index()
    world.work()
    assert (shelf.phase, shelf.trouble, shelf.reason) == (Phase.TROUBLE, trouble, reason)
    assert shelf.known is known
    world.indexer.error = None
    shelf.index()
    world.work()
    assert shelf.phase is Phase.READY


def test_a_folder_that_is_gone_is_not_read_as_an_empty_one(world: World) -> None:
    shelf = world.begun()
    world.root.rename(world.root.with_name("elsewhere"))
    shelf.index()
    world.work()
    assert shelf.trouble is Trouble.NO_FOLDER
    assert world.asked() == []
    assert shelf.known is not None
