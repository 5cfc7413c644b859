"""Recent posts, the program's own folders, executors, the clock."""

import errno
import json
import os
import threading
from pathlib import Path

import pytest

from tests.services.fakes import MemoryFiles
from twimeditor.services.storage import recent
from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.places import Places
from twimeditor.services.storage.recent import RecentFiles, RecentPost
from twimeditor.services.storage.workers import InlineExecutor, SystemClock, ThreadExecutor

STATE = Path("/state")


@pytest.fixture
def files() -> MemoryFiles:
    return MemoryFiles()


def paths_of(files: MemoryFiles) -> list[Path]:
    return [post.path for post in RecentFiles(files, STATE).posts()]


def test_the_latest_post_comes_first_and_only_once(files: MemoryFiles) -> None:
    posts = RecentFiles(files, STATE)
    for name in ("/a.md", "/b.md", "/a.md"):
        posts.add(Path(name))
    assert paths_of(files) == [Path("/a.md"), Path("/b.md")]


def test_the_list_is_long_but_not_endless(files: MemoryFiles) -> None:
    for number in range(recent.KEPT + 5):
        RecentFiles(files, STATE).add(Path(f"/{number}.md"))
    assert len(paths_of(files)) == recent.KEPT >= 10
    assert paths_of(files)[0] == Path(f"/{recent.KEPT + 4}.md")


def test_a_missing_post_is_listed_as_missing(files: MemoryFiles) -> None:
    posts = RecentFiles(files, STATE)
    files.put(Path("/there.md"), b"")
    posts.add(Path("/there.md"))
    posts.add(Path("/gone.md"))
    assert posts.posts() == (RecentPost(Path("/gone.md"), missing=True), RecentPost(Path("/there.md"), missing=False))


def test_the_list_can_be_cleared(files: MemoryFiles) -> None:
    posts = RecentFiles(files, STATE)
    posts.add(Path("/a.md"))
    posts.clear()
    assert posts.posts() == ()


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b"{}", b"3", b"[" * 100_000, b'[1, null, "", "a\\u0000b"]'])
def test_a_damaged_list_is_empty_and_works_again(files: MemoryFiles, damage: bytes) -> None:
    files.put(STATE / "recent.json", damage)
    assert paths_of(files) == []
    RecentFiles(files, STATE).add(Path("/a.md"))
    assert paths_of(files) == [Path("/a.md")]


def test_what_is_sound_in_a_damaged_list_is_kept(files: MemoryFiles) -> None:
    files.put(STATE / "recent.json", json.dumps(["/a.md", 3, "/b.md"]).encode())
    assert paths_of(files) == [Path("/a.md"), Path("/b.md")]


def test_a_name_that_is_no_text_is_remembered(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md"))
    odd.write_bytes(b"")
    posts = RecentFiles(Disk(), tmp_path / "state")
    posts.add(odd)
    assert posts.posts() == (RecentPost(odd, missing=False),)


def test_a_list_that_cannot_be_kept_is_an_error(files: MemoryFiles) -> None:
    files.failing["recent"] = errno.EACCES
    with pytest.raises(OSError, match="fails"):
        RecentFiles(files, STATE).add(Path("/a.md"))


def test_the_users_folders_follow_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", f"/home/x/{name.lower()}")
    expected = Places(*(Path("/home/x") / name / "twimeditor" for name in ("config", "state", "cache")))
    assert Places.of_user() == expected


def test_a_profile_holds_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    places = Places.of_profile(Path("trial"))
    assert {places.config, places.state, places.cache} == {tmp_path / "trial" / n for n in ("config", "state", "cache")}


def fail() -> int:
    raise ValueError("no")


def test_inline_work_is_done_at_once() -> None:
    seen: list[object] = []
    InlineExecutor().submit(lambda: 7, seen.append, seen.append)
    InlineExecutor().submit(fail, seen.append, seen.append)
    assert seen[0] == 7
    assert isinstance(seen[1], ValueError)


def test_work_in_a_thread_comes_back_through_the_post() -> None:
    posted: list[object] = []
    seen: list[object] = []
    threads: list[int] = []
    executor = ThreadExecutor(posted.append)
    executor.submit(lambda: threads.append(threading.get_ident()), seen.append, seen.append)
    executor.submit(fail, seen.append, seen.append)
    executor.close()
    assert seen == []
    for call in posted:
        assert callable(call)
        call()
    assert seen[0] is None
    assert isinstance(seen[1], ValueError)
    assert threads != [threading.get_ident()]


def test_the_clock_knows_its_zone() -> None:
    assert SystemClock().now().tzinfo is not None
