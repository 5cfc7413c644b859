"""Unsaved text survives: written in time, found again, never thrown away."""

import errno
import json
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.services.fakes import ManualExecutor
from tests.services.world import POST, STATE, TEXT, Machine, Program
from twimeditor.core import facets
from twimeditor.core.errors import ChangedOnDiskError
from twimeditor.core.model.edits import set_field
from twimeditor.core.model.nodes import Attribution, Shortcode
from twimeditor.services.storage.found import Recovered
from twimeditor.services.storage.post_file import Conflict
from twimeditor.services.storage.records import Typed


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


def kept_body(program: Program) -> str:
    """Return the text of the one recovery file."""
    (data,) = program.kept()
    text = json.loads(data)["text"]
    assert isinstance(text, str)
    return text


def only_recovered(program: Program) -> Recovered:
    (recovered,) = program.controller.recovered().recovered
    return recovered


def crashed_with(machine: Machine, program: Program, body: str) -> Program:
    """Let `program` end badly a second after `body` was typed, and return the next start."""
    program.type(body)
    machine.scheduler.pass_time(1)
    machine.crash()
    return machine.start()


def test_steady_typing_does_not_push_the_writing_back(machine: Machine, program: Program) -> None:
    """At every moment of a minute at 15 keys a second, all that is older than a second is on the disk."""
    typed: list[tuple[timedelta, str]] = []
    start = machine.clock.now()
    for number in range(900):
        body = f"{number} keys"
        program.type(body)
        typed.append((machine.clock.now() - start, body))
        machine.scheduler.pass_time(1 / 15)
        now = machine.clock.now() - start
        older = [body for when, body in typed if when <= now - timedelta(seconds=1)]
        if older:
            kept = kept_body(program)
            newest = int(kept.split("> ")[1].split()[0])
            assert newest >= int(older[-1].split()[0])


def test_an_open_post_that_nobody_edits_leaves_no_recovery(machine: Machine, program: Program) -> None:
    machine.scheduler.pass_time(60)
    assert program.kept() == []


def test_the_post_itself_is_not_touched(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    machine.scheduler.pass_time(60)
    assert machine.files.content[POST] == TEXT.encode()


def test_a_saved_text_needs_no_recovery(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    machine.scheduler.pass_time(1)
    program.controller.save()
    assert program.kept() == []
    machine.scheduler.pass_time(60)
    assert program.kept() == []


def test_undo_to_the_saved_text_ends_the_recovery(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    machine.scheduler.pass_time(1)
    program.session.undo()
    machine.scheduler.pass_time(1)
    assert program.kept() == []


def test_a_slow_disk_delays_no_edit_and_gets_the_newest_next(machine: Machine) -> None:
    disk = ManualExecutor()
    program = machine.start(disk)
    program.controller.open(POST)
    program.type("First.")
    machine.scheduler.pass_time(1)
    program.type("Second.")
    machine.scheduler.pass_time(1)
    program.type("Third.")
    assert len(disk.jobs) == 1
    disk.work()
    assert "First." in kept_body(program)
    disk.work()
    assert "Third." in kept_body(program)


def test_a_writing_that_comes_late_does_not_bring_saved_text_back(machine: Machine) -> None:
    disk = ManualExecutor()
    program = machine.start(disk)
    program.controller.open(POST)
    program.type("Mine.")
    machine.scheduler.pass_time(1)
    program.controller.save()
    disk.work()
    assert program.kept() == []


def test_a_writing_that_fails_is_told_tried_again_and_told_to_be_well(machine: Machine, program: Program) -> None:
    machine.files.failing["recovery"] = errno.ENOSPC
    program.type("Mine.")
    machine.scheduler.pass_time(1)
    assert "crash" in program.controller.state.unsafe
    machine.files.failing.clear()
    machine.scheduler.pass_time(10)
    assert program.controller.state.unsafe == ""
    assert "Mine." in kept_body(program)


def test_after_a_crash_the_text_is_offered_with_what_it_was_made_from(machine: Machine, program: Program) -> None:
    edited = machine.clock.now()
    recovered = only_recovered(crashed_with(machine, program, "Mine."))
    assert (recovered.path, recovered.base, recovered.fits) == (POST, TEXT, True)
    assert recovered.text == TEXT.replace("The first line.\n>\n> The last line.", "Mine.")
    assert recovered.since == edited
    assert edited < recovered.written <= edited + timedelta(seconds=1)
    assert recovered.unread == ()


def test_what_is_offered_stays_until_it_is_decided_on(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    for _ in range(2):
        assert only_recovered(again).path == POST
        again.controller.close()
        again = machine.start()


def test_restoring_opens_the_post_and_is_one_step(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    again.controller.restore(only_recovered(again))
    assert (again.controller.state.path, again.controller.state.modified) == (POST, True)
    assert again.quote.body == "Mine."
    again.session.undo()
    assert (again.text, again.session.modified) == (TEXT, False)
    assert again.controller.recovered().recovered == ()


def test_restored_text_survives_the_next_crash_at_once(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    again.controller.restore(only_recovered(again))
    machine.crash()
    assert "Mine." in only_recovered(machine.start()).text


def test_restoring_on_a_full_disk_keeps_the_offer(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    machine.files.failing["recovery"] = errno.ENOSPC
    again.controller.restore(only_recovered(again))
    assert again.quote.body == "Mine."
    assert only_recovered(again).path == POST


def test_discarding_moves_aside_and_offers_no_more(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    again.controller.discard(only_recovered(again))
    assert again.controller.recovered().recovered == ()
    assert b"Mine." in again.aside()[0]
    machine.scheduler.pass_time(10**7)
    assert b"Mine." in machine.start().aside()[0]


def test_a_post_that_changed_since_the_crash_is_told(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    machine.files.put(POST, b"theirs\n")
    recovered = only_recovered(again)
    assert (recovered.fits, recovered.base) == (False, "theirs\n")
    again.controller.restore(recovered)
    again.session.undo()
    assert again.text == "theirs\n"


def test_recovered_text_is_not_saved_over_a_later_change_unasked(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    machine.files.put(POST, b"theirs\n")
    again.controller.restore(only_recovered(again))
    assert again.controller.state.conflict is Conflict.CHANGED
    with pytest.raises(ChangedOnDiskError):
        again.controller.save()
    assert machine.files.content[POST] == b"theirs\n"
    again.controller.keep_mine()
    again.controller.save()
    assert b"Mine." in machine.files.content[POST]


@pytest.mark.parametrize("data", [None, b"\xff"])
def test_a_post_that_cannot_be_opened_any_more_is_restored_by_its_name(
    machine: Machine, program: Program, data: bytes | None
) -> None:
    again = crashed_with(machine, program, "Mine.")
    machine.files.remove(POST)
    if data is not None:
        machine.files.put(POST, data)
    recovered = only_recovered(again)
    assert (recovered.base, recovered.fits) == (None, False)
    again.controller.restore(recovered)
    assert (again.quote.body, again.controller.state.path) == ("Mine.", POST)


def test_an_issue_that_was_never_saved_is_recovered_too(machine: Machine) -> None:
    program = machine.start()
    program.controller.new(TEXT)
    again = crashed_with(machine, program, "Mine.")
    recovered = only_recovered(again)
    assert (recovered.path, recovered.base) == (None, None)
    again.controller.restore(recovered)
    assert (again.quote.body, again.controller.state.path) == ("Mine.", None)
    again.controller.save_as(POST)
    assert again.kept() == []
    assert b"Mine." in machine.files.content[POST]


def test_two_running_programs_leave_each_other_alone(machine: Machine, program: Program) -> None:
    second = machine.start()
    second.controller.open(POST)
    program.type("First program.")
    second.type("Second program.")
    machine.scheduler.pass_time(1)
    assert len(program.kept()) == 2
    assert second.controller.recovered().recovered == ()
    second.controller.save()
    assert "First program." in kept_body(program)
    machine.crash()
    assert "First program." in only_recovered(machine.start()).text


def test_the_newest_is_offered_first(machine: Machine, program: Program) -> None:
    second = machine.start()
    second.controller.open(POST)
    program.type("Older.")
    machine.scheduler.pass_time(5)
    second.type("Newer.")
    machine.scheduler.pass_time(5)
    machine.crash()
    offered = machine.start().controller.recovered().recovered
    assert ["Newer." in offered[0].text, "Older." in offered[1].text] == [True, True]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"version": 1, "te',
        b"[" * 100_000,
        b"\xff\xfe",
        b"{}",
        b"[1]",
        b'{"version": 99}',
        b'{"version": 1, "text": 3, "path": null, "base": null, "typed": [], "since": "", "written": ""}',
    ],
)
def test_a_damaged_file_is_moved_aside_and_reported(machine: Machine, program: Program, data: bytes) -> None:
    machine.files.put(STATE / "recovery" / "0011-aabb.json", data)
    (broken,) = program.controller.recovered().broken
    assert machine.files.content[broken] == data
    assert broken.parent == STATE / "aside"
    assert program.controller.recovered().broken == ()


def test_times_without_a_zone_are_damage(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    (file,) = (path for path in machine.files.files_in(STATE / "recovery") if path.suffix == ".json")
    content = json.loads(machine.files.content[file])
    machine.files.put(file, json.dumps({**content, "since": "2020-07-31T14:00:00"}).encode())
    assert len(again.controller.recovered().broken) == 1


def test_a_name_that_no_file_can_have_is_still_offered(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    (file,) = (path for path in machine.files.files_in(STATE / "recovery") if path.suffix == ".json")
    content = json.loads(machine.files.content[file])
    machine.files.put(file, json.dumps({**content, "path": "/x"}).encode())
    assert only_recovered(again).base is None


def test_what_was_saved_in_the_last_moment_is_not_offered(machine: Machine, program: Program) -> None:
    again = crashed_with(machine, program, "Mine.")
    machine.files.put(POST, TEXT.replace("The first line.\n>\n> The last line.", "Mine.").encode())
    assert again.controller.recovered().recovered == ()
    assert len(again.aside()) == 1


def test_what_was_typed_and_has_no_place_in_the_text_is_kept_beside_it(machine: Machine, program: Program) -> None:
    author = next(node for node in program.session.document.leaves() if isinstance(node, Attribution))
    for field, value in (("verb", "discovered"), ("name", ""), ("target", "")):
        program.session.edit("Type", partial(set_field, target=author.id, field=field, value=value))
    recovered = only_recovered(crashed_with(machine, program, "Mine."))
    assert "discovered" not in recovered.text
    assert recovered.unread == (Typed("attribution", "verb", "discovered"),)


def test_half_a_character_is_kept_as_typed(machine: Machine, program: Program) -> None:
    assert "Half: \ud83c" in only_recovered(crashed_with(machine, program, "Half: \ud83c")).text


def test_going_on_to_another_post_puts_unsaved_text_aside(machine: Machine, program: Program) -> None:
    other = Path("/blog/other.md")
    machine.files.put(other, b"other\n")
    program.type("Mine.")
    program.controller.open(other)
    assert program.kept() == []
    assert b"Mine." in program.aside()[0]
    program.controller.open(POST)
    program.type("Mine, again.")
    program.controller.new()
    assert len(program.aside()) == 2


def test_closing_keeps_unsaved_text_for_the_next_start(machine: Machine, program: Program) -> None:
    program.type("Typed in the last moment.")
    program.controller.close()
    assert machine.scheduler.waiting == 0
    assert "Typed in the last moment." in only_recovered(machine.start()).text


def test_closing_without_saving_puts_aside_what_is_not_wanted(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    program.controller.close(discard=True)
    again = machine.start()
    assert again.controller.recovered().recovered == ()
    assert b"Mine." in again.aside()[0]


def test_a_closed_program_leaves_nothing_behind(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    machine.scheduler.pass_time(1)
    program.controller.save()
    program.controller.close()
    assert machine.files.files_in(STATE / "recovery") == ()
    program.type("After the end.")
    assert machine.scheduler.waiting == 0


def test_idle_locks_of_dead_programs_are_swept_away(machine: Machine, program: Program) -> None:
    program.type("Mine.")
    machine.scheduler.pass_time(1)
    program.controller.save()
    machine.crash()
    machine.start().controller.recovered()
    assert machine.files.files_in(STATE / "recovery") == ()


def test_what_no_file_can_hold_survives_a_crash(machine: Machine) -> None:
    text = TEXT + '\n{{ figure(img="/a.png", caption="A lamp") }}\n'
    machine.files.put(POST, text.encode())
    program = machine.start()
    program.controller.open(POST)
    call = next(node for node in program.session.document.leaves() if isinstance(node, Shortcode))
    edit = partial(facets.type_facet, target=call.id, name="argument:caption", value="\"'`")
    program.session.edit("Edit caption", edit)
    program.controller.save()
    assert machine.files.read(POST) == text.encode()
    assert program.controller.state.modified
    machine.scheduler.pass_time(1)
    machine.crash()
    (found,) = machine.start().controller.recovered().recovered
    assert [one.value for one in found.unread] == ["\"'`"]
