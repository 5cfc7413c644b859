"""Real drags and a real clipboard: pictures of other programs, on a screen that nobody sees."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from tests.ui.images.hands import picture_file
from tests.ui.posts import POST

ROOT = Path(__file__).parents[3]
STEPS = 10
MOST = 100
"""How often the window is asked at most whether a drag has come to its end."""

LAMP = "> ![](/blog/img/2031-03-07-lamp.png)"
WHERE = {
    "quote": f"{LAMP}\n>\n> First report.\n",
    "outline": f"> Wick burns longer.\n>\n{LAMP}\n",
    "preview": f"> First report.\n>\n{LAMP}\n",
}
"""What stands in the post when the picture was let go at the quote's beginning, on a row, below the quote's text."""

COLOURS = {"shot": "red", "files": "green", "page": "blue", "inline": "gold"}

needed = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(needed), reason=f"needs a screen that nobody sees: no {' and no '.join(needed)}")

Screen = Mapping[str, str]


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


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
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
def program(role: str, path: Path, screen: Screen) -> Iterator[Program]:
    command = [sys.executable, "-m", "tests.ui.images.programs", role, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=dict(screen), stdin=pipe, stdout=pipe, text=True) as running:
        yield Program(running)
        running.kill()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desktop")


@pytest.fixture(scope="module")
def running(screen: Screen, folder: Path) -> Iterator[Program]:
    """Return the editor with the tests' own post."""
    post = folder / "2031-03-07-twim.md"
    post.write_text(POST, encoding="utf-8")
    with program("editor", post, screen) as found:
        yield found


@pytest.fixture
def editor(running: Program) -> Iterator[Program]:
    """Return it as it was at first, and let it be so again."""
    yield running
    assert running.ask("undo") == {"text": POST}


@pytest.fixture(scope="module")
def source(screen: Screen, folder: Path) -> Iterator[Program]:
    with program("source", picture_file(folder, "lamp.png"), screen) as found:
        yield found


@pytest.fixture(scope="module")
def clipboard(screen: Screen, folder: Path) -> Iterator[Program]:
    with program("clipboard", folder, screen) as found:
        yield found


@pytest.mark.parametrize(("pane", "where"), WHERE.items(), ids=tuple(WHERE))
def test_a_picture_that_is_dragged_from_another_program_stands_where_it_was_let_go(
    editor: Program, source: Program, screen: Screen, pane: str, where: str
) -> None:
    drag(source, editor, pane, screen)
    assert editor.ask("panel") == {"alt": "", "name": "lamp"}
    xdotool(screen, "key", "Return")
    found = editor.ask("text")
    assert where in found["text"], around(found["text"])
    assert found["label"] == "Insert picture"


@pytest.mark.parametrize(
    ("way", "alt", "name"),
    [
        ("shot", "", "picture"),
        ("files", "", "green"),
        ("page", "a lamp & its oil", "a lamp"),
        ("inline", "a lamp", "picture"),
    ],
)
def test_a_picture_that_another_program_has_copied_is_pasted_at_the_caret(
    editor: Program, clipboard: Program, screen: Screen, folder: Path, way: str, alt: str, name: str
) -> None:
    copied = picture_file(folder, f"{COLOURS[way]}.png", colour=COLOURS[way])
    assert clipboard.ask(f"{way} {copied.name}") == {"state": "copied", "owned": True}
    editor.ask("caret")
    xdotool(screen, "key", "ctrl+v")
    assert editor.ask("panel") == {"alt": alt, "name": name}
    xdotool(screen, "key", "Return")
    lines = editor.ask("text")["text"].splitlines()
    at = lines.index("> First report.")
    assert lines[at - 2].startswith(f"> ![{alt}](/blog/img/2031-03-07-{name.replace(' ', '-')}")
    assert lines[at - 1] == ">"


def around(text: str) -> str:
    """Return where the picture stands."""
    before, mark, after = text.partition("![")
    return before[-80:] + mark + after[:120]


def drag(source: Program, editor: Program, pane: str, screen: Screen) -> None:
    """Press at one place, move slowly, let go at another once the window knows that the pointer is there.

    A busy window would get the drop for the last place that it has heard of.
    """
    start, end = source.ask("where"), editor.ask(pane)
    steps = [*moved(start), "mousedown", "1", "sleep", "0.2"]
    for step in range(1, STEPS + 1):
        between = {side: round(start[side] + (end[side] - start[side]) * step / STEPS) for side in "xy"}
        steps += [*moved(between), "sleep", "0.05"]
    xdotool(screen, *steps)
    for _ in range(MOST):
        xdotool(screen, *moved(end, aside=1), "sleep", "0.05", *moved(end), "sleep", "0.05")
        if editor.ask("over") == end:
            break
    xdotool(screen, "mouseup", "1")


def moved(to: Mapping[str, int], aside: int = 0) -> tuple[str, ...]:
    return "mousemove", str(to["x"] + aside), str(to["y"])


def xdotool(screen: Screen, *words: str) -> None:
    subprocess.run(["xdotool", *words], env=dict(screen), check=True, timeout=60)  # noqa: S607 - found by which
