"""Tables and corrections by themselves, where no past issue is known."""

from pathlib import Path

import pytest

from tests.services.fakes import ManualExecutor, MemoryFiles
from twimeditor.core.archive.corrections import Who
from twimeditor.services.archive.sources import Sources
from twimeditor.services.archive.tables import Tables

FOLDER = Path("/config/directory")
HEBBOT = b"""
[[sections]]
name = 'ducks'
title = 'Dept of Ducks'

[[projects]]
name = 'pond'
title = 'Pond'
default_section = 'ducks'
usual_reporters = ['@ann:example.org']
"""


class World:
    """Tables with their fakes."""

    def __init__(self) -> None:
        self.files, self.executor, self.told = MemoryFiles(), ManualExecutor(), 0
        self.tables = Tables(self.files, FOLDER, self.executor)
        self.tables.subscribe(self._note)

    def read(self) -> None:
        self.tables.read()
        while self.executor.jobs:
            self.executor.work()

    def _note(self) -> None:
        self.told += 1


@pytest.fixture
def world() -> World:
    return World()


def test_without_files_nothing_is_known(world: World) -> None:
    world.read()
    assert world.tables.known is None
    assert world.told == 0


def test_a_table_alone_makes_a_directory_that_proposes(world: World) -> None:
    world.files.replace(FOLDER / "hebbot.toml", HEBBOT)
    world.read()
    known = world.tables.known
    assert known is not None
    assert known.directory.projects["pond"].section == "Dept of Ducks"
    (proposal, *_) = known.proposer.proposals("@ann:example.org", "")
    assert proposal.project is known.directory.projects["pond"]
    assert proposal.why
    world.read()
    assert world.tables.known is known
    assert world.told == 1


def test_a_correction_counts_at_once(world: World) -> None:
    world.files.replace(FOLDER / "hebbot.toml", HEBBOT)
    world.read()
    Sources(world.files, FOLDER).correct(
        lambda said: said.changed(Who.PEOPLE, "@ann:example.org", lambda one: one.with_text("names", "Ann"))
    )
    world.read()
    known = world.tables.known
    assert known is not None
    assert known.directory.authors["@ann:example.org"].name == "Ann"
    assert world.told == 2


def test_what_is_closed_says_nothing_more(world: World) -> None:
    world.files.replace(FOLDER / "hebbot.toml", HEBBOT)
    world.tables.read()
    world.tables.close()
    world.executor.work()
    world.read()
    assert world.tables.known is None
    assert world.told == 0
