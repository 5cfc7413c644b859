"""Choices survive: other programs' keys, damage, a full disk."""

import errno
import threading
from pathlib import Path

import pytest

from tests.services.fakes import MemoryFiles
from twimeditor.services.settings import LOOK, SITE_FOLDER, Option, Settings
from twimeditor.services.storage.disk import Disk

FILE = Path("/config/settings.toml")
FOLLOW = Option("preview.follow", default=True)
SIZE = Option("images.longest", 1600)


def opened(files: MemoryFiles) -> Settings:
    return Settings(files, FILE, wait=lambda: None)


def test_defaults_hold_until_something_is_chosen() -> None:
    settings = opened(MemoryFiles())
    assert (settings.get(LOOK), settings.get(SITE_FOLDER), settings.get(FOLLOW)) == ("editor", "", True)
    settings.put(LOOK, "site")
    settings.put(FOLLOW, value=False)
    assert (settings.get(LOOK), settings.get(SITE_FOLDER), settings.get(FOLLOW)) == ("site", "", False)


def test_choices_are_there_at_the_next_start() -> None:
    files = MemoryFiles()
    opened(files).put(SITE_FOLDER, "/home/ada/“blog” \\ ö")
    assert opened(files).get(SITE_FOLDER) == "/home/ada/“blog” \\ ö"


@pytest.mark.parametrize(
    "text",
    ['preview = "x"', "[preview]\nlook = 7\n", "[preview]\nlook = ['site']\n", "[[preview]]\n", "look = 'site'\n"],
)
def test_a_value_that_makes_no_sense_is_as_none(text: str) -> None:
    files = MemoryFiles({FILE: text.encode()})
    assert opened(files).get(LOOK) == "editor"
    assert opened(files).get(SIZE) == 1600
    opened(files).put(LOOK, "site")
    assert opened(files).get(LOOK) == "site"


def test_a_switch_is_no_number_and_a_number_no_switch() -> None:
    files = MemoryFiles({FILE: b"[preview]\nfollow = 0\n[images]\nlongest = true\n"})
    assert (opened(files).get(FOLLOW), opened(files).get(SIZE)) == (True, 1600)


def test_keys_that_nobody_knows_survive() -> None:
    files = MemoryFiles({FILE: b"[preview]\nmood = 'calm'\n[later]\ndays = [2026-11-20, 1.5]\n"})
    opened(files).put(LOOK, "site")
    text = files.content[FILE].decode()
    for kept in ('mood = "calm"', "2026-11-20", "1.5", 'look = "site"'):
        assert kept in text


def test_two_programs_keep_each_others_choices() -> None:
    files = MemoryFiles()
    first, second = opened(files), opened(files)
    assert second.get(LOOK) == "editor"
    first.put(LOOK, "site")
    second.put(SITE_FOLDER, "/blog")
    assert (first.get(SITE_FOLDER), second.get(LOOK)) == ("/blog", "site")


def test_a_program_that_is_just_writing_is_waited_for() -> None:
    files = MemoryFiles()
    other = files.lock(FILE.with_suffix(".lock"))
    assert other is not None
    waits: list[int] = []

    def wait() -> None:
        waits.append(1)
        if len(waits) == 3:
            other.release()

    Settings(files, FILE, wait=wait).put(LOOK, "site")
    assert len(waits) == 3
    assert opened(files).get(LOOK) == "site"
    assert not files.locked


def test_a_lock_that_stays_stops_nobody() -> None:
    files = MemoryFiles()
    files.lock(FILE.with_suffix(".lock"))
    opened(files).put(LOOK, "site")
    assert opened(files).get(LOOK) == "site"


@pytest.mark.parametrize("data", [b"[preview", b"\xff\xfe", b"a = " + b"[" * 5000, b"a = 1\na = 2\n"])
def test_a_damaged_file_is_kept_under_another_name(data: bytes) -> None:
    kept = Path("/config/settings-damaged.toml")
    files = MemoryFiles({FILE: data, kept: b"of an earlier day"})
    settings = opened(files)
    assert settings.get(LOOK) == "editor"
    assert settings.damaged == Path("/config/settings-damaged2.toml")
    settings.put(LOOK, "site")
    assert files.content[settings.damaged] == data
    assert files.content[kept] == b"of an earlier day"
    assert opened(files).get(LOOK) == "site"
    assert opened(files).damaged is None


def test_what_cannot_be_kept_holds_until_the_end() -> None:
    files = MemoryFiles({FILE: b"[site]\nfolder = '/blog'\n"}, failing={"settings": errno.ENOSPC})
    settings = opened(files)
    with pytest.raises(OSError, match="it fails"):
        settings.put(LOOK, "site")
    assert (settings.get(LOOK), settings.get(SITE_FOLDER)) == ("site", "/blog")
    assert opened(files).get(LOOK) == "editor"
    assert not files.locked


class Unreadable(MemoryFiles):
    def read(self, path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))


def test_what_cannot_be_read_is_not_written_over() -> None:
    files = Unreadable({FILE: b"[later]\nx = 1\n"})
    settings = opened(files)
    assert settings.get(LOOK) == "editor"
    with pytest.raises(PermissionError):
        settings.put(LOOK, "site")
    assert files.content[FILE] == b"[later]\nx = 1\n"
    assert settings.get(LOOK) == "site"


def test_many_writers_on_a_real_disk_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.toml"
    options = [Option(f"t{number}.x", 0) for number in range(8)]

    def write(option: Option[int]) -> None:
        for value in range(1, 11):
            Settings(Disk(), file).put(option, value)

    threads = [threading.Thread(target=write, args=(option,)) for option in options]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [Settings(Disk(), file).get(option) for option in options] == [10] * 8
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("", encoding="utf-8")
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    Settings(Disk(), link).put(LOOK, "site")
    assert link.is_symlink()
    assert Settings(Disk(), real).get(LOOK) == "site"
