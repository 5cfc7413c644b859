"""Kill the real window while it is checked and mended, over and over, and look what is left.

``python -m tests.tools.kill9_check 50`` does it fifty times. Each run is a process with the whole program: a quote gets
a bare address and a word that nobody knows, the check finds the address, it is fixed, something is ignored, the word is
learnt, and every second time the issue is saved, until SIGKILL ends the window alone or, every other time, its check
first. Then it must be so that

- the post on the disk is one that was there before or after a save, and nothing older than a second is lost;
- what was ignored and learnt a moment before is known to the next start, and neither file is damaged;
- no process of the run is left, and once the next start has checked, no folder of a linter.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

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

_PATIENCE: Final = 60.0
_MARK: Final = "TWIM_KILLED_RUN"
_LETTERS: Final = "abcdefghij"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a window had done until it was killed, and what was wrong after it: nothing, if all is well."""

    fixes: int
    saves: int
    lost: float
    wrong: tuple[str, ...]


class Program(WindowProgram):
    """Makes mistakes and mends them, or looks what is known."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.watch = self.window.parts.problems

    def mend_for_ever(self) -> None:
        """Make mistakes and mend them, until the process is killed."""
        tell("begun", text=self.text())
        for number in range(sys.maxsize):
            self.mend(number)
            if number % 2:
                self.save()

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
    """Start a program with a folder of its own for what is temporary."""
    (root / "tmp").mkdir(exist_ok=True)
    return started("kill9_check", role, root, TMPDIR=str(root / "tmp"), **{_MARK: str(root)})


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
    found = found_by(program("look", root))
    wrong += judge(root, told, on_disk, found)
    texts = (found["post"], *found["recovered"])
    lost = lost_of(told, texts, killed, lambda one: "text" in one)
    fixes, saves = (sum(one["what"] == what for one in told) for what in ("fixed", "saved"))
    return Outcome(fixes, saves, lost, tuple(wrong))


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
    if not is_old_or_new(told, on_disk):
        yield "the post is neither old nor new"
    learnt = {one["word"] for one in told if one["what"] == "learnt"}
    if not learnt <= set(found["words"]):
        yield f"{learnt - set(found['words'])} is no longer known"
    config = root / "profile/config"
    yield from (f"{path.name} is left" for path in config.glob("*damaged*"))
    if learnt and len((config / "ignored.toml").read_text(encoding="utf-8").split("[[")) - 1 < 1:
        yield "nothing is ignored any more"
    yield from (f"{path.name} is left" for path in (root / "tmp").glob("twimeditor-*"))


def report(outcomes: Sequence[Outcome]) -> None:
    print(f"{len(outcomes)} kills; {sum(one.fixes for one in outcomes)} fixes and ", end="")
    print(f"{sum(one.saves for one in outcomes)} saves told of")


def main() -> int:
    """Kill windows that check and mend."""
    roles = {"mend": lambda root: Program(root).mend_for_ever(), "look": lambda root: Program(root).look()}

    def kill(root: Path, chance: random.Random, number: int) -> Outcome:
        return kill_one(root, chance.uniform(0, 8), check_first=number % 2 == 1)

    return run(__doc__, roles, kill, report)


if __name__ == "__main__":
    sys.exit(main())
