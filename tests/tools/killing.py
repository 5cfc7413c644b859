"""What the programs share that kill the real window over and over, and look what is left."""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from tests.ui.posts import POST

ROOT: Final = Path(__file__).parents[2]
LIMIT: Final = 1.0
"""Seconds of work that may be lost."""

_PATIENCE: Final = 60

Told = dict[str, Any]


class Judged(Protocol):
    """What a kill cost, and what was wrong after it."""

    @property
    def lost(self) -> float: ...
    @property
    def wrong(self) -> tuple[str, ...]: ...


J = TypeVar("J", bound=Judged)


class WindowProgram:
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

    def save(self) -> None:
        """Save, and tell of it before and after."""
        tell("saving", text=self.text())
        self.window.posts.save()
        tell("saved", text=self.text())


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


def wait_until(done: Callable[[], bool]) -> None:
    """Let Qt work until something is so."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        QApplication.processEvents()
        time.sleep(0.002)


def started(tool: str, role: str, root: Path, **environment: str) -> "subprocess.Popen[bytes]":
    """Start a program of one of these tools, shown nowhere, in a group of its own."""
    command = [sys.executable, "-m", f"tests.tools.{tool}", "--program", role, str(root)]
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    if os.geteuid() == 0:
        variables["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def found_by(looking: "subprocess.Popen[bytes]") -> Told:
    """Return what a program has found that was started again."""
    with looking:
        assert looking.stdout is not None
        found: list[Told] = [json.loads(line) for line in looking.stdout.read().splitlines()]
    assert found, "the issue did not open again"
    return found[-1]


def lost_of(told: Sequence[Told], texts: Sequence[str], killed: float, wanted: Callable[[Told], bool]) -> float:
    """Return how old the oldest wanted thing is that was told of and that no text has, in seconds."""
    kept = max((number for number, one in enumerate(told) if one.get("text") in texts), default=-1)
    late = [float(one["when"]) for one in told[kept + 1 :] if wanted(one)]
    return killed - late[0] if late else 0.0


def is_old_or_new(told: Sequence[Told], on_disk: str) -> bool:
    """Tell whether a post is one that was there before or after a save."""
    saved = [one["text"] for one in told if one["what"] in {"begun", "saved"}][-1:]
    saving = [one["text"] for one in told[-1:] if one["what"] == "saving"]
    return on_disk in saved + saving


def run(
    words: str | None,
    roles: Mapping[str, Callable[[Path], None]],
    kill: Callable[[Path, random.Random, int], J],
    report: Callable[[Sequence[J]], None],
) -> int:
    """Kill as often as is asked for, print what was left, and tell by the exit code whether all is well.

    `roles` are what the programs do that are started for it, `kill` is given a folder, chance and the kill's number.
    """
    parser = argparse.ArgumentParser(description=words, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int, nargs="?", default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", nargs=2, metavar=("ROLE", "ROOT"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.program:
        role, root = arguments.program
        roles[role](Path(root))
        return 0
    chance = random.Random(arguments.seed)  # noqa: S311 - no secret
    outcomes: list[J] = []
    for number in range(arguments.kills):
        with tempfile.TemporaryDirectory() as name:
            outcomes.append(kill(Path(name), chance, number))
        if outcomes[-1].wrong:
            print(outcomes[-1], flush=True)
    report(outcomes)
    return _ended(outcomes)


def _ended(outcomes: Sequence[Judged]) -> int:
    lost = max((one.lost for one in outcomes), default=0.0)
    wrong = [word for one in outcomes for word in one.wrong]
    print(f"longest loss: {lost:.2f} s", f"wrong: {len(wrong)}", sep="\n")
    return int(bool(wrong) or lost > LIMIT)
