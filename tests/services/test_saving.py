"""Open, save, save as, reload: on a disk in memory."""

import errno
from functools import partial
from pathlib import Path

import pytest

from tests.services.world import POST, STATE, TEXT, Machine, Program
from twimeditor.core.errors import ChangedOnDiskError, EncodingError, SaveError, StorageError
from twimeditor.core.model.edits import add_entry, set_field
from twimeditor.core.model.nodes import Text
from twimeditor.core.model.tree import Issue
from twimeditor.core.post import Held, Written, written
from twimeditor.core.post.settle import settle
from twimeditor.services.storage import controller as controller_module
from twimeditor.services.storage.backups import KEPT
from twimeditor.services.storage.controller import PostState
from twimeditor.services.storage.post_file import Conflict

OTHER = Path("/blog/other.md")


@pytest.fixture
def machine() -> Machine:
    machine = Machine()
    machine.files.put(POST, TEXT.encode())
    return machine


@pytest.fixture
def program(machine: Machine) -> Program:
    program = machine.start()
    program.controller.open(POST)
    return program


def backups(machine: Machine) -> list[bytes]:
    return [data for path, data in machine.files.content.items() if STATE / "backups" in path.parents]


def test_an_open_post_is_named_and_unmodified(program: Program) -> None:
    state = program.controller.state
    assert (state.path, state.name, state.modified) == (POST, POST.name, False)
    assert program.text == TEXT


def test_cutting_a_saved_text_into_its_blocks_leaves_the_post_saved(machine: Machine, program: Program) -> None:
    entry = next(program.session.document.entries)
    about = partial(set_field, target=entry.id, field="description", value="One.\n\nTwo.")
    program.session.edit("Edit description", about)
    program.controller.save()
    (typed,) = (node for node in program.session.document.leaves() if isinstance(node, Text))
    assert program.session.edit("Edit description", partial(settle, target=typed.id))
    assert [node.markdown for node in program.session.document.leaves() if isinstance(node, Text)] == ["One.", "Two."]
    assert not program.controller.state.modified
    program.session.undo()
    assert not program.controller.state.modified
    program.session.edit("Add entry", partial(add_entry, section=program.session.document.sections[0].id, after=None))
    assert program.controller.state.modified


def test_a_folder_post_is_named_by_its_folder(machine: Machine, program: Program) -> None:
    path = POST.with_suffix("") / "index.md"
    machine.files.put(path, b"x\n")
    program.controller.open(path)
    assert program.controller.state.name == "2020-07-31-twim/index.md"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf+++\r\n+++\r\ntext", TEXT.encode()])
def test_saving_what_was_not_edited_writes_nothing(machine: Machine, program: Program, data: bytes) -> None:
    machine.files.put(POST, data)
    program.controller.open(POST)
    machine.files.writes.clear()
    program.controller.save()
    assert machine.files.writes == []
    assert machine.files.content[POST] == data


def test_bytes_that_are_no_text_are_refused_with_their_place(machine: Machine, program: Program) -> None:
    machine.files.put(OTHER, "für".encode() + b"\n\xff\n")
    with pytest.raises(EncodingError) as refused:
        program.controller.open(OTHER)
    assert refused.value.offset == 5
    assert "other.md" in program.controller.state.error
    assert "byte 5" in program.controller.state.error
    assert (program.controller.state.path, program.text) == (POST, TEXT)


def test_a_post_that_is_not_there_leaves_the_open_one_open(program: Program) -> None:
    program.type("Mine.")
    with pytest.raises(StorageError, match="no such file in /blog"):
        program.controller.open(OTHER)
    assert (program.controller.state.path, program.controller.state.modified) == (POST, True)


def test_saving_writes_the_edit_and_keeps_both_versions(machine: Machine, program: Program) -> None:
    program.type("New words.")
    assert program.controller.state.modified
    program.controller.save()
    state = program.controller.state
    assert machine.files.content[POST].decode() == TEXT.replace("The first line.\n>\n> The last line.", "New words.")
    assert (state.modified, state.last_saved) == (False, machine.clock.now())
    assert backups(machine) == [TEXT.encode(), machine.files.content[POST]]


def test_what_was_saved_is_kept_though_another_program_overwrites_it(machine: Machine, program: Program) -> None:
    program.type("New words.")
    program.controller.save()
    machine.files.put(POST, b"theirs\n")
    program.controller.reload()
    program.controller.close()
    assert b"New words." in backups(machine)[-1]


def test_a_version_is_kept_once(machine: Machine, program: Program) -> None:
    for number in range(3):
        machine.scheduler.pass_time(60)
        program.type(f"Version {number}.")
        program.controller.save()
    assert len(backups(machine)) == 4


def test_only_so_many_versions_are_kept(machine: Machine, program: Program) -> None:
    for number in range(KEPT + 3):
        machine.scheduler.pass_time(60)
        program.type(f"Version {number}.")
        program.controller.save()
    kept = backups(machine)
    assert len(kept) == KEPT
    assert f"Version {KEPT + 2}.".encode() in kept[-1]


def test_a_version_that_cannot_be_kept_does_not_stop_the_save(machine: Machine, program: Program) -> None:
    machine.files.failing["backups"] = errno.ENOSPC
    program.type("New words.")
    program.controller.save()
    assert b"New words." in machine.files.content[POST]
    assert "backup" in program.controller.state.notice
    del machine.files.failing["backups"]
    program.type("More words.")
    program.controller.save()
    assert program.controller.state.notice == ""


@pytest.mark.parametrize(
    ("code", "why", "advice"),
    [
        (errno.ENOSPC, "the disk is full", "Make room"),
        (errno.EACCES, "not allowed to write in /blog", "permissions"),
        (errno.ENOENT, "the folder /blog is gone", "Bring it back"),
        (errno.EIO, "it fails", "Try again"),
    ],
)
def test_a_save_that_fails_says_why_and_what_to_do(
    machine: Machine, program: Program, code: int, why: str, advice: str
) -> None:
    machine.files.failing[POST.name] = code
    program.type("New words.")
    with pytest.raises(SaveError) as failed:
        program.controller.save()
    message = program.controller.state.error
    assert message == str(failed.value)
    for part in (POST.name, why, advice, "Save As", "as it was", "text is still here"):
        assert part in message
    assert machine.files.content[POST] == TEXT.encode()
    assert program.controller.state.modified
    assert b"New words." in program.kept()[0]
    machine.files.failing.clear()
    program.controller.save()
    assert program.controller.state.error == ""


def test_half_a_character_is_refused_with_its_line(machine: Machine, program: Program) -> None:
    program.type("A whole line.\nHalf: \ud83c")
    with pytest.raises(SaveError, match="line 12 holds half"):
        program.controller.save()
    assert machine.files.content[POST] == TEXT.encode()


def test_an_issue_without_a_file_asks_for_one(machine: Machine) -> None:
    program = machine.start()
    with pytest.raises(SaveError, match="Save As"):
        program.controller.save()


def test_text_that_is_held_back_is_reported_and_stays_unsaved(
    machine: Machine, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = program.session.document
    held = (Held(program.quote.id, "it opens a code block and never closes it"),)

    def hold_back(_: Issue, *, saved: Issue | None) -> Written:
        assert saved is opened
        return Written(written(opened).text, held, opened)

    monkeypatch.setattr(controller_module, "written", hold_back)
    program.type("```\nopen")
    program.controller.save()
    assert (program.controller.state.held, program.controller.state.modified) == (held, True)
    assert machine.files.content[POST] == TEXT.encode()
    assert b"```\\n> open" in program.kept()[0]
    program.session.undo()
    assert not program.controller.state.modified


def test_the_file_is_not_overwritten_when_another_program_has_changed_it(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    machine.files.put(POST, b"theirs\n")
    with pytest.raises(ChangedOnDiskError, match=r"Reload.*Keep mine.*Compare"):
        program.controller.save()
    assert machine.files.content[POST] == b"theirs\n"
    assert program.controller.state.conflict is Conflict.CHANGED
    assert program.controller.disk_text() == "theirs\n"


def test_keep_mine_overwrites_what_was_seen_and_nothing_newer(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    machine.files.put(POST, b"theirs\n")
    assert program.controller.check_disk() is Conflict.CHANGED
    program.controller.keep_mine()
    assert program.controller.state.conflict is None
    machine.files.put(POST, b"theirs again\n")
    with pytest.raises(ChangedOnDiskError):
        program.controller.save()
    program.controller.keep_mine()
    assert program.controller.check_disk() is None
    program.controller.save()
    assert b"Mine." in machine.files.content[POST]
    assert b"theirs again\n" in backups(machine)


def test_keep_mine_without_an_edit_leaves_something_to_save(machine: Machine, program: Program) -> None:
    machine.files.put(POST, b"theirs\n")
    program.controller.check_disk()
    program.controller.keep_mine()
    assert program.controller.state.modified
    program.controller.save()
    assert machine.files.content[POST] == TEXT.encode()


def test_reload_takes_the_file_and_can_be_undone(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    quote = program.quote.id
    theirs = TEXT.replace("Dept of Servers", "Dept of Bridges")
    machine.files.put(POST, theirs.encode())
    program.controller.check_disk()
    program.controller.reload()
    assert (program.text, program.controller.state.modified) == (theirs, False)
    assert program.controller.state.conflict is None
    assert b"Mine." in program.aside()[0]
    program.session.undo()
    assert (program.quote.id, program.quote.body, program.session.modified) == (quote, "Mine.", True)
    program.controller.save()
    assert b"Mine." in machine.files.content[POST]


def test_nodes_of_equal_text_keep_their_ids_on_reload(machine: Machine, program: Program) -> None:
    quote = program.quote.id
    machine.files.put(POST, TEXT.replace("Dept of Servers", "Dept of Bridges").encode())
    program.controller.reload()
    assert program.quote.id == quote


def test_a_reload_that_fails_changes_nothing(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    machine.files.put(POST, b"\xff")
    with pytest.raises(EncodingError):
        program.controller.reload()
    assert program.quote.body == "Mine."


def test_the_disk_is_only_read_when_its_stamp_tells_of_a_change(machine: Machine, program: Program) -> None:
    machine.files.reads.clear()
    assert program.controller.check_disk() is None
    assert machine.files.reads == []
    machine.files.put(POST, TEXT.encode())
    assert program.controller.check_disk() is None
    machine.files.put(POST, b"theirs\n")
    assert program.controller.check_disk() is Conflict.CHANGED
    machine.files.put(POST, TEXT.encode())
    assert program.controller.check_disk() is None
    assert program.controller.state.conflict is None


def test_our_own_save_is_no_conflict(program: Program) -> None:
    program.type("Mine.")
    program.controller.save()
    assert program.controller.check_disk() is None


def test_a_file_that_was_removed_is_noticed_and_made_again_by_save(machine: Machine, program: Program) -> None:
    machine.files.remove(POST)
    assert program.controller.check_disk() is Conflict.REMOVED
    program.controller.save()
    assert machine.files.content[POST] == TEXT.encode()
    assert program.controller.state.conflict is None


def test_keep_mine_ends_the_word_about_a_removed_file(machine: Machine, program: Program) -> None:
    machine.files.remove(POST)
    program.controller.check_disk()
    program.controller.keep_mine()
    assert (program.controller.check_disk(), program.controller.state.modified) == (None, True)
    machine.files.put(POST, b"back again\n")
    assert program.controller.check_disk() is Conflict.CHANGED


def test_save_as_goes_on_in_the_new_file(machine: Machine, program: Program) -> None:
    machine.files.put(OTHER, b"what was there\n")
    program.type("Mine.")
    program.controller.save_as(OTHER)
    program.type("More.")
    program.controller.save()
    assert program.controller.state.path == OTHER
    assert b"More." in machine.files.content[OTHER]
    assert machine.files.content[POST] == TEXT.encode()
    assert b"what was there\n" in backups(machine)


def test_save_as_to_the_same_file_does_not_get_round_a_conflict(machine: Machine, program: Program) -> None:
    link = Path("/elsewhere/link.md")
    machine.files.links[link] = POST
    machine.files.put(POST, b"theirs\n")
    for path in (POST, link):
        with pytest.raises(ChangedOnDiskError):
            program.controller.save_as(path)
    assert machine.files.content[POST] == b"theirs\n"


def test_a_save_as_that_fails_stays_with_the_old_file(machine: Machine, program: Program) -> None:
    machine.files.failing["other"] = errno.ENOSPC
    with pytest.raises(SaveError):
        program.controller.save_as(OTHER)
    assert program.controller.state.path == POST


def test_a_symbolic_link_stays_one(machine: Machine, program: Program) -> None:
    link = Path("/elsewhere/link.md")
    machine.files.links[link] = POST
    program.controller.open(link)
    program.type("Mine.")
    program.controller.save()
    assert b"Mine." in machine.files.content[POST]
    assert link not in machine.files.content
    assert program.controller.state.path == link


def test_listeners_hear_of_every_new_state_once(program: Program) -> None:
    states: list[PostState] = []
    leave = program.controller.subscribe(states.append)
    program.type("Mine.")
    program.type("Mine, too.")
    assert [state.modified for state in states] == [True]
    program.session.undo()
    assert [state.modified for state in states] == [True, False]
    leave()
    program.type("Again.")
    assert len(states) == 2


def test_opening_another_post_begins_anew(machine: Machine, program: Program) -> None:
    machine.files.put(OTHER, b"other\n")
    program.type("Mine.")
    program.controller.save()
    program.controller.open(OTHER)
    state = program.controller.state
    assert (state.name, state.modified, state.last_saved) == ("other.md", False, None)
    assert not program.session.can_undo
