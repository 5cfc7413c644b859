"""All of an export or nothing: whatever fails, whoever changes a file meanwhile, whenever it is cancelled."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from tests.core.export.posts import POST
from tests.services.export.exports import PLACE, WHOLE, World
from tests.services.export.failures import CALLS, TIDYING, failing
from twimeditor.services.export import folder as folder_module
from twimeditor.services.export.errors import ExportCancelledError, ExportError, UnfinishedExportError
from twimeditor.services.export.writer import STAGING, Recovered

CHANGED = POST.replace("A new kite", "Two kites")


@pytest.fixture
def old_and_new(world: World) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files of a site that has an older export with another picture, and what they become."""
    world.writer.write(world.plan(POST.replace("kite.png", "other.png")), overwrite=True)
    (world.site / "static/blog/img/kite.png").write_bytes(b"another kite")
    (world.site / "static/blog/img/all kites.png").unlink()
    before = world.files()
    after = before | {
        PLACE: world.plan(CHANGED).items[0].new.data or b"",
        "static/blog/img/kite.png": b"a kite",
        "static/blog/img/all kites.png": b"all of them",
    }
    return before, after


def leftovers(world: World) -> list[str]:
    journals = [path.name for path in world.state.glob("*") if path.suffix != ".part"]
    return [*(name for name in world.files() if STAGING in name), *journals]


def test_all_files_are_written(world: World) -> None:
    before = world.files()
    world.writer.write(world.plan())
    after = world.files()
    assert {name for name in after if name not in before and not name.endswith("/")} == set(WHOLE)
    assert {name: data for name, data in after.items() if name in before} == before
    assert leftovers(world) == []


def test_new_files_are_what_the_users_other_files_are(world: World) -> None:
    (world.site / "usual").write_text("")
    world.writer.write(world.plan())
    usual = stat.S_IMODE((world.site / "usual").stat().st_mode)
    assert {stat.S_IMODE((world.site / name).stat().st_mode) for name in WHOLE} == {usual}


def test_a_replaced_file_keeps_its_permissions(world: World) -> None:
    world.writer.write(world.plan())
    (world.site / PLACE).chmod(0o640)
    world.writer.write(world.plan(CHANGED), overwrite=True)
    assert stat.S_IMODE((world.site / PLACE).stat().st_mode) == 0o640
    assert b"Two kites" in (world.site / PLACE).read_bytes()


def test_progress_ends_where_all_is_written(world: World) -> None:
    told: list[tuple[int, int]] = []
    planned = world.plan()
    world.writer.write(planned, progress=lambda done, of: told.append((done, of)))
    whole = sum(item.new.size for item in planned.items)
    assert told[-1] == (whole, whole)
    assert told == sorted(told)


def test_other_files_are_only_replaced_with_leave(world: World) -> None:
    (world.site / "static/blog/img/kite.png").write_bytes(b"somebody else's")
    before = world.files()
    with pytest.raises(ExportError, match=r"kite\.png.*needs a yes"):
        world.writer.write(world.plan())
    assert world.files() == before
    world.writer.write(world.plan(), overwrite=True)
    assert (world.site / "static/blog/img/kite.png").read_bytes() == b"a kite"


def test_what_has_problems_is_not_written(world: World) -> None:
    before = world.files()
    with pytest.raises(ExportError, match="front matter"):
        world.writer.write(world.plan("no front matter\n"))
    assert world.files() == before


@pytest.mark.parametrize("name", ["static/blog/img/kite.png", PLACE, "content/blog/2031/_index.md"])
def test_a_file_that_came_since_the_plan_stops_it(world: World, name: str) -> None:
    planned = world.plan()
    (world.site / name).parent.mkdir(parents=True, exist_ok=True)
    (world.site / name).write_bytes(b"mine")
    before = world.files()
    with pytest.raises(ExportError, match="changed since it was looked at"):
        world.writer.write(planned, overwrite=True)
    assert world.files() == before
    assert leftovers(world) == []


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_changed_since_the_plan_stops_it(world: World, name: str) -> None:
    world.writer.write(world.plan())
    planned = world.plan(CHANGED)
    (world.site / name).write_bytes(b"changed")
    before = world.files()
    with pytest.raises(ExportError, match="changed since it was looked at"):
        world.writer.write(planned, overwrite=True)
    assert world.files() == before


def test_a_picture_that_changed_since_the_plan_stops_it(world: World) -> None:
    planned = world.plan()
    source = world.find("kite.png")
    assert source is not None
    source.write_bytes(b"a kitten")
    before = world.files()
    with pytest.raises(ExportError, match="has changed since"):
        world.writer.write(planned)
    assert world.files() == before
    assert leftovers(world) == []


def test_a_folder_that_became_a_link_since_the_plan_is_not_followed(world: World, tmp_path: Path) -> None:
    planned = world.plan()
    (tmp_path / "outside").mkdir()
    (world.site / "content/blog/2031").symlink_to(tmp_path / "outside")
    with pytest.raises(ExportError):
        world.writer.write(planned)
    assert list((tmp_path / "outside").iterdir()) == []
    assert "static/blog/img/kite.png" not in world.files()
    assert leftovers(world) == []


@pytest.mark.parametrize("at", range(1, len(WHOLE) + 1))
def test_whoever_presses_ctrl_c_has_the_folder_as_it_was(world: World, at: int) -> None:
    before, calls = world.files(), 0

    def press(_done: int, _all: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        world.writer.write(world.plan(), progress=press)
    assert (world.files(), leftovers(world)) == (before, [])


def test_it_can_be_cancelled_until_files_are_put_in_their_places(world: World) -> None:
    before, asked = world.files(), 0
    for most in range(100):
        asked = 0

        def cancelled(most: int = most) -> bool:
            nonlocal asked
            asked += 1
            return asked > most

        try:
            world.writer.write(world.plan(), cancelled=cancelled)
        except ExportCancelledError:
            assert world.files() == before
            assert leftovers(world) == []
        else:
            assert most > len(WHOLE)
            return
    pytest.fail("it never ended")


def test_a_failure_at_any_step_leaves_all_as_it_was(
    world: World, old_and_new: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    before, after = old_and_new
    planned = world.plan(CHANGED)
    for step in range(1, 1000):
        is_written = False
        with failing(step, errno.ENOSPC) as fails, suppress(ExportError):
            world.writer.write(planned, overwrite=True)
            is_written = True
        if not is_written:
            assert (world.files(), leftovers(world)) == (before, []), step
            continue
        world.writer.recover()  # where it was the tidying up that failed
        assert (world.files(), leftovers(world)) == (after, []), step
        if fails.calls < step:
            assert step > 30
            return
        make_old(world, before)
    pytest.fail("it never ended")


def make_old(world: World, before: dict[str, bytes]) -> None:
    (world.site / PLACE).write_bytes(before[PLACE])
    (world.site / "static/blog/img/kite.png").write_bytes(b"another kite")
    (world.site / "static/blog/img/all kites.png").unlink()


@pytest.mark.parametrize("names", [CALLS, (*CALLS, *TIDYING)], ids=["full", "dead"])
def test_a_disk_that_dies_at_any_step_is_put_right_later(
    world: World, old_and_new: tuple[dict[str, bytes], dict[str, bytes]], names: tuple[str, ...]
) -> None:
    before, after = old_and_new
    ends: set[str] = set()
    for step in range(1, 1000):
        planned = world.plan(CHANGED)
        with failing(step, errno.EIO, for_ever=True, names=names) as fails, suppress(ExportError):
            world.writer.write(planned, overwrite=True)
        if fails.calls < step:
            assert ends == {"old", "new"}
            return
        world.writer.recover()
        now = world.files()
        ends.add("old" if now == before else "new" if now == after else f"mixed at {step}")
        assert leftovers(world) == [], step
        if now == after:
            make_old(world, before)
    pytest.fail("it never ended")


def test_disks_without_second_names_for_a_file_do_as_well(
    world: World, old_and_new: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    _before, after = old_and_new

    def no_link(*_arguments: object, **_more: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "link", no_link)
        world.writer.write(world.plan(CHANGED), overwrite=True)
    assert world.files() == after


def test_disks_that_cannot_bring_folders_to_the_disk_do_as_well(world: World) -> None:
    sync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        sync(descriptor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", files_only)
        world.writer.write(world.plan())
    assert set(WHOLE) < set(world.files())


def test_systems_without_open_folders_do_as_well(
    world: World, old_and_new: tuple[dict[str, bytes], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _before, after = old_and_new
    monkeypatch.setattr(folder_module, "_AT", False)
    world.writer.write(world.plan(CHANGED), overwrite=True)
    assert world.files() == after
    assert leftovers(world) == []


def test_a_state_folder_that_cannot_be_written_is_told(world: World) -> None:
    world.state.parent.mkdir()
    world.state.write_text("a file")
    before = world.files()
    with pytest.raises(ExportError):
        world.writer.write(world.plan())
    assert world.files() == before


def test_a_site_that_cannot_be_written_is_told_by_its_name(world: World) -> None:
    world.state.mkdir(parents=True)
    with failing(1, errno.EACCES, names=("mkdir",)), pytest.raises(ExportError) as told:
        world.writer.write(world.plan())
    assert f"could not be written: {world.site.resolve()}: Permission denied" in str(told.value)


def test_there_is_nothing_to_recover_after_all_went_well(world: World) -> None:
    world.writer.write(world.plan())
    assert world.writer.recover() == ()


def test_what_was_half_done_is_named(world: World) -> None:
    with failing(1, errno.EIO, for_ever=True, names=("rmdir",)):
        world.writer.write(world.plan())
    assert len(leftovers(world)) > 0
    assert world.writer.recover() == (Recovered(world.site.resolve(), is_finished=True),)
    assert leftovers(world) == []


def test_a_start_that_dies_too_is_put_right_by_the_next(
    world: World, old_and_new: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    before, after = old_and_new
    planned = world.plan(CHANGED)
    names, half_way = (*CALLS, *TIDYING), _half_way(world)
    for step in range(1, 1000):
        with failing(half_way, errno.EIO, for_ever=True, names=names), pytest.raises(UnfinishedExportError):
            world.writer.write(planned, overwrite=True)
        with failing(step, errno.EIO, for_ever=True, names=names) as fails:
            world.writer.recover()
        world.writer.recover()
        now = world.files()
        assert (now in (before, after), leftovers(world)) == (True, []), step
        if now == after:
            make_old(world, before)
        if fails.calls < step:
            assert step > 10
            return
    pytest.fail("it never ended")


def _half_way(world: World) -> int:
    """Return from which call on a disk has to fail so that some files are in their places and some are not."""
    before, planned = world.files(), world.plan(CHANGED)
    for step in range(1, 1000):
        with failing(step, errno.EIO, for_ever=True, names=(*CALLS, *TIDYING)), suppress(ExportError):
            world.writer.write(planned, overwrite=True)
        is_begun = any(world.files().get(name) != data for name, data in before.items())
        world.writer.recover()
        if is_begun:
            make_old(world, before)
            return step
    raise AssertionError


def test_a_disk_that_dies_half_way_is_told(world: World) -> None:
    planned, kept = world.plan(), 0
    for step in range(1, 1000):
        with failing(step, errno.EIO, for_ever=True), suppress(ExportError):
            try:
                world.writer.write(planned)
            except UnfinishedExportError as error:
                kept += "puts it right" in str(error)
                break
        world.writer.recover()
    assert kept == 1
    assert len(leftovers(world)) > 0
