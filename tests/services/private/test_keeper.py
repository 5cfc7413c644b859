"""Marks, notes and the chosen style outlive the program, and nothing of them is in the post."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.services.fakes import MemoryFiles
from tests.services.world import POST, STATE, TEXT, Machine
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Writing, edits
from twimeditor.core.model.edits.writing import choose_writing
from twimeditor.core.post import parse
from twimeditor.services.editing import Session
from twimeditor.services.private import PrivateKeeper
from twimeditor.services.private.keeper import DELAY
from twimeditor.services.storage.controller import PostController
from twimeditor.services.storage.workers import InlineExecutor

FOLDER = STATE / "private"
STYLE = Writing("twim-2020", colon=True)


@dataclass
class Program:
    session: Session
    controller: PostController
    keeper: PrivateKeeper

    def mark(self, mark: str) -> None:
        (entry, *_) = self.session.document.entries
        self.session.edit("Mark", partial(edits.set_mark, targets=[entry.id], mark=mark))

    def note(self, note: str) -> None:
        (entry, *_) = self.session.document.entries
        self.session.edit("Note", partial(edits.set_note, target=entry.id, note=note))

    def noted(self) -> list[tuple[str, str]]:
        return [(entry.mark, entry.note) for entry in self.session.document.entries]


@pytest.fixture
def machine() -> Machine:
    machine = Machine()
    machine.files.replace(POST, TEXT.encode())
    return machine


def start(machine: Machine, post: Path | None = POST) -> Program:
    ids = IdSource()
    session = Session(parse("", ids), ids)
    keeper = PrivateKeeper(
        session, machine.files, machine.scheduler, InlineExecutor(), FOLDER, {STYLE.style: STYLE}.get
    )
    controller = PostController(
        session,
        files=machine.files,
        clock=machine.clock,
        scheduler=machine.scheduler,
        executor=InlineExecutor(),
        state_folder=STATE,
        furnish=keeper.furnish,
    )
    controller.subscribe(lambda state: keeper.turn_to(state.path))
    if post is not None:
        controller.open(post)
    return Program(session, controller, keeper)


def kept(files: MemoryFiles) -> list[bytes]:
    return files.within(FOLDER)


def test_they_are_there_after_a_crash_within_a_second(machine: Machine) -> None:
    program = start(machine)
    program.mark("asked")
    program.note("Who is it?")
    machine.scheduler.pass_time(DELAY)
    machine.crash()
    again = start(machine)
    assert again.noted() == [("asked", "Who is it?")]
    assert not again.session.modified
    assert not again.session.can_undo
    assert machine.files.read(POST) == TEXT.encode()


def test_the_chosen_style_comes_back(machine: Machine) -> None:
    program = start(machine)
    program.session.edit("Style", partial(choose_writing, writing=STYLE))
    program.keeper.close()
    assert start(machine).session.document.writing == STYLE


def test_an_edit_elsewhere_keeps_them(machine: Machine) -> None:
    program = start(machine)
    program.mark("done")
    program.keeper.close()
    machine.files.replace(POST, TEXT.replace("### Larkspur", "### First\n\n> New.\n\n### Larkspur").encode())
    assert start(machine).noted() == [("", ""), ("done", "")]


def test_a_reload_keeps_them(machine: Machine) -> None:
    program = start(machine)
    program.mark("done")
    machine.files.replace(POST, TEXT.replace("first line", "first of all lines").encode())
    program.controller.reload()
    assert program.noted() == [("done", "")]


def test_what_is_noted_about_an_entry_that_went_is_kept_for_its_return(machine: Machine) -> None:
    program = start(machine)
    program.mark("done")
    program.keeper.close()
    machine.files.replace(POST, b"## Elsewhere\n\n### Other\n\n> Something else altogether.\n")
    other = start(machine)
    other.mark("asked")
    other.keeper.close()
    machine.files.replace(POST, TEXT.encode())
    assert start(machine).noted() == [("done", "")]


def test_each_post_has_its_own(machine: Machine) -> None:
    second = POST.with_name("2020-08-07-twim.md")
    machine.files.replace(second, TEXT.encode())
    program = start(machine)
    program.mark("done")
    program.controller.open(second)
    assert program.noted() == [("", "")]
    program.mark("asked")
    program.controller.open(POST)
    assert program.noted() == [("done", "")]
    assert len(kept(machine.files)) == 2


def test_saved_under_another_name_they_go_along(machine: Machine) -> None:
    program = start(machine)
    program.mark("done")
    second = POST.with_name("copy.md")
    program.controller.save_as(second)
    machine.scheduler.pass_time(DELAY)
    assert start(machine, second).noted() == [("done", "")]


def test_a_new_issue_keeps_them_from_its_first_save_on(machine: Machine) -> None:
    program = start(machine, None)
    program.controller.new(TEXT)
    program.mark("asked")
    machine.scheduler.pass_time(DELAY)
    assert kept(machine.files) == []
    program.controller.save_as(POST.with_name("new.md"))
    machine.scheduler.pass_time(DELAY)
    assert start(machine, POST.with_name("new.md")).noted() == [("asked", "")]


def test_nothing_is_written_for_a_post_without_notes_and_none_is_left_behind(machine: Machine) -> None:
    program = start(machine)
    program.session.edit("Type", partial(edits.add_section, after=None, title="X"))
    machine.scheduler.pass_time(DELAY)
    assert kept(machine.files) == []
    program.mark("done")
    machine.scheduler.pass_time(DELAY)
    assert len(kept(machine.files)) == 1
    program.mark("")
    machine.scheduler.pass_time(DELAY)
    assert kept(machine.files) == []


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b'{"version": 1, "style": "", "entries": [{}]}', b"\xff"])
def test_a_damaged_file_is_as_none(machine: Machine, damage: bytes) -> None:
    program = start(machine)
    program.mark("done")
    program.keeper.close()
    (file,) = machine.files.files_in(FOLDER)
    machine.files.replace(file, damage)
    again = start(machine)
    assert again.noted() == [("", "")]
    again.mark("asked")
    again.keeper.close()
    assert start(machine).noted() == [("asked", "")]
    assert machine.files.within(FOLDER).count(damage) == 1  # for who can read it


def test_a_full_disk_stops_nobody(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start(machine)
    with monkeypatch.context() as patch:
        patch.setattr(machine.files, "replace", _no_room)
        program.mark("done")
        machine.scheduler.pass_time(DELAY)
    program.note("Still here.")
    machine.scheduler.pass_time(DELAY)
    assert start(machine).noted() == [("done", "Still here.")]


def _no_room(path: Path, data: bytes) -> None:
    raise OSError(28, "No space left on device")
