"""The real disk: what stands in the folder afterwards, whatever happens."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from twimeditor.services.storage.disk import Disk


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2020-07-31-twim.md"
    path.write_bytes(b"old\r\n")
    return path


@pytest.fixture
def umask() -> Iterator[None]:
    old = os.umask(0o022)
    yield
    os.umask(old)


def test_replacing_leaves_the_new_bytes_and_nothing_beside_them(disk: Disk, post: Path) -> None:
    disk.replace(post, b"new\x00\r\n\xff")
    assert post.read_bytes() == b"new\x00\r\n\xff"
    assert names_in(post.parent) == [post.name]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(disk: Disk, post: Path, mode: int) -> None:
    post.chmod(mode)
    disk.replace(post, b"new")
    assert stat.S_IMODE(post.stat().st_mode) == mode


@pytest.mark.usefixtures("umask")
def test_a_new_file_gets_the_usual_permissions(disk: Disk, tmp_path: Path) -> None:
    disk.replace(tmp_path / "new.md", b"new")
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o644


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_stays(disk: Disk, post: Path) -> None:
    os.chown(post, 1234, 2345)
    disk.replace(post, b"new")
    assert (post.stat().st_uid, post.stat().st_gid) == (1234, 2345)


def test_attributes_stay(disk: Disk, post: Path) -> None:
    try:
        os.setxattr(post, "user.note", b"mine")
    except OSError as error:
        pytest.skip(f"this disk keeps no attributes: {error}")
    disk.replace(post, b"new")
    assert os.getxattr(post, "user.note") == b"mine"


def test_a_reader_that_has_the_old_file_open_keeps_it(disk: Disk, post: Path) -> None:
    with post.open("rb") as reader:
        disk.replace(post, b"new")
        assert reader.read() == b"old\r\n"


@pytest.mark.parametrize("make", ["folder", "pipe"])
def test_what_is_no_file_is_neither_read_nor_replaced(disk: Disk, tmp_path: Path, make: str) -> None:
    path = tmp_path / "odd.md"
    path.mkdir() if make == "folder" else os.mkfifo(path)
    code = errno.EISDIR if make == "folder" else errno.EINVAL
    with pytest.raises(OSError, match="odd") as reading:
        disk.read(path)
    with pytest.raises(OSError, match="odd") as writing:
        disk.replace(path, b"new")
    assert (reading.value.errno, writing.value.errno) == (code, code)
    assert names_in(tmp_path) == ["odd.md"]


def test_a_device_is_not_read(disk: Disk) -> None:
    with pytest.raises(OSError, match="regular"):
        disk.read(Path("/dev/zero"))


def test_a_missing_folder_is_reported(disk: Disk, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        disk.replace(tmp_path / "gone" / "post.md", b"new")


def test_a_failure_on_the_way_leaves_the_old_file_alone(
    disk: Disk, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "the disk is broken")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="broken"):
        disk.replace(post, b"new")
    assert names_in(post.parent) == [post.name]
    assert post.read_bytes() == b"old\r\n"


def test_the_data_is_on_the_disk_before_the_name_is(disk: Disk, post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    sync, rename = os.fsync, Path.replace

    def spy_sync(descriptor: int) -> None:
        seen.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        sync(descriptor)

    def spy_rename(path: Path, target: Path) -> Path:
        seen.append(f"rename {path.read_bytes()!r}")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", spy_sync)
    monkeypatch.setattr(Path, "replace", spy_rename)
    disk.replace(post, b"new")
    assert seen == ["file", "rename b'new'", "folder"]


def test_the_temporary_file_is_hidden_and_no_post(disk: Disk, post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    rename = Path.replace

    def spy(path: Path, target: Path) -> Path:
        names.append(path.name)
        assert path.parent == target.parent
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", spy)
    disk.replace(post, b"new")
    (name,) = names
    assert name.startswith(".")
    assert not name.endswith(".md")


def test_what_a_dead_process_left_is_swept_away_and_no_more(disk: Disk, post: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    leftover = post.with_name(f".twimeditor-{dead.pid}-0a1b2c3d.part")
    at_work = post.with_name(f".twimeditor-{os.getpid()}-0a1b2c3d.part")
    foreign = post.with_name(".other-program.part")
    for path in (leftover, at_work, foreign):
        path.write_bytes(b"half")
    disk.replace(post, b"new")
    assert [path.exists() for path in (leftover, at_work, foreign)] == [False, True, True]


def test_a_lock_keeps_others_out_until_it_is_released(disk: Disk, tmp_path: Path) -> None:
    path = tmp_path / "one.lock"
    held = disk.lock(path)
    assert held is not None
    assert disk.lock(path) is None
    held.release()
    again = disk.lock(path)
    assert again is not None
    again.release()
    assert not path.exists()


def test_the_system_releases_the_lock_of_a_process_that_was_killed(disk: Disk, tmp_path: Path) -> None:
    path = tmp_path / "one.lock"
    program = (
        "import sys, pathlib; from twimeditor.services.storage.disk import Disk; "
        "lock = Disk().lock(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        assert disk.lock(path) is None
        process.kill()
        process.wait()
    lock = disk.lock(path)
    assert lock is not None
    lock.release()


def test_names_and_stamps(disk: Disk, post: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(post.name)
    assert disk.resolve(link) == post.resolve()
    assert disk.stamp(link) == disk.stamp(post)
    assert disk.stamp(tmp_path) is None
    assert disk.stamp(tmp_path / "none") is None
    assert disk.files_in(tmp_path) == (post, link)
    assert disk.files_in(tmp_path / "none") == ()
    before = disk.stamp(post)
    disk.replace(post, b"other")
    assert disk.stamp(post) != before


def test_a_loop_of_links_is_an_error_of_the_system(disk: Disk, tmp_path: Path) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to("loop.md")
    with pytest.raises(OSError, match="loop"):
        disk.read(disk.resolve(loop))
    assert disk.stamp(loop) is None
