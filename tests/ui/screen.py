"""Programs on a screen that nobody sees: what they are asked, and what a hand does there."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

ROOT = Path(__file__).parents[2]
STEPS = 10
MOST = 100
"""How often a window is asked at most whether a drag has come to its end."""

needed = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
on_a_screen = pytest.mark.skipif(bool(needed), reason=f"needs a screen that nobody sees: no {' and no '.join(needed)}")

Screen = Mapping[str, str]
Place = Mapping[str, int]

DROPPED = ("mouseup", "1")
"""The last that a hand does in a drag."""


class Program:
    """A running program, that answers each line with one."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self._running = running
        assert self.answer()["state"] == "ready"

    def ask(self, line: str) -> dict[str, Any]:
        """Say a line; return what is answered."""
        told = self._stream(self._running.stdin)
        told.write(f"{line}\n")
        told.flush()
        return self.answer()

    def answer(self) -> dict[str, Any]:
        found = json.loads(self._stream(self._running.stdout).readline() or "{}")
        assert found, f"the program has ended with {self._running.wait(10)}"
        assert isinstance(found, dict)
        return found

    @staticmethod
    def _stream(stream: IO[str] | None) -> IO[str]:
        assert stream is not None
        return stream


@contextmanager
def a_screen() -> Iterator[Screen]:
    """Return the environment of programs on a screen of their own."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        yield kept | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        server.terminate()


@contextmanager
def program(module: str, role: str, path: Path, screen: Screen) -> Iterator[Program]:
    """Run a module of the tests as a program, in a role that it has."""
    command = [sys.executable, "-m", module, role, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=dict(screen), stdin=pipe, stdout=pipe, text=True) as running:
        yield Program(running)
        running.kill()


def drag(start: Place, end: Place, over: Callable[[], Place], screen: Screen, *, last: Sequence[str]) -> None:
    """Press at one place, move slowly to another, and do the `last` thing once the window knows that it is there.

    A busy window would get the drop for the last place that it has heard of, `over`. One that refuses what is dragged
    need not hear of it.
    """
    steps = [*moved(start), "mousedown", "1", "sleep", "0.2"]
    for step in range(1, STEPS + 1):
        between = {side: round(start[side] + (end[side] - start[side]) * step / STEPS) for side in "xy"}
        steps += [*moved(between), "sleep", "0.05"]
    xdotool(screen, *steps)
    for _ in range(MOST):
        xdotool(screen, *moved(end, aside=1), "sleep", "0.05", *moved(end), "sleep", "0.05")
        if over() == end:
            break
    xdotool(screen, *last)


def moved(to: Mapping[str, int], aside: int = 0) -> tuple[str, ...]:
    return "mousemove", str(to["x"] + aside), str(to["y"])


def xdotool(screen: Screen, *words: str) -> None:
    subprocess.run(["xdotool", *words], env=dict(screen), check=True, timeout=60)  # noqa: S607 - found by which
