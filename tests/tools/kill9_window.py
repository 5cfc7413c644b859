"""Kill the real window while pictures are dropped on it, over and over, and look what the next start finds.

``python -m tests.tools.kill9_window 50`` does it fifty times. Each run is a process with the whole program: pictures
fall on its quote as from a file manager, the panel's button is pressed, and every second time the issue is saved, until
SIGKILL ends it. Then the program is started again, and it must be so that

- the issue opens, and the text on the disk is one that was there before or after a save;
- whatever the file or the recovered text names is there, and is pixel for pixel a picture that was dropped;
- a drop that was told of more than a second before the kill is in one of both;
- no file under a picture's name is half written, and no temporary file is left.
"""

import argparse
import hashlib
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from PIL import Image

from tests.ui.posts import POST

ROOT: Final = Path(__file__).parents[2]
LIMIT: Final = 1.0
"""Seconds of work that may be lost."""

_SIDE: Final = 160
_ADDRESS: Final = re.compile(r"!\[[^]]*]\(/blog/img/([^)]+)\)")
_PATIENCE: Final = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What the next start has found: the post, the texts that it offers, what it says, temporary files."""

    post: str
    recovered: tuple[str, ...]
    leftovers: tuple[str, ...]


Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """When a program is killed: so many seconds after its pictures of so many drops begin to be kept."""

    drops: int
    seconds: float

    @classmethod
    def any(cls, chance: random.Random) -> "Moment":
        """Return one at random: every other one while files are being written."""
        drops = chance.randrange(-2, 6)
        return cls(drops, chance.uniform(0, 0.12)) if drops > 0 else cls(0, chance.uniform(0, 3.0))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a kill cost, and what was wrong after it: nothing, if all is well."""

    drops: int
    saves: int
    files: int
    leftovers: int
    lost: float
    wrong: tuple[str, ...]


def pixels(number: int) -> bytes:
    """Return the pixels of a picture that no packer makes small."""
    return random.Random(number).randbytes(_SIDE * _SIDE * 3)  # noqa: S311 - data of a test


def post_in(root: Path) -> Path:
    return root / "site/content/blog/2031/03/2031-03-07-twim.md"


def made(root: Path) -> None:
    """Make a site with a post, and pictures beside it."""
    post = post_in(root)
    post.parent.mkdir(parents=True)
    post.write_text(POST, encoding="utf-8")
    (root / "site/config.toml").write_text('base_url = "https://example.org"\n', encoding="utf-8")
    (root / "site/static").mkdir()


def tell(what: str, **more: object) -> None:
    """Say what was reached in one write, which a kill cannot tear apart."""
    os.write(1, (json.dumps({"what": what, "when": time.monotonic(), **more}) + "\n").encode())


class Program:
    """The program with its window, as it is run and killed, and as it is started again."""

    def __init__(self, root: Path) -> None:
        from twimeditor.app import create_application

        self.root = root
        post = post_in(root)
        self.application = create_application(["twimeditor", "--profile", str(root / "profile"), str(post)])
        self.window, self.session = self.application.window, self.application.session
        self.window.show()
        wait_until(lambda: bool(self.session.document.sections))

    def text(self) -> str:
        from twimeditor.core.post import write

        return write(self.session.document)

    def drop_for_ever(self) -> None:
        """Drop one picture after the other, and save now and then, until the process is killed."""
        document = self.session.document
        self.window.parts.selection.select(next(one.id for one in document.entries if one.title == "Glow"))
        tell("begun", text=self.text())
        for number in range(sys.maxsize):
            self.drop(number)
            tell("dropped", text=self.text(), number=number)
            if number % 2:
                tell("saving", text=self.text())
                self.window.posts.save()
                tell("saved", text=self.text())

    def drop(self, number: int) -> None:
        from tests.ui.images.hands import drop, files
        from twimeditor.ui.forms.text_editor import TextEditor
        from twimeditor.ui.images.panel import PicturePanel

        path = self.root / f"picture-{number}.png"
        Image.frombytes("RGB", (_SIDE, _SIDE), pixels(number)).save(path)
        before = self.session.document
        field = self.window.form.field("update[0].quote")
        assert field is not None
        assert isinstance(field.editor, TextEditor)
        drop(field.editor.viewport(), files(path))
        wait_until(lambda: bool(self.window.findChildren(PicturePanel)))
        panel = self.window.findChildren(PicturePanel)[-1]
        wait_until(lambda: panel.batch.is_ready)
        tell("inserting")
        panel.insert.click()
        wait_until(lambda: self.session.document is not before)
        wait_until(lambda: not self.window.findChildren(PicturePanel))

    def look(self) -> None:
        """Tell what a start finds."""
        from PySide6.QtTest import QTest

        QTest.qWait(300)
        found = self.window.parts.controller.recovered().recovered
        parts = [str(path.relative_to(self.root)) for path in self.root.rglob(".twimeditor-*")]
        tell("found", post=self.text(), recovered=[one.text for one in found], leftovers=parts)
        self.application.close()


def wait_until(done: Callable[[], bool]) -> None:
    """Let Qt work until something is so."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        QApplication.processEvents()
        time.sleep(0.002)


def program(role: str, root: Path) -> "subprocess.Popen[bytes]":
    """Start a program that is shown nowhere."""
    command = [sys.executable, "-m", "tests.tools.kill9_window", "--program", role, str(root)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill_one(root: Path, moment: Moment) -> Outcome:
    """Let a window take pictures until a moment, kill it with all that it has started, and start again."""
    made(root)
    with program("drop", root) as running:
        assert running.stdout is not None
        told = list(_told_until(running.stdout, moment.drops))
        time.sleep(moment.seconds)
        os.killpg(running.pid, signal.SIGKILL)
        killed = time.monotonic()
        told += [json.loads(line) for line in running.stdout.read().splitlines()]
    assert told, "the program ended by itself"
    leftovers = len(list(root.rglob(".twimeditor-*")))
    on_disk = post_in(root).read_text(encoding="utf-8")
    with program("look", root) as again:
        assert again.stdout is not None
        found = [json.loads(line) for line in again.stdout.read().splitlines()]
    assert found, "the issue did not open again"
    seen = Found(found[-1]["post"], tuple(found[-1]["recovered"]), tuple(found[-1]["leftovers"]))
    return judge(root, told, killed, on_disk, seen, leftovers)


def _told_until(lines: IO[bytes], drops: int) -> Iterator[Told]:
    """Yield what a program tells until it keeps the pictures of so many drops, or at first has begun."""
    while line := lines.readline():
        told = json.loads(line)
        yield told
        drops -= told["what"] == "inserting"
        if drops <= 0:
            return


def judge(root: Path, told: Sequence[Told], killed: float, on_disk: str, found: Found, leftovers: int) -> Outcome:
    """Compare what a killed program has told with what the next one has found."""
    drops = [one for one in told if one["what"] == "dropped"]
    saves = [one for one in told if one["what"] == "saved"]
    known = {digest(pixels(number)) for number in range(len(drops) + 1)}
    wrong = list(_wrong_texts(told, on_disk, found))
    files = [*(root / "site/static").rglob("*.*"), *(root / "profile").rglob("static/**/*.*")]
    whole = {path.name for path in files if is_one_of(path, known)}
    wrong += [f"{path.name} is no whole picture" for path in files if path.name not in whole]
    texts = (found.post, *found.recovered)
    named = {name for text in texts for name in _ADDRESS.findall(text)}
    wrong += [f"{name} is named and not there" for name in named - {path.name for path in files}]
    wrong += [f"{one} is left" for one in found.leftovers]
    kept = max((number for number, one in enumerate(told) if one.get("text") in texts), default=-1)
    late = [float(one["when"]) for one in told[kept + 1 :] if one["what"] == "dropped"]
    lost = killed - late[0] if late else 0.0
    return Outcome(len(drops), len(saves), len(files), leftovers, lost, tuple(wrong))


def _wrong_texts(told: Sequence[Told], on_disk: str, found: Found) -> Iterator[str]:
    saved = [one["text"] for one in told if one["what"] in {"begun", "saved"}][-1:]
    saving = [one["text"] for one in told[-1:] if one["what"] == "saving"]
    if on_disk not in saved + saving:
        yield "the post is neither old nor new"
    if found.post != on_disk and found.post not in found.recovered:
        yield "another text was opened than lies on the disk"


def is_one_of(path: Path, known: set[str]) -> bool:
    """Tell whether a file is a whole picture with known pixels."""
    try:
        with Image.open(io.BytesIO(path.read_bytes())) as image:
            return digest(image.convert("RGB").tobytes()) in known
    except (OSError, SyntaxError):
        return False


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def main() -> int:
    """Kill as often as is asked for, print what was left, and tell by the exit code whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int, nargs="?", default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", nargs=2, metavar=("ROLE", "ROOT"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.program:
        role, root = arguments.program
        running = Program(Path(root))
        running.look() if role == "look" else running.drop_for_ever()
        return 0
    chance = random.Random(arguments.seed)  # noqa: S311 - no secret
    outcomes = []
    for _ in range(arguments.kills):
        with tempfile.TemporaryDirectory() as name:
            outcomes.append(kill_one(Path(name), Moment.any(chance)))
        if outcomes[-1].wrong:
            print(outcomes[-1], flush=True)
    return report(outcomes)


def report(outcomes: list[Outcome]) -> int:
    lost = max(one.lost for one in outcomes)
    wrong = [word for one in outcomes for word in one.wrong]
    print(
        f"{len(outcomes)} kills; {sum(one.drops for one in outcomes)} drops and "
        f"{sum(one.saves for one in outcomes)} saves told of, {sum(one.files for one in outcomes)} files"
    )
    print(f"temporary files after the kill: {sum(one.leftovers > 0 for one in outcomes)} times")
    print(f"longest loss of a drop: {lost:.2f} s")
    print(f"wrong: {len(wrong)}")
    return int(bool(wrong) or lost > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
