"""A new file under a name that nobody has: whole, at once, and never over another."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from twimeditor.services.storage.disk import Disk


def no_links(source: object, _target: object) -> None:
    """Do as a disk does that has no hard links, as a memory stick."""
    raise OSError(errno.EPERM, "Operation not permitted", str(source))


@pytest.fixture(params=["links", "no links"], autouse=True)
def kind_of_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "no links":
        monkeypatch.setattr(os, "link", no_links)


def test_a_file_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "static/blog/img/a.png"
    Disk().create(path, b"picture")
    assert path.read_bytes() == b"picture"
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_nlink == 1


@pytest.mark.parametrize("there", ["file", "folder", "link", "broken link"])
def test_nothing_is_ever_replaced(tmp_path: Path, there: str) -> None:
    path = tmp_path / "a.png"
    if there == "folder":
        path.mkdir()
    elif there == "file":
        path.write_bytes(b"old")
    else:
        path.symlink_to(tmp_path / ("real" if there == "link" else "nowhere"))
        (tmp_path / "real").write_bytes(b"old")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileExistsError):
        Disk().create(path, b"new")
    assert sorted(tmp_path.iterdir()) == before
    assert not (tmp_path / "nowhere").exists()
    if there in {"file", "link"}:
        assert path.read_bytes() == b"old"


@pytest.mark.parametrize("where", ["static", "static/img"])
def test_a_file_in_the_way_of_a_folder_is_no_taken_name(tmp_path: Path, where: str) -> None:
    (tmp_path / where).parent.mkdir(exist_ok=True)
    (tmp_path / where).touch()
    with pytest.raises(NotADirectoryError):
        Disk().create(tmp_path / "static/img/a.png", b"x")


def test_a_name_that_is_taken_at_the_last_moment_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    monkeypatch.setattr(os, "fsync", lambda _descriptor: path.write_bytes(b"another's"))
    with pytest.raises(FileExistsError):
        Disk().create(path, b"mine")
    assert path.read_bytes() == b"another's"
    assert list(tmp_path.iterdir()) == [path]


def test_of_many_at_once_one_gets_the_name(tmp_path: Path) -> None:
    def attempt(number: int) -> bool:
        try:
            Disk().create(tmp_path / "new/a.png", bytes([number]) * 1000)
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(40))) == 1
    data = (tmp_path / "new/a.png").read_bytes()
    assert data == data[:1] * 1000
    assert len(list((tmp_path / "new").iterdir())) == 1


def test_a_failure_takes_the_folders_away_that_were_made_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "static").mkdir()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        Disk().create(tmp_path / "static/blog/img/a.png", b"x")
    assert list(tmp_path.rglob("*")) == [tmp_path / "static"]


def test_a_folder_that_cannot_be_listed_can_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(folder: Path) -> list[str]:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", forbidden)
        Disk().create(tmp_path / "a.png", b"x")
    assert (tmp_path / "a.png").read_bytes() == b"x"


def test_what_a_dead_process_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".twimeditor-999999999-abcd1234.part").write_bytes(b"half")
    mine = tmp_path / f".twimeditor-{os.getpid()}-abcd1234.part"
    mine.write_bytes(b"being written")
    Disk().create(tmp_path / "a.png", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [mine.name, "a.png"]
