"""A real drag from another program, on a screen of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.ui.images.hands import picture_file

ROOT = Path(__file__).parents[3]
STEPS = 10

pytestmark = pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")


@pytest.fixture
def screen() -> Iterator[Mapping[str, str]]:
    """Return the environment of programs on a screen that nobody sees."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        yield kept | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        server.terminate()


def test_a_picture_of_another_program_goes_to_the_quote(screen: Mapping[str, str], post: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        source = stack.enter_context(program("source", picture_file(tmp_path, "lamp.png"), screen))
        stack.callback(source.terminate)
        assert line(source) == ["ready"]
        target = stack.enter_context(program("target", post, screen))
        stack.callback(target.kill)
        word, x, y = line(target)
        assert word == "at"
        drag((1160, 100), (int(x), int(y)), screen)
        assert line(target) == ["in", ">", "![](/blog/img/2031-03-07-lamp.png)"]


def program(role: str, path: Path, screen: Mapping[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.ui.images.dragging", role, str(path)]
    return subprocess.Popen(command, cwd=ROOT, env=dict(screen), stdout=subprocess.PIPE, text=True)


def line(running: "subprocess.Popen[str]") -> list[str]:
    assert running.stdout is not None
    return running.stdout.readline().split()


def drag(start: tuple[int, int], end: tuple[int, int], screen: Mapping[str, str]) -> None:
    """Press at one place, move slowly, let go at another."""
    steps = ["mousemove", *map(str, start), "mousedown", "1", "sleep", "0.2"]
    for step in range(1, STEPS + 1):
        x, y = (round(a + (b - a) * step / STEPS) for a, b in zip(start, end, strict=True))
        steps += ["mousemove", str(x), str(y), "sleep", "0.08"]
    steps += ["sleep", "0.3", "mouseup", "1"]
    subprocess.run(["xdotool", *steps], env=dict(screen), check=True, timeout=60)  # noqa: S607 - found by which
