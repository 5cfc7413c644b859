"""Kill the real window while pictures are dropped on it, over and over, and look what the next start finds.

``python -m tests.tools.kill9_window 50`` does it fifty times. Each run is a process with the whole program: pictures
fall on its quote as from a file manager, the panel's button is pressed, and every second time the issue is saved, until
SIGKILL ends it. Then the program is started again, and it must be so that

- the issue opens, and the text on the disk is one that was there before or after a save;
- whatever the file or the recovered text names is there, and is pixel for pixel a picture that was dropped;
- a drop that was told of more than a second before the kill is in one of both;
- no file under a picture's name is half written, and no temporary file is left.
"""

import hashlib
import io
import json
import os
import random
import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from PIL import Image

from tests.tools.killing import (
    Told,
    WindowProgram,
    found_by,
    is_old_or_new,
    lost_of,
    made,
    post_in,
    run,
    started,
    tell,
    wait_until,
)

_TOOL: Final = "kill9_window"
_SIDE: Final = 160
_ADDRESS: Final = re.compile(r"!\[[^]]*]\(/blog/img/([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Found:
    """What the next start has found: the post, the texts that it offers, what it says, temporary files."""

    post: str
    recovered: tuple[str, ...]
    leftovers: tuple[str, ...]


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


class Program(WindowProgram):
    """Drops pictures, or looks what is there."""

    def drop_for_ever(self) -> None:
        """Drop one picture after the other, and save now and then, until the process is killed."""
        document = self.session.document
        self.window.parts.selection.select(next(one.id for one in document.entries if one.title == "Glow"))
        tell("begun", text=self.text())
        for number in range(sys.maxsize):
            self.drop(number)
            tell("dropped", text=self.text(), number=number)
            if number % 2:
                self.save()

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


def kill_one(root: Path, moment: Moment) -> Outcome:
    """Let a window take pictures until a moment, kill it with all that it has started, and start again."""
    made(root)
    with started(_TOOL, "drop", root) as running:
        assert running.stdout is not None
        told = list(_told_until(running.stdout, moment.drops))
        time.sleep(moment.seconds)
        os.killpg(running.pid, signal.SIGKILL)
        killed = time.monotonic()
        told += [json.loads(line) for line in running.stdout.read().splitlines()]
    assert told, "the program ended by itself"
    leftovers = len(list(root.rglob(".twimeditor-*")))
    on_disk = post_in(root).read_text(encoding="utf-8")
    found = found_by(started(_TOOL, "look", root))
    seen = Found(found["post"], tuple(found["recovered"]), tuple(found["leftovers"]))
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
    lost = lost_of(told, texts, killed, lambda one: one["what"] == "dropped")
    return Outcome(len(drops), len(saves), len(files), leftovers, lost, tuple(wrong))


def _wrong_texts(told: Sequence[Told], on_disk: str, found: Found) -> Iterator[str]:
    if not is_old_or_new(told, on_disk):
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


def report(outcomes: Sequence[Outcome]) -> None:
    print(
        f"{len(outcomes)} kills; {sum(one.drops for one in outcomes)} drops and "
        f"{sum(one.saves for one in outcomes)} saves told of, {sum(one.files for one in outcomes)} files"
    )
    print(f"temporary files after the kill: {sum(one.leftovers > 0 for one in outcomes)} times")


def main() -> int:
    """Kill windows that take pictures."""
    roles = {"drop": lambda root: Program(root).drop_for_ever(), "look": lambda root: Program(root).look()}
    return run(__doc__, roles, lambda root, chance, _number: kill_one(root, Moment.any(chance)), report)


if __name__ == "__main__":
    sys.exit(main())
