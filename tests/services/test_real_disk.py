"""The whole storage on a real disk that is full, read-only, gone, or in use."""

import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.services.fakes import FakeClock, ManualScheduler
from tests.services.world import TEXT
from tests.tools import kill9
from twimeditor.core.errors import EncodingError, SaveError, StorageError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Quote, edits
from twimeditor.core.post import compose, parse
from twimeditor.services.editing import Session
from twimeditor.services.storage.controller import PostController
from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.workers import InlineExecutor

NOBODY = 65534


class Editor:
    """The program without its window, on the real disk."""

    def __init__(self, state: Path) -> None:
        ids = IdSource()
        self.session = Session(parse("", ids), ids)
        clock = FakeClock()
        self.controller = PostController(
            self.session,
            files=Disk(),
            clock=clock,
            scheduler=ManualScheduler(clock),
            executor=InlineExecutor(),
            state_folder=state,
        )

    def type(self, body: str) -> None:
        quote = next(node for node in self.session.document.leaves() if isinstance(node, Quote))
        self.session.edit(
            "Type", lambda issue, ids: edits.set_field(issue, ids, target=quote.id, field="body", value=body)
        )

    @property
    def text(self) -> str:
        return compose(self.session.document)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder that other users can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "posts"
        path.mkdir()
        path.parent.chmod(0o755)
        yield path


@pytest.fixture
def post(folder: Path) -> Path:
    path = folder / "2020-07-31-twim.md"
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def editor(tmp_path: Path, post: Path) -> Iterator[Editor]:
    editor = Editor(tmp_path / "state")
    editor.controller.open(post)
    yield editor
    editor.controller.close()


@contextmanager
def small_files_only(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Give up root's rights for a while; whoever is not root has none to give up."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Mount a disk of 64 kB on the folder, or skip the test."""
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False, capture_output=True)
    if done.returncode != 0:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.decode().strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)  # noqa: S607


def assert_old_file_and_new_text(editor: Editor, post: Path, body: str) -> None:
    assert post.read_bytes() == TEXT.encode()
    assert [path.name for path in post.parent.iterdir()] == [post.name]
    assert body in editor.text
    assert editor.controller.state.modified


def test_a_file_size_limit_is_a_full_disk(editor: Editor, post: Path) -> None:
    body = "word " * 2000
    editor.type(body)
    with small_files_only(4096), pytest.raises(SaveError, match="the disk is full"):
        editor.controller.save()
    assert_old_file_and_new_text(editor, post, body)
    assert editor.controller.state.unsafe != ""
    editor.controller.save()
    assert body.encode() in post.read_bytes()
    assert editor.controller.state.unsafe == ""


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, folder: Path) -> None:
    with small_disk(folder):
        post = folder / "post.md"
        post.write_bytes(TEXT.encode())
        editor = Editor(tmp_path / "state")
        editor.controller.open(post)
        body = "word " * 20_000
        editor.type(body)
        with pytest.raises(SaveError, match=r"the disk is full\..*Save As"):
            editor.controller.save()
        assert_old_file_and_new_text(editor, post, body)
        editor.controller.close()
    (recovered,) = Editor(tmp_path / "state").controller.recovered().recovered
    assert body in recovered.text


def test_a_read_only_folder_keeps_the_old_file(editor: Editor, post: Path) -> None:
    editor.type("Mine.")
    post.parent.chmod(0o555)
    with as_somebody_else(), pytest.raises(SaveError, match="not allowed to write in"):
        editor.controller.save()
    post.parent.chmod(0o755)
    assert_old_file_and_new_text(editor, post, "Mine.")


def test_a_post_that_may_not_be_read_is_refused(tmp_path: Path, post: Path) -> None:
    post.chmod(0o000)
    editor = Editor(tmp_path / "state")
    with as_somebody_else(), pytest.raises(StorageError, match="not allowed to read"):
        editor.controller.open(post)


def test_a_folder_that_is_gone_is_told_and_save_as_helps(editor: Editor, post: Path, tmp_path: Path) -> None:
    editor.type("Mine.")
    shutil.rmtree(post.parent)
    with pytest.raises(SaveError, match=r"folder .* is gone"):
        editor.controller.save()
    assert not post.parent.exists()
    editor.controller.save_as(tmp_path / "elsewhere.md")
    assert b"Mine." in (tmp_path / "elsewhere.md").read_bytes()


@pytest.mark.parametrize(("kind", "reason"), [("folder", "a folder"), ("pipe", "a pipe or a device")])
def test_what_is_no_file_is_refused(editor: Editor, folder: Path, kind: str, reason: str) -> None:
    odd = folder / "odd.md"
    odd.mkdir() if kind == "folder" else os.mkfifo(odd)
    with pytest.raises(StorageError, match=f"it is {reason}"):
        editor.controller.open(odd)
    with pytest.raises(SaveError, match=f"there is {reason} of that name"):
        editor.controller.save_as(odd)
    assert odd.is_dir() == (kind == "folder")


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"no line end", b"a\rb\r\nc\0\n"])
def test_odd_files_come_back_as_they_are(editor: Editor, folder: Path, data: bytes) -> None:
    path, copy = folder / "odd.md", folder / "copy.md"
    path.write_bytes(data)
    editor.controller.open(path)
    editor.controller.save_as(copy)
    assert copy.read_bytes() == data


def test_bytes_that_are_no_text_are_refused(editor: Editor, folder: Path) -> None:
    path = folder / "latin.md"
    path.write_bytes("für".encode("latin-1"))
    with pytest.raises(EncodingError) as refused:
        editor.controller.open(path)
    assert refused.value.offset == 1
    assert path.read_bytes() == b"f\xfcr"


def test_a_link_stays_a_link_and_permissions_stay(editor: Editor, post: Path, tmp_path: Path) -> None:
    post.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(post)
    editor.controller.open(link)
    editor.type("Mine.")
    editor.controller.save()
    assert link.is_symlink()
    assert b"Mine." in post.read_bytes()
    assert stat.S_IMODE(post.stat().st_mode) == 0o640


def test_nothing_of_ours_lies_beside_the_post(editor: Editor, post: Path) -> None:
    for number in range(3):
        editor.type(f"Version {number}.")
        editor.controller.save()
    assert [path.name for path in post.parent.iterdir()] == [post.name]


def test_what_others_must_not_read_is_not_shown_to_them(editor: Editor, tmp_path: Path) -> None:
    editor.type("Mine.")
    editor.controller.save()
    editor.type("Unsaved.")
    editor.controller.close()
    for name in ("recovery", "backups"):
        assert stat.S_IMODE((tmp_path / "state" / name).stat().st_mode) == 0o700


def test_a_file_of_five_megabytes_opens_and_saves(tmp_path: Path, folder: Path) -> None:
    path = folder / "large.md"
    log = ("a long line of a very long log; " * 30 + "\n") * 5_500
    text = f"{TEXT}\n```\n{log}```\n"
    path.write_text(text, encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    editor = Editor(tmp_path / "state")
    editor.controller.open(path)
    editor.type("Changed.")
    editor.controller.save()
    assert path.read_text(encoding="utf-8") == text.replace("The first line.\n>\n> The last line.", "Changed.")
    editor.controller.close()


def test_a_program_in_another_process_is_left_alone(editor: Editor, post: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.tools.kill9", "--program", "type", str(post), str(tmp_path / "state")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(25):
            process.stdout.readline()
        assert editor.controller.recovered().recovered == ()
        process.kill()
        process.wait()
        (recovered,) = editor.controller.recovered().recovered
    assert "line.x" in recovered.text


@pytest.mark.parametrize("mode", kill9.MODES)
def test_a_kill_costs_no_more_than_the_last_moment(tmp_path: Path, mode: str) -> None:
    """The short form of the tool, with an allowance for machines that are busy otherwise."""
    outcome = kill9.kill_once(mode, 20, 0.0, tmp_path)
    assert outcome.lost <= 3 * kill9.LIMIT
    assert outcome.post != "MIXED"
