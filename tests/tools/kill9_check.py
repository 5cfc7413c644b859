"""Kill the real window while it is checked and mended, over and over, and look what is left.

``python -m tests.tools.kill9_check 50`` does it fifty times. Each run is a process with the whole program: a quote gets
a bare address and a word that nobody knows, the check finds the address, it is fixed, something is ignored, the word is
learnt, and every second time the issue is saved, until SIGKILL ends the window alone or, every other time, its check
first. Then it must be so that

- the post on the disk is one that was there before or after a save, and nothing older than a second is lost;
- what was ignored and learnt a moment before is known to the next start, and neither file is damaged;
- no process of the run is left, and once the next start has checked, no folder of a linter.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from tests.tools.kill9_window import made, post_in, tell, wait_until

ROOT: Final = Path(__file__).parents[2]
LIMIT: Final = 1.0
"""Seconds of work that may be lost."""

_PATIENCE: Final = 60.0
_MARK: Final = "TWIM_KILLED_RUN"
_LETTERS: Final = "abcdefghij"

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a window had done until it was killed, and what was wrong after it: nothing, if all is well."""

    fixes: int
    saves: int
    lost: float
    wrong: tuple[str, ...]


class Program:
    """The program with its window, as it is run and killed, and as it is started again."""

    def __init__(self, root: Path) -> None:
        from twimeditor.app import create_application

        post = post_in(root)
        self.application = create_application(["twimeditor", "--profile", str(root / "profile"), str(post)])
        self.window, self.session = self.application.window, self.application.session
        self.watch = self.window.parts.problems
        self.window.show()
        wait_until(lambda: bool(self.session.document.sections))

    def text(self) -> str:
        from twimeditor.core.post import write

        return write(self.session.document)

    def mend_for_ever(self) -> None:
        """Make mistakes and mend them, until the process is killed."""
        tell("begun", text=self.text())
        for number in range(sys.maxsize):
            self.mend(number)
            if number % 2:
                tell("saving", text=self.text())
                self.window.posts.save()
                tell("saved", text=self.text())

    def mend(self, number: int) -> None:
        from twimeditor.core.check.ignoring import Scope
        from twimeditor.core.model import Quote, edits
        from twimeditor.ui.problems.deeds import ProblemDeeds

        address, word = f"https://lamp.example/{number}", word_of(number)
        quote = next(node for node in self.session.document.leaves() if isinstance(node, Quote))
        body = f"Look {address} and {word}, [here](https://lamp.example/{word})."
        self.session.edit("Edit", partial(edits.set_field, target=quote.id, field="body", value=body))
        tell("typed", text=self.text())
        wait_until(lambda: self.watch.is_current() and bool(self.watch.of_node(quote.id)))
        bare = next(one for one in self.watch.of_node(quote.id) if one.rule == "MD034")
        deeds = ProblemDeeds(self.session, self.watch)
        deeds.fix(bare, bare.fixes[0])
        tell("fixed", text=self.text(), number=number)
        others = (one for one in self.watch.problems() if one.place.text and one.rule != "MD034")
        for other in islice(others, 1):
            deeds.ignore(other, Scope.ISSUE)
        deeds.learn(word)
        tell("learnt", word=word, ignored=len(self.watch.ignored()))

    def look(self) -> None:
        """Tell what a start finds, once it has checked."""
        wait_until(self.watch.is_current)
        recovered = [one.text for one in self.window.parts.controller.recovered().recovered]
        tell("found", post=self.text(), recovered=recovered, words=sorted(self.window.parts.words.all()))
        self.application.close()


def word_of(number: int) -> str:
    """Return a word that is in no dictionary."""
    return "Xq" + "".join(_LETTERS[int(digit)] for digit in str(number))


def program(role: str, root: Path) -> "subprocess.Popen[bytes]":
    """Start a program that is shown nowhere, with a folder of its own for what is temporary."""
    (root / "tmp").mkdir(exist_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(root / "tmp"), _MARK: str(root)}
    if os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    command = [sys.executable, "-m", "tests.tools.kill9_check", "--program", role, str(root)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def processes(root: Path) -> Iterator[tuple[int, str]]:
    """Yield number and command line of the processes of a run, the check's and the linters' among them."""
    mark = f"{_MARK}={root}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                yield int(folder.name), (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue


def kill_one(root: Path, seconds: float, *, check_first: bool) -> Outcome:
    """Let a window mend until a moment, kill it, and start again."""
    made(root)
    with program("mend", root) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        assert first, "the program ended by itself"
        told = [json.loads(first)]
        time.sleep(seconds)
        if check_first:
            for number, command in processes(root):
                if "spawn_main" in command:
                    os.kill(number, signal.SIGKILL)
            time.sleep(seconds / 10)
        running.kill()
        killed = time.monotonic()
        told += [json.loads(line) for line in running.stdout.read().splitlines()]
    wrong = [] if ended(root) else [f"still runs: {command}" for _, command in processes(root)]
    on_disk = post_in(root).read_text(encoding="utf-8")
    with program("look", root) as again:
        assert again.stdout is not None
        found = [json.loads(line) for line in again.stdout.read().splitlines()]
    assert found, "the issue did not open again"
    wrong += judge(root, told, on_disk, found[-1])
    texts = (found[-1]["post"], *found[-1]["recovered"])
    kept = max((number for number, one in enumerate(told) if one.get("text") in texts), default=-1)
    late = [float(one["when"]) for one in told[kept + 1 :] if "text" in one]
    fixes, saves = (sum(one["what"] == what for one in told) for what in ("fixed", "saved"))
    return Outcome(fixes, saves, killed - late[0] if late else 0.0, tuple(wrong))


def ended(root: Path) -> bool:
    """Wait until no process of a run is left, and tell whether that came."""
    end = time.monotonic() + _PATIENCE
    while any(processes(root)):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def judge(root: Path, told: Sequence[Told], on_disk: str, found: Told) -> Iterator[str]:
    """Compare what a killed program has told with what the next one has found."""
    saved = [one["text"] for one in told if one["what"] in {"begun", "saved"}][-1:]
    saving = [one["text"] for one in told[-1:] if one["what"] == "saving"]
    if on_disk not in saved + saving:
        yield "the post is neither old nor new"
    learnt = {one["word"] for one in told if one["what"] == "learnt"}
    if not learnt <= set(found["words"]):
        yield f"{learnt - set(found['words'])} is no longer known"
    config = root / "profile/config"
    yield from (f"{path.name} is left" for path in config.glob("*damaged*"))
    if learnt and len((config / "ignored.toml").read_text(encoding="utf-8").split("[[")) - 1 < 1:
        yield "nothing is ignored any more"
    yield from (f"{path.name} is left" for path in (root / "tmp").glob("twimeditor-*"))


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
        running.look() if role == "look" else running.mend_for_ever()
        return 0
    chance = random.Random(arguments.seed)  # noqa: S311 - no secret
    outcomes = []
    for number in range(arguments.kills):
        with tempfile.TemporaryDirectory() as name:
            outcomes.append(kill_one(Path(name), chance.uniform(0, 8), check_first=number % 2 == 1))
        if outcomes[-1].wrong:
            print(outcomes[-1], flush=True)
    return report(outcomes)


def report(outcomes: list[Outcome]) -> int:
    lost = max(one.lost for one in outcomes)
    wrong = [word for one in outcomes for word in one.wrong]
    print(f"{len(outcomes)} kills; {sum(one.fixes for one in outcomes)} fixes and ", end="")
    print(f"{sum(one.saves for one in outcomes)} saves told of")
    print(f"longest loss: {lost:.2f} s")
    print(f"wrong: {len(wrong)}")
    return int(bool(wrong) or lost > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
