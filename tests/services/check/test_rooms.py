"""Folders that nobody forgets."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from twimeditor.services.check.rooms import clear, room


@pytest.fixture(autouse=True)
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def ended() -> int:
    """Return the number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def test_a_room_is_there_for_a_while(top: Path) -> None:
    with room() as folder:
        (folder / "within").mkdir()
        (folder / "within/post.md").write_text("Lamps\n")
        assert folder.parent == top
        assert folder.stat().st_mode & 0o077 == 0
    assert not list(top.iterdir())


def test_what_processes_have_left_that_were_killed_is_taken_away(top: Path) -> None:
    left = top / f"twimeditor-check-{ended()}-abcd"
    (left / "content").mkdir(parents=True)
    others = {f"twimeditor-check-{os.getpid()}-abcd", f"twimeditor-check-{ended()}", "twimeditor-check-x-abcd", "other"}
    for name in others:
        (top / name).mkdir()
    with room():
        assert not left.exists()
    assert {path.name for path in top.iterdir()} == others


def test_a_link_is_nobodys_room(top: Path) -> None:
    kept = top / "kept"
    kept.mkdir()
    (kept / "post.md").write_text("Lamps\n")
    (top / "twimeditor-check-7-abcd").symlink_to(kept)
    clear(lambda owner: owner == 7)
    assert (kept / "post.md").exists()


def test_a_number_that_no_process_can_have_is_no_obstacle(top: Path) -> None:
    (top / "twimeditor-check-9999999999-abcd").mkdir()
    with room() as folder:
        assert folder.is_dir()
